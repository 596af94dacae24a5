"""What binds a number to the word for an outcome, and what the searches for such words share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.drafting.class_words import ClassWords
from pakafg.drafting.news_text import NewsText

if TYPE_CHECKING:
    from pakafg.values.vocabularies import Outcome

__all__ = ["BEHIND", "ONE_MORE", "OutcomeBinding", "OutcomeSearch"]

BEHIND: Final = "a number, and what became of them"
"""The rule of a figure whose outcome stands behind what it counts."""
ONE_MORE: Final = "one more of the same kind"
"""The rule of a figure that has the outcome of another one."""


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
