"""What was answered to a demand, and by whom."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.talks.changes_between import may_have_changed
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Answer
from pakafg.views.question_words import ask_demand_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.records.demand import Demand, Response

__all__ = ["ANSWER_WORDS", "compare_responses"]

ANSWER_WORDS: Final[Mapping[Answer, str]] = {
    Answer.ACCEPTED: "agreed",
    Answer.ACCEPTED_IN_PRINCIPLE: "agreed in principle",
    Answer.REJECTED: "refused",
    Answer.COUNTER_OFFER: "offered something else",
    Answer.CONDITIONAL: "agreed on a condition",
    Answer.DEFERRED: "put off",
    Answer.EVASIVE: "neither agreed nor refused",
    Answer.PREMISE_DENIED: "denied what the demand takes for granted",
    Answer.NONE_REPORTED: "no answer",
}
"""What was answered to a demand, as an answer to a question."""

_AGREED_AND_REFUSED: Final = Ruling(
    Verdict.CONTRADICTION, "Agreed to by one account, refused by another."
)
_IN_TURN: Final = Ruling(
    Verdict.TIME,
    "The accounts are of different times: the answer may have changed between them.",
)
_UNANSWERED: Final = Ruling(
    Verdict.UNRESOLVED, "Answered by one account, not or not yet by another."
)
_EVADED: Final = Ruling(
    Verdict.UNRESOLVED, "By one account the answer was yes or no, by another it was neither."
)
_OTHERWISE: Final = Ruling(
    Verdict.UNRESOLVED,
    "Agreed to by one account; by another its reason was denied or something else was offered.",
)
_TOGETHER: Final = Ruling(
    Verdict.SCOPE, "These can go together: a refusal with its reason, or with another offer."
)
_NEITHER: Final = Ruling(
    Verdict.SCOPE, "These can go together: by no account was the answer yes or no."
)
_WITH_RESERVE: Final = Ruling(
    Verdict.SCOPE,
    "Agreed to by each account; by one with a reserve: in principle, or on a condition.",
)
_OTHER_BODIES: Final = Ruling(
    Verdict.ATTRIBUTION, "The accounts have it answered by different bodies."
)
_NOT_YET: Final = frozenset({Answer.NONE_REPORTED, Answer.DEFERRED})
_ASIDE: Final = frozenset({Answer.COUNTER_OFFER, Answer.PREMISE_DENIED})  # neither yes nor no


def compare_responses(material: Material) -> Iterator[Question]:
    """Compare the responses to each demand, by the side that gave them, and who gave them."""
    corpus = material.corpus
    for demand in material.demands:
        by_side = grouped(
            demand.responses,
            lambda response: corpus.actors[response.by].side if response.by else None,
        )
        by_other_bodies = _have_other_bodies(material, demand)
        for side, responses in by_side.items():
            if len({response.answer for response in responses}) > 1:
                # Who answered is told apart within the same question.
                ruling = _rule_on_answers(material, demand, responses)
                if ruling is not None:
                    yield _answer_question(material, demand, responses, ruling, str(side or ""))
                    by_other_bodies = False
        if by_other_bodies:
            named = [response for response in demand.responses if response.by is not None]
            yield _answer_question(material, demand, named, _OTHER_BODIES, "")


def _answer_question(
    material: Material, demand: Demand, responses: Sequence[Response], ruling: Ruling, side: str
) -> Question:
    corpus = material.corpus
    by, of = (material.body_name(actor) for actor in (demand.by, demand.of))
    answering = corpus.codebook.name_of_side(side) if side else of
    bodies = {material.body(response.by) for response in responses}
    sayings = (
        Saying(
            ANSWER_WORDS[response.answer]
            + (f" by {material.body_name(response.by)}" if len(bodies) > 1 and response.by else ""),
            demand.id,
            response.citations,
            response.claimant,
        )
        for response in responses
    )
    is_asked = demand.of is None or side in {"", str(corpus.actors[demand.of].side)}
    return Question(
        demand.id,
        "answer" if is_asked else f"answer-{side}",
        ask_demand_answer(by, answering, demand.text),
        demand.text,
        DiscrepancyKind.ANSWER,
        ruling,
        answers_of(sayings),
    )


def _rule_on_answers(
    material: Material, demand: Demand, responses: Sequence[Response]
) -> Ruling | None:
    """Rule on answers that differ; None where all documents give the same, no yes beside a no."""
    given = {response.answer for response in responses}
    agreeing = {response.document for response in responses if response.answer.agrees}
    refusing = {response.document for response in responses if response.answer is Answer.REJECTED}
    if agreeing and refusing:
        is_in_turn = may_have_changed(material.corpus, demand.round, agreeing, refusing)
        return _IN_TURN if is_in_turn else _AGREED_AND_REFUSED
    by_document = grouped(responses, lambda response: response.document).values()
    if len({frozenset(response.answer for response in same) for same in by_document}) == 1:
        return None
    if not given.isdisjoint(_NOT_YET):
        return _UNANSWERED
    if not agreeing and not refusing:
        return _NEITHER
    return _rule_on_yes_or_no(material, demand, responses)


def _rule_on_yes_or_no(material: Material, demand: Demand, responses: Sequence[Response]) -> Ruling:
    """Rule on answers of which some are yes, or some are no, beside others."""
    given = {response.answer for response in responses}
    if Answer.EVASIVE in given:
        return _EVADED
    if Answer.REJECTED in given:
        return _TOGETHER
    return _OTHERWISE if given & _ASIDE else _rule_on_consent(material, demand, responses)


def _rule_on_consent(material: Material, demand: Demand, responses: Sequence[Response]) -> Ruling:
    """Rule on answers that all agree, some in full and some in principle or on a condition."""
    in_full = {each.document for each in responses if each.answer is Answer.ACCEPTED}
    reserved = {each.document for each in responses if each.answer is not Answer.ACCEPTED}
    is_in_turn = in_full and may_have_changed(material.corpus, demand.round, in_full, reserved)
    return _IN_TURN if is_in_turn else _WITH_RESERVE


def _have_other_bodies(material: Material, demand: Demand) -> bool:
    """Decide whether documents have a demand that was put to somebody answered by others."""
    if demand.of is None:
        return False
    bodies: dict[str, set[str]] = defaultdict(set)
    for response in demand.responses:
        body = material.body(response.by)
        if body is not None:
            bodies[response.document].add(body)
    return any(one.isdisjoint(other) for one, other in combinations(bodies.values(), 2))
