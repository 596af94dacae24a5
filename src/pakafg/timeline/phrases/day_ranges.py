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
    """Read from so many days before the report to so many."""
    return lambda _, report: (report - first * _DAY, report - last * _DAY)


def this_week(_: Match[str], report: date) -> Days:
    """Read from Monday to the report."""
    return report - report.weekday() * _DAY, report


def last_week(_: Match[str], report: date) -> Days:
    """Read the week before that of the report, Monday to Sunday."""
    monday = report - (report.weekday() + 7) * _DAY
    return monday, monday + 6 * _DAY


def part_of_week(match: Match[str], report: date) -> Days | None:
    """Read early, mid or late in this week or the last, up to the report."""
    monday, _ = (last_week if match["which"] == "last" else this_week)(match, report)
    first, last = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[match["part"]]
    low, high = monday + first * _DAY, min(monday + last * _DAY, report)
    return (low, high) if low <= high else None


def this_month(_: Match[str], report: date) -> Days:
    """Read from the first of the month to the report."""
    return report.replace(day=1), report


def last_month(_: Match[str], report: date) -> Days:
    """Read the month before that of the report."""
    last = report.replace(day=1) - _DAY
    return last.replace(day=1), last


def this_year(_: Match[str], report: date) -> Days:
    """Read from the first of January to the report."""
    return report.replace(month=1, day=1), report


def last_year(_: Match[str], report: date) -> Days:
    """Read the year before that of the report."""
    return date(report.year - 1, 1, 1), date(report.year - 1, 12, 31)


def earlier(within: Reader) -> Reader:
    """Read the same as another, up to the day before the report."""

    def read(match: Match[str], report: date) -> Days | None:
        days = within(match, report)
        return (days[0], report - _DAY) if days and days[0] < report else None

    return read


def weekday(match: Match[str], report: date) -> Days:
    """Read the last such day up to the report."""
    day = report - (report.weekday() - WEEKDAYS.index(match["weekday"])) % 7 * _DAY
    return day, day


def last_weekday(match: Match[str], report: date) -> Days:
    """Read the last such day before the report."""
    return weekday(match, report - _DAY)


def named_day(match: Match[str], report: date) -> Days | None:
    """Read a day of a month, on the weekday named; without a year, the last up to the report."""
    month, day = MONTHS.index(match["month"]) + 1, int(match["day"])
    years = (
        [int(match["year"])]
        if match["year"]
        else range(report.year, report.year - _LEAP_YEARS - 1, -1)
    )
    days = [date(y, month, day) for y in years if 1 <= day <= monthrange(y, month)[1]]
    named = next((each for each in days if match["year"] or each <= report), None)
    if named is None or match["weekday"] not in {None, WEEKDAYS[named.weekday()]}:
        return None
    return named, named


def around(match: Match[str], report: date) -> Days | None:
    """Read a day of a month, and a day on either side."""
    days = named_day(match, report)
    return days and (days[0] - _DAY, days[1] + _DAY)


def month(match: Match[str], report: date) -> Days:
    """Read a month; without a year, the last that has begun by the report."""
    number, named = MONTHS.index(match["month"]) + 1, match.groupdict().get("year")
    year = int(named) if named else report.year - (number > report.month)
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def month_before(match: Match[str], report: date) -> Days:
    """Read the last such month that was over before that of the report."""
    return month(match, report.replace(day=1) - _DAY)


def part_of_month(match: Match[str], report: date) -> Days:
    """Read early, mid or late in a month."""
    first, last = month(match, report)
    low, high = {"early": (1, 10), "mid": (10, 20), "late": (15, last.day)}[match["part"]]
    return first.replace(day=low), first.replace(day=high)


def year(match: Match[str], _: date) -> Days:
    """Read a year."""
    return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)


def ago(match: Match[str], report: date) -> Days:
    """Read so many days ago; of weeks, a day more or less."""
    weeks = match["unit"] == "week"
    day = report - _number(match) * (7 if weeks else 1) * _DAY
    return day - weeks * _DAY, day + weeks * _DAY


def past(match: Match[str], report: date) -> Days:
    """Read so many hours, days or weeks up to the report."""
    number = _number(match)
    days = {"hour": -(-number // 24), "day": number, "week": 7 * number}[match["unit"]]
    return report - days * _DAY, report


def _number(match: Match[str]) -> int:
    text = match["number"]
    return int(text) if text.isdigit() else NUMBERS.index(text) + 1 if text in NUMBERS else 1
