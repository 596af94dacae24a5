"""The text of a file that a command is given, or of standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from pakafg.corpus.source import read_one
from pakafg.errors import CorpusError, Problem

__all__ = ["STANDARD_INPUT", "text_argument"]

STANDARD_INPUT: Final = "-"
"""What stands for standard input in the place of a file."""

_BYTES: Final = 16 * 2**20


def text_argument(path: str) -> str:
    """Read the text of a file of 16 MiB at most.

    Args:
        path: The file; `-` for standard input.

    Raises:
        CorpusError: It is no ordinary file, too large, or not UTF-8.
    """
    if path == STANDARD_INPUT:
        return sys.stdin.read(_BYTES)
    data = read_one(Path(path), _BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 at byte {error.start}: save it as UTF-8"
        raise CorpusError(path, [Problem(path, None, None, reason)]) from None
