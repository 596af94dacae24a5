"""How much a demand speaks of, in each unit, and how much time it allows."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.disagreements.question import (
    CONTRADICTING,
    ONE_NUMBER,
    Question,
    Ruling,
    Saying,
    answers_of,
)
from pakafg.grouping import grouped
from pakafg.talks.changes_between import may_have_changed
from pakafg.text.date_words import duration_range
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.views.claim_words import amount_words
from pakafg.views.question_words import ask_demand_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.records.demand import Demand, DemandReport, Term

__all__ = ["compare_demand_terms"]

_IN_TURN: Final = Ruling(
    Verdict.TIME,
    "The accounts are of different times: what was demanded may have changed between them.",
)


class _Measure(NamedTuple):
    """How much one document has a demand speak of.

    Attributes:
        document: The document.
        unit: Of what; None for the time that it allows.
        low: At least; None where open.
        high: At most; None where open.
        saying: The same in words, with what it rests on.
    """

    document: str
    unit: str | None
    low: float | None
    high: float | None
    saying: Saying

    def meets(self, other: _Measure) -> bool:
        """Tell whether one number may be meant by both."""
        lows = [each.low for each in (self, other) if each.low is not None]
        highs = [each.high for each in (self, other) if each.high is not None]
        return not lows or not highs or max(lows) <= min(highs)


def compare_demand_terms(material: Material) -> Iterator[Question]:
    """Compare the terms of each demand by document.

    A document that gives several figures in one unit speaks of several things: it is not compared.
    """
    for demand in material.demands:
        asked = [
            each
            for report in demand.reports
            for term in report.terms
            for each in _measures(demand, report, term)
        ]
        for unit, of_unit in grouped(asked, lambda each: each.unit).items():
            by_document = grouped(of_unit, lambda each: each.document).values()
            compared = [
                each
                for same in by_document
                if len({(each.low, each.high) for each in same}) == 1
                for each in same
            ]
            if len({(each.low, each.high) for each in compared}) > 1:
                yield Question(
                    demand.id,
                    f"terms-{'-'.join(unit.casefold().split()) if unit else 'time'}",
                    ask_demand_terms(demand.text, unit),
                    demand.text,
                    DiscrepancyKind.TERMS,
                    _rule_on_terms(material, demand, compared),
                    answers_of(each.saying for each in compared),
                )


def _measures(demand: Demand, report: DemandReport, term: Term) -> Iterator[_Measure]:
    """Give what a term says of how much, and of the time."""

    def measure(unit: str | None, low: float | None, high: float | None, says: str) -> _Measure:
        saying = Saying(says, demand.id, term.citations, report.claimant)
        return _Measure(report.document, unit, low, high, saying)

    if term.count is not None and term.count.low is not None and term.unit is not None:
        said = amount_words(term.count, term.unit)
        yield measure(term.unit, term.count.low, term.count.high, said)
    if term.within is not None:
        low, high = term.within.low, term.within.high
        yield measure(None, low, high, duration_range(low, high))


def _rule_on_terms(material: Material, demand: Demand, compared: Sequence[_Measure]) -> Ruling:
    by_figure = grouped(compared, lambda each: (each.low, each.high)).values()
    apart = [pair for pair in combinations(by_figure, 2) if not pair[0][0].meets(pair[1][0])]
    if not apart:
        return ONE_NUMBER
    is_in_turn = all(
        may_have_changed(
            material.corpus,
            demand.round,
            {each.document for each in some},
            {each.document for each in others},
        )
        for some, others in apart
    )
    return _IN_TURN if is_in_turn else CONTRADICTING
