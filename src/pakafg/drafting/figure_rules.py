"""Figures of the dead, the wounded and the displaced in a sentence, each with its outcome.

Laws of this file: a figure is a number that is bound to a word for an outcome in its own clause:
the word right before it, right behind what it counts, or as what it counts; else a part of a
figure that has one ("including three children"), or one more in a row. What else a number may mean
is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.drafting.class_words import ClassWords
from pakafg.drafting.counted_nouns import (
    AUXILIARIES,
    CLAUSE_ENDS,
    PREPOSITIONS,
    Counted,
    counted_by,
)
from pakafg.drafting.figure_rows import Figure, in_a_row, in_same_row, is_part
from pakafg.drafting.leading_outcomes import LeadingOutcomes
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.number_mentions import numbers_in
from pakafg.drafting.outcome_binding import BEHIND, ONE_MORE, OutcomeBinding
from pakafg.drafting.outcome_verbs import THINGS
from pakafg.drafting.single_victims import SingleVictims
from pakafg.drafting.trailing_outcomes import TrailingOutcomes
from pakafg.values.number_rules import ONES
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["FigureRules"]

_PARENTS: Final = frozenset({"mother", "father", "parent", "parents", "widow", "widower"})
_RANKS: Final = frozenset({"most", "first", "worst", "few", "only", "last"})
_MORE: Final = frozenset({"more", "others", "other"})
_ROW: Final = 8  # words between two of a row
_NAMED: Final = 10  # words between "one of the dead" and "was identified as"
_NAMING: Final = frozenset({"identified", "named", "as"})
_YEAR: Final = re.compile("(?:19|20)[0-9][0-9]")


@define
class FigureRules:
    """Finds the figures of sentences.

    Attributes:
        read: The text.
        class_words: Words for peoples, statuses and outcomes.
    """

    read: NewsText
    class_words: ClassWords
    _leading: LeadingOutcomes = field(init=False)
    _trailing: TrailingOutcomes = field(init=False)
    _single: SingleVictims = field(init=False)

    def __attrs_post_init__(self) -> None:
        used: set[int] = set()  # a word that is bound to one figure is bound to no other
        self._leading = LeadingOutcomes(self.read, self.class_words, used)
        self._trailing = TrailingOutcomes(self.read, self.class_words, used)
        self._single = SingleVictims(self.read, self.class_words, used)

    def of(self, sentence: Sentence, dates: set[int]) -> list[Figure]:
        """List the figures of a sentence.

        Args:
            sentence: The sentence.
            dates: Numbers of words that are parts of dates.
        """
        found: list[Figure] = []
        unbound: list[tuple[NumberMention, Counted]] = []
        numbers = list(numbers_in(self.read, sentence, dates))
        for index, number in enumerate(numbers):
            following = numbers[index + 1].first if index + 1 < len(numbers) else sentence.last
            counted = counted_by(self.read, number, sentence, self.class_words)
            if counted.is_measure:
                continue
            figure = self._figure(number, counted, sentence, found, following)
            if figure is None:
                unbound.append((number, counted))
                continue
            if figure.rule == BEHIND:
                found += self._joined(unbound, figure)
            unbound.clear()
            found.append(figure)
        taken = {at for each in numbers for at in range(each.first, each.last)}
        found += self._single.of(sentence, dates, found, taken)
        return sorted(found, key=lambda figure: figure.number.first)

    def _joined(self, unbound: list[tuple[NumberMention, Counted]], figure: Figure) -> list[Figure]:
        """Bind the numbers of a row that end with a figure: "two officers and a driver died"."""
        words = self.read.words
        joined: list[Figure] = []
        first = figure.number.first
        for number, counted in reversed(unbound):
            between = [words[at].low for at in range(counted.last, first)]
            is_of_things = counted.status in THINGS and figure.outcome.is_of_things
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

    def _is_one_of_the_most(self, number: NumberMention, sentence: Sentence) -> bool:
        """Tell whether "one of the deadliest" ranks, and counts nobody."""
        words = self.read.words
        ahead = [word.low for word in words[number.last : min(sentence.last, number.last + 4)]]
        # "one of the deadliest", "one of the world's largest"
        is_ranked = any(each in _RANKS or each.endswith("est") for each in ahead[2:])
        return words[number.first].low == "one" and ahead[:2] == ["of", "the"] and is_ranked

    def _is_one_who_is_named(self, number: NumberMention, sentence: Sentence) -> bool:
        """Tell whether "one of the dead was named as Ivo Kral" is no count."""
        words = self.read.words
        ahead = words[number.last : min(sentence.last, number.last + _NAMED)]
        if words[number.first].low != "one" or not ahead or ahead[0].low != "of":
            return False
        verb = next((n for n, word in enumerate(ahead) if word.low in {"was", "is"}), len(ahead))
        behind = [word for word in ahead[verb + 1 :] if word.low not in _NAMING]
        is_named = len(behind) < len(ahead) - verb - 1
        names = [each.is_name and each.low not in self.class_words.peoples for each in behind[:2]]
        return names[:1] == [True] and (is_named or names == [True, True])

    def _is_share_or_doers(self, number: NumberMention, sentence: Sentence) -> bool:
        """Tell whether "one in three of the dead", "two of those who killed" count no victims."""
        words, outcomes = self.read.words, self.class_words.outcomes
        ahead = [word.low for word in words[number.last : min(sentence.last, number.last + 4)]]
        if ahead[:1] != ["of"]:
            return False
        before = [word.low for word in words[max(sentence.first, number.first - 2) : number.first]]
        if before == ["out", "of"] or (before[1:] == ["in"] and before[0] in ONES):
            return True
        if ahead[1:3] == ["those", "who"]:
            hit = outcomes.get(ahead[-1])
            return hit is not None and hit.before
        is_doing = ahead[2:] and ahead[2].endswith("ing") and ahead[2] != "missing"
        return ahead[1:2] == ["those"] and bool(is_doing) and ahead[2] in outcomes

    def _is_of_a_parent(self, number: NumberMention, sentence: Sentence) -> bool:
        """Tell whether "a mother of four children" is told of, and not the children."""
        words, at = self.read.words, number.first
        is_led = at - 2 >= sentence.first and words[at - 1].low == "of"
        return is_led and words[at - 2].low in _PARENTS

    def _are_more_things(self, counted: Counted, previous: Figure | None) -> bool:
        """Tell whether a number goes on with things: "sank 8 boats, and another 14"."""
        nouns = {self.read.words[at].low for at in range(counted.first, counted.last)}
        return previous is not None and previous.outcome.is_of_things and nouns <= _MORE

    # --- the word for the outcome ------------------------------------------------------------

    def _figure(
        self,
        number: NumberMention,
        counted: Counted,
        sentence: Sentence,
        found: Sequence[Figure],
        following: int,
    ) -> Figure | None:
        """Bind a number to the word for its outcome; None where there is none."""
        word = self.read.words[number.first]
        if (
            self._is_one_of_the_most(number, sentence)
            or self._is_one_who_is_named(number, sentence)
            or self._is_share_or_doers(number, sentence)
            or self._is_of_a_parent(number, sentence)
        ):
            return None
        if _YEAR.fullmatch(word.text) and not counted.is_person:
            return None
        as_noun = self._leading.counted_noun(number, counted, sentence)
        # "beheaded six captives": the verb says what became of them.
        is_held = as_noun is not None and as_noun.outcome is Outcome.CAPTURED
        hit = (
            (None if is_held else as_noun)
            or self._leading.before(number, counted, sentence)
            or self._trailing.find(number, counted, sentence, following)
            or as_noun
            or self._leading.measured(number, counted, sentence)
        )
        previous = found[-1] if found else None
        if hit is None and previous is not None:
            hit = self._leading.total_of(previous, number, counted)
        inherited: tuple[str, ...] = ()
        part = previous is not None and is_part(self.read, previous, number)
        if (
            hit is None
            and previous is not None
            and (part or in_a_row(self.read, previous, number, counted))
        ):
            hit = OutcomeBinding(previous.outcome, number.first, counted.last, ONE_MORE)
            inherited = ("whether the outcome of the figure before it is its own",)
        if hit is None:
            return None
        outcome, first, last, rule = hit
        if counted.is_bare and rule == BEHIND and last <= number.last + 2:
            noun = counted_by(self.read, number._replace(last=last), sentence, self.class_words)
            if noun.is_person or noun.status:  # "two damaged vessels", "12 dead civilians"
                counted, last = noun, noun.last
        is_of_things = counted.status in THINGS or self._are_more_things(counted, previous)
        trigger = self.class_words.outcomes.get(self.read.words[first].low)
        if is_of_things != outcome.is_of_things:
            if outcome is Outcome.CAPTURED and is_of_things:
                outcome = Outcome.SEIZED
            elif is_of_things or (trigger and trigger.things) or outcome.is_of_things:
                return None
        status, nationality, group = counted.status, counted.nationality, counted.group
        doubts, is_alike = list(inherited), False
        bare = counted.is_bare and previous is not None
        if bare and previous is not None and (part or in_same_row(self.read, previous, number)):
            status, nationality = status or previous.status, nationality or previous.nationality
            if is_alike := bool(status or nationality):
                doubts.append("whether those counted are of the same kind as those before")
        elif part and previous is not None:
            nationality = nationality or previous.nationality
            status = status or previous.status
        return Figure(
            number,
            outcome,
            min(first, number.first),
            max(last, number.last, counted.last if last >= counted.last else number.last),
            status,
            nationality,
            group,
            rule,
            part,
            tuple(doubts),
            is_alike,
        )
