"""Uncertain dates and lengths of time, in one form wherever a reader meets them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from pakafg.values.calendar import read_zone

if TYPE_CHECKING:
    from pakafg.values.when import When

__all__ = [
    "NOT_DATED",
    "date_words",
    "duration_range",
    "duration_words",
    "month_name",
    "when_words",
]

NOT_DATED: Final = "not dated"
"""What stands where nothing bounds a date."""

_UTC: Final = (None, "", "UTC", "Z")
_DAY: Final = timedelta(days=1)
# Python's own names of months follow the locale that a program has set.
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def date_words(
    earliest: datetime | None,
    latest: datetime | None,
    zone: str | None = None,
    *,
    exact: bool = False,
) -> str:
    """Say when something was, in the days of its own place.

    Args:
        earliest: Its first minute, in UTC; None where open.
        latest: Its last minute, included; None where open.
        zone: Where the date is local; None for UTC.
        exact: Whether to keep the clock times of a range of half a day or more; else it is told
            in whole days, as the timeline does.

    Returns:
        Days; clock times with their zone, and in UTC.

    >>> day = datetime(2025, 10, 18, tzinfo=UTC)
    >>> date_words(day, day + timedelta(days=2) - timedelta(minutes=1))
    '18–19 October 2025'
    >>> date_words(day, None), date_words(None, day), date_words(None, None)
    ('from 18 October 2025', 'by 18 October 2025', 'not dated')
    >>> shots = datetime(2025, 11, 6, 13, 10, tzinfo=UTC)
    >>> date_words(shots, shots, "Asia/Kabul")
    '6 November 2025, 17:40 Kabul time (13:10 UTC)'
    """
    clock = _zone(zone)
    first, last = (None if at is None else at.astimezone(clock) for at in (earliest, latest))
    if not exact:
        first, last = _outward(first, last)
    if first is None:
        return NOT_DATED if last is None else f"by {_end(last, zone)}"
    if last is None:
        return f"from {_start(first, zone)}"
    if _opens(first) and _closes(last):
        return _days(first, last)
    if first.date() == last.date():
        return _within_a_day(first, last, zone)
    return f"{_start(first, zone)} – {_end(last, zone)}"


def when_words(when: When) -> str:
    """Say a date of a record in the days of its own place.

    >>> from pakafg.values.when import When
    >>> when_words(When(edtf="2025-10-18/2025-10-19", zone="Asia/Qatar"))
    '18–19 October 2025'
    """
    return date_words(when.earliest, when.latest, when.zone)


def duration_words(minutes: int) -> str:
    """Say how long something lasts; from a day up, to the hour.

    >>> duration_words(4 * 1440 + 90), duration_words(0)
    ('4 days 1 hour', '0 minutes')
    """
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    parts = ((days, "day"), (hours, "hour"), (0 if days else rest, "minute"))
    told = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in parts if count > 0]
    return " ".join(told) or "0 minutes"


def duration_range(low: int | None, high: int | None) -> str:
    """Say between which lengths of time something lies.

    Args:
        low: At least, in minutes; None where open.
        high: At most; None where open.

    >>> duration_range(1440, 2880), duration_range(60, 60), duration_range(None, 1440)
    ('1 day to 2 days', '1 hour', 'at most 1 day')
    """
    if high is None:
        return f"at least {duration_words(low or 0)}"
    if low is None:
        return f"at most {duration_words(high)}"
    return (
        duration_words(low) if low == high else f"{duration_words(low)} to {duration_words(high)}"
    )


def month_name(at: datetime) -> str:
    """Name the month in which a moment lies, on its own clock.

    >>> month_name(datetime(2025, 10, 18, tzinfo=UTC))
    'October'
    """
    return _MONTHS[at.month - 1]


def _zone(name: str | None) -> tzinfo:
    return UTC if name in _UTC else read_zone(str(name))


def _opens(at: datetime) -> bool:
    return (at.hour, at.minute) == (0, 0)


def _closes(at: datetime) -> bool:
    return (at.hour, at.minute) == (23, 59)


def _outward(
    first: datetime | None, last: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Widen what is open on a side, or half a day or more, to whole days: orders shift limits."""
    if first is not None and last is not None and last - first < _DAY / 2:
        return first, last
    if first is not None:
        first = first.replace(hour=0, minute=0)
    if last is not None:
        last = last.replace(hour=23, minute=59)
    return first, last


def _days(first: datetime, last: datetime) -> str:
    if first.date() == last.date():
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    return _days_of_a_year(first, last)


def _days_of_a_year(first: datetime, last: datetime) -> str:
    whole_months = first.day == 1 and (last.date() + _DAY).day == 1
    if first.month == last.month:
        return f"{month_name(first)} {first.year}" if whole_months else f"{first.day}–{_day(last)}"
    if whole_months:
        return f"{month_name(first)} – {month_name(last)} {last.year}"
    return f"{first.day} {month_name(first)} – {_day(last)}"


def _within_a_day(first: datetime, last: datetime, zone: str | None) -> str:
    if first == last:
        return _clock(first, zone)
    start, end = (at.astimezone(UTC) for at in (first, last))
    local = f"{_day(first)}, {first:%H:%M}–{last:%H:%M}"
    return f"{local} {_place(zone)}{_in_utc(f'{_hour(start, first)}–{_hour(end, last)}', zone)}"


def _start(first: datetime, zone: str | None) -> str:
    return _day(first) if _opens(first) else _clock(first, zone)


def _end(last: datetime, zone: str | None) -> str:
    return _day(last) if _closes(last) else _clock(last, zone)


def _day(at: datetime) -> str:
    return f"{at.day} {month_name(at)} {at.year}"


def _clock(at: datetime, zone: str | None) -> str:
    utc = _hour(at.astimezone(UTC), at)
    return f"{_day(at)}, {at:%H:%M} {_place(zone)}{_in_utc(utc, zone)}"


def _hour(at: datetime, local: datetime) -> str:
    """Write a time in UTC; with its day, where that is not the local one."""
    return f"{at:%H:%M}" if at.date() == local.date() else f"{_day(at)}, {at:%H:%M}"


def _place(zone: str | None) -> str:
    """Name the clock that is meant: that of a city, or an offset."""
    if zone in _UTC:
        return "UTC"
    name = str(zone)
    return name if name[0] in "+-" else f"{name.rpartition('/')[2].replace('_', ' ')} time"


def _in_utc(told: str, zone: str | None) -> str:
    return "" if _place(zone) == "UTC" else f" ({told} UTC)"
