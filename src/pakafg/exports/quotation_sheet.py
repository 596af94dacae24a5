"""Quotations with all that an article needs to print them: a row a quotation in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.exports.contents import FilledTable
from pakafg.frames.schemas import INT, TEXT, Column, Table
from pakafg.talks.quotes import quotes

if TYPE_CHECKING:
    from pakafg.exports.contents import Contents

__all__ = ["quotation_sheet"]

_COLUMNS: Final = {
    "speaker_name": Column("Speaker", TEXT, "by this document; empty: it names nobody"),
    "title": Column("Title", TEXT, "the speaker's role, as this document writes it"),
    "quote": Column("Quotation", TEXT, "the very characters"),
    "said_on": Column("Said on", TEXT, "in words, local; empty: no document dates it"),
    "addressee_name": Column("Said to", TEXT, "empty: nobody in particular"),
    "channel": Column("Said where", TEXT, "the channel or place, as written; empty: not said"),
    "mode": Column("Whole or part", TEXT, "direct: whole clauses; partial: words of one"),
    "document_label": Column("Document", TEXT, "by its label"),
    "publisher": Column("Publisher", TEXT, "empty: the document does not show it"),
    "published": Column("Published", TEXT, "in words; empty: the document does not show it"),
    "url": Column("Address", TEXT, "empty: the document does not show it"),
    "document": Column("Document id", TEXT, "by which pakafg knows it"),
    "start": Column("From character", INT, "its offset in the document, from 0, included"),
    "end": Column("To character", INT, "the offset after its last character"),
    "statement": Column("Statement id", TEXT, "by which pakafg knows the utterance"),
}


def quotation_sheet(contents: Contents) -> FilledTable:
    """Make the sheet: every quotation, by speaker and in the order of the corpus."""
    found = quotes(contents.corpus, detail=True).sort(
        "speaker_name", maintain_order=True, nulls_last=True
    )
    columns = [pl.col(name).alias(column.name) for name, column in _COLUMNS.items()]
    table = Table("quotations", "one quotation in one document", tuple(_COLUMNS.values()))
    return FilledTable(table, found.select(columns))
