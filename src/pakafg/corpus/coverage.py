"""Which sentences of a document no record cites."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import attrs

from pakafg.records.citation import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["citations", "uncited"]

# A sentence ends at a full stop, question or exclamation mark and what closes it, before a
# space or the line's end; abbreviations of single letters ("U.S.", "9:12 p.m.") do not end it.
_END: Final = re.compile(r"(?<![A-Za-z]\.[A-Za-z])(?<!\bvs)[.!?][”’\")\]]*(?=\s|$)")
# Names and places are cited wherever they occur once; they tell nothing of a sentence.
_NAMING: Final = frozenset({"ActorMention", "PlaceMention"})


def uncited(corpus: Corpus, document: str) -> tuple[int, list[tuple[int, str]]]:
    """The sentences of a document that carry no record.

    Where a document names an actor or a place does not count.

    Args:
        corpus: The corpus.
        document: The document's id.

    Returns:
        The number of sentences, and those that no citation touches: offset and text.

    >>> import pakafg
    >>> total, left = uncited(pakafg.load_corpus(), "000")
    >>> total > len(left)
    True
    """
    text = corpus.documents[document].text
    spans = [(c.start, c.end) for c in citations(corpus) if c.document == document]
    sentences = list(_sentences(text))
    left = [
        (start, text[start:end])
        for start, end in sentences
        if not any(low < end and start < high for low, high in spans)
    ]
    return len(sentences), left


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        ends = chain((m.end() for m in _END.finditer(text, start, line.end())), (line.end(),))
        for end in ends:
            piece = text[start:end]
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                yield start + lead, end
            start = end


def citations(corpus: Corpus) -> Iterator[Citation]:
    """Every citation of every record, but for those that only name an actor or a place."""
    for each in attrs.fields(type(corpus)):
        for record in getattr(corpus, each.name).values():
            yield from _within(record)


def _within(part: Any) -> Iterator[Citation]:  # noqa: ANN401
    if type(part).__name__ in _NAMING:
        return
    for each in attrs.fields(type(part)):
        value = getattr(part, each.name)
        for inner in value if isinstance(value, tuple) else ():
            if isinstance(inner, Citation):
                yield inner
            elif attrs.has(type(inner)):
                yield from _within(inner)
