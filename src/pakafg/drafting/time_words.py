"""Words of dates: which of them name a time by themselves, and which may stand beside one.

Laws of this file: a word is looked at with its neighbours, and nothing is read; a number of persons
is no year, and "the next day" is no date, for it orders two events.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_verbs import PERSONS, STATUSES
from pakafg.timeline.phrases.phrase_words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence, Word

__all__ = [
    "POINTING",
    "YEAR",
    "bare_time",
    "clock_end",
    "feast_end",
    "may_belong",
    "names_a_calendar_date",
    "names_a_time",
]

YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_DECADE: Final = re.compile(r"(?:1[89]|20)?\d0s")
_SHORT: Final = {name[:3] for name in (*MONTHS, *WEEKDAYS)} | {"sept", "tues", "thurs", "weds"}
_NAMED: Final = frozenset((*MONTHS, *WEEKDAYS, *_SHORT))
_OTHER_WORDS: Final = frozenset({"may", "march", "mar", "sat", "sun", "wed", "mon", "dec", "jan"})
_ALONE: Final = frozenset(
    ("today", "yesterday", "tonight", "tomorrow", "overnight", "recently", "recent", "currently",
     "midnight", "noon", "midday")
)  # fmt: skip
_LENGTHS: Final = frozenset(
    f"{unit}{ending}"
    for unit in ("hour", "day", "week", "weekend", "fortnight", "month", "year", "decade",
                 "century")
    for ending in ("", "s")
)  # fmt: skip
_PERIODS: Final = frozenset({"week", "month", "year", "decade", "century"})
_PARTS: Final = frozenset(
    ("start", "beginning", "end", "middle", "half", "quarter", "months", "weeks", "days", "turn")
)
POINTING: Final = frozenset(
    ("last", "this", "next", "past", "previous", "ago", "earlier", "same", "current", "coming")
)
"""Words that point from the day of the report, and without which a date is another one."""
_OF_EVENTS: Final = frozenset({"next", "previous", "same", "earlier"})  # "the next day" orders two
_UNTIL_NOW: Final = frozenset({"for", "until", "till", "by", "right"})
_SEASONS: Final = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_DAYPARTS: Final = frozenset({"morning", "afternoon", "evening", "night"})
_FEASTS: Final = (
    ("new", "year", "eve"), ("new", "year", "day"), ("new", "year"),
    ("christmas", "eve"), ("christmas", "day"), ("christmas",),
    ("easter", "sunday"), ("easter", "monday"), ("easter",), ("good", "friday"),
    ("palm", "sunday"), ("ash", "wednesday"), ("eid", "al", "-", "adha"),
    ("eid", "al", "-", "fitr"), ("eid",), ("ramadan",), ("nowruz",), ("9", "/", "11"),
)  # fmt: skip
_BEFORE_CLOCK: Final = frozenset({"am", "pm", "a.m.", "p.m.", "gmt", "utc", "hrs"})
_CLOCK: Final = re.compile(r"\d{1,2}(?:\.\d\d)?|\d{4}")
_JOINING: Final = frozenset(
    ("on", "in", "at", "by", "since", "from", "until", "till", "before", "after", "during", "of",
     "the", "to", "and", "or", "between", "through", "early", "earlier", "late", "later", "mid",
     "end", "beginning", "start", "middle", "morning", "afternoon", "evening", "night", "noon",
     "midnight", "dawn", "dusk", "midday", "predawn", "wee", "around", "about", "effective", "week",
     "weekend", "first", "second", "third", "fourth", "last", "this", "next", "past", "previous",
     "ago", "a", "an", "few", "several", "two", "three", "four", "five", "six", "seven", "eight",
     "nine", "ten", "eleven", "twelve", "quarter", "st", "nd", "rd", "th", "am", "pm", "a.m.",
     "p.m.", "gmt", "utc", "local", "time", "hours", "-", "–", "—", ",", ":", "(", ")", "over",
     "more", "than", "nearly", "late-", "half", "only", "days", "weeks", "months", "years",
     "minutes", "day", "month", "year", "hour", "century", "centuries", "one", "as", "onwards",
     "onward", "begin", "into", "within", "so", "far", "turn")
)  # fmt: skip
_LEADING: Final = frozenset(
    ("on", "in", "by", "since", "from", "until", "till", "before", "after", "during", "of", "to",
     "and", "or", "between", "early", "earlier", "late", "later", "mid", "end", "beginning",
     "start", "middle", "last", "this", "next", "past", "midday", "noon", "midnight", "-", "–")
)  # fmt: skip
_LONGEST: Final = 5  # digits, and a point


def bare_time(word: Word) -> str:
    """Take a word in lower case, without the ending of a possessive."""
    return word.low.removesuffix("’s").removesuffix("'s")


def names_a_time(words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """Tell whether a word names a day, a month, a year, or a part of them.

    Args:
        words: The words of the text.
        at: The number of the word.
        sentence: Its sentence.
    """
    word, low = words[at], bare_time(words[at])
    before = words[at - 1].low if at > sentence.first else ""
    if low in _NAMED and word.is_name:
        return _is_day_or_month(words, at, before, sentence)
    if low in _LENGTHS:
        return _is_length_of_dates(words, at, sentence)
    is_known = (
        low in _ALONE
        or (low == "now" and before in _UNTIL_NOW)
        or (low in _SEASONS and (before in POINTING or _year_follows(words, at + 1, sentence)))
        or (low in _DAYPARTS and before in {"this", "last"})
    )
    return is_known or _is_year(words, at, sentence) or clock_end(words, at, sentence) is not None


def _is_day_or_month(words: Sequence[Word], at: int, before: str, sentence: Sentence) -> bool:
    """Tell whether a word with a capital is a weekday or a month, and no "May" or "Sun"."""
    low = bare_time(words[at])
    after = words[at + 1] if at + 1 < sentence.last else None
    if low in WEEKDAYS and before == "the" and after is not None and after.is_name:
        return False  # "The Sunday Times"
    if low not in _OTHER_WORDS:
        return True
    if after is not None and after.text == "." and at + 2 < sentence.last:
        after = words[at + 2]  # "Dec. 14"
    is_followed = after is not None and after.text[:1].isdecimal()
    return is_followed or before[:1].isdecimal() or before in _LEADING


def _is_year(words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """Tell whether a number is a year or a decade, and counts nothing."""
    low = bare_time(words[at])
    before = words[at - 1].low if at > sentence.first else ""
    after = words[at + 1].low if at + 1 < sentence.last else ""
    if _DECADE.fullmatch(low):  # "in his 20s" is an age
        return len(low) > len("90s") or before in {"'", "’", "‘"}
    is_counted = after in PERSONS or after in STATUSES  # "has reached 1800 people"
    is_sum = after in {"%", "km"} or before in {"$", "€", "£", "#"}
    return YEAR.fullmatch(low) is not None and not (is_counted or is_sum)


def names_a_calendar_date(word: Word) -> bool:
    """Tell whether a word is a month, a weekday, a year or a number of a day."""
    return (bare_time(word) in _NAMED and word.is_name) or word.text[0].isdecimal()


def _is_length_of_dates(words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """Tell whether a length of time points to a date: "last week", "the end of the year"."""
    low = bare_time(words[at])
    before = words[at - 1].low if at > sentence.first else ""
    after = words[at + 1].low if at + 1 < sentence.last else ""
    if low in {"century", "centuries"} and before in {"st", "nd", "rd", "th"}:
        return True
    if low in {"day", "night"} and before in _OF_EVENTS:
        return False
    is_weekend = low == "weekend" and before == "the"
    is_part = (
        low in _PERIODS
        and before == "the"
        and at - 3 >= sentence.first
        and words[at - 2].low == "of"
        and words[at - 3].low in _PARTS
    )
    return is_weekend or is_part or after == "ago" or _points(words, at - 1, sentence)


def _points(words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """Tell whether a word points to a length of time: "last week", "the past two years"."""
    if at > sentence.first and (is_number_word(words[at]) or words[at].low in {"few", "several"}):
        at -= 1
    return at >= sentence.first and words[at].low in POINTING


def _year_follows(words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """Tell whether a year stands behind a season: "summer 2014", "the summer of 2014"."""
    if at < sentence.last and words[at].low in {"of", "in"}:
        at += 1
    return at < sentence.last and YEAR.fullmatch(words[at].text) is not None


def clock_end(words: Sequence[Word], at: int, sentence: Sentence) -> int | None:
    """Find where a time of the day ends that begins at a word: "9:30 p.m.", "0600 GMT".

    Args:
        words: The words of the text.
        at: The number of the word.
        sentence: Its sentence.

    Returns:
        The number of the word after it; None where no such time begins.
    """
    if not _CLOCK.fullmatch(words[at].text) or (at > sentence.first and words[at - 1].text == ":"):
        return None
    end = at + 1
    has_minutes = (
        end + 1 < sentence.last
        and words[end].text == ":"
        and words[end].start == words[at].end
        and re.fullmatch(r"[0-5]\d", words[end + 1].text) is not None
        and words[end + 1].start == words[end].end
    )
    end += 2 * has_minutes
    is_marked = end < sentence.last and words[end].low in _BEFORE_CLOCK
    return end + is_marked if is_marked or has_minutes else None


def feast_end(words: Sequence[Word], at: int, sentence: Sentence) -> int | None:
    """Find where a day ends that is called by its feast; None where none begins at a word.

    Args:
        words: The words of the text.
        at: The number of the word.
        sentence: Its sentence.
    """
    if not (words[at].is_name or words[at].text == "9"):
        return None
    for feast in _FEASTS:
        end = at + len(feast)
        if end <= sentence.last and feast == tuple(bare_time(each) for each in words[at:end]):
            return end
    return None


def may_belong(words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """Tell whether a word may be part of a date.

    Args:
        words: The words of the text.
        at: The number of the word.
        sentence: Its sentence.
    """
    word = words[at]
    low = bare_time(word)
    if word.text == ",":  # "Thursday, 9 May", and not "on Saturday, the night"
        following = words[at + 1] if at + 1 < sentence.last else None
        return following is not None and _goes_on(following)
    if word.text == ".":  # "Sept. 11"
        return at > sentence.first and words[at - 1].low in _SHORT and words[at - 1].is_name
    if word.text == "/":
        return at > sentence.first and words[at - 1].text.isdecimal()
    if low in _JOINING or low in _LENGTHS or low in _ALONE or low in _SEASONS:
        return True
    if low in _NAMED:
        return word.is_name
    return word.text[0].isdecimal() and len(word.text) <= _LONGEST and "," not in word.text


def _goes_on(word: Word) -> bool:
    """Tell whether a date may go on behind a comma with a word."""
    return names_a_calendar_date(word) or word.low in {
        *("at", "or", "early", "late", "local", "around", "about")
    }
