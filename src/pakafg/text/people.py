"""Who is counted and who says so, and the words of vocabularies as one writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pakafg.values.vocabularies import Group, Nationality, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "ADJECTIVES",
    "NOBODY",
    "NO_SOURCE",
    "NO_SPEAKER",
    "PLURALS",
    "according_to",
    "by_whom",
    "capitalised",
    "clause",
    "in_words",
    "people_words",
    "persons_words",
    "topic_words",
]

NO_SOURCE: Final = "no source named"
"""What stands for the source of a claim that a document gives in its own voice."""

NO_SPEAKER: Final = "a speaker not named"
"""What stands for the speaker of an utterance: somebody said it, and no document says who."""

NOBODY: Final = "nobody named"
"""What stands for who demands or answers, where no document says who."""

ADJECTIVES: Final[Mapping[Nationality, str]] = {
    Nationality.AFGHAN: "Afghan",
    Nationality.PAKISTANI: "Pakistani",
}
"""The people of each nationality, before a noun."""

PLURALS: Final[Mapping[Status | Group, str]] = {
    Status.CIVILIAN: "civilians",
    Status.SOLDIER: "soldiers",
    Status.MILITANT: "militants",
    Group.WOMAN: "women",
    Group.MAN: "men",
    Group.CHILD: "children",
    Group.ELDER: "elders",
}
"""Several persons of a status or a group."""

_WORDS: Final[Mapping[str, str]] = {
    str(word): words for known in (ADJECTIVES, PLURALS) for word, words in known.items()
}


_SINGULARS: Final[Mapping[str, str]] = {
    **{plural: str(word) for word, plural in PLURALS.items()},
    "people": "person",
    "persons": "person",
}
_PLURAL_WORD: Final = re.compile("|".join(rf"\b{plural}\b" for plural in _SINGULARS))


def in_words(word: str | None) -> str:
    """Write a word of a vocabulary, or a column's name, as one says it; nothing for None.

    >>> in_words("third_party"), in_words(None)
    ('third party', '')
    """
    return (word or "").replace("_", " ")


def topic_words(topic: str) -> str:
    """Write a topic as one says it.

    >>> topic_words("daily-trade-loss")
    'daily trade loss'
    """
    return in_words(topic.replace("-", " "))


def clause(sentence: str) -> str:
    """Make a clause of a sentence, such as a word's meaning: no capital letter, no full stop.

    >>> clause("One origin gives it.")
    'one origin gives it'
    """
    return f"{sentence[:1].lower()}{sentence[1:].removesuffix('.')}"


def capitalised(text: str) -> str:
    """Begin a text with a capital letter, as a heading or a sentence does.

    >>> capitalised("the parts add up to more than NATO says")
    'The parts add up to more than NATO says'
    """
    return f"{text[:1].upper()}{text[1:]}"


def people_words(cell: Mapping[str, Any]) -> str:
    """Name the persons that a figure counts; empty where it tells nobody apart.

    Args:
        cell: Nationality, status and group; null where not told.

    >>> people_words({"nationality": "afghan", "status": "civilian", "group": "child"})
    'Afghan civilians, children'
    >>> people_words({"nationality": "afghan", "status": None, "group": "woman"})
    'Afghan women'
    """
    nationality, status, group = (
        _WORDS.get(str(cell[name] or ""), in_words(cell[name]))
        for name in ("nationality", "status", "group")
    )
    who = " ".join(filter(None, (nationality, status or group or (nationality and "people"))))
    return f"{who}, {group}" if group and status else who


def persons_words(number: int, cell: Mapping[str, Any]) -> str:
    """Name the persons that a number counts, after that number.

    Args:
        number: How many.
        cell: Nationality, status and group; null where not told.

    >>> militants = {"nationality": None, "status": "militant", "group": None}
    >>> persons_words(1, militants), persons_words(12, militants)
    ('militant', 'militants')
    >>> persons_words(1, {"nationality": "afghan", "status": None, "group": None})
    'Afghan person'
    """
    who = people_words(cell) or "persons"
    return who if number != 1 else _PLURAL_WORD.sub(lambda found: _SINGULARS[found[0]], who)


def according_to(name: str | None) -> str:
    """Say whose word something is.

    Args:
        name: Who; None where the document gives it in its own voice.

    >>> according_to("United Nations"), according_to(None)
    ('according to United Nations', 'no source named')
    """
    return NO_SOURCE if name is None else f"according to {name}"


def by_whom(names: Iterable[str | None]) -> str:
    """Say by whom a figure or an utterance is, each once.

    Args:
        names: Who; None where a document names nobody.

    >>> by_whom(["Pakistan", "United Nations", "Pakistan"])
    'by Pakistan, United Nations'
    >>> by_whom(["Pakistan", None]), by_whom([None])
    ('by Pakistan; also with no source named', 'no source named')
    """
    each = dict.fromkeys(names)
    known = ", ".join(name for name in each if name is not None)
    if not known:
        return NO_SOURCE
    return f"by {known}" + (f"; also with {NO_SOURCE}" if None in each else "")
