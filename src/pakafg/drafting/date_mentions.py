"""Dates in a news text, each read on the day of publication: "late on Thursday", "mid-October".

Laws of this file: what is read is the longest run of words of dates around one that names a day, a
month, a year or a part of them; a number of persons is no year. A document without a day of
publication has no dates but those with a year.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_verbs import PERSONS, STATUSES
from pakafg.errors import PakafgError
from pakafg.timeline.phrases import resolve
from pakafg.timeline.phrases.phrase_words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.drafting.news_text import NewsText, Sentence, Word
    from pakafg.timeline.phrases import Resolved
    from pakafg.values.when import When

__all__ = ["DateMention", "dates_in"]

_SHORT: Final = {name[:3] for name in (*MONTHS, *WEEKDAYS)} | {"sept", "tues", "thurs", "weds"}
_NAMED: Final = frozenset((*MONTHS, *WEEKDAYS, *_SHORT))
_ALONE: Final = frozenset(
    (
        "today",
        "yesterday",
        "tonight",
        "tomorrow",
        "overnight",
        "recently",
        "recent",
        "currently",
        "midnight",
        "noon",
    )
)
_LENGTHS: Final = frozenset(
    f"{unit}{ending}"
    for unit in ("day", "week", "weekend", "fortnight", "month", "year", "decade", "century")
    for ending in ("", "s")
)
_POINTING: Final = frozenset(
    ("last", "this", "next", "past", "previous", "ago", "earlier", "same", "current")
)
_OTHER_WORDS: Final = frozenset({"may", "march", "mar", "sat", "sun", "wed", "mon", "dec", "jan"})
_JOINING: Final = frozenset(
    (
        *("on", "in", "at", "by", "since", "from", "until", "till", "before", "after", "during"),
        *(
            "of",
            "the",
            "to",
            "and",
            "or",
            "between",
            "through",
            "early",
            "earlier",
            "late",
            "later",
        ),
        *("mid", "end", "beginning", "start", "middle", "morning", "afternoon", "evening", "night"),
        *("noon", "midnight", "dawn", "dusk", "around", "about", "effective", "week", "weekend"),
        *("first", "second", "third", "last", "this", "next", "past", "previous", "ago", "a", "an"),
        *("few", "several", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *(
            "st",
            "nd",
            "rd",
            "th",
            "am",
            "pm",
            "a.m.",
            "p.m.",
            "gmt",
            "utc",
            "local",
            "time",
            "hours",
        ),
        *("-", "–", ",", ":", "(", ")", "over", "more", "than", "nearly", "late-", "half", "only"),
        *("days", "weeks", "months", "years", "hours", "minutes", "day", "month", "year", "hour"),
        *(
            "century",
            "centuries",
            "one",
            "as",
            "onwards",
            "onward",
            "begin",
            "into",
            "within",
            "so",
            "far",
        ),
    )
)
_NO_NOUNS: Final = frozenset(
    ("and", "or", "but", "when", "while", "as", "in", "at", "on", "by", "with", "of", "for",
     "which", "that", "who", "where", "was", "were", "is", "are", "has", "had", "the",
     "a", "to", "from")
)  # fmt: skip
_AROUND: Final = 9  # words to either side of what names a day
_LONGEST: Final = 5  # digits, and a point
_TRIED: Final = 60  # runs of words around one
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_NEVER_LAST: Final = frozenset(
    (
        "the",
        "on",
        "in",
        "at",
        "of",
        "to",
        "and",
        "or",
        "a",
        "an",
        "by",
        "from",
        "since",
        ",",
        "-",
        "–",
        "(",
        ":",
        "around",
        "about",
        "as",
        "over",
    )
)
_NEVER_FIRST: Final = frozenset((",", ")", ":", "-", "–", "and", "or", "to", "of", "a.m.", "p.m."))


class DateMention(NamedTuple):
    """A date in a text.

    Attributes:
        first: The number of its first word in the text.
        last: That of the word after its last.
        start: Where its characters begin.
        end: Where they end.
        words: The characters.
        resolved: The date that they name, by the rule that reads them; None where none does.
    """

    first: int
    last: int
    start: int
    end: int
    words: str
    resolved: Resolved | None

    @property
    def is_stated(self) -> bool:
        """Whether the words name a year, and so need no day of publication."""
        return _YEAR.search(self.words) is not None


def dates_in(read: NewsText, sentence: Sentence, published: When | None) -> Iterator[DateMention]:
    """Yield the dates of a sentence, in order.

    Args:
        read: The text.
        sentence: The sentence.
        published: When the document was published; None where that is not known.
    """
    words = read.words
    at = sentence.first
    while at < sentence.last:
        if _names_a_time(words, at, sentence):
            found = _longest(read, sentence, at, published)
            if found is not None:
                yield found
                at = found.last
                continue
        at += 1


def _names_a_time(words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """Tell whether a word names a day, a month, a year, or a part of them."""
    word, low = words[at], _bare_word(words[at])
    before = words[at - 1].low if at > sentence.first else ""
    after = words[at + 1].low if at + 1 < sentence.last else ""
    if low in _NAMED and word.is_name:
        if low in _OTHER_WORDS:
            return before[:1].isdecimal() or after[:1].isdecimal() or before in _JOINING
        return True
    if low == "now":
        return before in {"for", "until", "till", "by", "right"}
    if low in {"century", "centuries"}:
        return before in {"st", "nd", "rd", "th"} or before in _POINTING
    if word.low in _ALONE:
        return True
    if _YEAR.fullmatch(word.text):
        is_counted = after in PERSONS or after in STATUSES  # "has reached 1800 people"
        is_sum = after in {"%", "km"} or before in {"$", "€", "£", "#"}
        return not (is_counted or is_sum)
    if word.low in _LENGTHS:
        is_weekend = word.low == "weekend" and before == "the"
        return is_weekend or _points(words, at - 1, sentence) or after == "ago"
    if word.low in {"morning", "afternoon", "evening", "night"}:
        return before in {"this", "last"}
    return False


def _points(words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """Tell whether a word points to a length of time: "last week", "the past two years"."""
    if at > sentence.first and is_number_word(words[at]):
        at -= 1
    return at >= sentence.first and words[at].low in _POINTING


def _bare_word(word: Word) -> str:
    """Take a word in lower case, without the ending of a possessive."""
    return word.low.removesuffix("’s").removesuffix("'s")


def _longest(
    read: NewsText, sentence: Sentence, at: int, published: When | None
) -> DateMention | None:
    """Read the longest run of words of dates around one that names a time."""
    words = read.words
    first, last = at, at + 1
    while first > max(sentence.first, at - _AROUND) and _may_belong(words, first - 1):
        first -= 1
    while last < min(sentence.last, at + _AROUND) and _may_belong(words, last):
        last += 1
    tried = 0
    for size in range(last - first, 0, -1):
        for begin in range(max(first, at + 1 - size), min(at, last - size) + 1):
            end = begin + size
            if words[begin].low in _NEVER_FIRST or _never_ends(words, end):
                continue
            tried += 1
            if tried > _TRIED:
                return None
            start, stop = words[begin].start, words[end - 1].end
            stop -= len(words[end - 1].low) - len(_bare_word(words[end - 1]))
            phrase = " ".join(read.text[start:stop].replace("(", ", ").replace(")", " ").split())
            resolved = _resolved(phrase, published)
            if resolved is not None:
                inner = _of_an_event(words, begin, end, at, sentence)
                if inner > begin:  # "after the 22 April attack": the date is the attack's
                    start, phrase = words[inner].start, read.text[words[inner].start : stop]
                    again = _resolved(" ".join(phrase.split()), published)
                    if again is not None:
                        return DateMention(inner, end, start, stop, read.text[start:stop], again)
                return DateMention(begin, end, start, stop, read.text[start:stop], resolved)
    start, stop = words[at].start, words[at].end
    return DateMention(at, at + 1, start, stop, words[at].text, None)


def _never_ends(words: Sequence[Word], end: int) -> bool:
    """Tell whether no date ends before a word: "In September, 18 members" is no day."""
    last = words[end - 1]
    is_day = last.text.isdecimal() and len(last.text) < len("2025")
    return last.low in _NEVER_LAST or (is_day and words[end - 2].text == ",")


def _of_an_event(words: Sequence[Word], begin: int, end: int, at: int, sentence: Sentence) -> int:
    """Find where a date begins that names an event ("the 2021 takeover"); else give `begin`."""
    if end >= sentence.last or not words[end].is_word or words[end].low in _NO_NOUNS:
        return begin
    articles = [place for place in range(begin, at) if words[place].low == "the"]
    return articles[-1] + 1 if articles and articles[-1] > begin else begin


def _may_belong(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word may be part of a date."""
    word = words[at]
    if word.low in _JOINING or word.low in _LENGTHS or word.low in _ALONE:
        return True
    if _bare_word(word) in _NAMED:
        return word.is_name
    return word.text[0].isdecimal() and len(word.text) <= _LONGEST and "," not in word.text


@lru_cache(maxsize=4096)
def _resolved(phrase: str, published: When | None) -> Resolved | None:
    """Resolve words on a day of publication; None where no rule reads them."""
    try:
        if published is None:
            return resolve(phrase, published="2100-01-01") if _YEAR.search(phrase) else None
        return resolve(phrase, published=published)
    except PakafgError:
        return None
