"""A toll, and the number that stands behind it: "the death toll rose to 33", "a total of 118"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from pakafg.drafting.harm_phrases import OF_LAW, RISE, TOTALS
from pakafg.drafting.outcome_binding import OutcomeBinding, OutcomeSearch
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.figure_rows import Figure
    from pakafg.drafting.news_text import Sentence, Word
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["TollOutcomes", "is_of_law"]

_REACH: Final = 14  # words between a noun and its number, or a number and "from their homes"
_OF_TOLL: Final = 40  # words between "the toll" and its number
_NUMBERED: Final = 6  # words between "the number" and what became of those counted
_NEAR: Final = 4  # words between "the total" and its number
_BEYOND: Final = frozenset(
    ("above", "over", "past", "beyond", "near", "to", "as", "passed", "topped", "exceeded",
     "exceeds", "exceeding", "surpassed", "surpassing", "topping", "passing", "reaching")
)  # fmt: skip
_NOW: Final = frozenset({"in", "fact", "now", "actually", "currently", "officially", "only"})


@define
class TollOutcomes(OutcomeSearch):
    """Finds the toll that a number gives."""

    def measured(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "the death toll rose to 33", "returns reach 600,000", "the number of dead is 12"."""
        words = self.read.words
        at = number.first - 1
        while at > sentence.first and words[at].low in _NOW:  # "the toll was in fact 13"
            at -= 1
        is_bound = words[number.first].low in _BEYOND  # "pushing the toll above 680"
        if at < sentence.first or not (words[at].low in RISE or is_bound):
            return None
        for place in range(at, max(sentence.first, at - _OF_TOLL) - 1, -1):
            low = words[place].low
            before = words[place - 1]  # "August 27", "rose from 12 to 24"
            is_other = before.is_name or before.low in {"from", "by"}
            if low in {";", ".", "but", "while"} or (
                words[place].text.isdecimal() and not is_other
            ):
                return None
            if place in self.used:
                return None
            if at - place > _REACH and low != "toll" and not self._is_numbered(place):
                continue  # "the toll from clashes between … and … has risen to 60"
            if words[at].low == "of" and at - place > _NEAR:
                return None  # "the injured were three, all of one family"
            if (outcome := self._measure(place)) is not None:
                return OutcomeBinding(outcome, place, counted.last, "a toll, and its number")
        return None

    def total_of(
        self, previous: Figure, number: NumberMention, counted: Counted
    ) -> OutcomeBinding | None:
        """Read "…, which brought the total to at least 118" behind a figure of its sentence."""
        words = self.read.words
        at = number.first - 1
        if words[at].low not in {"to", "at", ":"} or previous.part:
            return None
        for place in range(at - 1, max(previous.last, at - _NEAR) - 1, -1):
            if words[place].low in TOTALS:
                return OutcomeBinding(previous.outcome, place, counted.last, "a total, so far")
        return None

    def _measure(self, place: int) -> Outcome | None:
        """Read a noun that has a number: "toll", "the dead"."""
        words = self.read.words
        low, before = words[place].low, words[place - 1].low if place else ""
        hit = self.class_words.outcomes.get(low)
        if hit is None or is_of_law(words, place):
            return None
        if low == "toll" and before in {"injury", "casualty", "wounded"}:
            return Outcome.CASUALTIES
        is_state = hit.behind and (before in {"of", "the"} or self._is_numbered(place))
        return hit.outcome if hit.measured or is_state else None

    def _is_numbered(self, place: int) -> bool:
        """Tell whether "the number of people who were" stands before a word."""
        words = self.read.words
        return any(words[at].low == "number" for at in range(max(0, place - _NUMBERED), place))


def is_of_law(words: Sequence[Word], at: int) -> bool:
    """Tell whether a death is none: "the death penalty of 15 convicts".

    Args:
        words: The words of the text.
        at: The number of the word for the outcome.
    """
    return at + 1 < len(words) and words[at + 1].low in OF_LAW
