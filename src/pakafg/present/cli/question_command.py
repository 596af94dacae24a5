"""`pakafg question`: one question on which documents differ, with its whole explanation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.corpus.lookup import nearest_called
from pakafg.errors import ArgumentError
from pakafg.present.cli.command import Command, add_corpus, add_json, write_json
from pakafg.present.cli.paper import STYLES, Paper
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted
from pakafg.text.spellings import folded

if TYPE_CHECKING:
    import argparse

__all__ = ["QUESTION"]

_EXPECTED: Final = (
    "the id of a question, or words of one or of its answers; `pakafg search` looks for words in "
    "documents and records"
)


def _add_question_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    parser.add_argument(
        "question", metavar="QUESTION", help="its id, as the report prints it, or words of it"
    )
    parser.add_argument(
        "--full",
        action="store_true",
        help="every document and every record, however many give an answer",
    )
    add_json(parser)


def _run_question(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.disagreements import discrepancies  # noqa: PLC0415  (polars)
    from pakafg.present.cli.question_page import (  # noqa: PLC0415  (polars)
        listed_questions,
        question_page,
    )
    from pakafg.views.question_view import view_question  # noqa: PLC0415  (seldom needed)
    from pakafg.views.thing_names import ThingNames  # noqa: PLC0415  (seldom needed)

    corpus = load_corpus(options.corpus)
    found = _meant(discrepancies(corpus).to_dicts(), options.question)
    if options.json:
        write_json(found, out)
        return 0
    views, paper = [view_question(row) for row in found], Paper.of(out)
    if len(views) == 1:
        lines = [*question_page(views[0], ThingNames(corpus), paper, full=options.full)]
    else:
        head = f"{counted(len(views), 'question')} with these words; one in full by its id:"
        lines = [head, *listed_questions(views, paper)]
    out.write(printable("\n".join(lines) + "\n", keep=STYLES))
    return 0


def _meant(rows: list[dict[str, Any]], given: str) -> list[dict[str, Any]]:
    """Find the question of an id, or those about a thing, or those that have all words.

    Where no question has them, those of which the answers, the reason or the quotations do.

    Raises:
        ArgumentError: There is none; the error names the nearest.
    """
    exact = [row for row in rows if row["discrepancy"] == given]
    about = [row for row in rows if given in {row["topic"], row["name"]}]
    words = _words_in(given)
    for asked in (_asked, _answered):
        worded = [row for row in rows if words and words <= _words_in(asked(row))]
        if found := exact or about or worded:
            return found
    ids = [row["discrepancy"] for row in rows]
    named = ((row[key], row["discrepancy"]) for key in ("question", "name") for row in rows)
    raise ArgumentError("question", given, _EXPECTED, ids, nearest_called(given, named))


def _words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", folded(text)))


def _asked(row: dict[str, Any]) -> str:
    return f"{row['question']} {row['discrepancy']}"


def _answered(row: dict[str, Any]) -> str:
    """Join a question with all that answers it."""
    quoted = (quote["quote"] for answer in row["answers"] for quote in answer["citations"])
    said = (answer["says"] for answer in row["answers"])
    return " ".join((_asked(row), row["name"], row["reason"] or "", *said, *quoted))


QUESTION: Final = Command(
    "question",
    "print one question with its whole explanation",
    _add_question_arguments,
    _run_question,
)
