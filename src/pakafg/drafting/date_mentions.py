"""Dates in a news text, each read on the day of publication: "late on Thursday", "mid-October".

Laws of this file: what is read is the longest run of words of dates around one that names a day, a
month, a year or a part of them; a number of persons is no year. A document without a day of
publication has no dates but those with a year.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.drafting.time_words import (
    POINTING,
    YEAR,
    bare_time,
    clock_end,
    feast_end,
    may_belong,
    names_a_calendar_date,
    names_a_time,
)
from pakafg.errors import PakafgError
from pakafg.timeline.phrases import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.drafting.news_text import NewsText, Sentence, Word
    from pakafg.timeline.phrases import Resolved
    from pakafg.values.when import When

__all__ = ["DateMention", "dates_in"]

_NO_NOUNS: Final = frozenset(
    ("and", "or", "but", "when", "while", "as", "in", "at", "on", "by", "with", "of", "for",
     "which", "that", "who", "where", "was", "were", "is", "are", "has", "had", "the",
     "a", "to", "from")
)  # fmt: skip
_AROUND: Final = 9  # words to either side of what names a day
_TRIED: Final = 60  # runs of words around one
_NEVER_LAST: Final = frozenset(
    ("the", "on", "in", "at", "of", "to", "and", "or", "a", "an", "by", "from", "since", ",", "-",
     "—", "–", "(", ":", "around", "about", "as", "over", ".", "/")
)  # fmt: skip
_BOUNDING: Final = frozenset({"before", "after", "since", "until", "till", "by", "from"})
_HOURS: Final = frozenset({"noon", "midnight", "midday"})
_NEVER_FIRST: Final = frozenset(
    (",", ")", ":", "-", "–", "—", ".", "/", "and", "or", "to", "of", "a.m.", "p.m.")
)


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
    def is_clock(self) -> bool:
        """Whether the words name a time of the day, and no day."""
        return self.resolved is None and (self.words[0].isdecimal() or self.words.lower() in _HOURS)

    @property
    def is_stated(self) -> bool:
        """Whether the words name a year, and so need no day of publication."""
        return YEAR.search(self.words) is not None


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
        feast = feast_end(words, at, sentence)
        if feast is not None:  # no table says in which year "Easter Sunday" was which day
            yield _not_read(read, at, feast)
            at = feast
            continue
        if names_a_time(words, at, sentence):
            found = _longest(read, sentence, at, published)
            if found is not None:
                yield found
                at = _behind_other_clock(words, found.last, sentence)
                continue
        at += 1


def _behind_other_clock(words: Sequence[Word], at: int, sentence: Sentence) -> int:
    """Pass over the time elsewhere in "at 5 a.m. (0100 GMT)"."""
    if at + 1 >= sentence.last or words[at].text != "(":
        return at
    end = clock_end(words, at + 1, sentence)
    return at if end is None else end


def _longest(
    read: NewsText, sentence: Sentence, at: int, published: When | None
) -> DateMention | None:
    """Read the longest run of words of dates around one that names a time."""
    words = read.words
    first, last = at, at + 1
    while first > max(sentence.first, at - _AROUND) and may_belong(words, first - 1, sentence):
        first -= 1
    while last < min(sentence.last, at + _AROUND) and may_belong(words, last, sentence):
        last += 1
    tried = 0
    for size in range(last - first, 0, -1):
        for begin in range(max(first, at + 1 - size), min(at, last - size) + 1):
            end = begin + size
            if words[begin].low in _NEVER_FIRST or _never_ends(words, end):
                continue
            if begin > first and _is_cut(read, begin):
                continue
            if words[begin].low in _BOUNDING and bare_time(words[end - 1]) != words[end - 1].low:
                continue  # "before Monday's exchange": the day is that of the exchange
            tried += 1
            if tried > _TRIED:
                return None
            start, stop = words[begin].start, words[end - 1].end
            stop -= len(words[end - 1].low) - len(bare_time(words[end - 1]))
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
    last, is_numeric = clock_end(words, at, sentence) or at + 1, False
    while at > first and (is_numeric := words[at - 1].text in {"/", "."}):  # "05/06/2023"
        at -= 2
    if not is_numeric and at > first and words[at - 1].low in POINTING:
        at -= 1
    return _not_read(read, max(at, first), last)


def _not_read(read: NewsText, first: int, last: int) -> DateMention:
    """Take words as a date that no rule reads."""
    start, stop = read.words[first].start, read.words[last - 1].end
    return DateMention(first, last, start, stop, read.text[start:stop], None)


def _is_cut(read: NewsText, begin: int) -> bool:
    """Tell whether what begins at a word is another date without the word before it.

    "This Thursday" is not Thursday, and "05/06/2023" is not all of 2023.
    """
    before = read.words[begin - 1]
    if before.end == read.words[begin].start and before.text in {"/", "."}:
        return True
    is_pointed = before.low in POINTING and before.low not in {"ago", "earlier"}
    return is_pointed and names_a_calendar_date(read.words[begin])  # not "to last until Friday"


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
    if not articles or not names_a_calendar_date(words[articles[-1] + 1]):
        return begin
    return articles[-1] + 1


@lru_cache(maxsize=4096)
def _resolved(phrase: str, published: When | None) -> Resolved | None:
    """Resolve words on a day of publication; None where no rule reads them."""
    try:
        if published is None:
            return resolve(phrase, published="2100-01-01") if YEAR.search(phrase) else None
        return resolve(phrase, published=published)
    except PakafgError:
        return None
