"""So long ago, for so long, in the past or the next so long: lengths seen from a report's day.

A number that is bounded stays so: "over a week ago" is open to the past.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from pakafg.timeline.phrases.lengths import read_length
from pakafg.timeline.phrases.month_ranges import end_of_month
from pakafg.timeline.phrases.stretches import Allowed, ReportDay, days, from_to, lasting
from pakafg.values.calendar import DAY

if TYPE_CHECKING:
    from re import Match

    from pakafg.timeline.phrases.lengths import Length

__all__ = ["ago", "ahead", "lasted", "next_so_long", "past"]

_DAY: Final = timedelta(days=1)
_DAYS_A_WEEK: Final = 7
# One of what is counted in days, in minutes; days that an exact number may be off.
_MINUTES: Final = {"minute": 1, "hour": 60, "day": DAY, "week": 7 * DAY}
_OFF: Final = {"minute": 0, "hour": 0, "day": 0, "week": 1}
# One of what is counted in months; days around the day so long before that count, too.
_MONTHS: Final = {"month": 1, "year": 12}
_AROUND: Final = {"month": 7 * _DAY, "year": 30 * _DAY}
_FEW: Final = 3  # UCDP: several weeks are three


def ago(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read so long ago, an exact number as its unit is rounded, a bounded one as it is."""
    length = read_length(match["length"])
    return None if length is None else from_to(*_days_ago(length, report.day))


def lasted(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read what had lasted so long at the report: from its start, so long ago, to the report."""
    length = read_length(match["length"])
    if length is None:
        return None
    if length.is_vague and length.unit == "week":
        start = report.day - _FEW * _DAYS_A_WEEK * _DAY
        return lasting([days(start, start)], [days(report.day, report.day)])
    return lasting([days(*_days_ago(length, report.day))], [days(report.day, report.day)])


def past(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read the days from so long before the report up to it; a few are three."""
    length = read_length(match["length"])
    if length is None:
        return None
    most = length.low * _FEW / 2 if length.is_vague else length.high  # two are the least of a few
    if most is None:
        return None
    if length.unit in _MONTHS:
        return from_to(_months_before(report.day, ceil(most * _MONTHS[length.unit])), report.day)
    return from_to(report.day - ceil(most * _MINUTES[length.unit] / DAY) * _DAY, report.day)


def ahead(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read so long from the report, as far off as so long ago is."""
    length = read_length(match["length"])
    if length is None:
        return None
    if length.unit in _MONTHS:
        return from_to(*_months_ahead(length, report.day))
    before, after = _days_ago(length, report.day)
    last = None if before is None else report.day + (report.day - before)
    return from_to(report.day + (report.day - after), last)


def next_so_long(match: Match[str], report: ReportDay) -> Allowed | None:
    """Read the days after the report, up to so long from it; vague ones stay open, but for days."""
    length = read_length(match["length"])
    if length is None:
        return None
    first = report.day + _DAY
    if length.is_vague and length.unit == "day" and length.low < _DAYS_A_WEEK:
        return from_to(first, report.day + (_DAYS_A_WEEK - 1) * _DAY)
    if length.is_vague or length.high is None:
        return from_to(first, None)
    if length.unit in _MONTHS:
        return from_to(first, _months_before(report.day, -ceil(length.high * _MONTHS[length.unit])))
    last = report.day + ceil(length.high * _MINUTES[length.unit] / DAY) * _DAY
    # Of hours, some may be left of the report's own day.
    return from_to(first if _MINUTES[length.unit] >= DAY else report.day, last)


def _months_ahead(length: Length, report: date) -> tuple[date, date | None]:
    """Find the first and the last day so many months or years from the report."""
    size, around = _MONTHS[length.unit], _AROUND[length.unit] * (1 + length.is_about)
    is_rounded = not (length.is_framed or length.is_vague)
    first = _months_before(report, -floor(length.low * size)) - around * is_rounded
    if length.high is None:
        return first, None
    return first, _months_before(report, -ceil(length.high * size)) + around * is_rounded


def _days_ago(length: Length, report: date) -> tuple[date | None, date]:
    """Find the first and the last day so long ago; None where the words leave it open."""
    is_rounded = not (length.is_framed or length.is_vague)
    if length.unit in _MONTHS:
        first, last = _in_months(length, report, is_rounded=is_rounded)
    else:
        off = _OFF[length.unit] + length.is_about if is_rounded else 0
        first, last = _in_days(length, report, off)
    return first, min(last, report)


def _in_days(length: Length, report: date, off: int) -> tuple[date | None, date]:
    """Find the first and the last day so many days or weeks ago, give or take some days."""
    size = _MINUTES[length.unit]
    most = None if length.high is None else ceil(length.high * size / DAY) + off
    if length.is_vague and size <= DAY and length.low < _DAYS_A_WEEK:
        most = _DAYS_A_WEEK - 1 if size == DAY else 1  # of more, one says weeks, or days
    first = None if most is None else report - most * _DAY
    return first, report - (floor(length.low * size / DAY) - off) * _DAY


def _in_months(length: Length, report: date, *, is_rounded: bool) -> tuple[date | None, date]:
    """Find the first and the last day so many months or years ago.

    An exact number is the whole month, or year, so many before, and days around the day.
    """
    size = _MONTHS[length.unit]
    first = None if length.high is None else _months_before(report, ceil(length.high * size))
    last = _months_before(report, floor(length.low * size))
    if is_rounded and first is not None:
        opens, closes = (1, 12) if length.unit == "year" and length.low % 1 == 0 else (None, None)
        around = _AROUND[length.unit] * (1 + length.is_about)
        first = min(first - around, first.replace(month=opens or first.month, day=1))
        last = max(last + around, end_of_month(last.replace(day=1, month=closes or last.month)))
    return first, last


def _months_before(day: date, months: int) -> date:
    """Find the day of the month so many months before; in a shorter month, its last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = date(year, month + 1, 1)
    return min(end_of_month(first), first + (day.day - 1) * _DAY)
