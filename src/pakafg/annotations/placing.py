"""Where the marks of an annotation stand in a document: there, elsewhere, or surely nowhere.

Laws of this file: an offset is believed where the very characters stand there that the annotation
quotes, or where the file shows that it counts in this very text. Everything else is found by its
words and by what stands around them, as `reanchor` does, or it is lost: no look-alike is taken.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from typing import Final

from attrs import define, field

from pakafg.annotations.annotation import Annotation, Mark, Unit
from pakafg.annotations.offsets import Offsets
from pakafg.corpus.anchoring import Anchor
from pakafg.corpus.reanchoring import reanchored
from pakafg.records.citation import KEPT, Citation
from pakafg.records.document import Document
from pakafg.short_repr import shown

__all__ = ["HASHED", "Placing", "hashed_name", "names_bytes"]

HASHED: Final = "ni:///sha-256;"
"""How a source begins that names a document by its bytes (RFC 6920)."""

_SPACE: Final = re.compile(r"\s+")

Range = tuple[int, int]


@define
class Placing:
    """Finds the marks of annotations in one document.

    Attributes:
        document: The document.
    """

    document: Document
    _offsets: Offsets = field(init=False)
    _anchor: Anchor = field(init=False)
    _others: dict[str, Offsets] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._offsets = Offsets(self.document.text)
        self._anchor = Anchor(self.document.id, self.document.text)

    def find(self, annotation: Annotation, mark: Mark) -> Range | str:
        """Find where a mark stands: its range of characters, or why there is none."""
        if annotation.text is not None and annotation.text != self.document.text:
            return self._found_again(self._as_quoted(annotation, mark))
        is_same = annotation.text is not None or names_bytes(annotation.source, self.document)
        place = self._counted(annotation.unit, mark, is_same=is_same)
        return self._found_again(mark) if place is None else place

    def _counted(self, unit: Unit, mark: Mark, *, is_same: bool) -> Range | None:
        """Take the place that the offsets name, where the text confirms it."""
        if mark.quote is None:
            return _characters_of(self._offsets, mark, unit) if is_same else None
        place = _quoted_range(self._offsets, mark, unit)
        if place is None or not (is_same or _is_between(self.document.text, place, mark)):
            return None
        return place

    def _as_quoted(self, annotation: Annotation, mark: Mark) -> Mark:
        """Take a mark of another text as its words there, with what stands around them."""
        text = str(annotation.text)
        if text not in self._others:
            self._others = {text: Offsets(text)}
        find = _characters_of if mark.quote is None else _quoted_range
        place = find(self._others[text], mark, annotation.unit)
        if place is None:
            return mark
        start, end = place
        before, after = text[max(0, start - KEPT) : start], text[end : end + KEPT]
        return Mark(quote=text[start:end], prefix=before, suffix=after)

    def _found_again(self, mark: Mark) -> Range | str:
        """Find a mark by its words."""
        quote = mark.quote
        if quote is None:
            return "it gives offsets alone, and nothing shows that they count in this text"
        before = quote[: len(quote) - len(quote.lstrip())]
        after = quote[len(quote.rstrip()) :]
        if not (words := quote.strip()):
            return "it marks nothing"
        cited = Citation(
            document=self.document.id,
            quote=words,
            start=0,
            end=len(words),
            prefix=(mark.prefix + before)[-KEPT:],
            suffix=(after + mark.suffix)[:KEPT],
        )
        found = reanchored(cited, self._anchor)
        if found.after is None:
            return f"{shown(words)} does not stand in the document, or nothing tells where"
        return found.after.start, found.after.end


def hashed_name(document: Document) -> str:
    """Name a document by its bytes (RFC 6920).

    >>> import pakafg
    >>> hashed_name(pakafg.load_corpus().documents["000"])
    'ni:///sha-256;J9ZjGmYfHZICY7ne_fke7E2Opj167doHSsI4WF1psGk'
    """
    digest = urlsafe_b64encode(bytes.fromhex(document.sha256)).rstrip(b"=").decode()
    return f"{HASHED}{digest}"


def names_bytes(source: str | None, document: Document) -> bool:
    """Tell whether a source names a document by its very bytes."""
    return source is not None and source.rstrip("=") == hashed_name(document)


def _characters_of(offsets: Offsets, mark: Mark, unit: Unit) -> Range | None:
    """Convert the offsets of a mark; None where there is no such range."""
    if mark.start is None or mark.end is None or mark.start >= mark.end:
        return None
    start, end = (offsets.characters(each, unit) for each in (mark.start, mark.end))
    return None if start is None or end is None else (start, end)


def _quoted_range(offsets: Offsets, mark: Mark, unit: Unit) -> Range | None:
    """Convert the offsets of a mark in whichever unit its own words stand there."""
    quote = mark.quote or ""
    units = (unit, *(each for each in Unit if each is not unit))
    places = [place for each in units if (place := _characters_of(offsets, mark, each)) is not None]
    for are_one in (str.__eq__, _same_words):
        for start, end in places:
            if are_one(offsets.text[start:end], quote):
                return start, end
    return None


def _same_words(one: str, other: str) -> bool:
    """Tell whether two texts are one, whatever space stands between their words."""
    return one == other or _SPACE.sub(" ", one).strip() == _SPACE.sub(" ", other).strip()


def _is_between(text: str, place: Range, mark: Mark) -> bool:
    """Tell whether nothing else stands around a place than a mark says."""
    start, end = place
    before = _SPACE.sub(" ", text[max(0, start - len(mark.prefix)) : start])
    after = _SPACE.sub(" ", text[end : end + len(mark.suffix)])
    return _SPACE.sub(" ", mark.prefix).endswith(before[-KEPT:]) and _SPACE.sub(
        " ", mark.suffix
    ).startswith(after[:KEPT])
