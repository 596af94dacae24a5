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
from pakafg.drafting.happened import Happened, happened
from pakafg.drafting.leading_outcomes import LeadingOutcomes
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.number_mentions import is_number_word, is_vague, numbers_in
from pakafg.drafting.numbers_of_nobody import counts_nobody
from pakafg.drafting.outcome_binding import BEHIND, ONE_MORE, OutcomeBinding
from pakafg.drafting.single_things import SingleThings
from pakafg.drafting.single_victims import SingleVictims
from pakafg.drafting.trailing_outcomes import TrailingOutcomes
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["FigureRules"]

_MORE: Final = frozenset({"more", "others", "other"})
_ROW: Final = 8  # words between two of a row
_FATAL: Final = frozenset({"died", "succumbed"})
_FINITE: Final = frozenset({"was", "were", "are", "is", "have", "has", "had"})
_ACTIVE: Final = frozenset({"was", "were", "said", "is", "are", "told"})
_CLAUSE: Final = 26  # words between people and what became of them in the end
_OPEN: Final = {
    Happened.PERHAPS: ("whether it happened: the words say that it may have",),
    Happened.DENIED: ("whether it happened: somebody denies it",),
}
_LATER: Final = frozenset({Outcome.KILLED, Outcome.MISSING, Outcome.CAPTURED, Outcome.DETAINED})
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
    _things: SingleThings = field(init=False)

    def __attrs_post_init__(self) -> None:
        used: set[int] = set()  # a word that is bound to one figure is bound to no other
        self._leading = LeadingOutcomes(self.read, self.class_words, used)
        self._trailing = TrailingOutcomes(self.read, self.class_words, used)
        self._single = SingleVictims(self.read, self.class_words, used)
        self._things = SingleThings(self.read, self.class_words, used)

    def of(self, sentence: Sentence, dates: set[int]) -> list[Figure]:
        """List the figures of a sentence.

        Args:
            sentence: The sentence.
            dates: Numbers of words that are parts of dates.
        """
        found: list[Figure] = []
        unbound: list[tuple[NumberMention, Counted]] = []
        numbers = list(numbers_in(self.read, sentence, dates))
        wholes: set[int] = set()
        for index, number in enumerate(numbers):
            if index in wholes:
                continue
            counted = counted_by(self.read, number, sentence, self.class_words)
            if (whole := self._whole_of(number, numbers[index + 1 :], sentence)) is not None:
                wholes.add(index + 1)  # "two of the three victims died" counts two
                counted, index = whole, index + 1  # noqa: PLW2901  (what follows is behind both)
            following = numbers[index + 1].first if index + 1 < len(numbers) else sentence.last
            is_of_nobody = not (counted.is_person or counted.is_bare or counted.status)
            if counted.is_measure or (is_vague(number) and is_of_nobody):
                continue
            figure = self._figure(number, counted, sentence, found, following)
            if figure is None:
                unbound.append((number, counted))
                continue
            is_of_them = self._is_of_those_before(number, sentence)
            if figure.rule == BEHIND and not is_of_them:
                found += self._joined(unbound, figure)
            unbound.clear()
            found.append(figure)
        taken = {at for each in numbers for at in range(each.first, each.last)}
        found += self._single.of(sentence, dates, found, taken)
        found += self._things.of(sentence, found, dates | taken)
        return sorted(found, key=lambda figure: figure.number.first)

    def _joined(self, unbound: list[tuple[NumberMention, Counted]], figure: Figure) -> list[Figure]:
        """Bind the numbers of a row that end with a figure: "two officers and a driver died"."""
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

    def _is_of_those_before(self, number: NumberMention, sentence: Sentence) -> bool:
        """Tell whether a number is a part of those before it: "22 miners, 11 of whom were hurt"."""
        words = self.read.words[number.last : min(sentence.last, number.last + 2)]
        return [word.low for word in words] in (["of", "whom"], ["of", "them"], ["of", "those"])

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

    def _whole_of(
        self, number: NumberMention, ahead: Sequence[NumberMention], sentence: Sentence
    ) -> Counted | None:
        """Read those of whom "two of the three victims died" counts two; None for other words."""
        words = self.read.words
        behind = [word.low for word in words[number.last : min(sentence.last, number.last + 2)]]
        if not ahead or behind[:1] != ["of"] or behind[1:] not in (["the"], ["its"], ["their"]):
            return None
        if ahead[0].first != number.last + len(behind):
            return None
        counted = counted_by(self.read, ahead[0], sentence, self.class_words)
        low = words[counted.last].low if counted.last < sentence.last else ""
        is_told = low in _FATAL or low in _FINITE or self._die_in_the_end(counted.last, sentence)
        return counted if counted.is_person and is_told else None

    def _of_those_in_a_state(
        self, number: NumberMention, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "three of the four injured", whom no verb of their own tells of."""
        words, at = self.read.words, number.last + 2
        behind = [word.low for word in words[number.last : min(sentence.last, at)]]
        if behind not in (["of", "the"], ["of", "its"], ["of", "their"]):
            return None
        start = at
        while at < sentence.last and is_number_word(words[at]):
            at += 1
        hit = self.class_words.outcomes.get(words[at].low) if start < at < sentence.last else None
        if hit is None or not hit.behind or hit.things:
            return None
        return OutcomeBinding(hit.outcome, number.first, at + 1, BEHIND)

    def _die_in_the_end(self, at: int, sentence: Sentence) -> bool:
        """Tell whether "taken to hospitals on Monday has died" stands behind people."""
        words = self.read.words
        for place in range(at, min(sentence.last, at + _CLAUSE)):
            if words[place].low in _FATAL:
                return words[place - 1].low in {"has", "have", "had"}
            if words[place].low in CLAUSE_ENDS:
                return False
        return False

    def _are_more_things(self, counted: Counted, previous: Figure | None) -> bool:
        """Tell whether a number goes on with things: "sank 8 boats, and another 14"."""
        nouns = {self.read.words[at].low for at in range(counted.first, counted.last)}
        return previous is not None and previous.outcome.is_of_things and nouns <= _MORE

    def _have_died(self, hit: OutcomeBinding, sentence: Sentence) -> bool:
        """Tell whether "one of the injured men, 25, died" tells of the dead."""
        words = self.read.words
        before = [word.low for word in words[hit.first : hit.last]]
        is_of_hurt = "the" in before[-4:-1] or "who" in before
        for at in range(hit.last, sentence.last if is_of_hurt else hit.last):
            if words[at].low in _FATAL:
                return True
            if words[at].low in CLAUSE_ENDS - {"."} or words[at].low in _ACTIVE:
                return False
        return False

    def _may_be_counted(self, counted: Counted, previous: Figure | None) -> bool:
        """Tell whether those counted may be a part of people: wards are none."""
        words = self.read.words[counted.first : counted.last]
        is_bare = counted.is_bare or words[0].low == "of"  # "nine of them"
        is_known = counted.is_person or is_bare or counted.status is not None
        is_of_things = previous is not None and previous.outcome.is_of_things
        is_named = any(word.is_name for word in words)
        is_kind = bool(words) and words[0].low.endswith("ed")  # "three affiliated with the front"
        return is_known or is_of_things or is_named or is_kind

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
        if counts_nobody(self.read, self.class_words, number, sentence):
            return None
        if _YEAR.fullmatch(word.text) and not counted.is_person:
            return None
        as_noun = self._leading.counted_noun(number, counted, sentence)
        # "beheaded six captives": the verb says what became of them.
        is_held = as_noun is not None and as_noun.outcome is Outcome.CAPTURED
        measured = self._leading.measured(number, counted, sentence)
        hit = (
            (None if is_held else as_noun)
            or self._leading.before(number, counted, sentence)
            # "the toll climbs to 96, many are displaced": a bare number is the toll's.
            or (measured if counted.is_bare else None)
            or self._trailing.find(number, counted, sentence, following)
            or as_noun
            or measured
        )
        previous = found[-1] if found else None
        hit = hit or self._of_those_in_a_state(number, sentence)
        if hit is None and previous is not None:
            hit = self._leading.total_of(previous, number, counted)
        if hit is not None and hit.outcome is Outcome.WOUNDED and self._have_died(hit, sentence):
            hit = hit._replace(outcome=Outcome.KILLED)
        inherited: tuple[str, ...] = ()
        if hit is not None and hit is not as_noun:
            told = happened(self.read, hit, number, sentence)
            if told is Happened.NOT_TOLD:
                return None
            inherited = _OPEN.get(told, ())
        part = previous is not None and is_part(self.read, previous, number)
        part = part and self._may_be_counted(counted, previous)
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
                then = self._trailing.find(number, noun, sentence, following)
                if then is not None and (outcome is Outcome.DISPLACED or then.outcome in _LATER):
                    outcome, last = then.outcome, then.last  # "12 wounded soldiers were killed"
        is_of_things = counted.is_thing or self._are_more_things(counted, previous)
        trigger = self.class_words.outcomes.get(self.read.words[first].low)
        if is_of_things != outcome.is_of_things:
            if outcome is Outcome.CAPTURED and is_of_things:
                if self._leading.are_held(counted):
                    return None  # "three villages were captured"
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
