"""Days as others write them, in EDTF: what an error offers to who writes one so."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from re import Match

__all__ = ["edtf_meant"]

_LONGEST: Final = 60  # characters
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LAST: Final = r"(?:\s*(?:[-–/]|to|and)\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_MONTH: Final = r"(?P<month>[a-z]{3,9})\.?"
_YEAR: Final = r"(?P<year>\d{4})"
_TIME: Final = r"(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>z|[+-]\d\d:\d\d)?"


def edtf_meant(text: str) -> str | None:
    """Write in EDTF the day, month or range that a text words otherwise; None where unsure.

    >>> edtf_meant("19 October 2025"), edtf_meant("Oct. 2025"), edtf_meant("15–19 October 2025")
    ('2025-10-19', '2025-10', '2025-10-15/2025-10-19')
    >>> edtf_meant("19/10/2025"), edtf_meant("10/9/2025")  # 9 October, or 10 September?
    ('2025-10-19', None)
    """
    if len(text) > _LONGEST:
        return None
    plain = " ".join(text.casefold().replace(",", " ").split())
    for pattern, read in _FORMS:
        match = pattern.fullmatch(plain)
        if match is not None:
            try:
                return read(match)
            except ValueError:  # there is no such day
                return None
    return None


def _worded(match: Match[str]) -> str:
    """Read a month in words, with or without days."""
    found = match.groupdict()
    month = _month(found["month"])
    if found.get("day") is None:
        return f"{int(found['year']):04}-{month:02}"
    first = date(int(found["year"]), month, int(found["day"]))
    last = first if found["last"] is None else first.replace(day=int(found["last"]))
    return str(first) if last <= first else f"{first}/{last}"


def _month(word: str) -> int:
    """Read the name of a month, or how it begins."""
    (name,) = (each for each in _MONTHS if each.startswith(word))  # else no such day
    return _MONTHS.index(name) + 1


def _in_figures(match: Match[str]) -> str:
    """Read year, month and day in figures, and a clock time."""
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    found = match.groupdict()
    if found.get("time") is None:
        return str(day)
    if found["time"] == "24:00":
        return f"{day + timedelta(days=1)}T00:00{(found['zone'] or '').upper()}"
    return f"{day}T{found['time']}{(found['zone'] or '').upper()}"


def _day_or_month_first(match: Match[str]) -> str:
    """Read a day and a month whose order only their size tells."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if one == other:
        return str(date(year, one, other))
    readings = []
    for month, day in ((one, other), (other, one)):
        try:
            readings.append(date(year, month, day))
        except ValueError:
            continue
    if len(readings) != 1:
        raise ValueError(match[0])
    return str(readings[0])


def _week(match: Match[str]) -> str:
    """Read a week of ISO 8601, or a day of one."""
    year, week = int(match["year"]), int(match["week"])
    if match["day"]:
        return str(date.fromisocalendar(year, week, int(match["day"])))
    first = date.fromisocalendar(year, week, 1)
    return f"{first}/{first + timedelta(days=6)}"


_FORMS: Final = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (rf"(?:[a-z]+day )?{_DAY}{_LAST} (?:of )?{_MONTH} {_YEAR}", _worded),
        (rf"(?:[a-z]+day )?{_MONTH} {_DAY}{_LAST} {_YEAR}", _worded),
        (rf"{_MONTH} {_YEAR}", _worded),
        (rf"{_YEAR}[-/. ](?P<month>\d\d?)[-/. ](?P<day>\d\d?)(?:[t ]{_TIME})?", _in_figures),
        (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _in_figures),
        (rf"(?P<one>\d\d?)[-/.](?P<other>\d\d?)[-/.]{_YEAR}", _day_or_month_first),
        (rf"{_YEAR}-?w(?P<week>\d\d)(?:-?(?P<day>[1-7]))?", _week),
    )
)
