"""Where a text has words most like some given ones: for advice, and for a text that changed.

Laws of this file: an index holds for each word, without case, accents and marks, at most 64 of its
places, so that neither a text of one word nor one of very many costs more than its length. A
search looks at the words of a quotation, at most 300, and at three places of the text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["WordIndex"]

# The modifier apostrophe is a letter to Unicode, and an apostrophe to whoever types one.
_WORD: Final = re.compile("(?:[^\\W\u02bc]|[\u0300-\u036f\u200b-\u200d\xad\u2060\ufeff])+")
_PLACES: Final = 64
_WORDS: Final = 300
_LONGEST: Final = 100  # characters of a word that one may quote a part of
_COMPARED: Final = 1_000  # characters of a word, at its beginning and at its end
_TRIED: Final = 3
_ENOUGH: Final = 0.8  # of the letters: no further place is tried
_AROUND: Final = 3  # words to either side, that may have been put in or left out
_SHORT: Final = 4  # letters of a word such as "the", which stands everywhere
_TELLING: Final = 12  # so many characters in a row show what place was meant


class _Alignment(NamedTuple):
    """How much of a quotation some of the text is like: letters, words; its first and last word."""

    letters: int
    words: int
    first: int
    last: int


@frozen
class WordIndex:
    """The words of a text, and where each of them stands.

    Attributes:
        text: The text.
    """

    text: str = field(repr=False)
    _starts: array[int] = field(factory=lambda: array("I"), init=False, repr=False)
    _ends: array[int] = field(factory=lambda: array("I"), init=False, repr=False)
    _places: dict[str, list[int]] = field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for number, match in enumerate(_WORD.finditer(self.text)):
            self._starts.append(match.start())
            self._ends.append(match.end())
            places = self._places.setdefault(_key(match[0]), [])
            if len(places) < _PLACES:
                places.append(number)

    def has_words_of(self, quote: str, *, between: bool = False) -> bool:
        """Tell whether all words of a quotation stand somewhere in the text, in whatever order.

        Args:
            quote: The quotation.
            between: Whether its first and its last word are passed over, as they may be parts of
                words of the text; of a word so long that nobody quotes a part, none is.

        >>> WordIndex("Four were killed.").has_words_of("killed: four")
        True
        """
        words = [match[0] for match in _WORD.finditer(quote)]
        if between:
            edges = [word for word in (*words[:1], *words[-1:]) if len(word) > _LONGEST]
            words = [*words[1:-1], *edges]
        return all(_key(word) in self._places for word in words)

    def nearest(self, quote: str) -> tuple[int, int] | None:
        """Find the range of the text whose words are most like those of a quotation.

        Args:
            quote: The quotation, which does not stand in the text.

        Returns:
            Where it begins and ends, half-open; None where no place is much like it.

        >>> index = WordIndex("At least five people were killed and six wounded.")
        >>> start, end = index.nearest("five people were filled")
        >>> index.text[start:end]
        'five people were killed'
        >>> index.nearest("a ceasefire holds") is None
        True
        """
        found = list(islice(_WORD.finditer(quote), _WORDS))
        if not found:
            return None
        words = [_key(match[0]) for match in found]
        size = sum(map(len, words))
        best = _Alignment(0, 0, 0, 0)
        for first in self._likely(words):
            best = max(best, self._aligned(words, first))
            if best.letters > size * _ENOUGH:
                break
        if best.letters <= min(size / 2, _TELLING - 1) and best.words <= len(words) / 2:
            return None
        start, end = self._starts[best.first], self._ends[best.last]
        # The marks around its words are the quotation's, too: “no deal”.
        start -= _marks(self.text[max(0, start - found[0].start()) : start][::-1])
        end += _marks(self.text[end : end + len(quote) - found[-1].end()])
        return start, end

    def _likely(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the numbers of words at which the text may begin to be like the given ones."""
        known = [
            (at, word, self._places[word]) for at, word in enumerate(words) if word in self._places
        ]
        # What stands nearly everywhere tells no place, unless there is nothing else.
        rare = [each for each in known if len(each[2]) < _PLACES] or known
        votes: Counter[int] = Counter()
        for at, word, places in rare:
            for place in places:
                votes[place - at] += len(word)
        return (first for first, _ in votes.most_common(_TRIED))

    def _aligned(self, words: Sequence[str], first: int) -> _Alignment:
        """Align the given words with those of the text from about its word `first` on."""
        from difflib import SequenceMatcher  # noqa: PLC0415  (only where a quotation is missing)

        n = len(self._starts)
        here = range(max(0, first - _AROUND), min(n, first + len(words) + _AROUND))
        there = [_key(self.text[self._starts[at] : self._ends[at]]) for at in here]
        matcher = SequenceMatcher(None, words, there, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        alike = [word for at, _, size in blocks for word in words[at : at + size]]
        # A short word at the edge may stand for another: the longest stretch says where they lie.
        longest = max(blocks, key=lambda block: block.size)
        first_block, last_block = (
            edge if edge.size > 1 or len(words[edge.a]) > _SHORT else longest
            for edge in (blocks[0], blocks[-1])
        )
        before = here[0] + first_block.b - first_block.a
        after = here[0] + last_block.b + len(words) - last_block.a - 1
        return _Alignment(sum(map(len, alike)), len(alike), max(before, 0), min(after, n - 1))


def _marks(text: str) -> int:
    """Count the marks with which a text begins: no letter, no digit and no space."""
    return len(list(takewhile(lambda each: not (each.isalnum() or each.isspace()), text)))


@lru_cache(maxsize=16_384)
def _key(word: str) -> str:
    """Strip a word of case, accents, ligatures and what cannot be seen."""
    if len(word) > 2 * _COMPARED:
        word = word[:_COMPARED] + word[-_COMPARED:]
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(each for each in plain if each.isalnum())
