"""Whose word a claim is, and how its claimant stands to the persons counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import bodies_of
from pakafg.values.vocabularies import Nationality, Relation, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim, Claim

__all__ = ["origin", "relation", "root"]

_HOME: Final[Mapping[Nationality, Side]] = {
    Nationality.AFGHAN: Side.AFGHANISTAN,
    Nationality.PAKISTANI: Side.PAKISTAN,
}


def root(corpus: Corpus, actor: str | None) -> str | None:
    """Find the body behind an actor: an official, his ministry and his government are one origin.

    Args:
        corpus: The corpus.
        actor: An actor's id, or None.

    Returns:
        The id at the end of the chain of `speaks_for`; the actor's own where it has none.

    >>> import pakafg
    >>> root(pakafg.load_corpus(), "pakistan-army")
    'pakistan'
    """
    return None if actor is None else bodies_of(corpus, actor)[-1]


def origin(corpus: Corpus, claim: Claim) -> str | None:
    """Find the root of the source that a claim names, else of its claimant; None if unknown.

    Args:
        corpus: The corpus.
        claim: The claim.
    """
    return root(corpus, claim.origin or claim.claimant)


def relation(corpus: Corpus, claim: CasualtyClaim) -> Relation | None:
    """Tell how the claimant stands to the persons counted.

    Args:
        corpus: The corpus.
        claim: The claim.

    Returns:
        `own` where a side counts its own people, `adversary` where it counts the other
        side's, `third_party` for everybody else; None where a side counts people of a
        nationality that is not said.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> relation(corpus, corpus.casualties["000-un-killed"])
    <Relation.THIRD_PARTY: 'third_party'>
    """
    source = claim.origin or claim.claimant
    side = corpus.actors[source].side if source else Side.THIRD_PARTY
    if side not in _HOME.values():
        return Relation.THIRD_PARTY
    if claim.nationality is None:
        return None
    return Relation.OWN if _HOME[claim.nationality] is side else Relation.ADVERSARY
