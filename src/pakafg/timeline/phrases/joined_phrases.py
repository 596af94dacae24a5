"""Two dates joined: "October 18–19", "between 11 and 15 October", "Thursday or Friday".

What one of the two does not say, the other does: the month of "18–19 October", the year of
"30 October – 2 November 2025". Two weekdays, or two dates without a year, belong together: neither
is looked for without the other.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.timeline.phrases.phrase_rules import Phrase
from pakafg.timeline.phrases.phrase_words import MONTH, MONTHS, WEEKDAY, YEAR
from pakafg.timeline.phrases.stretches import MINUTE, Allowed, ReportDay, Stretch, hull, lasting
from pakafg.values.conclusions import RuleSource

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["JOINT_RULES", "joined"]

_FROM_TO: Final = "from one to another: filled from the first to the last"
_NEIGHBOURS: Final = "one and the next: filled from the first to the last"
_BETWEEN: Final = "between: at some time from the first to the last"
_ONE_OF: Final = "one or another: one of the two, and nothing between"
JOINT_RULES: Final = (_FROM_TO, _NEIGHBOURS, _BETWEEN, _ONE_OF)
"""The rules, in words; they are ours."""

_MOST_CUTS: Final = 6  # places where words may be cut in two
_A_YEAR: Final = timedelta(days=364)
_LONGEST: Final = timedelta(days=300)  # of a range of which no year is said
_HALF_A_WEEK: Final = timedelta(days=3)


class _Joint(NamedTuple):
    """What stands before the first date, and between the two, and what it makes of them."""

    opening: re.Pattern[str]
    between: re.Pattern[str]
    rule: str


_JOINTS: Final = tuple(
    _Joint(re.compile(opening), re.compile(between), rule)
    for opening, between, rule in (
        ("(?:(?:some ?time|anywhere|somewhere) )?between ", " and ", _BETWEEN),
        ("(?:from )?", " (?:(?:in|up )?to|until|till|through) ", _FROM_TO),
        ("(?:either )?", " or ", _ONE_OF),
        ("(?:both )?", " and ", _NEIGHBOURS),
    )
)
_BARE_DAY: Final = re.compile(rf"(?:the )?(?P<weekday>{WEEKDAY} )?(?P<day>\d\d?)(?P<year> {YEAR})?")
_NAMED_MONTH: Final = re.compile(rf"\b(?P<month>{MONTH})\b(?: (?P<day>\d\d?)\b)?")
_NAMED_YEAR: Final = re.compile(rf"(?<!:)\b{YEAR}\b(?!:)")
_WEEKDAY_NAMED: Final = re.compile(rf"\b{WEEKDAY}\b")
# Words that place a date by themselves: it is not looked for with another.
_PLACED: Final = re.compile(rf"\b(?:{YEAR}|last|this|past|next|coming|week|year)\b")


def joined(words: str, dated: Callable[[str], Phrase | None]) -> Phrase | None:
    """Read two dates that are joined.

    Args:
        words: Plain words.
        dated: What reads one date.

    Returns:
        The phrase; None where the words are no two dates.
    """
    for opening, between, rule in _JOINTS:
        opens = opening.match(words)
        rest = words[opens.end() :] if opens else ""
        for cut in islice(between.finditer(rest), _MOST_CUTS):
            sides = _completed(rest[: cut.start()], rest[cut.end() :])
            first, last = map(dated, sides)
            if rule == _ONE_OF and first is not None and last is None and " or " in sides[1]:
                last = joined(sides[1], dated)  # "Tuesday or Wednesday or Thursday"
            if first is not None and last is not None:
                return _phrase(sides, first, last, rule)
    return None


def _completed(first: str, last: str) -> tuple[str, str]:
    """Give each of two dates the month and the year that the other one names."""
    month, next_month = _NAMED_MONTH.search(first), _NAMED_MONTH.search(last)
    bare = _BARE_DAY.fullmatch(last)
    if bare and month and month["day"]:
        last = f"{bare['weekday'] or ''}{month['month']} {bare['day']}{bare['year'] or ''}"
        next_month = _NAMED_MONTH.search(last)
    year, next_year = _NAMED_YEAR.search(first), _NAMED_YEAR.search(last)
    if month and next_month and (year is None) != (next_year is None):
        turns = MONTHS.index(next_month["month"]) < MONTHS.index(month["month"])
        if year:
            last = f"{last} {int(year[0]) + turns}"
        elif next_year:
            first = f"{first} {int(next_year[0]) - turns}"
    return first, last


def _phrase(sides: tuple[str, str], first: Phrase, last: Phrase, rule: str) -> Phrase:
    """Read two dates together, and what the joint makes of them."""
    together = _together(sides, is_range=rule != _ONE_OF)

    def read(report: ReportDay) -> Allowed | None:
        dates = together(first, last, report)
        return dates and _joint_of(rule, *dates)

    rules = first.rule if first.rule == last.rule else f"{first.rule}; {last.rule}"
    return Phrase(read, f"{rule}; {rules}", RuleSource.PAKAFG)


def _joint_of(rule: str, first: Allowed, last: Allowed) -> Allowed | None:
    """Make a range, or one of two, of two dates; None where they do not make one."""
    opens, closes = hull(first.pieces), hull(last.pieces)
    about = first.about or last.about
    if rule == _ONE_OF:
        return Allowed((*first.pieces, *last.pieces), about=about)
    if opens.first is None or closes.last is None or opens.first > closes.last:
        return None
    if rule == _BETWEEN:
        return Allowed((Stretch(opens.first, closes.last),), about=about)
    follows = opens.last is not None and closes.first == opens.last + MINUTE
    return None if rule == _NEIGHBOURS and not follows else lasting(first.pieces, last.pieces)


_Pair = tuple[Allowed, Allowed]


def _together(
    sides: tuple[str, str], *, is_range: bool
) -> Callable[[Phrase, Phrase, ReportDay], _Pair | None]:
    """Choose how two dates are looked for: by the week, by the year, or each by itself."""
    if any(map(_PLACED.search, sides)):
        return _each
    if all(map(_NAMED_MONTH.search, sides)):
        return _in_a_year if is_range else _nearest_in_a_year
    if all(map(_WEEKDAY_NAMED.search, sides)):
        return _in_a_week if is_range else _nearest_in_a_week
    return _each


def _each(first: Phrase, last: Phrase, report: ReportDay) -> _Pair | None:
    """Look for each from the report."""
    return _pair(first.read(report), last.read(report))


def _in_a_week(first: Phrase, last: Phrase, report: ReportDay) -> _Pair | None:
    """Look for the last weekday from the report, and for the first from there."""
    found = last.read(report)
    return found and _pair(first.read(report._replace(day=_day_of(found))), found)


def _nearest_in_a_week(first: Phrase, last: Phrase, report: ReportDay) -> _Pair | None:
    """Look for two weekdays that are not half a week apart: the later is a week earlier."""
    found = _each(first, last, report)
    if found is None:
        return None
    one, other = map(_day_of, found)
    if other - one > _HALF_A_WEEK:
        return _pair(found[0], last.read(report._replace(day=one + _HALF_A_WEEK)))
    if one - other > _HALF_A_WEEK:
        return _pair(first.read(report._replace(day=other + _HALF_A_WEEK)), found[1])
    return found


def _in_a_year(first: Phrase, last: Phrase, report: ReportDay) -> _Pair | None:
    """Look for the first date from the report, and for the next such last date after it."""
    found = first.read(report)
    if found is None:
        return None
    day = _day_of(found)
    after = last.read(report._replace(day=day + _A_YEAR))
    # "19 to 15 October" goes backward, and not to the next year.
    return _pair(found, after) if after and _day_of(after) - day <= _LONGEST else None


def _nearest_in_a_year(first: Phrase, last: Phrase, report: ReportDay) -> _Pair | None:
    """Look for the first date from the report, and for the last date that is nearest to it."""
    found = first.read(report)
    if found is None:
        return None
    day = _day_of(found)
    near = filter(None, (last.read(report._replace(day=at)) for at in (day, day + _A_YEAR)))
    return _pair(found, min(near, key=lambda each: abs(_day_of(each) - day), default=None))


def _pair(first: Allowed | None, last: Allowed | None) -> _Pair | None:
    """Pair two dates that both allow something."""
    return (first, last) if first and last else None


def _day_of(allowed: Allowed) -> date:
    """Find the first day that is allowed."""
    first = hull(allowed.pieces).first
    return date.min if first is None else first.date()
