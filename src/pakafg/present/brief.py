"""The brief of a corpus: its answers, put into the sentences that `Brief` shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from pakafg.casualties.figure_basis import figure_basis
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.naming import title_of_corpus
from pakafg.frames import frame
from pakafg.present.answers import Answers
from pakafg.text.figure_words import counted, figure
from pakafg.text.people import capitalised
from pakafg.values.conclusions import Verdict
from pakafg.values.vocabularies import Outcome
from pakafg.views.agreed_view import agreed, agreed_line
from pakafg.views.brief_view import Brief, BriefSection
from pakafg.views.figure_view import figures_of
from pakafg.views.incident_order import placed_incidents
from pakafg.views.question_view import label_of, question_line, view_question
from pakafg.views.thing_names import ThingNames

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.views.incident_order import PlacedIncident

__all__ = ["brief", "brief_of", "dead_sentences"]

_NO_QUESTION: Final = "The documents answer no question differently."
_NONE_FITS: Final = "None that a rule finds in the records fits on a line."
_INCIDENTS: Final = 7  # whose dead are told
_DOCUMENTS: Final = 5  # that are named
_OF_A_KIND: Final = 2  # questions of one kind, so that none crowds out the others
_QUESTIONS: Final = 12
_ASKED: Final = 100  # letters of a question that leaves room for answers
_LETTERS: Final = 150  # of a question with its answers
_NEXT: Final = "Go on: pakafg report · pakafg question WORDS · pakafg dossier · pakafg --help"
_ALL: Final = "pakafg report"
_ONE: Final = f"{_ALL} · in full: pakafg question WORDS"


def brief(corpus: Corpus) -> Brief:
    """Tell on one screen what documents dispute, what they agree on, and the dead.

    Args:
        corpus: The corpus.

    Returns:
        A `Brief`: 40 lines of 80 characters at most, where it is printed.

    >>> import pakafg
    >>> told = brief(pakafg.load_corpus())
    >>> told.title
    'The Pakistan–Afghanistan talks'
    >>> len(told.lines()) <= 40
    True
    """
    check_corpus(corpus)
    return brief_of(Answers(corpus))


def brief_of(answers: Answers) -> Brief:
    """Tell the brief of answers that a page has, so that none is computed twice."""
    corpus = answers.corpus
    return Brief(
        title_of_corpus(corpus),
        _about_words(corpus, answers),
        (
            _document_section(corpus),
            _dispute_section(answers),
            _agreement_section(corpus),
            _dead_section(answers),
        ),
        _NEXT,
    )


def _about_words(corpus: Corpus, answers: Answers) -> str:
    """Count what there is."""
    questions = answers.discrepancies
    n_contradictions = questions.filter(pl.col("verdict") == str(Verdict.CONTRADICTION)).height
    return (
        f"{counted(len(corpus.documents), 'document')} with "
        f"{counted(frame(corpus, 'citations').height, 'citation')}; they differ on "
        f"{counted(questions.height, 'question')}, and contradict each other on "
        f"{figure(n_contradictions)} of them."
    )


def _document_section(corpus: Corpus) -> BriefSection:
    """Name the documents."""
    labels = [
        each if label_of(corpus, each) == each else f"{each} {label_of(corpus, each)}"
        for each in corpus.documents
    ]
    shown, left = labels[:_DOCUMENTS], len(labels) - _DOCUMENTS
    return BriefSection("DOCUMENTS", (f"{'; '.join(shown)}.",), 3, max(left, 0), _ALL)


def _dispute_section(answers: Answers) -> BriefSection:
    """Put the questions of most weight, no more than two of a kind."""
    told: list[str] = []
    subjects: list[str] = []
    of_kind: Counter[str] = Counter()
    rows = answers.discrepancies.filter(
        pl.col("by_rule"), pl.col("question").str.len_chars() <= _ASKED
    )
    for row in rows.iter_rows(named=True):
        of_kind[row["kind"]] += 1
        if of_kind[row["kind"]] <= _OF_A_KIND and len(told) < _QUESTIONS:
            told.append(question_line(view_question(row), answers.corpus, width=_LETTERS))
            subjects.append(row["discrepancy"])
    return BriefSection(
        "DISPUTED",
        tuple(told),
        12,
        answers.discrepancies.height - len(told),
        _ONE,
        _NONE_FITS if answers.discrepancies.height else _NO_QUESTION,
        tuple(subjects),
    )


def _agreement_section(corpus: Corpus) -> BriefSection:
    """Tell what all documents say alike which speak of it, and from how many sources."""
    views = agreed(corpus)
    names = ThingNames(corpus)
    told = tuple(agreed_line(view, names) for view in views)
    nothing = "No figure and no day stands in two documents alike."
    subjects = tuple(view.thing for view in views)
    return BriefSection("AGREED", told, 5, where=_ALL, nothing=nothing, subjects=subjects)


def _dead_section(answers: Answers) -> BriefSection:
    """Tell of each incident how many were killed, by which sum or by whom."""
    # Those that may be added to each other come first: more of them find room.
    told = sorted(dead_sentences(answers, _INCIDENTS), key=lambda each: each.depth > 0)
    return BriefSection(
        "THE DEAD  persons; sums are pakafg’s; no part is added twice",
        tuple(each.sentence for each in told),
        7,
        max(_rows_of_dead(answers).height - _INCIDENTS, 0),
        _ALL,
        nothing="No document counts anybody killed.",
        subjects=tuple(each.incident for each in told),
    )


class DeadSentence(NamedTuple):
    """How many were killed in an incident.

    Attributes:
        sentence: How many, by which sum or by whom; of a part, of what.
        incident: The incident's id.
        depth: How many larger incidents, in which they are counted, are told of above it.
    """

    sentence: str
    incident: str
    depth: int


def dead_sentences(answers: Answers, most: int | None = None) -> list[DeadSentence]:
    """Say of each incident how many were killed, by which sum or by whom.

    Args:
        answers: The answers of the corpus.
        most: For how many incidents, those with most dead first; each takes a proof. None: all.

    Returns:
        The incident with most dead first, each with its parts behind it.
    """
    corpus, rows = answers.corpus, _rows_of_dead(answers)
    rows = rows.head(rows.height if most is None else most)
    claimed = rows.filter(pl.col("claims").list.len() > 0)
    views = {
        incident: next(iter(figures.numbered), None)
        for incident, figures in figures_of(corpus, claimed.iter_rows(named=True)).items()
    }
    by_incident = {row["incident"]: row for row in rows.iter_rows(named=True)}
    bases = {
        incident: basis.words
        for incident, row in by_incident.items()
        if (basis := figure_basis(corpus, row, views.get(incident))).words
    }
    names = ThingNames(corpus)
    weights = {incident: by_incident[incident]["low"] for incident in bases}
    return [
        DeadSentence(
            _dead_sentence(names, placed, bases[placed.incident]), placed.incident, placed.depth
        )
        for placed in placed_incidents(corpus, weights)
    ]


def _rows_of_dead(answers: Answers) -> pl.DataFrame:
    """Select the totals of the dead of each incident, of all classes of persons together."""
    return answers.casualties.filter(
        pl.col("outcome") == str(Outcome.KILLED),
        (pl.col("low") > 0) | pl.col("claim_low").is_not_null(),
        *(pl.col(each).is_null() for each in ("nationality", "status", "group")),
    ).sort("top", "low", descending=True)


def _dead_sentence(names: ThingNames, placed: PlacedIncident, basis: str) -> str:
    """Say how many were killed in an incident, and in which larger one they are counted."""
    name = capitalised(names.corpus.incidents[placed.incident].name)
    if placed.whole is not None:
        name = f"{name} (part of {names.the(placed.whole)}, counted there)"
    return f"{name}: {basis}"
