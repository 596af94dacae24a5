"""Text from strangers, made harmless where it is shown.

Laws of this file: what steers a reader's terminal or page leaves through no door. Control
characters and those that turn the direction of writing are spelt out in plain text and in
references (`printable`), and stand as signs, one for one, in pages, pictures and tables (`masked`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["MASK", "STEERING", "masked", "printable"]

STEERING: Final = (
    # Control characters but the line's end and the tab.
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"
    # Embeddings, overrides and isolates: they show words in an order that is not theirs.
    r"\u202a-\u202e\u2066-\u2069]"
)
"""A regular expression, for Python and for polars, of the characters that steer what shows them."""

MASK: Final = "\ufffd"
"""The sign that stands for such a character: Unicode's own for what cannot be shown."""

_STEERING: Final = re.compile(STEERING)


def printable(text: str, keep: Collection[str] = ()) -> str:
    r"""Spell out what would steer a terminal.

    Args:
        text: The text.
        keep: Escape sequences that are the caller's own.

    >>> printable("deadlock\x1b[2J")
    'deadlock\\x1b[2J'
    """
    known = "|".join([*map(re.escape, keep), STEERING])
    return re.sub(known, lambda at: at[0] if at[0] in keep else ascii(at[0])[1:-1], text)


def masked(text: str) -> str:
    r"""Put a sign in the place of each character that would steer a page, a picture or a table.

    >>> masked("four\u202edead")
    'four�dead'
    """
    return _STEERING.sub(MASK, text)
