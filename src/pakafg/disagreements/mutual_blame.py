"""Do two sides blame each other for one thing?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import actor_name, name_of
from pakafg.disagreements.discrepancy import Discrepancy, Ruling, Saying, positions_of
from pakafg.frames.claim_origins import root
from pakafg.grouping import grouped
from pakafg.talks.accusations import accusations
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import IncidentKind, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.talks.accusations import Accusation

__all__ = ["compare_accusations"]

_ONE_ACT: Final = Ruling(Verdict.CONTRADICTION, "Each side gives the other the blame.")
_SEVERAL_ACTS: Final = Ruling(
    Verdict.UNRESOLVED, "Each side charges the other; both charges may be right, or neither."
)


def compare_accusations(corpus: Corpus) -> Iterator[Discrepancy]:
    """Find what two sides each blame on the other."""
    by_subject = grouped(accusations(corpus), lambda accusation: accusation.about)
    for about, all_accusations in by_subject.items():
        if about is None:  # a standing charge is about no one thing
            continue
        pairs = {_sides_of_accusation(corpus, each) for each in all_accusations}
        mutual = {pair for pair in pairs if pair is not None and pair[::-1] in pairs}
        if mutual:
            mutual_accusations = [
                each for each in all_accusations if _sides_of_accusation(corpus, each) in mutual
            ]
            yield _mutual_blame(corpus, about, mutual_accusations)


def _sides_of_accusation(corpus: Corpus, accusation: Accusation) -> tuple[Side, Side] | None:
    """Say which side blames which; None where it is not one adversary another."""
    if accusation.by is None or accusation.blamed is None:
        return None
    by, blamed = (corpus.actors[actor].side for actor in (accusation.by, accusation.blamed))
    adversaries = {Side.ARMED_GROUP, *(party.id for party in corpus.codebook.parties)}
    return (by, blamed) if by != blamed and {by, blamed} <= adversaries else None


def _mutual_blame(corpus: Corpus, about: str, accusations: Sequence[Accusation]) -> Discrepancy:
    incident = corpus.incidents.get(about)
    is_one_act = incident is not None and incident.kind != IncidentKind.CAMPAIGN
    sayings = (
        Saying(
            f"{_body_name(corpus, each.by)} blames {_body_name(corpus, each.blamed)}",
            each.record,
            each.citations,
        )
        for each in accusations
    )
    return Discrepancy(
        about,
        name_of(corpus, about),
        DiscrepancyKind.BLAME,
        _ONE_ACT if is_one_act else _SEVERAL_ACTS,
        positions_of(sayings),
    )


def _body_name(corpus: Corpus, actor: str | None) -> str | None:
    """Name the body behind somebody who blames or is blamed."""
    return actor_name(corpus, root(corpus, actor))
