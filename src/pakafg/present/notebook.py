"""Show records, catalogues, a timeline or a corpus in a notebook, as their corpus knows them.

Each class shows itself; a corpus adds what it alone knows: the names behind ids, and the
sentences around quotations.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.format import REFERENCES
from pakafg.records.citation import Citation
from pakafg.records.parts import citations_of
from pakafg.records.record import Record
from pakafg.records.record_html import Known, catalogue_html, quotation_html, record_html
from pakafg.text import html
from pakafg.text.escape import printable
from pakafg.text.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["corpus_html", "show"]

_QUOTATIONS: Final = 20  # of a record, at most


def show(values: Iterable[object], corpus: Corpus) -> Shown:
    """Show records and the like, one below the other, as their corpus knows them."""
    values = list(values)
    known = _known_to(corpus)
    page = "<hr>".join(_html(value, known) for value in values)
    text = "\n".join(line for value in values for line in _lines(value))
    return Shown(page, printable(text))


def corpus_html(corpus: Corpus) -> str:
    """Show how many records of each kind a corpus has, and its documents."""
    counts = [(html.heading(name), f"{len(held):,}") for name, held in corpus.catalogues.items()]
    half = -(-len(counts) // 2)
    pairs = zip_longest(counts[:half], counts[half:], fillvalue=("", ""))
    table = html.table((*left, *right) for left, right in pairs)
    return html.titled(
        html.escaped(corpus.codebook.title or "Corpus"), table + catalogue_html(corpus.documents)
    )


def _known_to(corpus: Corpus) -> Known:
    """Look up the names behind ids and the texts of documents in a corpus."""

    def name(field: str, key: str) -> str | None:
        records = (getattr(corpus, catalogue).get(key) for catalogue in REFERENCES.get(field, ()))
        # Documents, statements and demands have no name of their own.
        return next((record.name for record in records if hasattr(record, "name")), None)

    def text(document: str) -> str | None:
        held = corpus.documents.get(document)
        return None if held is None else held.text

    return Known(name, text)


def _html(value: object, known: Known) -> str:
    """Show a value as HTML: what has a way of its own to be shown is shown in it."""
    if isinstance(value, Citation):
        return quotation_html(value, known)
    if isinstance(value, Record):
        return record_html(value, known)
    if isinstance(value, Catalogue):
        return catalogue_html(value, known)
    if isinstance(value, Corpus):
        return corpus_html(value)
    own = None if isinstance(value, type) else getattr(value, "_repr_html_", None)
    return html.escaped(repr(value)) if own is None else str(own())


def _lines(value: object) -> Iterator[str]:
    """Show a record and its quotations as plain text."""
    if isinstance(value, Citation):
        yield str(value)
        return
    yield repr(value)
    if isinstance(value, Record):
        citations = list(citations_of(value))
        yield from (f"  {citation}" for citation in citations[:_QUOTATIONS])
        if len(citations) > _QUOTATIONS:
            yield f"  … and {len(citations) - _QUOTATIONS:,} more"
