"""Days seen from the day of a report: what the rules for phrases make of the words.

Each reader takes the words found and the day of the report, and gives the first and the last
day that they allow, both included; None where they allow none.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from re import Match
from typing import Final

__all__ = ["MONTHS", "NUMBERS", "WEEKDAYS", "Days", "Reader"]

Days = tuple[date, date]
Reader = Callable[[Match[str], date], Days | None]

WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
NUMBERS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
_DAY: Final = timedelta(days=1)
_LEAP_YEARS: Final = 8  # within which the 29th of February comes back


def before(first: int, last: int) -> Reader:
    """From so many days before the report to so many."""
    return lambda _, r: (r - first * _DAY, r - last * _DAY)


def this_week(_: Match[str], r: date) -> Days:
    """From Monday to the report."""
    return r - r.weekday() * _DAY, r


def last_week(_: Match[str], r: date) -> Days:
    """The week before that of the report, Monday to Sunday."""
    monday = r - (r.weekday() + 7) * _DAY
    return monday, monday + 6 * _DAY


def part_of_week(found: Match[str], r: date) -> Days | None:
    """Early, mid or late in this week or the last, up to the report."""
    monday, _ = (last_week if found["which"] == "last" else this_week)(found, r)
    first, last = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[found["part"]]
    low, high = monday + first * _DAY, min(monday + last * _DAY, r)
    return (low, high) if low <= high else None


def this_month(_: Match[str], r: date) -> Days:
    """From the first of the month to the report."""
    return r.replace(day=1), r


def last_month(_: Match[str], r: date) -> Days:
    """The month before that of the report."""
    last = r.replace(day=1) - _DAY
    return last.replace(day=1), last


def this_year(_: Match[str], r: date) -> Days:
    """From the first of January to the report."""
    return r.replace(month=1, day=1), r


def last_year(_: Match[str], r: date) -> Days:
    """The year before that of the report."""
    return date(r.year - 1, 1, 1), date(r.year - 1, 12, 31)


def earlier(within: Reader) -> Reader:
    """The same, up to the day before the report."""

    def read(found: Match[str], r: date) -> Days | None:
        days = within(found, r)
        return (days[0], r - _DAY) if days and days[0] < r else None

    return read


def weekday(found: Match[str], r: date) -> Days:
    """The last such day up to the report."""
    day = r - (r.weekday() - WEEKDAYS.index(found["weekday"])) % 7 * _DAY
    return day, day


def last_weekday(found: Match[str], r: date) -> Days:
    """The last such day before the report."""
    return weekday(found, r - _DAY)


def named_day(found: Match[str], r: date) -> Days | None:
    """A day of a month, on the weekday named; without a year, the last up to the report."""
    month, day = MONTHS.index(found["month"]) + 1, int(found["day"])
    years = [int(found["year"])] if found["year"] else range(r.year, r.year - _LEAP_YEARS - 1, -1)
    days = [date(y, month, day) for y in years if 1 <= day <= monthrange(y, month)[1]]
    named = next((each for each in days if found["year"] or each <= r), None)
    if named is None or found["weekday"] not in {None, WEEKDAYS[named.weekday()]}:
        return None
    return named, named


def around(found: Match[str], r: date) -> Days | None:
    """A day of a month, and a day on either side."""
    days = named_day(found, r)
    return days and (days[0] - _DAY, days[1] + _DAY)


def month(found: Match[str], r: date) -> Days:
    """A month; without a year, the last that has begun by the report."""
    number, named = MONTHS.index(found["month"]) + 1, found.groupdict().get("year")
    year = int(named) if named else r.year - (number > r.month)
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def month_before(found: Match[str], r: date) -> Days:
    """The last such month that was over before that of the report."""
    return month(found, r.replace(day=1) - _DAY)


def part_of_month(found: Match[str], r: date) -> Days:
    """Early, mid or late in a month."""
    first, last = month(found, r)
    low, high = {"early": (1, 10), "mid": (10, 20), "late": (15, last.day)}[found["part"]]
    return first.replace(day=low), first.replace(day=high)


def year(found: Match[str], _: date) -> Days:
    """A year."""
    return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)


def ago(found: Match[str], r: date) -> Days:
    """So many days ago; of weeks, a day more or less."""
    weeks = found["unit"] == "week"
    day = r - _number(found) * (7 if weeks else 1) * _DAY
    return day - weeks * _DAY, day + weeks * _DAY


def past(found: Match[str], r: date) -> Days:
    """So many hours, days or weeks up to the report."""
    number = _number(found)
    days = {"hour": -(-number // 24), "day": number, "week": 7 * number}[found["unit"]]
    return r - days * _DAY, r


def _number(found: Match[str]) -> int:
    text = found["number"]
    return int(text) if text.isdigit() else NUMBERS.index(text) + 1 if text in NUMBERS else 1
