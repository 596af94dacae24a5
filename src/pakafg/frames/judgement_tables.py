"""The tables of judgements: the annotator's links, and the disagreements that pakafg finds."""

from __future__ import annotations

from typing import Final

from pakafg.frames.record_tables import GivenColumn, record_table
from pakafg.frames.schemas import ANSWERS, FLAG, INT, TEXT, TEXTS, Column, Table
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
    "one question that documents answer differently, with all its answers",
    (
        Column("discrepancy", TEXT, "its id, made of topic and aspect: the same in every run"),
        Column("question", TEXT, "the question, in words"),
        Column("topic", TEXT, "the thing that it is about: a record, or what is counted"),
        Column("name", TEXT, "the same, in words"),
        Column("kind", TEXT, listed(DiscrepancyKind)),
        Column("verdict", TEXT, listed(Verdict)),
        Column("documents", TEXTS, "the documents that answer it"),
        Column(
            "answers",
            ANSWERS,
            "every answer: what it says (says), by which records and documents, whose word it is "
            "(claimants: actors; not who only passes it on), each in which documents (voices: "
            "claimant, null for the document’s own voice; origin, of a claim; passed_on_by, those "
            "nearest to the claimant first; documents), in which characters (citations)",
        ),
        Column("reason", TEXT, "why the verdict"),
        Column(
            "by_rule", FLAG, "whether a rule finds it in the records; else the annotator’s link"
        ),
        Column(
            "weight",
            INT,
            "the order of the rows: contradictions first, then by how many documents and "
            "independent sources answer",
        ),
        Column("explanation", TEXT, "all of it in sentences, with a quotation for each answer"),
    ),
)
"""The one table that no record fills: its rows are what an analysis concludes."""
