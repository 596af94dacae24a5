"""One thing of which a sentence says "a": "a mosque was destroyed", "damaging a bridge".

Laws of this file: "a" counts one where a noun for a thing ends its phrase, and a word for what
became of things stands right before it or closes its clause; whatever does the harm ("a drone
damaged the port") is counted nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from pakafg.drafting.clause_words import CLAUSE_ENDS, PREPOSITIONS
from pakafg.drafting.counted_nouns import bare_word
from pakafg.drafting.figure_rows import Figure
from pakafg.drafting.happened import Happened, happened
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import BEHIND, ONE_MORE, OutcomeBinding, OutcomeSearch
from pakafg.drafting.person_words import is_person
from pakafg.drafting.single_persons import mention_of_one
from pakafg.drafting.thing_nouns import is_thing
from pakafg.drafting.verb_objects import NO_OBJECT, may_have_object
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.drafting.news_text import Sentence

__all__ = ["SingleThings"]

_ONE: Final = frozenset({"a", "an", "another"})
_NOUN: Final = 6  # words between "a" and the noun
_PLACE: Final = 8  # words such as "in the village of Orrin" between a thing and its verb
_BEING: Final = frozenset(
    ("was", "were", "is", "has", "had", "been", "being", "also", "reportedly", "completely",
     "partially", "partly", "badly", "severely", "heavily", "totally", "later", "allegedly")
)  # fmt: skip
_PASSIVE: Final = frozenset({"was", "were", "is", "been", "being"})
_VERB: Final = "a verb of harm, and one thing"


@define
class SingleThings(OutcomeSearch):
    """Finds single things and what became of them."""

    def of(
        self, sentence: Sentence, figures: Sequence[Figure], taken: set[int]
    ) -> Iterator[Figure]:
        """Yield the single things of a sentence that came to harm.

        Args:
            sentence: The sentence.
            figures: The figures of numbers that it has.
            taken: Numbers of words that numbers and dates hold already.
        """
        words, last_of_row, row = self.read.words, -1, None
        for at in range(sentence.first, sentence.last - 1):
            if words[at].low not in _ONE or at in taken:
                continue
            end = self._noun_end(at + 1, sentence)
            if end is None:
                continue
            hit = self._before(at, end) or self._behind(at, end, sentence)
            is_next = last_of_row == at - 1 and words[at - 1].low in {"and", ","}
            if hit is None and is_next and not words[end].low.endswith("ed"):
                hit = row
            hit = hit or self._beside(at, end, figures)
            number = mention_of_one(self.read, at)
            if hit is None or happened(self.read, hit, number, sentence) is Happened.NOT_TOLD:
                continue
            last_of_row, row = end, hit._replace(rule=ONE_MORE, last=end)
            status = self.class_words.statuses.get(bare_word(words[end - 1]))
            first, last = min(hit.first, at), max(hit.last, end)
            yield Figure(
                number, hit.outcome, first, last, status, None, None, hit.rule,
                part=False, doubts=(), is_single=True,
            )  # fmt: skip

    def _noun_end(self, at: int, sentence: Sentence) -> int | None:
        """Find where the noun for a thing ends that begins at a word; None where there is none."""
        words, statuses = self.read.words, self.class_words.statuses
        for place in range(at, min(sentence.last, at + _NOUN)):
            low = bare_word(words[place])
            is_end = not words[place].is_word or low in NO_OBJECT
            if is_number_word(words[place]) or (is_end and words[place].text != "-"):
                return None
            after = words[place + 1] if place + 1 < sentence.last else None
            goes_on = (
                after is not None
                and after.is_word
                and after.low not in NO_OBJECT
                and after.low not in self.class_words.outcomes
                and not after.low.endswith(("ing", "ed", "ly"))
            )
            if is_thing(low, statuses) and not low.endswith("s") and not goes_on:
                is_owned = words[place].low != low
                return None if is_owned or is_person(low) else place + 1
        return None

    def _before(self, at: int, end: int) -> OutcomeBinding | None:
        """Read "destroyed a mosque", "shot down a drone"."""
        words = self.read.words
        verb = words[at - 1].low if at else ""
        if verb == "down" and at > 1 and words[at - 2].low == "shot":
            return OutcomeBinding(Outcome.DESTROYED, at - 2, end, _VERB)
        hit = self.class_words.outcomes.get(verb)
        if hit is None or not (hit.things and hit.before):
            return None
        return OutcomeBinding(hit.outcome, at - 1, end, _VERB)

    def _behind(self, at: int, end: int, sentence: Sentence) -> OutcomeBinding | None:
        """Read "a house in Orrin was destroyed"."""
        words, place, is_passive = self.read.words, end, False
        if place < sentence.last and words[place].low in PREPOSITIONS:
            ahead = range(place, min(sentence.last, place + _PLACE))
            place = next((n for n in ahead if words[n].low in _BEING), sentence.last)
            if any(words[n].low in CLAUSE_ENDS | {","} for n in range(end, place)):
                return None
        while place < sentence.last and words[place].low in _BEING:
            is_passive |= words[place].low in _PASSIVE
            place += 1
        if place >= sentence.last:
            return None
        if words[place].low == "shot" and words[place + 1].low == "down":
            return OutcomeBinding(Outcome.DESTROYED, at, place + 2, BEHIND)
        hit = self.class_words.outcomes.get(words[place].low)
        is_done = not is_passive and may_have_object(words, place, sentence.last)
        if hit is None or not (hit.things and hit.behind) or is_done:
            return None
        return OutcomeBinding(hit.outcome, at, place + 1, BEHIND)

    def _beside(self, at: int, end: int, figures: Sequence[Figure]) -> OutcomeBinding | None:
        """Take what became of things that stand next to one: "two shops and a house burned"."""
        words = self.read.words
        for figure in figures:
            if not figure.outcome.is_of_things:
                continue
            is_before = words[at - 1].low in {"and", ","} and figure.number.first < at
            if is_before and figure.last == at - 1:
                return OutcomeBinding(figure.outcome, figure.first, end, ONE_MORE)
            is_behind = words[end].low == "and" and figure.number.first == end + 1
            if is_behind and figure.first >= figure.number.first:
                return OutcomeBinding(figure.outcome, at, figure.last, ONE_MORE)
        return None
