"""The verb of which those counted are the subject: "12 men from Orrin, who had hid, were killed".

Laws of this file: a clause has one subject, so that its finite helping verb tells of those counted
however many words stand between, as long as they begin the clause and no other one begins before
the verb; of verbs in a row ("were ambushed and killed") the first that names an outcome counts;
where the verb names none, nothing is bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from pakafg.drafting.clause_words import AUXILIARIES, PASTS, PREPOSITIONS
from pakafg.drafting.harm_phrases import NO_ADVERBS
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_binding import BEHIND, OutcomeBinding, OutcomeSearch
from pakafg.drafting.saying_verbs import says
from pakafg.drafting.verb_objects import has_object
from pakafg.drafting.words_between import FATAL

if TYPE_CHECKING:
    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.news_text import Sentence
    from pakafg.drafting.number_mentions import NumberMention
    from pakafg.drafting.outcome_verbs import OutcomeWord

__all__ = ["SubjectVerbs"]

_REACH: Final = 40  # words from those counted to their verb
_BOUNDED: Final = 4  # words within which a number follows, with those that bound it
_ASIDE: Final = 20  # words between two commas
_ROW: Final = 12  # words between the verb and another one that "and" joins to it
_BE: Final = frozenset({"was", "were", "are", "is", "be", "been", "being"})
_FINITE: Final = frozenset(
    ("was", "were", "are", "is", "have", "has", "had", "may", "might", "could", "would", "will",
     "remain", "remained", "remains")
)  # fmt: skip
_NOT: Final = frozenset({"not", "never", "no"})
_OWN: Final = frozenset({"who", "which", "that", "whom", "whose"})
_NEW_CLAUSE: Final = frozenset(
    (";", ":", ".", "?", "!", "|", "but", "or", "while", "when", "where", "because", "if",
     "although", "though", "after", "before", "until", "since", "as", "so", "than", "and")
)  # fmt: skip
_LEADS: Final = frozenset(
    (",", ";", ":", "(", "—", "–", "“", '"', "‘", "'", "”", "•", "and", "but", "while", "when",
     "where", "that", "because", "although", "though", "after", "before", "as", "if", "another",
     "the", "these", "those", "all", "other", "far", "also", "meanwhile", "least", "only", "now")
)  # fmt: skip
_VAGUE: Final = frozenset({"no", "many", "some"})
_TELLING: Final = frozenset({"told", "telling", "tell", "informed", "assured", "warned"})
_OPENING: Final = {"(": ")", "—": "—", "–": "–", "[": "]"}
_TOTALS: Final = frozenset({"total", "number", "group"})


@define
class SubjectVerbs(OutcomeSearch):
    """Finds what the verb of a clause says of those counted, who are its subject."""

    def find(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Find the verb, and the outcome that it names.

        Args:
            number: The number.
            counted: What it counts.
            sentence: Its sentence.

        Returns:
            The outcome, the words that tell so, and the rule; None where the verb names none.
        """
        if (participle := self._participle(number, counted, sentence)) is not None:
            return participle
        if number.value.high == 0 or not self._is_subject(number, counted, sentence):
            return None
        verb = self._verb(counted, sentence)
        return None if verb is None else self._told(verb, number, counted, sentence)

    def _participle(
        self, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read "seven men, captured in a clash on Monday, …"."""
        words, at = self.read.words, counted.last + 1
        if at + 1 >= sentence.last or words[at - 1].text != "," or counted.is_bare:
            return None
        hit = self._hit(at, counted, is_passive=True)
        is_told = hit is not None and hit.before and words[at].low.endswith("ed")
        if hit is None or not is_told or words[at + 1].low not in PREPOSITIONS or at in self.used:
            return None
        self.used.add(at)
        return OutcomeBinding(hit.outcome, number.first, at + 1, BEHIND)

    def _is_subject(self, number: NumberMention, counted: Counted, sentence: Sentence) -> bool:
        """Tell whether a number begins a clause, so that nothing else is the subject of it."""
        words, at = self.read.words, number.first
        if counted.is_bare and counted.last < sentence.last and words[counted.last].text == ",":
            return False  # "a boy, Ivo Kral, 9, was hurt"
        if at - 2 >= sentence.first and words[at - 1].low == "of" and words[at - 2].low in _TOTALS:
            at -= 2
            at -= at > sentence.first and words[at - 1].low in {"a", "the"}
        if at == sentence.first:
            return True
        return words[at - 1].low in _LEADS or says(words, at - 1)

    def _verb(self, counted: Counted, sentence: Sentence) -> int | None:
        """Find the finite verb of those counted; None where another clause begins before it."""
        words, at, is_own = self.read.words, counted.last, False
        end = min(sentence.last, at + _REACH)
        has_verb = False  # one that is no helping verb: then "and" may begin a clause
        while at < end:
            low = words[at].low
            if self._is_finite(at):
                if not is_own:
                    return at
                is_own, at = False, self._behind_group(at, end)
            elif low == "," or low in _OPENING:
                behind = self._behind_aside(at, end)
                if behind is None:
                    return None
                at = behind
            elif self._is_new_clause(at, end, has_verb=has_verb):
                return None
            else:
                is_own |= low in _OWN and at + 1 < end and self._is_finite(at + 1)
                has_verb |= low in PASTS or low.endswith("ed")
                at += 1
        return None

    def _is_new_clause(self, at: int, end: int, *, has_verb: bool) -> bool:
        """Tell whether a word begins another clause, or one more of a row."""
        words = self.read.words
        low = words[at].low
        if low == "and":
            near = words[at + 1 : min(end, at + 1 + _BOUNDED)]
            return has_verb or any(is_number_word(word) or word.low in _VAGUE for word in near)
        is_complement = low == "that" and not (at + 1 < end and self._is_finite(at + 1))
        if is_complement or low in _NEW_CLAUSE or low in _TELLING or says(words, at):
            return True
        return is_number_word(words[at]) and words[at - 1].low not in PREPOSITIONS

    def _is_finite(self, at: int) -> bool:
        """Tell whether a word begins the verb of a clause."""
        return self.read.words[at].low in _FINITE or self.read.words[at].low in FATAL

    def _behind_group(self, at: int, end: int) -> int:
        """Pass over a verb with its helping verbs: "had been standing"."""
        words = self.read.words
        while at < end and (self._is_finite(at) or words[at].low in AUXILIARIES):
            at += 1
        return at

    def _behind_aside(self, at: int, end: int) -> int | None:
        """Pass over words in brackets, or between two commas behind which the verb stands."""
        words = self.read.words
        if words[at].low in _OPENING:
            mark = _OPENING[words[at].low]
            return next((n + 1 for n in range(at + 1, end) if words[n].text == mark), None)
        if at + 1 < end and self._is_finite(at + 1):
            return at + 1
        for place in range(at + 1, min(end - 1, at + _ASIDE)):
            if words[place].text in {";", ":", "."}:
                return None
            if words[place].text == "," and self._is_finite(place + 1):
                return place + 1
        return None

    def _told(
        self, verb: int, number: NumberMention, counted: Counted, sentence: Sentence
    ) -> OutcomeBinding | None:
        """Read the outcome that a verb names, or another one that is joined to it."""
        words, at = self.read.words, verb
        is_passive = False
        while at < sentence.last and (
            words[at].low in _FINITE
            or (words[at].low in AUXILIARIES and words[at].low not in _OWN)
            or self._is_adverb(at)
        ):
            if words[at].low in _NOT:
                return None
            is_passive |= words[at].low in _BE
            at += 1
        if at >= sentence.last or words[at].low in _NOT:
            return None
        hit = self._hit(at, counted, is_passive=is_passive)
        if hit is None and is_passive and words[at].low not in self.class_words.outcomes:
            at = self._joined(at, counted, sentence)
            hit = self._hit(at, counted, is_passive=True)
            if hit is not None and has_object(words, at, sentence.last):
                return None
        if hit is None or at in self.used:
            return None
        self.used.add(at)
        return OutcomeBinding(hit.outcome, number.first, at + 1, BEHIND)

    def _is_adverb(self, at: int) -> bool:
        """Tell whether a word only says how: "heavily", "also", "since"."""
        low = self.read.words[at].low
        is_how = low.endswith("ly") and low not in NO_ADVERBS
        return is_how or low in _NOT or low in {"so", "far"}

    def _hit(self, at: int, counted: Counted, *, is_passive: bool) -> OutcomeWord | None:
        """Take a word for what became of the subject; None for what it did."""
        hit = self.class_words.outcomes.get(self.read.words[at].low)
        if hit is None or not hit.behind or (hit.before and not is_passive):
            return None
        return None if hit.things and not counted.is_thing else hit

    def _joined(self, at: int, counted: Counted, sentence: Sentence) -> int:
        """Find the verb that "and" joins to another one: "were ambushed and killed"."""
        words = self.read.words
        for place in range(at + 1, min(sentence.last - 1, at + _ROW)):
            low = words[place].low
            if low in _OWN or (low in _NEW_CLAUSE and low != "and") or self._is_finite(place):
                return at
            then = place + 1
            while then < sentence.last - 1 and self._is_adverb(then):
                then += 1
            if low in {"and", ","} and self._hit(then, counted, is_passive=True) is not None:
                return then
        return at
