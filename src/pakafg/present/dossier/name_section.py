"""People, bodies and places, as each document names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from pakafg.grouping import grouped
from pakafg.present.dossier.register import Assertion, EntryKind, Register
from pakafg.text.people import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.catalogue import Catalogue
    from pakafg.records.actor import Actor
    from pakafg.records.place import Place

    R = TypeVar("R", Actor, Place)

__all__ = ["NameBlock", "named_actors", "named_places"]

_NAMED = "named"  # for a mention that tells no role


@frozen
class NameBlock:
    """An actor or a place, and where it is named.

    Attributes:
        name: The name in the corpus.
        what: What it is.
        aliases: Its other spellings.
        mentions: Where it is named, by the role in which.
    """

    name: str
    what: str
    aliases: str
    mentions: tuple[Assertion, ...]


def named_actors(register: Register) -> tuple[NameBlock, ...]:
    """List the actors that documents name, by name."""
    return tuple(
        NameBlock(
            actor.name,
            f"{in_words(actor.kind)}, {_side_words(register, actor)}",
            ", ".join(actor.aliases),
            tuple(_by_role(register, actor)),
        )
        for actor in _mentioned(register.corpus.actors)
    )


def named_places(register: Register) -> tuple[NameBlock, ...]:
    """List the places that documents name, by name."""
    return tuple(
        NameBlock(
            place.name,
            ", ".join(filter(None, (in_words(place.kind), place.country))),
            ", ".join(place.aliases),
            (
                Assertion(
                    _NAMED,
                    register.enter_all(EntryKind.NAME, place.name, place.mentions, of=place.id),
                ),
            ),
        )
        for place in _mentioned(register.corpus.places)
    )


def _side_words(register: Register, actor: Actor) -> str:
    """Name a side within a phrase: a party by its name, others by their word."""
    party = register.corpus.codebook.party_of(actor.side)
    return in_words(actor.side) if party is None else party.name


def _mentioned(records: Catalogue[R]) -> list[R]:
    """Sort the records that any document mentions by their names."""
    return sorted(records.where(lambda each: each.mentions).values(), key=lambda each: each.name)


def _by_role(register: Register, actor: Actor) -> Iterator[Assertion]:
    """Group the mentions of an actor by role."""
    by_role = grouped(actor.mentions, lambda mention: mention.role or _NAMED)
    for role, mentions in by_role.items():
        label = actor.name if role == _NAMED else f"{actor.name}, {role}"
        entries = register.enter_all(
            EntryKind.NAME, label, mentions, lambda _: (actor.id,), of=actor.id
        )
        yield Assertion(role, entries)
