"""Other figures that differ: of one topic, in one unit, of one thing or of its parts."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from pakafg.disagreements.discrepancy import Difference, cited, measured, name_of, sides_of, voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import QuantityClaim

__all__ = ["quantities"]


def quantities(corpus: Corpus) -> Iterator[Difference]:
    """Differences between quantity claims."""
    groups: dict[tuple[str, str, str | None], list[QuantityClaim]] = defaultdict(list)
    for claim in corpus.quantities.values():
        if claim.count.low is not None:
            groups[claim.topic, claim.unit, _largest(corpus, claim.about)].append(claim)
    for (topic, _, about), claims in groups.items():
        bounds = {(claim.count.low, claim.count.high) for claim in claims}
        if len(bounds) == 1:
            continue
        verdict, why = _verdict(claims)
        words = topic.replace("-", " ").capitalize()
        yield Difference(
            topic if about is None else f"{topic} {about}",
            words if about is None else f"{words}, {name_of(corpus, about)}",
            "quantity",
            verdict,
            sides_of(
                (f"{measured(c)}, by {voice(corpus, c.claimant)}", c.id, cited(c)) for c in claims
            ),
            why,
        )


def _largest(corpus: Corpus, about: str | None) -> str | None:
    """What a quantity belongs to; the largest incident where that is part of one."""
    incident = corpus.incidents.get(about) if about is not None else None
    if incident is None or incident.part_of is None:
        return about
    return _largest(corpus, incident.part_of)


def _verdict(claims: list[QuantityClaim]) -> tuple[str, str]:
    if len({claim.about for claim in claims}) > 1:
        return "scope", "One counts a part of what the other counts."
    highest_low = max(claim.count.low or 0 for claim in claims)
    highs = [claim.count.high for claim in claims if claim.count.high is not None]
    if not highs or highest_low <= min(highs):
        return "rounding", "The words leave room for one number."
    if len({claim.claimant for claim in claims}) == 1 and all(
        one.as_of and other.as_of and not one.as_of.meets(other.as_of)
        for one, other in combinations(claims, 2)
    ):
        return "time", "One source counted at different times."
    return "contradiction", "These cannot all be right."
