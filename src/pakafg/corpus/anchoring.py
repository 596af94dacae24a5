"""From a quotation to the characters of a document.

Laws of this file: what is found stands in the document as quoted, but for typography, and parts
no word and no number; it is the document's own characters that are cited. Of several places one
is chosen by what stands around it, or by a number that was counted in this very text: never by a
number alone. What is refused is refused with the words to copy.
"""

from __future__ import annotations

import json
import unicodedata
from enum import Enum, auto
from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.corpus.borders import is_inside, skipped, whole_words
from pakafg.corpus.folding import FoldedText, fold
from pakafg.corpus.format import EntryError
from pakafg.corpus.similar import WordIndex
from pakafg.corpus.surroundings import Surroundings, telling
from pakafg.records.citation import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Anchor", "Edition", "Effort"]

_NOWHERE: Final = (-1, -1)
_MOST: Final = 1_000
_TOLD: Final = 5
_SHOWN: Final = 80
_SEARCHED: Final = 3 * 10**10  # characters: the worst of texts and quotations take minutes
_JUDGED: Final = 1_000  # characters: what it costs to judge whether a place parts a word


class Edition(Enum):
    """Whether a document is the text for which its records were written, by their SHA-256."""

    SAME = auto()
    OTHER = auto()
    UNKNOWN = auto()  # the record file says nothing


@define
class Effort:
    """What the search in one corpus may cost, of time and of memory.

    Of all texts only the last one is kept folded and indexed: both are large, and documents come
    one after the other.

    Attributes:
        left: How many characters may still be searched, in all documents together.
    """

    left: int = field(factory=lambda: _SEARCHED)
    _text: str = field(default="", init=False)
    _folded: FoldedText | None = field(default=None, init=False)
    _index: WordIndex | None = field(default=None, init=False)

    def folded(self, text: str) -> FoldedText:
        """Fold the typography of a text."""
        self._turn_to(text)
        if self._folded is None:
            self.left -= len(text)
            self._folded = FoldedText.of(text)
        return self._folded

    def index(self, text: str) -> WordIndex:
        """Index the words of a text."""
        self._turn_to(text)
        if self._index is None:
            self.left -= len(text)
            self._index = WordIndex(text)
        return self._index

    def surely_lacks(self, text: str, quote: str) -> bool:
        """Tell, where the text is indexed already, that a word of a quotation is not in it."""
        if self._index is None or text is not self._text:
            return False
        return not self._index.has_words_of(quote)

    def _turn_to(self, text: str) -> None:
        if text is not self._text:
            self._text, self._folded, self._index = text, None, None


@define
class Anchor:
    """Finds the quotations of one document.

    Attributes:
        document: The document's id.
        text: Its decoded text.
        edition: Whether it is the text for which its records were written.
        effort: What the search may cost, with that in the corpus's other documents.
        counted: How often a number chose the place, where nobody knows in which text it was
            counted.
    """

    document: str
    text: str = field(repr=False)
    edition: Edition = Edition.UNKNOWN
    effort: Effort = field(factory=Effort, repr=False, eq=False)
    counted: int = field(default=0, init=False, repr=False, eq=False)

    def find(
        self, quote: str, nth: int | None = None, around: Surroundings | None = None
    ) -> Citation:
        """Cite a quotation.

        Args:
            quote: The characters; their typography may differ.
            nth: Which occurrence, from 1.
            around: What stands around the one that is meant; needed, or `nth`, where there are
                several.

        Raises:
            EntryError: The characters do not stand there, or it is not sure which of several
                is meant; or so much has been searched that to go on would take for ever.

        >>> Anchor("000", "four killed, four wounded").find("four", 2).start
        13
        >>> Anchor("000", "He said “no deal”").find('"no deal"').quote
        '“no deal”'
        """
        if self.effort.left < 0:
            message = (
                "so many quotations in documents so long take too long to find: split the corpus"
            )
            raise EntryError(message)
        start, end = self._only_range(quote) if nth is None and around is None else _NOWHERE
        if start < 0:
            ranges = self.ranges(quote)
            if not ranges:
                raise EntryError(self._missing(quote))
            start, end = self._chosen(quote, ranges, nth, around)
        return Citation.of(self.document, self.text, start, end)

    def occurrences(self, quote: str) -> list[int]:
        """List the offsets at which a quotation stands as it is, 1,000 at most.

        Overlapping ones are included, those that part a word or a number are not.

        >>> Anchor("000", "at 15: 5 of 5").occurrences("5")
        [7, 12]
        """
        return list(islice(self._places(quote), _MOST))

    def ranges(self, quote: str) -> list[tuple[int, int]]:
        """List the ranges where a quotation stands, as it is, or else in other typography."""
        if self.effort.surely_lacks(self.text, quote):
            return []
        exact = [(at, at + len(quote)) for at in self.occurrences(quote)]
        return exact or list(islice(self._folded_ranges(quote), _MOST))

    def _only_range(self, quote: str) -> tuple[int, int]:
        """Find a quotation that stands once, as nearly all do; nowhere, if that is not sure."""
        text = self.text
        if self.effort.surely_lacks(text, quote):
            return _NOWHERE
        self.effort.left -= len(text)
        start = text.find(quote)
        if start < 0 or text.find(quote, start + 1) >= 0:
            return _NOWHERE
        end = start + len(quote)
        return _NOWHERE if is_inside(text, start) or is_inside(text, end) else (start, end)

    def _places(self, quote: str) -> Iterator[int]:
        """Yield the offset of each occurrence that parts no word and no number."""
        self.effort.left -= len(self.text)
        start = self.text.find(quote) if quote else -1
        while start >= 0 and self.effort.left >= 0:
            following = start + 1
            if is_inside(self.text, start):
                following = max(following, skipped(self.text, start))
            elif not is_inside(self.text, start + len(quote)):
                yield start
            self.effort.left -= _JUDGED
            start = self.text.find(quote, following)

    def _folded_ranges(self, quote: str) -> Iterator[tuple[int, int]]:
        """Yield the ranges where a quotation stands in other typography."""
        folded, plain = self.effort.folded(self.text), fold(quote)
        self.effort.left -= len(folded.text)
        at = folded.text.find(plain) if plain else -1
        while at >= 0 and self.effort.left >= 0:
            start, end = folded.start(at), folded.end(at + len(plain))
            if start is not None and end is not None and not self._is_parted(start, end):
                yield start, end
            self.effort.left -= _JUDGED
            at = folded.text.find(plain, at + 1)

    def _is_parted(self, start: int, end: int) -> bool:
        """Tell whether a range parts a word or a number at either of its ends."""
        return is_inside(self.text, start) or is_inside(self.text, end)

    # --- which of several -------------------------------------------------------------------

    def _chosen(
        self,
        quote: str,
        ranges: Sequence[tuple[int, int]],
        nth: int | None,
        around: Surroundings | None,
    ) -> tuple[int, int]:
        """Choose the place that is meant.

        Raises:
            EntryError: It is not sure which one is.
        """
        n, same = len(ranges), self.edition is Edition.SAME
        # In a text that may be another, what stands around decides, and no number does.
        counts = same or (around is None and self.edition is Edition.UNKNOWN)
        if nth is not None and (nth < 1 or (counts and nth > n)):
            raise EntryError(f"{self._often(quote, ranges)}, but nth is {nth}: expected 1 to {n}")
        fitting = ranges if around is None else around.fitting(self.text, ranges, exactly=same)
        if around is not None and self.edition is Edition.OTHER:
            self.effort.left -= len(self.text)
            if around.hold_other_words(self.text, quote, ranges):
                reason = ", but other words stand now where it stood"
                raise EntryError(f"{self._often(quote, ranges)}{reason}: {self._advice(ranges)}")
        if nth is not None and counts:
            self.counted += not same
            if ranges[nth - 1] in fitting:
                return ranges[nth - 1]
            reason = f", but what is said to stand beside it does not stand beside nth: {nth}"
        elif len(fitting) == 1 and (nth is None or around is not None):
            return fitting[0]
        elif nth is not None and around is not None and nth <= len(fitting) == n:
            return ranges[nth - 1]  # whichever it is, the same words stand in the same surroundings
        elif around is not None:
            reason = "" if fitting else ", but nowhere with those words beside it"
        elif nth is not None:
            reason = f", but nth: {nth} was counted in another text than this one, by its sha256"
        else:
            reason = ""
        raise EntryError(f"{self._often(quote, ranges)}{reason}: {self._advice(ranges)}")

    def _often(self, quote: str, ranges: Sequence[tuple[int, int]]) -> str:
        """Say how often a quotation stands in the document, and where."""
        n = len(ranges)
        often = f"{n} time{'s' * (n > 1)}{' or more' * (n == _MOST)}"
        starts = [*(str(start) for start, _ in ranges[:_TOLD]), *["…"] * (n > _TOLD)]
        return (
            f"the quotation {_short(quote)} stands {often} in {self.document!r} "
            f"(at {', '.join(starts)})"
        )

    def _advice(self, ranges: Sequence[tuple[int, int]]) -> str:
        """Say what to write for each of the first places, or to quote more."""
        told = []
        for number, one in enumerate(ranges[:_TOLD], start=1):
            found = telling(self.text, one, ranges)
            which = f"nth: {number}" if found is None else f"{found[0]}: {_in_yaml(found[1])}"
            told.append(f"{which} at {one[0]}")
        return f"quote more, or say which one is meant, {', '.join(told)}"

    # --- what is not there ------------------------------------------------------------------

    def _missing(self, quote: str) -> str:
        """Say that a quotation does not stand there, with the words to copy where there are any."""
        reason = f"the quotation {_short(quote)} does not stand in {self.document!r}"
        index = self.effort.index(self.text)
        self.effort.left -= len(quote)
        at = -1
        if index.has_words_of(quote, between=True):
            self.effort.left -= len(self.text)
            at = self.text.find(quote)
        if at >= 0:
            start, end = whole_words(self.text, at, at + len(quote))
            return (
                f"{reason} but inside {_short(self.text[start:end])}: quote whole words and numbers"
            )
        found = index.nearest(quote)
        if found is None:
            return f"{reason}: copy its characters exactly"
        similar = self.text[slice(*whole_words(self.text, *found))]
        alike = [one == other for one, other in zip(similar, quote, strict=False)]
        differs = alike.index(False) if False in alike else len(alike)
        shown = _short(similar, differs)
        if unicodedata.normalize("NFC", similar) == unicodedata.normalize("NFC", quote):
            shown = f"another Unicode form, {similar[differs : differs + _SHOWN]!a}"
        return f"{reason}: from character {differs + 1} on, the document has {shown}; copy that"


def _in_yaml(text: str) -> str:
    """Write a text as a record file takes it."""
    return json.dumps(text, ensure_ascii=False)


def _short(text: str, around: int = 0) -> str:
    """Quote a text, cut to 80 characters around a place."""
    start = max(0, around - 20) if len(text) > _SHOWN else 0
    cut = text[start : start + _SHOWN]
    return repr(f"{'…' * (start > 0)}{cut}{'…' * (start + _SHOWN < len(text))}")
