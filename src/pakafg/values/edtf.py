"""The Extended Date/Time Format (ISO 8601-2:2019): text in, earliest and latest minute out.

Levels 0 and 1, and of level 2 what news needs: one-of sets with ranges and unspecified
digits anywhere. A clock time may leave out its seconds and its offset, as news does.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final, NamedTuple

from pakafg.errors import WordingError
from pakafg.values.calendar import DAY, days_in_month, local_minute

__all__ = ["Shape", "Span", "read_edtf"]

_DATE: Final = re.compile(
    r"(?P<year>-?[\dX]{4}|Y-?\d{5,})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?P<mark>[?~%])?"
)
_TIME: Final = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?P<offset>Z|[+-]\d\d(?::\d\d)?)?(?P<mark>[?~%])?"
)
# Seasons of the northern hemisphere by whole months; winter runs into the next year.
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_MONTHS: Final = range(1, 13)


class Shape(Enum):
    """What an EDTF text is."""

    SINGLE = auto()
    SPAN = auto()  # a/b: the thing lasts from a to b
    ONE_OF = auto()  # [a, b, c..d]: one of them


class Span(NamedTuple):
    """Earliest and latest minute, inclusive, UTC; None where open or unknown."""

    earliest: int | None
    latest: int | None
    shape: Shape
    marks: frozenset[str]


def read_edtf(text: str, zone: str) -> Span:
    """Read an EDTF text.

    Args:
        text: The text, exactly as ISO 8601-2 writes it.
        zone: The zone in which dates without an offset are local.

    Raises:
        WordingError: The text is no EDTF of the supported parts, or no such date exists.

    >>> read_edtf("2025-10-19", "UTC").latest - read_edtf("2025-10-19", "UTC").earliest
    1439
    """
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text, zone)
    if "/" in text:
        return _interval(text, zone)
    return _single(text, text, zone)


def _fail(text: str, why: str) -> WordingError:
    return WordingError(
        f"{text!r} is not a date that pakafg reads: {why}. Expected EDTF, such as 2025, 2025-10, "
        "2025-10-19, 2025-11-06T17:40, 2025-10-18/2025-10-19, 2025-10-19/.., "
        "[2025-10-10..2025-10-20], each date with ?, ~ or % where in doubt"
    )


def _interval(text: str, zone: str) -> Span:
    ends = text.split("/")
    if len(ends) != 2:  # noqa: PLR2004
        raise _fail(text, "an interval has one slash")
    first, last = (None if end in {"", ".."} else _single(end, text, zone) for end in ends)
    if first is None and last is None:
        raise _fail(text, "an interval has a date on one side at least")
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    if first and last and _before(last.latest, first.earliest):
        raise _fail(text, "the interval ends before it begins")
    marks = (first.marks if first else frozenset()) | (last.marks if last else frozenset())
    return Span(earliest, latest, Shape.SPAN, marks)


def _before(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other


def _one_of(text: str, zone: str) -> Span:
    members: list[Span] = []
    for part in text[1:-1].split(","):
        first, dots, last = part.strip().partition("..")
        if not dots:
            members.append(_single(first, text, zone))
            continue
        low = _single(first, text, zone) if first else None
        high = _single(last, text, zone) if last else None
        if low is None and high is None:
            raise _fail(text, "a range has a date on one side at least")
        if low and high and _before(high.latest, low.earliest):
            raise _fail(text, "a range ends before it begins")
        members.append(
            Span(
                low.earliest if low else None,
                high.latest if high else None,
                Shape.ONE_OF,
                (low.marks if low else frozenset()) | (high.marks if high else frozenset()),
            )
        )
    starts = [member.earliest for member in members]
    ends = [member.latest for member in members]
    return Span(
        None if None in starts else min(start for start in starts if start is not None),
        None if None in ends else max(end for end in ends if end is not None),
        Shape.ONE_OF,
        frozenset().union(*(member.marks for member in members)),
    )


def _single(part: str, text: str, zone: str) -> Span:
    if found := _TIME.fullmatch(part):
        return _clock(found, text, zone)
    found = _DATE.fullmatch(part)
    if found is None:
        raise _fail(text, f"{part!r} is no date")
    marks = frozenset(found["mark"] or "")
    first, last = _year_bounds(found["year"])
    month, day = found["month"], found["day"]
    if month is not None and month.isdigit() and int(month) in _SEASONS:
        if day is not None:
            raise _fail(text, "a season has no day")
        opens, closes = _SEASONS[int(month)]
        ending = last + (closes > 12)  # noqa: PLR2004
        closes = (closes - 1) % 12 + 1
        return _days(
            (first, opens, 1), (ending, closes, days_in_month(ending, closes)), zone, marks
        )
    months = [value for value in _MONTHS if _fits(value, month)]
    low = _edge(first, months, day, latest=False)
    high = _edge(last, months, day, latest=True)
    if low is None and first != last:  # "XXXX-02-29": a later year has the day
        low = next((e for y in range(first, last) if (e := _edge(y, months, day, latest=False))), None)
    if high is None and first != last:
        high = next(
            (e for y in range(last, first, -1) if (e := _edge(y, months, day, latest=True))), None
        )
    if low is None or high is None:
        raise _fail(text, f"{part!r} is not in the calendar")
    return _days(low, high, zone, marks)


def _year_bounds(year: str) -> tuple[int, int]:
    if year.startswith("Y"):
        return int(year[1:]), int(year[1:])
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return min(low, high), max(low, high)


def _fits(value: int, pattern: str | None) -> bool:
    """Whether a month or day can be written by a pattern with unspecified digits."""
    digits = f"{value:02}"
    return pattern is None or all(p in {"X", d} for p, d in zip(pattern, digits, strict=True))


def _edge(
    year: int, months: list[int], day: str | None, *, latest: bool
) -> tuple[int, int, int] | None:
    """The first or last day of a year that the month and day patterns allow."""
    for month in reversed(months) if latest else months:
        days = [d for d in range(1, days_in_month(year, month) + 1) if _fits(d, day)]
        if days:
            return year, month, days[-1] if latest else days[0]
    return None


def _days(
    first: tuple[int, int, int], last: tuple[int, int, int], zone: str, marks: frozenset[str]
) -> Span:
    return Span(
        local_minute(*first, 0, zone), local_minute(*last, DAY - 1, zone), Shape.SINGLE, marks
    )


def _clock(found: re.Match[str], text: str, zone: str) -> Span:
    year, month, day = map(int, found["date"].split("-"))
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if month not in _MONTHS or not 1 <= day <= days_in_month(year, month):
        raise _fail(text, f"{found['date']!r} is not in the calendar")
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004
        raise _fail(text, "a day has the times 00:00:00 to 23:59:59")
    at = local_minute(year, month, day, hour * 60 + minute, found["offset"] or zone)
    return Span(at, at, Shape.SINGLE, frozenset(found["mark"] or ""))
