"""To whom a sentence attributes what it says: "according to the UN", "the army said", "per X".

Laws of this file: an attribution is a verb of saying with its subject before or after it, or words
such as "according to" with a name behind them. The subject is an actor of the corpus, or the words
that name or describe one; what a quotation attributes changes nobody outside of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.drafting.borne_titles import Speaker
from pakafg.drafting.clause_words import PREPOSITIONS
from pakafg.drafting.known_names import NameMention
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.person_words import are_persons
from pakafg.drafting.said_by import SaidBy
from pakafg.drafting.saying_verbs import (
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
    is_said,
)
from pakafg.drafting.toll_sources import TollSources, is_toll_verb, may_give_figures

if TYPE_CHECKING:
    from pakafg.drafting.news_text import Sentence, Word

__all__ = ["Attributor"]

_TO: Final = {("according", "to"), ("as", "per"), ("in", "the", "words", "of"), ("cited", "by")}
_TITLE: Final = 4  # words before a name
_BACK: Final = 40  # words in which the subject of a verb is looked for
_AHEAD: Final = 14  # words behind a verb in which its subject ends
_QUOTING: Final = frozenset({"quoted", "quotes", "cited", "cites"})
_CITING: Final = frozenset({"citing", "quoting", "per"})
_AND: Final = frozenset({"and", "but", "then"})
_FIRST_PERSONS: Final = frozenset({"i", "we", "you"})
_GROUPS: Final = frozenset({"police", *(noun for noun in SOURCES if noun.endswith("s"))})
_IS: Final = frozenset({"was", "were", "is", "are", "been"})
_AUXILIARIES: Final = frozenset(
    {"has", "have", "had", "later", "also", "then", "bluntly", "reportedly", "again", "earlier",
     "first", "once", "further", "now", "himself", "herself", "themselves", "just", "went", "on",
     "to", "would", "did", "not", "will", "however", "who", "never", "even", "yesterday", "today"}
)  # fmt: skip
_MARKS: Final = frozenset({"", ",", "”", '"', "’", "?", "!", "—", "–", "'", "»", "''", "-"})


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
    _sources: TollSources = field(init=False)
    subjects: dict[int, Speaker] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.who = SpeakerIdentity(self.read, self.actors, self.persons)
        self._sources = TollSources(self.read, self.who)

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
        return found or [*filter(None, (self._sources.of_headline(sentence),))]

    def _at(self, at: int, sentence: Sentence, found: Sequence[SaidBy]) -> SaidBy | None:
        """Read the attribution that a word makes; None where it makes none."""
        words = self.read.words
        low, after = words[at].low, words[min(at + 1, len(words) - 1)].low
        if low in _QUOTING and (quoted := self._of_quoting(at, sentence)) is not None:
            return quoted
        if (low, after) in _TO or low in _CITING:
            return self._behind(at, at + 1 + ((low, after) in _TO), sentence, gives=True)
        if says(words, at) and not (low == "quoted" and after == "by"):
            return self._of_verb(at, sentence, found)
        if is_toll_verb(words, at, sentence.last):
            return self._of_toll(at, sentence)
        return self._sources.of_data(at, sentence)

    def _of_quoting(self, at: int, sentence: Sentence) -> SaidBy | None:
        """Read "Renn was quoted as saying", "the paper quoted Ada Renn as saying"."""
        if at > sentence.first and self.read.words[at - 1].low in _IS:
            subject = self._subject_before(sentence.first, at - 1)
            return self._of_subject(subject, at, gives=True)
        if not self._is_quoted_as(at, sentence):
            return None
        return self._behind(at, at + 1, sentence, gives=True)

    # --- verbs of saying -----------------------------------------------------------------------

    def _of_verb(self, at: int, sentence: Sentence, before: Sequence[SaidBy]) -> SaidBy | None:
        """Find the subject of a verb of saying."""
        words = self.read.words
        if not is_said(words, at, sentence.first):
            return None
        previous = words[at - 1].low if at > sentence.first else ""
        gives = words[at].low in GIVING_FIGURES and previous not in _IS  # "are believed to"
        if words[min(at + 1, len(words) - 1)].low == "by":  # "was reported by the UN"
            return self._behind(at, at + 2, sentence, gives=previous in _IS | {"as"})
        if words[at].low.endswith("ing"):
            return self._of_participle(at, sentence, before, gives=gives)
        if previous == "," and (after := self._inverted(at, sentence, gives=gives)) is not None:
            return after
        if previous in _AND and before and self._is_beside(before[-1].at, at):
            return self._shared(before[-1], at, gives=gives)  # "Renn called it a farce and urged"
        found = self._of_clause(at, sentence, before, gives=gives)
        is_free = found is None and not before and not self.read.is_quoted(at)
        if is_free and previous in _AND:
            found = self._of_opening(at, sentence, gives=gives)  # "Renn fled, but blamed the army"
        return found

    def _inverted(self, at: int, sentence: Sentence, *, gives: bool) -> SaidBy | None:
        """Read "The hunt was called off, said Ada Renn."; "…, said teams left, …" is none."""
        words = self.read.words
        after = self._behind(at, at + 1, sentence, gives=gives)
        if words[at].low not in INVERTED or after is None:
            return None
        ends = words[after.last].text if after.last < len(words) else "."
        is_clause = any(word.endswith("ed") and word.islower() for word in after.name.split()[1:])
        return after if ends in {".", ",", ";"} and not is_clause else None

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

    def _of_toll(self, at: int, sentence: Sentence) -> SaidBy | None:
        """Read "placed the toll at 37", "gave a higher toll": a blast raises it, too."""
        subject = self._subject_before(sentence.first, at)
        if subject is None or not may_give_figures(subject):
            return None
        return self._of_subject(subject, at, gives=True)

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
            is_number = is_number_word(words[end]) or words[end].low == "no"
            is_number = is_number and words[end].text.islower()
            is_figure = is_number and end > first and words[end - 1].low not in PREPOSITIONS
            if is_mark or is_figure or self.read.is_quoted(end) != self.read.is_quoted(at):
                break  # "citing a doctor three died"
            end += 1
        subject: NamedSpeaker | None
        if first < end and (words[first].low in PRONOUNS or words[first].low in OBJECTS):
            subject = self.who.of_pronoun(first)
        elif (behind := self._sources.behind_figures(first, end)) is not None:
            subject = behind  # "according to figures compiled by the UN"
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
            group, *after = self.read.words[sentence.first : sentence.first + 2]
            is_whole = after and not are_persons(after[0].low)  # no "police officers"
            if group.low in _GROUPS and is_whole and not found:  # "Police gave details"
                self.who.speakers.remember((None, group.text), sentence.first)
            return
        self.subjects[sentence.first] = speaker
        if not any(each.name and not self.read.is_quoted(each.at) for each in found):
            self.who.speakers.remember(speaker, first)


def _is_adverb(word: Word) -> bool:
    """Tell whether a word may be an adverb: "bluntly", and not "Daly"."""
    return word.text.islower() and word.low.endswith("ly")
