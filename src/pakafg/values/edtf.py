"""The Extended Date/Time Format (ISO 8601-2:2019): text in, earliest and latest minute out.

Levels 0 and 1, and of level 2 what news needs: one-of sets with ranges and unspecified
digits anywhere. A clock time may leave out its seconds and its offset, as news does.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.errors import WordingError
from pakafg.short_repr import shown
from pakafg.values.calendar import DAY, days_in_month, local_minute
from pakafg.values.other_dates import edtf_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EdtfSpan", "own_zone", "read_edtf"]

_PLAIN: Final = re.compile(r"(-?[\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?[?~%]?", re.ASCII)
# At most twelve digits, so that the minutes of every year fit what the engines count in.
_LONG_YEAR: Final = re.compile(r"Y(-?[1-9]\d{4,11})[?~%]?", re.ASCII)
_CLOCK: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?"
    r"(Z|[+-](?:[01]\d|2[0-3])(?::[0-5]\d)?)?[?~%]?",
    re.ASCII,
)
# Seasons of the northern hemisphere by whole months, the first and the last.
_SEASONS: Final = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "02")}
_MARKS: Final = frozenset("?~%")
_MONTHS: Final = range(1, 13)

_Day = tuple[int, int, int]


class EdtfSpan(NamedTuple):
    """Earliest and latest minute, inclusive, UTC; None where open or unknown."""

    earliest: int | None
    latest: int | None
    marks: frozenset[str]
    lasts: bool = False  # a/b: from a to b, not one moment within


def read_edtf(text: str, zone: str) -> EdtfSpan:
    """Read an EDTF text.

    Args:
        text: The text, exactly as ISO 8601-2 writes it.
        zone: The zone in which dates without an offset are local.

    Raises:
        WordingError: The text is no EDTF of the supported parts, or no such date exists.

    >>> read_edtf("2025-10-19", "UTC").latest - read_edtf("2025-10-19", "UTC").earliest
    1439
    """
    try:
        if text.startswith("[") and text.endswith("]"):
            return _read_set(text, zone)
        first, slash, last = text.partition("/")
        if not slash:
            return _read_date(text, zone)
        span = _read_range("" if first == ".." else first, "" if last == ".." else last, zone)
        return span._replace(lasts=True)
    except _UnreadError as error:
        meant = edtf_meant(text)
        advice = "" if meant is None else f". Did you mean {meant!r}?"
        raise WordingError(
            f"{shown(text)} is not a date that pakafg reads: {error}. Expected EDTF, such as "
            "2025, 2025-10, 2025-10-19, 2025-11-06T17:40, 2025-10-18/2025-10-19, 2025-10-19/.., "
            f"[2025-10-10..2025-10-20], each date with ?, ~ or % where in doubt{advice}"
        ) from None


def own_zone(part: str, zone: str) -> str:
    """Give the offset that a clock time has of its own; without one, the zone given.

    >>> own_zone("2025-11-06T17:40+04:30", "UTC")
    '+04:30'
    """
    clock = _CLOCK.fullmatch(part)
    own = clock[6] if clock else None
    return zone if own is None else own.replace("Z", "UTC")


class _UnreadError(Exception):
    """Why a part of a text is no date."""


def _read_set(text: str, zone: str) -> EdtfSpan:
    """Read a one-of set: from the first of its members to the last."""
    members = []
    for part in text[1:-1].split(","):
        first, dots, last = part.strip().partition("..")
        members.append(_read_range(first, last, zone) if dots else _read_date(first, zone))
    starts = [member.earliest for member in members if member.earliest is not None]
    ends = [member.latest for member in members if member.latest is not None]
    return EdtfSpan(
        min(starts) if len(starts) == len(members) else None,
        max(ends) if len(ends) == len(members) else None,
        frozenset().union(*(member.marks for member in members)),
    )


def _read_range(first: str, last: str, zone: str) -> EdtfSpan:
    """Read a range from one date to another; an empty side is open."""
    low = _read_date(first, zone) if first else None
    high = _read_date(last, zone) if last else None
    given = [each for each in (low, high) if each is not None]
    if not given:
        raise _UnreadError("there is a date on neither side")
    earliest = low.earliest if low else None
    latest = high.latest if high else None
    if earliest is not None and latest is not None and latest < earliest:
        raise _UnreadError("it ends before it begins")
    return EdtfSpan(earliest, latest, frozenset().union(*(each.marks for each in given)))


def _read_date(part: str, zone: str) -> EdtfSpan:
    """Read one date, with or without a clock time."""
    first: _Day | None
    last: _Day | None
    opens, closes = 0, DAY - 1
    if clock := _CLOCK.fullmatch(part):
        first = last = _edge(clock[1], clock[2], clock[3], latest=False)
        opens = closes = int(clock[4]) * 60 + int(clock[5])
        zone = own_zone(part, zone)
    elif long := _LONG_YEAR.fullmatch(part):
        first, last = (int(long[1]), 1, 1), (int(long[1]), 12, 31)
    elif plain := _PLAIN.fullmatch(part):
        first, last = _edges(plain[1], plain[2], plain[3])
    else:
        raise _UnreadError(f"{shown(part)} is no date")
    if first is None or last is None:
        raise _UnreadError(f"{shown(part)} is not in the calendar")
    earliest = local_minute(first, opens, zone)
    latest = local_minute(last, closes, zone, last=True)
    if latest < earliest:
        raise _UnreadError(f"the clocks of {zone!r} skip {part!r}")
    return EdtfSpan(earliest, latest, frozenset(part[-1]) & _MARKS)


def _edges(year: str, month: str | None, day: str | None) -> tuple[_Day | None, _Day | None]:
    """Find the first and the last day that patterns with unspecified digits, or a season, allow."""
    if day is not None or month not in _SEASONS:
        return _edge(year, month, day, latest=False), _edge(year, month, day, latest=True)
    opens, closes = _SEASONS[month]
    first, last = _edge(year, opens, None, latest=False), _edge(year, closes, None, latest=True)
    if closes < opens and last is not None:  # winter ends in the next year
        last = (last[0] + 1, last[1], days_in_month(last[0] + 1, last[1]))
    return first, last


def _edge(year: str, month: str | None, day: str | None, *, latest: bool) -> _Day | None:
    """Find the first or the last day that patterns allow; None where there is no such day."""
    return next(
        (
            (y, m, d)
            for y in _years(year, latest=latest)
            for m in _fitting(month, _MONTHS, latest=latest)
            for d in _fitting(day, range(1, days_in_month(y, m) + 1), latest=latest)
        ),
        None,
    )


def _years(pattern: str, *, latest: bool) -> Iterator[int]:
    """List the years that a pattern can stand for, from the first on or from the last back."""
    if pattern.startswith("-"):  # there is no year -0000, and the last is the nearest to it
        return (-year for year in _fitting(pattern[1:], range(1, 10_000), latest=not latest))
    return _fitting(pattern, range(10_000), latest=latest)


def _fitting(pattern: str | None, limit: range, *, latest: bool) -> Iterator[int]:
    """List the numbers of a range that fit a pattern such as 1X: downward, if `latest`."""
    if pattern is None:
        return iter(limit[::-1] if latest else limit)
    anything = "9876543210" if latest else "0123456789"
    digits = product(*(anything if each == "X" else each for each in pattern))
    return (value for each in digits if (value := int("".join(each))) in limit)
