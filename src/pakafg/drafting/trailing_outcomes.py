"""The word for an outcome behind what is counted: "12 people in the village were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define

from pakafg.drafting.counted_nouns import AUXILIARIES, CLAUSE_ENDS, PREPOSITIONS
from pakafg.drafting.harm_phrases import (
    BROUGHT,
    DYING,
    HOSPITALS,
    HURTS,
    INCLUDING,
    OF_WHOM,
    PRISONER,
    SHOOTING,
)
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import BEHIND, OutcomeBinding, OutcomeSearch
from pakafg.drafting.outcome_verbs import GROUPS, PERSONS, combined
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention
    from pakafg.drafting.outcome_verbs import OutcomeWord

__all__ = ["TrailingOutcomes"]

_REACH: Final = 14  # words behind it in which "were killed" may stand
_WITHIN: Final = 30  # words between a bracket and the one that closes it, or to the next number
_BOUNDED: Final = 3  # words within which a number follows, with those that bound it
_PASSIVE: Final = frozenset({"was", "were", "are", "been", "being", "be", "have", "had"})
_MOSTLY: Final = frozenset({"most", "mostly", "mainly", "all", "many", "half", "some", "at", "as"})
_ONE: Final = frozenset({"a", "an", "one"})  # "two people, a man and a woman, were killed"
_OBJECT: Final = frozenset({"a", "an", "the", "his", "her", "their", "its", "him", "them"})
_BOUNDS: Final = frozenset(
    ("at", "least", "about", "some", "more", "than", "up", "to", "nearly", "around", "over",
     "almost", "another", "as", "many")
)  # fmt: skip
_AGES: Final = frozenset({"and", "between", "to", ",", "or", "-", "–"})
_STATES: Final = frozenset({"critical", "serious", "stable", "grave"})
_ARE: Final = frozenset({"are", "were", "is", "was", "remain", "remained"})
_BODIES: Final = frozenset({"body", "bodies", "dead", "corpse", "corpses"})
_OR: Final = frozenset({"or", "and/or"})


class _Place(NamedTuple):
    """Where the search stands: at a word, up to another; and where the next number begins."""

    at: int
    end: int
    following: int


@define
class TrailingOutcomes(OutcomeSearch):
    """Finds what became of those counted in the words behind them."""

    def find(
        self, number: NumberMention, counted: Counted, sentence: Sentence, following: int
    ) -> OutcomeBinding | None:
        """Find the word for an outcome.

        Args:
            number: The number.
            counted: What it counts.
            sentence: Its sentence.
            following: Where the next number begins.

        Returns:
            The outcome, the words that tell so, and the rule; None where there is none.
        """
        words = self.read.words
        end = min(sentence.last, counted.last + _REACH)
        place = _Place(self._start(counted, end), end, following)
        is_passive = skipping = False
        while place.at < place.end:
            at, end, following = place
            low = words[at].low
            if (jump := self._over_brackets(place, sentence)) is not None:
                place = jump
                continue
            hit = self.class_words.outcomes.get(low)
            if hit is not None and hit.behind and (is_passive or not skipping):
                is_done = not is_passive and self._has_object(hit, place)
                if is_done or at >= following or at in self.used:
                    return None
                return self._told(hit.outcome, at, number.first, sentence)
            if (phrase := self._phrase(place, counted)) is not None:
                return OutcomeBinding(phrase[0], number.first, phrase[1], BEHIND)
            if (jump := self._over_parts(place, counted, sentence)) is not None:
                place, skipping = jump, low in PREPOSITIONS - {"among"}
                continue
            if low in AUXILIARIES:
                is_passive |= low in _PASSIVE
                skipping = False
            elif at >= following or not self._goes_on(place, counted, skipping=skipping):
                return None
            else:
                skipping = True
            place = place._replace(at=at + 1)
        return None

    def _are_bodies(self, counted: Counted) -> bool:
        """Tell whether it is bodies that are counted: they are brought to a hospital, too."""
        words = self.read.words[counted.first : counted.last]
        return any(word.low in _BODIES for word in words)

    def _has_object(self, hit: OutcomeWord, place: _Place) -> bool:
        """Tell whether harm is done to those behind: "two gunmen killed five people"."""
        words, (at, end, following) = self.read.words, place
        if not hit.before or hit.outcome not in {Outcome.KILLED, Outcome.WOUNDED}:
            return False
        if at + 1 < end and words[at + 1].low in _OBJECT:
            return True
        if following >= end or any(words[n].low not in _BOUNDS for n in range(at + 1, following)):
            return False
        behind = following
        while behind < end and is_number_word(words[behind]):
            behind += 1
        own = self.class_words.outcomes.get(words[behind].low) if behind < end else None
        return own is None or not own.behind  # "12 killed 5 wounded": each has its own word

    def _start(self, counted: Counted, end: int) -> int:
        """Find where to begin: behind "of the" in "eleven of the dead"."""
        words, at = self.read.words, counted.last
        if counted.is_bare and at + 1 < end and words[at].low == "of":
            return at + 1 + (words[at + 1].low in OF_WHOM)
        return at

    def _goes_on(self, place: _Place, counted: Counted, *, skipping: bool) -> bool:
        """Tell whether a word may stand between those counted and what became of them."""
        words, (at, end, _) = self.read.words, place
        low, after = words[at].low, words[at + 1].low if at + 1 < end else ""
        if low in PREPOSITIONS and counted.is_person:
            return True
        if low == "and" and after in _ONE:
            return True  # "three journalists and a medic are missing"
        if low in {"injuries", "wounds"} or low in CLAUSE_ENDS:
            return False
        return skipping or (words[at].text == "," and after in INCLUDING | _MOSTLY)

    # --- what is passed over -----------------------------------------------------------------

    def _over_brackets(self, place: _Place, sentence: Sentence) -> _Place | None:
        """Pass over "— three of them children —"; the search ends where nothing closes it."""
        words, (at, _, following) = self.read.words, place
        opens = words[at].text in {"—", "–", "("}
        is_of_one = at + 1 < sentence.last and words[at + 1].low in _ONE | INCLUDING | _MOSTLY
        if not opens or not (at < following <= at + 2 or is_of_one):
            return None
        wanted = ")" if words[at].text == "(" else words[at].text
        for closing in range(at + 1, min(sentence.last, at + _WITHIN)):
            if words[closing].text == wanted:
                end = min(sentence.last, closing + _REACH)
                return _Place(closing + 1, end, sentence.last)
        return place._replace(at=place.end)

    def _over_parts(self, place: _Place, counted: Counted, sentence: Sentence) -> _Place | None:
        """Pass over parts of a figure, and numbers that count something else."""
        words, (at, end, following) = self.read.words, place
        low = words[at].low
        if low == "," and (closing := self._closing_comma(at, sentence)):
            # ", including three children, were killed"
            reach = min(sentence.last, closing + _REACH)
            return _Place(closing + 1, reach, self._number_from(closing + 1, sentence))
        if low == "among" and at < following <= at + 2:  # "four medics among six killed"
            after = following
            while after < end and is_number_word(words[after]):
                after += 1
            return _Place(after, end, self._number_from(after, sentence))
        if low in PREPOSITIONS and counted.is_person and at < following <= at + 2:
            # "residents of five towns were driven out"
            return _Place(following + 1, end, self._number_from(following + 1, sentence))
        behind = self._behind_words(at, end)
        return None if behind is None else place._replace(at=behind)

    def _behind_words(self, at: int, end: int) -> int | None:
        """Find the end of words that tell nothing of their own."""
        words = self.read.words
        low, after = words[at].low, words[at + 1].low if at + 1 < end else ""
        if low == "among" and after == "the" and at + 2 < end:  # "nine soldiers among the dead"
            return at + 2
        if low == "aged":  # "two men aged 29 and 41 were killed"
            ages = range(at + 1, end)
            return next(
                (n for n in ages if words[n].low not in _AGES and not words[n].text.isdecimal()),
                end,
            )
        if low in SHOOTING and after == "and":  # "were burned and hacked to death"
            return at + 2
        return self._behind_mixed(at, end) if low == "and" else None

    def _closing_comma(self, at: int, sentence: Sentence) -> int | None:
        """Find where ", including three children," closes, before what became of all of them."""
        words = self.read.words
        if at + 1 >= sentence.last or words[at + 1].low not in INCLUDING | _MOSTLY | _ONE:
            return None
        for place in range(at + 2, min(sentence.last - 1, at + _REACH)):
            after = words[place + 1].low
            if words[place].text == "," and (
                after in AUXILIARIES or after in self.class_words.outcomes
            ):
                return place
        return None

    def _behind_mixed(self, at: int, end: int) -> int | None:
        """Find the end of "and children", "and health workers": people of one more kind."""
        words, statuses = self.read.words, self.class_words.statuses
        for noun in range(at + 1, min(at + 3, end - 1)):
            low = words[noun].low
            is_person = low in GROUPS or low in PERSONS or low in statuses
            if is_number_word(words[noun]):
                return None
            after = self.class_words.outcomes.get(words[noun + 1].low)
            if is_person and (
                words[noun + 1].low in AUXILIARIES or (after is not None and after.behind)
            ):
                return noun + 1
        return None

    def _number_from(self, at: int, sentence: Sentence, *, most: int = _WITHIN) -> int:
        """Find the first number from a word on; the end of the sentence where none is near."""
        ahead = range(at, min(sentence.last, at + most))
        return next(
            (each for each in ahead if is_number_word(self.read.words[each])), sentence.last
        )

    # --- what became of them -----------------------------------------------------------------

    def _phrase(self, place: _Place, counted: Counted) -> tuple[Outcome, int] | None:
        """Read "lost their lives", "gunned down", "taken hostage", "taken to hospital"."""
        words, (at, end, following) = self.read.words, place
        low, after = words[at].low, words[at + 1].low if at + 1 < end else ""
        if at >= following:
            return None
        if low in {"suffered", "sustained"}:
            return Outcome.WOUNDED, at + 1
        if low == "taken" and after in PRISONER:
            return Outcome.CAPTURED, at + 2
        for phrase in DYING:
            last = at + len(phrase)
            if last <= end and all(words[at + n].low == word for n, word in enumerate(phrase)):
                return Outcome.KILLED, last
        return self._hurt(place, counted)

    def _hurt(self, place: _Place, counted: Counted) -> tuple[Outcome, int] | None:
        """Read "with gunshot wounds", "were taken to a hospital"; bodies are brought there, too."""
        words, (at, end, following) = self.read.words, place
        low, after = words[at].low, words[at + 1].low if at + 1 < end else ""
        near = range(at + 1, min(end, following, at + 2 + _BOUNDED))
        ends: Iterable[int] = ()
        if low == "with" and counted.is_person:
            ends = (each for each in near if words[each].low in HURTS and each not in self.used)
        elif low in BROUGHT and after == "to" and not self._are_bodies(counted):
            ends = (each for each in near if words[each].low in HOSPITALS)
        elif low == "treated" and after in {"at", "in"}:
            return Outcome.WOUNDED, at + 1
        elif low == "treated" and after == "for":
            ends = (each for each in near if words[each].low in HURTS)
        elif low == "in" and words[at - 1].low in _ARE:  # "three are in city hospitals"
            ends = (each for each in near if words[each].low in {"hospital", "hospitals"})
        if (
            low == "in"
            and counted.is_bare | counted.is_person
            and _STATES & {words[each].low for each in near}
        ):
            ends = (each for each in near if words[each].low == "condition")
        last = next(iter(ends), None)
        return None if last is None else (Outcome.WOUNDED, last + 1)

    def _told(self, outcome: Outcome, at: int, first: int, sentence: Sentence) -> OutcomeBinding:
        """Bind the word for an outcome, with the one that is joined to it."""
        self.used.add(at)
        return OutcomeBinding(*self._with_alternative(outcome, at, first, sentence), BEHIND)

    def _with_alternative(
        self, outcome: Outcome, at: int, first: int, sentence: Sentence
    ) -> tuple[Outcome, int, int]:
        """Read on to "killed or wounded", and to "dead and wounded" of one number."""
        words = self.read.words
        joining = words[at + 1].low if at + 2 < sentence.last else ""
        other = self.class_words.outcomes.get(words[at + 2].low) if joining else None
        if other is None or joining not in _OR | {"and"}:
            return outcome, first, at + 1
        if joining == "and":
            limit = min(at + 3 + _BOUNDED, sentence.last)
            has_number = self._number_from(at + 3, sentence, most=_BOUNDED) < limit
            if has_number or not other.behind:  # "24 killed and wounded three"
                return outcome, first, at + 1
        both = combined(outcome, other.outcome)
        return (outcome, first, at + 1) if both is None else (both, first, at + 3)
