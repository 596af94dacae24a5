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
from pakafg.drafting.harm_phrases import (
    BEFORE_NUMBER,
    DRIVING,
    HOMES,
    INCLUDING,
    LIVES,
    LOSING,
    OF_WHOM,
    RISE,
    TAKING,
)
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.number_mentions import numbers_in
from pakafg.drafting.outcome_verbs import (
    THINGS,
    combined,
)
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["FigureRules"]

_REACH: Final = 14  # words behind it in which "were killed" may stand
_BEHIND: Final = "a number, and what became of them"
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
    _used: set[int] = field(factory=set, init=False)

    def of(self, sentence: Sentence, dates: set[int]) -> list[Figure]:
        """List the figures of a sentence.

        Args:
            sentence: The sentence.
            dates: Numbers of words that are parts of dates.
        """
        self._used = set()
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
            if figure.rule == _BEHIND:
                found += self._joined(unbound, figure)
            unbound.clear()
            found.append(figure)
        return found

    def _joined(self, unbound: list[tuple[NumberMention, Counted]], figure: Figure) -> list[Figure]:
        """Bind the numbers of a row that end with a figure: "two officers and a driver died"."""
        words = self.read.words
        joined: list[Figure] = []
        first = figure.number.first
        for number, counted in reversed(unbound):
            between = {words[at].low for at in range(counted.last, first)}
            if not counted.is_person or not between <= {"and", ",", "as", "well"}:
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
                    "one more of the same kind",
                    part=False,
                    doubts=(doubt,),
                )
            )
            first = number.first
        return joined[::-1]

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
        if _YEAR.fullmatch(word.text) and not counted.is_person:
            return None
        hit = (
            self._counted_noun(number, counted, sentence)
            or self._right_before(number, counted, sentence)
            or self._right_behind(number, counted, sentence, following)
            or self._measured(number, counted, sentence)
        )
        previous = found[-1] if found else None
        inherited: tuple[str, ...] = ()
        part = previous is not None and is_part(self.read, previous, number)
        if (
            hit is None
            and previous is not None
            and (part or in_a_row(self.read, previous, number, counted))
        ):
            hit = previous.outcome, number.first, counted.last, "one more of the same kind"
            inherited = ("whether the outcome of the figure before it is its own",)
        if hit is None:
            return None
        outcome, first, last, rule = hit
        if counted.is_bare and rule == _BEHIND and last == number.last + 1:
            noun = counted_by(self.read, number._replace(last=last), sentence, self.class_words)
            if noun.is_person or noun.status:  # "two damaged vessels", "12 dead civilians"
                counted, last = noun, noun.last
        is_of_things = counted.status in THINGS
        trigger = self.class_words.outcomes.get(self.read.words[first].low)
        if is_of_things != outcome.is_of_things:
            if outcome is Outcome.CAPTURED and is_of_things:
                outcome = Outcome.SEIZED
            elif is_of_things or (trigger and trigger.things) or outcome.is_of_things:
                return None
        status, nationality, group = counted.status, counted.nationality, counted.group
        doubts = list(inherited)
        bare = counted.is_bare and previous is not None
        if bare and previous is not None and (part or in_same_row(self.read, previous, number)):
            status, nationality = status or previous.status, nationality or previous.nationality
            if status or nationality:
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
        )

    def _counted_noun(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> tuple[Outcome, int, int, str] | None:
        """Read "23 fatalities", "12 civilian deaths"."""
        words = self.read.words
        at = counted.last
        if (
            at < sentence.last
            and (hit := self.class_words.outcomes.get(words[at].low))
            and hit.counted
        ):
            if number.value.low is not None and words[at].low != "death":
                self._used.add(at)
                return hit.outcome, number.first, at + 1, "a number of deaths, or the like"
        return None

    def _right_before(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> tuple[Outcome, int, int, str] | None:
        """Read "killed 12", "killing at least five people", "claimed five lives"."""
        words = self.read.words
        at = number.first - 1
        while at > sentence.first and words[at].low in BEFORE_NUMBER:
            at -= 1
        if at < sentence.first:
            return None
        low = words[at].low
        nouns = {words[p].low for p in range(counted.first, counted.last)}
        if low in TAKING and (nouns & LIVES or (at and low == "lost")) and nouns & LIVES:
            return Outcome.KILLED, at, counted.last, "lives that were lost"
        if nouns & LIVES and counted.last < sentence.last and words[counted.last].low == "lost":
            return Outcome.KILLED, number.first, counted.last + 1, "lives that were lost"
        if low in LOSING and counted.is_person and counted.status not in THINGS:
            return Outcome.KILLED, at, counted.last, "people whom somebody lost"
        if low in DRIVING and counted.status not in THINGS:
            ahead = range(counted.last, min(sentence.last, counted.last + _REACH))
            home = next((p for p in ahead if words[p].low in HOMES), None)
            if home is not None:
                return Outcome.DISPLACED, at, home + 1, "people who were driven from home"
        hit = self.class_words.outcomes.get(low)
        if hit is None or not hit.before or at in self._used:
            if low == "of" and at > sentence.first:
                before = self.class_words.outcomes.get(words[at - 1].low)
                if before is not None and (before.counted or words[at - 1].low == "killing"):
                    self._used.add(at - 1)
                    return before.outcome, at - 1, counted.last, "a noun of an outcome, of a number"
            return None
        # "Killed 12 days later" was read as a measure; "were killed, 12 of them" has a comma.
        outcome = hit.outcome
        if at - 2 >= sentence.first and words[at - 1].low in {"or", "and/or"}:
            other = self.class_words.outcomes.get(words[at - 2].low)
            outcome = (other and combined(other.outcome, outcome)) or outcome
        behind = self._state_behind(counted.last, sentence)
        if behind is not None and behind != outcome and not counted.is_bare:
            return None  # "left 447 wounded 23 soldiers dead": the word before is of another figure
        self._used.add(at)
        return outcome, at, counted.last, "a verb of harm, and its number"

    def _state_behind(self, at: int, sentence: Sentence) -> Outcome | None:
        """Read a state that stands right behind what is counted: "23 soldiers dead"."""
        words = self.read.words
        hit = self.class_words.outcomes.get(words[at].low) if at < sentence.last else None
        return hit.outcome if hit is not None and hit.behind and words[at].low == "dead" else None

    def _right_behind(
        self, number: NumberMention, counted: Counted, sentence: Sentence, following: int
    ) -> tuple[Outcome, int, int, str] | None:
        """Read "50 civilians dead", "12 people in the village were killed"."""
        words = self.read.words
        at, end = counted.last, min(sentence.last, counted.last + _REACH)
        if counted.is_bare and at + 1 < end and words[at].low == "of":
            at += 1 + (words[at + 1].low in OF_WHOM)  # "eleven of the dead", "two of them are"
        saw_auxiliary = False
        skipping = 0
        while at < end:
            low = words[at].low
            hit = self.class_words.outcomes.get(low)
            if words[at].text in {"—", "–", "-", "("} and at < following <= at + 2:
                closing = self._closing(at, sentence)
                if closing is None:
                    return None
                at, end = closing + 1, min(sentence.last, closing + _REACH)
                following = sentence.last
                continue
            if hit is not None and hit.behind and not (skipping and not saw_auxiliary):
                if at >= following:
                    return None
                self._used.add(at)
                return *self._with_alternative(hit.outcome, at, number.first, sentence), (_BEHIND)
            if low == "among" and at + 2 < end and words[at + 1].low == "the":
                at += 2  # "nine soldiers among the dead"
                skipping = 0
                continue
            if low in AUXILIARIES:
                saw_auxiliary |= low in {"was", "were", "are", "been", "being", "be", "have", "had"}
                skipping = 0
            elif low in PREPOSITIONS and counted.is_person:
                skipping = 1
            elif low == "and" and at + 1 < end and words[at + 1].low in {"a", "an", "one"}:
                skipping = 1  # "three journalists and a medic are missing"
            elif low in {"injuries", "wounds"} or low in CLAUSE_ENDS or at >= following:
                return None
            elif words[at].text == ",":
                if at + 1 < end and words[at + 1].low in INCLUDING | {"most", "mostly", "all"}:
                    skipping = 1
                elif not skipping:
                    return None
            elif low in {"suffered", "sustained"}:
                return Outcome.WOUNDED, number.first, at + 1, _BEHIND
            elif not skipping:
                return None
            at += 1
        return None

    def _with_alternative(
        self, outcome: Outcome, at: int, first: int, sentence: Sentence
    ) -> tuple[Outcome, int, int]:
        """Read on to "killed or wounded"."""
        words = self.read.words
        if at + 2 < sentence.last and words[at + 1].low in {"or", "and/or"}:
            other = self.class_words.outcomes.get(words[at + 2].low)
            if other is not None and (both := combined(outcome, other.outcome)):
                return both, first, at + 3
        return outcome, first, at + 1

    def _measured(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> tuple[Outcome, int, int, str] | None:
        """Read "the death toll rose to 33", "returns reach 600,000", "the number of dead is 12"."""
        words = self.read.words
        at = number.first - 1
        if at < sentence.first or words[at].low not in RISE:
            return None
        for place in range(at, max(sentence.first, at - _REACH) - 1, -1):
            hit = self.class_words.outcomes.get(words[place].low)
            if words[place].low in {";", ".", "but", "while"} or words[place].text[0].isdecimal():
                return None
            if place in self._used:
                return None
            if hit is not None and hit.measured:
                if (
                    words[place].low == "toll"
                    and place
                    and words[place - 1].low in {"injury", "casualty", "wounded"}
                ):
                    return Outcome.CASUALTIES, place, counted.last, "a toll, and its number"
                return hit.outcome, place, counted.last, "a toll, and its number"
            if hit is not None and words[place - 1].low in {"of", "the"} and hit.behind:
                return hit.outcome, place, counted.last, "a toll, and its number"
        return None

    def _closing(self, at: int, sentence: Sentence) -> int | None:
        """Find the dash or bracket that closes what one opens."""
        opening = self.read.words[at].text
        wanted = {")"} if opening == "(" else {opening}
        for place in range(at + 1, min(sentence.last, at + 30)):
            if self.read.words[place].text in wanted:
                return place
        return None
