"""What was demanded and what was answered: a row an answer as one document reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.naming import actor_name, name_of
from pakafg.exports.contents import FilledTable
from pakafg.frames.record_names import document_label
from pakafg.frames.schemas import TEXT, Column, Table
from pakafg.records.parts import citations_of
from pakafg.text.people import according_to, in_words
from pakafg.values.conclusions import DemandRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.exports.contents import Contents
    from pakafg.records.demand import Demand, Response

__all__ = ["demand_sheet"]

_NO_ANSWER: Final = in_words(DemandRole.NO_ANSWER_RECORDED)

_COLUMNS: Final = (
    Column("Demand", TEXT, "what is asked, in one neutral line"),
    Column("Demanded by", TEXT, "who asks; empty: the documents do not say"),
    Column("Demanded of", TEXT, "who is asked; empty: nobody in particular"),
    Column("Kind", TEXT, "a demand, a condition, an offer or an appeal"),
    Column("Round", TEXT, "the round of the talks in which it was put; empty: none"),
    Column("Terms", TEXT, "what exactly, and by when, as the documents have it"),
    Column(
        "Told by", TEXT, "the documents that tell of the demand, by their labels, and on whose word"
    ),
    Column(
        "Answer",
        TEXT,
        f"one answer, as one document reports it; “{_NO_ANSWER}”: no document tells of any",
    ),
    Column("Answered by", TEXT, "who answered; empty: not said"),
    Column("Answer according to", TEXT, "who reports the answer; empty: the document's own voice"),
    Column("Answer told by", TEXT, "the document that reports the answer, by its label"),
    Column("Quotation", TEXT, "the words of the answer; of a demand without one, its own"),
    Column("Demand id", TEXT, "by which pakafg knows it"),
)


def demand_sheet(contents: Contents) -> FilledTable:
    """Make the sheet: every demand, once for each answer that a document reports."""
    corpus = contents.corpus
    table = Table(
        "demands and answers", "one answer to a demand, or a demand without one", _COLUMNS
    )
    rows = [row for demand in corpus.demands.values() for row in _demand_rows(corpus, demand)]
    return FilledTable(table, pl.DataFrame(rows, schema=table.schema, orient="row"))


def _demand_rows(corpus: Corpus, demand: Demand) -> Iterator[tuple[str | None, ...]]:
    told = dict.fromkeys(
        document_label(corpus, report.document)
        + (f" ({according_to(actor_name(corpus, report.claimant))})" if report.claimant else "")
        for report in demand.reports
    )
    terms = dict.fromkeys(term.text for report in demand.reports for term in report.terms)
    asked = (
        demand.text,
        actor_name(corpus, demand.by),
        actor_name(corpus, demand.of),
        None if demand.kind is None else in_words(demand.kind),
        None if demand.round is None else name_of(corpus, demand.round),
        "; ".join(terms) or None,
        "; ".join(told) or None,
    )
    if not demand.responses:
        words = next((each.quote for each in citations_of(demand)), None)
        yield (*asked, _NO_ANSWER, None, None, None, words, demand.id)
    for response in demand.responses:
        yield (*asked, *_answer_cells(corpus, response), demand.id)


def _answer_cells(corpus: Corpus, response: Response) -> tuple[str | None, ...]:
    return (
        in_words(response.answer),
        actor_name(corpus, response.by),
        actor_name(corpus, response.claimant),
        document_label(corpus, response.document),
        " · ".join(citation.quote for citation in response.citations),
    )
