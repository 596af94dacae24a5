"""Who is meant by a name, a description or a pronoun: an actor of the corpus, or somebody else.

Laws of this file: a person of the corpus goes before a body, and a body before nobody; a name that
the corpus lacks is told as a doubt; a pronoun that nobody fits means nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.drafting.known_names import NameMention
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.saying_verbs import WRITINGS
from pakafg.drafting.speaker_phrases import phrase_at
from pakafg.drafting.speakers_so_far import OBJECTS, PRONOUNS, SpeakersSoFar

if TYPE_CHECKING:
    from pakafg.drafting.described_speaker import SpeakerPhrase

__all__ = ["NamedSpeaker", "SpeakerIdentity"]

_BY: Final = frozenset({"from", "by"})


class NamedSpeaker(NamedTuple):
    """Somebody to whom words may be attributed.

    Attributes:
        first: The number of the first word that names or describes them.
        last: That of the word after its last.
        actor: Who, by id; None for somebody whom the corpus does not know.
        name: The words that name them; empty where nobody can be meant by a pronoun.
        doubt: What is not sure of it, in words; None for nothing.
    """

    first: int
    last: int
    actor: str | None
    name: str
    doubt: str | None = None


@define
class SpeakerIdentity:
    """Finds who is meant, in the order of a text.

    Attributes:
        read: The text.
        actors: Where actors are named.
        persons: Which of them are persons.
        speakers: Who was named and who spoke so far.
    """

    read: NewsText
    actors: Sequence[NameMention]
    persons: frozenset[str]
    speakers: SpeakersSoFar = field(init=False)
    _firsts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._firsts = [mention.first for mention in self.actors]
        self.speakers = SpeakersSoFar(self.read, self.persons)

    def actors_within(self, first: int, last: int) -> Sequence[NameMention]:
        """List the actors named between two words."""
        low, high = bisect_left(self._firsts, first), bisect_left(self._firsts, last)
        return [each for each in self.actors[low:high] if each.last <= last]

    def named_at(self, first: int, end: int) -> NamedSpeaker | None:
        """Find who is named from a word on, whatever the text says of them.

        Args:
            first: The number of the word.
            end: Before which word the name ends.

        Returns:
            Where the name stands, who it is, and what is not sure; None for no name.
        """
        words = self.read.words
        if first < end and words[first].low in PRONOUNS:
            return self.of_pronoun(first)
        phrase = phrase_at(words, first, end)
        return self.of_phrase(phrase) if phrase is not None and phrase.is_name else None

    def of_pronoun(self, at: int) -> NamedSpeaker:
        """Take whoever a pronoun means; nobody where nobody fits."""
        said = self.read.words[at]
        speaker = self.speakers.meant_by(OBJECTS.get(said.low, said.low))
        if speaker is None:
            return NamedSpeaker(
                at, at + 1, None, "", f"who “{said.text}” is: nobody who fits is named"
            )
        doubt = f"whether “{said.text}” is {speaker[1]}, who was named last"
        return NamedSpeaker(at, at + 1, *speaker, doubt)

    def of_phrase(self, phrase: SpeakerPhrase) -> NamedSpeaker:
        """Take the actor whom a phrase names, or somebody whom the corpus does not know."""
        words = self.read.words
        mention = self._named_in(phrase)
        if mention is not None:
            doubt = None
            if mention.close is not None:
                doubt = f"whether “{self.spelt(mention)}” is {mention.close!r}, spelt otherwise"
            first, last = min(mention.first, phrase.first), max(mention.last, phrase.last)
            return NamedSpeaker(first, last, mention.record, self.spelt(mention), doubt)
        is_written = words[phrase.last - 1].low in WRITINGS and phrase.last + 1 < phrase.end
        if is_written and words[phrase.last].low in _BY:
            author = phrase_at(words, phrase.last + 1, phrase.end)
            if author is not None:
                return self.of_phrase(author)  # "a statement from the ministry"
        first, last = phrase.first, phrase.last
        name = self.read.text[words[first].start : words[last - 1].end]
        same = self.speakers.so_called(first, last)
        if same is not None:
            return NamedSpeaker(
                first, last, *same, f"whether “{name}” is {same[1]}, so called before"
            )
        doubt = f"who “{name}” is: the corpus knows no such name"
        if phrase.is_name and (full := self.speakers.full_name(name)) != name:
            name = full
        return NamedSpeaker(first, last, None, name, doubt)

    def _named_in(self, phrase: SpeakerPhrase) -> NameMention | None:
        """Find the actor of the corpus in a phrase: a person of its head, else a body."""
        head = self.actors_within(phrase.start, phrase.last)
        people = [each for each in head if each.record in self.persons]
        if people or (head and head[-1].last == phrase.last):
            return people[-1] if people else head[-1]
        if phrase.is_name and not head:
            return None
        added = self.actors_within(phrase.last, phrase.end)
        words = self.read.words
        if added and words[phrase.last - 1].low in WRITINGS and words[phrase.last].low in _BY:
            return added[0]  # "a voice note from Ada Renn"
        bodies = [each for each in (*head, *added) if each.record not in self.persons]
        return bodies[-1] if bodies and not phrase.is_name else None

    def spelt(self, mention: NameMention) -> str:
        """Take the characters of a name."""
        return self.read.text[mention.start : mention.end]
