"""A noun for people with its adjectives: "Sudrian police officers", "a 10-year-old girl".

Laws of this file: nouns alone say of what kind people are, and nothing that was done to them; a
word that may be a verb ("were treated like soldiers") ends the reading with nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.drafting.clause_words import AUXILIARIES, CLAUSE_ENDS, PREPOSITIONS
from pakafg.drafting.counted_nouns import bare_word
from pakafg.drafting.number_mentions import is_number_word
from pakafg.drafting.outcome_verbs import GROUPS, THINGS
from pakafg.drafting.person_words import are_persons, is_person

if TYPE_CHECKING:
    from pakafg.drafting.class_words import ClassWords
    from pakafg.drafting.news_text import NewsText, Sentence

__all__ = ["PersonNoun", "persons_at"]

_LONGEST: Final = 7  # words of one noun with its adjectives
_FORMER: Final = frozenset({"former", "ex", "retired"})
_ADJECTIVES: Final = frozenset(
    ("armed", "unarmed", "uniformed", "retired", "married", "suspected", "alleged", "wanted")
)
_NEVER: Final = frozenset(
    ("a", "an", "not", "no", "the", "like", "mostly", "mainly", "only", "never", "their", "his",
     "her", "its", "our", "such", "less", "more", "than", "because", "so", "too", "once", "said",
     "says")
)  # fmt: skip


class PersonNoun(NamedTuple):
    """A noun for people.

    Attributes:
        last: The number of the word after it.
        status: What they are; None where not said, or where two nouns differ.
        nationality: Whose; likewise.
        group: By sex or age; likewise.
        is_nationality: Whether only their nationality is said.
        is_mixed: Whether it is two nouns: "women and children".
    """

    last: int
    status: str | None = None
    nationality: str | None = None
    group: str | None = None
    is_nationality: bool = False
    is_mixed: bool = False


def persons_at(
    read: NewsText, class_words: ClassWords, at: int, sentence: Sentence
) -> PersonNoun | None:
    """Read the noun that begins at a word; None where it is of nobody.

    Args:
        read: The text.
        class_words: Words for peoples and statuses.
        at: The number of the word.
        sentence: Its sentence.
    """
    peoples, statuses, outcomes = class_words
    end = min(sentence.last, at + _LONGEST)
    status = nationality = group = None
    is_former = is_known = is_named = False
    first = at
    while at < end:
        word, low = read.words[at], bare_word(read.words[at])
        following = read.words[at + 1].text if at + 1 < end else ""
        is_age = word.text == "-" or (word.text.isdecimal() and following == "-")
        if is_number_word(word) and not is_age:
            break
        ends = low in AUXILIARIES or low in PREPOSITIONS or low in CLAUSE_ENDS or low in _NEVER
        if ends or not (word.is_word or is_age) or (low in outcomes and low not in statuses):
            break
        is_class = low in statuses or low in peoples or low in GROUPS
        is_known = is_class or is_person(low) or are_persons(low)
        is_known |= word.is_name and low.endswith("ans")  # "128 Americans"
        is_verb = low.endswith(("ed", "ing")) and not word.is_name
        if not is_known and is_verb and low not in _ADJECTIVES:
            return None
        is_former |= low in _FORMER
        is_named |= is_known and low not in peoples
        if status in THINGS:  # "school children"
            status = None
        status = statuses.get(low, status)
        nationality = peoples.get(low, nationality)
        group = GROUPS.get(low, group)
        at += 1
    if not is_known or at == first or status in THINGS:
        return None
    return PersonNoun(at, None if is_former else status, nationality, group, not is_named)
