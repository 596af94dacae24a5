"""What binds a number to the word for an outcome, and what the searches for such words share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.drafting.class_words import ClassWords
from pakafg.drafting.harm_phrases import SHOOTING
from pakafg.drafting.news_text import NewsText

if TYPE_CHECKING:
    from pakafg.values.vocabularies import Outcome

__all__ = ["BEHIND", "COUNTED_NOUN", "ONE_MORE", "OutcomeBinding", "OutcomeSearch"]

BEHIND: Final = "a number, and what became of them"
"""The rule of a figure whose outcome stands behind what it counts."""
COUNTED_NOUN: Final = "a number of deaths, or the like"
"""The rule of a figure that counts a noun of an outcome."""
ONE_MORE: Final = "one more of the same kind"
"""The rule of a figure that has the outcome of another one."""


_BACK: Final = 3  # words before a noun of what is done
_WANTED: Final = frozenset(
    ("attempted", "demanding", "demanded", "demands", "demand", "seeking", "seeks", "sought",
     "urged", "urging", "threatened", "threatening", "ordered", "planned", "plotting", "without")
)  # fmt: skip


class OutcomeBinding(NamedTuple):
    """A number that is bound to an outcome.

    Attributes:
        outcome: What became of those counted.
        first: The first word that tells so.
        last: The word after the last one.
        rule: The rule that found it.
    """

    outcome: Outcome
    first: int
    last: int
    rule: str


@define
class OutcomeSearch:
    """Looks for the word for an outcome, before a number or behind it.

    Attributes:
        read: The text.
        class_words: Words for peoples, statuses and outcomes.
        used: Numbers of words that are bound to a figure already, which every search shares.
    """

    read: NewsText
    class_words: ClassWords
    used: set[int] = field(factory=set)

    def is_only_wanted(self, at: int, first: int) -> bool:
        """Tell whether "the attempted murder of", "demands the arrest of" tell of nothing done.

        Args:
            at: The noun of what is done.
            first: The first word of the sentence.
        """
        return any(word.low in _WANTED for word in self.read.words[max(first, at - _BACK) : at])

    def fatal_phrase(self, at: int, first: int) -> int | None:
        """Find where "shot dead", "gunned down", "fatally shot", "hacked to death" begins.

        Args:
            at: The last word that it may have.
            first: The first word of the sentence.

        Returns:
            The number of its first word; None where no such phrase ends there.
        """
        low, before = (word.low for word in (self.read.words[at], self.read.words[max(at - 1, 0)]))
        if at - 1 >= first:
            if before == "fatally" and low in SHOOTING:
                return at - 1
            if before in SHOOTING and low in {"dead", "down"}:
                return at - 1
            if before in {"left", "leaving", "leaves"} and low == "dead":
                return at - 1  # "left dead 12 villagers"
        is_to_death = at - 2 >= first and low == "death" and before == "to"
        return at - 2 if is_to_death and self.read.words[at - 2].low in SHOOTING else None
