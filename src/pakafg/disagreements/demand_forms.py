"""How and when a demand was put: its form, and the round in which it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.views.question_words import ask_demand_form, ask_demand_round

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.disagreements.material import Material
    from pakafg.records.demand import Demand

__all__ = ["compare_demand_forms"]

_TWO_FORMS: Final = Ruling(
    Verdict.CONTRADICTION, "It was put in one form by one account, in another by another."
)
_TWO_ROUNDS: Final = Ruling(
    Verdict.SCOPE, "It may have been made in each of these rounds, and was then made again."
)


def compare_demand_forms(material: Material) -> Iterator[Question]:
    """Compare the form of each demand, and the round in which it was made, by document."""
    for demand in material.corpus.demands.values():
        yield from _forms(demand)
        yield from _rounds(material, demand)


def _forms(demand: Demand) -> Iterator[Question]:
    sayings = [
        Saying(str(report.form), demand.id, report.citations, report.claimant)
        for report in demand.reports
        if report.form is not None
    ]
    if len({saying.says for saying in sayings}) > 1:
        yield Question(
            demand.id,
            "form",
            ask_demand_form(demand.text),
            demand.text,
            DiscrepancyKind.FORM,
            _TWO_FORMS,
            answers_of(sayings),
        )


def _rounds(material: Material, demand: Demand) -> Iterator[Question]:
    sayings = [
        Saying(material.names.the(report.round), demand.id, report.citations, report.claimant)
        for report in demand.reports
        if report.round is not None
    ]
    if len({saying.says for saying in sayings}) > 1:
        yield Question(
            demand.id,
            "round",
            ask_demand_round(demand.text),
            demand.text,
            DiscrepancyKind.ROUND,
            _TWO_ROUNDS,
            answers_of(sayings),
        )
