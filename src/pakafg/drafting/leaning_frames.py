"""Sentences that count a part of people who stand elsewhere: "eleven of them were children".

Laws of this file: a frame is one of "N of them were …", "of the dead, N were …", "among the dead
were N …", "the dead included N …" and "N … were among them". What is negated, asked or only
supposed is none. A frame says nothing of what became of those whom it leads back to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.drafting.class_words import ClassWords
from pakafg.drafting.clause_words import PREPOSITIONS
from pakafg.drafting.earlier_victims import BEING, INCLUDED, EarlierVictims, Victims
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.number_mentions import NumberMention
from pakafg.drafting.person_nouns import PersonNoun, persons_at
from pakafg.values.count import Count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.drafting.news_text import Sentence

__all__ = ["LeaningFrames", "LeaningPart"]

_UNREAL: Final = frozenset(
    ("not", "no", "none", "never", "neither", "nor", "if", "whether", "unless", "denied", "denies",
     "deny", "denying", "false", "?")
)  # fmt: skip
_ADVERBS: Final = frozenset(
    ("also", "all", "reportedly", "apparently", "likely", "believed", "thought", "reported",
     "confirmed", "identified", "described", "known", "later", "recorded", "registered",
     "been", "to", "be", "as", "said")
)  # fmt: skip
_ENDS: Final = frozenset(
    (",", ".", ";", "!", ":", "—", "–", "(", ")", "”", '"', "’", "'", "»", "and", "or", "plus",
     "while", "but", "who", "whose", "whom", "aged", "as", "according", "|")
)  # fmt: skip
_JOINING: Final = frozenset({"and", "plus"})
_CLAUSE: Final = frozenset(
    {"that", "said", ",", "and", "“", '"', "‘", "—", ":", ";", "while", "but"}
)
_LONGEST: Final = 30  # words of a frame that are cited whole
_ADDED: Final = 7  # words such as "from the village" between two of a row
_AHEAD: Final = 8  # words behind one more of a row that may tell something of its own


class LeaningPart(NamedTuple):
    """A number of people who are a part of others.

    Attributes:
        number: The number; of one person, "a".
        noun: What those counted are.
        victims: The words that lead back.
        first: The first word of the frame.
        last: The word after its last one.
    """

    number: NumberMention
    noun: PersonNoun
    victims: Victims
    first: int
    last: int


@define
class LeaningFrames:
    """Finds the frames of a sentence.

    Attributes:
        read: The text.
        class_words: Words for peoples, statuses and outcomes.
    """

    read: NewsText
    class_words: ClassWords
    _victims: EarlierVictims = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._victims = EarlierVictims(self.read, self.class_words)

    def of(self, sentence: Sentence, numbers: Sequence[NumberMention]) -> list[LeaningPart]:
        """List the parts that a sentence counts.

        Args:
            sentence: The sentence.
            numbers: Its numbers.
        """
        words = self.read.words
        by_first = {each.first: each for each in numbers}
        real = next(
            (n for n in range(sentence.first, sentence.last) if words[n].low in _UNREAL),
            sentence.last,
        )
        found: dict[int, LeaningPart] = {}
        for part in (
            *(each for number in numbers for each in self._counted(number, sentence, by_first)),
            *(
                each
                for at in range(sentence.first, sentence.last)
                for each in self._listed(at, sentence, by_first)
            ),
        ):
            if part.last <= real:
                found.setdefault(part.number.first, part)
        return list(found.values())

    # --- "eleven of them were children" --------------------------------------------------------

    def _counted(
        self, number: NumberMention, sentence: Sentence, numbers: Mapping[int, NumberMention]
    ) -> Iterator[LeaningPart]:
        """Read "eleven of them were children", "two nurses were among the victims"."""
        words, at = self.read.words, number.last
        if at + 1 >= sentence.last or self._is_a_share(number, sentence):
            return
        if words[at].low == "of":
            victims = self._victims.at(at + 1, sentence)
            behind = None if victims is None else self._behind_being(victims.last, sentence)
            noun = None if behind is None else self._kind(behind, number, sentence)
            if victims is not None and noun is not None:
                yield LeaningPart(number, noun, victims, number.first, noun.last)
                row = self._next_of_row(noun.last, sentence)
                if row is not None and not self._goes_on(row, sentence):
                    yield from self._row(number.first, row, victims, sentence, numbers)
                behind = self._behind_joint(noun.last, sentence)
                yield from self._shared(number.first, behind, victims, sentence, numbers)
            return
        noun = persons_at(self.read, self.class_words, at, sentence)
        behind = None if noun is None else self._behind_being(noun.last, sentence)
        if noun is None or behind is None or behind >= sentence.last:
            return
        if words[behind].low == "among":
            victims = self._victims.at(behind + 1, sentence)
            if victims is not None:
                yield LeaningPart(number, noun, victims, number.first, victims.last)

    def _is_a_share(self, number: NumberMention, sentence: Sentence) -> bool:
        """Tell whether a number is of a share: "one in five of the dead"."""
        words = self.read.words[max(sentence.first, number.first - 2) : number.first]
        before = [word.low for word in words]
        return before[-1:] in (["in"], ["every"]) or before == ["out", "of"]

    def _behind_being(self, at: int, sentence: Sentence) -> int | None:
        """Pass over "were", "have been identified as"; None where no such verb stands."""
        words = self.read.words
        if at + 1 >= sentence.last:
            return None
        is_perfect = words[at].low in {"has", "have", "had"} and words[at + 1].low == "been"
        if words[at].low not in BEING and not is_perfect:
            return None
        at += 1
        while at < sentence.last and words[at].low in _ADVERBS:
            at += 1
        return at

    def _kind(self, at: int, number: NumberMention, sentence: Sentence) -> PersonNoun | None:
        """Read of what kind they are: "children", "a doctor", "women and children"."""
        words = self.read.words
        if at < sentence.last and words[at].low in {"a", "an"}:
            if number.value.high != 1:
                return None
            at += 1
        noun = persons_at(self.read, self.class_words, at, sentence)
        if noun is None or not self._is_end(noun.last, sentence):
            return None
        if noun.last < sentence.last and words[noun.last].low in {"and", "or"}:
            other = persons_at(self.read, self.class_words, noun.last + 1, sentence)
            if other is not None and self._is_end(other.last, sentence):
                return PersonNoun(
                    other.last,
                    noun.status if noun.status == other.status else None,
                    noun.nationality if noun.nationality == other.nationality else None,
                    noun.group if noun.group == other.group else None,
                    noun.is_nationality and other.is_nationality,
                    is_mixed=True,
                )
        return noun

    def _is_end(self, at: int, sentence: Sentence) -> bool:
        """Tell whether a noun ends before a word, and no other noun or verb goes on with it."""
        if at >= sentence.last:
            return True
        words = self.read.words
        low, has_next = words[at].low, at + 1 < sentence.last
        if low in {"’", "'"} and has_next and words[at + 1].is_word:
            return False  # "journalists’ relatives"
        return low in _ENDS or low in PREPOSITIONS

    # --- "the dead included two nurses and a doctor" ---------------------------------------------

    def _listed(
        self, at: int, sentence: Sentence, numbers: Mapping[int, NumberMention]
    ) -> Iterator[LeaningPart]:
        """Read a list that begins behind words at a place."""
        words = self.read.words
        low, before = words[at].low, words[at - 1].low if at > sentence.first else ""
        if low == "among":
            victims = self._victims.at(at + 1, sentence)
            if victims is not None:
                behind = self._behind_being(victims.last, sentence)
                yield from self._row(at, behind, victims, sentence, numbers)
        elif low == "of" and (not before or before in _CLAUSE):
            victims = self._victims.at(at + 1, sentence)
            if victims is not None and victims.last < sentence.last:
                has_comma = words[victims.last].text == ","
                yield from self._shared(at, victims.last + has_comma, victims, sentence, numbers)
        elif before not in PREPOSITIONS:
            victims = self._victims.at(at, sentence)
            if victims is not None and low != "them":
                behind = self._behind_included(victims, sentence, numbers)
                yield from self._row(at, behind, victims, sentence, numbers)

    def _behind_included(
        self, victims: Victims, sentence: Sentence, numbers: Mapping[int, NumberMention]
    ) -> int | None:
        """Pass over "included", ", including" and, before a number, "were"."""
        words, at = self.read.words, victims.last
        if at + 1 >= sentence.last:
            return None
        at += words[at].low in {"also", "reportedly"}
        if words[at].low in INCLUDED:
            return at + 1
        if words[at].text == "," and words[at + 1].low == "including":
            return at + 2
        if words[at].low not in BEING or victims.outcome is None:
            return None
        at += 1
        while at < sentence.last and words[at].low in _ADVERBS:  # "the dead were identified as"
            at += 1
        is_one = at < sentence.last and words[at].low in {"a", "an"} and words[at - 1].low == "as"
        return at if at in numbers or is_one else None

    def _row(
        self,
        first: int,
        at: int | None,
        victims: Victims,
        sentence: Sentence,
        numbers: Mapping[int, NumberMention],
    ) -> Iterator[LeaningPart]:
        """Read "two nurses from Orrin, four children and a doctor"."""
        words, is_first = self.read.words, True
        while at is not None and at < sentence.last:
            number = numbers.get(at)
            if number is None and words[at].low in {"a", "an"}:
                number = self._single(at)
            if number is None:
                return
            begin = number.last
            if begin + 1 < sentence.last and words[begin].low == "of":
                begin += 2 * (words[begin + 1].low in {"them", "whom"})
            noun = self._kind(begin, number, sentence)
            if noun is None:
                return
            if not is_first and self._goes_on(noun.last, sentence):
                return
            start = first if noun.last - first <= _LONGEST else number.first
            yield LeaningPart(number, noun, victims, start, noun.last)
            at, is_first = self._next_of_row(noun.last, sentence), False

    def _single(self, at: int) -> NumberMention:
        """Take "a" as a number."""
        word = self.read.words[at]
        return NumberMention(at, at + 1, word.start, word.end, word.text, Count.parse(word.low))

    def _goes_on(self, at: int, sentence: Sentence) -> bool:
        """Tell whether one more has a verb of its own: "…, and five people were wounded"."""
        for place in range(at, min(sentence.last, at + _AHEAD)):
            low = self.read.words[place].low
            if low in BEING or low in {"have", "has", "had", "said", "says", "told"}:
                return True
            if low in self.class_words.outcomes:
                return True
            if low in {",", ";", "and", "who", "whom", "—"}:
                return False
        return False

    def _next_of_row(self, at: int, sentence: Sentence) -> int | None:
        """Find where one more begins: behind "from Orrin", ",", "and", "as well as"."""
        words, end = self.read.words, sentence.last
        if at < end and words[at].low in PREPOSITIONS:
            ahead = range(at + 1, min(end, at + _ADDED))
            at = next((n for n in ahead if words[n].low in {",", "and"}), end)
        start = at
        at = self._behind_joint(at, sentence)
        if [word.low for word in words[at : at + 3]] == ["as", "well", "as"]:
            at += 3
        return at if start < at < end else None

    def _behind_joint(self, at: int, sentence: Sentence) -> int:
        """Pass over ", and"."""
        words = self.read.words
        at += at < sentence.last and words[at].text == ","
        return at + (at < sentence.last and words[at].low in _JOINING)

    # --- "of the dead, seven were soldiers" ------------------------------------------------------

    def _shared(
        self,
        first: int,
        at: int,
        victims: Victims,
        sentence: Sentence,
        numbers: Mapping[int, NumberMention],
    ) -> Iterator[LeaningPart]:
        """Read "of the dead, seven were soldiers and four were children"."""
        while at in numbers:
            number = numbers[at]
            behind = self._behind_being(number.last, sentence)
            noun = None if behind is None else self._kind(behind, number, sentence)
            if noun is None and behind is not None and self._are_somewhere(behind, victims):
                noun = PersonNoun(behind)  # "of the deaths, 17 were reported in Orrin"
            if noun is None:
                return
            yield LeaningPart(number, noun, victims, first, noun.last)
            at = self._behind_joint(noun.last, sentence)

    def _are_somewhere(self, at: int, victims: Victims) -> bool:
        """Tell whether a place stands at a word, of people of whom their words tell all."""
        words = self.read.words
        is_place = at < len(words) and words[at].low in {"in", "at", "near", "from"}
        return is_place and victims.outcome is not None
