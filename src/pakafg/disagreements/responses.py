"""Do documents give different answers to a demand, or a different form of it?"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import actor_name
from pakafg.disagreements.discrepancy import Discrepancy, Ruling, Saying, positions_of
from pakafg.frames.claim_origins import root
from pakafg.grouping import grouped
from pakafg.text.people import according_to, in_words
from pakafg.values.conclusions import DiscrepancyKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.demand import Demand, Response

__all__ = ["compare_responses"]

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
_TOGETHER: Final = Ruling(
    Verdict.SCOPE, "These can go together: a refusal with its reason, or with another offer."
)
_OTHER_BODIES: Final = Ruling(
    Verdict.ATTRIBUTION, "The accounts have it answered by different bodies."
)
_TWO_FORMS: Final = Ruling(
    Verdict.CONTRADICTION, "It was put in one form by one account, in another by another."
)


def compare_responses(corpus: Corpus) -> Iterator[Discrepancy]:
    """Compare the responses to each demand, who gave them, and the forms of the demand."""
    for demand in corpus.demands.values():
        by_side = grouped(
            demand.responses,
            lambda response: corpus.actors[response.by].side if response.by else None,
        )
        for responses in by_side.values():
            if len({response.answer for response in responses}) > 1:
                yield _answers_discrepancy(corpus, demand, responses)
        yield from _answering_bodies(corpus, demand)
        yield from _forms(demand)


def _answers_discrepancy(
    corpus: Corpus, demand: Demand, responses: Sequence[Response]
) -> Discrepancy:
    sayings = (
        Saying(_response_words(corpus, response), demand.id, response.citations)
        for response in responses
    )
    return Discrepancy(
        demand.id,
        demand.text,
        DiscrepancyKind.ANSWER,
        _rule_on_answers(corpus, demand, responses),
        positions_of(sayings),
    )


def _response_words(corpus: Corpus, response: Response) -> str:
    """Say what was answered by whom, and who reports it where the document names somebody."""
    body = actor_name(corpus, root(corpus, response.by))
    answer = in_words(response.answer) + (f" by {body}" if body else "")
    claimant = actor_name(corpus, response.claimant)
    return f"{answer}, {according_to(claimant)}" if claimant else answer


def _rule_on_answers(corpus: Corpus, demand: Demand, responses: Sequence[Response]) -> Ruling:
    agreeing, refusing, unanswered = (
        {response.document for response in responses if response.answer.agrees is agrees}
        for agrees in (True, False, None)
    )
    if agreeing and refusing:
        # A demand of one round has one answer; one put again and again may have several.
        in_turn = demand.round is None and (
            _published_before(corpus, agreeing, refusing)
            or _published_before(corpus, refusing, agreeing)
        )
        return _IN_TURN if in_turn else _AGREED_AND_REFUSED
    return _UNANSWERED if unanswered and (agreeing or refusing) else _TOGETHER


def _published_before(corpus: Corpus, some: set[str], others: set[str]) -> bool:
    """Decide whether some documents were surely published before all others."""
    pairs = [
        (corpus.documents[one].published, corpus.documents[other].published)
        for one in some
        for other in others
    ]
    return all(one and other and one.surely_before(other) for one, other in pairs)


def _answering_bodies(corpus: Corpus, demand: Demand) -> Iterator[Discrepancy]:
    """Compare who answered a demand that was put to somebody, by document."""
    if demand.of is None:
        return
    bodies: dict[str, set[str]] = defaultdict(set)
    for response in demand.responses:
        body = root(corpus, response.by)
        if body is not None:
            bodies[response.document].add(body)
    if any(one.isdisjoint(other) for one, other in combinations(bodies.values(), 2)):
        sayings = (
            Saying(
                f"answered by {actor_name(corpus, root(corpus, response.by))}",
                demand.id,
                response.citations,
            )
            for response in demand.responses
            if response.by is not None
        )
        yield Discrepancy(
            demand.id, demand.text, DiscrepancyKind.ANSWER, _OTHER_BODIES, positions_of(sayings)
        )


def _forms(demand: Demand) -> Iterator[Discrepancy]:
    """Compare the forms that documents give to a demand."""
    sayings = [
        Saying(str(report.form), demand.id, report.citations)
        for report in demand.reports
        if report.form is not None
    ]
    if len({saying.says for saying in sayings}) > 1:
        yield Discrepancy(
            demand.id, demand.text, DiscrepancyKind.FORM, _TWO_FORMS, positions_of(sayings)
        )
