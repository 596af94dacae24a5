"""The word for an outcome before a number, or as what it counts: "killed 12", "a toll of 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from pakafg.drafting.clause_words import AUXILIARIES, CLAUSE_ENDS
from pakafg.drafting.harm_phrases import (
    ACTS,
    BEFORE_NUMBER,
    BODY,
    HELD,
    HELD_PEOPLE,
    HOLDING,
    LIVES,
    LOSING,
    PRISONER,
    TAKING,
)
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import COUNTED_NOUN, ONE_MORE, OutcomeBinding, OutcomeSearch
from pakafg.drafting.outcome_verbs import GROUPS, PERSONS, combined
from pakafg.drafting.person_words import are_persons, is_person
from pakafg.drafting.predicate_search import done_to
from pakafg.drafting.thing_nouns import HAPPENINGS
from pakafg.drafting.toll_outcomes import is_of_law
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["LeadingOutcomes"]

_NEAR: Final = 4  # words before "holding" among which those stand who do
_ROW: Final = 8  # words between a verb and one more of a row
_TAKEN: Final = frozenset({"took", "taken", "taking", "take", "takes"})
_LOST: Final = 3  # words from "lives" to "have been lost"
_VERB: Final = "a verb of harm, and its number"
_TAKING: Final = 5  # words from "claimed" to "the lives of"
_LOST_PEOPLE: Final = PERSONS - {"more", "other", "others", "members"}
_ONE: Final = frozenset({"death", "body", "corpse"})
_OF_WAR: Final = (["prisoners", "of", "war"], ["prisoner", "of", "war"])
_FAMILY: Final = frozenset({"family", "families", "group", "party"})
_OBJECTS: Final = frozenset(
    {"him", "them", "a", "an", "all", "the", "another", "his", "her", "its", "their"}
)
_ALONG: Final = frozenset({"along", "together"})
_ONLY_OF_PEOPLE: Final = frozenset({"massacre", "slaughter", "lynching", "beheading"})
_LIVES: Final = "lives that were lost"
_VICTIMS: Final = "victims of what happened"
_LEAVING: Final = frozenset(
    ("are", "were", "left", "leaving", "received", "treated", "treating", "admitted")
)
_EVENTS: Final = frozenset(each.removesuffix("s") for each in HAPPENINGS)


@define
class LeadingOutcomes(OutcomeSearch):
    """Finds what became of those counted in the words before their number."""

    def counted_noun(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "23 fatalities", "12 civilian deaths", "two lost their lives"."""
        words = self.read.words
        at = counted.last
        nouns = self._nouns(counted)
        if nouns & LIVES:
            near = range(at, min(sentence.last, at + _LOST))
            lost = next((each for each in near if words[each].low == "lost"), None)
            if lost is not None or "lost" in nouns:
                last = counted.last if lost is None else lost + 1
                return OutcomeBinding(Outcome.KILLED, number.first, last, _LIVES)
        if at + 1 < sentence.last and words[at].low == "of" and counted.is_bare:
            at += 1  # "tens of injuries"
        if "victims" in nouns and self._are_left(number, counted, sentence):
            return OutcomeBinding(Outcome.CASUALTIES, number.first, counted.last, _VICTIMS)
        if [word.low for word in words[at - 1 : at + 2]] in _OF_WAR or (
            [word.low for word in words[at - 3 : at]] in _OF_WAR
        ):
            return OutcomeBinding(Outcome.CAPTURED, number.first, at, COUNTED_NOUN)
        is_of_held = at > counted.first and words[at - 1].low in HELD_PEOPLE
        at -= is_of_held  # "the 12 hostages" were taken
        if at >= sentence.last:
            return None
        hit = self.class_words.outcomes.get(words[at].low)
        is_one = words[at].low not in _ONE or (counted.is_bare and number.value.high == 1)
        is_one &= words[at].low not in BODY or words[min(at + 1, sentence.last - 1)].low != "of"
        is_open = words[at].low == "toll" and number.value.high == 0  # "no toll was given"
        if hit is None or is_open or not (hit.counted and is_one) or is_of_law(self.read.words, at):
            return None
        self.used.add(at)
        return OutcomeBinding(hit.outcome, number.first, at + 1, COUNTED_NOUN)

    def _are_left(self, number: NumberMention, counted: Counted, sentence: Sentence) -> bool:
        """Tell whether "there are 25 victims", "received 27 victims of the blast" count them."""
        words, last = self.read.words, counted.last
        before = words[number.first - 1].low if number.first > sentence.first else ""
        if before in {"are", "were"} and words[number.first - 2].low != "there":
            return False  # "among the injured were three victims"
        nouns = self._nouns(counted) - {"victims", "of", "the"}
        if before not in _LEAVING or not nouns <= _EVENTS | {"civilian"}:
            return False
        ahead = [word.low for word in words[last : min(sentence.last, last + 3)]]
        return ahead[:1] != ["of"] or bool(_EVENTS & {*ahead})

    def before(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "killed 12", "killing at least five people", "claimed five lives"."""
        words = self.read.words
        at = number.first - 1
        if words[at].text == ":" and at - 1 == sentence.first:
            label = self.class_words.outcomes.get(words[at - 1].low)
            if label is not None and label.behind:  # "Killed: 13", "Dead: 13"
                return OutcomeBinding(label.outcome, at - 1, counted.last, _VERB)
        at = self._outside(at, sentence)
        is_apart = at + 1 < number.first and words[at + 1].low == "as"
        if at < sentence.first or is_apart:  # "hurt as 16 bombs went off"
            return None
        if words[at].low == "of" and words[at - 1].low in _FAMILY:  # "killed a family of five"
            at = self._outside(at - 2, sentence)
        if words[at].low in _ALONG and words[at + 1].low == "with":
            return self._along(at, counted, sentence)
        phrase = (
            self._lives(at, counted, sentence)
            or self._taken(at, counted, sentence)
            or self._done(at, number, counted, sentence)
        )
        if phrase is not None:
            return phrase
        if counted.is_person and words[at].low in {"and", "including"}:
            verb = self._verb_before(at, sentence)
            return None if verb is None else OutcomeBinding(*verb, counted.last, ONE_MORE)
        return self._noun_of(at, counted, sentence) or self._verb(at, counted, sentence)

    def _outside(self, at: int, sentence: Sentence) -> int:
        """Find the word before those that bound a number."""
        words = self.read.words
        while at > sentence.first and words[at].low in BEFORE_NUMBER:
            at -= 1
        return at

    def _along(self, at: int, counted: Counted, sentence: Sentence) -> OutcomeBinding | None:
        """Read "was killed along with three others"."""
        words = self.read.words
        for place in range(at - 1, max(sentence.first, at - _ROW) - 1, -1):
            hit = self.class_words.outcomes.get(words[place].low)
            if hit is not None and hit.behind and hit.things == (counted.is_thing):
                return OutcomeBinding(hit.outcome, place, counted.last, ONE_MORE)
            if words[place].low in CLAUSE_ENDS or is_number_word(words[place]):
                return None
        return None

    def _lives(self, at: int, counted: Counted, sentence: Sentence) -> OutcomeBinding | None:
        """Read "claimed five lives", "the lives of five", "lost five men", "shot dead four"."""
        words = self.read.words
        low = words[at].low
        if low in TAKING and self._nouns(counted) & LIVES:
            return OutcomeBinding(Outcome.KILLED, at, counted.last, _LIVES)
        if low == "of" and at > sentence.first and words[at - 1].low in LIVES:
            beside = words[max(sentence.first, at - _TAKING) : at - 1]
            beside += words[counted.last : min(sentence.last, counted.last + _TAKING)]
            if not any(word.low in TAKING for word in beside):
                return None  # "threatened the lives of thousands"
            return OutcomeBinding(Outcome.KILLED, at - 1, counted.last, _LIVES)
        if low in LOSING and self._are_missed(counted):
            return OutcomeBinding(Outcome.KILLED, at, counted.last, "people whom somebody lost")
        fatal = None if counted.is_thing else self.fatal_phrase(at, sentence.first)
        return None if fatal is None else OutcomeBinding(Outcome.KILLED, fatal, counted.last, _VERB)

    def _are_missed(self, counted: Counted) -> bool:
        """Tell whether those whom somebody lost are dead: a team loses players, too."""
        if counted.status is not None:
            return not counted.is_thing
        return bool(self._nouns(counted) & (_LOST_PEOPLE | set(GROUPS)))

    def _taken(self, at: int, counted: Counted, sentence: Sentence) -> OutcomeBinding | None:
        """Read "took nine prisoner", "took 11 trucks"."""
        words = self.read.words
        low = words[at].low
        ahead = words[counted.last].low if counted.last < sentence.last else ""
        if low in _TAKEN and {ahead, *self._nouns(counted)} & PRISONER:
            last = counted.last + (ahead in PRISONER)
            return OutcomeBinding(Outcome.CAPTURED, at, last, "people who were taken prisoner")
        if low in _TAKEN and counted.is_thing:
            return OutcomeBinding(Outcome.SEIZED, at, counted.last, _VERB)
        return None

    def _done(
        self, at: int, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "rounded up 12", "drove some 85,000 from their homes", "shot down three drones"."""
        told = done_to(
            self.read.words,
            at,
            (number.first, counted.last),
            (sentence.first, sentence.last),
            things=counted.is_thing,
        )
        if told is None:
            return None
        predicate, first, last = told
        outcome = predicate.outcome
        before = {word.low for word in self.read.words[max(sentence.first, first - _NEAR) : first]}
        if predicate.verb == "holding" and before & HOLDING:
            outcome = Outcome.DETAINED
        return OutcomeBinding(outcome, first, last, _VERB)

    def _noun_of(self, at: int, counted: Counted, sentence: Sentence) -> OutcomeBinding | None:
        """Read "the deaths of 214 soldiers"."""
        words = self.read.words
        if words[at].low != "of" or at <= sentence.first:
            return None
        noun = words[at - 1].low
        hit = self.class_words.outcomes.get(noun)
        outcome = ACTS.get(noun) or (hit.outcome if hit is not None and hit.counted else None)
        if noun in BODY or (noun == "parts" and words[at - 2].low in BODY):
            outcome = Outcome.KILLED  # "the remains of four people", "body parts of three"
        if outcome is None or not (counted.is_person or self._is_of_people(noun, counted)):
            return None
        if outcome is Outcome.CAPTURED and self.are_held(counted):
            return None
        if noun in ACTS and self.is_only_wanted(at - 1, sentence.first):
            return None
        self.used.add(at - 1)
        return OutcomeBinding(outcome, at - 1, counted.last, "a noun of an outcome, of a number")

    def _is_of_people(self, noun: str, counted: Counted) -> bool:
        """Tell whether a noun of harm is of people or things here.

        "The capture of three" may be of towns, "a loss of two" of points.
        """
        is_plain = noun in self.class_words.outcomes or counted.is_thing
        return noun != "loss" and (is_plain or counted.is_bare or noun in _ONLY_OF_PEOPLE)

    def _verb(self, at: int, counted: Counted, sentence: Sentence) -> OutcomeBinding | None:
        """Read "killed 12", "killed or wounded 12"."""
        words = self.read.words
        hit = self.class_words.outcomes.get(words[at].low)
        if hit is None or not hit.before or at in self.used:
            return None
        # "Killed 12 days later" was read as a measure; "were killed, 12 of them" has a comma.
        outcome = hit.outcome
        if outcome is Outcome.CAPTURED and self.are_held(counted):
            return None
        if at - 2 >= sentence.first and words[at - 1].low in {"or", "and/or"}:
            other = self.class_words.outcomes.get(words[at - 2].low)
            outcome = (other and combined(other.outcome, outcome)) or outcome
        if self._is_of_others(outcome, at, counted, sentence):
            return None
        self.used.add(at)
        return OutcomeBinding(outcome, at, counted.last, _VERB)

    def are_held(self, counted: Counted) -> bool:
        """Tell whether what is counted may be captured, and is nobody: villages, hills."""
        return bool(self._nouns(counted) & HELD)

    def _nouns(self, counted: Counted) -> set[str]:
        """List the words of what is counted."""
        return {self.read.words[at].low for at in range(counted.first, counted.last)}

    def _verb_before(self, at: int, sentence: Sentence) -> tuple[Outcome, int] | None:
        """Find the verb of "killing a deputy governor and three others"."""
        words = self.read.words
        for place in range(at - 1, max(sentence.first, at - _ROW) - 1, -1):
            low = words[place].low
            hit = self.class_words.outcomes.get(low)
            if hit is not None:
                is_verb = hit.before and low.endswith(("ing", "ed", "s")) and place not in self.used
                ahead = words[place + 1]  # "killing Ali Khan and three others"
                is_people = is_person(ahead.low)  # "killing all passengers, including 13"
                is_people |= words[at].low == "including" and are_persons(ahead.low)
                goes_on = is_people or ahead.is_name or ahead.low in _OBJECTS
                return (hit.outcome, place) if is_verb and goes_on else None
            is_age = words[place + 1].text == "-"  # "killing a 14-year-old and three others"
            if low in AUXILIARIES - {"all"} or low in CLAUSE_ENDS:
                return None
            if is_number_word(words[place]) and not is_age:
                return None
        return None

    def _is_of_others(
        self, outcome: Outcome, verb: int, counted: Counted, sentence: Sentence
    ) -> bool:
        """Tell whether those counted have a state of their own, and the word before is of others.

        "left 447 wounded 23 soldiers dead", "helicopters evacuated the 10 injured".
        """
        words, at = self.read.words, counted.last
        hit = self.class_words.outcomes.get(words[at].low) if at < sentence.last else None
        if hit is None or not hit.behind or hit.outcome == outcome:
            return False
        is_named = counted.is_bare and words[verb + 1].low == "the"
        return is_named or (words[at].low == "dead" and not counted.is_bare)
