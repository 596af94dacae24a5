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
from pakafg.drafting.clause_words import CLAUSE_ENDS
from pakafg.drafting.counted_nouns import Counted, counted_by
from pakafg.drafting.figure_rows import Figure, in_a_row, in_same_row, is_part
from pakafg.drafting.happened import Happened, happened
from pakafg.drafting.harm_phrases import HELD_PEOPLE
from pakafg.drafting.leading_outcomes import LeadingOutcomes
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.number_mentions import is_vague, numbers_in
from pakafg.drafting.numbers_of_nobody import counts_nobody
from pakafg.drafting.outcome_binding import BEHIND, COUNTED_NOUN, ONE_MORE, OutcomeBinding
from pakafg.drafting.shared_outcomes import SharedOutcomes
from pakafg.drafting.single_things import SingleThings
from pakafg.drafting.single_victims import SingleVictims
from pakafg.drafting.subject_verbs import SubjectVerbs
from pakafg.drafting.toll_outcomes import TollOutcomes
from pakafg.drafting.trailing_outcomes import TrailingOutcomes
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention
    from pakafg.drafting.outcome_verbs import OutcomeWord

__all__ = ["FigureRules"]

_MORE: Final = frozenset({"more", "others", "other"})
_OWNER: Final = 3  # words such as "the ferry’s"
_ITS: Final = frozenset({"the", "its", "their", "his", "her", "these", "those"})
_FATAL: Final = frozenset({"died", "succumbed"})
_ACTIVE: Final = frozenset({"was", "were", "said", "is", "are", "told"})
_OPEN: Final = {
    Happened.PERHAPS: ("whether it happened: the words say that it may have",),
    Happened.DENIED: ("whether it happened: somebody denies it",),
}
_NEXT: Final = 5  # words between things and "been destroyed"
_LEAVING: Final = frozenset({"left", "leaving", "leaves", "with"})
_UNITS: Final = frozenset(
    {"battalions", "brigades", "units", "groups", "cells", "networks", "gangs"}
)
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
    _tolls: TollOutcomes = field(init=False)
    _shared: SharedOutcomes = field(init=False)
    _subjects: SubjectVerbs = field(init=False)
    _single: SingleVictims = field(init=False)
    _things: SingleThings = field(init=False)

    def __attrs_post_init__(self) -> None:
        used: set[int] = set()  # a word that is bound to one figure is bound to no other
        self._leading = LeadingOutcomes(self.read, self.class_words, used)
        self._trailing = TrailingOutcomes(self.read, self.class_words, used)
        self._tolls = TollOutcomes(self.read, self.class_words, used)
        self._shared = SharedOutcomes(self.read, self.class_words)
        self._subjects = SubjectVerbs(self.read, self.class_words, used)
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
            if self._are_more_things(counted, found[-1] if found else None):
                counted = counted._replace(is_person=False, is_thing=True)
            is_of_nobody = not (counted.is_person or counted.is_bare or counted.status)
            harm = self.class_words.outcomes.get(
                self.read.words[min(counted.last, sentence.last - 1)].low
            )
            is_of_harm = counted.last < sentence.last and harm is not None and harm.counted
            is_open = is_vague(number) and is_of_nobody and not is_of_harm  # "no army casualties"
            if counted.is_measure or is_open:
                continue
            figure = self._figure(number, counted, sentence, found, following)
            if figure is None:
                unbound.append((number, counted))
                continue
            is_of_them = self._is_of_those_before(number, sentence)
            if figure.rule == BEHIND and not is_of_them:
                found += self._shared.row_before(unbound, figure)
            unbound.clear()
            found.append(figure)
            found += self._shared.second_verb(figure, sentence)
        taken = {at for each in numbers for at in range(each.first, each.last)}
        found += self._single.of(sentence, dates, found, taken)
        found += self._things.of(sentence, found, dates | taken)
        return sorted(found, key=lambda figure: figure.number.first)

    def _is_harm(self, at: int, sentence: Sentence) -> bool:
        """Tell whether a noun of harm stands at a place: "casualties"."""
        hit = self.class_words.outcomes.get(self.read.words[at].low) if at < sentence.last else None
        return hit is not None and hit.counted

    def _is_of_those_before(self, number: NumberMention, sentence: Sentence) -> bool:
        """Tell whether a number is a part of those before it: "22 miners, 11 of whom were hurt"."""
        words = self.read.words[number.last : min(sentence.last, number.last + 2)]
        return [word.low for word in words] in (["of", "whom"], ["of", "them"], ["of", "those"])

    def _whole_of(
        self, number: NumberMention, ahead: Sequence[NumberMention], sentence: Sentence
    ) -> Counted | None:
        """Read those of whom "two of the three victims died" counts two; None for other words."""
        words = self.read.words
        if not ahead or number.last >= sentence.last or words[number.last].low != "of":
            return None
        between = words[number.last + 1 : ahead[0].first]  # "of the", "of the ferry’s"
        owner = between[-1].low if between else "the"
        if len(between) > _OWNER or not (owner in _ITS or owner.endswith(("’s", "'s", "s’"))):
            return None
        counted = counted_by(self.read, ahead[0], sentence, self.class_words)
        low = words[counted.last].low if counted.last < sentence.last else ""
        led = {word.low for word in words[max(sentence.first, number.first - 2) : number.first]}
        # "many of the 90 people displaced" are 90, "left 76 of the 118 missing" are 76
        is_state = low in self.class_words.outcomes and low not in _FATAL and not led & _LEAVING
        return counted if counted.is_person and not is_state else None

    def _are_spoilt(self, counted: Counted, verb: int) -> bool:
        """Tell whether a verb that no people can suffer makes things of a noun: "beehives"."""
        words = self.read.words
        is_noun = counted.last > counted.first and words[counted.last - 1].text.islower()
        is_many = is_noun and words[counted.last - 1].low.endswith("s")
        near = range(counted.last, min(len(words), counted.last + _NEXT))
        hits = (self.class_words.outcomes.get(words[at].low) for at in (verb, *near))
        is_spoiling = any(hit is not None and hit.things for hit in hits)
        is_unit = is_noun and words[counted.last - 1].low in _UNITS
        is_anybody = counted.is_person or counted.status is not None or is_unit
        return is_many and is_spoiling and not is_anybody

    def _are_more_things(self, counted: Counted, previous: Figure | None) -> bool:
        """Tell whether a number goes on with things: "sank 8 boats, and another 14"."""
        nouns = {self.read.words[at].low for at in range(counted.first, counted.last)}
        return previous is not None and previous.outcome.is_of_things and nouns <= _MORE

    def _is_only_of_things(self, word: OutcomeWord | None) -> bool:
        """Tell whether people suffer nothing by a word: "destroyed"."""
        return word is not None and word.things and word.outcome is not Outcome.SEIZED

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

    def _own(
        self, number: NumberMention, counted: Counted, sentence: Sentence, following: int
    ) -> OutcomeBinding | None:
        """Find the word for an outcome that is bound to a number by itself."""
        as_noun = self._leading.counted_noun(number, counted, sentence)
        # "beheaded six captives": the verb says what became of them.
        is_held = as_noun is not None and self.read.words[as_noun.last - 1].low in HELD_PEOPLE | {
            "war"
        }
        measured = self._tolls.measured(number, counted, sentence)
        return (
            (None if is_held else as_noun)
            or self._leading.before(number, counted, sentence)
            # "the toll climbs to 96, many are displaced": a bare number is the toll's.
            or (measured if counted.is_bare else None)
            or self._trailing.find(number, counted, sentence, following)
            or as_noun
            or measured
            or self._trailing.of_those(number, sentence)
            or self._subjects.find(number, counted, sentence)
        )

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
        hit = self._own(number, counted, sentence, following)
        previous = found[-1] if found else None
        if hit is None and previous is not None:
            hit = self._tolls.total_of(previous, number, counted)
        if hit is not None and hit.outcome is Outcome.WOUNDED and self._have_died(hit, sentence):
            hit = hit._replace(outcome=Outcome.KILLED)
        inherited: tuple[str, ...] = ()
        if hit is not None and hit.rule != COUNTED_NOUN:
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
        is_of_things |= self._are_spoilt(counted, first)
        trigger = self.class_words.outcomes.get(self.read.words[first].low)
        if outcome is Outcome.SEIZED and counted.is_person and not is_of_things:
            outcome = Outcome.CAPTURED  # "12 villagers were seized by gunmen"
        if is_of_things != outcome.is_of_things:
            if outcome is Outcome.CAPTURED and is_of_things:
                if self._leading.are_held(counted):
                    return None  # "three villages were captured"
                outcome = Outcome.SEIZED
            elif is_of_things or outcome.is_of_things or self._is_only_of_things(trigger):
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
