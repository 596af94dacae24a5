"""How and when a demand was put: its form, and the round in which it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.views.question_words import ask_demand_form, ask_demand_round

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.disagreements.material import Material
    from pakafg.records.demand import DemandReport

__all__ = ["compare_demand_forms"]

_TWO_FORMS: Final = Ruling(
    Verdict.CONTRADICTION, "It was put in one form by one account, in another by another."
)
_TWO_ROUNDS: Final = Ruling(
    Verdict.SCOPE, "It may have been made in each of these rounds, and was then made again."
)
# What is compared: the kind, its question, and how it is to be taken.
_COMPARED: Final = (
    (DiscrepancyKind.FORM, ask_demand_form, _TWO_FORMS),
    (DiscrepancyKind.ROUND, ask_demand_round, _TWO_ROUNDS),
)


def compare_demand_forms(material: Material) -> Iterator[Question]:
    """Compare the form of each demand, and the round in which it was made, by document."""
    for demand in material.demands:
        for kind, ask, ruling in _COMPARED:
            sayings = [
                Saying(says, demand.id, report.citations, report.claimant)
                for report in demand.reports
                if (says := _says(material, report, kind)) is not None
            ]
            if len({saying.says for saying in sayings}) > 1:
                answers = answers_of(sayings)
                asked = ask(demand.text)
                yield Question(demand.id, str(kind), asked, demand.text, kind, ruling, answers)


def _says(material: Material, report: DemandReport, kind: DiscrepancyKind) -> str | None:
    if kind is DiscrepancyKind.FORM:
        return None if report.form is None else str(report.form)
    return None if report.round is None else material.names.the(report.round)
