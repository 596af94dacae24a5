"""Parties that blame each other for one thing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.discrepancy import Difference, name_of, sides_of, voice
from pakafg.frames.claim_origins import root
from pakafg.talks.accusations import every_charge
from pakafg.values.vocabularies import IncidentKind, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.talks.accusations import Charge

__all__ = ["blame"]

_PARTIES: Final = {Side.PAKISTAN, Side.AFGHANISTAN, Side.ARMED_GROUP}


def blame(corpus: Corpus) -> Iterator[Difference]:
    """What two sides each blame on the other."""
    told: dict[str, list[Charge]] = defaultdict(list)
    for charge in every_charge(corpus):
        if charge.about is not None:
            told[charge.about].append(charge)
    for about, charges in told.items():
        pairs = {_sides(corpus, charge) for charge in charges}
        mutual = {pair for pair in pairs if pair is not None and pair[::-1] in pairs}
        if mutual:
            mine = [charge for charge in charges if _sides(corpus, charge) in mutual]
            yield _difference(corpus, about, mine)


def _sides(corpus: Corpus, charge: Charge) -> tuple[Side, Side] | None:
    """Who blames whom, side by side; None where it is not one side another."""
    if charge.by is None or charge.blamed is None:
        return None
    pair = corpus.actors[charge.by].side, corpus.actors[charge.blamed].side
    return pair if pair[0] is not pair[1] and _PARTIES.issuperset(pair) else None


def _difference(corpus: Corpus, about: str, charges: list[Charge]) -> Difference:
    incident = corpus.incidents.get(about)
    one_act = incident is not None and incident.kind is not IncidentKind.CAMPAIGN
    return Difference(
        about,
        name_of(corpus, about),
        "blame",
        "contradiction" if one_act else "unresolved",
        sides_of(
            (
                f"{_top(corpus, charge.by)} blames {_top(corpus, charge.blamed)}",
                charge.record,
                charge.citations,
            )
            for charge in charges
        ),
        "Each side gives the other the blame."
        if one_act
        else "Each side charges the other; both charges may be right, or neither.",
    )


def _top(corpus: Corpus, actor: str | None) -> str:
    """The body behind somebody who blames or is blamed."""
    return voice(corpus, root(corpus, actor))
