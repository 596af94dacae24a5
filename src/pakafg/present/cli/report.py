"""The answers of a corpus on one page: for a person at a terminal, or for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.casualties.figure_basis import computed_sums
from pakafg.corpus.naming import title_of, title_of_corpus
from pakafg.frames import frame
from pakafg.frames.cells import CELL
from pakafg.grouping import grouped
from pakafg.present.answers import Answers
from pakafg.present.brief import dead_sentences
from pakafg.present.cli.demand_lines import demand_lines
from pakafg.present.cli.paper import STYLES
from pakafg.present.cli.question_page import question_page
from pakafg.records.codebook import NO_PARTIES
from pakafg.text.date_words import NOT_DATED, when_words
from pakafg.text.escape import printable
from pakafg.text.figure_words import UNKNOWN, counted
from pakafg.text.people import according_to, one_and_others
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import EventStatus, RecordKind, Verdict
from pakafg.views.agreed_view import agreed, agreed_line
from pakafg.views.event_view import MAIN_KINDS, PERHAPS_TWO
from pakafg.views.figure_view import NEVER_ADDED, UNNUMBERED, figures_of, is_claimed
from pakafg.views.question_view import (
    question_line,
    verdict_heading,
    verdict_meaning,
    view_question,
)
from pakafg.views.thing_names import ThingNames
from pakafg.views.weighed_claims import LISTED, few_lines, few_listed, few_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.present.cli.paper import Paper
    from pakafg.timeline import Timeline
    from pakafg.views.event_view import EventView
    from pakafg.views.figure_view import FigureView
    from pakafg.views.question_view import QuestionView

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
_CLAIMS: Final = 40  # where the claims begin
_LINE: Final = 300  # letters of a question with its answers
_DEEPEST: Final = 4  # steps by which a part is set in
_FULL: Final = "pakafg report --full"
_COMPUTED: Final = "computed from other figures"


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


def as_text(corpus: Corpus, paper: Paper, *, full: bool = False) -> str:
    """Print timeline, casualties with who says what, demands, what is agreed, and what is not.

    Args:
        corpus: The corpus.
        paper: What is printed on.
        full: Whether to print every event and demand, and every question with its whole
            explanation.
    """
    answers = Answers(corpus)
    lines = [
        *_corpus_heading(corpus, paper, full=full),
        *_timeline_lines(answers, paper, full=full),
        *_casualty_lines(answers, paper, full=full),
        *_dead_lines(answers, paper),
        *demand_lines(corpus, paper, full=full, ask=_FULL),
        *_agreed_lines(corpus, paper),
        *(_whole_questions(answers, paper) if full else _question_lines(answers, paper)),
    ]
    return printable("\n".join(lines) + "\n", keep=STYLES)


def _corpus_heading(corpus: Corpus, paper: Paper, *, full: bool) -> Iterator[str]:
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
    documents = list(corpus.documents.values())
    shown = documents if full else documents[:LISTED]
    for document in shown:
        published = NOT_DATED if document.published is None else when_words(document.published)
        lines = paper.wrapped(f"{document.id}  {title_of(document)} ({published})", 2)
        yield from map(paper.faint, lines)
    if len(documents) > len(shown):
        more = counted(len(documents) - len(shown), "more document")
        yield from map(paper.faint, paper.wrapped(f"and {more}: {_FULL}", 2))


def _timeline_lines(answers: Answers, paper: Paper, *, full: bool) -> Iterator[str]:
    legend = "! contested   ? several readings are as good   (independent sources that date it)"
    yield from paper.headed("TIMELINE", legend)
    first_year = _first_year(answers.timeline)
    shown = [event for event in answers.events if full or _is_shown(event, first_year)]
    for event in shown:
        yield from _event_lines(event, paper, full=full)
    left = len(answers.events) - len(shown)
    if left:
        what = f"{counted(left, 'event')} more, background or without a date: {_FULL}"
        yield from map(paper.faint, paper.wrapped(what, 2))


def _first_year(timeline: Timeline) -> int:
    """Find the year of most dated events: what lies before is background."""
    years: list[int] = timeline.events["earliest"].dt.year().drop_nulls().mode().to_list()
    return max(years, default=0)


def _is_shown(event: EventView, first_year: int) -> bool:
    """Leave out what nobody dates, what is background, and what else is dated by bounds alone."""
    if event.kind == RecordKind.STATEMENT or not event.n_claims:
        return False
    known = event.earliest or event.latest
    if known is None:  # its readings have no limit in common, if it has any
        return bool(event.alternatives)
    if known.year < first_year:
        return False
    is_bounded = event.earliest is None or event.status == EventStatus.BOUNDED
    return event.kind in MAIN_KINDS or not is_bounded


def _event_lines(event: EventView, paper: Paper, *, full: bool) -> Iterator[str]:
    mark = STATUS_MARKS[event.status]
    name = f"{event.name} ({event.n_origins})"
    room = _CLAIMS - 4 - len(event.when)
    if room > 1:
        lines = [*paper.wrapped(f"{mark} {event.when}{' ' * room}{name}", 2, _CLAIMS)]
    else:
        lines = [*paper.wrapped(f"{mark} {event.when}", 2), *paper.wrapped(name, _CLAIMS)]
    yield from lines if mark == _QUIET else map(paper.warn, lines)
    for text in _sources(event, full=full):
        yield from map(paper.faint, paper.wrapped(text, _CLAIMS))
    for other in event.alternative_dates:
        yield from map(paper.warn, paper.wrapped(f"or {other}", _CLAIMS))
    given_up = [
        f"not {when_words(claim.when)}: {claim.document} {quoted(claim.citations[0].quote)}"
        for claim in event.given_up
    ]
    for text in few_lines(given_up, "more rejected date", ask=_FULL, detail=full):
        yield from map(paper.faint, paper.wrapped(text, _CLAIMS))
    if event.perhaps_two:
        yield from map(paper.warn, paper.wrapped(PERHAPS_TWO, _CLAIMS))


def _sources(event: EventView, *, full: bool) -> Iterator[str]:
    """Say on whose word an event is dated, or, in full, what each source says of its date."""
    if not full:
        named = few_of(event.on_the_word_of)
        yield from [according_to(one_and_others(named))] if named else []
    for date in event.dates if full else ():
        if not date.is_given_up:
            documents = few_listed(dict.fromkeys(claim.document for claim in date.claims))
            who = f", {according_to(date.speaker)}" if date.speaker else ""
            yield f"{date.words}{who} ({documents})"


def _casualty_lines(answers: Answers, paper: Paper, *, full: bool) -> Iterator[str]:
    rows = answers.casualties.filter(is_claimed())
    things = list(answers.corpus.codebook.counted_things)
    counted_what = "persons, and things" if rows["outcome"].is_in(things).any() else "persons"
    legend = f"{counted_what}; {UNKNOWN} is open or unknown, > more than"
    yield from paper.headed("CASUALTIES", legend)
    yield from map(paper.faint, paper.wrapped(NEVER_ADDED, 2))
    yield paper.bold("".join(f"{name:>{_COLUMN}}" for name in ("low", "best", "high")))
    names = ThingNames(answers.corpus)
    row_of = {tuple(row[name] for name in CELL): row for row in rows.iter_rows(named=True)}
    for figures in figures_of(answers.corpus, row_of.values()).values():
        yield from map(paper.bold, paper.wrapped(figures.incident.name, 2))
        if figures.incident.part_of is not None:
            whole = f"part of {names.the(figures.incident.part_of)}"
            yield from map(paper.faint, paper.wrapped(whole, 35))
        for view in figures.numbered:
            sums = computed_sums(answers.corpus, row_of[view.cell], view)
            yield from _figure_lines(view, sums, paper, full=full)
        if figures.unnumbered:
            views = (
                f"{view.counted} ({few_listed(view.documents)})" for view in figures.unnumbered
            )
            text = f"{UNNUMBERED}: {'; '.join(views)}"
            yield from map(paper.faint, paper.wrapped(text, 35))


def _figure_lines(view: FigureView, sums: list[str], paper: Paper, *, full: bool) -> Iterator[str]:
    """Print a figure, the sums that make what nobody says of it, and who says what."""
    ends = "".join(f"{end:>{_COLUMN}}" for end in view.columns)
    lines = paper.wrapped(f"{ends}  {view.counted} [{view.grade_words}]", 0, 35)
    yield from map(paper.warn, lines) if view.is_contested else lines
    for each in sums:
        yield from map(paper.faint, paper.wrapped(f"{_COMPUTED}: {each}", _CLAIMS))
    attributions = list(map(str, view.attributions))
    for text in few_lines(attributions, "more figure", ask=_FULL, detail=full):
        yield from map(paper.faint, paper.wrapped(text, _CLAIMS))


def _dead_lines(answers: Answers, paper: Paper) -> Iterator[str]:
    """Print for each incident of the dead the sum that makes its figure, or who gives it."""
    told = dead_sentences(answers)
    if told:
        yield from paper.headed(
            "THE DEAD",
            "each figure with pakafg’s own sum that makes it; a part stands below its whole",
        )
    for each in told:
        yield from paper.wrapped(each.sentence, 2 + 2 * min(each.depth, _DEEPEST))


def _agreed_lines(corpus: Corpus, paper: Paper) -> Iterator[str]:
    """Print what all documents say alike which speak of it."""
    views, names = agreed(corpus), ThingNames(corpus)
    if views:
        legend = (
            f"{counted(len(views), 'figure or date', 'figures and dates')} of two documents or more"
        )
        yield from paper.headed("WHAT THE DOCUMENTS AGREE ON", legend)
    for view in views:
        yield from paper.wrapped(agreed_line(view, names), 2)


def _question_lines(answers: Answers, paper: Paper) -> Iterator[str]:
    """Print contradictions with all answers, and every other question in a line."""
    corpus, names = answers.corpus, ThingNames(answers.corpus)
    yield from _question_heading(answers, paper, f"with quotations: {_FULL}, pakafg question ID")
    for verdict, views in _by_verdict(answers).items():
        yield from _verdict_lines(verdict, len(views), paper)
        for view in views:
            if view.verdict not in _MAIN:
                yield from paper.wrapped(question_line(view, corpus, width=_LINE), 4)
                yield paper.faint(f"      {view.id}")
                continue
            yield from map(paper.warn, paper.wrapped(view.question, 4))
            yield paper.faint(f"      {view.id}")
            for answer in view.answers:
                yield from paper.wrapped(answer.words(names), 6)
            yield from map(paper.faint, paper.wrapped(view.reason, 6))


def _whole_questions(answers: Answers, paper: Paper) -> Iterator[str]:
    """Print every question with its whole explanation."""
    names = ThingNames(answers.corpus)
    yield from _question_heading(answers, paper, "each with all its quotations")
    for verdict, views in _by_verdict(answers).items():
        yield from _verdict_lines(verdict, len(views), paper)
        for view in views:
            yield ""
            yield from question_page(view, names, paper, full=True)


def _question_heading(answers: Answers, paper: Paper, legend: str) -> Iterator[str]:
    counts = counted(answers.discrepancies.height, "question")
    yield from paper.headed("WHAT THE DOCUMENTS DO NOT AGREE ON", f"{counts}; {legend}")


def _by_verdict(answers: Answers) -> dict[Verdict, list[QuestionView]]:
    return grouped(map(view_question, answers.discrepancies.to_dicts()), lambda view: view.verdict)


def _verdict_lines(verdict: Verdict, n_questions: int, paper: Paper) -> Iterator[str]:
    heading = f"{verdict_heading(verdict)} ({n_questions})"
    yield from map(paper.bold, paper.wrapped(f"{heading}. {verdict_meaning(verdict)}", 2))
