"""The words of dates, and how a phrase is brought into the one form that the rules read.

In that form months and weekdays are written out, a day stands after its month, a range is "to",
one of two is "or", and clock times have a colon or end in am or pm.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pakafg.timeline.phrases.lengths import UNIT_WORDS
from pakafg.timeline.phrases.stretches import ENDS
from pakafg.values.number_rules import BOUNDS, CARDINALS, CONVENTIONS, ORDINALS, PLURALS, SCALES
from pakafg.values.typography import plain

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "MONTH",
    "MONTHS",
    "PART_WORDS",
    "WEEKDAY",
    "WEEKDAYS",
    "YEAR",
    "is_name",
    "plain_phrase",
]

WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
MONTH: Final = f"(?:{'|'.join(MONTHS)})"
WEEKDAY: Final = f"(?:{'|'.join(WEEKDAYS)})"
YEAR: Final = r"[1-9]\d{3}"
PART_WORDS: Final = {
    "early": "early", "start of": "early", "beginning of": "early", "mid": "mid",
    "middle of": "mid", "late": "late", **dict.fromkeys(ENDS, "late"),
    **dict.fromkeys(("first days of", "early days of", "opening days of"), "early"),
    **dict.fromkeys(("last days of", "final days of", "closing days of"), "late"),
}  # fmt: skip
"""How the parts of weeks, months and years are named."""

_SHORT: Final = {
    **{name[:3]: name for name in (*MONTHS, *WEEKDAYS)},
    "sept": "september", "tues": "tuesday", "weds": "wednesday", "thur": "thursday",
    "thurs": "thursday",
}  # fmt: skip
_DAYS_OF_A_MONTH: Final = {word: day for word, day in ORDINALS.items() if day <= 31}  # noqa: PLR2004
_NTH: Final = "|".join(word.replace(" ", "[ -]") for word in reversed(_DAYS_OF_A_MONTH))
_DAY: Final = r"(?<![:\d])\d\d?"
_JOINT: Final = "(?:to|and|or|until|till|through)"
_LISTED: Final = (
    rf"(?:{WEEKDAY}|{MONTH} \d\d?(?:st|nd|rd|th)?|\d\d?(?:st|nd|rd|th)?(?: (?:of )?{MONTH})?)\b"
)
_DATED: Final = rf"(?:{MONTH}|{WEEKDAY}|\d{{1,4}}(?:st|nd|rd|th)?|\d\d:\d\d|[ap]m)"

_Steps = tuple["tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]", ...]


def _iso_date(match: re.Match[str]) -> str:
    """Write a date of ISO 8601 in words, its clock time before it; what is no date stays."""
    year, month, day, clock, zone = match.groups()
    if not 1 <= int(month) <= len(MONTHS):
        return match[0]
    date = " ".join(filter(None, (MONTHS[int(month) - 1], day and day.lstrip("0"), year)))
    offset = "" if zone is None else f" utc{zone.strip('z')}"
    return f"{clock}{offset} {date}" if clock else date


def _each_of_month(month: str, days: str) -> str:
    """Give each of several days the month that they share."""
    return " or ".join(f"{month} {day}" for day in days.split(" or "))


# In this order: each relies on those before it.
_SPELLING: Final[_Steps] = (
    # "2025/10/15", "15-Oct-2025"
    (re.compile(rf"(?<![\d/])({YEAR})/(\d\d)/(\d\d)(?![\d/])"), r"\1-\2-\3"),
    (re.compile(rf"\b(\d\d?)([-/. ])([a-z]{{3,9}})\2({YEAR})\b"), r"\1 \3 \4"),
    # ISO 8601: days, months, clock times, and a range of two days.
    (re.compile(rf"(?<=\d-\d\d)/(?={YEAR}-)"), " to "),
    (
        re.compile(
            rf"\b({YEAR})-(\d\d)(?:-(\d\d)(?:[t ](\d\d:\d\d)(?::\d\d)?(z|[+-]\d\d:?\d\d)?)?)?"
            r"(?![\d/]|-\d)"
        ),
        _iso_date,
    ),
    # "5 p.m.", "9.12pm", "17.40 GMT", "1740 hours"
    (re.compile(r"\b([ap])\.? ?m\b\.?"), r"\1m"),
    (re.compile(r"\b(\d\d?)\.(\d\d)(?= ?(?:am|pm|hours|hrs|gmt|utc|local)\b)"), r"\1:\2"),
    (re.compile(r"\b([01]\d|2[0-4])([0-5]\d)(?= ?(?:hours|hrs|h|gmt|utc|local)\b)"), r"\1:\2"),
    (re.compile(r"(?<=\d:\d\d) ?(?:hours|hrs|h)\b"), ""),
    (re.compile(r"(?<=\d)(?=[ap]m\b)"), " "),
    # "Tuesday, Wednesday or Thursday", "15, 16 or 17 October"
    (re.compile(rf"\b({_LISTED}), (?=(?:{_LISTED}, )*{_LISTED},? or {_LISTED}\b)"), r"\1 or "),
    (re.compile(rf"\b({_LISTED}), (?=or {_LISTED}\b)"), r"\1 "),
    (re.compile(r" ?& ?"), " and "),
    # Marks that say nothing, and 's
    (re.compile(r"[\"();]|\.(?!\d)|,(?!\d\d\d)|(?<=[a-z\d])'s?(?= |$)"), " "),
    (re.compile(r" +"), " "),
    (re.compile(rf"\b({'|'.join(_SHORT)})\b"), lambda match: _SHORT[match[1]]),
    # "mid-October", "pre-2021", "mid- to late October"
    (re.compile(r"\b(early|mid)-to-(?=mid|late)"), r"\1 to "),
    (re.compile(r"\b(early|mid|late|pre|post)- ?"), r"\1 "),
    # "October 18–19", "Thursday/Friday", "6 November – 8 November"
    (re.compile(rf"\b({_DATED}) ?-+ ?(?=(?:{_DATED}|early|mid|late)\b)"), r"\1 to "),
    (re.compile(rf"\b({_DATED})/(?=(?:{_DATED}|early|mid|late)\b)"), r"\1 or "),
    (re.compile(r" -+ "), " to "),
)
# Where a month is named: "the 19th of October", "the nineteenth", "18 to 19 October".
_OF_A_MONTH: Final[_Steps] = (
    (
        re.compile(rf"\b({_NTH})\b(?! (?:week|half|quarter|day))"),
        lambda match: str(_DAYS_OF_A_MONTH[match[1].replace("-", " ")]),
    ),
    (re.compile(r"\b(\d\d?)(?:st|nd|rd|th)\b"), r"\1"),
    # "15 or 16 or 17 October": each with its month, since more than two share it
    (
        re.compile(rf"\b({_DAY}(?: or {_DAY}){{2,}}) (?:of )?({MONTH})\b"),
        lambda match: _each_of_month(match[2], match[1]),
    ),
    (
        re.compile(rf"\b({MONTH}) ({_DAY}(?: or {_DAY}){{2,}})\b"),
        lambda match: _each_of_month(match[1], match[2]),
    ),
    (re.compile(rf"({_DAY}) ({_JOINT}) (?:the )?({_DAY}) (?:of )?({MONTH})\b"), r"\4 \1 \2 \3"),
    (re.compile(rf"({_DAY}) (?:of )?({MONTH})\b"), r"\2 \1"),
    (re.compile(rf"({MONTH}) the (?=\d)"), r"\1 "),
)
_MONTH_IS_NAMED: Final = re.compile(rf"\b{MONTH}\b")


@lru_cache(maxsize=4_096)  # "Thursday" is told again and again
def plain_phrase(phrase: str) -> str:
    """Bring a phrase into the form that the rules read.

    Args:
        phrase: Words as printed.

    Returns:
        The plain words.

    >>> plain_phrase("on the 18th–19th of Oct., 2025"), plain_phrase("2025-11-06T17:40Z")
    ('on the october 18 to 19 2025', '17:40 utc november 6 2025')
    """
    words = plain(phrase)
    for pattern, wording in _SPELLING:
        words = pattern.sub(wording, words)
    for pattern, wording in _OF_A_MONTH if _MONTH_IS_NAMED.search(words) else ():
        words = pattern.sub(wording, words)
    return words.strip()


# Words that join the words of a name, and bound nothing.
_JOINING: Final = frozenset({"a", "an", "the", "of", "in", "to", "on", "at"})
_OTHERS: Final = (
    "after", "aftermath", "afternoon", "again", "ago", "ahead", "and", "anniversary", "autumn",
    "before", "beginning", "between", "by", "close", "coming", "dawn", "during", "earlier",
    "early", "end", "ended", "eve", "evening", "ever", "except", "following", "former", "from",
    "half", "if", "into", "last", "late", "later", "mid", "midday", "middle", "midnight",
    "morning", "never", "next", "nightfall", "no", "noon", "not", "now", "once", "onset", "or",
    "outbreak", "overnight", "past", "post", "pre", "preceding", "previous", "prior", "quarter",
    "recent", "recently", "run", "since", "spring", "start", "summer", "then", "this", "till",
    "today", "tomorrow", "tonight", "unless", "until", "wake", "weekend", "when", "while",
    "winter", "within", "without", "yesterday",
)  # fmt: skip
_SAYING_WHEN: Final = (
    frozenset(
        [
            *(word for name in (*CARDINALS, *ORDINALS, *SCALES, *PLURALS) for word in name.split()),
            *(word for vague in CONVENTIONS.values() for name in vague for word in name.split()),
            *re.findall(r"[a-z]+", " ".join(f"{row.before} {row.after}" for row in BOUNDS)),
            *(*MONTHS, *WEEKDAYS, *UNIT_WORDS),
            *_OTHERS,
        ]
    )
    - _JOINING
)
_NAME: Final = re.compile(r"[a-z][a-z-]*(?: [a-z][a-z-]*){0,9}")


def is_name(words: str) -> bool:
    """Tell whether words may be a name: none of them says when, how many, or bounds anything.

    >>> is_name("taliban return to power"), is_name("eve of the war")
    (True, False)
    """
    return _NAME.fullmatch(words) is not None and _SAYING_WHEN.isdisjoint(re.split("[ -]", words))
