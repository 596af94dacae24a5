"""The tables of judgements: the annotator's links, and the disagreements that pakafg finds."""

from __future__ import annotations

from typing import Final

from pakafg.frames.record_tables import GivenColumn, record_table
from pakafg.frames.schemas import SIDES, TEXT, TEXTS, Column, Table
from pakafg.records.link import Link
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import LinkKind
from pakafg.values.vocabulary import listed

__all__ = ["DISCREPANCIES", "TABLES"]

_Link = GivenColumn[Link]

TABLES: Final = (
    record_table(
        "links",
        "one judgement of the annotator",
        lambda corpus: corpus.links.values(),
        _Link("link", TEXT, "its id", lambda link: link.id),
        _Link("kind", TEXT, f"what is judged: {listed(LinkKind)}", lambda link: link.kind),
        _Link("records", TEXTS, "the records", lambda link: link.records),
        _Link("reason", TEXT, "why", lambda link: link.reason),
    ),
)

DISCREPANCIES: Final = Table(
    "discrepancies",
    "one disagreement that pakafg found",
    (
        Column("discrepancy", TEXT, "its id"),
        Column("topic", TEXT, "what it is about: a record, or what is counted"),
        Column("name", TEXT, "the same, in words"),
        Column("kind", TEXT, listed(DiscrepancyKind)),
        Column("verdict", TEXT, listed(Verdict)),
        Column("records", TEXTS, "the records that disagree"),
        Column("documents", TEXTS, "the documents that they stand in"),
        Column(
            "sides",
            SIDES,
            "what is said (says), by which records and documents, in which characters",
        ),
        Column("why", TEXT, "why the verdict"),
        Column("explanation", TEXT, "all of it in a sentence, with a quotation from each document"),
    ),
)
"""The one table that no record fills: its rows are what an analysis concludes."""
