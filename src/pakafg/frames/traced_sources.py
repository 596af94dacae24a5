"""The source behind a claimant that one document names, and others leave out.

Laws of this file: what one document traces to a source is of that source wherever the same
claimant says the same, so that a figure that the United Nations have of doctors is not two
sources' where a second document leaves the doctors out. Where documents trace it to several,
each is left as it is told; so is what a document that traces it tells of the claimant beside that.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pakafg.corpus.ancestry import bodies_of
from pakafg.corpus.format import CLAIMS
from pakafg.corpus.kept_answers import kept_answer
from pakafg.records.claim import CasualtyClaim, DateClaim, OrderClaim

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import Claim, QuantityClaim
    from pakafg.values.count import Count

__all__ = ["named_sources"]


def named_sources(corpus: Corpus) -> Callable[[Claim], str | None]:
    """Prepare to find the sources of claims: whom they name, or whom another document does.

    Returns:
        What gives the actor behind the claimant, by the claim's document, else by another that
        has the same of the same claimant; else the claimant; None where nobody is named.
    """
    traced = kept_answer(corpus, "traced sources", lambda: _traced_sources(corpus))
    return lambda claim: claim.origin or traced.get(claim.id) or claim.claimant


def _traced_sources(corpus: Corpus) -> dict[str, str]:
    """Find the source of each claim that another document traces, by the claim's id."""
    bodies: dict[str, str] = {}

    def body(actor: str) -> str:
        if actor not in bodies:
            bodies[actor] = bodies_of(corpus, actor)[-1]
        return bodies[actor]

    told: defaultdict[tuple[str, str, Hashable], list[Claim]] = defaultdict(list)
    for catalogue in CLAIMS:
        for claim in getattr(corpus, catalogue).values():
            if claim.claimant is not None:
                told[catalogue, body(claim.claimant), _what_is_said(claim)].append(claim)
    sources: dict[str, str] = {}
    for (_, claimant, _), claims in told.items():
        # The first who is named of a body; whom a document calls his own source is not traced.
        named = {body(each.origin): each.origin for each in reversed(claims) if each.origin}
        behind = {origin: source for origin, source in named.items() if origin != claimant}
        if len(behind) == 1:
            (source,) = behind.values()
            tell_both = {each.document for each in claims if each.origin}
            silent = [each for each in claims if not each.origin]
            sources |= {each.id: source for each in silent if each.document not in tell_both}
    return sources


def _what_is_said(claim: CasualtyClaim | DateClaim | OrderClaim | QuantityClaim) -> Hashable:
    """Give what a claim says, whoever says it, in whatever words and whenever."""
    if isinstance(claim, CasualtyClaim):
        of_whom = (claim.incident, claim.outcome, claim.nationality, claim.status, claim.group)
        return (*of_whom, *_figure(claim.count))
    if isinstance(claim, DateClaim):
        return claim.event, claim.bound, claim.stage, claim.when.pieces
    if isinstance(claim, OrderClaim):
        return claim.event, claim.relation, claim.other, claim.gap
    return claim.topic, claim.unit, claim.about, claim.count.low, claim.count.high


def _figure(count: Count) -> tuple[int | None, int | None]:
    """Give the figure that words put forward ("at least 460" and "460"), else their bounds."""
    return (count.low, count.high) if count.best is None else (count.best, count.best)
