"""JSON as a file: UTF-8, the same bytes for the same data, and nothing in it steers a screen."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from pakafg.text.escape import STEERING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["write_json_file"]


def write_json_file(path: Path, data: object, *, indent: int | None = 1) -> None:
    """Write data as JSON; characters that steer stand within texts, and there as JSON escapes them.

    Args:
        path: The file.
        data: Plain data.
        indent: How far each level is set in; None: all on one line.
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    plain = re.sub(STEERING, lambda at: f"\\u{ord(at[0]):04x}", text)
    path.write_text(plain + "\n", encoding="utf-8", newline="\n")
