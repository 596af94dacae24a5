"""Who was named and who spoke so far, so that "she", "Mr Renn" and "the rebel" are known again.

Laws of this file: a surname is whoever alone bears it in the text; "he" is the last of whom nothing
says that it is a woman, and no body; "it" is the last body. Where nobody fits, nobody is meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.drafting.borne_titles import BorneTitles, Speaker
from pakafg.drafting.called_bodies import body_called, is_shown_as_body
from pakafg.drafting.clause_words import AUXILIARIES, PREPOSITIONS
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.outcome_verbs import SINGLE_PERSONS
from pakafg.drafting.saying_verbs import OFFICES, SOURCES, TITLES
from pakafg.drafting.subject_words import (
    FULL_NAME,
    RANKS,
    are_many,
    begins_place,
    ends_place,
    is_body,
    is_named,
    without_titles,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence, Word

__all__ = ["OBJECTS", "PRONOUNS", "SpeakersSoFar"]

PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
"""Pronouns that may be the subject of a verb of saying."""
OBJECTS: Final = {"him": "he", "her": "she", "them": "they"}
"""Pronouns behind "according to", and what they are as a subject."""

_PERSONAL: Final = frozenset({"he", "she"})
_HE: Final = {"mr", "sir", "lord", "father", "king", "prince", "brother", "husband", "son"}
_SHE: Final = frozenset(
    ("mrs", "ms", "miss", "lady", "dame", "baroness", "queen", "princess", "mother", "sister",
     "wife", "daughter", "actress", "widow", "grandmother", "girl")
)  # fmt: skip
_PERSONS: Final = OFFICES | SINGLE_PERSONS | SOURCES
_BEFORE: Final = OFFICES | SINGLE_PERSONS | TITLES | RANKS | _HE | _SHE
_LEADING: Final = PREPOSITIONS | {"as", "when", "while", "although", "though", "before", "since"}
_MOST: Final = 12  # speakers who are remembered
_OPENING: Final = 9  # words of a sentence in which its subject begins
_NAME: Final = 6  # words of a name behind "Mr"
_NEAR: Final = 3  # words before a name that tell of a woman
_BESIDE: Final = 8  # words beside a name that may describe who bears it


@define(slots=False)
class SpeakersSoFar:
    """Remembers people in the order of a text.

    Attributes:
        read: The text.
        persons: Which actors of the corpus are persons.
        titles: The titles that people bore so far.
    """

    read: NewsText
    persons: frozenset[str]
    titles: BorneTitles = field(init=False)
    _recent: list[Speaker] = field(factory=list, init=False)
    _learned: dict[Speaker, str] = field(factory=dict, init=False)
    _epithets: frozenset[str] = field(factory=frozenset, init=False)
    _perhaps: Speaker | None = field(default=None, init=False)  # with whom a sentence begins

    def __attrs_post_init__(self) -> None:
        self.titles = BorneTitles(self.read)

    # --- what the whole text tells -------------------------------------------------------------

    @cached_property
    def runs(self) -> Sequence[tuple[int, int]]:
        """The full names of the text, without titles, each from its first word up to its last."""
        words, found = self.read.words, []
        at = 0
        while at < len(words):
            last = at
            while last < len(words) and _goes_on(words, at, last):
                last += 1
            while last > at and not words[last - 1].is_word:
                last -= 1
            first = without_titles(words, at, last) if last > at else at
            if sum(words[n].is_word for n in range(first, last)) >= FULL_NAME:
                found.append((first, last))
            at = max(last, at + 1)
        return found

    def names_within(self, first: int, last: int) -> Sequence[tuple[int, int, str]]:
        """List the full names between two words: where they stand, and their characters."""
        low, high = bisect_left(self.runs, (first, 0)), bisect_left(self.runs, (last, 0))
        return [(*run, self._spelt(*run)) for run in self.runs[low:high] if run[1] <= last]

    def _spelt(self, first: int, last: int) -> str:
        return self.read.text[self.read.words[first].start : _name_end(self.read, last - 1)]

    @cached_property
    def _by_surname(self) -> dict[str, dict[str, str]]:
        """Full names by their last word: folded, and as they are spelt first."""
        names: dict[str, dict[str, str]] = defaultdict(dict)
        for first, last in self.runs:
            name = self._spelt(first, last)
            if not begins_place(self.read.words[first].low) and not is_body(name):
                names[_surname(name)].setdefault(" ".join(name.lower().split()), name)
        return names

    @cached_property
    def _sexes(self) -> dict[str, str]:
        """The pronoun of whoever is called "Mr" or "Ms", by surname."""
        words, found = self.read.words, {}
        for at, word in enumerate(words[:-1]):
            pronoun = "he" if word.low in _HE else "she" if word.low in _SHE else None
            if pronoun is None or not word.text[0].isupper():
                continue
            last = at + 1 + (words[at + 1].text == ".")
            end = min(len(words), at + _NAME)
            while last < end and (is_named(words[last]) or words[last].text == "-"):
                last += 1
            if is_named(words[last - 1]):
                found[_surname(words[last - 1].text)] = pronoun
        return found

    def full_name(self, name: str) -> str:
        """Find the full name that the text gives to whoever is called by a surname.

        Args:
            name: A name.

        Returns:
            The full name, where one person alone of the text has that surname; else the name.
        """
        full = self._by_surname.get(_surname(name), {})
        if len(name.split()) > 1:
            return full.get(" ".join(name.lower().split()), name)
        return next(iter(full.values())) if len(full) == 1 else name

    # --- who is meant --------------------------------------------------------------------------

    def meant_by(self, pronoun: str) -> Speaker | None:
        """Find who is meant by a pronoun; None where nobody fits.

        Args:
            pronoun: The pronoun, in lower case.
        """
        for speaker in reversed(self._recent):
            is_person = self._is_person(speaker)
            if pronoun in _PERSONAL:
                if is_person and self._pronoun_of(speaker) in {None, pronoun}:
                    self._learned[speaker] = pronoun
                    return speaker
            elif not is_person and (pronoun == "they" or not are_many(speaker[1])):
                return speaker
        return self._perhaps if pronoun in _PERSONAL else None

    def so_called(self, first: int, last: int) -> Speaker | None:
        """Find who is meant by "the minister", "the rebel", where the text called one so.

        Args:
            first: The number of the first word.
            last: That of the word after the last one.
        """
        bearer = self.titles.bearer(first, last)
        if bearer is not None or not self._recent or self.titles.is_shared(first, last):
            return bearer
        bodies = (each for each in reversed(self._recent) if not self._is_person(each))
        body = body_called(self.read.words, first, last, bodies)
        if body is not None:
            return body
        words, (_, name) = self.read.words, self._recent[-1]
        if words[first].low not in {"the", "his", "her"} or last != first + 2:
            return None
        noun = words[last - 1].low
        if noun == "statement" and noun in self._epithets:
            return self._recent[-1]
        is_one = noun in SINGLE_PERSONS or noun in OFFICES
        is_so_called = is_one and noun in self._epithets and self._is_person(self._recent[-1])
        is_so_called = is_so_called and name[:1].isupper()
        # "a senior official …, the official added"
        return self._recent[-1] if is_so_called or name.lower().endswith(noun) else None

    def _is_person(self, speaker: Speaker) -> bool:
        """Tell whether "he" may be said of somebody."""
        actor, name = speaker
        if actor is not None:
            return actor in self.persons
        if are_many(name) or is_body(name) or self._learned.get(speaker) == "it":
            return False
        last = name.split()[-1]
        return not last.islower() or last in _PERSONS or last.endswith("man")

    def _pronoun_of(self, speaker: Speaker) -> str | None:
        """Tell which pronoun somebody has, as far as the text says."""
        name = speaker[1].lower()
        if name.endswith("woman"):
            return "she"
        if name.endswith("man") and name.count(" "):
            return "he"
        return self._sexes.get(_surname(name)) or self._learned.get(speaker)

    def opening(self, sentence: Sentence) -> tuple[Speaker, int] | None:
        """Find the person with whom a sentence begins, and where the name stands.

        Args:
            sentence: The sentence.

        Returns:
            Who, and the number of the first word of the name; None where a person cannot be told
            from a place or a body.
        """
        words, begins = self.read.words, sentence.first
        if words[begins].low in _LEADING:  # "As the talks went on, the minister, Ada Renn, …"
            commas = (at for at in range(begins, sentence.last) if words[at].text == ",")
            begins = next(commas, begins)
        for at in range(begins, min(sentence.last, begins + _OPENING)):
            low = words[at].low
            if low in PREPOSITIONS or (low in AUXILIARIES and words[at].text.islower()):
                return None
            run = self._run_at.get(at)
            if run is not None and run[1] <= sentence.last and self._is_somebody(*run):
                return (None, self._spelt(*run)), at
            if at == begins and is_named(words[at]) and _is_aged(words, at + 1):
                return (None, self.full_name(words[at].text)), at
            if is_named(words[at]):
                name = self.full_name(words[at].text)
                is_bearer = words[min(at + 1, len(words) - 1)].low not in _PERSONS
                if is_bearer and (None, name) in self._recent:
                    return (None, name), at
        return None

    @cached_property
    def _run_at(self) -> dict[int, tuple[int, int]]:
        return {first: (first, last) for first, last in self.runs}

    def _is_somebody(self, first: int, last: int) -> bool:
        """Tell whether the text shows that a name is that of a person."""
        words = self.read.words
        before = words[first - 1].low if first else ""
        before = words[first - 2].low if before == "." and first > 1 else before
        before_comma = words[first - 2].low if before == "," and first > 1 else ""
        if before_comma in OFFICES or before in _BEFORE:
            return True
        if _surname(words[last - 1].text) in self._sexes:
            return True
        return _is_aged(words, last) or self._is_described(last)

    def _is_described(self, at: int) -> bool:
        """Tell whether words behind a comma describe a person: "…, an adviser to the army"."""
        words = self.read.words
        if at >= len(words) or words[at].text != ",":
            return False
        for place in range(at + 1, min(len(words), at + _BESIDE)):
            if words[place].text == ",":
                return False
            if words[place].low in OFFICES | SINGLE_PERSONS or words[place].low == "who":
                return True
        return False

    # --- what is remembered --------------------------------------------------------------------

    def suppose(self, sentence: Sentence) -> None:
        """Keep in mind the full name with which a sentence begins, if it may be a person's."""
        words, run = self.read.words, self._run_at.get(sentence.first)
        if run is None or run[1] >= sentence.last or not words[run[1]].text.islower():
            return
        name = self._spelt(*run)
        is_place = begins_place(words[run[0]].low) or ends_place(words[run[1] - 1].low)
        if not (is_place or is_body(name)) and words[run[1]].low not in PREPOSITIONS | {"and"}:
            self._perhaps = None, name

    def remember(self, speaker: Speaker, first: int) -> None:
        """Keep in mind with whom a sentence begins.

        Args:
            speaker: Who.
            first: The number of the first word that names or describes the speaker.
        """
        if speaker in self._recent:
            self._recent.remove(speaker)
        self._recent.append(speaker)
        del self._recent[:-_MOST]
        before = self.read.words[max(0, first - _NEAR) : first]
        if any(word.low.endswith("woman") for word in before):
            self._learned.setdefault(speaker, "she")

    def spoke(self, speaker: Speaker, first: int, last: int) -> None:
        """Keep in mind who spoke last, and how the text describes the speaker.

        Args:
            speaker: Who.
            first: The number of the first word of the attribution.
            last: That of the word after its last.
        """
        self.remember(speaker, first)
        if is_shown_as_body(self.read.words, first):
            self._learned[speaker] = "it"
        beside = self.read.words[max(0, first - _BESIDE) : last + _BESIDE]
        self._epithets = frozenset(word.low for word in beside)

    @property
    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._recent[-1] if self._recent else None


def _goes_on(words: Sequence[Word], first: int, at: int) -> bool:
    """Tell whether a word goes on with a name that begins at another."""
    word = words[at]
    if is_named(word):
        return True
    if at == first:
        return False
    before = words[at - 1]
    if word.text == ".":
        return before.low in TITLES or len(before.text) == 1
    return word.text == "-" or word.low in {"al", "bin", "von", "van", "der", "de", "ul"}


def _is_aged(words: Sequence[Word], at: int) -> bool:
    """Tell whether an age stands between commas behind a name: ", 27,"."""
    marks = [word.text for word in words[at : at + 3]]
    return len(marks) == 3 and marks[0] == marks[2] == "," and marks[1].isdecimal()  # noqa: PLR2004


def _surname(name: str) -> str:
    """Take the last word of a name, in lower case."""
    word = (name.replace("-", " ").split() or [""])[-1].lower()
    for ending in ("’s", "'s"):
        word = word.removesuffix(ending)
    return word


def _name_end(read: NewsText, last: int) -> int:
    """Find where a name ends: before the ending of a possessive."""
    word = read.words[last]
    for ending in ("’s", "'s"):
        if word.low.endswith(ending):
            return word.end - len(ending)
    return word.end
