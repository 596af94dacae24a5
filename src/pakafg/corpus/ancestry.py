"""The walk up a tree of records: from a part to its wholes, from an official to his government."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pakafg.corpus.corpus import Corpus

__all__ = ["ancestors", "bodies_of", "scopes_of", "speak_for_one"]


def ancestors(start: str | None, parent: Callable[[str], str | None]) -> list[str]:
    """Walk up a tree; the start itself comes first, its root last.

    Args:
        start: Where to start; None gives nothing.
        parent: The next above; None at a root. Of a circle, which the loader refuses but code
            can make, each member comes once.

    >>> ancestors("village", {"village": "district", "district": "province"}.get)
    ['village', 'district', 'province']
    """
    walked: dict[str, None] = {}
    while start is not None and start not in walked:
        walked[start] = None
        start = parent(start)
    return list(walked)


def bodies_of(corpus: Corpus, actor: str | None) -> list[str]:
    """List an actor and the bodies that it speaks for, the nearest first.

    Args:
        corpus: The corpus.
        actor: The actor's id; None gives nothing.

    >>> import pakafg
    >>> bodies_of(pakafg.load_corpus(), "pakistan-army")
    ['pakistan-army', 'pakistan']
    """
    return ancestors(actor, lambda name: corpus.actors[name].speaks_for)


def scopes_of(corpus: Corpus, incident: str | None) -> list[str]:
    """List an incident and the larger ones that it is part of, the nearest first.

    Args:
        corpus: The corpus.
        incident: The incident's id; None gives nothing.

    >>> import pakafg
    >>> scopes_of(pakafg.load_corpus(), "kabul-explosions")
    ['kabul-explosions', 'october-crisis']
    """
    return ancestors(incident, lambda name: corpus.incidents[name].part_of)


def speak_for_one(corpus: Corpus, speakers: Iterable[str | None]) -> bool:
    """Decide whether all speak for the highest among them, as a spokesman for his government.

    Args:
        corpus: The corpus.
        speakers: Ids of actors; None for nobody, who speaks for no other.

    >>> import pakafg
    >>> speak_for_one(pakafg.load_corpus(), ["pakistan-army", "pakistan"])
    True
    """
    given = set(speakers)
    return any(all(top in bodies_of(corpus, each) for each in given) for top in given)
