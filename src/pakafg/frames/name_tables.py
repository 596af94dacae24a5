"""The tables of who and where: actors, the roles that documents give them, and places."""

from __future__ import annotations

from typing import Final

from pakafg.frames.record_tables import GivenColumn, Part, parts_of, record_table
from pakafg.frames.schemas import FLOAT, TEXT, TEXTS
from pakafg.records.actor import Actor, ActorMention
from pakafg.records.place import Place
from pakafg.values.open_vocabulary import open_list
from pakafg.values.vocabularies import ActorKind, PlaceKind, Side
from pakafg.values.vocabulary import listed

__all__ = ["TABLES"]

_Actor = GivenColumn[Actor]
_Role = GivenColumn[Part[Actor, ActorMention]]
_Place = GivenColumn[Place]

TABLES: Final = (
    record_table(
        "actors",
        "one person or body",
        lambda corpus: corpus.actors.values(),
        _Actor("actor", TEXT, "its id", lambda a: a.id),
        _Actor("name", TEXT, "as printed by pakafg", lambda a: a.name),
        _Actor("kind", TEXT, f"what it is: {listed(ActorKind)}", lambda a: a.kind),
        _Actor("side", TEXT, f"where it stands: {open_list('a party', Side)}", lambda a: a.side),
        _Actor("speaks_for", TEXT, "the body whose word its word is", lambda a: a.speaks_for),
        _Actor("zone", TEXT, "IANA time zone of its capital; null: not given", lambda a: a.zone),
        _Actor("aliases", TEXTS, "other spellings", lambda a: a.aliases),
    ),
    record_table(
        "roles",
        "how one document names an actor",
        lambda corpus: parts_of(corpus.actors.values(), lambda a: a.mentions),
        _Role("actor", TEXT, "the actor", lambda r: r.record.id),
        _Role("document", TEXT, "the document", lambda r: r.part.document),
        _Role("role", TEXT, "as written; null: none given", lambda r: r.part.role),
    ),
    record_table(
        "places",
        "one place",
        lambda corpus: corpus.places.values(),
        _Place("place", TEXT, "its id", lambda p: p.id),
        _Place("name", TEXT, "as printed by pakafg", lambda p: p.name),
        _Place("kind", TEXT, f"what it is: {listed(PlaceKind)}", lambda p: p.kind),
        _Place("country", TEXT, "ISO 3166-1 alpha-2; null: more than one", lambda p: p.country),
        _Place("aliases", TEXTS, "other spellings", lambda p: p.aliases),
        _Place("latitude", FLOAT, "degrees north, WGS 84; null: not located", lambda p: p.latitude),
        _Place("longitude", FLOAT, "degrees east", lambda p: p.longitude),
        _Place("located", TEXT, "how precise", lambda p: p.located),
        _Place("zone", TEXT, "IANA time zone of its days; null: none", lambda p: p.zone),
        _Place(
            "clock_zones",
            TEXTS,
            "of a place on a border, the zones whose clocks are used there",
            lambda p: p.clock_zones,
        ),
    ),
)
