"""To whom a sentence attributes what it says: "according to the UN", "the army said", "per X".

Laws of this file: an attribution is a verb of saying with its subject before or after it, or words
such as "according to" with a name behind them. The subject is an actor of the corpus, or the words
that name or describe one; what a quotation attributes changes nobody outside of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.drafting.borne_titles import Speaker
from pakafg.drafting.known_names import NameMention
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.saying_verbs import (
    ALSO_NOUNS,
    DATA,
    DETERMINERS,
    GIVING_FIGURES,
    INVERTED,
    SOURCES,
    says,
)
from pakafg.drafting.speaker_identity import NamedSpeaker, SpeakerIdentity
from pakafg.drafting.speaker_phrases import (
    phrase_at,
    phrase_before,
    phrase_opening,
)
from pakafg.drafting.speakers_so_far import OBJECTS, PRONOUNS
from pakafg.drafting.subject_words import (
    before_aside,
    before_day,
    clause_start,
    is_abbreviated,
    is_named,
)

if TYPE_CHECKING:
    from pakafg.drafting.news_text import Sentence, Word

__all__ = ["Attributor", "SaidBy"]

_TO: Final = {("according", "to"), ("as", "per"), ("in", "the", "words", "of"), ("cited", "by")}
_TITLE: Final = 4  # words before a name
_BACK: Final = 40  # words in which the subject of a verb is looked for
_AHEAD: Final = 14  # words behind a verb in which its subject ends
_QUOTING: Final = frozenset({"quoted", "quotes", "cited", "cites"})
_AND: Final = frozenset({"and", "but", "then"})
_FIRST_PERSONS: Final = frozenset({"i", "we", "you"})
_IS: Final = frozenset({"was", "were", "is", "are", "been"})
_AUXILIARIES: Final = frozenset(
    {"has", "have", "had", "later", "also", "then", "bluntly", "reportedly", "again", "earlier",
     "first", "once", "further", "now", "himself", "herself", "themselves", "just", "went", "on",
     "to", "would", "did", "not", "will", "who", "never", "even", "yesterday", "today"}
)  # fmt: skip
_MARKS: Final = frozenset({"", ",", "”", '"', "’", "?", "!", "—", "–", "'", "»", "''", "-"})


class SaidBy(NamedTuple):
    """That somebody said something.

    Attributes:
        first: The number of its first word in the text.
        last: That of the word after its last.
        at: That of its verb, or of "according".
        actor: Who, by id; None for somebody whom the corpus does not know.
        name: The words that name them; empty where nobody can be meant by a pronoun.
        gives_figures: Whether the verb gives figures to its subject.
        follows: Whether the subject stands behind the verb.
        doubt: What is not sure of it, in words; None for nothing.
    """

    first: int
    last: int
    at: int
    actor: str | None
    name: str
    gives_figures: bool
    follows: bool
    doubt: str | None = None


@define
class Attributor:
    """Finds the attributions of a text, sentence after sentence.

    Attributes:
        read: The text.
        actors: Where actors are named.
        persons: Which of them are persons.
        who: Finds who is meant.
        subjects: The persons with whom sentences begin, by the number of the first word.
    """

    read: NewsText
    actors: Sequence[NameMention]
    persons: frozenset[str]
    who: SpeakerIdentity = field(init=False)
    subjects: dict[int, Speaker] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.who = SpeakerIdentity(self.read, self.actors, self.persons)

    def of(self, sentence: Sentence) -> list[SaidBy]:
        """List the attributions of a sentence, in order; sentences are asked for in order."""
        found: list[SaidBy] = []
        self._remember_titles(sentence)
        for at in range(sentence.first, sentence.last):
            attribution = self._at(at, sentence, found)
            if attribution is not None:
                found.append(attribution)
                if attribution.name and not self.read.is_quoted(at):
                    speaker = attribution.actor, attribution.name
                    self.who.speakers.spoke(speaker, attribution.first, attribution.last)
        self._remember_subject(sentence, found)
        return found

    def _at(self, at: int, sentence: Sentence, found: Sequence[SaidBy]) -> SaidBy | None:
        """Read the attribution that a word makes; None where it makes none."""
        words = self.read.words
        low, after = words[at].low, words[min(at + 1, len(words) - 1)].low
        if low in _QUOTING:
            if at > sentence.first and words[at - 1].low in _IS:  # "Renn was quoted as saying"
                return self._of_subject(
                    self._subject_before(sentence.first, at - 1), at, gives=True
                )
            if self._is_quoted_as(at, sentence):
                return self._behind(at, at + 1, sentence, gives=True)
        if says(words, at) and not (low == "quoted" and after == "by"):
            return self._of_verb(at, sentence, found)
        if (low, after) in _TO or low == "per":
            return self._behind(at, at + 1 + (low != "per"), sentence, gives=True)
        if low in {"citing", "quoting"}:
            return self._behind(at, at + 1, sentence, gives=True)
        return self._of_data(at, sentence) if low in DATA else None

    # --- verbs of saying -----------------------------------------------------------------------

    def _of_verb(self, at: int, sentence: Sentence, before: Sequence[SaidBy]) -> SaidBy | None:
        """Find the subject of a verb of saying."""
        words = self.read.words
        is_within = at > sentence.first and words[at].is_name  # "the United States"
        if is_within or (words[at].low in ALSO_NOUNS and not self._is_verb(at, sentence)):
            return None
        gives = words[at].low in GIVING_FIGURES
        if words[at].low.endswith("ing"):
            return self._of_participle(at, sentence, before, gives=gives)
        previous = words[at - 1].low if at > sentence.first else ""
        if previous == "," and words[at].low in INVERTED:
            after = self._behind(at, at + 1, sentence, gives=gives)
            ends = words[after.last].text if after and after.last < len(words) else "."
            if after is not None and ends in {".", ",", ";"}:
                return after  # "The hunt was called off, said Ada Renn."
        if previous in _AND and before and self._is_beside(before[-1].at, at):
            return self._shared(before[-1], at, gives=gives)  # "Renn called it a farce and urged"
        found = self._of_clause(at, sentence, before, gives=gives)
        if found is None and previous in _AND and not before and not self.read.is_quoted(at):
            return self._of_opening(at, sentence, gives=gives)  # "Renn fled, but blamed the army"
        return found

    def _of_participle(
        self, at: int, sentence: Sentence, before: Sequence[SaidBy], *, gives: bool
    ) -> SaidBy | None:
        """Find the subject of "…, adding that": that of the verb before, or of the sentence."""
        words = self.read.words
        last = next((e for e in reversed(before) if self._is_beside(e.at, at)), None)
        if last is not None:
            return self._shared(last, at, gives=gives)
        if words[at - 1].is_name:  # "with a spokesman, Ada Renn saying"
            return self._of_subject(self._subject_before(sentence.first, at), at, gives=gives)
        if self.read.is_quoted(at) or words[at - 1].text != ",":
            return None
        return self._of_opening(at, sentence, gives=gives)

    def _of_opening(self, at: int, sentence: Sentence, *, gives: bool) -> SaidBy | None:
        """Take the subject with which the sentence begins."""
        words = self.read.words
        if words[sentence.first].low in PRONOUNS:
            return self._of_subject(self.who.of_pronoun(sentence.first), at, gives=gives)
        opens = phrase_opening(words, sentence.first, at)
        return (
            None if opens is None else self._of_subject(self.who.of_phrase(opens), at, gives=gives)
        )

    def _of_clause(
        self, at: int, sentence: Sentence, before: Sequence[SaidBy], *, gives: bool
    ) -> SaidBy | None:
        """Find the subject in the clause of a verb: before it, else behind it."""
        first = max(sentence.first, at - _BACK, before[-1].at + 1 if before else 0)
        subject = self._subject_before(first, at)
        if subject is not None:
            return self._of_subject(subject, at, gives=gives)
        previous = self.read.words[at - 1].text if at > sentence.first else ""
        if previous == "," and before and self._is_beside(before[-1].at, at):
            return self._shared(before[-1], at, gives=gives)  # "Renn, who said so, urged calm"
        follows_mark = previous == "," and at > 1 and self.read.words[at - 2].text in _MARKS
        is_aside = previous in {",", "—", "–", "-"} and not follows_mark
        may_follow = self.read.words[at].low in INVERTED or not is_aside
        if previous not in _MARKS or not may_follow:
            return None
        return self._behind(at, at + 1, sentence, gives=gives)

    def _of_subject(self, subject: NamedSpeaker | None, at: int, *, gives: bool) -> SaidBy | None:
        """Make an attribution of a subject that stands before its verb."""
        if subject is None:
            return None
        first, _, actor, name, doubt = subject
        return SaidBy(first, at + 1, at, actor, name, gives, follows=False, doubt=doubt)

    def _shared(self, last: SaidBy, at: int, *, gives: bool) -> SaidBy:
        """Make an attribution of a verb that has its subject in common with one before."""
        return last._replace(last=at + 1, at=at, gives_figures=gives, follows=False)

    def _is_beside(self, one: int, other: int) -> bool:
        """Tell whether two words are both quoted, or neither."""
        return self.read.is_quoted(one) == self.read.is_quoted(other)

    def _is_quoted_as(self, at: int, sentence: Sentence) -> bool:
        """Tell whether somebody else speaks: "the paper quoted Ada Renn, …, as saying"."""
        words = self.read.words
        return any(
            words[each].low == "as" and words[each + 1].low.endswith("ing")
            for each in range(at + 1, min(sentence.last - 1, at + _BACK))
        )

    def _is_verb(self, at: int, sentence: Sentence) -> bool:
        """Tell whether a word that may be a noun is a verb: its subject stands right before it."""
        if self.read.words[at].low.endswith("ing"):
            return at > sentence.first and self.read.words[at - 1].text == ","
        if at == sentence.first:
            return False
        before = self.read.words[at - 1]
        is_possessive = before.low.endswith(("’s", "'s", "s’"))
        return not is_possessive and (is_named(before) or before.low in PRONOUNS | SOURCES)

    def _subject_before(self, first: int, at: int) -> NamedSpeaker | None:
        """Find the subject that stands before a verb."""
        words = self.read.words
        end = at
        while end > first and (
            words[end - 1].low in _AUXILIARIES
            or (_is_adverb(words[end - 1]) and words[end - 2].low not in DETERMINERS)
        ):
            end -= 1
        end = before_aside(words, first, before_day(words, first, end))
        if end > first and words[end - 1].low in PRONOUNS:
            return self.who.of_pronoun(end - 1)
        if end > first and words[end - 1].low in _FIRST_PERSONS:
            return None
        is_quoted = self.read.is_quoted(at)
        start = clause_start(words, first, end)
        while start < end and (
            self.read.is_quoted(start) != is_quoted or not words[start].text[0].isalnum()
        ):
            start += 1
        phrase = phrase_before(words, start, end)
        return None if phrase is None else self.who.of_phrase(phrase)

    def _behind(self, at: int, first: int, sentence: Sentence, *, gives: bool) -> SaidBy | None:
        """Find the subject behind a verb, or the name behind "according to"."""
        words = self.read.words
        is_stray = first == at + 1 and first < sentence.last and words[first].text == ","
        if is_stray and words[at - 1].text in _MARKS - {"", "—", "–", "-"}:
            first += 1  # “…”, confirmed, Ada Renn
        end = first
        while end < min(sentence.last, first + _AHEAD):
            is_title = words[end].text == "." and is_abbreviated(words, end - 1)
            is_mark = words[end].text in {",", ";", ":", "”", "“", '"', "(", "."} and not is_title
            if is_mark or self.read.is_quoted(end) != self.read.is_quoted(at):
                break
            end += 1
        if first < end and (words[first].low in PRONOUNS or words[first].low in OBJECTS):
            subject: NamedSpeaker | None = self.who.of_pronoun(first)
        else:
            phrase = phrase_at(words, first, end)
            subject = None if phrase is None else self.who.of_phrase(phrase)
        if subject is None:
            return None
        return SaidBy(
            at, subject.last, at, subject.actor, subject.name, gives, follows=True,
            doubt=subject.doubt,
        )  # fmt: skip

    # --- what is remembered --------------------------------------------------------------------

    def _remember_titles(self, sentence: Sentence) -> None:
        """Keep the titles of the people whom a sentence names."""
        for mention in self.who.actors_within(sentence.first, sentence.last):
            if mention.record in self.persons:
                speaker = mention.record, self.who.spelt(mention)
                self.who.speakers.titles.remember(mention.first, mention.last, speaker)
        for first, last, name in self.who.speakers.names_within(sentence.first, sentence.last):
            if not self.who.actors_within(first, last):
                self.who.speakers.titles.remember(first, last, (None, name))

    def _remember_subject(self, sentence: Sentence, found: Sequence[SaidBy]) -> None:
        """Keep in mind the person with whom a sentence begins, or the first who is named at all."""
        persons = [
            each
            for each in self.who.actors_within(sentence.first, sentence.last)
            if each.record in self.persons and not self.read.is_quoted(each.first)
        ]
        if persons and persons[0].first <= sentence.first + _TITLE:
            speaker: Speaker = persons[0].record, self.who.spelt(persons[0])
            first = persons[0].first
        elif not self.read.is_quoted(sentence.first) and (
            opening := self.who.speakers.opening(sentence)
        ):
            speaker, first = opening
        elif self.who.speakers.last is None and persons:
            speaker, first = (persons[-1].record, self.who.spelt(persons[-1])), persons[-1].first
        else:
            self.who.speakers.suppose(sentence)
            return
        self.subjects[sentence.first] = speaker
        if not any(each.name and not self.read.is_quoted(each.at) for each in found):
            self.who.speakers.remember(speaker, first)

    def _of_data(self, at: int, sentence: Sentence) -> SaidBy | None:
        """Find whose figures are given: "UN figures", "the ministry's data"."""
        named = self.who.actors_within(max(sentence.first, at - 4), at + 1)
        if not named or named[-1].last not in {at, at - 1}:
            return None
        mention = named[-1]
        return SaidBy(
            mention.first,
            at + 1,
            at,
            mention.record,
            self.who.spelt(mention),
            gives_figures=True,
            follows=False,
        )


def _is_adverb(word: Word) -> bool:
    """Tell whether a word may be an adverb: "bluntly", and not "Daly"."""
    return word.text.islower() and word.low.endswith("ly")
