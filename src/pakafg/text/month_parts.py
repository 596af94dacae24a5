"""Early, mid and late in a month: the parts that documents name, and the days that UCDP reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.text.date_words import month_name
from pakafg.values.calendar import days_in_month
from pakafg.values.local_times import local_limits

if TYPE_CHECKING:
    from pakafg.values.when import When

__all__ = ["month_part_words"]

_PARTS: Final = {(1, 10): "early ", (10, 20): "mid-"}
_LATE: Final = 15  # from here to its end


def month_part_words(when: When) -> str | None:
    """Name the part of a month that a date is; None where it is none.

    Args:
        when: The date.

    >>> from pakafg.values.when import When
    >>> [
    ...     month_part_words(When.parse(text))
    ...     for text in ("[2025-10-10..2025-10-20]", "[2025-10-15..2025-10-31]", "2025-10-19")
    ... ]
    ['mid-October 2025', 'late October 2025', None]
    """
    first, last = local_limits(when)
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return None
    is_late = (first.day, last.day) == (_LATE, days_in_month(first.year, first.month))
    part = "late " if is_late else _PARTS.get((first.day, last.day))
    return None if part is None else f"{part}{month_name(first)} {first.year}"
