"""Figures and ranges of persons, as a reader sees them."""

from __future__ import annotations

from typing import Final

__all__ = ["UNKNOWN", "counted", "figure", "figure_range"]

UNKNOWN: Final = "–"
"""What stands in the place of a figure that is open or unknown."""


def figure(number: float | None) -> str:
    """Write a figure with commas by thousands.

    >>> figure(1500), figure(None)
    ('1,500', '–')
    """
    return UNKNOWN if number is None else f"{number:,}"


def figure_range(low: float, high: float | None) -> str:
    """Write a range of persons, both ends included.

    Args:
        low: At least.
        high: At most; None: open.

    >>> figure_range(23, 58), figure_range(440, None), figure_range(5, 5)
    ('23 to 58', '440 or more', '5')
    """
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Count things.

    Args:
        number: How many.
        one: The word for one.
        many: The word for several; None: that for one, with an s.

    >>> counted(1, "origin"), counted(2, "origin")
    ('1 origin', '2 origins')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
