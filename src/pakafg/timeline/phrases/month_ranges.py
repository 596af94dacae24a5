"""Months and years seen from the day of a report: what the rules for phrases make of the words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from pakafg.timeline.phrases.day_ranges import monday_of
from pakafg.timeline.phrases.phrase_words import MONTHS, PART_WORDS, WEEKDAYS
from pakafg.timeline.phrases.stretches import Allowed, ReportDay, days, from_to, up_to_or_planned
from pakafg.values.number_rules import CARDINALS, ORDINALS

if TYPE_CHECKING:
    from re import Match

    from pakafg.timeline.phrases.day_ranges import Reader

_DAY: Final = timedelta(days=1)
_LEAP_YEARS: Final = 8  # within which the 29th of February comes back
# First and last day of a part of a month (UCDP); first and last month of a part of a year (ours).
_PARTS_OF_MONTH: Final = {"early": (1, 10), "mid": (10, 20), "late": (15, 31)}
_PARTS_OF_YEAR: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PARTS_OF_DECADE: Final = {None: (0, 9), "early": (0, 3), "mid": (3, 6), "late": (6, 9)}
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_WEEKS_OF_MONTH: Final = {"first": 1, "second": 8, "third": 15, "fourth": 22}


def named_day(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read a day of a month, on the weekday named; without a year, the last up to the report."""
    month, day, year = MONTHS.index(match["month"]) + 1, int(match["day"]), _year(match, report)
    years = (
        range(report.day.year, report.day.year - _LEAP_YEARS - 1, -1) if year is None else [year]
    )
    found = (date(y, month, day) for y in years if 1 <= day <= monthrange(y, month)[1])
    named = next((each for each in found if year is not None or each <= report.day), None)
    weekdays = {match["weekday"], match["weekday_after"]} - {None}
    if named is None or not weekdays <= {WEEKDAYS[named.weekday()]}:
        return None
    return from_to(named, named)


def weekend_of_day(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read the Saturday and the Sunday of which a named day is one."""
    named = named_day(match, report)
    first = named.pieces[0].first if named else None
    if first is None or first.weekday() < WEEKDAYS.index("saturday"):
        return None
    saturday = first.date() - (first.weekday() - WEEKDAYS.index("saturday")) * _DAY
    return from_to(saturday, saturday + _DAY)


def next_month(_: Match[str], report: ReportDay) -> Allowed:
    """Read the month after that of the report."""
    first = end_of_month(report.day) + _DAY
    return from_to(first, end_of_month(first))


def next_year(_: Match[str], report: ReportDay) -> Allowed:
    """Read the year after that of the report."""
    return from_to(date(report.day.year + 1, 1, 1), date(report.day.year + 1, 12, 31))


def season(match: Match[str], _: ReportDay) -> Allowed:
    """Read a season; a winter of a year begins in it, or ends in it."""
    year, first = int(match["year"]), _SEASONS[match["season"]]
    opens = [date(year, first, 1)]
    if match["season"] == "winter":
        opens.insert(0, date(year - 1, first, 1))
    return Allowed(tuple(days(day, end_of_month(day + 70 * _DAY)) for day in opens))


def this_month(_: Match[str], report: ReportDay) -> Allowed:
    """Read from the first of the month to the report."""
    return from_to(report.day.replace(day=1), report.day)


def last_month(_: Match[str], report: ReportDay) -> Allowed:
    """Read the month before that of the report."""
    last = report.day.replace(day=1) - _DAY
    return from_to(last.replace(day=1), last)


def this_year(_: Match[str], report: ReportDay) -> Allowed:
    """Read from the first of January to the report."""
    return from_to(report.day.replace(month=1, day=1), report.day)


def last_year(_: Match[str], report: ReportDay) -> Allowed:
    """Read the year before that of the report."""
    return from_to(date(report.day.year - 1, 1, 1), date(report.day.year - 1, 12, 31))


def years_before(_: Match[str], report: ReportDay) -> Allowed:
    """Read any time before the year of the report."""
    return from_to(None, date(report.day.year - 1, 12, 31))


def month(match: Match[str], report: ReportDay) -> Allowed:
    """Read a month; without a year, the last that has begun by the report."""
    return from_to(*_month(match, report, 1, 31))


def month_before(match: Match[str], report: ReportDay) -> Allowed:
    """Read the last such month that was over before that of the report."""
    return from_to(*_month(match, report._replace(day=report.day.replace(day=1) - _DAY), 1, 31))


def month_after(match: Match[str], report: ReportDay) -> Allowed:
    """Read the next such month after that of the report."""
    number = MONTHS.index(match["month"]) + 1
    first = date(report.day.year + (number <= report.day.month), number, 1)
    return from_to(first, end_of_month(first))


def part_of_month(match: Match[str], report: ReportDay) -> Allowed:
    """Read early, mid or late in a month; without a year, the last such part that has begun."""
    return from_to(*_month(match, report, *_PARTS_OF_MONTH[PART_WORDS[match["part"]]]))


def parts_of_month(match: Match[str], report: ReportDay) -> Allowed:
    """Read from one part of a month to another: "mid to late October"."""
    first, last = (_PARTS_OF_MONTH[match[part]] for part in ("part", "part_after"))
    return from_to(*_month(match, report, first[0], last[1]))


def half_of_month(match: Match[str], report: ReportDay) -> Allowed:
    """Read the first or the second half of a month."""
    limits = (1, 15) if match["half"] == "first" else (16, 31)
    return from_to(*_month(match, report, *limits))


def week_of_month(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read a week of a month: the first is days 1 to 7, the last the last seven days."""
    if match["nth"] == "last":
        _, last = _month(match, report, 25, 31)
        return from_to(last - 6 * _DAY, last)
    first = _WEEKS_OF_MONTH[match["nth"]]
    return from_to(*_month(match, report, first, first + 6))


def part_of_this_month(match: Match[str], report: ReportDay) -> Allowed:
    """Read early, mid or late in a month, up to the report; what has not begun, as a plan."""
    first = _first_of_month(match["which"], report.day)
    opens, closes = _PARTS_OF_MONTH[PART_WORDS[match["part"]]]
    last = first.replace(day=min(closes, monthrange(first.year, first.month)[1]))
    return up_to_or_planned(match["part"], report, first.replace(day=opens), last)


def day_of_this_month(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read a day of this month, the last or the next."""
    first, day = _first_of_month(match["which"], report.day), int(match["day"])
    if not 1 <= day <= monthrange(first.year, first.month)[1]:
        return None
    return from_to(first.replace(day=day), first.replace(day=day))


def edge_of_month(match: Match[str], report: ReportDay) -> Allowed:
    """Read the first or the last day of a month; without a year, the last such that had come."""
    if match["edge"] == "first":
        first, _ = _month(match, report, 1, 1)
        return from_to(first, first)
    number, named = MONTHS.index(match["month"]) + 1, _year(match, report)
    last = end_of_month(date(report.day.year if named is None else named, number, 1))
    if named is None and last > report.day:
        last = end_of_month(date(report.day.year - 1, number, 1))
    return from_to(last, last)


def week_of_day(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read the week of a named day: that begins or ends with it, or Monday to Sunday."""
    named = named_day(match, report)
    first = named.pieces[0].first if named else None
    if first is None:
        return None
    day = first.date()
    if match["which"] == "of":
        day = monday_of(day)
    elif match["which"] == "ending":
        day -= 6 * _DAY
    return from_to(day, day + 6 * _DAY)


def year(match: Match[str], report: ReportDay) -> Allowed:
    """Read a year."""
    named = _year(match, report) or report.day.year
    return from_to(date(named, 1, 1), date(named, 12, 31))


def part_of_year(match: Match[str], report: ReportDay) -> Allowed:
    """Read early, mid or late in a year, by thirds; of this year, up to the report."""
    named = _year(match, report) or report.day.year
    first, last = _PARTS_OF_YEAR[PART_WORDS[match["part"]]]
    opens, closes = date(named, first, 1), date(named, last, monthrange(named, last)[1])
    if match["year"][0].isdecimal():
        return from_to(opens, closes)
    return up_to_or_planned(match["part"], report, opens, closes)


def part_by_months(size: int) -> Reader:
    """Read a half of a year, or a quarter: so many months."""

    def read(match: Match[str], report: ReportDay) -> Allowed | None:
        number = ORDINALS[match["nth"]]
        named, last = _year(match, report), number * size
        if named is None:
            return None
        return from_to(
            date(named, last - size + 1, 1), date(named, last, monthrange(named, last)[1])
        )

    return read


def months_of_year(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read so many months from the first of a year, or up to its last."""
    named, months = _year(match, report), match["months"]
    count = int(months) if months.isdecimal() else int(CARDINALS[months])
    if named is None or not 1 <= count < len(MONTHS):
        return None
    first, last = (1, count) if match["edge"] == "first" else (len(MONTHS) - count + 1, len(MONTHS))
    return from_to(date(named, first, 1), end_of_month(date(named, last, 1)))


def century(match: Match[str], _: ReportDay) -> Allowed:
    """Read a century: the nineteenth is 1800 to 1899."""
    first = 100 * (ORDINALS.get(match["nth"]) or int(match["nth"][:-2])) - 100
    return from_to(date(first, 1, 1), date(first + 99, 12, 31))


def decade(match: Match[str], _: ReportDay) -> Allowed:
    """Read a decade, the 1990s being 1990 to 1999, or a part of one."""
    first = int(match["decade"])
    opens, closes = _PARTS_OF_DECADE[PART_WORDS[match["part"]] if match["part"] else None]
    return from_to(date(first + opens, 1, 1), date(first + closes, 12, 31))


def _year(match: Match[str], report: ReportDay) -> int | None:
    """Find the year that words name, by its number or from the report; None where they do not."""
    named = match.groupdict().get("year")
    if named is None:
        return None
    if named[0].isdecimal():
        return int(named)
    return report.day.year - (named == "last year") + (named == "next year")


def _month(match: Match[str], report: ReportDay, first: int, last: int) -> tuple[date, date]:
    """Find days of a month, as far as it has them.

    Without a year it is the last month of which the first of those days had come by the report.
    """
    number, year = MONTHS.index(match["month"]) + 1, _year(match, report)
    if year is None:
        begun = (number, first) <= (report.day.month, report.day.day)
        year = report.day.year - (not begun)
    return date(year, number, first), date(year, number, min(last, monthrange(year, number)[1]))


def _first_of_month(which: str, day: date) -> date:
    """Find the first day of a day's month, of the last or of the next."""
    first = day.replace(day=1)
    if which == "last":
        return (first - _DAY).replace(day=1)
    return end_of_month(first) + _DAY if which == "next" else first


def end_of_year(day: date) -> date:
    """Find the last day of a day's year."""
    return day.replace(month=12, day=31)


def end_of_month(day: date) -> date:
    """Find the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])
