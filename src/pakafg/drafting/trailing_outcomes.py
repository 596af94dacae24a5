"""The word for an outcome behind what is counted: "12 people in the village were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.drafting.clause_words import AUXILIARIES, CLAUSE_ENDS, PREPOSITIONS
from pakafg.drafting.harm_phrases import (
    BROUGHT,
    CAPTORS,
    HOSPITALS,
    HURTS,
    INCLUDING,
    NO_ADVERBS,
    OF_WHOM,
)
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import BEHIND, OutcomeBinding, OutcomeSearch
from pakafg.drafting.outcome_verbs import combined
from pakafg.drafting.predicate_search import suffered_at
from pakafg.drafting.verb_objects import may_have_object
from pakafg.drafting.words_between import FATAL, MOSTLY, ONE, SearchPlace, WordsBetween
from pakafg.values.vocabularies import Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention
    from pakafg.drafting.outcome_verbs import OutcomeWord

__all__ = ["TrailingOutcomes"]

_REACH: Final = 14  # words behind it in which "were killed" may stand
_BOUNDED: Final = 3  # words within which a number follows, with those that bound it
_PASSIVE: Final = frozenset({"was", "were", "are", "been", "being", "be", "have", "had"})
_BOUNDS: Final = frozenset(
    ("at", "least", "about", "some", "more", "than", "up", "to", "nearly", "around", "over",
     "almost", "another", "as", "many")
)  # fmt: skip
_HELD_IN: Final = {"hospital": Outcome.WOUNDED, "custody": Outcome.DETAINED}
_CARE: Final = 10  # words from "evacuated" to "for medical care"
_ESCAPING: Final = frozenset({"escaped", "survived"})
_ARMED: Final = frozenset({Status.MILITANT, Status.SOLDIER})
_STATES: Final = frozenset({"critical", "serious", "stable", "grave", "moderate"})
_ARE: Final = frozenset({"are", "were", "is", "was", "remain", "remained"})
_BODIES: Final = frozenset({"body", "bodies", "dead", "corpse", "corpses"})
_A_EVENT: Final = (["a"], ["an"], ["the"], ["their"], ["his"], ["her"], ["work"], ["school"])
_OR: Final = frozenset({"or", "and/or"})


_ALONG: Final = frozenset({"along", "together"})
_LED: Final = frozenset(
    ("with", "among", "alongside", "from", "by", "for", "inside", "into", "against", "under")
)
_DONE: Final = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.CAPTURED, Outcome.DETAINED})


@define
class TrailingOutcomes(OutcomeSearch):
    """Finds what became of those counted in the words behind them."""

    _between: WordsBetween = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._between = WordsBetween(self.read, self.class_words, self.used)

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
        place = SearchPlace(self._start(counted, end), end, following)
        before = [word.low for word in words[max(sentence.first, number.first - 2) : number.first]]
        is_led = before[-1:] != [] and before[-1] in _LED and before[0] not in _ALONG
        if before == ["of"]:
            return None  # "Of 40 people aboard, 12 died"
        is_passive = skipping = False
        while place.at < place.end:
            at, end, following = place
            low = words[at].low
            if (jump := self._between.over_brackets(place, sentence)) is not None:
                place = jump
                continue
            hit = self._hit(at, end, counted)
            is_free = is_passive or not skipping or low in FATAL
            if hit is not None and is_free:
                is_done = not is_passive and self._has_object(hit, place)
                is_done |= is_led and is_passive  # "three who hid with two friends were killed"
                if is_done or at >= following or at in self.used:
                    return None
                return self._told(self._outcome(hit, at, sentence), at, number.first, sentence)
            if (phrase := self._phrase(place, counted)) is not None:
                self.used.update(range(at, phrase[1]))
                return OutcomeBinding(phrase[0], number.first, phrase[1], BEHIND)
            if (jump := self._between.over_parts(place, counted, sentence)) is not None:
                place, skipping = jump, low in PREPOSITIONS - {"among"}
                continue
            if low in AUXILIARIES or self._is_adverb(at, end):
                is_passive |= low in _PASSIVE
                skipping = False
            elif at >= following or not self._goes_on(place, counted, skipping=skipping):
                return None
            else:
                skipping = True
            place = place._replace(at=at + 1)
        return None

    def of_those(self, number: NumberMention, sentence: Sentence) -> OutcomeBinding | None:
        """Read "three of the four injured", whom no verb of their own tells of.

        Args:
            number: The number.
            sentence: Its sentence.
        """
        words, at = self.read.words, number.last + 2
        behind = [word.low for word in words[number.last : min(sentence.last, at)]]
        if behind not in (["of", "the"], ["of", "its"], ["of", "their"]):
            return None
        start = at
        while at < sentence.last and is_number_word(words[at]):
            at += 1
        hit = self.class_words.outcomes.get(words[at].low) if at < sentence.last else None
        is_of_bodies = hit is not None and hit.counted and number.value.high != 0
        is_told = is_of_bodies or (hit is not None and hit.behind and start < at)
        if hit is None or not is_told or hit.things:
            return None
        return OutcomeBinding(hit.outcome, number.first, at + 1, BEHIND)

    def _hit(self, at: int, end: int, counted: Counted) -> OutcomeWord | None:
        """Take a word for what became of those counted; None for any other."""
        words = self.read.words
        hit = self.class_words.outcomes.get(words[at].low)
        if hit is None or not hit.behind:
            return None
        after = [word.low for word in words[at + 1 : min(end, at + 3)]]
        is_of_things = hit.things and counted.is_person and not counted.is_thing
        is_of_things &= hit.outcome is not Outcome.SEIZED  # "12 people were seized by gunmen"
        is_on_the_way = (  # "returning from a wedding"
            words[at].low == "returning" and after[:1] == ["from"] and after[1:] in _A_EVENT
        )
        return None if is_of_things or is_on_the_way else hit  # "burned to death"

    def _outcome(self, hit: OutcomeWord, at: int, sentence: Sentence) -> Outcome:
        """Take the outcome of a word; whoever is "evacuated for medical care" is hurt."""
        ahead = self.read.words[at + 1 : min(sentence.last, at + 1 + _CARE)]
        is_cured = {word.low for word in ahead} & (HOSPITALS | {"treatment"})
        return Outcome.WOUNDED if hit.outcome is Outcome.DISPLACED and is_cured else hit.outcome

    def _is_adverb(self, at: int, end: int) -> bool:
        """Tell whether a word such as "arbitrarily" stands before what became of them."""
        words = self.read.words
        low, after = words[at].low, words[at + 1].low if at + 1 < end else ""
        is_told = after in AUXILIARIES or after in self.class_words.outcomes
        return low.endswith("ly") and low not in NO_ADVERBS and is_told

    def _are_bodies(self, counted: Counted) -> bool:
        """Tell whether it is bodies that are counted: they are brought to a hospital, too."""
        words = self.read.words[counted.first : counted.last]
        return any(word.low in _BODIES for word in words)

    def _has_object(self, hit: OutcomeWord, place: SearchPlace) -> bool:
        """Tell whether harm is done to those behind: "two gunmen killed five people"."""
        words, (at, end, following) = self.read.words, place
        after = self.class_words.outcomes.get(words[at + 1].low) if at + 1 < end else None
        is_verb = hit.before and after is None and not self._is_adjective(at)
        is_left = words[at].low == "dead" and words[at - 1].low == "left"
        if is_left and following < end:  # "…, left dead 12 villagers"
            return all(word.low in _BOUNDS for word in words[at + 1 : following])
        if is_verb and may_have_object(words, at, end):
            return True
        if not hit.before or hit.outcome not in _DONE:
            return False
        between = [words[n].low for n in range(at + 1, following)]
        if following >= end or any(low not in _BOUNDS for low in between) or between == ["as"]:
            return False  # "hurt as 16 bombs went off"
        behind = following
        while behind < end and is_number_word(words[behind]):
            behind += 1
        own = self.class_words.outcomes.get(words[behind].low) if behind < end else None
        return own is None or not own.behind  # "12 killed 5 wounded": each has its own word

    def _is_adjective(self, at: int) -> bool:
        """Tell whether a participle stands before its noun: "two seriously wounded officers"."""
        words = self.read.words
        before = at - 1
        while words[before].low.endswith("ly"):
            before -= 1
        return words[before].low in {"the", "its", "their"} or is_number_word(words[before])

    def _start(self, counted: Counted, end: int) -> int:
        """Find where to begin: behind "of the" in "eleven of the dead"."""
        words, at = self.read.words, counted.last
        if counted.is_bare and at + 1 < end and words[at].low == "of":
            return at + 1 + (words[at + 1].low in OF_WHOM)
        return at

    def _goes_on(self, place: SearchPlace, counted: Counted, *, skipping: bool) -> bool:
        """Tell whether a word may stand between those counted and what became of them."""
        words, (at, end, _) = self.read.words, place
        low, after = words[at].low, words[at + 1].low if at + 1 < end else ""
        if low in PREPOSITIONS and (counted.is_person or low == "aboard"):
            return True
        if low == "and" and after in ONE:
            return True  # "three journalists and a medic are missing"
        if low in {"injuries", "wounds"} or low in CLAUSE_ENDS:
            return False
        if words[at].text == "," and after.endswith("ing") and after not in INCLUDING:
            return after in self.class_words.outcomes  # ", forcing them to flee"
        return skipping or (words[at].text == "," and after in INCLUDING | MOSTLY)

    # --- what became of them -----------------------------------------------------------------

    def _phrase(self, place: SearchPlace, counted: Counted) -> tuple[Outcome, int] | None:
        """Read "lost their lives", "gunned down", "taken hostage", "taken to hospital"."""
        words, (at, end, following) = self.read.words, place
        low, after = words[at].low, words[at + 1].low if at + 1 < end else ""
        if at >= following:
            return None
        if (told := suffered_at(words, at, end, things=counted.is_thing)) is not None:
            predicate, last = told
            is_deed = not predicate.own and self._is_deed(at, last, end)
            is_deed |= predicate.outcome is Outcome.DISPLACED and self._are_armed(counted, at)
            return None if is_deed else (predicate.outcome, last)
        if low in {"suffered", "sustained"} and not counted.is_thing:
            near = range(at + 1, min(end, at + 2 + _BOUNDED))
            last = next((each for each in near if words[each].low in HURTS), at)
            return Outcome.WOUNDED, last + 1
        if low == "taken" and after == "by" and self._are_captors(at + 2, end):
            return Outcome.CAPTURED, at + 1
        return self._hurt(place, counted)

    def _are_armed(self, counted: Counted, end: int) -> bool:
        """Tell whether fighters take refuge, or cross a border: they are not displaced."""
        words, statuses = self.read.words[counted.first : end], self.class_words.statuses
        return any(statuses.get(word.low) in _ARMED for word in words)

    def _is_deed(self, at: int, last: int, end: int) -> bool:
        """Tell whether "shot to death" has somebody behind it: two men who shot three people."""
        words = self.read.words
        if words[at - 1].low in _PASSIVE or words[last - 1].low in PREPOSITIONS | {"for", "to"}:
            return False
        is_many = last < end and is_number_word(words[last])
        return is_many or may_have_object(words, last - 1, end)

    def _hurt(self, place: SearchPlace, counted: Counted) -> tuple[Outcome, int] | None:
        """Read "with gunshot wounds", "were taken to a hospital"; bodies are brought there, too."""
        words, (at, end, following) = self.read.words, place
        low, after = words[at].low, words[at + 1].low if at + 1 < end else ""
        near = range(at + 1, min(end, following, at + 2 + _BOUNDED))
        ends: Iterable[int] = ()
        is_with = low == "with" or (low in _ESCAPING and after == "with")
        if (is_with and counted.is_bare | counted.is_person) or (
            low in {"had", "have"} and counted.is_person
        ):
            ends = (each for each in near if words[each].low in HURTS and each not in self.used)
        elif low in {"received", "receive", "receiving", "suffering", "sustaining"}:
            ends = (each for each in near if words[each].low in HURTS)
        elif low in BROUGHT and after == "to" and not self._are_bodies(counted):
            ends = (
                each
                for each in near
                if words[each].low in HOSPITALS
                or (words[each].low == "treatment" and words[each - 1].low == "for")
            )
        elif low == "treated" and (after in {"at", "in"} or words[at - 1].low == "being"):
            return Outcome.WOUNDED, at + 1
        elif low == "treated" and after == "for":
            ends = (each for each in near if words[each].low in HURTS)
        elif low == "in" and after in _HELD_IN and counted.is_person:
            return _HELD_IN[after], at + 2
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

    def _are_captors(self, at: int, end: int) -> bool:
        """Tell whether those who took somebody are fighters, or the like: "by the gunmen"."""
        at += at < end and self.read.words[at].low in {"the", "armed"}
        low = self.read.words[at].low if at < end else ""
        return low in CAPTORS or self.class_words.statuses.get(low) == Status.MILITANT

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
            has_number = self._between.number_from(at + 3, sentence, most=_BOUNDED) < limit
            if has_number or not other.behind:  # "24 killed and wounded three"
                return outcome, first, at + 1
        both = combined(outcome, other.outcome)
        return (outcome, first, at + 1) if both is None else (both, first, at + 3)
