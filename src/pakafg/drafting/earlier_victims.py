"""Words that lead back to people who were harmed: "them", "the victims", "those killed on Monday".

Laws of this file: words for an outcome say themselves what became of those people; a pronoun and
"the victims" do not, and leave the outcome open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define

from pakafg.drafting.clause_words import PREPOSITIONS
from pakafg.drafting.harm_phrases import PRISONER
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import OutcomeSearch
from pakafg.drafting.outcome_verbs import GROUPS, PERSONS, THINGS, combined
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from pakafg.drafting.news_text import Sentence

__all__ = ["BEING", "INCLUDED", "EarlierVictims", "Victims"]

BEING: Final = frozenset({"was", "were", "are", "is"})
"""Verbs between people and what they are."""
INCLUDED: Final = frozenset({"include", "included", "includes"})
"""Verbs between people and a part of them."""

_PRONOUNS: Final = frozenset({"them", "they"})
_STATES: Final = {
    **dict.fromkeys(("hostages", "captives"), Outcome.CAPTURED),
    **dict.fromkeys(("deceased", "slain"), Outcome.KILLED),
}
_DIED: Final = frozenset({"died", "perished", "drowned", "succumbed", "fled", "disappeared"})
_SURE: Final = frozenset({"confirmed", "reportedly", "officially"})
_BOUNDS: Final = frozenset({"at", "least", "about", "some", "more", "than", "nearly", "over"})
_NOUNS: Final = 2  # nouns beside the word for an outcome: "the Sudrian soldiers killed"
_ADDED: Final = 10  # words such as "in the strike on Monday"


class Victims(NamedTuple):
    """Words that lead back to people.

    Attributes:
        first: The first word.
        last: The word after the last one, and after "in the strike".
        outcome: What became of them; None where only another sentence tells.
        is_pronoun: Whether they are "them", who may be anybody.
        status: What they were, where the words say so.
        nationality: Whose; likewise.
    """

    first: int
    last: int
    outcome: Outcome | None
    is_pronoun: bool = False
    status: str | None = None
    nationality: str | None = None


@define
class EarlierVictims(OutcomeSearch):
    """Reads words that lead back to people who were harmed."""

    def at(self, at: int, sentence: Sentence) -> Victims | None:
        """Read such words that begin at a word; None where there are none.

        Args:
            at: The number of the word.
            sentence: Its sentence.
        """
        words = self.read.words
        if at >= sentence.last:
            return None
        low = words[at].low
        if low in _PRONOUNS:
            return Victims(at, at + 1, None, is_pronoun=True)
        if low == "those" and at + 1 < sentence.last and words[at + 1].text == ",":
            return Victims(at, at + 1, None, is_pronoun=True)  # "Of those, 310 were rebels"
        place = at + (low in {"the", "those", "all"})
        if low == "the" and self._has_adjective(place, sentence):
            place += 1  # "the gunshot victims"
        if place < sentence.last and words[place].low == "victims":
            return Victims(at, self._behind_added(place + 1, sentence), None)
        if low not in {"the", "those", "people"}:
            return None
        return self._harmed(at, sentence)

    def _has_adjective(self, at: int, sentence: Sentence) -> bool:
        """Tell whether one word stands before "victims"."""
        words = self.read.words
        is_word = at + 1 < sentence.last and words[at].is_word
        return is_word and words[at].low != "victims" and words[at + 1].low == "victims"

    def _harmed(self, first: int, sentence: Sentence) -> Victims | None:
        """Read "the dead", "those who were killed", "the 23 Sudrian soldiers wounded"."""
        words, statuses = self.read.words, self.class_words.statuses
        at, end = first + 1, sentence.last
        while at < end and (is_number_word(words[at]) or words[at].low in _BOUNDS):
            at += 1
        nouns = at
        at, status, nationality = self._nouns(at, end)
        has_noun = at > nouns
        if at + 1 < end and words[at].low == "who":
            is_passive = words[at + 1].low in BEING
            if not is_passive and words[at + 1].low not in _DIED:
                return None  # "those who killed the mayor"
            at, has_noun = at + 1 + is_passive, True
        if at < end and words[at].low in _SURE:
            at += 1
        state = self._joined(at, sentence)
        if state is None or status in THINGS:
            return None
        outcome, at = state
        if at < end and self._is_of_people(words[at].low):  # "the dead soldiers"
            status = statuses.get(words[at].low, status)
            if has_noun or words[first].low != "the" or status in THINGS:
                return None
            at += 1
        last = self._behind_added(at, sentence)
        return Victims(first, last, outcome, status=status, nationality=nationality)

    def _nouns(self, at: int, end: int) -> tuple[int, str | None, str | None]:
        """Pass over "Sudrian soldiers": the word behind them, their status and their people."""
        words, (peoples, statuses, _) = self.read.words, self.class_words
        status = nationality = None
        end = min(end, at + _NOUNS)
        while at < end and self._is_of_people(words[at].low):
            status = statuses.get(words[at].low, status)
            nationality = peoples.get(words[at].low, nationality)
            at += 1
        return at, status, nationality

    def _joined(self, at: int, sentence: Sentence) -> tuple[Outcome, int] | None:
        """Read "dead", "dead and wounded"; None where no one outcome is of both."""
        state = self._state(at, sentence)
        if state is None or state[1] + 1 >= sentence.last:
            return state
        is_joined = self.read.words[state[1]].low in {"and", "or"}
        other = self._state(state[1] + 1, sentence) if is_joined else None
        if other is None:
            return state
        both = combined(state[0], other[0])
        return None if both is None else (both, other[1])

    def _is_of_people(self, low: str) -> bool:
        """Tell whether a word is for people, and for nothing that became of them."""
        peoples, statuses, outcomes = self.class_words
        is_known = low in PERSONS or low in GROUPS or low in statuses or low in peoples
        return is_known and low not in outcomes and low not in _STATES

    def _state(self, at: int, sentence: Sentence) -> tuple[Outcome, int] | None:
        """Read what became of them, and find the word behind it."""
        words = self.read.words
        if at >= sentence.last:
            return None
        low = words[at].low
        if low == "taken" and at + 1 < sentence.last and words[at + 1].low in PRISONER:
            return Outcome.CAPTURED, at + 2
        if low in _STATES:
            return _STATES[low], at + 1
        hit = self.class_words.outcomes.get(low)
        is_doing = low.endswith("ing") and low != "missing"  # "those killing civilians"
        if hit is None or hit.things or is_doing or not (hit.behind or hit.counted):
            return None
        return hit.outcome, at + 1

    def _behind_added(self, at: int, sentence: Sentence) -> int:
        """Pass over "in the strike on Monday" to the verb behind it, where there is one."""
        words = self.read.words
        if at >= sentence.last or words[at].low not in PREPOSITIONS | {"when"}:
            return at
        for place in range(at + 1, min(sentence.last, at + _ADDED)):
            low = words[place].low
            if low in BEING | INCLUDED:
                return place
            if not (words[place].is_word or words[place].text[0].isdecimal()):
                return at
        return at
