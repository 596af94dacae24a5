"""Words of a corpus for whose people are counted, and for what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pakafg.drafting.outcome_verbs import OUTCOME_WORDS, STATUSES, OutcomeWord
from pakafg.values.vocabularies import Nationality, Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.records.codebook import Codebook

__all__ = ["ClassWords", "words_of_peoples"]


class ClassWords(NamedTuple):
    """Words by which a corpus tells those counted apart.

    Attributes:
        peoples: Words such as "afghan" and "afghans", each with a nationality of the codebook.
        statuses: Nouns with their status, those of the codebook among them.
        outcomes: Words for outcomes, those of the codebook among them.
    """

    peoples: Mapping[str, str]
    statuses: Mapping[str, str]
    outcomes: Mapping[str, OutcomeWord]

    @classmethod
    def of(cls, codebook: Codebook) -> ClassWords:
        """Take the words of a codebook."""
        return cls(
            words_of_peoples(codebook), words_of_statuses(codebook), words_of_outcomes(codebook)
        )


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


def words_of_outcomes(codebook: Codebook) -> Mapping[str, OutcomeWord]:
    """Map words to outcomes; one that a codebook adds stands on both sides of its number."""
    own = {
        str(outcome).replace("_", " "): OutcomeWord(outcome, before=True, behind=True)
        for outcome in map(Outcome, codebook.words(Outcome))
    }
    return {**own, **OUTCOME_WORDS}
