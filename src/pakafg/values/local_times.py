"""The first and the last minute of an uncertain date by its own clocks, as plain datetimes.

`When.earliest` and `When.latest` give the same as pendulum has it; who only compares or prints
them need not wait for that import, the slowest of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.values.calendar import local_time
from pakafg.values.edtf import own_zone

if TYPE_CHECKING:
    from datetime import datetime

    from pakafg.values.when import When

__all__ = ["local_limits"]


def local_limits(when: When) -> tuple[datetime | None, datetime | None]:
    """Give the first and the last minute that a date allows, each in its zone; None where open.

    Args:
        when: The date.

    Raises:
        OverflowError: A year lies outside 1 to 9999.

    >>> from pakafg.values.when import When
    >>> [f"{each:%d %b %H:%M}" for each in local_limits(When.parse("2025-10-19"))]
    ['19 Oct 00:00', '19 Oct 23:59']
    """
    first, last = when.first_minute, when.last_minute
    opening, closing = when.edtf.partition("/")[0], when.edtf.rpartition("/")[2]
    return (
        None if first is None else local_time(first, own_zone(opening, when.zone)),
        None if last is None else local_time(last, own_zone(closing, when.zone)),
    )
