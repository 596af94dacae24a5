"""Dates, people and vocabularies in words that a reader expects."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["cut", "month", "plain", "printable", "spoken", "whom"]

# Control characters but the line's end and the tab, and what turns the direction of writing.
_STEERING: Final = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_DAY: Final = timedelta(days=1)
# Python's own names of months follow the locale that a program has set.
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_PEOPLE: Final = {
    "afghan": "Afghan",
    "pakistani": "Pakistani",
    "civilian": "civilians",
    "soldier": "soldiers",
    "militant": "militants",
    "woman": "women",
    "man": "men",
    "child": "children",
    "elder": "elders",
}


def plain(word: str | None) -> str:
    """A word of a vocabulary as one writes it: `third_party` is a third party."""
    return (word or "").replace("_", " ")


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, on one line, its end left out where it is longer.

    >>> cut("There is a complete deadlock", 12)
    'There is a …'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rpartition(' ')[0]} …"


def printable(text: str, keep: Collection[str] = ()) -> str:
    r"""A text for a terminal: what would steer it is spelt out.

    Args:
        text: The text.
        keep: Escape sequences that are the caller's own.

    >>> printable("deadlock\x1b[2J")
    'deadlock\\x1b[2J'
    """
    known = "|".join([*map(re.escape, keep), _STEERING])
    return re.sub(known, lambda at: at[0] if at[0] in keep else ascii(at[0])[1:-1], text)


def whom(cell: Mapping[str, Any]) -> str:
    """The persons that a figure counts.

    Args:
        cell: Nationality, status and group; null where not told.

    >>> whom({"nationality": "afghan", "status": "civilian", "group": "child"})
    'Afghan civilians, children'
    >>> whom({"nationality": "afghan", "status": None, "group": "woman"})
    'Afghan women'
    """
    nationality, status, group = (
        _PEOPLE.get(str(cell[name] or ""), plain(cell[name]))
        for name in ("nationality", "status", "group")
    )
    who = " ".join(filter(None, (nationality, status or group or (nationality and "people"))))
    return f"{who}, {group}" if group and status else who


def spoken(earliest: datetime | None, latest: datetime | None, zone: str | None = None) -> str:
    """An uncertain date in a few words.

    Args:
        earliest: Its first minute; None where open.
        latest: Its last minute, included; None where open.
        zone: Where the date is local; None for UTC.

    Returns:
        Days; a clock time only where the date is narrower than half a day, as in the timeline.

    >>> day = datetime(2025, 10, 18, tzinfo=UTC)
    >>> spoken(day, day + timedelta(days=2) - timedelta(minutes=1))
    '18–19 October 2025'
    >>> spoken(day, None), spoken(None, day), spoken(None, None)
    ('from 18 October 2025', 'by 18 October 2025', 'not dated')
    """
    first, last = (None if at is None else at.astimezone(_zone(zone)) for at in (earliest, latest))
    if first is None:
        return "not dated" if last is None else f"by {_day(last)}"
    if last is None:
        return f"from {_day(first)}"
    if first.date() == last.date():
        return _within_a_day(first, last)
    return _days(first, last)


def _zone(name: str | None) -> tzinfo:
    if not name:
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.strptime(name, "%z").tzinfo or UTC  # an offset such as "+04:30"


def _within_a_day(first: datetime, last: datetime) -> str:
    if last - first >= _DAY / 2:
        return _day(first)
    if first == last:
        return f"{_day(first)}, {first:%H:%M}"
    return f"{_day(first)}, {first:%H:%M}–{last:%H:%M}"


def _days(first: datetime, last: datetime) -> str:
    if first.year != last.year:
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return f"{first.year}–{last.year}" if whole else f"{_day(first)} – {_day(last)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    whole_months = first.day == 1 and (last + _DAY).day == 1
    if first.month == last.month:
        if whole_months:
            return f"{month(first)} {first.year}"
        return f"{first.day}–{_day(last)}"
    if whole_months:
        return f"{month(first)} – {month(last)} {last.year}"
    return f"{first.day} {month(first)} – {_day(last)}"


def _day(at: datetime) -> str:
    return f"{at.day} {month(at)} {at.year}"


def month(at: datetime) -> str:
    """The name of the month in which a moment lies.

    Args:
        at: The moment, on the clock that is meant.
    """
    return _MONTHS[at.month - 1]
