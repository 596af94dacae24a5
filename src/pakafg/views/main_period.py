"""The period that a page or a picture of time shows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


__all__ = ["is_mostly_within", "period"]

_NARROW: Final = timedelta(days=32)
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


def period(
    dates: Iterable[tuple[datetime | None, datetime | None]],
) -> tuple[datetime, datetime] | None:
    """Find the shortest run of days that holds nine in ten of the dates.

    Dates wider than a month, and open ones, are left aside.

    Args:
        dates: First and last minute of each date, in UTC; None where open.

    Returns:
        Its first and its last minute, whole days in UTC; None where nothing is dated.

    >>> from datetime import UTC, datetime
    >>> old = datetime(1893, 11, 12, tzinfo=UTC)
    >>> days = [datetime(2025, 10, day, tzinfo=UTC) for day in range(9, 20)]
    >>> first, last = period([(old, old), *((day, day) for day in days)])
    >>> first.isoformat(), last.isoformat()
    ('2025-10-09T00:00:00+00:00', '2025-10-19T23:59:00+00:00')
    """
    narrow = sorted(
        (first, last)
        for first, last in dates
        if first is not None and last is not None and last - first <= _NARROW
    )
    if not narrow:
        return None
    n_wanted = -(-len(narrow) * 9 // 10)  # nine in ten, rounded up
    first, last = min(_periods(narrow, n_wanted), key=lambda each: each[1] - each[0])
    return first.replace(hour=0, minute=0), last.replace(hour=0, minute=0) + _DAY - _MINUTE


def is_mostly_within(
    pieces: Iterable[tuple[datetime | None, datetime | None]], shown: tuple[datetime, datetime]
) -> bool:
    """Test whether half of what is possible lies in a period.

    Args:
        pieces: The stretches that are possible, first and last minute of each; what is open at
            its end counts until that of the period, what is open to the past never lies in one.
        shown: First and last minute of the period.

    >>> from datetime import UTC, datetime
    >>> october = datetime(2025, 10, 1, tzinfo=UTC), datetime(2025, 10, 31, 23, 59, tzinfo=UTC)
    >>> days = [datetime(2025, 10, day, tzinfo=UTC) for day in (15, 19)]
    >>> is_mostly_within([(day, day) for day in days], october)
    True
    """
    inside = possible = timedelta()
    for first, end in pieces:
        last = end or shown[1]
        if first is None:
            return False
        possible += last - first + _MINUTE
        inside += max(min(last, shown[1]) - max(first, shown[0]) + _MINUTE, timedelta())
    return inside > timedelta() and 2 * inside >= possible


def _periods(
    dates: list[tuple[datetime, datetime]], n_wanted: int
) -> Iterator[tuple[datetime, datetime]]:
    """Give for each first minute the minute by which enough of the later dates have ended.

    Args:
        dates: First and last minute of each, sorted: the dates from one on are the later ones.
        n_wanted: How many are enough.
    """
    for at in range(len(dates) - n_wanted + 1):
        ends = sorted(last for _, last in dates[at:])
        yield dates[at][0], ends[n_wanted - 1]
