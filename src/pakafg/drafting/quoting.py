"""Ranges of a document as a record file quotes them: alone, or told from others like them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from pakafg.corpus.anchoring import Anchor, Edition
from pakafg.corpus.borders import whole_words
from pakafg.corpus.surroundings import Surroundings
from pakafg.records.citation import Citation
from pakafg.records.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable


__all__ = ["Quoting", "as_id"]

_NO_ID: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 60  # characters of an id that words make


def as_id(*words: str) -> str:
    """Make an id of words.

    >>> as_id("000", "UN", "killed", "over 440")
    '000-un-killed-over-440'
    """
    plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode()
    return _NO_ID.sub("-", plain.lower()).strip("-")[:_LONGEST].strip("-") or "new"


@define
class Quoting:
    """Quotes ranges of one document, and gives each record an id of its own.

    Attributes:
        document: The document.
        ids: The ids that are given already.
    """

    document: Document
    ids: set[str]
    _anchor: Anchor = field(init=False)
    _numbers: Counter[str] = field(factory=Counter, init=False)
    _occurrences: dict[str, list[int]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._anchor = Anchor(self.document.id, self.document.text, Edition.SAME)

    def cite(self, start: int, end: int) -> Citation:
        """Cite a range, widened to whole words and numbers, without space around it."""
        text = self.document.text
        start, end = whole_words(text, start, end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Citation.of(self.document.id, text, start, end)

    def entry(self, citation: Citation) -> str | dict[str, Any]:
        """Write a citation as a record file does."""
        quote, text = citation.quote, self.document.text
        first = text.find(quote)
        if first == citation.start and text.find(quote, first + 1) < 0:
            return quote
        if quote not in self._occurrences:
            self._occurrences[quote] = self._anchor.occurrences(quote)
        places = self._occurrences[quote]
        if places == [citation.start]:
            return quote
        around = Surroundings.of(text, citation.start, citation.end)
        told = {"prefix": around.prefix, "suffix": around.suffix}
        data: dict[str, Any] = {"quote": quote}
        if citation.start in places:
            data["nth"] = places.index(citation.start) + 1
        return data | {key: each for key, each in told.items() if each.strip()}

    def entries(self, citations: Iterable[Citation]) -> list[str | dict[str, Any]]:
        """Write citations as a record file does, each place once."""
        unique: dict[tuple[int, int], Citation] = {}
        for each in citations:
            unique.setdefault((each.start, each.end), each)
        return [self.entry(each) for each in unique.values()]

    def new_id(self, *words: str) -> str:
        """Make an id that no other record has."""
        made = wanted = as_id(*words)
        while made in self.ids:
            self._numbers[wanted] += 1
            made = f"{wanted}-{self._numbers[wanted] + 1}"
        self.ids.add(made)
        return made

    def clause(self, start: int, end: int, within: tuple[int, int], most: int = 200) -> Citation:
        """Cite what stands around a range in its sentence: all of it where that is short."""
        text = self.document.text
        low, high = within
        if high - low > most:
            before = max(text.rfind(mark, low, start) for mark in (", ", "; ", "—", ": "))
            after = [at for at in (text.find(m, end, high) for m in (", ", "; ", "—")) if at >= 0]
            low = max(low, before + 1, start - most // 2)
            high = min([high, end + most // 2, *after])
        while high > end and text[high - 1] in ".,;:— \n":
            high -= 1
        return self.cite(low, high)
