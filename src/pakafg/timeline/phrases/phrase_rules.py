"""The table of phrases, row by row: what is read, by which rule, on whose authority."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.timeline.phrases import day_ranges, length_ranges, month_ranges
from pakafg.timeline.phrases.lengths import LENGTH, read_length
from pakafg.timeline.phrases.phrase_words import MONTHS, PART_WORDS, WEEKDAYS, YEAR
from pakafg.values.conclusions import RuleSource
from pakafg.values.number_rules import ONES, ORDINALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pakafg.timeline.phrases.day_ranges import Reader
    from pakafg.timeline.phrases.stretches import Allowed, ReportDay

__all__ = ["RULES", "Phrase", "Rule", "ruled"]


class Phrase(NamedTuple):
    """A phrase, read as far as it can be without the day of the report.

    Attributes:
        read: What it allows, from one day of the report; None where it allows nothing.
        rule: The rule, in words.
        source: Who made the rule.
    """

    read: Callable[[ReportDay], Allowed | None]
    rule: str
    source: RuleSource


class Rule(NamedTuple):
    """One row of the table.

    Attributes:
        pattern: Plain phrases that it reads.
        words: The rule, in words.
        source: Who made it.
        read: What it makes of them.
    """

    pattern: re.Pattern[str]
    words: str
    source: RuleSource
    read: Reader


_MONTH: Final = f"(?P<month>{'|'.join(MONTHS)})"
_WEEKDAY: Final = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
_YEAR: Final = f"(?P<year>{YEAR}|(?:this|the|last|next) year)"
_OF_YEAR: Final = f"(?: (?:of |in )?(?P<year>{YEAR}|(?:this|last) year))?"
_DATE: Final = (
    rf"(?:{_WEEKDAY} )?{_MONTH} (?P<day>\d\d?){_OF_YEAR}"
    rf"(?: (?P<weekday_after>{'|'.join(WEEKDAYS)}))?"
)
_WHICH: Final = "(?P<which>this|the|last|next)"
_PART: Final = f"(?P<part>{'|'.join(PART_WORDS)})(?: in)?"
_NTH: Final = "|".join(ORDINALS)
_FEW: Final = "|".join((*ONES, "ten", "eleven"))
_IN: Final = "(?:(?:in|over|during|within) )?"
# "last" alone goes before a number: "last week" is the week before.
_PAST: Final = f"{_IN}(?:(?:(?:the|this|these) )?past|the last|last(?= [^ ]+ ))"
_WEEKS: Final = (
    f"(?:(?:over|during) )?(?:several|(?:a )?few) weeks|{_PAST}(?: few| several)? weeks|"
    f"{_IN}(?:the )?recent weeks"
)
_AGO: Final = (
    "so long ago: to the day; of weeks, a day more or less; of months and years, all of that month "
    "or year, and a week or a month around the day; what is bounded stays so"
)

# pattern, the rule in words, what it makes of the words
_OF_UCDP: Final[tuple[tuple[str, str, Reader], ...]] = (
    ("", "no time given: the report's day or the two before", day_ranges.before(2, 0)),
    (
        f"recent(?:ly)?|{_PAST}(?: few| several)? days|{_IN}(?:the )?(?:most )?recent days",
        "recently: the three days before the report",
        day_ranges.before(3, 1),
    ),
    ("this week", "this week: from Monday to the report", day_ranges.this_week),
    ("last week", "last week: the week before, Monday to Sunday", day_ranges.last_week),
    (
        f"{_PAST} week",
        "the past week: the seven days up to the report",
        day_ranges.before(7, 0),
    ),
    (
        "(?:(?:late|early) )?last night|other (?:day|night)",
        "last night: the day before the report",
        day_ranges.before(1, 1),
    ),
    (
        f"{_PAST} 24 hours",
        "the past 24 hours: the report's day or the one before",
        day_ranges.before(1, 0),
    ),
    (
        f"{_PAST} 48 hours",
        "the past 48 hours: the report's day or the two before",
        day_ranges.before(2, 0),
    ),
    (
        f"{_PART} {_MONTH}{_OF_YEAR}",
        "part of a month: early 1 to 10, mid 10 to 20, late 15 to its end; the last that has begun",
        month_ranges.part_of_month,
    ),
    (
        _WEEKS,
        "several weeks: the three weeks up to the report",
        day_ranges.before(21, 0),
    ),
    (
        "earlier (?:this|in the) month",
        "earlier this month: from the 1st to the day before the report",
        day_ranges.earlier(month_ranges.this_month),
    ),
)
_OF_OURS: Final[tuple[tuple[str, str, Reader], ...]] = (
    ("today|this day", "today: the report's day", day_ranges.before(0, 0)),
    (
        "(?:for |right |as of )?now|currently|at present|presently|at the moment",
        "now: the report's day",
        day_ranges.before(0, 0),
    ),
    ("(?:later )?tonight", "tonight: the report's day from 18:00", day_ranges.tonight),
    ("yesterday", "yesterday: the day before the report", day_ranges.before(1, 1)),
    (
        "night before last",
        "the night before last: two days before the report",
        day_ranges.before(2, 2),
    ),
    (
        "day before yesterday",
        "the day before yesterday: two days before the report",
        day_ranges.before(2, 2),
    ),
    ("tomorrow", "tomorrow: the day after the report", day_ranges.before(-1, -1)),
    (_WEEKDAY, "a weekday: the last such day up to the report", day_ranges.weekday),
    (
        f"(?:last|(?:this |the )?past) {_WEEKDAY}",
        "last weekday: the last such day before the report",
        day_ranges.last_weekday,
    ),
    (
        f"(?:next|coming|upcoming|this coming) {_WEEKDAY}",
        "next weekday: the next such day after the report",
        day_ranges.next_weekday,
    ),
    (
        f"(?P<which>this) {_WEEKDAY}",
        "this weekday: that of the report's week, up to the report",
        day_ranges.weekday_of_week,
    ),
    (
        f"{_WEEKDAY} (?:of |in )?{_WHICH} week",
        "a weekday of this week or the last: that of the week, up to the report; or of the next",
        day_ranges.weekday_of_week,
    ),
    (
        "(?:this )?weekend",
        "the weekend: the last Saturday and Sunday; told on such a day, perhaps these",
        day_ranges.weekend,
    ),
    (
        "(?:last|(?:this )?past) weekend",
        "last weekend: the last Saturday and Sunday that were over",
        day_ranges.last_weekend,
    ),
    (
        f"weekend of {_DATE}",
        "the weekend of a day: the Saturday and the Sunday of which it is one",
        month_ranges.weekend_of_day,
    ),
    (
        f"week (?:(?P<which>of|ending)|beginning|starting|commencing)(?: on)?(?: the)? {_DATE}",
        "the week of a day: Monday to Sunday, or as it is said to begin or to end",
        month_ranges.week_of_day,
    ),
    (_DATE, "a date: without a year, the last such day up to the report", month_ranges.named_day),
    (
        rf"(?:{_WEEKDAY} )?the (?P<day>\d\d?)(?:st|nd|rd|th)(?: of the month)?",
        "a day of the month: the last such day up to the report",
        day_ranges.day_of_month,
    ),
    (
        rf"(?P<day>\d\d?)(?:st|nd|rd|th) of {_WHICH} month",
        "a day of this, the last or the next month",
        month_ranges.day_of_this_month,
    ),
    (
        f"(?P<edge>first|last|final) day of {_MONTH}{_OF_YEAR}",
        "the first or the last day of a month: without a year, the last such day up to the report",
        month_ranges.edge_of_month,
    ),
    (
        f"(?:month of )?{_MONTH}{_OF_YEAR}",
        "a month: without a year, the last begun by the report",
        month_ranges.month,
    ),
    (
        f"(?:last|(?:this )?past) {_MONTH}",
        "last of a month: the last over before that of the report",
        month_ranges.month_before,
    ),
    (
        f"(?:next|coming|this coming) {_MONTH}",
        "next of a month: the next such month after that of the report",
        month_ranges.month_after,
    ),
    (
        f"earlier (?:in )?{_MONTH}{_OF_YEAR}",
        "earlier in a month: the month, up to the day before the report",
        day_ranges.earlier(month_ranges.month),
    ),
    (
        f"(?P<part>early|mid) (?:to|or|and) (?P<part_after>mid|late) {_MONTH}{_OF_YEAR}",
        "one part of a month to another: early from the 1st, mid 10 to 20, late to its end",
        month_ranges.parts_of_month,
    ),
    (
        f"(?P<half>first|second|latter) half of {_MONTH}{_OF_YEAR}",
        "half of a month: 1 to 15, or 16 to its end",
        month_ranges.half_of_month,
    ),
    (
        f"(?P<nth>first|second|third|fourth|last) week (?:of|in) {_MONTH}{_OF_YEAR}",
        "a week of a month: the first is 1 to 7, the last its last seven days",
        month_ranges.week_of_month,
    ),
    (
        f"{_PART} {_WHICH} month",
        "part of this, the last or the next month: as of a month, to the report if it has begun",
        month_ranges.part_of_this_month,
    ),
    (
        "week before last",
        "the week before last: two weeks before, Monday to Sunday",
        day_ranges.week_before_last,
    ),
    ("next week", "next week: the week after, Monday to Sunday", day_ranges.next_week),
    ("next month", "next month: the month after that of the report", month_ranges.next_month),
    ("next year", "next year: the year after that of the report", month_ranges.next_year),
    ("this month", "this month: from the 1st to the report", month_ranges.this_month),
    ("last month", "last month: the month before that of the report", month_ranges.last_month),
    (f"(?:calendar )?(?:year )?(?P<year>{YEAR})", "a year", month_ranges.year),
    (
        "this year|so far this year|this year so far",
        "this year: from 1 January to the report",
        month_ranges.this_year,
    ),
    ("last year", "last year: the year before that of the report", month_ranges.last_year),
    (
        f"{_PART} {_YEAR}",
        "part of a year: early January to April, mid May to August, late September to December",
        month_ranges.part_of_year,
    ),
    (
        f"(?P<nth>first|second) half of {_YEAR}",
        "half of a year: January to June, or July to December",
        month_ranges.part_by_months(6),
    ),
    (
        f"(?:(?P<nth>first|second|third|fourth) quarter of) {_YEAR}",
        "a quarter of a year: three months",
        month_ranges.part_by_months(3),
    ),
    (
        rf"(?P<edge>first|last) (?P<months>\d\d?|{_FEW}) months (?:of|in) {_YEAR}",
        "the first or the last months of a year: so many from its first, or up to its last",
        month_ranges.months_of_year,
    ),
    (
        f"(?P<season>spring|summer|autumn|fall|winter) (?:of |in )?(?P<year>{YEAR})",
        "a season of the northern hemisphere: three months; winter begins or ends in the year",
        month_ranges.season,
    ),
    (
        "(?:previous|earlier|prior) years",
        "previous years: any time before the report's year",
        month_ranges.years_before,
    ),
    (
        rf"(?:{_PART} )?(?:the )?(?P<decade>[1-9]\d\d0)s",
        "a decade: ten years from its first; early its first four, mid the middle, late its last",
        month_ranges.decade,
    ),
    (
        rf"(?P<nth>{_NTH}|\d\d?(?:st|nd|rd|th)) century",
        "a century: the nineteenth is 1800 to 1899",
        month_ranges.century,
    ),
    (
        "earlier (?:this|in the) week",
        "earlier this week: from Monday to the day before the report",
        day_ranges.earlier(day_ranges.this_week),
    ),
    (
        "earlier (?:this|in the) year",
        "earlier this year: from 1 January to the day before the report",
        day_ranges.earlier(month_ranges.this_year),
    ),
    (
        f"{_PART} {_WHICH} week",
        "part of a week: early Monday to Wednesday, mid Tuesday to Thursday, late from Thursday",
        day_ranges.part_of_week,
    ),
    *(
        (
            f"later (?:this|in the) {period}",
            f"later this {period}: from the day after the report to its end",
            day_ranges.later(end),
        )
        for period, end in (
            ("week", day_ranges.end_of_week),
            ("month", month_ranges.end_of_month),
            ("year", month_ranges.end_of_year),
        )
    ),
    (
        f"(?P<length>{LENGTH}) ago",
        _AGO,
        length_ranges.ago,
    ),
    (
        f"(?:in )?(?P<length>{LENGTH}) (?:time|from (?:now|today)|hence)",
        "so long from the report: to the day; of weeks, months and years, as so long ago",
        length_ranges.ahead,
    ),
    (
        f"{_IN}(?:the |these )?(?:next|coming) (?P<length>{LENGTH})",
        "the next so long: from the day after the report; days are less than 7, weeks stay open",
        length_ranges.next_so_long,
    ),
    (
        f"for (?:(?:(?:the|these) )?(?:past|last) )?(?P<length>{LENGTH})(?: now)?",
        "for so long: what began so long ago and lasted to the report; of weeks, three",
        length_ranges.lasted,
    ),
    (
        f"(?:{_PAST}|{_IN}(?:the )?recent) (?P<length>{LENGTH})",
        "the past so long: so many days, months or years up to the report, a few being three",
        length_ranges.past,
    ),
)

RULES: Final = tuple(
    Rule(re.compile(pattern), words, source, reader)
    for source, rows in ((RuleSource.UCDP, _OF_UCDP), (RuleSource.PAKAFG, _OF_OURS))
    for pattern, words, reader in rows
)
"""The rules, in the order in which they are tried."""

# "in", "over", "within" and "for" say how long before a length, and nothing before a date or a
# period; "over" and "within" before a date would bound it, and are read before periods alone.
_DATE_FOLLOWS: Final = (
    "(?:(?:the|this|last|past|recent|previous|early|mid|late|earlier|now|today) |"
    f"(?:{'|'.join((*MONTHS, *WEEKDAYS))}|{YEAR})\\b)"
)
_PERIOD_FOLLOWS: Final = "(?:the |this |last |past )+(?:week|weekend|month|year)s?\\b"
_PREPOSITION: Final = re.compile(
    "(?:(?:some ?time|at some point|exactly|precisely) )?"
    "(?:(?:on|at|as of|as at|of|during|throughout) |towards? (?=(?:the )?(?:middle|end|close) of )|"
    f"(?:in|for) (?={_DATE_FOLLOWS})|(?:over|within) (?={_PERIOD_FOLLOWS}))?"
)


def ruled(words: str) -> Phrase | None:
    """Read plain words by a row of the table, with or without a preposition before them.

    Args:
        words: Plain words.

    Returns:
        The phrase; None where no row reads it.
    """
    for plain in _without_prepositions(words):
        for rule in RULES:
            match = rule.pattern.fullmatch(plain)
            if match is not None and _has_length(match):
                return Phrase(partial(rule.read, match), rule.words, rule.source)
    return None


def _has_length(match: re.Match[str]) -> bool:
    """Tell whether what stands for a length, where a rule has one, is a length."""
    words = match.groupdict().get("length")
    return words is None or read_length(words) is not None


def _without_prepositions(words: str) -> Iterator[str]:
    """List the words as they are, without a preposition, and without an article."""
    yield words
    rest = _PREPOSITION.sub("", words, count=1)
    if rest != words:
        yield rest
    if rest.startswith("the "):
        yield rest.removeprefix("the ")
