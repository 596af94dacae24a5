"""Ways up: the larger incidents that an incident belongs to, and the bodies behind an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["incident_and_wholes", "speaker_and_bodies"]


def incident_and_wholes(corpus: Corpus, incident: str) -> Iterator[str]:
    """Yield an incident and every larger one that it belongs to, from the smallest up.

    Args:
        corpus: The corpus.
        incident: The incident's id.

    >>> import pakafg
    >>> list(incident_and_wholes(pakafg.load_corpus(), "kabul-explosions"))
    ['kabul-explosions', 'october-clashes']
    """
    above: str | None = incident
    while above is not None:
        yield above
        above = corpus.incidents[above].part_of


def speaker_and_bodies(corpus: Corpus, actor: str) -> Iterator[str]:
    """Yield an actor and every body that it speaks for, from the actor up.

    Args:
        corpus: The corpus.
        actor: The actor's id.

    >>> import pakafg
    >>> list(speaker_and_bodies(pakafg.load_corpus(), "pakistan-army"))
    ['pakistan-army', 'pakistan']
    """
    above: str | None = actor
    while above is not None:
        yield above
        above = corpus.actors[above].speaks_for
