"""What became of one person: the word for it before "a soldier", or behind.

Law of this file: a harm is done to the person where its verb is passive, has nobody behind it, or
stands before the person; what only might have happened is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.drafting.clause_words import CLAUSE_ENDS, PREPOSITIONS
from pakafg.drafting.harm_phrases import ACTS, BEFORE_NUMBER, BODY, LOSING, SHOOTING
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import BEHIND, OutcomeBinding, OutcomeSearch
from pakafg.drafting.outcome_verbs import combined
from pakafg.drafting.predicate_search import done_to, suffered_at
from pakafg.drafting.single_persons import single_person
from pakafg.drafting.subject_verbs import SubjectVerbs
from pakafg.drafting.verb_objects import may_have_object
from pakafg.drafting.words_between import ONE, WordsBetween
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["SingleOutcomes"]

_REACH: Final = 14  # words behind a person in which "was killed" may stand
_APPOSITION: Final = 9  # words between commas behind a person
_NEAR: Final = 5  # words before a verb in which such a word makes it unreal
_VERB: Final = "a verb of harm, and one person"
_OF_ONE: Final = "a noun of an outcome, of one person"
_LOST: Final = "a person whom somebody lost"
_UNREAL: Final = frozenset({"if", "whenever", "unless", "no", "not", "never", "would", "could"})
_CONDITIONS: Final = frozenset({"critical", "serious", "stable", "grave", "moderate"})
_KIN: Final = frozenset(
    ("son", "daughter", "brother", "sister", "wife", "husband", "father", "mother", "cousin",
     "nephew", "niece", "grandson", "granddaughter", "uncle", "aunt", "relative")
)  # fmt: skip
_HELPING: Final = frozenset(
    ("was", "were", "is", "been", "being", "be", "has", "had", "have", "also", "reportedly",
     "critically", "seriously", "severely", "badly", "lightly", "fatally", "later", "feared",
     "confirmed", "found", "left", "shot", "allegedly", "believed", "now", "still", "declared",
     "pronounced", "presumed", "reported", "as", "who", "already", "to", "later")
)  # fmt: skip
_PASSIVE: Final = frozenset({"was", "were", "is", "been", "being", "be", "left", "found"})
_ATTACKED: Final = SHOOTING | {"struck", "hit", "attacked", "ambushed"}
_LEAVING: Final = frozenset({"left", "leaving", "leaves", "leave"})
_STILL_THE_SAME: Final = frozenset({"he", "she", "later", "who", "and", "subsequently", "then"})
_FATAL: Final = frozenset({"died", "succumbed", "dies"})


@define
class SingleOutcomes(OutcomeSearch):
    """Finds what became of one person."""

    _between: WordsBetween = field(init=False)
    _subjects: SubjectVerbs = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._between = WordsBetween(self.read, self.class_words, self.used)
        self._subjects = SubjectVerbs(self.read, self.class_words, self.used)

    def find(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Find the word for an outcome, before a person or behind.

        Args:
            number: The word "a".
            counted: The person.
            sentence: Their sentence.

        Returns:
            The outcome, the words that tell so, and the rule; None where there is none.
        """
        return (
            self._done(number, counted, sentence)
            or self._before(number, counted, sentence)
            or self._behind(number, counted, sentence)
            or self._subjects.find(number, counted, sentence)
        )

    def _done(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "held captive a farmer", "took a farmer hostage"."""
        span, limits = (number.first, counted.last), (sentence.first, sentence.last)
        told = done_to(self.read.words, number.first - 1, span, limits, things=False)
        if told is None:
            return None
        predicate, first, last = told
        return OutcomeBinding(predicate.outcome, first, last, _VERB)

    def _before(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "killed a doctor", "the death of a soldier", "left a girl wounded"."""
        words = self.read.words
        at = number.first - 1
        while at > sentence.first and words[at].low in BEFORE_NUMBER - {"with", "a", "an"}:
            at -= 1
        if at < sentence.first:
            return None
        low = words[at].low
        hit = self.class_words.outcomes.get(low)
        fatal = self.fatal_phrase(at, sentence.first)
        if fatal is not None:
            return OutcomeBinding(Outcome.KILLED, fatal, counted.last, _VERB)
        if low == "of" and at > sentence.first:
            of_noun = self._of_noun(words[at - 1].low)
            is_wanted = self.is_only_wanted(at - 1, sentence.first)
            if of_noun is None or is_wanted or self._is_unreal(at, sentence):
                return None
            return OutcomeBinding(of_noun, at - 1, counted.last, _OF_ONE)
        is_lost = low in LOSING and bool(counted.group or self._is_kin(counted))
        is_verb = hit is not None and hit.before and not hit.things
        if not (is_lost or is_verb) or self._is_unreal(at, sentence):
            return None
        outcome = Outcome.KILLED if hit is None or is_lost else hit.outcome
        if at - 2 >= sentence.first and words[at - 1].low in {"or", "and/or"}:
            other = self.class_words.outcomes.get(words[at - 2].low)  # "killed or wounded a"
            outcome = (other and combined(other.outcome, outcome)) or outcome
        return OutcomeBinding(outcome, at, counted.last, _LOST if is_lost else _VERB)

    def _is_kin(self, counted: Counted) -> bool:
        """Tell whether somebody of a family is lost: a team loses a player, too."""
        return any(self.read.words[at].low in _KIN for at in range(counted.first, counted.last))

    def _of_noun(self, noun: str) -> Outcome | None:
        """Read "the death of", "the abduction of", "the body of"."""
        if noun in BODY:
            return Outcome.KILLED
        hit = self.class_words.outcomes.get(noun)
        is_counted = hit is not None and hit.counted and noun not in {"toll", "bodies"}
        return ACTS.get(noun) or (hit.outcome if hit is not None and is_counted else None)

    def _behind(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "a woman was killed", "a boy, Ali, 9, died", "left a girl in the village hurt"."""
        words = self.read.words
        last = self._behind_age(counted.last, sentence)
        end = min(sentence.last, last + _REACH)
        fatal = self._fatal_clause(last, end)
        if fatal is not None:
            return OutcomeBinding(Outcome.KILLED, number.first, fatal + 1, BEHIND)
        hurt = self._hurt_apposition(last, sentence)
        if hurt is not None and self.class_words.outcomes[words[hurt].low].behind:
            outcome = self.class_words.outcomes[words[hurt].low].outcome
            return OutcomeBinding(outcome, number.first, hurt + 1, BEHIND)
        start = self._between.verb_of(last, counted, sentence)
        start = start or self._behind_apposition(last, sentence)
        is_passive = number.first > sentence.first and words[number.first - 1].low in _LEAVING
        return self._from(start, number, sentence, is_passive=is_passive)

    def _from(
        self, start: int, number: NumberMention, sentence: Sentence, *, is_passive: bool
    ) -> OutcomeBinding | None:
        """Go on to what became of one person, from the word behind what is said of the person."""
        words, skipping = self.read.words, False
        for at in range(start, min(sentence.last, start + _REACH)):
            low = words[at].low
            told = suffered_at(words, at, sentence.last, things=False)
            if told is not None:  # "a man shot to death his wife" tells of what he did
                predicate, last = told
                is_own = predicate.own or is_passive or self._has_no_object(last - 1, sentence)
                own = OutcomeBinding(predicate.outcome, number.first, last, BEHIND)
                return own if is_own else None
            if (state := self._in_a_state(at)) is not None:
                return OutcomeBinding(Outcome.WOUNDED, number.first, state, BEHIND)
            hit = self.class_words.outcomes.get(low)
            if hit is not None and hit.behind and not hit.things:
                is_state = not hit.before and not self._is_shooting(at, sentence)
                is_harm = (
                    is_state or is_passive or (self._has_no_object(at, sentence) and not skipping)
                )
                if not is_harm or self._is_unreal(at, sentence):
                    return None
                return self._told(hit.outcome, at, number, sentence)
            if low in _HELPING:
                is_passive |= low in _PASSIVE
                skipping = False
            elif low in PREPOSITIONS or low == "for":  # "a photographer for an agency was killed"
                skipping = True
            elif not self._is_attacked(at) and (not skipping or self._ends(at)):
                return None
        return None

    def _told(
        self, outcome: Outcome, at: int, number: NumberMention, sentence: Sentence
    ) -> OutcomeBinding:
        """Bind one person to what became of them, in the end: whoever is hurt may die of it."""
        death = self._succumbed(at + 1, sentence) if outcome is Outcome.WOUNDED else None
        outcome = outcome if death is None else Outcome.KILLED
        return OutcomeBinding(outcome, number.first, death or at + 1, BEHIND)

    def _is_shooting(self, at: int, sentence: Sentence) -> bool:
        """Tell whether "shot dead" has somebody behind it: "a sniper shot dead a woman"."""
        return self.read.words[at - 1].low in SHOOTING and not self._has_no_object(at, sentence)

    def _in_a_state(self, at: int) -> int | None:
        """Find the end of "in serious condition"."""
        words = [word.low for word in self.read.words[at : at + 3]]
        is_state = words[:1] == ["in"] and words[2:] == ["condition"]
        return at + 3 if is_state and words[1] in _CONDITIONS else None

    def _is_attacked(self, at: int) -> bool:
        """Tell whether a word is one of "was struck and killed" before the last."""
        words = self.read.words
        is_first = words[at].low in _ATTACKED and words[at + 1].low == "and"
        return is_first or (words[at].low == "and" and words[at - 1].low in _ATTACKED)

    def _ends(self, at: int) -> bool:
        """Tell whether nothing behind a word is said of a person."""
        words = self.read.words
        is_counting = is_number_word(words[at]) and not words[at + 1].is_name  # "of 1 Harra Rifles"
        return words[at].low in CLAUSE_ENDS or words[at].low == "," or is_counting

    def _fatal_clause(self, at: int, end: int) -> int | None:
        """Find "died" behind a clause of its own: "a girl who was wounded in the shelling died"."""
        words = self.read.words
        if at >= end or words[at].low != "who":
            return None
        for place in range(at + 1, end):
            if words[place].low in _FATAL:
                return place
            if words[place].low in CLAUSE_ENDS or is_number_word(words[place]):
                return None
        return None

    def _succumbed(self, at: int, sentence: Sentence) -> int | None:
        """Find the end of "…, where he succumbed", "but later died" of one who was hurt."""
        words = self.read.words
        for place in range(at, sentence.last):
            is_other = words[place].low in ONE and single_person(
                self.read, self.class_words, place, sentence
            )
            if is_number_word(words[place]) or is_other or words[place].low == ";":
                return None
            before = {word.low for word in words[max(at, place - 2) : place]}
            if words[place].low in _FATAL and before & _STILL_THE_SAME:
                return place + 1
        return None

    def _behind_age(self, at: int, sentence: Sentence) -> int:
        """Pass over "of nine" and "aged 12", where what became of the person stands behind it."""
        words = self.read.words
        if at + 2 >= sentence.last or words[at].low not in {"of", "aged"}:
            return at
        after = words[at + 2].low
        is_told = after in _HELPING or after in _FATAL or after in self.class_words.outcomes
        return at + 2 if is_number_word(words[at + 1]) and is_told else at

    def _behind_apposition(self, at: int, sentence: Sentence) -> int:
        """Pass over ", Ali Khan, 14," where what became of the person stands behind it."""
        words = self.read.words
        if at >= sentence.last or words[at].text != ",":
            return at
        if at + 1 < sentence.last and words[at + 1].low in _PASSIVE:
            return at + 1  # ", including an officer, were killed"
        for place in range(at + 1, min(sentence.last - 1, at + _APPOSITION)):
            after = words[place + 1].low
            is_told = after in _HELPING or after in self.class_words.outcomes
            if words[place].text == "," and is_told:
                return place + 1
        return at

    def _hurt_apposition(self, at: int, sentence: Sentence) -> int | None:
        """Find "injured" in ", seriously injured," right behind a person."""
        words = self.read.words
        if at >= sentence.last or words[at].text != ",":
            return None
        place = at + 1
        while place < sentence.last and words[place].low in _HELPING:
            place += 1
        is_closed = place + 1 < sentence.last and words[place + 1].text in {",", "."}
        hit = self.class_words.outcomes.get(words[place].low) if is_closed else None
        return place if hit is not None and hit.behind and not hit.things else None

    def _has_no_object(self, at: int, sentence: Sentence) -> bool:
        """Tell whether nothing behind a verb suffers it: "a soldier killed in the clash"."""
        words = self.read.words
        is_doing = words[at].low.endswith("ing")
        is_counting = at + 1 < sentence.last and is_number_word(words[at + 1])
        is_one = at + 1 < sentence.last and words[at + 1].low in ONE
        return not (is_doing or is_counting or is_one or may_have_object(words, at, sentence.last))

    def _is_unreal(self, at: int, sentence: Sentence) -> bool:
        """Tell whether a verb tells of what did not happen."""
        words = self.read.words
        return any(
            words[each].low in _UNREAL for each in range(max(sentence.first, at - _NEAR), at)
        )
