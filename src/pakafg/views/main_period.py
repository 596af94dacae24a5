"""The stretch of time that a page or a picture shows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


__all__ = ["period"]

_NARROW: Final = timedelta(days=32)
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


def period(
    dates: Iterable[tuple[datetime | None, datetime | None]],
) -> tuple[datetime, datetime] | None:
    """The shortest stretch of days that holds nine in ten of the dates.

    Dates wider than a month, and open ones, have no say.

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
    spans = sorted(
        (first, last)
        for first, last in dates
        if first is not None and last is not None and last - first <= _NARROW
    )
    if not spans:
        return None
    wanted = -(-len(spans) * 9 // 10)
    first, last = min(_stretches(spans, wanted), key=lambda stretch: stretch[1] - stretch[0])
    return first.replace(hour=0, minute=0), last.replace(hour=0, minute=0) + _DAY - _MINUTE


def _stretches(
    spans: list[tuple[datetime, datetime]], wanted: int
) -> Iterator[tuple[datetime, datetime]]:
    """For each first day: the minute by which `wanted` of the later spans have ended."""
    for at in range(len(spans) - wanted + 1):
        ends = sorted(last for _, last in spans[at:])
        yield spans[at][0], ends[wanted - 1]
