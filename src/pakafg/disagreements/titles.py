"""Do documents give one person different titles?"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import ActorKind, PlaceKind, Side
from pakafg.views.question_words import ask_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material

__all__ = ["compare_titles"]

_PERHAPS_TWO: Final = Ruling(
    Verdict.UNRESOLVED, "These may be one office in other words, two offices, or a mistake."
)
# Words that make another office of the title that they stand before.
_LESSER: Final = frozenset(
    {
        *("acting", "assistant", "associate", "caretaker", "deputy", "ex", "former"),
        *("interim", "junior", "shadow", "under", "vice"),
    }
)
_GENERIC: Final = frozenset({"official", "officials", "figure", "leader", "source"})
_WORD: Final = re.compile(r"\w+")
_ALIKE: Final = 0.65  # of two words that are one: Defence and Defense, spokesman and spokesperson


def compare_titles(material: Material) -> Iterator[Question]:
    """Compare the titles of each person; spellings of one title are no two titles."""
    country_words = _country_words(material.corpus)
    for person in material.persons:
        titles: dict[tuple[str, ...], str] = {}  # the words compared: the title as first printed
        sayings = []
        printed = [
            (mention, mention.role, _title_words(mention.role, country_words))
            for mention in person.mentions
            if mention.role is not None
        ]
        for mention, role, words in printed:
            # "officials" are whatever their office is; "the minister" is the one named in full
            if _GENERIC.isdisjoint(words) and not any(
                each.document == mention.document and _shortens(words, full)
                for each, _, full in printed
            ):
                known = next((each for each in titles if _is_same_title(each, words)), words)
                title = titles.setdefault(known, role)
                sayings.append(Saying(quoted(title), person.id, mention.citations))
        if len(titles) > 1 and not _are_alike(list(titles)):
            yield Question(
                person.id,
                "role",
                ask_title(person.name),
                person.name,
                DiscrepancyKind.ROLE,
                _PERHAPS_TWO,
                answers_of(sayings),
            )


def _title_words(role: str, country_words: set[str]) -> tuple[str, ...]:
    """Split a title without its punctuation and its country: “Pakistan’s Defence Minister”."""
    plain = role.casefold().replace("’s ", " ").replace("'s ", " ").replace(".", "")
    return tuple(word for word in _WORD.findall(plain) if word not in country_words) or (plain,)


def _country_words(corpus: Corpus) -> set[str]:
    """Collect the words that only say whose official somebody is."""
    names = ["the"]
    for party in corpus.codebook.parties:  # a company or a group may have a name of several words
        for name in filter(None, (party.name, party.people, party.adjective)):
            names += _WORD.findall(name)
    for people in corpus.codebook.peoples:
        names += [people.id, people.printed]
    for actor in corpus.actors.values():
        if actor.kind is ActorKind.GOVERNMENT and actor.side != Side.MEDIATOR:
            names += [actor.name, *actor.aliases]
    for place in corpus.places.values():
        if place.kind is PlaceKind.COUNTRY:
            names += [place.name, *place.aliases]
    return {name.casefold() for name in names if _WORD.fullmatch(name)}


def _is_same_title(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Decide whether two titles are equal, or one is the other in initials: NSA."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) == 1 and short[0] == "".join(word[0] for word in long))


def _shortens(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Decide whether a title is the end of a longer one: “the minister” of “Defence Minister”.

    A president is no short vice-president.
    """
    left = full[: -len(words)]
    return bool(words and left) and full[len(left) :] == words and _LESSER.isdisjoint(left)


def _are_alike(titles: list[tuple[str, ...]]) -> bool:
    """Decide whether titles are alike word for word."""
    return len(set(map(len, titles))) == 1 and all(
        SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
        for words in zip(*titles, strict=True)
        for one in words
        for other in words
    )
