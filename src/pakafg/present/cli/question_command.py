"""`pakafg question`: one question on which documents differ, with its whole explanation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.corpus.lookup import nearest_called
from pakafg.errors import ArgumentError, CorpusError, Problem
from pakafg.present.cli.command import Command, add_corpus, add_json, write_json
from pakafg.present.cli.paper import STYLES, Paper
from pakafg.text.escape import printable

if TYPE_CHECKING:
    import argparse

    from pakafg.corpus.corpus import Corpus
    from pakafg.present.question_finding import FoundQuestions

__all__ = ["QUESTION"]

_WORD: Final = re.compile(r"[\w’'-]+")
_ID: Final = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+")
_EXPECTED: Final = (
    "the id of a question, or words of one or of its answers; `pakafg search` looks for words in "
    "documents and records"
)


def _add_question_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    parser.add_argument(
        "question",
        metavar="QUESTION",
        nargs="+",
        help="its id, as the report prints it, or what you ask, in your own words",
    )
    parser.add_argument(
        "--full",
        action="store_true",
        help="every document and every record, however many give an answer",
    )
    add_json(parser)


def _run_question(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.disagreements import discrepancies  # noqa: PLC0415  (polars)
    from pakafg.present.cli.question_page import found_questions  # noqa: PLC0415  (polars)
    from pakafg.views.thing_names import ThingNames  # noqa: PLC0415  (seldom needed)

    first = options.corpus
    if first is not None and _WORD.fullmatch(first) and not Path(first).exists():
        # Words that stand apart: the first was read as the corpus, which comes before a question.
        asked = " ".join([first, *options.question])
        reason = f'no such folder; a question stands in quotation marks: pakafg question "{asked}"'
        raise CorpusError(first, [Problem(first, None, None, reason)])
    corpus = load_corpus(first)
    rows, given = discrepancies(corpus).to_dicts(), " ".join(options.question)
    found = _meant(corpus, rows, given)
    if options.json:
        if found.missing or not found.rows:
            calls = (f"{each.call} answers {each.asks!r}" for each in found.settled)
            expected = "; ".join((_EXPECTED, *calls))
            raise ArgumentError("question", given, expected, [row["discrepancy"] for row in rows])
        write_json(list(found.rows), out)
        return 0
    lines = found_questions(found, ThingNames(corpus), Paper.of(out), full=options.full)
    out.write(printable("\n".join(lines) + "\n", keep=STYLES))
    return 0


def _meant(corpus: Corpus, rows: list[dict[str, Any]], given: str) -> FoundQuestions:
    """Find the question of an id, or those about a thing, or those that are asked in such words.

    Raises:
        ArgumentError: There is none; the error names the nearest.
    """
    from pakafg.present.question_finding import (  # noqa: PLC0415  (polars)
        FoundQuestions,
        find_questions,
    )

    exact = [row for row in rows if row["discrepancy"] == given]
    about = [row for row in rows if given in {row["topic"], row["name"]}]
    if exact or about:
        return FoundQuestions(tuple(exact or about))
    # A slip of an id is told with the nearest id, and never answered by words like its own.
    found = FoundQuestions() if _ID.fullmatch(given) else find_questions(corpus, rows, given)
    if found.rows or found.settled:
        return found
    ids = [row["discrepancy"] for row in rows]
    named = ((row[key], row["discrepancy"]) for key in ("question", "name") for row in rows)
    raise ArgumentError("question", given, _EXPECTED, ids, nearest_called(given, named))


QUESTION: Final = Command(
    "question",
    "print one question with its whole explanation",
    _add_question_arguments,
    _run_question,
)
