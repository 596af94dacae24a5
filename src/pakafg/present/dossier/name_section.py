"""People, bodies and places, as each document names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from pakafg.present.dossier.register import Register, Saying
from pakafg.present.dossier.talk_section import grouped
from pakafg.text.people import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Named", "names"]


@frozen
class Named:
    """An actor or a place."""

    name: str
    what: str
    aliases: str
    sayings: tuple[Saying, ...]


def names(register: Register) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Actors, and places.

    Args:
        register: Where the mentions are entered.
    """
    corpus = register.corpus
    actors = (
        _named(register, actor, f"{in_words(actor.kind)}, {in_words(actor.side)}", (actor.id,))
        for actor in sorted(corpus.actors.values(), key=lambda actor: actor.name)
    )
    places = (
        _named(register, place, ", ".join(filter(None, (in_words(place.kind), place.country))), ())
        for place in sorted(corpus.places.values(), key=lambda place: place.name)
    )
    return tuple(filter(_told, actors)), tuple(filter(_told, places))


def _told(named: Named) -> bool:
    return bool(named.sayings)


def _named(register: Register, record: Any, what: str, actors: tuple[str, ...]) -> Named:
    def sayings() -> Iterator[Saying]:
        told = grouped(record.mentions, lambda each: (getattr(each, "role", None) or "named", ""))
        for (role, _), mine in told.items():
            label = record.name if role == "named" else f"{record.name}, {role}"
            entries = tuple(register.add("name", label, each.citations, actors) for each in mine)
            yield Saying(role, entries)

    return Named(record.name, what, ", ".join(record.aliases), tuple(sayings()))
