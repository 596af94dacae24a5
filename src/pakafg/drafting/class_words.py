"""Words of a corpus for whose people are counted, and for what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.drafting.outcome_verbs import STATUSES
from pakafg.values.vocabularies import Nationality, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.records.codebook import Codebook

__all__ = ["words_of_peoples", "words_of_statuses"]


def words_of_peoples(codebook: Codebook) -> Mapping[str, str]:
    """Map the words for the people of each party, in lower case, to its nationality.

    >>> import pakafg
    >>> words_of_peoples(pakafg.load_corpus().codebook)["afghans"]
    'afghan'
    """
    peoples: dict[str, str] = {}
    for party in codebook.parties:
        people = party.people
        if people is not None:
            for word in filter(None, (people.replace("_", " "), party.adjective)):
                peoples[word.lower()] = peoples[f"{word.lower()}s"] = people
    for nationality in codebook.words(Nationality):
        name = nationality.replace("_", " ")
        peoples.setdefault(name, nationality)
        peoples.setdefault(f"{name}s", nationality)
    return peoples


def words_of_statuses(codebook: Codebook) -> Mapping[str, str]:
    """Map nouns to statuses, those that a codebook adds among them."""
    own: dict[str, str] = {}
    for status in codebook.words(Status):
        word = status.replace("_", " ")
        own[word] = own[f"{word}s"] = status
    return {**own, **STATUSES}
