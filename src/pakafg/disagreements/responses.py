"""What was answered to a demand, and in what form it was put."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.discrepancy import Difference, sides_of, voice
from pakafg.frames.claim_origins import root
from pakafg.text.people import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.demand import Demand, Response

__all__ = ["answers"]

_WHY: Final = {
    "contradiction": "Agreed to by one account, refused by another.",
    "time": "The accounts are of different times: the answer may have changed between them.",
    "unresolved": "Answered by one account, not or not yet by another.",
    "scope": "These can go together: a refusal with its reason, or with another offer.",
}


def answers(corpus: Corpus) -> Iterator[Difference]:
    """Differences between the responses to each demand, and between its forms."""
    for demand in corpus.demands.values():
        by_side: dict[str | None, list[Response]] = defaultdict(list)
        for response in demand.responses:
            side = corpus.actors[response.by].side if response.by else None
            by_side[side].append(response)
        for given in by_side.values():
            if len({response.answer for response in given}) > 1:
                yield _answer(corpus, demand, given)
        yield from _answerer(corpus, demand)
        yield from _form(demand)


def _answer(corpus: Corpus, demand: Demand, given: list[Response]) -> Difference:
    verdict = _verdict(corpus, demand, given)
    told = ((_told(corpus, response), demand.id, response.citations) for response in given)
    return Difference(demand.id, demand.text, "answer", verdict, sides_of(told), _WHY[verdict])


def _told(corpus: Corpus, response: Response) -> str:
    """An answer, and who reports it where that is not the document itself."""
    said = f"{in_words(response.answer)} by {voice(corpus, root(corpus, response.by))}"
    return f"{said}, says {voice(corpus, response.claimant)}" if response.claimant else said


def _verdict(corpus: Corpus, demand: Demand, given: list[Response]) -> str:
    yes, no, unanswered = (
        {response.document for response in given if response.answer.agrees is agreed}
        for agreed in (True, False, None)
    )
    if yes and no:
        # A demand of one round has one answer; one put again and again may have several.
        apart = demand.round is None and (_before(corpus, yes, no) or _before(corpus, no, yes))
        return "time" if apart else "contradiction"
    return "unresolved" if unanswered and (yes or no) else "scope"


def _before(corpus: Corpus, some: set[str], others: set[str]) -> bool:
    """Whether some documents were surely published before all others."""
    pairs = [
        (corpus.documents[one].published, corpus.documents[other].published)
        for one in some
        for other in others
    ]
    return all(one and other and one.surely_before(other) for one, other in pairs)


def _answerer(corpus: Corpus, demand: Demand) -> Iterator[Difference]:
    """A demand put to one that other bodies answer, by other accounts."""
    if demand.of is None:
        return
    bodies: dict[str, set[str]] = defaultdict(set)
    for response in demand.responses:
        top = root(corpus, response.by)
        if top is not None:
            bodies[response.document].add(top)
    if any(one.isdisjoint(other) for one, other in combinations(bodies.values(), 2)):
        told = (
            (f"answered by {voice(corpus, root(corpus, r.by))}", demand.id, r.citations)
            for r in demand.responses
            if r.by is not None
        )
        why = "The accounts have it answered by different bodies."
        yield Difference(demand.id, demand.text, "answer", "attribution", sides_of(told), why)


def _form(demand: Demand) -> Iterator[Difference]:
    told = [(f"{r.form}", demand.id, r.citations) for r in demand.reports if r.form is not None]
    if len({form for form, _, _ in told}) > 1:
        why = "It was put in one form by one account, in another by another."
        yield Difference(demand.id, demand.text, "form", "contradiction", sides_of(told), why)
