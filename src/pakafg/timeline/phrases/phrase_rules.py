"""The table of phrases, row by row: what is read, by which rule, on whose authority."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.timeline.phrases import day_ranges
from pakafg.timeline.phrases.day_ranges import MONTHS, NUMBERS, WEEKDAYS
from pakafg.values.conclusions import RuleSource

if TYPE_CHECKING:
    from pakafg.timeline.phrases.day_ranges import Reader

__all__ = ["RULES", "Rule", "plain"]


class Rule(NamedTuple):
    """One row of the table.

    Attributes:
        pattern: Plain phrases that it reads.
        words: The rule, in words.
        source: Who made it.
        days: What it makes of them.
    """

    pattern: re.Pattern[str]
    words: str
    source: RuleSource
    days: Reader


_MONTH: Final = f"(?P<month>{'|'.join(MONTHS)})"
_WEEKDAY: Final = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
_YEAR: Final = r"(?P<year>[1-9]\d{3})"
_DATE: Final = rf"(?:{_WEEKDAY} )?{_MONTH} (?P<day>\d\d?)(?: {_YEAR})?"
_PART: Final = "(?P<part>early|mid|late)"
_NUMBER: Final = rf"(?P<number>an?|\d\d?|{'|'.join(NUMBERS)})"
_TIME_OF_DAY: Final = "(?: (?:morning|afternoon|evening|night))?"

# pattern, the rule in words, what it makes of the words
_OF_UCDP: Final[tuple[tuple[str, str, Reader], ...]] = (
    ("", "no time given: the report's day or the two before", day_ranges.before(2, 0)),
    (
        "recent(?:ly)?|(?:(?:past|last) few|recent|past) days",
        "recently: the three days before the report",
        day_ranges.before(3, 1),
    ),
    (f"(?:around|about) {_DATE}", "around a day: a day more on either side", day_ranges.around),
    ("this week", "this week: from Monday to the report", day_ranges.this_week),
    ("last week", "last week: the week before, Monday to Sunday", day_ranges.last_week),
    ("past week", "the past week: the seven days up to the report", day_ranges.before(7, 0)),
    ("last night|other day", "last night: the day before the report", day_ranges.before(1, 1)),
    (
        "(?:past|last) 24 hours",
        "the past 24 hours: the report's day or the one before",
        day_ranges.before(1, 0),
    ),
    (
        "(?:past|last) 48 hours",
        "the past 48 hours: the report's day or the two before",
        day_ranges.before(2, 0),
    ),
    (
        f"{_PART} {_MONTH}(?: {_YEAR})?",
        "part of a month: early 1 to 10, mid 10 to 20, late 15 to its end",
        day_ranges.part_of_month,
    ),
    (
        "(?:(?:several|recent|past|past several|(?:past |last )?few) )?weeks",
        "several weeks: the three weeks up to the report",
        day_ranges.before(21, 0),
    ),
    (
        "earlier this month",
        "earlier this month: from the 1st to the day before the report",
        day_ranges.earlier(day_ranges.this_month),
    ),
)
_OF_OURS: Final[tuple[tuple[str, str, Reader], ...]] = (
    (
        f"{_WEEKDAY}{_TIME_OF_DAY}",
        "a weekday: the last such day up to the report",
        day_ranges.weekday,
    ),
    (
        f"last {_WEEKDAY}{_TIME_OF_DAY}",
        "last weekday: the last such day before the report",
        day_ranges.last_weekday,
    ),
    (
        f"(?:today|tonight|this{_TIME_OF_DAY[3:-2]})",
        "today: the report's day",
        day_ranges.before(0, 0),
    ),
    (f"yesterday{_TIME_OF_DAY}", "yesterday: the day before the report", day_ranges.before(1, 1)),
    (_DATE, "a date without a year: the last up to the report", day_ranges.named_day),
    (
        f"{_MONTH}(?: {_YEAR})?",
        "a month without a year: the last begun by the report",
        day_ranges.month,
    ),
    (
        f"last {_MONTH}",
        "last of a month: the last over before that of the report",
        day_ranges.month_before,
    ),
    ("this month", "this month: from the 1st to the report", day_ranges.this_month),
    ("last month", "last month: the month before that of the report", day_ranges.last_month),
    (_YEAR, "a year", day_ranges.year),
    ("this year", "this year: from 1 January to the report", day_ranges.this_year),
    ("last year", "last year: the year before that of the report", day_ranges.last_year),
    (
        "earlier this week",
        "earlier this week: from Monday to the day before the report",
        day_ranges.earlier(day_ranges.this_week),
    ),
    (
        "earlier this year",
        "earlier this year: from 1 January to the day before the report",
        day_ranges.earlier(day_ranges.this_year),
    ),
    (
        f"{_PART} (?P<which>this|last) week",
        "part of a week: early Monday to Wednesday, mid Tuesday to Thursday, late from Thursday",
        day_ranges.part_of_week,
    ),
    (
        f"{_NUMBER} (?P<unit>day|week)s? ago",
        "so long ago: to the day; of weeks, a day more or less",
        day_ranges.ago,
    ),
    (
        f"(?:past|last) {_NUMBER} (?P<unit>hour|day|week)s?",
        "the past so long: so many days up to the report",
        day_ranges.past,
    ),
)

RULES: Final = tuple(
    Rule(re.compile(pattern), words, source, reader)
    for source, rows in ((RuleSource.UCDP, _OF_UCDP), (RuleSource.PAKAFG, _OF_OURS))
    for pattern, words, reader in rows
)
"""The rules, in the order in which they are tried; no two read the same words."""


def plain(phrase: str) -> str:
    """Bring a phrase into the form that the patterns read.

    >>> plain("on the 19th of Oct., 2025")
    'october 19 2025'
    """
    words = " ".join(re.sub(r"[.,;()–-]", " ", phrase.casefold()).split())
    for month in MONTHS:
        words = re.sub(rf"\b{month[:3]}t?\b", month, words)
    words = re.sub(r"\b(\d\d?)(?:st|nd|rd|th)\b", r"\1", words)
    words = re.sub(rf"\b(\d\d?) (?:of )?{_MONTH}", r"\2 \1", words)
    return re.sub(r"^(?:(?:on|in|over|during|within|as of|for|the)\b ?)+", "", words)
