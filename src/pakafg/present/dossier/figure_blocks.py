"""Casualty figures of the page: the range, its support, and both by each choice of sources."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.present.dossier.answer_table import AnswerTable, fates_words
from pakafg.present.dossier.discrepancy_section import LinkedPosition
from pakafg.present.dossier.register import Assertion, Chip, EntryKind, Register
from pakafg.present.dossier.strip import Strip
from pakafg.text.figure_words import sentence_figure
from pakafg.text.people import by_whom
from pakafg.values.conclusions import BestRule
from pakafg.views.figure_view import DERIVED, OUTGROWN, SUPERSEDED, FigureView, figure_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.present.dossier.policy_section import Policy
    from pakafg.records.claim import CasualtyClaim
    from pakafg.records.incident import Incident
    from pakafg.views.attribution import Attribution

__all__ = [
    "FigureAnswer",
    "FigureBlock",
    "LinkedFigure",
    "figure_anchor",
    "figure_assertions",
    "figure_block",
]

NO_FIGURE: Final = "no figure"
NO_BEST: Final = "no best figure"
NOBODY_ADMITTED: Final = "nobody whose word counts gives one"

_ANSWERING: Final = (
    "low",
    "best",
    "high",
    "best_rule",
    "grade",
    "n_origins_min",
    "n_origins_max",
    "claim_low",
    "claim_high",
)
"""The columns of a row that its words are made of, but for its lists of claims."""

_HEADROOM: Final = 1.1  # of a scale, beyond the largest figure
_HOW_CHOSEN: Final[Mapping[BestRule, str]] = {
    BestRule.ONLY: "the only one put forward",
    BestRule.AGREED: "agreed",
    BestRule.LATEST: "the latest",
    BestRule.MAJORITY: "of most sources",
    BestRule.LOWEST: "the lowest of those put forward",
    BestRule.PARTS: "the sum of the parts",
    BestRule.SUM: "the sum of the incidents",
}
"""How a best figure was chosen, beside it; the whole sentence is the rule's meaning."""


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
class FigureAnswer:
    """What is left of one figure.

    Attributes:
        range: The range and the best figure: numbers, and the words before and between them.
        best_words: How the best figure was chosen, or that there is none; empty where there is
            no range either.
        strip: Its picture.
        note: How it is supported.
        is_contested: Whether figures exclude each other.
        superseded: Which of its claims, by place in the block, a later one of their origin
            replaces.
        outgrown: Which a later, greater figure outgrows.
    """

    range: tuple[str | LinkedFigure, ...]
    best_words: str
    strip: Strip
    note: str
    is_contested: bool
    superseded: tuple[int, ...] = ()
    outgrown: tuple[int, ...] = ()

    @property
    def fates(self) -> str:
        """What became of its claims, for the script."""
        return fates_words(s=self.superseded, o=self.outgrown)


@frozen
class FigureBlock:
    """One range: of whom, from what to what, on whose word.

    Attributes:
        id: Its anchor in the page.
        counted: Who is counted, and what became of them.
        answer: What is left of it where every source is admitted.
        table: What is left of it by each choice of sources.
        sums: The additions that make it, and the characters that their terms rest on; none
            where claims give it as it stands.
        assertions: Who says what.
    """

    id: str
    counted: str
    answer: FigureAnswer
    table: AnswerTable[FigureAnswer]
    sums: tuple[LinkedPosition, ...]
    assertions: tuple[Assertion, ...]


def figure_anchor(cell: Iterable[str | None]) -> str:
    """Name the place of a figure in the page, by its incident, outcome and class of persons.

    >>> figure_anchor(("october-clashes", "killed", "afghan", None, None))
    'figure_october-clashes_killed_afghan__'
    """
    return "_".join(("figure", *(part or "" for part in cell)))


def figure_block(  # noqa: PLR0913, PLR0917  (what a block is made of)
    register: Register,
    incident: Incident,
    row: Mapping[str, Any],
    scale: int,
    policy: Policy,
    sums: tuple[LinkedPosition, ...] = (),
) -> FigureBlock:
    """Show a figure, and what is left of it by each choice of sources.

    Args:
        register: Where its claims are entered.
        incident: The incident.
        row: The figure's row of the totals.
        scale: The largest figure of the incident.
        policy: The switches, and the row by each choice of them.
        sums: The additions that make it.
    """
    view = figure_view(register.corpus, row)
    assertions = figure_assertions(register, incident, view)
    chips = {
        claim.id: entry.chips[0]
        for attribution, assertion in zip(view.attributions, assertions, strict=True)
        for claim, entry in zip(attribution.claims, assertion.entries, strict=True)
    }
    dots = _dots(view, scale)
    first = _answer(view, chips, dots, scale)
    known: dict[tuple[object, ...] | None, FigureAnswer] = {_key_of(row): first}
    answers = []
    for of_choice in policy.rows(view.cell):
        key = None if of_choice is None else _key_of(of_choice)
        if key not in known:
            left = None if of_choice is None else figure_view(register.corpus, of_choice)
            known[key] = _answer(left, chips, dots, scale)
        answers.append(known[key])
    return FigureBlock(
        figure_anchor(view.cell),
        view.counted,
        first,
        policy.table(incident.id, answers, first),
        sums,
        assertions,
    )


def figure_assertions(
    register: Register, incident: Incident, view: FigureView
) -> tuple[Assertion, ...]:
    """Enter who says what of a figure."""
    assertions = []
    for attribution in view.attributions:
        by = f", {by_whom([attribution.told_by])}" if attribution.speaker else ""
        entries = register.enter_all(
            EntryKind.CASUALTY,
            f"{incident.name}: {view.counted}: {attribution.words}{by}",
            attribution.claims,
            lambda claim: (claim.claimant,),
        )
        fate = _fate(view, attribution)
        assertions.append(
            Assertion(
                attribution.words,
                entries,
                attribution.told_by or "",
                "a sum of others’ figures" if view.is_sum(attribution) else "",
                fate,
                is_set_aside=bool(fate),
            )
        )
    return tuple(assertions)


def _fate(view: FigureView, attribution: Attribution[CasualtyClaim]) -> str:
    """Say why an attribution no longer counts; empty where it does."""
    if view.is_superseded(attribution):
        return SUPERSEDED
    return OUTGROWN if view.is_outgrown(attribution) else ""


def _key_of(row: Mapping[str, Any]) -> tuple[object, ...]:
    """Tell what an answer is made of, so that none is made twice."""
    lists = (tuple(row[name] or ()) for name in ("claims", "superseded", "outgrown"))
    return (*lists, *(row[name] for name in _ANSWERING))


def _answer(
    view: FigureView | None,
    chips: Mapping[str, Chip],
    dots: tuple[tuple[float, bool], ...],
    scale: int,
) -> FigureAnswer:
    if view is None or (not view.claims and not view.low and view.high is None):
        return FigureAnswer((NO_FIGURE,), "", Strip(dots=dots), NOBODY_ADMITTED, False)  # noqa: FBT003
    places = {claim: place for place, claim in enumerate(chips)}
    return FigureAnswer(
        tuple(_range_pieces(view, chips)),
        _best_words(view),
        _strip(view, dots, scale),
        "; ".join(filter(None, (view.grade_words, DERIVED if view.is_derived else ""))),
        view.is_contested,
        tuple(sorted(places[claim] for claim in view.superseded if claim in places)),
        tuple(sorted(places[claim] for claim in view.outgrown if claim in places)),
    )


def _best_words(view: FigureView) -> str:
    """Say how the best figure was chosen; of a single number there is nothing to choose."""
    if view.best is None:
        return NO_BEST
    is_choice = view.best_rule is not None and view.low != view.high
    return f"({_HOW_CHOSEN[view.best_rule]})" if is_choice and view.best_rule else ""


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


def _dots(view: FigureView, scale: int) -> tuple[tuple[float, bool], ...]:
    """Draw claims as dots; hollow: they put no figure forward."""
    most = scale * _HEADROOM or 1
    dots = {
        (round(100 * claim.count.low / most, 2), claim.count.best is None)
        for claim in view.claims
        if claim.count.low is not None
    }
    return tuple(sorted(dots))


def _strip(view: FigureView, dots: tuple[tuple[float, bool], ...], scale: int) -> Strip:
    """Draw the range as a bar."""
    most = scale * _HEADROOM or 1
    low, high = min(view.low, most), min(most if view.high is None else view.high, most)
    bar = (round(100 * low / most, 2), round(max(100 * (high - low) / most, 0.6), 2))
    return Strip((bar,), dots, is_open=view.high is None)
