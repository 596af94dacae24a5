"""Sentences of the documents by words that stand in them, as one cites them.

Laws of this file: words are found as a quotation is, parting no word and no number, but for
typography and case; what is given is the sentence around them, so that no bound ("over 440") and
no denial is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.anchoring import Anchor
from pakafg.corpus.coverage import sentences
from pakafg.errors import ArgumentError
from pakafg.records.citation import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.document import Document

__all__ = ["passages"]

_MOST: Final = 100
_LETTERS: Final = 2_000  # longer words are no quotation, but a document
_MARKS: Final = ' \t\r\n"“”„«»'


def passages(corpus: Corpus, words: str) -> tuple[Citation, ...]:
    """Find the sentences in which words stand.

    Args:
        corpus: The corpus.
        words: The words, as a document has them; quotation marks around them do not count.

    Returns:
        The sentences, in the order of the corpus; none where the words stand nowhere.

    Raises:
        ArgumentError: They stand in more than 100 sentences.

    >>> import pakafg
    >>> [(each.document, each.start) for each in passages(pakafg.load_corpus(), "over 440")]
    [('003', 7092)]
    """
    wanted = words.strip(_MARKS)
    if not wanted or len(wanted) > _LETTERS:
        return ()
    found: list[Citation] = []
    for document in corpus.documents.values():
        found += _in_document(document, wanted)
        if len(found) > _MOST:
            expected = f"words that stand in {_MOST} sentences at most: more of them"
            raise ArgumentError("record", words, expected)
    return tuple(found)


def _in_document(document: Document, words: str) -> Iterator[Citation]:
    """Yield the sentences of a document in which words stand, as they are or in other case."""
    text, small = document.text, document.text.lower()
    ranges = Anchor(document.id, text).ranges(words)
    if not ranges and len(small) == len(text):  # of some letters the small one is longer
        ranges = Anchor(document.id, small).ranges(words.lower())
    if not ranges:
        return
    for start, end in sentences(text):
        if any(start < last and first < end for first, last in ranges):
            yield Citation.of(document.id, text, start, end)
