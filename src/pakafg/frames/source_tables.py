"""The tables of what facts rest on: documents, and the citations of every record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.corpus.format import KINDS
from pakafg.frames.record_tables import GivenColumn, first_time, last_time, record_table
from pakafg.frames.schemas import INT, TEXT, TIME
from pakafg.records.demand import Response
from pakafg.records.document import Document, Omission
from pakafg.records.parts import parts
from pakafg.values.conclusions import RecordKind
from pakafg.values.vocabulary import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.record import Review

__all__ = ["TABLES"]

_CITED: Final = (
    "documents",
    *("casualties", "dates", "orders", "quantities"),
    *("statements", "demands"),
    *("rounds", "ceasefires", "incidents"),
    *("actors", "places"),
)
"""The catalogues whose records cite documents, in the order of the table."""

_CITED_KINDS: Final = {*(KINDS[catalogue] for catalogue in _CITED), RecordKind.RESPONSE}


class _CitationRow(NamedTuple):
    record: str
    kind: RecordKind
    citation: Citation
    reviewed: tuple[Review, ...]


def _citations(corpus: Corpus) -> Iterator[_CitationRow]:
    """List every citation of every record; those of an answer stand apart from its demand's.

    What a document leaves out is cited by no record.
    """
    for catalogue in _CITED:
        for record in getattr(corpus, catalogue).values():
            reviewed = record.reviewed
            for part in parts(record, without=Omission):
                is_response = isinstance(part, Response)
                kind = RecordKind.RESPONSE if is_response else KINDS[catalogue]
                if hasattr(part, "document"):  # an entry of its own, with all that is within it
                    reviewed = getattr(part, "reviewed", reviewed)
                for citation in getattr(part, "citations", ()):
                    yield _CitationRow(record.id, kind, citation, reviewed)


_Document = GivenColumn[Document]
_Citation = GivenColumn[_CitationRow]

TABLES: Final = (
    record_table(
        "documents",
        "one document",
        lambda corpus: corpus.documents.values(),
        _Document("document", TEXT, "its id", lambda d: d.id),
        _Document("label", TEXT, "a short name of its own; null: none", lambda d: d.label),
        _Document("file", TEXT, "file name in the corpus", lambda d: d.file),
        _Document("title", TEXT, "as printed; null: none", lambda d: d.title),
        _Document("publisher", TEXT, "as printed; null: not said", lambda d: d.publisher),
        _Document("url", TEXT, "as printed; null: not said", lambda d: d.url),
        _Document(
            "published",
            TEXT,
            "EDTF; null: the text does not show it",
            lambda d: None if d.published is None else str(d.published),
        ),
        _Document(
            "published_earliest",
            TIME,
            "first minute of that date",
            lambda d: first_time(d.published),
        ),
        _Document(
            "published_latest", TIME, "last minute of that date", lambda d: last_time(d.published)
        ),
        _Document("sha256", TEXT, "of the file's bytes", lambda d: d.sha256),
        _Document("characters", INT, "length of the decoded text", lambda d: len(d.text)),
    ),
    record_table(
        "citations",
        "one citation of one record",
        _citations,
        _Citation("record", TEXT, "the record's id", lambda c: c.record),
        _Citation(
            "record_kind",
            TEXT,
            one_of(kind for kind in RecordKind if kind in _CITED_KINDS),
            lambda c: c.kind,
        ),
        _Citation("document", TEXT, "the document cited", lambda c: c.citation.document),
        _Citation(
            "start", INT, "offset of the first character, from 0", lambda c: c.citation.start
        ),
        _Citation("end", INT, "offset after the last character", lambda c: c.citation.end),
        _Citation("quote", TEXT, "the characters", lambda c: c.citation.quote),
    ),
)
