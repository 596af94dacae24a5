"""Who is counted and who says so, and the words of vocabularies as one writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.values.vocabularies import Group, Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "NOBODY",
    "NOUNS",
    "NO_SOURCE",
    "NO_SPEAKER",
    "according_to",
    "by_whom",
    "capitalised",
    "clause",
    "counted_words",
    "in_words",
    "one_and_others",
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

NOUNS: Final[Mapping[Status | Group | Outcome, tuple[str, str]]] = {
    Status.CIVILIAN: ("civilian", "civilians"),
    Status.SOLDIER: ("soldier", "soldiers"),
    Status.MILITANT: ("militant", "militants"),
    Status.POLICE: ("police officer", "police officers"),
    Status.JOURNALIST: ("journalist", "journalists"),
    Status.AID_WORKER: ("aid worker", "aid workers"),
    Status.PRISONER: ("prisoner", "prisoners"),
    Status.AIRCRAFT: ("aircraft", "aircraft"),
    Status.DRONE: ("drone", "drones"),
    Status.VEHICLE: ("vehicle", "vehicles"),
    Status.VESSEL: ("vessel", "vessels"),
    Status.POST: ("post", "posts"),
    Status.BUILDING: ("building", "buildings"),
    Group.WOMAN: ("woman", "women"),
    Group.MAN: ("man", "men"),
    Group.CHILD: ("child", "children"),
    Group.ELDER: ("elder", "elders"),
    Outcome.DESTROYED: ("thing", "things"),
    Outcome.DAMAGED: ("thing", "things"),
    Outcome.SEIZED: ("thing", "things"),
}
"""One and several of a status or a group, or of what an outcome counts where that is no person."""

_NOUNS: Final[Mapping[str, tuple[str, str]]] = {str(word): nouns for word, nouns in NOUNS.items()}
_PERSON: Final = ("person", "persons")


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


def people_words(
    cell: Mapping[str, Any],
    printed: Mapping[str, tuple[str, str]] = _NOUNS,
    *,
    number: int | None = None,
) -> str:
    """Name those that a figure counts; empty where it tells nobody apart.

    Args:
        cell: Nationality, status and group, each null where not told; and the outcome.
        printed: One and several of each word, as a codebook prints them.
        number: How many they are; None: many.

    >>> people_words({"nationality": "afghan", "status": "civilian", "group": "child"})
    'Afghan civilians, children'
    >>> people_words({"nationality": "afghan", "status": None, "group": "woman"})
    'Afghan women'
    """
    nationality, status, group = cell["nationality"], cell["status"], cell["group"]
    # Without the codebook at hand a status of its own is written as its word, too.
    plain = "" if number == 1 else "s"
    nouns = [
        _noun(word, printed, number) or f"{in_words(word)}{plain}"
        for word in (status, group)
        if word
    ]
    # Without the codebook at hand a people is written as its word, with capital letters.
    people = _noun(nationality, printed, number) or in_words(nationality).title()
    if people and not nouns:
        several = "people" if number != 1 else _PERSON[0]
        nouns = [_noun(cell.get("outcome"), printed, number) or several]
    who = " ".join(filter(None, (people, *nouns[:1])))
    return ", ".join((who, *nouns[1:]))


def persons_words(
    number: int, cell: Mapping[str, Any], printed: Mapping[str, tuple[str, str]] = _NOUNS
) -> str:
    """Name those that a number counts, after that number.

    Args:
        number: How many.
        cell: Nationality, status and group, each null where not told; and the outcome.
        printed: One and several of each word, as a codebook prints them.

    >>> militants = {"nationality": None, "status": "militant", "group": None}
    >>> persons_words(1, militants), persons_words(12, militants)
    ('militant', 'militants')
    >>> persons_words(1, {"nationality": "afghan", "status": None, "group": None})
    'Afghan person'
    """
    who = people_words(cell, printed, number=number)
    return who or counted_words(cell, printed, number=number)


def counted_words(
    cell: Mapping[str, Any],
    printed: Mapping[str, tuple[str, str]] = _NOUNS,
    *,
    number: int | None = None,
) -> str:
    """Name what an outcome counts: persons, or things, by their status where that is told.

    >>> counted_words({"outcome": "killed"}), counted_words({"outcome": "destroyed"}, number=1)
    ('persons', 'thing')
    >>> counted_words({"outcome": "destroyed", "status": "vessel"}, number=2)
    'vessels'
    """
    things = _noun(cell.get("outcome"), printed, number)
    if not things:
        return _PERSON[number != 1]
    return _noun(cell.get("status"), printed, number) or things


def _noun(word: str | None, printed: Mapping[str, tuple[str, str]], number: int | None) -> str:
    """Write a word of a class, as one or as several; empty for an outcome of persons."""
    if word is None:
        return ""
    known = printed.get(word) or _NOUNS.get(word)
    return "" if known is None else known[number != 1]


def one_and_others(names: Iterable[str]) -> str:
    """Name several who do something together; empty for nobody.

    >>> one_and_others(["Turkey"]), one_and_others(["Turkey", "Qatar", "Iran"])
    ('Turkey', 'Turkey, Qatar and Iran')
    """
    *others, last = names if (names := list(names)) else [""]
    return f"{', '.join(others)} and {last}" if others else last


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
