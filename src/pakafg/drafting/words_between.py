"""What may stand between those counted and what became of them: brackets, parts, clauses, names.

Laws of this file: what is passed over tells nothing of its own on all of those counted; a clause
that has a harm of its own is not passed over; where nothing closes it, the search ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define

from pakafg.drafting.clause_words import AUXILIARIES, CLAUSE_ENDS, PREPOSITIONS
from pakafg.drafting.harm_phrases import INCLUDING, SHOOTING, SPARED
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import OutcomeSearch
from pakafg.drafting.person_words import are_persons

if TYPE_CHECKING:
    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.news_text import Sentence

__all__ = ["FATAL", "MOSTLY", "ONE", "SearchPlace", "WordsBetween"]

MOSTLY: Final = frozenset({"most", "mostly", "mainly", "all", "many", "half", "some", "at", "as"})
"""Words that lead to what most of those counted are."""
ONE: Final = frozenset({"a", "an", "one"})
"""Words for one: "two people, a man and a woman, were killed"."""
FATAL: Final = frozenset({"died", "perished", "drowned"})
"""Verbs of dying, which nothing else than people have as a subject."""

_REACH: Final = 14  # words behind what is passed over in which "were killed" may stand
_WITHIN: Final = 30  # words between a bracket and the one that closes it, or to the next number
_LIST: Final = 24  # words of a list of parts, or of a clause
_NOUN: Final = 6  # words of one more person
_FINITE: Final = frozenset({"was", "were", "are", "is", "have", "has", "had"})
_NAMING: Final = frozenset({"identified", "named"})
_OWN: Final = frozenset({"who", "which", "that", "whom"})
_AGES: Final = frozenset({"and", "between", "to", ",", "or", "-", "–", "years", "old"})


class SearchPlace(NamedTuple):
    """Where the search stands: at a word, up to another; and where the next number begins."""

    at: int
    end: int
    following: int


@define
class WordsBetween(OutcomeSearch):
    """Passes over words behind those counted."""

    def over_brackets(self, place: SearchPlace, sentence: Sentence) -> SearchPlace | None:
        """Pass over "— three of them children —"; the search ends where nothing closes it."""
        words, (at, _, following) = self.read.words, place
        opens = words[at].text in {"—", "–", "("}
        if opens and words[min(at + 1, sentence.last - 1)].low == "who":
            return place._replace(at=at + 1) if self._has_harm(at + 2, sentence) else None
        is_of_one = at + 1 < sentence.last and words[at + 1].low in ONE | INCLUDING | MOSTLY
        if not opens or not (at < following <= at + 2 or is_of_one):
            return None
        wanted = ")" if words[at].text == "(" else words[at].text
        for closing in range(at + 1, min(sentence.last, at + _WITHIN)):
            if words[closing].text == wanted:
                end = min(sentence.last, closing + _REACH)
                return SearchPlace(closing + 1, end, sentence.last)
        return place._replace(at=place.end)

    def over_parts(
        self, place: SearchPlace, counted: Counted, sentence: Sentence
    ) -> SearchPlace | None:
        """Pass over parts of a figure, and numbers that count something else."""
        words, (at, end, following) = self.read.words, place
        low = words[at].low
        if low == "," and (closing := self._closing_comma(at, sentence)):
            return self._from(closing + 1, sentence)  # ", including three children, were killed"
        if low == "among" and at < following <= at + 2:  # "four medics among six killed"
            after = following
            while after < end and is_number_word(words[after]):
                after += 1
            return SearchPlace(after, end, self.number_from(after, sentence))
        if low in PREPOSITIONS and counted.is_person and at < following <= at + 2:
            # "residents of five towns were driven out"
            return SearchPlace(following + 1, end, self.number_from(following + 1, sentence))
        if low == "as" and (verb := self._behind_clause(place, counted, sentence)):
            return self._from(verb, sentence)  # "as well as a medic"
        behind = self._behind_words(at, end)
        if behind is not None:
            is_ahead = following >= behind
            return SearchPlace(
                behind, end, following if is_ahead else self.number_from(behind, sentence)
            )
        verb = self._behind_clause(place, counted, sentence)
        return None if verb is None else self._from(verb, sentence)

    def number_from(self, at: int, sentence: Sentence, *, most: int = _WITHIN) -> int:
        """Find the first number from a word on; the end of the sentence where none is near."""
        ahead = range(at, min(sentence.last, at + most))
        return next(
            (each for each in ahead if is_number_word(self.read.words[each])), sentence.last
        )

    def _from(self, at: int, sentence: Sentence) -> SearchPlace:
        """Go on at a word."""
        return SearchPlace(at, min(sentence.last, at + _REACH), self.number_from(at, sentence))

    # --- parts ---------------------------------------------------------------------------------

    def _closing_comma(self, at: int, sentence: Sentence) -> int | None:
        """Find where ", including three children," closes, before what became of all of them."""
        words = self.read.words
        if at + 1 >= sentence.last:
            return None
        low = words[at + 1].low
        is_doing = low.endswith(("ing", "ed")) and low not in self.class_words.outcomes
        is_part = [word.low for word in words[at + 2 : at + 4]] in (["of", "them"], ["of", "whom"])
        is_doing |= is_number_word(words[at + 1]) and is_part  # ", two of them children,"
        is_doing |= words[at + 1].is_name and self._are_names(at + 1, sentence)
        if not is_doing and low not in INCLUDING | MOSTLY | ONE | {"who"}:
            return None  # ", sitting by the gate,"
        if words[at + 1].low == "who" and self._has_harm(at + 2, sentence):
            return None
        for place in range(at + 2, min(sentence.last - 1, at + _REACH)):
            after = words[place + 1].low
            is_row = after == "and" and words[at + 1].low in INCLUDING
            is_told = after in AUXILIARIES or after in self.class_words.outcomes
            if words[place].text == "," and (is_told or is_row):
                return place
        return None

    def _are_names(self, at: int, sentence: Sentence) -> bool:
        """Tell whether names alone stand up to a comma: ", Odo Lark and Ivo Kral,"."""
        words = self.read.words
        for place in range(at, min(sentence.last, at + _REACH)):
            if words[place].text == ",":
                return True
            if not (words[place].is_name or words[place].low == "and"):
                return False
        return False

    def _behind_words(self, at: int, end: int) -> int | None:
        """Find the end of words that tell nothing of their own."""
        words = self.read.words
        low, after = words[at].low, words[at + 1].low if at + 1 < end else ""
        if low == "among" and after == "the" and at + 2 < end:  # "nine soldiers among the dead"
            return at + 2
        if low == "aged" or (low == "," and after.isdecimal()):
            return self._behind_ages(at, end)
        if low in SHOOTING and after == "and":  # "were burned and hacked to death"
            return at + 2
        if low != "and":
            return None
        is_one = after in ONE or after in {"the", "his", "her", "their"}
        return self._behind_one(at, end) if is_one else self._behind_mixed(at, end)

    def _behind_ages(self, at: int, end: int) -> int | None:
        """Pass over "aged 29 and 41", and over ", 17 and 22," that a comma closes."""
        words = self.read.words
        ages = range(at + 1, end)
        last = next(
            (n for n in ages if words[n].low not in _AGES and not words[n].text.isdecimal()), end
        )
        is_closed = words[at].low == "aged" or words[last - 1].text == ","
        return last if is_closed else None

    def _behind_one(self, at: int, end: int) -> int | None:
        """Find the end of "and a guard" right before what became of all of them."""
        for noun in range(at + 2, min(end - 1, at + 2 + _NOUN)):
            word, after = self.read.words[noun], self.read.words[noun + 1]
            is_end = word.low in PREPOSITIONS | AUXILIARIES | CLAUSE_ENDS
            if is_end or not word.is_word or is_number_word(word):
                return None
            hit = self.class_words.outcomes.get(after.low)
            if (hit is not None and hit.behind) or after.low in {"were", "are"}:
                return noun + 1
        return None

    def _behind_mixed(self, at: int, end: int) -> int | None:
        """Find the end of "and children", "and health workers": people of one more kind."""
        words, statuses = self.read.words, self.class_words.statuses
        for noun in range(at + 1, min(at + 3, end - 1)):
            low = words[noun].low
            is_person = are_persons(low) or low in statuses
            if is_number_word(words[noun]):
                return None
            after = self.class_words.outcomes.get(words[noun + 1].low)
            is_doer = noun + 2 < end and is_number_word(words[noun + 2])  # "and police held ten"
            if is_person and (
                words[noun + 1].low in AUXILIARIES
                or (after is not None and after.behind and not is_doer)
            ):
                return noun + 1
        return None

    # --- clauses -------------------------------------------------------------------------------

    def _behind_clause(
        self, place: SearchPlace, counted: Counted, sentence: Sentence
    ) -> int | None:
        """Find the verb behind "identified as Ali Khan", "queueing for bread", "including a monk".

        Behind ", who were" the clause itself tells what became of them.
        """
        words, at = self.read.words, place.at
        low, after = words[at].low, words[at + 1].low if at + 1 < sentence.last else ""
        is_named = low == "," and after == "who" and not counted.is_bare  # "Mara Lo, 35, who fled"
        if is_named and self._has_harm(at + 2, sentence):
            return at + 1
        if low == "as" and [w.low for w in words[at + 1 : at + 3]] == ["well", "as"]:
            return self._verb(at + 3, sentence, has_numbers=True)
        if low == "including" or (low == "," and after == "including"):
            return self._verb(at + 1, sentence, has_numbers=True)
        if low == "who" and after in {"included", "include"}:
            return self._verb(at + 2, sentence, has_numbers=True)
        if low == "who" and counted.is_person and not self._has_harm(at + 1, sentence):
            return self._verb(at, sentence, has_numbers=False)  # "who were not named were hurt"
        return self.verb_of(at, counted, sentence)

    def verb_of(self, at: int, counted: Counted, sentence: Sentence) -> int | None:
        """Find the verb behind "identified as Ali Khan", "posted in Orrin"; None where none is.

        Args:
            at: The word right behind those counted.
            counted: Those counted.
            sentence: Their sentence.
        """
        if at >= sentence.last:
            return None
        low = self.read.words[at].low
        if low in _NAMING:
            return self._verb(at + 1, sentence, has_numbers=True)
        after = self.read.words[at + 1].low if at + 1 < sentence.last else ""
        is_put = low.endswith("ed") and low not in self.class_words.outcomes
        is_doing = low.endswith("ing") or (is_put and after in PREPOSITIONS - {"by"})
        is_doing = is_doing and at == counted.last and counted.is_person
        return self._verb(at + 1, sentence, has_numbers=False) if is_doing else None

    def _has_harm(self, at: int, sentence: Sentence) -> bool:
        """Tell whether a clause tells what became of those before it: "who were kidnapped"."""
        words = self.read.words
        while at < sentence.last and words[at].low in AUXILIARIES:
            at += 1
        hit = self.class_words.outcomes.get(words[at].low) if at < sentence.last else None
        is_passive = words[at - 1].low in _FINITE | {"been"}
        if words[at].low.endswith("ing") and words[at].low != "missing":
            return False  # "who were returning from a wedding"
        return hit is not None and hit.behind and (is_passive or not hit.before)

    def _verb(self, at: int, sentence: Sentence, *, has_numbers: bool) -> int | None:
        """Find the finite verb of those counted; None where another clause begins before it."""
        words, is_own = self.read.words, False
        for place in range(at, min(sentence.last, at + _LIST)):
            word = words[place]
            if word.low in CLAUSE_ENDS - {"and"} or word.low in SPARED:
                return None
            is_counted = is_number_word(word) and not words[place + 1].is_name
            is_counted = is_counted and words[place - 1].low not in PREPOSITIONS  # "with two men"
            is_lost = word.low == "lost" and words[place + 1].low in {"their", "his", "her"}
            is_dying = word.low in FATAL or is_lost
            is_doing = word.low.endswith("ing") and word.low != "missing"
            is_told = word.low in self.class_words.outcomes and not (is_dying or is_doing)
            if (is_counted and not has_numbers) or (is_told and not is_own and not has_numbers):
                return None
            if word.low in _OWN:
                is_own = True
            elif is_own and words[place - 1].low in _OWN and word.text.islower():
                is_own = word.low.endswith("ly")  # "who hid died"
            elif word.low in _FINITE or is_dying:
                if not is_own:
                    return None if is_number_word(words[place - 1]) else place
                is_own = False  # "and eight were taken to hospital" tells of others
        return None
