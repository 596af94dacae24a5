"""The source behind whoever is named, which one document names and others leave out.

Laws of this file: who passes something on in one document has it of that source wherever he is
named for the same, so that a figure that the United Nations have of doctors is not two sources'
where a second document leaves the doctors out; so it is followed to the end of the chain. Where
documents trace it to several, or in a circle, it is left as it is told; so is what a document
that traces it tells of him beside that.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pakafg.corpus.ancestry import bodies_of
from pakafg.corpus.format import CLAIMS
from pakafg.corpus.kept_answers import kept_answer
from pakafg.records.claim import CasualtyClaim, DateClaim, OrderClaim

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import Claim, QuantityClaim
    from pakafg.values.count import Count

    _Claim = CasualtyClaim | DateClaim | OrderClaim | QuantityClaim

__all__ = ["FollowedSource", "named_sources", "naming_documents"]


class FollowedSource(NamedTuple):
    """The end of the chain of a claim.

    Attributes:
        source: Whose word it is.
        named_by: Other documents that name the steps to it, one for each; none where the claim's
            own document does.
    """

    source: str
    named_by: tuple[str, ...] = ()


def named_sources(corpus: Corpus) -> Callable[[Claim], str | None]:
    """Prepare to find the sources of claims: whom they name, or whom another document does.

    Returns:
        What gives the actor behind a claim: whom its document names as the origin, else as the
        claimant, or of whom another document says that he had it of somebody; None where nobody
        is named.
    """
    followed = _followed_sources(corpus)
    return lambda claim: followed[claim.id].source if claim.id in followed else None


def naming_documents(corpus: Corpus, claim: Claim) -> tuple[str, ...]:
    """Give the other documents that name the source of a claim; none where its own does."""
    followed = _followed_sources(corpus).get(claim.id)
    return () if followed is None else followed.named_by


def _followed_sources(corpus: Corpus) -> dict[str, FollowedSource]:
    return kept_answer(corpus, "sources of claims", lambda: _sources_by_claim(corpus))


def _sources_by_claim(corpus: Corpus) -> dict[str, FollowedSource]:
    """Follow each claim that names somebody to the end of its chain."""
    bodies: dict[str, str] = {}

    def body(actor: str) -> str:
        if actor not in bodies:
            bodies[actor] = bodies_of(corpus, actor)[-1]
        return bodies[actor]

    claims: list[_Claim] = [each for name in CLAIMS for each in getattr(corpus, name).values()]
    named = {each.id: source for each in claims if (source := each.origin or each.claimant)}
    said = {each.id: _what_is_said(each) for each in claims if each.id in named}
    # By who passes what on: of whom he has it, by the source's body, and which documents say so.
    behind: defaultdict[Hashable, dict[str, str]] = defaultdict(dict)
    telling: defaultdict[Hashable, set[str]] = defaultdict(set)
    for claim in (each for each in claims if each.id in named):
        source = named[claim.id]
        between = (claim.claimant if claim.origin else None, *claim.via)
        for actor in filter(None, between):
            if body(actor) != body(source):
                behind[body(actor), said[claim.id]].setdefault(body(source), source)
                telling[body(actor), said[claim.id]].add(claim.document)

    def followed(claim: _Claim) -> FollowedSource:
        source = named[claim.id]
        ways: dict[Hashable, str] = {}  # with a document that tells of each
        while len(sources := behind.get(way := (body(source), said[claim.id]), {})) == 1:
            if way in ways or claim.document in telling[way]:  # a circle, or told apart
                return FollowedSource(named[claim.id])
            ways[way] = min(telling[way])
            (source,) = sources.values()
        return FollowedSource(source, tuple(dict.fromkeys(ways.values())))

    return {each.id: followed(each) for each in claims if each.id in named}


def _what_is_said(claim: _Claim) -> Hashable:
    """Give what a claim says, whoever says it, in whatever words and whenever."""
    if isinstance(claim, CasualtyClaim):
        of_whom = (claim.incident, claim.outcome, claim.nationality, claim.status, claim.group)
        return (*of_whom, *_put_forward(claim.count))
    if isinstance(claim, DateClaim):
        return claim.event, claim.bound, claim.stage, claim.when.pieces
    if isinstance(claim, OrderClaim):
        return claim.event, claim.relation, claim.other, claim.gap
    return claim.topic, claim.unit, claim.about, claim.count.low, claim.count.high


def _put_forward(count: Count) -> tuple[int | None, int | None]:
    """Give the figure that words put forward ("at least 460" and "460"), else their bounds."""
    return (count.low, count.high) if count.best is None else (count.best, count.best)
