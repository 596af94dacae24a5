"""Casualty figures and other figures of the page."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

import polars as pl
from attrs import frozen

from pakafg.corpus.naming import actor_name, name_of, place_name
from pakafg.grouping import grouped
from pakafg.present.dossier.register import Assertion, Chip, EntryKind, Register
from pakafg.present.dossier.strip import Strip
from pakafg.text.figure_words import sentence_figure
from pakafg.text.people import by_whom, topic_words
from pakafg.views.attribution import attributed
from pakafg.views.claim_words import quantity_words
from pakafg.views.figure_view import DERIVED, OUTGROWN, SUPERSEDED, FigureView, figures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.present.answers import Answers
    from pakafg.records.claim import CasualtyClaim
    from pakafg.records.incident import Incident
    from pakafg.views.attribution import Attribution

__all__ = [
    "FigureBlock",
    "IncidentBlock",
    "LinkedFigure",
    "TopicBlock",
    "figure_anchor",
    "incidents",
    "topics",
]

_HEADROOM = 1.1  # of a scale, beyond the largest figure


@frozen
class LinkedFigure:
    """A figure, and the characters that give it.

    Attributes:
        text: The figure.
        chip: The characters; None where it follows from other figures.
    """

    text: str
    chip: Chip | None


@frozen
class FigureBlock:
    """One range: of whom, from what to what, on whose word.

    Attributes:
        id: Its anchor in the page.
        counted: Who is counted, and what became of them.
        range: The range and the best figure: numbers, and the words before and between them.
        has_best: Whether there is a best figure.
        strip: Its picture.
        note: How it is supported.
        is_contested: Whether figures exclude each other.
        assertions: Who says what.
    """

    id: str
    counted: str
    range: tuple[str | LinkedFigure, ...]
    has_best: bool
    strip: Strip
    note: str
    is_contested: bool
    assertions: tuple[Assertion, ...]


@frozen
class IncidentBlock:
    """One incident: its ranges, what is said of it without a number, and who is blamed.

    Attributes:
        id: Its anchor in the page.
        name: What it is called.
        place: Where it was; empty where not told.
        part_of: Of what it is a part; empty where of nothing.
        figures: Its ranges.
        unnumbered: What is said without a number.
        blames: Who is blamed, and by whom.
    """

    id: str
    name: str
    place: str
    part_of: str
    figures: tuple[FigureBlock, ...]
    unnumbered: tuple[Assertion, ...]
    blames: tuple[Assertion, ...]


@frozen
class TopicBlock:
    """Other figures of one topic.

    Attributes:
        topic: What is counted or measured.
        assertions: Who says what.
    """

    topic: str
    assertions: tuple[Assertion, ...]


def incidents(register: Register, answers: Answers) -> Iterator[IncidentBlock]:
    """Show the casualty figures, incident by incident."""
    corpus = register.corpus
    rows = answers.casualties.filter(pl.col("n_claims") > 0)
    figures = figures_of(corpus, rows.iter_rows(named=True))
    for incident in corpus.incidents.values():
        # Blames are entered first: the numbers of entries follow the order of entering.
        blames = tuple(_blame_assertions(register, incident))
        held = figures.get(incident.id)
        if held is None and not blames:
            continue
        numbered = held.numbered if held else ()
        scale = max((end or 0 for view in numbered for end in (view.low, view.high)), default=0)
        yield IncidentBlock(
            f"incident_{incident.id}",
            incident.name,
            place_name(corpus, incident.place) or "",
            name_of(corpus, incident.part_of) if incident.part_of else "",
            tuple(_figure_block(register, incident, view, scale) for view in numbered),
            tuple(
                assertion
                for view in (held.unnumbered if held else ())
                for assertion in _unnumbered_assertions(register, incident, view)
            ),
            blames,
        )


def topics(register: Register) -> Iterator[TopicBlock]:
    """Show everything counted but people harmed, topic by topic."""
    by_topic = grouped(register.corpus.quantities.values(), lambda claim: claim.topic)
    for topic, claims in sorted(by_topic.items()):
        name = topic_words(topic)
        assertions = []
        for attribution in attributed(register.corpus, claims, quantity_words):
            entries = register.enter_all(
                EntryKind.QUANTITY,
                f"{name}: {attribution.words}",
                attribution.claims,
                lambda claim: (claim.claimant,),
            )
            assertions.append(Assertion(attribution.words, entries, attribution.speaker or ""))
        yield TopicBlock(name, tuple(assertions))


def _figure_block(
    register: Register, incident: Incident, view: FigureView, scale: int
) -> FigureBlock:
    assertions = _figure_assertions(register, incident, view)
    chips = {
        claim.id: entry.chips[0]
        for attribution, assertion in zip(view.attributions, assertions, strict=True)
        for claim, entry in zip(attribution.claims, assertion.entries, strict=True)
    }

    return FigureBlock(
        figure_anchor(view.cell),
        view.counted,
        tuple(_range_pieces(view, chips)),
        view.best is not None,
        _figure_strip(view, scale),
        "; ".join(filter(None, (view.grade_words, DERIVED if view.is_derived else ""))),
        view.is_contested,
        assertions,
    )


def figure_anchor(cell: Iterable[str | None]) -> str:
    """Name the place of a figure in the page, by its incident, outcome and class of persons.

    >>> figure_anchor(("october-clashes", "killed", "afghan", None, None))
    'figure_october-clashes_killed_afghan__'
    """
    return "_".join(("figure", *(part or "" for part in cell)))


def _range_pieces(view: FigureView, chips: Mapping[str, Chip]) -> Iterator[str | LinkedFigure]:
    """Cut a range into words and numbers, each number linked to a claim that gives it."""
    numbers = {"low": view.low, "below": view.low - 1, "best": view.best, "high": view.high}
    given = {
        claim.id: {
            "low": claim.count.low,
            "below": claim.count.exceeds,
            "best": claim.count.best,
            "high": claim.count.high,
        }
        for claim in view.claims
    }
    exact_first = sorted(view.claims, key=lambda claim: claim.count.low != claim.count.high)
    for words, name, _, _ in Formatter().parse(view.range_pattern):
        if words:
            yield words
        number = numbers.get(name) if name else None
        if name and number is not None:
            giving = (chips[claim.id] for claim in exact_first if given[claim.id][name] == number)
            yield LinkedFigure(sentence_figure(number), next(giving, None))


def _figure_assertions(
    register: Register, incident: Incident, view: FigureView
) -> tuple[Assertion, ...]:
    """Enter who says what of a figure."""
    assertions = []
    for attribution in view.attributions:
        by = f", {by_whom([attribution.speaker])}" if attribution.speaker else ""
        entries = register.enter_all(
            EntryKind.CASUALTY,
            f"{incident.name}: {view.counted}: {attribution.words}{by}",
            attribution.claims,
            lambda claim: (claim.claimant,),
        )
        assertions.append(
            Assertion(
                attribution.words,
                entries,
                attribution.speaker or "",
                _note(view, attribution),
                is_set_aside=view.is_superseded(attribution) or view.is_outgrown(attribution),
            )
        )
    return tuple(assertions)


def _note(view: FigureView, attribution: Attribution[CasualtyClaim]) -> str:
    """Say why an attribution has no vote; empty where it has."""
    if view.is_sum(attribution):
        return "a sum of others’ figures"
    if view.is_superseded(attribution):
        return SUPERSEDED
    return OUTGROWN if view.is_outgrown(attribution) else ""


def _unnumbered_assertions(
    register: Register, incident: Incident, view: FigureView
) -> Iterator[Assertion]:
    """Say for a figure that nobody gives in numbers what is counted, too."""
    for assertion in _figure_assertions(register, incident, view):
        yield Assertion(f"{view.counted}: {assertion.words}", assertion.entries, assertion.who)


def _figure_strip(view: FigureView, scale: int) -> Strip:
    """Draw the range as a bar, and its claims as dots; hollow: they put no figure forward."""
    most = scale * _HEADROOM or 1
    high = most if view.high is None else view.high
    dots = {
        (round(100 * claim.count.low / most, 2), claim.count.best is None)
        for claim in view.claims
        if claim.count.low is not None
    }
    bar = (round(100 * view.low / most, 2), round(max(100 * (high - view.low) / most, 0.6), 2))
    return Strip((bar,), tuple(sorted(dots)), is_open=view.high is None)


def _blame_assertions(register: Register, incident: Incident) -> Iterator[Assertion]:
    corpus = register.corpus
    by_words = grouped(
        incident.blames,
        lambda blame: (actor_name(corpus, blame.blamed) or "", actor_name(corpus, blame.by)),
    )
    for (blamed, by), blames in by_words.items():
        note = by_whom([by]) if by else ""
        entries = register.enter_all(
            EntryKind.BLAME,
            f"{incident.name}: {blamed} blamed{f' {note}' if note else ''}",
            blames,
            lambda blame: (blame.by,),
            of=incident.id,
        )
        yield Assertion(blamed, entries, note=note)
