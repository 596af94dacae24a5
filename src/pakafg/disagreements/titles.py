"""Titles that documents give to one person."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.discrepancy import Difference, sides_of
from pakafg.values.vocabularies import ActorKind, Nationality, PlaceKind, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["roles"]

_WORD: Final = re.compile(r"\w+")
_ALIKE: Final = 0.65  # of two words that are one: Defence and Defense, spokesman and spokesperson


def roles(corpus: Corpus) -> Iterator[Difference]:
    """Persons whose title is not always the same."""
    countries = _countries(corpus)
    for actor in corpus.actors.where(kind=ActorKind.PERSON).values():
        given: dict[tuple[str, ...], str] = {}
        told = []
        for mention in actor.mentions:
            if mention.role is not None:
                words = _words(mention.role, countries)
                known = next((each for each in given if _initials(each, words)), words)
                told.append(
                    (f"“{given.setdefault(known, mention.role)}”", actor.id, mention.citations)
                )
        if len(given) < 2:  # noqa: PLR2004  (it takes two to differ)
            continue
        alike = len({len(each) for each in given}) == 1 and all(
            _one_word(a, b) for each in zip(*given, strict=True) for a in each for b in each
        )
        yield Difference(
            actor.id,
            actor.name,
            "role",
            "wording" if alike else "unresolved",
            sides_of(told),
            "One title in different words."
            if alike
            else "These may be one office in other words, two offices, or a mistake.",
        )


def _words(role: str, countries: set[str]) -> tuple[str, ...]:
    """A title without its punctuation and without the country: “Pakistan’s Defence Minister”."""
    plain = role.casefold().replace("’s ", " ").replace("'s ", " ").replace(".", "")
    return tuple(word for word in _WORD.findall(plain) if word not in countries) or (plain,)


def _countries(corpus: Corpus) -> set[str]:
    """Words that only say whose official somebody is."""
    names = [str(nationality) for nationality in Nationality] + ["the"]
    for actor in corpus.actors.values():
        if actor.kind is ActorKind.GOVERNMENT and actor.side is not Side.MEDIATOR:
            names += [actor.name, *actor.aliases]
    for place in corpus.places.values():
        if place.kind is PlaceKind.COUNTRY:
            names += [place.name, *place.aliases]
    return {name.casefold() for name in names if _WORD.fullmatch(name)}


def _initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two titles are one, written out or in initials: NSA."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) == 1 and short[0] == "".join(word[0] for word in long))


def _one_word(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
