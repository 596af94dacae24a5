"""JSON as a file: UTF-8, the same bytes for the same data, and nothing in it steers a screen."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from pakafg.text.escape import STEERING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["write_json_file"]

_PIECES: Final = 10_000  # of text, such as a word or a comma, that are written at once


def write_json_file(path: Path, data: object, *, indent: int | None = 1) -> None:
    """Write data as JSON; characters that steer stand within texts, and there as JSON escapes them.

    Args:
        path: The file.
        data: Plain data.
        indent: How far each level is set in; None: all on one line.
    """
    separators = (",", ":") if indent is None else None
    encoder = json.JSONEncoder(ensure_ascii=False, indent=indent, separators=separators)
    # Python's own writer takes many times as much memory for all pieces as for the text of them;
    # what stands on one line is written in C, as one piece.
    pieces = iter([encoder.encode(data)]) if indent is None else encoder.iterencode(data)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_without_steering(portion) for portion in _portions(pieces))
        file.write("\n")


def _portions(pieces: Iterator[str]) -> Iterator[str]:
    """Join pieces of text to portions."""
    while portion := "".join(islice(pieces, _PIECES)):
        yield portion


def _without_steering(text: str) -> str:
    """Escape the characters that steer."""
    return re.sub(STEERING, lambda at: f"\\u{ord(at[0]):04x}", text)
