"""The questions that documents answer differently: a row an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.exports.contents import FilledTable
from pakafg.frames.record_names import document_label
from pakafg.frames.schemas import INT, TEXT, Column, Table
from pakafg.text.people import in_words
from pakafg.views.question_view import verdict_meaning, view_question
from pakafg.views.thing_names import ThingNames
from pakafg.views.voices import cited_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.exports.contents import Contents

__all__ = ["question_sheet"]

_COLUMNS: Final = (
    Column("Question", TEXT, "what the documents answer differently"),
    Column("Answer", TEXT, "one of the answers"),
    Column("According to", TEXT, "whose word it is; empty: the document's own voice"),
    Column("Documents", TEXT, "those that give this answer, by their labels"),
    Column("Quotation", TEXT, "the characters of each document that the answer rests on first"),
    Column("Verdict", TEXT, "how the answers of the question stand to each other"),
    Column("Why", TEXT, "the reason of the verdict"),
    Column("Answers", INT, "how many answers the question has"),
    Column("Question id", TEXT, "by which it is asked for: pakafg question ID"),
)


def question_sheet(contents: Contents) -> FilledTable:
    """Make the sheet: one row an answer, the questions of most weight first."""
    table = Table("questions", "one answer to a question on which documents differ", _COLUMNS)
    rows = list(_question_rows(contents))
    return FilledTable(table, pl.DataFrame(rows, schema=table.schema, orient="row"))


def _question_rows(contents: Contents) -> Iterator[tuple[object, ...]]:
    corpus, names = contents.corpus, ThingNames(contents.corpus)
    for row in contents.tables["discrepancies"].frame.iter_rows(named=True):
        view = view_question(row)
        verdict = f"{in_words(view.verdict)}: {verdict_meaning(view.verdict)}"
        for answer in view.answers:
            first = {each.document: each for each in reversed(answer.citations)}
            quotations = (
                f"{each}: {first[each].quote}" for each in answer.documents if each in first
            )
            yield (
                view.question,
                answer.says,
                cited_sources(answer.sources, names) if answer.sources else None,
                "; ".join(document_label(corpus, each) for each in answer.documents),
                " · ".join(quotations) or None,
                verdict,
                view.reason,
                len(view.answers),
                view.id,
            )
