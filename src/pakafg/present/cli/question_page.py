"""One question with its whole explanation: every answer, who gives it, in which words, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.grouping import grouped
from pakafg.text.people import in_words
from pakafg.text.quotations import quoted
from pakafg.views.question_view import BY_LINK, label_of, verdict_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.present.cli.paper import Paper
    from pakafg.records.citation import Citation
    from pakafg.views.question_view import QuestionView
    from pakafg.views.thing_names import ThingNames

__all__ = ["listed_questions", "question_page"]


def question_page(view: QuestionView, names: ThingNames, paper: Paper) -> Iterator[str]:
    """Print a question: its answers with all quotations, how they are to be taken, and why.

    Args:
        view: The question.
        names: The names of the corpus.
        paper: What is printed on.
    """
    yield from map(paper.bold, paper.wrapped(view.question, 0))
    yield from map(paper.faint, paper.wrapped(view.id, 0))
    verdict = in_words(view.verdict).capitalize()
    yield from paper.wrapped(f"{verdict}. {verdict_meaning(view.verdict)}", 0)
    for answer in view.answers:
        yield ""
        yield from map(paper.warn, paper.wrapped(answer.attributed(names), 2))
        for document, citations in grouped(answer.citations, lambda each: each.document).items():
            label = label_of(names.corpus, document)
            yield from paper.wrapped(document if label == document else f"{document}  {label}", 4)
            for words in _quoted_passages(citations):
                yield from map(paper.faint, paper.wrapped(words, 8))
    yield ""
    yield from paper.wrapped(f"Why: {view.reason}{'' if view.by_rule else f' {BY_LINK}'}", 0)
    records = dict.fromkeys(record for answer in view.answers for record in answer.records)
    yield from map(paper.faint, paper.wrapped(f"Records: {', '.join(records)}", 0))


def listed_questions(views: list[QuestionView], paper: Paper) -> Iterator[str]:
    """List questions, each with the id by which it is asked for.

    Args:
        views: The questions.
        paper: What is printed on.
    """
    for view in views:
        yield from paper.wrapped(view.question, 2)
        yield paper.faint(f"    {view.id}  ({in_words(view.verdict)})")


def _quoted_passages(citations: list[Citation]) -> Iterator[str]:
    """Quote characters with their places, each passage once: longer words hold shorter ones."""
    told: list[Citation] = []
    for citation in sorted(dict.fromkeys(citations), key=lambda each: each.start - each.end):
        if not any(one.start <= citation.start and citation.end <= one.end for one in told):
            told.append(citation)
    for citation in sorted(told, key=lambda each: each.start):
        yield f"{quoted(citation.quote)} ({citation.start}–{citation.end})"
