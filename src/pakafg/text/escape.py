"""Text from strangers, made harmless where it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["printable"]

# Control characters but the line's end and the tab, and what turns the direction of writing.
_STEERING: Final = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


def printable(text: str, keep: Collection[str] = ()) -> str:
    r"""Spell out what would steer a terminal.

    Args:
        text: The text.
        keep: Escape sequences that are the caller's own.

    >>> printable("deadlock\x1b[2J")
    'deadlock\\x1b[2J'
    """
    known = "|".join([*map(re.escape, keep), _STEERING])
    return re.sub(known, lambda at: at[0] if at[0] in keep else ascii(at[0])[1:-1], text)
