"""Figures that share words: numbers of a row with one verb, and one number with two verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from pakafg.drafting.class_words import ClassWords
from pakafg.drafting.clause_words import AUXILIARIES, CLAUSE_ENDS, PREPOSITIONS
from pakafg.drafting.figure_rows import Figure
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.outcome_binding import BEHIND, ONE_MORE
from pakafg.drafting.outcome_verbs import combined
from pakafg.drafting.verb_objects import has_object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["SharedOutcomes"]

_ROW: Final = 8  # words between two of a row
_LATER_ON: Final = frozenset({"later", "then", "subsequently", "afterwards"})


@define
class SharedOutcomes:
    """Finds further figures beside one that is bound.

    Attributes:
        read: The text.
        class_words: Words for peoples, statuses and outcomes.
    """

    read: NewsText
    class_words: ClassWords

    def row_before(
        self, unbound: list[tuple[NumberMention, Counted]], figure: Figure
    ) -> list[Figure]:
        """Bind the numbers of a row that end with a figure: "two officers and a driver died".

        Args:
            unbound: Those before it that nothing else is bound to, in order.
            figure: The figure.
        """
        words = self.read.words
        joined: list[Figure] = []
        first = figure.number.first
        for number, counted in reversed(unbound):
            between = [words[at].low for at in range(counted.last, first)]
            is_of_things = counted.is_thing and figure.outcome.is_of_things
            if not (counted.is_person or is_of_things) or not self._is_row(between):
                break
            doubt = "whether the outcome of the figure behind it is its own"
            joined.append(
                Figure(
                    number,
                    figure.outcome,
                    number.first,
                    figure.last,
                    counted.status,
                    counted.nationality,
                    counted.group,
                    ONE_MORE,
                    part=False,
                    doubts=(doubt,),
                )
            )
            first = number.first
        return joined[::-1]

    def second_verb(self, figure: Figure, sentence: Sentence) -> list[Figure]:
        """Bind a number to the second verb of "were abducted and killed", too.

        Args:
            figure: The figure that its first verb makes.
            sentence: Its sentence.
        """
        words, at = self.read.words, figure.last
        is_joined = at < sentence.last and words[at].low == "and"
        if figure.rule != BEHIND or figure.outcome.is_of_things or not is_joined:
            return []
        at += 1
        while at < sentence.last and (words[at].low.endswith("ly") or words[at].low in _LATER_ON):
            at += 1
        hit = self.class_words.outcomes.get(words[at].low) if at < sentence.last else None
        is_told = hit is not None and hit.behind and hit.things == figure.outcome.is_of_things
        if hit is None or not is_told or hit.outcome == figure.outcome:
            return []
        is_sum = combined(figure.outcome, hit.outcome) is not None  # "24 killed and wounded"
        if is_sum or has_object(self.read.words, at, sentence.last):
            return []
        return [figure._replace(outcome=hit.outcome, last=at + 1, part=False)]

    def _is_row(self, between: Sequence[str]) -> bool:
        """Tell whether words part two of a row: ", a driver and"."""
        return (
            bool({"and", ","} & {*between})
            and len(between) <= _ROW
            and not any(
                low in AUXILIARIES
                or low in PREPOSITIONS
                or low in CLAUSE_ENDS - {"and"}
                or low in self.class_words.outcomes
                for low in between
                if low != "as"
            )
        )
