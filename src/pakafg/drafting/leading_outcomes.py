"""The word for an outcome before a number, or as what it counts: "killed 12", "a toll of 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from pakafg.drafting.counted_nouns import AUXILIARIES, CLAUSE_ENDS
from pakafg.drafting.harm_phrases import (
    ACTS,
    BEFORE_NUMBER,
    BODY,
    DRIVING,
    HELD,
    HOMES,
    LIVES,
    LOSING,
    OF_LAW,
    PRISONER,
    RISE,
    TAKING,
    TOTALS,
)
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import COUNTED_NOUN, ONE_MORE, OutcomeBinding, OutcomeSearch
from pakafg.drafting.outcome_verbs import GROUPS, PERSONS, combined
from pakafg.drafting.person_words import is_person
from pakafg.drafting.thing_nouns import HAPPENINGS
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.figure_rows import Figure
    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["LeadingOutcomes"]

_REACH: Final = 14  # words between a noun and its number, or a number and "from their homes"
_OF_TOLL: Final = 40  # words between "the toll" and its number
_NUMBERED: Final = 6  # words between "the number" and what became of those counted
_NEAR: Final = 4  # words between "the total" and its number
_ROW: Final = 8  # words between a verb and one more of a row
_TAKEN: Final = frozenset({"took", "taken", "taking", "take", "takes"})
_VERB: Final = "a verb of harm, and its number"
_TAKING: Final = 5  # words from "claimed" to "the lives of"
_LOST_PEOPLE: Final = PERSONS - {"more", "other", "others", "members"}
_BEYOND: Final = frozenset(
    ("above", "over", "past", "beyond", "near", "to", "as", "passed", "topped", "exceeded",
     "exceeds", "exceeding", "surpassed", "surpassing", "topping", "passing", "reaching")
)  # fmt: skip
_NOW: Final = frozenset({"in", "fact", "now", "actually", "currently", "officially", "only"})
_OBJECTS: Final = frozenset(
    {"him", "them", "a", "an", "the", "another", "his", "her", "its", "their"}
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
        ahead = words[at].low if at < sentence.last else ""
        nouns = self._nouns(counted)
        if nouns & LIVES and "lost" in {ahead, *nouns}:
            return OutcomeBinding(
                Outcome.KILLED, number.first, counted.last + (ahead == "lost"), _LIVES
            )
        if at + 1 < sentence.last and words[at].low == "of" and counted.is_bare:
            at += 1  # "tens of injuries"
        if "victims" in nouns and self._are_left(number, counted, sentence):
            return OutcomeBinding(Outcome.CASUALTIES, number.first, counted.last, _VICTIMS)
        if at >= sentence.last:
            return None
        hit = self.class_words.outcomes.get(words[at].low)
        is_one = words[at].low != "death" or (counted.is_bare and number.value.high == 1)
        is_open = words[at].low == "toll" and number.value.high == 0  # "no toll was given"
        if hit is None or is_open or not (hit.counted and is_one) or self._is_of_law(at):
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
        while at > sentence.first and words[at].low in BEFORE_NUMBER:
            at -= 1
        is_apart = at + 1 < number.first and words[at + 1].low == "as"
        if at < sentence.first or is_apart:  # "hurt as 16 bombs went off"
            return None
        if words[at].low in _ALONG and words[at + 1].low == "with":
            return self._along(at, counted, sentence)
        phrase = (
            self._lives(at, counted, sentence)
            or self._taken(at, counted, sentence)
            or self._driven(at, counted, sentence)
        )
        if phrase is not None:
            return phrase
        if words[at].low == "and" and counted.is_person:
            verb = self._verb_before(at, sentence)
            return None if verb is None else OutcomeBinding(*verb, counted.last, ONE_MORE)
        return self._noun_of(at, counted, sentence) or self._verb(at, counted, sentence)

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
        """Read "took nine prisoner", "took 11 trucks", "shot down three drones"."""
        words = self.read.words
        low = words[at].low
        ahead = words[counted.last].low if counted.last < sentence.last else ""
        if low in _TAKEN and {ahead, *self._nouns(counted)} & PRISONER:
            last = counted.last + (ahead in PRISONER)
            return OutcomeBinding(Outcome.CAPTURED, at, last, "people who were taken prisoner")
        if low == "away" and at and words[at - 1].low in _TAKEN and counted.is_person:
            return OutcomeBinding(Outcome.CAPTURED, at - 1, counted.last, _VERB)
        if low in _TAKEN and counted.is_thing:
            return OutcomeBinding(Outcome.SEIZED, at, counted.last, _VERB)
        if low == "down" and at and words[at - 1].low == "shot" and counted.is_thing:
            return OutcomeBinding(Outcome.DESTROYED, at - 1, counted.last, _VERB)
        return None

    def _driven(self, at: int, counted: Counted, sentence: Sentence) -> OutcomeBinding | None:
        """Read "drove some 85,000 from their homes"."""
        words = self.read.words
        if words[at].low == "out" and at and words[at - 1].low in DRIVING and counted.is_person:
            return OutcomeBinding(Outcome.DISPLACED, at - 1, counted.last, _VERB)
        if words[at].low not in DRIVING or counted.is_thing:
            return None
        ahead = range(counted.last, min(sentence.last, counted.last + _REACH))
        home = next((each for each in ahead if words[each].low in HOMES), None)
        if home is None:
            return None
        return OutcomeBinding(Outcome.DISPLACED, at, home + 1, "people who were driven from home")

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
                goes_on = ahead.is_name or ahead.low in _OBJECTS or is_person(ahead.low)
                return (hit.outcome, place) if is_verb and goes_on else None
            is_age = words[place + 1].text == "-"  # "killing a 14-year-old and three others"
            if low in AUXILIARIES or low in CLAUSE_ENDS:
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

    def measured(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "the death toll rose to 33", "returns reach 600,000", "the number of dead is 12"."""
        words = self.read.words
        at = number.first - 1
        while at > sentence.first and words[at].low in _NOW:  # "the toll was in fact 13"
            at -= 1
        is_bound = words[number.first].low in _BEYOND  # "pushing the toll above 680"
        if at < sentence.first or not (words[at].low in RISE or is_bound):
            return None
        for place in range(at, max(sentence.first, at - _OF_TOLL) - 1, -1):
            low = words[place].low
            before = words[place - 1]  # "August 27", "rose from 12 to 24"
            is_other = before.is_name or before.low in {"from", "by"}
            if low in {";", ".", "but", "while"} or (
                words[place].text.isdecimal() and not is_other
            ):
                return None
            if place in self.used:
                return None
            if at - place > _REACH and low != "toll" and not self._is_numbered(place):
                continue  # "the toll from clashes between … and … has risen to 60"
            if words[at].low == "of" and at - place > _NEAR:
                return None  # "the injured were three, all of one family"
            if (outcome := self._measure(place)) is not None:
                return OutcomeBinding(outcome, place, counted.last, "a toll, and its number")
        return None

    def total_of(
        self, previous: Figure, number: NumberMention, counted: Counted
    ) -> OutcomeBinding | None:
        """Read "…, which brought the total to at least 118" behind a figure of its sentence."""
        words = self.read.words
        at = number.first - 1
        if words[at].low not in {"to", "at", ":"} or previous.part:
            return None
        for place in range(at - 1, max(previous.last, at - _NEAR) - 1, -1):
            if words[place].low in TOTALS:
                return OutcomeBinding(previous.outcome, place, counted.last, "a total, so far")
        return None

    def _measure(self, place: int) -> Outcome | None:
        """Read a noun that has a number: "toll", "the dead"."""
        words = self.read.words
        low, before = words[place].low, words[place - 1].low if place else ""
        hit = self.class_words.outcomes.get(low)
        if hit is None or self._is_of_law(place):
            return None
        if low == "toll" and before in {"injury", "casualty", "wounded"}:
            return Outcome.CASUALTIES
        is_state = hit.behind and (before in {"of", "the"} or self._is_numbered(place))
        return hit.outcome if hit.measured or is_state else None

    def _is_of_law(self, at: int) -> bool:
        """Tell whether a death is none: "the death penalty of 15 convicts"."""
        words = self.read.words
        return at + 1 < len(words) and words[at + 1].low in OF_LAW

    def _is_numbered(self, place: int) -> bool:
        """Tell whether "the number of people who were" stands before a word."""
        words = self.read.words
        return any(words[at].low == "number" for at in range(max(0, place - _NUMBERED), place))
