"""Whose word a claim is, and how its claimant stands to the persons counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.values.vocabularies import Nationality, Relation, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claims import CasualtyClaim, Claim

__all__ = ["bodies_behind", "origin", "relation", "root", "speak_for_one"]

_HOME: Final = {Nationality.AFGHAN: Side.AFGHANISTAN, Nationality.PAKISTANI: Side.PAKISTAN}


def root(corpus: Corpus, actor: str | None) -> str | None:
    """The body behind an actor: an official, his ministry and his government are one origin.

    Args:
        corpus: The corpus.
        actor: An actor's id, or None.

    Returns:
        The id at the end of the chain of `speaks_for`; the actor's own where it has none.

    >>> import pakafg
    >>> root(pakafg.load_corpus(), "pakistan-army")
    'pakistan'
    """
    *_, last = bodies_behind(corpus, actor)
    return last


def bodies_behind(corpus: Corpus, actor: str | None) -> Iterator[str | None]:
    """Yield an actor, and then each body that he speaks for, directly and over others.

    Args:
        corpus: The corpus.
        actor: An actor's id; None, for nobody, is yielded alone.

    >>> import pakafg
    >>> list(bodies_behind(pakafg.load_corpus(), "pakistan-army"))
    ['pakistan-army', 'pakistan']
    """
    yield actor
    while actor is not None and (actor := corpus.actors[actor].speaks_for) is not None:
        yield actor


def speak_for_one(corpus: Corpus, speakers: Iterable[str | None]) -> bool:
    """Decide whether all speak for the highest among them, as a spokesman for his government.

    Args:
        corpus: The corpus.
        speakers: Ids of actors; None for nobody.

    >>> import pakafg
    >>> speak_for_one(pakafg.load_corpus(), ["pakistan-army", "pakistan"])
    True
    """
    given = set(speakers)
    return any(all(top in bodies_behind(corpus, each) for each in given) for top in given)


def origin(corpus: Corpus, claim: Claim) -> str | None:
    """The root of a claim: of the source that it names, else of its claimant; None if unknown."""
    return root(corpus, claim.origin or claim.claimant)


def relation(corpus: Corpus, claim: CasualtyClaim) -> Relation | None:
    """How the claimant stands to the persons counted.

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
