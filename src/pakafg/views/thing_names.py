"""Things as a sentence names them: "the Doha ceasefire", "the fighting of October 2025"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pakafg.corpus.corpus import Corpus
from pakafg.corpus.naming import name_of
from pakafg.values.vocabularies import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ThingNames", "possessive"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_ARTICLES: Final = ("the ", "a ", "an ")
_DESCRIBED: Final = frozenset({ActorKind.UNNAMED, ActorKind.PUBLIC})
_ARTICLES_ALONE: Final = frozenset(word.strip() for word in _ARTICLES)
_THINGS: Final = ("rounds", "ceasefires", "incidents", "events")
# Names of bodies are written with capitals that their common words do not keep.
_COMMON: Final = frozenset(
    {"a", "an", "the", "of", "in", "at", "on", "and", "for", "by", "near", "from", "to", "not"}
)


def possessive(name: str) -> str:
    """Write whose something is.

    >>> possessive("Pakistan"), possessive("the United Nations")
    ('Pakistan’s', 'the United Nations’')
    """
    return f"{name}’" if name.endswith("s") else f"{name}’s"


@frozen
class ThingNames:
    """The names of a corpus's rounds, ceasefires, incidents and events within a sentence.

    Attributes:
        corpus: The corpus.
    """

    corpus: Corpus

    def the(self, record: str) -> str:
        """Name a record within a sentence: with its article, and a small letter where one fits.

        Args:
            record: The record's id.

        >>> import pakafg
        >>> names = ThingNames(pakafg.load_corpus())
        >>> names.the("doha-ceasefire"), names.the("kabul-explosions")
        ('the Doha ceasefire', 'the explosions in Kabul, October 2025')
        """
        name = name_of(self.corpus, record)
        if not any(record in getattr(self.corpus, catalogue) for catalogue in _THINGS):
            return name
        first = _WORD.match(name)
        if name.casefold().startswith(_ARTICLES):
            return f"{name[0].lower()}{name[1:]}"
        if first and not self._is_proper(first.group()):
            name = f"{name[0].lower()}{name[1:]}"
        return f"the {name}"

    def who(self, actor: str) -> str:
        """Name an actor within a sentence.

        Args:
            actor: The actor's id.

        >>> import pakafg
        >>> names = ThingNames(pakafg.load_corpus())
        >>> names.who("un"), names.who("pakistan-army"), names.who("khawaja-asif")
        ('the United Nations', 'the Pakistani army', 'Khawaja Asif')
        """
        known = self.corpus.actors[actor]
        name = known.name
        if known.kind is ActorKind.PERSON or name.startswith("@"):
            return name
        first, last = name.split()[0], name.split()[-1]
        if known.kind in _DESCRIBED:
            is_proper = self._is_proper(first)
            return name if is_proper else f"{name[0].lower()}{name[1:]}"
        if first.casefold() in _ARTICLES_ALONE:
            return name
        return f"the {name}" if last.islower() or first == "United" else name

    def _is_proper(self, word: str) -> bool:
        """Decide whether a word keeps its capital letter wherever it stands."""
        return not word.islower() and (word[1:] != word[1:].lower() or word in self._proper_words)

    @cached_property
    def _proper_words(self) -> frozenset[str]:
        """The words of the names of parties, peoples, persons, bodies and places."""
        words = (word for name in self._proper_names() for word in _WORD.findall(name))
        return frozenset(word for word in words if word.casefold() not in _COMMON)

    def _proper_names(self) -> Iterator[str]:
        for party in self.corpus.codebook.parties:
            yield from filter(None, (party.name, party.people, party.adjective))
        for people in self.corpus.codebook.peoples:
            yield people.printed
        # Of a body its first word alone: "Ministry of Trade" makes no trade proper.
        for place in self.corpus.places.values():
            yield from (name.split()[0] for name in (place.name, *place.aliases) if name.strip())
        for actor in self.corpus.actors.values():
            if actor.kind not in _DESCRIBED:
                yield from (
                    name.split()[0] for name in (actor.name, *actor.aliases) if name.strip()
                )
