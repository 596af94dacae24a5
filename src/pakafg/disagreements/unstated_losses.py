"""Were there losses that a side does not state: its silence beside what others report."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import (
    Question,
    Ruling,
    answers_of,
    share_characters,
)
from pakafg.frames.cells import CELL
from pakafg.frames.claim_origins import relations
from pakafg.grouping import grouped
from pakafg.text.people import people_words
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Outcome, Relation
from pakafg.views.claim_words import count_words
from pakafg.views.figure_questions import ask_if_harmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.disagreements.material import Material
    from pakafg.records.claim import CasualtyClaim

__all__ = ["compare_unstated_losses"]

_UNSTATED: Final = Ruling(
    Verdict.UNRESOLVED,
    "One side states no such losses of its own, and another account has some: what is not stated "
    "need not be none.",
)
_CASUALTIES: Final = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES})


def compare_unstated_losses(material: Material) -> Iterator[Question]:
    """Compare a side that gives no figure of its own losses with other documents that have some.

    Killed, wounded and both are asked about as one: whoever says that no figure was given seldom
    says of which. Losses of a class whose people are not said (“civilians”) count as a side's
    where the same words tell of losses of that side (“on both sides, including civilians”).
    """
    relation_of = relations(material.corpus)
    cells = grouped(
        (claim for claim in material.casualties if claim.outcome in _CASUALTIES),
        lambda claim: (claim.incident, claim.nationality, claim.status),
    )
    by_side: dict[tuple[str, str | None, str], list[CasualtyClaim]] = defaultdict(list)
    for (incident, nationality, _), claims in cells.items():
        for claim in claims:
            by_side[incident, nationality, claim.document].append(claim)
    for (incident, nationality, status), claims in cells.items():
        if nationality is None:
            continue
        silent = [
            claim
            for claim in claims
            if claim.count.low is None and relation_of(claim) is Relation.OWN
        ]
        stated = {claim.document for claim in claims if relation_of(claim) is Relation.OWN}
        silence = [claim for claim in silent if stated == {each.document for each in silent}]
        if not silence:
            continue
        wider = cells.get((incident, None, status), ()) if status is not None else ()
        among = [
            claim
            for claim in wider
            if any(
                _in_one_breath(claim, own)
                for own in by_side.get((incident, nationality, claim.document), ())
            )
        ]
        telling = [
            claim
            for claim in (*claims, *among)
            if (claim.count.low or 0) > 0 and claim.document not in stated
        ]
        if telling:
            yield _silence_question(
                material, incident, f"{nationality}-{status or 'all'}", silence, telling
            )


def _in_one_breath(one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Decide whether two claims rest on the same characters of one document, both of some people.

    A figure that counts nobody says nothing of whose losses are meant.
    """
    return (other.count.low or 0) > 0 and share_characters(one.citations, other.citations)


def _silence_question(
    material: Material,
    incident: str,
    people: str,
    silence: list[CasualtyClaim],
    telling: list[CasualtyClaim],
) -> Question:
    codebook = material.corpus.codebook
    first = silence[0]
    who = people_words({name: getattr(first, name) for name in CELL}, codebook.printed)
    sayings = [
        material.saying(_words_of_loss(material, claim), claim) for claim in (*silence, *telling)
    ]
    return Question(
        incident,
        f"unstated-{people}",
        ask_if_harmed(who, material.names.the(incident)),
        f"{material.corpus.incidents[incident].name}, {who}",
        DiscrepancyKind.FIGURES,
        _UNSTATED,
        answers_of(sayings),
    )


def _words_of_loss(material: Material, claim: CasualtyClaim) -> str:
    if claim.count.low is None:
        return "no figure is given"
    named = material.corpus.codebook.name_of_outcome(claim.outcome)
    whose = "" if claim.nationality else ", not told apart by side"
    return f"{count_words(claim.count)} {named}{whose}"
