"""Which sentences of a document no record cites."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from pakafg.corpus.kept_answers import kept_answer
from pakafg.records.parts import citations_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["sentences", "uncited"]

_LINE: Final = re.compile(r"[^\r\n]+")
# A sentence ends at a full stop, question or exclamation mark and what closes it, before a
# space or the line's end; abbreviations of single letters ("U.S.", "9:12 p.m.") and titles do not
# end it, nor does a month that is cut before its day or its year ("Jan. 6").
_TITLES: Final = "".join(
    rf"(?<!\b{title})"
    for title in (
        *("Dr", "Mr", "Mrs", "Ms", "Lt", "Gen", "Col", "Maj", "Prof", "Capt", "Sgt", "St"),
        *("Brig", "Adm", "Cmdr", "Sen", "Rep", "Gov", "Mt"),
    )
)
_MONTHS: Final = "".join(
    rf"(?<!\b{month})"
    for month in (
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
    )
)
_END: Final = re.compile(
    rf"(?<![A-Za-z]\.[A-Za-z])(?<!\bvs){_TITLES}(?:{_MONTHS}|(?!\. ?\d))[.!?][”’\")\]]*(?=\s|$)"
)
# Actors and places are cited wherever they occur; that tells nothing of a sentence.
_NAMED: Final = frozenset({"actors", "places"})


def uncited(corpus: Corpus, document: str) -> tuple[int, list[tuple[int, str]]]:
    """Find the sentences of a document that carry no record, and that no reason leaves out.

    Where a document names an actor or a place does not count.

    Returns:
        The number of sentences, and those that no citation touches, neither of a record nor of
        what the document leaves out: offset and text.

    Raises:
        KeyError: There is no such document.

    >>> import pakafg
    >>> total, left = uncited(pakafg.load_corpus(), "000")
    >>> total > len(left)
    True
    """
    text = corpus.documents[document].text
    spans = kept_answer(corpus, "cited spans", partial(_cited_spans, corpus)).get(document, ())
    pieces = list(sentences(text))
    left = [
        (start, text[start:end])
        for start, end in pieces
        if not any(low < end and start < high for low, high in spans)
    ]
    return len(pieces), left


def _cited_spans(corpus: Corpus) -> dict[str, list[tuple[int, int]]]:
    """List what is cited or left out of each document, each record gone through once."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    of_records = (
        citations_of(record)
        for name, catalogue in corpus.catalogues.items()
        if name not in _NAMED
        for record in catalogue.values()
    )
    left_out = (citations_of(each) for one in corpus.documents.values() for each in one.left_out)
    for citation in chain.from_iterable(chain(of_records, left_out)):
        spans[citation.document].append((citation.start, citation.end))
    return spans


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Find where each sentence of a text begins and ends, half-open, without space around it.

    A line break ends a sentence, too.

    >>> text = "Talks ended at 9:12 p.m. on 7 November. No date was set."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Talks ended at 9:12 p.m. on 7 November.', 'No date was set.']
    """
    for line in _LINE.finditer(text):
        start = line.start()
        ends = (match.end() for match in _END.finditer(text, start, line.end()))
        for end in chain(ends, (line.end(),)):
            piece = text[start:end]
            if piece.strip():
                yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
            start = end
