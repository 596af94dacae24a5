"""The answers of a corpus on one page: for a person at a terminal, or for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.corpus.naming import title_of, title_of_corpus
from pakafg.frames import frame
from pakafg.grouping import grouped
from pakafg.present.answers import Answers
from pakafg.present.cli.paper import STYLES
from pakafg.records.codebook import NO_PARTIES
from pakafg.text.date_words import NOT_DATED
from pakafg.text.escape import printable
from pakafg.text.figure_words import UNKNOWN, counted
from pakafg.text.people import in_words
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import EventStatus, RecordKind, Verdict
from pakafg.views.event_view import MAIN_KINDS, PERHAPS_TWO
from pakafg.views.figure_view import NEVER_ADDED, UNNUMBERED, figures_of
from pakafg.views.question_view import (
    question_line,
    verdict_heading,
    verdict_meaning,
    view_question,
)
from pakafg.views.thing_names import ThingNames

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.present.cli.paper import Paper
    from pakafg.timeline import Timeline
    from pakafg.views.event_view import EventView
    from pakafg.views.figure_view import FigureView

__all__ = ["STATUS_MARKS", "as_data", "as_text"]

_UNSETTLED, _GIVEN_UP, _QUIET = "?", "!", " "
STATUS_MARKS: Final[Mapping[EventStatus, str]] = {
    EventStatus.UNRESOLVED: _UNSETTLED,
    EventStatus.AMBIGUOUS: _UNSETTLED,
    EventStatus.CONTESTED: _GIVEN_UP,
    EventStatus.UNCONSTRAINED: _QUIET,
    EventStatus.EXACT: _QUIET,
    EventStatus.BOUNDED: _QUIET,
    EventStatus.PLANNED: _QUIET,
}
"""What stands before an event, as the legend of the timeline says."""

_MAIN: Final = (Verdict.CONTRADICTION, Verdict.DISTINCT_EVENTS)
_COLUMN: Final = 11  # characters of a figure
_CLAIMS: Final = 39  # where the claims begin


def as_data(corpus: Corpus) -> dict[str, Any]:
    """Give timeline, casualties and disagreements as plain data; times in ISO 8601."""
    answers = Answers(corpus)
    return {
        "documents": frame(corpus, "documents").to_dicts(),
        "timeline": answers.timeline.events.to_dicts(),
        "conflicts": answers.timeline.conflicts.to_dicts(),
        "casualties": answers.casualties.to_dicts(),
        "discrepancies": answers.discrepancies.to_dicts(),
    }


def as_text(corpus: Corpus, paper: Paper) -> str:
    """Print timeline, casualties with who says what, and what they do not agree on."""
    answers = Answers(corpus)
    lines = [
        *_corpus_heading(corpus, paper),
        *_timeline_lines(answers, paper),
        *_casualty_lines(answers, paper),
        *_question_lines(answers, paper),
    ]
    return printable("\n".join(lines) + "\n", keep=STYLES)


def _corpus_heading(corpus: Corpus, paper: Paper) -> Iterator[str]:
    yield paper.bold(f"pakafg: {title_of_corpus(corpus)}")
    counts = ", ".join(
        (
            counted(len(corpus.documents), "document"),
            counted(frame(corpus, "citations").height, "citation"),
            counted(len(corpus.casualties), "casualty figure"),
            counted(len(corpus.dates), "date"),
            counted(len(corpus.statements), "statement"),
            counted(len(corpus.demands), "demand"),
        )
    )
    yield from map(paper.faint, paper.wrapped(counts, 0))
    if not corpus.codebook.parties:
        yield from map(paper.faint, paper.wrapped(NO_PARTIES, 0))
    for document in corpus.documents.values():
        published = document.published or NOT_DATED
        lines = paper.wrapped(f"{document.id}  {title_of(document)} ({published})", 2)
        yield from map(paper.faint, lines)


def _timeline_lines(answers: Answers, paper: Paper) -> Iterator[str]:
    legend = "! contested   ? several readings are as good   (origins behind it)"
    yield from paper.headed("TIMELINE", legend)
    first_year = _first_year(answers.timeline)
    for event in answers.events:
        if _is_shown(event, first_year):
            yield from _event_lines(event, paper)


def _first_year(timeline: Timeline) -> int:
    """Find the year of most dated events: what lies before is background."""
    years: list[int] = timeline.events["earliest"].dt.year().drop_nulls().mode().to_list()
    return max(years, default=0)


def _is_shown(event: EventView, first_year: int) -> bool:
    """Leave out what nobody dates, what is background, and what else is dated by bounds alone."""
    if event.earliest is None or event.earliest.year < first_year or not event.n_claims:
        return False
    if event.kind == RecordKind.STATEMENT:
        return False
    return event.kind in MAIN_KINDS or event.status != EventStatus.BOUNDED


def _event_lines(event: EventView, paper: Paper) -> Iterator[str]:
    mark = STATUS_MARKS[event.status]
    head = f"{mark} {event.edtf or UNKNOWN:<34} {event.name} ({event.n_origins})"
    lines = paper.wrapped(head, 2, _CLAIMS)
    yield from lines if mark == _QUIET else map(paper.warn, lines)
    for other in event.alternatives:
        yield from map(paper.warn, paper.wrapped(f"or {other}", _CLAIMS))
    for claim in event.given_up:
        text = f"not {claim.when}: {claim.document} {quoted(claim.citations[0].quote)}"
        yield from map(paper.faint, paper.wrapped(text, _CLAIMS))
    if event.perhaps_two:
        yield from map(paper.warn, paper.wrapped(PERHAPS_TWO, _CLAIMS))


def _casualty_lines(answers: Answers, paper: Paper) -> Iterator[str]:
    rows = answers.casualties.filter(pl.col("claim_low").is_not_null() & pl.col("group").is_null())
    things = list(answers.corpus.codebook.counted_things)
    counted_what = "persons, and things" if rows["outcome"].is_in(things).any() else "persons"
    legend = f"{counted_what}; {UNKNOWN} is open or unknown, > more than"
    yield from paper.headed("CASUALTIES", legend)
    yield from map(paper.faint, paper.wrapped(NEVER_ADDED, 2))
    yield paper.bold("".join(f"{name:>{_COLUMN}}" for name in ("low", "best", "high")))
    for figures in figures_of(answers.corpus, rows.iter_rows(named=True)).values():
        yield from map(paper.bold, paper.wrapped(figures.incident.name, 2))
        for view in figures.numbered:
            yield from _figure_lines(view, paper)
        if figures.unnumbered:
            views = (f"{view.counted} ({', '.join(view.documents)})" for view in figures.unnumbered)
            text = f"{UNNUMBERED}: {'; '.join(views)}"
            yield from map(paper.faint, paper.wrapped(text, 35))


def _figure_lines(view: FigureView, paper: Paper) -> Iterator[str]:
    ends = "".join(f"{end:>{_COLUMN}}" for end in view.columns)
    support = in_words(view.grade)
    if view.n_origins and len(set(view.n_origins)) > 1:  # some of them may be one
        support = f"{support}, {view.origins_words}"
    lines = paper.wrapped(f"{ends}  {view.counted} [{support}]", 0, 35)
    yield from map(paper.warn, lines) if view.is_contested else lines
    for attribution in view.attributions:
        yield from map(paper.faint, paper.wrapped(str(attribution), _CLAIMS))


def _question_lines(answers: Answers, paper: Paper) -> Iterator[str]:
    """Print contradictions with all answers, and every other question in a line."""
    corpus, names = answers.corpus, ThingNames(answers.corpus)
    rows = answers.discrepancies.to_dicts()
    counts = counted(len(rows), "question")
    legend = f"{counts}; with quotations: pakafg.discrepancies(corpus)"
    yield from paper.headed("WHAT THE DOCUMENTS DO NOT AGREE ON", legend)
    for verdict, alike in grouped(rows, lambda row: row["verdict"]).items():
        heading = f"{verdict_heading(verdict)} ({len(alike)})"
        yield from paper.wrapped(f"{heading}. {verdict_meaning(verdict)}", 2)
        for view in map(view_question, alike):
            if view.verdict not in _MAIN:
                yield from map(paper.faint, paper.wrapped(question_line(view, corpus), 4))
                continue
            yield from map(paper.warn, paper.wrapped(view.question, 4))
            for answer in view.answers:
                yield from paper.wrapped(answer.words(names), 6)
            yield from map(paper.faint, paper.wrapped(view.reason, 6))
