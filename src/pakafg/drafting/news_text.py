"""A news text as words, sentences and lines, each with its characters.

Laws of this file: every pattern looks at one word, so that no text costs more than its length; a
sentence longer than 300 words is cut, so that no rule looks further. Hyphens that stand for a dash
are words like one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from pakafg.corpus.coverage import sentences
from pakafg.text.quotation_marks import QuotedSpan, quoted_spans
from pakafg.text.spellings import folded
from pakafg.values.typography import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NewsText", "Sentence", "Word"]

_LONGEST: Final = 300  # words
_PLAIN: Final = str.maketrans("\u2010\u2011\ufe63\uff0d\u00a0\u2007\u2009\u202f", "----    ")
_WORD: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., p.m.
    r"|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)|(?:\d\d)?\d0s(?!\w)"
    r"|\d{1,3}(?: \d{3})+(?![\w.,])"  # 12 000, which may be one number or two
    rf"|\d[\d{UNSEEN}]*(?:\.\d+)?"
    rf"|[^\W\d_](?:[{UNSEEN}]?[^\W\d_])*(?:['’][^\W\d_]+)*"
    rf"|(?<=\s)-{{1,3}}(?=\s)|-{{2,3}}(?!-)|[^\s{UNSEEN}]"
)
_AS_READ: Final = str.maketrans({**dict.fromkeys(UNSEEN, ""), **dict.fromkeys("«»„″", '"')})
_CLOSED: Final = frozenset('.!?:;”"')
_INITIAL: Final = re.compile(  # "World War I." has none
    r"(?:^|\n|[^a-z0-9]\s|[A-Z][\w.]*\s)[A-HJ-Z]\.$"
)
_NAME: Final = 24  # characters of a name before its initial
_FEWEST: Final = 3  # lines that break off, in a text of wrapped lines
_DASH: Final = re.compile("-{1,3}")


def _with_plain_gaps(text: str) -> str:
    """Make all hyphens and all spaces within lines one, each in its place."""
    return text.translate(_PLAIN)


class Word(NamedTuple):
    """A word, a number or a mark.

    Attributes:
        text: Its characters that are seen; of hyphens that stand for a dash, a dash, and of
            guillemets and other double marks the straight one.
        low: The same in lower case.
        start: Where it begins in the document.
        end: Where it ends.
    """

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it has letters."""
        return self.text[0].isalpha()

    @property
    def is_name(self) -> bool:
        """Whether it has letters and begins with a capital."""
        return self.text[0].isalpha() and self.text[0].isupper()


class Sentence(NamedTuple):
    """The words from `first` up to `last`, and the characters from `start` to `end`; half-open."""

    first: int
    last: int
    start: int
    end: int


@frozen(slots=False)
class NewsText:
    """A text with its words and sentences.

    Attributes:
        text: The text; all hyphens are one, and all spaces of a line.

    >>> read = NewsText("Four died. Five were hurt.")
    >>> [word.text for word in read.words][:3], len(read.sentences)
    (['Four', 'died', '.'], 2)
    """

    text: str = field(repr=False, converter=_with_plain_gaps)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        return tuple(
            Word("—", "—", each.start(), each.end())
            if _DASH.fullmatch(each[0]) and (len(each[0]) > 1 or self._is_apart(each))
            else _word(each)
            for each in _WORD.finditer(self.text)
        )

    def _is_apart(self, match: re.Match[str]) -> bool:
        """Tell whether space stands on both sides."""
        before, after = (
            self.text[max(0, match.start() - 1) : match.start()],
            self.text[match.end() : match.end() + 1],
        )
        return before.isspace() and after.isspace()

    @cached_property
    def plain_words(self) -> tuple[str, ...]:
        """The words without case, accents and possessives; marks are empty."""
        known: dict[str, str] = {}
        return tuple(
            known[each.text]
            if each.text in known
            else known.setdefault(each.text, folded(each.text))
            for each in self.words
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order; of a very long one, its pieces."""
        starts = [word.start for word in self.words]
        found: list[Sentence] = []
        for start, end in self._spans():
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            for at in range(first, last, _LONGEST):
                to = min(at + _LONGEST, last)
                found.append(Sentence(at, to, self.words[at].start, self.words[to - 1].end))
        return tuple(found)

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Yield where sentences stand; in a text of wrapped lines one may run over several."""
        is_wrapped = _is_wrapped(self.text)
        begin = end = None
        for start, stop in sentences(self.text):
            is_same = end is not None and (
                _is_initial(self.text, end, start)
                or (is_wrapped and _is_one_sentence(self.text, end, start))
            )
            if begin is not None and end is not None and not is_same:
                yield begin, end
            begin, end = begin if is_same else start, stop
        if begin is not None and end is not None:
            yield begin, end

    @cached_property
    def quotations(self) -> tuple[QuotedSpan, ...]:
        """What stands between quotation marks, in order."""
        return tuple(quoted_spans(self.text))

    def is_quoted(self, at: int) -> bool:
        """Tell whether a word stands between quotation marks."""
        place = self.words[at].start
        before = bisect_right(self._quotation_starts, place) - 1
        return before >= 0 and place < self.quotations[before].end

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [each.start for each in self.quotations]

    def word_at(self, place: int) -> int:
        """Find the first word that begins at a place or after it."""
        return bisect_left(self._starts, place)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def sentence_of(self, place: int) -> int:
        """Find the number of the sentence that holds a place, or of the last one before it."""
        at = bisect_left(self._sentence_starts, place + 1) - 1
        return max(at, 0)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


def _word(match: re.Match[str]) -> Word:
    """Make a word of what was found, without characters that nobody sees."""
    text = match[0] if match[0].isascii() else match[0].translate(_AS_READ)
    return Word(text, text.lower(), match.start(), match.end())


def _is_wrapped(text: str) -> bool:
    """Tell whether lines are broken wherever they are full, as in a mail or a plain-text page."""
    lines = [line.strip() for line in text.splitlines()]
    pairs = [(one, other) for one, other in pairwise(lines) if one and other]
    broken = sum(one[-1] not in _CLOSED and other[0].islower() for one, other in pairs)
    return broken >= _FEWEST and broken * 3 >= len(pairs)


def _is_initial(text: str, end: int, start: int) -> bool:
    """Tell whether a full stop is that of an initial within a name: "Ada R. Stone"."""
    is_between = "\n" not in text[end:start] and text[start : start + 1].isupper()
    return is_between and _INITIAL.search(text, max(0, end - _NAME), end) is not None


def _is_one_sentence(text: str, end: int, start: int) -> bool:
    """Tell whether a sentence goes on behind one line break."""
    gap = text[end:start]
    return gap.count("\n") == 1 and text[end - 1] not in _CLOSED
