"""One person of whom a sentence says "a": "a woman was killed", "wounding a 10-year-old boy".

Laws of this file: "a" counts one where a noun for a single person stands behind it, and that person
is the one to whom the harm is done: behind "killed", before "was killed" or "died", or in a row
with a figure that has an outcome. Who does the harm ("a gunman killed five") is counted nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from pakafg.drafting.counted_nouns import (
    AUXILIARIES,
    CLAUSE_ENDS,
    PREPOSITIONS,
    Counted,
    bare_word,
)
from pakafg.drafting.figure_rows import Figure, in_a_row, is_part
from pakafg.drafting.harm_phrases import BEFORE_NUMBER, SHOOTING
from pakafg.drafting.number_mentions import NumberMention, is_number_word
from pakafg.drafting.outcome_binding import BEHIND, ONE_MORE, OutcomeBinding, OutcomeSearch
from pakafg.drafting.outcome_verbs import GROUPS, SINGLE_PERSONS
from pakafg.drafting.saying_verbs import says
from pakafg.values.count import Count
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence

__all__ = ["SingleVictims"]

_ONE: Final = frozenset({"a", "an", "another"})
_NTH: Final = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_HARMS: Final = frozenset(
    {Outcome.KILLED, Outcome.WOUNDED, Outcome.MISSING, Outcome.CAPTURED, Outcome.DETAINED}
)
_NOUN: Final = 10  # words between "a" and the last word of what it counts
_REACH: Final = 14  # words behind a person in which "was killed" may stand
_APPOSITION: Final = 9  # words between commas behind a person
_JOINED: Final = 3  # words between a person and the next figure of a row
_VERB: Final = "a verb of harm, and one person"
_UNREAL: Final = frozenset({"if", "whenever", "unless", "no", "not", "never", "would", "could"})
_QUOTED: Final = 30  # words of one quotation
_NEAR: Final = 5  # words before a verb in which such a word makes it unreal
_HELPING: Final = frozenset(
    ("was", "were", "is", "been", "being", "be", "has", "had", "have", "also", "reportedly",
     "critically", "seriously", "severely", "badly", "lightly", "fatally", "later", "feared",
     "confirmed", "found", "left", "shot", "allegedly", "believed", "now", "still", "declared",
     "pronounced", "presumed", "reported", "as", "who", "already", "to", "later")
)  # fmt: skip
_PASSIVE: Final = frozenset({"was", "were", "is", "been", "being", "be", "left", "found"})
_LEAVING: Final = frozenset({"left", "leaving", "leaves", "leave"})
_NO_OBJECT: Final = frozenset(
    (",", ".", ";", "in", "when", "after", "during", "by", "and", "on", "at", "near", "while",
     "as", "”", '"', "’", "’’", "from", "inside", "outside", "with", "along", "but", ")")
)  # fmt: skip
_FATAL: Final = frozenset({"died", "succumbed", "dies"})


@define
class SingleVictims(OutcomeSearch):
    """Finds single persons and what became of them."""

    def of(
        self, sentence: Sentence, dates: set[int], figures: Sequence[Figure], things: set[int]
    ) -> list[Figure]:
        """List the single persons of a sentence to whom harm was done.

        Args:
            sentence: The sentence.
            dates: Numbers of words that are parts of dates.
            figures: The figures of numbers that it has.
            things: Numbers of words that numbers hold already.
        """
        victims: list[tuple[NumberMention, Counted]] = []
        for at in range(sentence.first, sentence.last - 1):
            if self.read.words[at].low in _ONE and at not in dates and at not in things:
                counted = self._person(at, sentence)
                if counted is None and self._is_one_more(at, sentence):
                    counted = Counted(at + 1, at + 1, is_bare=True)
                if counted is not None:
                    victims.append((self._mention(at), counted))
        if not victims:
            return []
        return self._bound(victims, figures, sentence)

    def _is_one_more(self, at: int, sentence: Sentence) -> bool:
        """Tell whether "another" is one person more: "shot dead another, and fled"."""
        words = self.read.words
        is_object = (
            self.class_words.outcomes.get(words[at - 1].low) if at > sentence.first else None
        )
        is_harmed = words[at - 1].low in {"dead", "down"} or (
            is_object is not None and is_object.before and not is_object.things
        )
        return words[at].low == "another" and is_harmed and words[at + 1].low in _NO_OBJECT

    def _bound(
        self,
        victims: Sequence[tuple[NumberMention, Counted]],
        figures: Sequence[Figure],
        sentence: Sentence,
    ) -> list[Figure]:
        """Bind each person to a word of its own, else to its row: the one before, or behind."""
        found: dict[int, Figure] = {}
        for number, counted in victims:
            hit = self._before(number, counted, sentence) or self._behind(number, counted, sentence)
            if hit is not None:
                found[number.first] = _figure(number, counted, hit)
        for number, counted in victims:
            before = [e for e in (*figures, *found.values()) if e.number.first < number.first]
            is_source = counted.last < sentence.last and says(self.read.words, counted.last)
            if number.first in found or not before or is_source:
                continue  # "the dead included two nurses, a doctor said"
            previous = max(before, key=lambda figure: figure.number.first)
            part = is_part(self.read, previous, number)
            if part or in_a_row(self.read, previous, number, counted):
                first = min(previous.first, previous.number.first)
                last = max(previous.last, counted.last)
                if last - first > _QUOTED:
                    first, last = number.first, counted.last
                hit = OutcomeBinding(previous.outcome, first, last, ONE_MORE)
                found[number.first] = _figure(number, counted, hit, part=part)
        for number, counted in reversed(victims):
            if number.first in found:
                continue
            behind = [
                each
                for each in (*figures, *found.values())
                if self._is_among(counted.last, each.number.first)
            ] or [
                each
                for each in (*figures, *found.values())
                if counted.last <= each.number.first <= counted.last + _JOINED
                and self._are_joined(counted.last, each.number.first)
                and each.first >= each.number.first
            ]
            if behind:
                hit = OutcomeBinding(behind[0].outcome, number.first, behind[0].last, ONE_MORE)
                found[number.first] = _figure(number, counted, hit)
        return [each for each in found.values() if each.outcome in _HARMS]

    def _is_apart(self, previous: Figure, number: NumberMention) -> bool:
        """Tell whether a number stands outside of the row of parts before it."""
        return previous.number.first >= number.first

    def _mention(self, at: int) -> NumberMention:
        """Take "a" as a number."""
        word = self.read.words[at]
        return NumberMention(at, at + 1, word.start, word.end, word.text, Count.parse(word.low))

    def _person(self, at: int, sentence: Sentence) -> Counted | None:
        """Read the person behind "a"; None where there is none, or nobody who is harmed."""
        words, (peoples, statuses, outcomes) = self.read.words, self.class_words
        status = nationality = group = None
        place, last = at + 1, min(sentence.last, at + 1 + _NOUN)
        while place < last:
            low = bare_word(words[place])
            is_age = is_number_word(words[place]) or low in {"old", "year", "month", "-", "years"}
            if is_age or words[place].text == ".":  # "a 10-year-old boy", "a U.S. soldier"
                if words[place].text == ".":
                    break
                place += 1
                continue
            ends = low in AUXILIARIES or low in PREPOSITIONS or low in CLAUSE_ENDS or low == "for"
            if ends or not words[place].is_word:
                break
            if low in outcomes and not low.endswith("ed"):
                break
            if low in outcomes:
                following = words[place + 1] if place + 1 < last else None
                if following is None or not following.is_word or group or status:
                    break
            status = statuses.get(low, status)
            nationality = peoples.get(low, nationality)
            group = GROUPS.get(low, group)
            place += 1
        while place > at + 1 and not words[place - 1].is_word:
            place -= 1
        head = bare_word(words[place - 1])
        harm = outcomes.get(words[at - 1].low) if at > sentence.first else None
        # "beheaded a German": only a person is of a people, and is killed.
        is_of_people = harm is not None and place == at + 2 and words[place - 1].is_name
        if place == at + 1 or not (head in SINGLE_PERSONS or is_of_people):
            return None
        return Counted(at + 1, place, status, nationality, group, is_person=True)

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
        if at > sentence.first and self._is_shot(words[at - 1].low, low):
            return OutcomeBinding(Outcome.KILLED, at - 1, counted.last, _VERB)
        if low == "of" and at > sentence.first:
            noun = self.class_words.outcomes.get(words[at - 1].low)
            is_noun = noun is not None and (noun.counted or words[at - 1].low == "killing")
            if noun is not None and is_noun and words[at - 1].low not in {"toll", "bodies"}:
                return OutcomeBinding(
                    noun.outcome, at - 1, counted.last, "a noun of an outcome, of one person"
                )
            return None
        is_verb = hit is not None and hit.before and not hit.things
        if hit is None or not is_verb or self._is_unreal(at, sentence):
            return None
        return OutcomeBinding(hit.outcome, at, counted.last, _VERB)

    def _is_shot(self, previous: str, low: str) -> bool:
        """Tell whether words say "shot dead", "gunned down", "fatally shot"."""
        is_fatal = previous == "fatally" and low in SHOOTING
        return is_fatal or (previous in SHOOTING and low in {"dead", "down"})

    def _behind(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "a woman was killed", "a boy, Ali, 9, died", "left a girl in the village hurt"."""
        words = self.read.words
        end = min(sentence.last, counted.last + _REACH)
        fatal = self._fatal_clause(counted.last, end)
        if fatal is not None:
            return OutcomeBinding(Outcome.KILLED, number.first, fatal + 1, BEHIND)
        hurt = self._hurt_apposition(counted.last, sentence)
        if hurt is not None and self.class_words.outcomes[words[hurt].low].behind:
            outcome = self.class_words.outcomes[words[hurt].low].outcome
            return OutcomeBinding(outcome, number.first, hurt + 1, BEHIND)
        start = self._behind_apposition(counted.last, sentence)
        is_passive = number.first > sentence.first and words[number.first - 1].low in _LEAVING
        skipping = False
        for at in range(start, min(sentence.last, start + _REACH)):
            low = words[at].low
            hit = self.class_words.outcomes.get(low)
            if hit is not None and hit.behind and not hit.things:
                is_harm = not hit.before or is_passive or (self._has_no_object(at) and not skipping)
                if not is_harm or self._is_unreal(at, sentence):
                    return None
                return OutcomeBinding(hit.outcome, number.first, at + 1, BEHIND)
            if low in _HELPING:
                is_passive |= low in _PASSIVE
                skipping = False
            elif low in PREPOSITIONS or low == "for":  # "a photographer for an agency was killed"
                skipping = True
            elif not skipping or low in CLAUSE_ENDS or is_number_word(words[at]) or low == ",":
                return None
        return None

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

    def _has_no_object(self, at: int) -> bool:
        """Tell whether nothing behind a verb suffers it: "a soldier killed in the clash"."""
        words = self.read.words
        after = words[at + 1].low if at + 1 < len(words) else "."
        return after in _NO_OBJECT and not words[at].low.endswith("ing")

    def _is_unreal(self, at: int, sentence: Sentence) -> bool:
        """Tell whether a verb tells of what did not happen."""
        words = self.read.words
        return any(
            words[each].low in _UNREAL for each in range(max(sentence.first, at - _NEAR), at)
        )

    def _is_among(self, first: int, last: int) -> bool:
        """Tell whether words say that one is among those counted: "was among the three hurt"."""
        between = [self.read.words[at].low for at in range(first, min(last, first + _NOUN))]
        return first < last <= first + _NOUN and between[-3:] in (
            ["were", "among", "the"], ["was", "among", "the"], ["are", "among", "the"]
        )  # fmt: skip

    def _are_joined(self, first: int, last: int) -> bool:
        """Tell whether "and" or a comma alone part two of a row."""
        between = [self.read.words[at].low for at in range(first, last)]
        return bool(between) and set(between) <= {"and", ",", "or"}


def _figure(
    number: NumberMention, counted: Counted, hit: OutcomeBinding, *, part: bool = False
) -> Figure:
    """Make a figure of one person."""
    doubts = (
        ("whether the outcome of the figure beside it is its own",) if hit.rule == ONE_MORE else ()
    )
    return Figure(
        number,
        hit.outcome,
        min(hit.first, number.first),
        max(hit.last, counted.last),
        counted.status,
        counted.nationality,
        counted.group,
        hit.rule,
        part,
        doubts,
        is_single=True,
    )
