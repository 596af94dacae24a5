"""What came of a round, by its closed list of outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.talks.changes_between import may_have_changed
from pakafg.talks.rounds import final_results
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import RoundOutcome
from pakafg.views.question_words import ask_outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.disagreements.material import Material
    from pakafg.records.talk_round import Note, TalkRound

__all__ = ["OUTCOME_WORDS", "compare_round_outcomes"]

OUTCOME_WORDS: Final[Mapping[RoundOutcome, str]] = {
    RoundOutcome.AGREEMENT: "an agreement",
    RoundOutcome.PARTIAL_AGREEMENT: "an agreement on some points",
    RoundOutcome.NO_AGREEMENT: "no agreement",
    RoundOutcome.ADJOURNED: "adjourned without a result so far",
}
"""What a round came to, as an answer."""

_AGREED_OR_NOT: Final = Ruling(
    Verdict.CONTRADICTION, "By one account it ended in an agreement, by another in none."
)
_NOT_YET: Final = Ruling(
    Verdict.TIME, "One account was given while the round went on, the other of how it ended."
)
_HOW_MUCH: Final = Ruling(
    Verdict.SCOPE, "An agreement on some points may be called one, or only a part of one."
)


def compare_round_outcomes(material: Material) -> Iterator[Question]:
    """Compare what documents say came of each round."""
    for talk in material.rounds:
        notes = [
            (report.document, note)
            for report in talk.reports
            for note in report.outcome
            if note.result is not None
        ]
        final = final_results(talk)
        ruling = _rule_on_outcomes(material, talk, final)
        if ruling is not None:
            yield Question(
                talk.id,
                "outcome",
                ask_outcome(material.names.the(talk.id)),
                talk.name,
                DiscrepancyKind.OUTCOME,
                ruling,
                answers_of(_outcome_sayings(talk, notes, final)),
            )


def _rule_on_outcomes(
    material: Material, talk: TalkRound, final: Mapping[str, RoundOutcome]
) -> Ruling | None:
    """Rule on outcomes; None where the documents agree."""
    found = set(final.values())
    if len(found) < 2:  # noqa: PLR2004  (it takes two to differ)
        return None
    agreed = {document for document, result in final.items() if result.is_agreement}
    failed = {document for document, result in final.items() if result.is_agreement is False}
    if agreed and failed:
        is_in_turn = may_have_changed(material.corpus, talk.id, agreed, failed)
        return _NOT_YET if is_in_turn else _AGREED_OR_NOT
    return _NOT_YET if RoundOutcome.ADJOURNED in found else _HOW_MUCH


def _outcome_sayings(
    talk: TalkRound, notes: list[tuple[str, Note]], final: Mapping[str, RoundOutcome]
) -> Iterator[Saying]:
    by_document = grouped(notes, lambda pair: pair[0])
    for document, result in final.items():
        for _, note in by_document[document]:
            if note.result is result:
                yield Saying(OUTCOME_WORDS[result], talk.id, note.citations, note.claimant)
