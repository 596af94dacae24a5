"""One person of whom a sentence says "a": "a woman was killed", "wounding a 10-year-old boy".

Laws of this file: "a" counts one where a noun for a single person stands behind it, and that person
is the one to whom the harm is done: behind "killed", before "was killed" or "died", or in a row
with a figure that has an outcome. Who does the harm ("a gunman killed five") is counted nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.drafting.counted_nouns import Counted
from pakafg.drafting.figure_rows import Figure, in_a_row, is_part
from pakafg.drafting.happened import Happened, happened
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import ONE_MORE, OutcomeBinding, OutcomeSearch
from pakafg.drafting.saying_verbs import says
from pakafg.drafting.single_outcomes import SingleOutcomes
from pakafg.drafting.single_persons import mention_of_one, single_person
from pakafg.drafting.verb_objects import may_have_object
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["SingleVictims"]

_ONE: Final = frozenset({"a", "an", "another"})
_HELPING: Final = frozenset({"was", "is", "has", "had", "been", "also", "later", "reportedly"})
_NTH: Final = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_NO_VICTIM: Final = frozenset({"by", "citing", "quoting", "told"})  # before a doer, or a source
_HARMS: Final = frozenset(
    {
        Outcome.CASUALTIES,
        Outcome.KILLED_OR_MISSING,
        Outcome.KILLED,
        Outcome.WOUNDED,
        Outcome.MISSING,
        Outcome.CAPTURED,
        Outcome.DETAINED,
    }
)
_NOUN: Final = 10  # words between one person and those among whom it is
_JOINED: Final = 3  # words between a person and the next figure of a row
_SPEAKERS: Final = frozenset({"spokesman", "spokeswoman", "spokesperson", "official"})
_SAYING: Final = 5  # words such as "and witnesses" before a verb of saying
_QUOTED: Final = 30  # words of one quotation


@define
class SingleVictims(OutcomeSearch):
    """Finds single persons and what became of them."""

    _outcomes: SingleOutcomes = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._outcomes = SingleOutcomes(self.read, self.class_words, self.used)

    def of(
        self, sentence: Sentence, dates: set[int], figures: Sequence[Figure], things: set[int]
    ) -> list[Figure]:
        """List the single persons of a sentence to whom harm was done.

        Args:
            sentence: The sentence.
            dates: Numbers of words that are parts of dates.
            figures: The figures of numbers that it has.
            things: Numbers of words that numbers hold already.
        """
        victims: list[tuple[NumberMention, Counted]] = []
        for at in range(sentence.first, sentence.last - 1):
            is_source = self._is_led_by(at, "according", "to") or self._is_speaking(at)
            is_source |= self.read.words[at - 1].low in _NO_VICTIM and at > sentence.first
            is_free = at not in dates and at not in things and not is_source
            if self.read.words[at].low in _ONE and is_free:
                counted = single_person(self.read, self.class_words, at, sentence)
                if counted is None and (last := self._one_more(at, sentence)) is not None:
                    counted = Counted(last, last, is_bare=True)
                if counted is not None and not self._is_apposed(at, counted, victims):
                    victims.append((mention_of_one(self.read, at), counted))
        if not victims:
            return []
        return self._bound(victims, figures, sentence)

    def _is_apposed(
        self,
        at: int,
        counted: Counted,
        victims: Sequence[tuple[NumberMention, Counted]],
    ) -> bool:
        """Tell whether "a man, a father of four" is one person."""
        words, after = self.read.words, counted.last
        is_next = bool(victims) and victims[-1][1].last == at - 1 and words[at - 1].text == ","
        if not is_next or after >= len(words):
            return False
        is_parent = words[after].low == "of" and is_number_word(words[after + 1])
        return is_parent or words[after].text in {".", ";"}

    def _is_led_by(self, at: int, *before: str) -> bool:
        """Tell whether some words stand right before a place: "according to a soldier"."""
        words = self.read.words[max(0, at - len(before)) : at]
        return tuple(word.low for word in words) == before

    def _is_speaking(self, at: int) -> bool:
        """Tell whether "said" leads to who said it: "…, said a soldier"."""
        before = self.read.words[at - 2].text if at > 1 else ""
        return self._is_led_by(at, "said") and not before[:1].isalnum()

    def _one_more(self, at: int, sentence: Sentence) -> int | None:
        """Find the end of "another", "a second" for one person more: "shot dead another"."""
        words, outcomes = self.read.words, self.class_words.outcomes
        last = at + 1 + (words[at].low == "a" and words[at + 1].low in _NTH)
        if (words[at].low != "another" and last == at + 1) or last >= sentence.last:
            return None
        is_object = outcomes.get(words[at - 1].low) if at > sentence.first else None
        is_harmed = words[at - 1].low in {"dead", "down"} or (
            is_object is not None and is_object.before and not is_object.things
        )
        if is_harmed and not may_have_object(words, last - 1, sentence.last):
            return last
        then = last
        while then < sentence.last - 1 and words[then].low in _HELPING:  # "a fourth had died"
            then += 1
        hit = outcomes.get(words[then].low) if then < sentence.last else None
        is_told = hit is not None and hit.behind and not hit.things  # "and another injured"
        return last if is_told else None

    def _bound(
        self,
        victims: Sequence[tuple[NumberMention, Counted]],
        figures: Sequence[Figure],
        sentence: Sentence,
    ) -> list[Figure]:
        """Bind each person to a word of its own, else to its row: the one before, or behind."""
        found: dict[int, Figure] = {}
        for number, counted in victims:
            hit = self._outcomes.find(number, counted, sentence)
            told = hit and happened(self.read, hit, number, sentence)
            if hit is not None and told is not Happened.NOT_TOLD:
                found[number.first] = _figure(number, counted, hit)
        for number, counted in victims:
            before = [e for e in (*figures, *found.values()) if e.number.first < number.first]
            row = None if number.first in found else self._row(before, number, counted, sentence)
            if row is not None:
                found[number.first] = row
        for number, counted in reversed(victims):
            if number.first in found:
                continue
            behind = [
                each
                for each in (*figures, *found.values())
                if self._is_among(counted.last, each.number.first)
            ] or [
                each
                for each in (*figures, *found.values())
                if counted.last <= each.number.first <= counted.last + _JOINED
                and self._are_joined(counted.last, each.number.first)
                and each.first >= each.number.first
            ]
            if behind:
                hit = OutcomeBinding(behind[0].outcome, number.first, behind[0].last, ONE_MORE)
                found[number.first] = _figure(number, counted, hit)
        return [each for each in found.values() if each.outcome in _HARMS]

    def _row(
        self,
        before: Sequence[Figure],
        number: NumberMention,
        counted: Counted,
        sentence: Sentence,
    ) -> Figure | None:
        """Bind a person to the last figure before it, as its part or as one more of a row."""
        if not before or self._says(counted.last, sentence):
            return None  # "the dead included two nurses, a doctor said"
        previous = max(before, key=lambda figure: figure.number.first)
        if self.read.is_quoted(previous.number.first) != self.read.is_quoted(number.first):
            return None  # “… 21 are hurt,” said Renn, a doctor
        part = is_part(self.read, previous, number)
        if not (part or in_a_row(self.read, previous, number, counted)):
            return None
        first = min(previous.first, previous.number.first)
        last = max(previous.last, counted.last)
        if last - first > _QUOTED:
            first, last = number.first, counted.last
        hit = OutcomeBinding(previous.outcome, first, last, ONE_MORE)
        return _figure(number, counted, hit, part=part)

    def _says(self, at: int, sentence: Sentence) -> bool:
        """Tell whether "said", or "and witnesses said", stands behind a person."""
        words = self.read.words
        if words[at - 1].low in _SPEAKERS and self._is_source_of_all(at, sentence):
            return True
        for place in range(at, min(sentence.last, at + _SAYING)):
            if says(words, place):
                return True
            if not words[place].is_word or (place == at and words[at].low != "and"):
                return False
            if words[place].low in self.class_words.outcomes:
                return False
        return False

    def _is_source_of_all(self, at: int, sentence: Sentence) -> bool:
        """Tell whether "a spokesman for the army, who gave no name, said" closes a sentence."""
        words = self.read.words
        for place in range(at, sentence.last):
            if says(words, place):
                return True
            if is_number_word(words[place]) or words[place].low in self.class_words.outcomes:
                return False
        return False

    def _is_among(self, first: int, last: int) -> bool:
        """Tell whether words say that one is among those counted: "was among the three hurt"."""
        between = [self.read.words[at].low for at in range(first, min(last, first + _NOUN))]
        return first < last <= first + _NOUN and between[-3:] in (
            ["were", "among", "the"], ["was", "among", "the"], ["are", "among", "the"]
        )  # fmt: skip

    def _are_joined(self, first: int, last: int) -> bool:
        """Tell whether "and" or a comma alone part two of a row."""
        between = [self.read.words[at].low for at in range(first, last)]
        return bool(between) and set(between) <= {"and", ",", "or"}


def _figure(
    number: NumberMention, counted: Counted, hit: OutcomeBinding, *, part: bool = False
) -> Figure:
    """Make a figure of one person."""
    doubts = (
        ("whether the outcome of the figure beside it is its own",) if hit.rule == ONE_MORE else ()
    )
    return Figure(
        number,
        hit.outcome,
        min(hit.first, number.first),
        max(hit.last, counted.last),
        counted.status,
        counted.nationality,
        counted.group,
        hit.rule,
        part,
        doubts,
        is_single=True,
    )
