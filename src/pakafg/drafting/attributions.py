"""To whom a sentence attributes what it says: "according to the UN", "the army said", "per X".

Laws of this file: an attribution is a verb of saying with its subject before or after it, or words
such as "according to" with a name behind them. The subject is an actor of the corpus, or the words
that name or describe one; a pronoun is whoever spoke last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.drafting.borne_titles import BorneTitles
from pakafg.drafting.known_names import NameMention
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.outcome_verbs import SINGLE_PERSONS
from pakafg.drafting.saying_verbs import (
    ALSO_NOUNS,
    DATA,
    DETERMINERS,
    GIVING_FIGURES,
    SAYING,
    SOURCES,
    TITLES,
)
from pakafg.drafting.subject_words import (
    are_many,
    before_day,
    clause_start,
    full_name,
    name_end,
    name_start,
    person_at,
    some_of,
    without_titles,
)

if TYPE_CHECKING:
    from pakafg.drafting.news_text import Sentence

__all__ = ["Attributor", "SaidBy"]

_TO: Final = {("according", "to"), ("as", "per"), ("in", "the", "words", "of"), ("cited", "by")}
_PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
_PERSONAL: Final = frozenset({"he", "she"})
_TITLE: Final = 4  # words before a name
_BACK: Final = 22  # words in which the subject of a verb is looked for
_QUOTING: Final = frozenset({"quoted", "quotes", "cited", "cites"})
_BESIDE: Final = 8  # words beside a name that may describe who bears it
_SINGULAR: Final = frozenset(
    ("official", "source", "witness", "spokesman", "spokesperson", "spokeswoman", "minister",
     "commander", "governor", "leader", "president", "diplomat", "monitor", "ambassador", "envoy")
)  # fmt: skip
_AUXILIARIES: Final = frozenset(
    {"has", "have", "had", "later", "also", "then", "bluntly", "reportedly", "again", "earlier"}
)


class SaidBy(NamedTuple):
    """That somebody said something.

    Attributes:
        first: The number of its first word in the text.
        last: That of the word after its last.
        at: That of its verb, or of "according".
        actor: Who, by id; None for somebody whom the corpus does not know.
        name: The words that name them.
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
        last_speaker: Who spoke last: an id, or None, and a name.
        subjects: The persons with whom sentences begin, by the number of the first word.
    """

    read: NewsText
    actors: Sequence[NameMention]
    persons: frozenset[str]
    last_speaker: tuple[str | None, str] | None = None
    subjects: dict[int, tuple[str | None, str]] = field(factory=dict)
    _firsts: list[int] = field(init=False)
    _titles: BorneTitles = field(init=False)
    _last_person: tuple[str | None, str] | None = field(default=None, init=False)
    _epithets: frozenset[str] = field(factory=frozenset, init=False)

    def __attrs_post_init__(self) -> None:
        self._firsts = [mention.first for mention in self.actors]
        self._titles = BorneTitles(self.read)

    def of(self, sentence: Sentence) -> list[SaidBy]:
        """List the attributions of a sentence, in order; sentences are asked for in order."""
        found: list[SaidBy] = []
        for mention in self.actors_within(sentence.first, sentence.last):
            if mention.record in self.persons:
                self._titles.remember(mention)
        for at in range(sentence.first, sentence.last):
            attribution = self._at(at, sentence, found)
            if attribution is not None:
                found.append(attribution)
                if attribution.actor in self.persons or attribution.actor is None:
                    self.last_speaker = attribution.actor, attribution.name
                    if not are_many(attribution.name):
                        self._last_person = self.last_speaker
                    self._epithets = self._words_around(attribution, sentence)
        self._remember(sentence, found)
        return found

    def _at(self, at: int, sentence: Sentence, found: Sequence[SaidBy]) -> SaidBy | None:
        """Read the attribution that a word makes; None where it makes none."""
        words = self.read.words
        low, after = words[at].low, words[min(at + 1, len(words) - 1)].low
        if low in _QUOTING and self._is_quoted_as(at, sentence):
            return self._after(at, at + 1, sentence, gives=True)
        if low in SAYING:
            return self._of_verb(at, sentence, found)
        if (low, after) in _TO or low == "per":
            return self._after(at, at + 1 + (low != "per"), sentence, gives=True)
        if low in {"citing", "quoting"}:
            return self._after(at, at + 1, sentence, gives=True)
        return self._of_data(at, sentence) if low in DATA else None

    def actors_within(self, first: int, last: int) -> Sequence[NameMention]:
        """List the actors named between two words."""
        low, high = bisect_left(self._firsts, first), bisect_left(self._firsts, last)
        return [each for each in self.actors[low:high] if each.last <= last]

    def _words_around(self, said: SaidBy, sentence: Sentence) -> frozenset[str]:
        """List the words that describe a speaker: those beside the name."""
        first = max(sentence.first, said.first - _BESIDE)
        last = min(sentence.last, said.last + _BESIDE)
        return frozenset(word.low for word in self.read.words[first:last])

    def _same_one(self, first: int, last: int) -> tuple[str | None, str] | None:
        """Take whoever spoke last for "the rebel", where the text called them so."""
        words = self.read.words
        if self.last_speaker is None or words[first].low != "the":
            return None
        noun, name = words[last - 1].low, self.last_speaker[1]
        is_one = noun in SINGLE_PERSONS or noun in _SINGULAR
        is_so_called = (
            last == first + 2 and is_one and noun in self._epithets and name[:1].isupper()
        )
        # "a senior official …, the official added"
        return self.last_speaker if is_so_called or name.lower().endswith(noun) else None

    def _remember(self, sentence: Sentence, found: Sequence[SaidBy]) -> None:
        """Keep in mind the person with whom a sentence begins, or the first who is named at all."""
        persons = [
            each
            for each in self.actors_within(sentence.first, sentence.last)
            if each.record in self.persons
        ]
        if persons and persons[0].first <= sentence.first + _TITLE:
            self.subjects[sentence.first] = persons[0].record, self._name(persons[0])
        elif not persons and (named := person_at(self.read.words, sentence)) is not None:
            name = self.read.text[
                self.read.words[named[0]].start : self.read.words[named[1] - 1].end
            ]
            self.subjects[sentence.first] = None, name
        if not found and sentence.first in self.subjects:
            self.last_speaker = self._last_person = self.subjects[sentence.first]
        elif self.last_speaker is None and persons:
            self.last_speaker = persons[-1].record, self._name(persons[-1])

    def _of_verb(self, at: int, sentence: Sentence, before: Sequence[SaidBy]) -> SaidBy | None:
        """Find the subject of a verb of saying."""
        words = self.read.words
        if words[at].low in ALSO_NOUNS and not self._is_verb(at, sentence):
            return None
        gives = words[at].low in GIVING_FIGURES
        if words[at].low.endswith("ing"):  # "…, adding that": the subject is that before it
            if not before:
                return None
            last = before[-1]
            return SaidBy(last.first, at + 1, at, last.actor, last.name, gives, follows=False)
        first = max(sentence.first, at - _BACK)
        if before:
            first = max(first, before[-1].at + 1)
        subject = self._subject_before(first, at)
        if subject is not None:
            return SaidBy(
                subject[0], at + 1, at, *subject[1:3], gives, follows=False, doubt=subject[3]
            )
        previous = words[at - 1].text if at > sentence.first else ""
        if previous in {"", ",", "”", '"', "’", "?", "!", "—", "–", "'", "»"}:
            return self._after(at, at + 1, sentence, gives=gives, near=True)
        return None

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
        return not is_possessive and (
            before.is_name or before.low in _PRONOUNS or before.low in SOURCES
        )

    def _subject_before(
        self, first: int, at: int
    ) -> tuple[int, str | None, str, str | None] | None:
        """Find the subject that stands before a verb: first word, id, name, doubt."""
        words = self.read.words
        end = at
        while end > first and (
            words[end - 1].low in _AUXILIARIES or words[end - 1].low.endswith("ly")
        ):
            end -= 1
        end = before_day(words, first, end)
        if end > first and words[end - 1].low in _PRONOUNS:
            return self._pronoun(end - 1)
        start = clause_start(words, first, end)
        named = self.actors_within(start, end)
        if named and words[end - 1].text == ",":  # an apposition stands between commas
            commas = [p for p in range(start, end - 1) if words[p].text == ","]
            earlier = [m for m in named if commas and m.last <= commas[0]]
            if any(m.record in self.persons for m in earlier):
                named = earlier
            elif not any(m.record in self.persons for m in named):
                named = earlier or named
        bearer = full_name(words, start, end)
        if bearer is not None and not any(m.record in self.persons for m in named):
            return self._described(*bearer)
        near = [m for m in named if end - m.last <= _BACK]
        if near:
            mention = self._head(near)
            doubt = None
            if mention.close is not None:
                doubt = f"whether “{self._name(mention)}” is {mention.close!r}, spelt otherwise"
            return mention.first, mention.record, self._name(mention), doubt
        return self._described(start, end)

    def _head(self, named: Sequence[NameMention]) -> NameMention:
        """Choose who is the subject of several that are named: the last person, else the last."""
        persons = [each for each in named if each.record in self.persons]
        return persons[-1] if persons else named[-1]

    def _pronoun(self, at: int) -> tuple[int, str | None, str, str | None] | None:
        """Take whoever spoke last for a pronoun."""
        speaker = self._spoken_of(at)
        if speaker is None:
            return None
        actor, name = speaker
        said = self.read.words[at].text
        return at, actor, name, f"whether “{said}” is {name}, who was named last"

    def _spoken_of(self, at: int) -> tuple[str | None, str] | None:
        """Take whoever spoke last for a pronoun: "he" is none of "the medics"."""
        is_one = self.read.words[at].low in _PERSONAL
        return (self._last_person or self.last_speaker) if is_one else self.last_speaker

    def _described(self, start: int, end: int) -> tuple[int, str | None, str, str | None] | None:
        """Take a name that the corpus does not know, or a source that is only described."""
        words = self.read.words
        last = end
        while last > start and words[last - 1].text in {",", ")"}:
            last -= 1
        first = without_titles(words, name_start(words, start, last), last)
        if first == last and last > start and words[last - 1].low in SOURCES:
            first = last - 1
            while first > start and (
                words[first - 1].is_name or words[first - 1].low in DETERMINERS | SOURCES
            ):
                first -= 1
        if first == last:
            first = some_of(words, start, last)
        if first == last:
            return None
        name = self.read.text[words[first].start : words[last - 1].end]
        bearer = self._titles.bearer(first, last)
        if bearer is not None:
            return first, *bearer, f"whether “{name}” is {bearer[1]}, the only one of that title"
        same = self._same_one(first, last)
        if same is not None:
            return first, *same, f"whether “{name}” is {same[1]}, who was so called"
        return first, None, name, f"who “{name}” is: the corpus knows no such name"

    def _after(
        self, at: int, first: int, sentence: Sentence, *, gives: bool, near: bool = False
    ) -> SaidBy | None:
        """Find the name behind a verb or "according to"."""
        words = self.read.words
        end = min(sentence.last, first + (14 if near else 12))
        has_name = False
        for place in range(first, end):
            text, low = words[place].text, words[place].low
            has_name |= words[place].is_name
            is_title = text == "." and words[place - 1].low in TITLES
            if (
                text in {";", "”", "“"}
                or (text == "." and not is_title)
                or (text == "," and has_name)
                or low in {"that", "who"}
            ):
                end = place
                break
        named = self.actors_within(first, end)
        is_pronoun = first < end and words[first].low in _PRONOUNS
        speaker = self._spoken_of(first) if is_pronoun else None
        if speaker is not None:
            actor, name = speaker
            doubt = f"whether “{words[first].text}” is {name}, who was named last"
            return SaidBy(at, first + 1, at, actor, name, gives, follows=True, doubt=doubt)
        if named:
            mention = self._head(named)
            return SaidBy(
                at, mention.last, at, mention.record, self._name(mention), gives, follows=True
            )
        same = self._same_one(first, first + 2) if first + 1 < end else None
        if same is not None:
            doubt = f"whether “{words[first].text} {words[first + 1].text}” is {same[1]}"
            return SaidBy(at, first + 2, at, *same, gives, follows=True, doubt=doubt)
        last = first
        while last < end and (
            words[last].is_name
            or words[last].low in DETERMINERS | SOURCES | {"of", "-", "for"}
            or (words[last].text == "." and words[last - 1].low in TITLES)
        ):
            last = max(last + 1, name_end(words, last, end))
        first = without_titles(words, first, last)
        while last > first and words[last - 1].low in {"of", "-", "for"}:
            last -= 1
        if last == first:
            return None
        name = self.read.text[words[first].start : words[last - 1].end]
        bearer = self._titles.bearer(first, last)
        if bearer is not None:
            doubt = f"whether “{name}” is {bearer[1]}, the only one of that title"
            return SaidBy(at, last, at, *bearer, gives, follows=True, doubt=doubt)
        doubt = f"who “{name}” is: the corpus knows no such name"
        return SaidBy(at, last, at, None, name, gives, follows=True, doubt=doubt)

    def _of_data(self, at: int, sentence: Sentence) -> SaidBy | None:
        """Find whose figures are given: "UN figures", "the ministry's data"."""
        named = self.actors_within(max(sentence.first, at - 4), at + 1)
        if not named or named[-1].last not in {at, at - 1}:
            return None
        mention = named[-1]
        return SaidBy(
            mention.first,
            at + 1,
            at,
            mention.record,
            self._name(mention),
            gives_figures=True,
            follows=False,
        )

    def _name(self, mention: NameMention) -> str:
        return self.read.text[mention.start : mention.end]
