"""Days and weeks seen from the day of a report: what the rules for phrases make of the words.

Each reader takes the words found and the report, and gives what they allow; None where they
allow nothing.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from re import Match
from typing import Final

from pakafg.timeline.phrases.phrase_words import PART_WORDS, WEEKDAYS
from pakafg.timeline.phrases.stretches import (
    Allowed,
    ReportDay,
    Stretch,
    days,
    from_to,
    up_to,
    up_to_or_planned,
    whole_day,
)

__all__ = ["Reader", "monday_of"]

Reader = Callable[[Match[str], ReportDay], Allowed | None]

_DAY: Final = timedelta(days=1)
_MONTHS_BACK: Final = 14  # within which a day of the month, on a weekday, comes back
_NIGHT_BEGINS: Final = time(18)
# Days from Monday on.
_WEEKS_OFF: Final = {"last": -1, "next": 1}
_PARTS_OF_WEEK: Final = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}


def before(first: int, last: int) -> Reader:
    """Read from so many days before the report to so many."""
    return lambda _, report: from_to(report.day - first * _DAY, report.day - last * _DAY)


def tonight(_: Match[str], report: ReportDay) -> Allowed:
    """Read the report's day from nightfall on."""
    nightfall = datetime.combine(report.day, _NIGHT_BEGINS)
    return Allowed((Stretch(nightfall, whole_day(report.day).last),))


def this_week(_: Match[str], report: ReportDay) -> Allowed:
    """Read from Monday to the report."""
    return from_to(monday_of(report.day), report.day)


def last_week(_: Match[str], report: ReportDay) -> Allowed:
    """Read the week before that of the report, Monday to Sunday."""
    monday = monday_of(report.day) - 7 * _DAY
    return from_to(monday, monday + 6 * _DAY)


def next_week(_: Match[str], report: ReportDay) -> Allowed:
    """Read the week after that of the report, Monday to Sunday."""
    monday = monday_of(report.day) + 7 * _DAY
    return from_to(monday, monday + 6 * _DAY)


def week_before_last(_: Match[str], report: ReportDay) -> Allowed:
    """Read the week before the last, Monday to Sunday."""
    return last_week(_, report._replace(day=report.day - 7 * _DAY))


def part_of_week(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read early, mid or late in a week, up to the report; what has not begun, as a plan."""
    monday = monday_of(report.day) + _WEEKS_OFF.get(match["which"], 0) * 7 * _DAY
    first, last = _PARTS_OF_WEEK[PART_WORDS[match["part"]]]
    return up_to_or_planned(match["part"], report, monday + first * _DAY, monday + last * _DAY)


def weekday_of_week(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read a weekday of this week or the last, up to the report, or of the next."""
    monday = monday_of(report.day) + _WEEKS_OFF.get(match["which"], 0) * 7 * _DAY
    day = monday + WEEKDAYS.index(match["weekday"]) * _DAY
    return from_to(day, day) if match["which"] == "next" else up_to(report, day, day)


def weekend(_: Match[str], report: ReportDay) -> Allowed:
    """Read the last Saturday and Sunday; of a report on such a day, these too, up to it."""
    saturday = monday_of(report.day) - 2 * _DAY
    pieces = [days(saturday, saturday + _DAY)]
    if report.day >= saturday + 7 * _DAY:
        pieces.append(days(saturday + 7 * _DAY, report.day))
    return Allowed(tuple(pieces))


def last_weekend(_: Match[str], report: ReportDay) -> Allowed:
    """Read the last Saturday and Sunday that were over before the report."""
    saturday = monday_of(report.day) - 2 * _DAY
    return from_to(saturday, saturday + _DAY)


def weekday(match: Match[str], report: ReportDay) -> Allowed:
    """Read the last such day up to the report."""
    day = report.day - (report.day.weekday() - WEEKDAYS.index(match["weekday"])) % 7 * _DAY
    return from_to(day, day)


def last_weekday(match: Match[str], report: ReportDay) -> Allowed:
    """Read the last such day before the report."""
    return weekday(match, report._replace(day=report.day - _DAY))


def next_weekday(match: Match[str], report: ReportDay) -> Allowed:
    """Read the next such day after the report."""
    return weekday(match, report._replace(day=report.day + 7 * _DAY))


def day_of_month(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read a day of a month that is not named: the last such up to the report."""
    first = report.day.replace(day=1)
    for _ in range(_MONTHS_BACK):
        last = monthrange(first.year, first.month)[1]
        day = first.replace(day=min(int(match["day"]), last))
        fits = day.day == int(match["day"]) and day <= report.day
        if fits and match["weekday"] in {None, WEEKDAYS[day.weekday()]}:
            return from_to(day, day)
        first = (first - _DAY).replace(day=1)
    return None


def earlier(within: Reader) -> Reader:
    """Read the same as another, up to the day before the report."""

    def read(match: Match[str], report: ReportDay) -> Allowed | None:
        found = within(match, report)
        first, last = found.pieces[0] if found else (None, None)
        if first is None or last is None or first.date() >= report.day:
            return None
        return from_to(first.date(), min(last.date(), report.day - _DAY))

    return read


def later(end: Callable[[date], date]) -> Reader:
    """Read from the day after the report to the end of a period; None where it is over."""

    def read(_: Match[str], report: ReportDay) -> Allowed | None:
        first, last = report.day + _DAY, end(report.day)
        return from_to(first, last) if first <= last else None

    return read


def end_of_week(day: date) -> date:
    """Find the Sunday of a day's week."""
    return monday_of(day) + 6 * _DAY


def monday_of(day: date) -> date:
    """Find the Monday of a day's week."""
    return day - day.weekday() * _DAY
