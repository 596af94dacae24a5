"""Every question that documents answer differently, in one table."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import polars as pl

from pakafg.corpus.corpus import check_corpus
from pakafg.disagreements.agreement_breaches import compare_agreement_breaches
from pakafg.disagreements.blame import compare_accusations
from pakafg.disagreements.casualty_figures import compare_casualty_figures
from pakafg.disagreements.ceasefires import compare_ceasefire_reports
from pakafg.disagreements.count_spans import compare_count_spans
from pakafg.disagreements.dates import compare_dates
from pakafg.disagreements.delegations import compare_delegations
from pakafg.disagreements.demand_forms import compare_demand_forms
from pakafg.disagreements.demand_terms import compare_demand_terms
from pakafg.disagreements.denials import compare_denials
from pakafg.disagreements.durations import compare_durations
from pakafg.disagreements.figure_sources import compare_figure_sources
from pakafg.disagreements.identity import compare_names_of_one_day, compare_opposite_orders
from pakafg.disagreements.links import read_links, read_notes
from pakafg.disagreements.material import Material
from pakafg.disagreements.orders import compare_orders
from pakafg.disagreements.precursors import compare_precursors
from pakafg.disagreements.quantities import compare_quantities
from pakafg.disagreements.question_merging import merge_questions
from pakafg.disagreements.responses import compare_responses
from pakafg.disagreements.round_labels import compare_round_labels
from pakafg.disagreements.round_outcomes import compare_round_outcomes
from pakafg.disagreements.shared_words import compare_shared_words
from pakafg.disagreements.timeline_conflicts import timeline_conflicts
from pakafg.disagreements.titles import compare_titles
from pakafg.disagreements.told_before import compare_days_told_before
from pakafg.disagreements.unstated_losses import compare_unstated_losses
from pakafg.disagreements.weights import weight_of
from pakafg.disagreements.wordings import compare_wordings
from pakafg.frames import SCHEMAS
from pakafg.grouping import grouped
from pakafg.timeline.reconcile import reconcile
from pakafg.views.question_view import explain_question, view_question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.question import GivenAnswer, Question
    from pakafg.timeline import Timeline

__all__ = ["discrepancies", "discrepancies_beside"]


def discrepancies(corpus: Corpus) -> pl.DataFrame:
    """Every question that the documents of a corpus answer differently, each with all answers.

    Whatever concerns the same thing and the same aspect is one question: of the day on which a
    ceasefire began there is one row, however many days are given for it. Answers that can be
    reconciled ("over 440" and 447; a total and its part; two truces) stand there with the
    verdict that says how, not as contradictions.

    Args:
        corpus: The corpus.

    Returns:
        One row a question, those of most weight first:

        - discrepancy: its id, which is the same in every run.
        - question: the question, in words.
        - topic, name: the thing, as a record's id or what is counted, and the same in words.
        - kind: a `DiscrepancyKind`.
        - verdict: how the answers stand to each other: a `Verdict`.
        - documents: those that give an answer.
        - answers: each with says, records, documents, claimants, voices and citations.
        - reason: why the verdict.
        - by_rule: whether a rule found it in the records; else the annotator's link.
        - weight: how much it weighs, by which rows are sorted.
        - explanation: the answers with who gives them, the reason, quotations.

    >>> import pakafg
    >>> found = discrepancies(pakafg.load_corpus())
    >>> found.filter(topic="istanbul-november", kind="label")["verdict"].to_list()
    ['contradiction']
    >>> begun = found.filter(discrepancy="doha-ceasefire.start")
    >>> begun["question"][0], [answer["says"] for answer in begun["answers"][0]][:2]
    ('When did the Doha ceasefire begin?', ['19 October 2025', '15 October 2025'])
    """
    check_corpus(corpus)
    return discrepancies_beside(corpus, reconcile(corpus))


def discrepancies_beside(corpus: Corpus, timeline: Timeline) -> pl.DataFrame:
    """Tabulate the questions of a corpus whose timeline is reconciled already."""
    material = Material(corpus)
    questions = merge_questions(
        _found(material, timeline), read_links(material), read_notes(material)
    )
    weighed = sorted(
        ((weight_of(material, question), question) for question in questions),
        key=lambda pair: (-pair[0], str(pair[1].kind), pair[1].id),
    )
    rows = [_question_row(material, question, weight) for weight, question in weighed]
    schema = SCHEMAS["discrepancies"].schema
    return pl.DataFrame(rows, schema=schema, orient="row")


def _found(material: Material, timeline: Timeline) -> Iterator[Question]:
    """Yield what rules find."""
    conflicts = timeline_conflicts(material.corpus, timeline)
    distinct = frozenset(timeline.events.filter("possible_distinct_events")["event"])
    # A new kind is one module, and one line here.
    comparisons: tuple[Callable[[Material], Iterator[Question]], ...] = (
        compare_casualty_figures,
        compare_unstated_losses,
        compare_figure_sources,
        compare_count_spans,
        partial(compare_dates, conflicts=conflicts, distinct=distinct),
        compare_days_told_before,
        partial(compare_durations, conflicts=conflicts),
        partial(compare_orders, conflicts=conflicts, distinct=distinct),
        compare_precursors,
        compare_names_of_one_day,
        compare_opposite_orders,
        compare_quantities,
        compare_ceasefire_reports,
        compare_accusations,
        compare_agreement_breaches,
        compare_denials,
        compare_round_labels,
        compare_round_outcomes,
        compare_delegations,
        compare_responses,
        compare_demand_forms,
        compare_demand_terms,
        compare_titles,
        compare_wordings,
        compare_shared_words,
    )
    return chain.from_iterable(compare(material) for compare in comparisons)


def _question_row(material: Material, question: Question, weight: int) -> tuple[Any, ...]:
    answers = sorted(map(_answer_row, question.answers), key=_place_of_answer)
    row = {
        "discrepancy": question.id,
        "question": question.asks,
        "topic": question.topic,
        "name": question.name,
        "kind": str(question.kind),
        "verdict": str(question.ruling.verdict),
        "documents": question.documents,
        "answers": answers,
        "reason": question.ruling.reason,
        "by_rule": question.by_rule,
        "weight": weight,
    }
    return (*row.values(), explain_question(view_question(row), material.names))


def _place_of_answer(row: dict[str, Any]) -> tuple[int, str, int, str]:
    """Put what most documents say first; of equals, what the first document says first."""
    first = min((cited["document"], cited["start"]) for cited in row["citations"])
    return -len(row["documents"]), *first, row["says"]


def _answer_row(answer: GivenAnswer) -> dict[str, Any]:
    return {
        "says": answer.says,
        "records": list(answer.records),
        "documents": answer.documents,
        "claimants": answer.claimants,
        "voices": [
            {
                "claimant": claimant,
                "origin": origin,
                "passed_on_by": list(passed_on_by),
                "documents": sorted({voice.document for voice in alike}),
            }
            for (claimant, origin, passed_on_by), alike in grouped(
                answer.voices, lambda voice: (voice.claimant, voice.origin, voice.passed_on_by)
            ).items()
        ],
        "citations": [
            {"document": c.document, "start": c.start, "end": c.end, "quote": c.quote}
            for c in answer.citations
        ],
    }
