"""Whether a verb of harm tells of what happened: "could be killed", "would have killed" do not."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pakafg.drafting.news_text import NewsText, Sentence
    from pakafg.drafting.number_mentions import NumberMention
    from pakafg.drafting.outcome_binding import OutcomeBinding

__all__ = ["Happened", "happened"]

_BEFORE: Final = 3  # words before a verb among which its helping verb stands
_POSSIBLE: Final = frozenset({"could", "would", "might"})
_OF_THE_PAST: Final = frozenset({"could", "might", "may"})


class Happened(Enum):
    """What words tell of the harm that they count."""

    TOLD = auto()
    PERHAPS = auto()
    NOT_TOLD = auto()


def happened(
    read: NewsText, hit: OutcomeBinding, number: NumberMention, sentence: Sentence
) -> Happened:
    """Tell what words say of the harm that a number counts.

    Args:
        read: The text.
        hit: The word for the outcome.
        number: The number.
        sentence: Their sentence.
    """
    if hit.first < number.first:  # "would have killed dozens"
        first, last = max(sentence.first, hit.first - _BEFORE), hit.first
    else:  # "thousands could be killed"
        first, last = number.last, hit.last
    for at in range(first, last):
        word = read.words[at].text  # May is a month
        is_perfect = at + 1 < last and read.words[at + 1].low == "have"
        if is_perfect and word in _OF_THE_PAST:
            return Happened.PERHAPS
        if word in _POSSIBLE:
            return Happened.NOT_TOLD
    return Happened.TOLD
