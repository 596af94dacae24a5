"""Do other figures differ: of one topic, in one unit, of one thing or of its parts?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import scopes_of
from pakafg.corpus.naming import actor_name, name_of
from pakafg.disagreements.discrepancy import (
    CONTRADICTING,
    ONE_NUMBER,
    Discrepancy,
    Ruling,
    Saying,
    positions_of,
)
from pakafg.grouping import grouped
from pakafg.text.people import by_whom, topic_words
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.views.claim_words import claim_citations, quantity_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import QuantityClaim

__all__ = ["compare_quantities", "quantity_saying"]

_PART: Final = Ruling(Verdict.SCOPE, "One counts a part of what the other counts.")
_RECOUNTED: Final = Ruling(Verdict.TIME, "One source counted at different times.")


def compare_quantities(corpus: Corpus) -> Iterator[Discrepancy]:
    """Compare quantity claims of one topic, unit and thing."""
    numbered = (claim for claim in corpus.quantities.values() if claim.count.low is not None)
    by_subject = grouped(
        numbered, lambda claim: (claim.topic, claim.unit, _largest(corpus, claim.about))
    )
    for (topic, _, about), claims in by_subject.items():
        if len({(claim.count.low, claim.count.high) for claim in claims}) > 1:
            words = topic_words(topic).capitalize()
            yield Discrepancy(
                topic if about is None else f"{topic} {about}",
                words if about is None else f"{words}, {name_of(corpus, about)}",
                DiscrepancyKind.QUANTITY,
                _rule_on_quantities(claims),
                positions_of(quantity_saying(corpus, claim) for claim in claims),
            )


def quantity_saying(corpus: Corpus, claim: QuantityClaim) -> Saying:
    """Say how much of what, by whom."""
    giver = by_whom([actor_name(corpus, claim.claimant)])
    return Saying(f"{quantity_words(claim)}, {giver}", claim.id, claim_citations(claim))


def _largest(corpus: Corpus, about: str | None) -> str | None:
    """Find the largest incident that one is part of; leave anything else as it is."""
    return scopes_of(corpus, about)[-1] if about in corpus.incidents else about


def _rule_on_quantities(claims: list[QuantityClaim]) -> Ruling:
    """Rule on claims whose bounds differ."""
    if len({claim.about for claim in claims}) > 1:
        return _PART
    highest_low = max(claim.count.low or 0 for claim in claims)
    highs = [claim.count.high for claim in claims if claim.count.high is not None]
    if not highs or highest_low <= min(highs):
        return ONE_NUMBER
    if len({claim.claimant for claim in claims}) == 1 and all(
        one.as_of and other.as_of and not one.as_of.meets(other.as_of)
        for one, other in combinations(claims, 2)
    ):
        return _RECOUNTED
    return CONTRADICTING
