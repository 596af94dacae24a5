"""One question with its whole explanation: every answer, who gives it, in which words, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.format import CLAIMS
from pakafg.grouping import grouped
from pakafg.records.fields import one_line
from pakafg.text.figure_words import counted, figure
from pakafg.text.people import in_words, one_and_others
from pakafg.text.quotations import quoted
from pakafg.views.question_view import BY_LINK, label_of, verdict_meaning, view_question
from pakafg.views.weighed_claims import FULL, LISTED, few_lines, few_listed, few_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.present.cli.paper import Paper
    from pakafg.present.question_finding import FoundQuestions
    from pakafg.records.citation import Citation
    from pakafg.views.question_view import AnswerView, QuestionView
    from pakafg.views.thing_names import ThingNames

__all__ = ["found_questions", "listed_questions", "question_page"]

_NEAREST: Final = "No question has all of these words; those below have most of them"
_LIKE: Final = "Asked in like words:"
_NOT_DISPUTED: Final = "No disagreement is found here; in Python, the call that answers:"
_SETTLED: Final = 6  # of them, unless all are asked for
_CITED_TOO: Final = "; cited for another answer, too"
_QUOTED: Final = 6  # documents of one answer, unless all are asked for


def question_page(
    view: QuestionView, names: ThingNames, paper: Paper, *, full: bool = False
) -> Iterator[str]:
    """Print a question: its answers with quotations, how they are to be taken, and why.

    Args:
        view: The question.
        names: The names of the corpus.
        paper: What is printed on.
        full: Whether to quote every document, however many give an answer.
    """
    yield from map(paper.bold, paper.wrapped(view.question, 0))
    yield from map(paper.faint, paper.wrapped(view.id, 0))
    verdict = in_words(view.verdict).capitalize()
    yield from paper.wrapped(f"{verdict}. {verdict_meaning(view.verdict)}", 0)
    answers = view.answers if full else view.answers[:LISTED]
    for answer in answers:
        yield ""
        yield from map(paper.warn, paper.wrapped(answer.attributed(names), 2))
        by_document = grouped(answer.citations, lambda each: each.document)
        documents = list(by_document) if full else list(by_document)[:_QUOTED]
        for document in documents:
            citations = by_document[document]
            label = label_of(names.corpus, document)
            yield from paper.wrapped(document if label == document else f"{document}  {label}", 4)
            for words in _quoted_passages(citations, answer.shared):
                yield from map(paper.faint, paper.wrapped(words, 8))
        if len(documents) < len(by_document):
            more = counted(len(by_document) - len(documents), "more document")
            yield from map(paper.faint, paper.wrapped(f"and {more}: {FULL}", 4))
        for note in few_lines(_coder_notes(answer, names), "more note", ask=FULL, detail=full):
            yield from paper.wrapped(note, 4)
    if len(answers) < len(view.answers):
        more = counted(len(view.answers) - len(answers), "more answer")
        yield from ("", *map(paper.warn, paper.wrapped(f"and {more}: {FULL}", 2)))
    yield ""
    yield from paper.wrapped(f"Why: {view.reason}{'' if view.by_rule else f' {BY_LINK}'}", 0)
    records = dict.fromkeys(record for answer in view.answers for record in answer.records)
    shown = ", ".join(records) if full else few_listed(records)
    yield from map(paper.faint, paper.wrapped(f"Records: {shown}", 0))


def found_questions(
    found: FoundQuestions, names: ThingNames, paper: Paper, *, full: bool = False
) -> Iterator[str]:
    """Print what is found by words: one question in full, or a list of several.

    Args:
        found: What is found.
        names: The names of the corpus.
        paper: What is printed on.
        full: As for `question_page`.
    """
    views = [view_question(row) for row in found.rows]
    if found.missing:
        lacking = one_and_others([quoted(word) for word in few_of(found.missing)])
        yield from paper.wrapped(f"{_NEAREST}, but not {lacking}:", 0)
    elif len(views) > 1:
        yield f"{counted(len(views), 'question')} with these words; one in full by its id:"
    if len(views) == 1 and not found.missing:
        yield from question_page(views[0], names, paper, full=full)
    else:
        yield from listed_questions(views, paper)
    if found.like:
        yield from ("", _LIKE, *listed_questions(list(map(view_question, found.like)), paper))
    shown = found.settled if full else found.settled[:_SETTLED]
    if shown and not found.missing:
        yield from ("", _NOT_DISPUTED) if views else (_NOT_DISPUTED,)
    for each in shown:
        yield from paper.wrapped(each.asks, 2)
        yield paper.faint(f"    {each.call}")
    if len(shown) < len(found.settled):
        yield paper.faint(f"  and {figure(len(found.settled) - len(shown))} more: {FULL}")


def listed_questions(views: list[QuestionView], paper: Paper) -> Iterator[str]:
    """List questions, each with the id by which it is asked for.

    Args:
        views: The questions.
        paper: What is printed on.
    """
    for view in views:
        yield from paper.wrapped(view.question, 2)
        yield paper.faint(f"    {view.id}  ({in_words(view.verdict)})")


def _coder_notes(answer: AnswerView, names: ThingNames) -> list[str]:
    """Say what the coder noted of the figures and dates of an answer: it qualifies them."""
    corpus = names.corpus
    found = (
        getattr(corpus, catalogue).get(record) for record in answer.records for catalogue in CLAIMS
    )
    claims = [claim for claim in found if claim is not None and claim.note]
    return [f"Coder’s note ({claim.document}): {one_line(claim.note)}" for claim in claims]


def _quoted_passages(citations: list[Citation], shared: frozenset[Citation]) -> Iterator[str]:
    """Quote characters with their places, each passage once: longer words hold shorter ones.

    What another answer cites, too, comes last: an answer opens with its own words.
    """
    told: list[Citation] = []
    for citation in sorted(dict.fromkeys(citations), key=lambda each: each.start - each.end):
        if not any(one.start <= citation.start and citation.end <= one.end for one in told):
            told.append(citation)
    for citation in sorted(told, key=lambda each: (each in shared, each.start)):
        too = _CITED_TOO if citation in shared else ""
        yield f"{quoted(citation.quote)} ({citation.start}–{citation.end}{too})"
