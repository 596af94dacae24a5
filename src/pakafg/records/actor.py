"""Persons and bodies that documents name or describe."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.citation import Citation
from pakafg.records.fields import (
    IDENTIFIER,
    MAYBE_IDENTIFIER,
    MAYBE_TEXT,
    MAYBE_ZONE,
    TEXT,
    TEXTS,
    many,
    some,
)
from pakafg.records.record import AnnotatedRecord
from pakafg.values.validators import one
from pakafg.values.vocabularies import ActorKind, Side

__all__ = ["Actor", "ActorMention"]


@frozen(kw_only=True, repr=False)
class ActorMention(AnnotatedRecord):
    """How one document names or describes an actor.

    Attributes:
        document: The document.
        role: The role as written; None where it gives none.
        citations: The characters.
    """

    document: str = field(validator=IDENTIFIER)
    role: str | None = field(default=None, validator=MAYBE_TEXT)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class Actor(AnnotatedRecord):
    """A person or a body that documents name or describe.

    Attributes:
        id: Its id in the corpus.
        name: The name that pakafg prints.
        aliases: Every other spelling that a document uses.
        kind: What it is; `unnamed` where a document only describes it.
        side: Where it stands in the talks.
        speaks_for: The body whose word this actor's word is: an official and his
            government are one origin. None where it speaks for itself.
        zone: IANA time zone of its capital: what it announces without a place is dated there.
            None: that of the body that it speaks for, else of its side.
        mentions: How each document names it, and in what role.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> asif = corpus.actors["khawaja-asif"]
    >>> asif.aliases, asif.speaks_for, asif.mentions[0].role
    (('Khawaja Muhammad Asif', 'Asif'), 'pakistan', 'Defence Minister')
    """

    id: str = field(validator=IDENTIFIER)
    name: str = field(validator=TEXT)
    aliases: tuple[str, ...] = field(default=(), validator=TEXTS)
    kind: ActorKind = field(validator=one(ActorKind))
    side: Side = field(validator=one(Side))
    speaks_for: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    zone: str | None = field(default=None, validator=MAYBE_ZONE)
    mentions: tuple[ActorMention, ...] = field(default=(), validator=many(ActorMention), repr=False)
