"""Where the subject of a verb of saying stands among the words beside it, and which words name it.

Law of this file: words are looked at, and nobody is known; whose name it is, others find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.counted_nouns import PREPOSITIONS
from pakafg.drafting.outcome_verbs import SINGLE_PERSONS
from pakafg.drafting.saying_verbs import PARTICLES, TITLES
from pakafg.timeline.phrases.phrase_words import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence, Word

__all__ = [
    "are_many",
    "before_day",
    "clause_start",
    "full_name",
    "name_end",
    "name_start",
    "person_at",
    "some_of",
    "without_titles",
]

_SOME: Final = frozenset({"them", "those", "one", "another", "others", "some"})  # who is open
_DAYS: Final = frozenset({*WEEKDAYS, "today", "yesterday"})
_MARKS: Final = frozenset({";", ":", "“", "”", '"', "—"})
_CONJUNCTIONS: Final = frozenset({"that", "while", "but", "although", "though", "whereas"})
_FULL_NAME: Final = 2  # words


def are_many(name: str) -> bool:
    """Tell whether words name sources of whom "he" is none: "medics", "the police"."""
    last = (name.split() or [""])[-1]
    return name[:1].islower() and (last.endswith("s") or last in {"police", "media"})


def clause_start(words: Sequence[Word], first: int, end: int) -> int:
    """Find where the clause begins that ends with a word; `first` where nothing parts it."""
    for place in range(end - 1, first - 1, -1):
        if words[place].text in _MARKS or words[place].low in _CONJUNCTIONS:
            return place + 1
    return first


def before_day(words: Sequence[Word], first: int, end: int) -> int:
    """Pass over the day in "an official on Sunday said", back from its end."""
    if end > first and words[end - 1].low in _DAYS:
        end -= 1
        end -= end > first and words[end - 1].low == "on"
    return end


def without_titles(words: Sequence[Word], first: int, last: int) -> int:
    """Pass over "Maj. Gen." before a name, and over "Villager" before one of two words."""
    while first + 1 < last and (words[first].low in TITLES or words[first].text == "."):
        first += 1
    return first + (last - first > _FULL_NAME and words[first].low in SINGLE_PERSONS)


def name_end(words: Sequence[Word], first: int, end: int) -> int:
    """Find where a name ends that begins at a word: "Mai al-Kaila", "Ursula von der Leyen"."""
    last = first
    for place in range(first, end):
        if words[place].is_name:
            last = place + 1
        elif words[place].low not in PARTICLES:
            break
    return last


def name_start(words: Sequence[Word], start: int, last: int) -> int:
    """Find where a name begins that ends before a word; `last` where none does."""
    first = last
    for place in range(last - 1, start - 1, -1):
        if words[place].is_name:
            first = place
        elif words[place].text != "." and words[place].low not in PARTICLES:
            break
    return first


def full_name(words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """Find the full name in "Ada Renn, head of the mission in Tarn, said".

    Args:
        words: The words of the text.
        start: Where the clause begins.
        end: Where the verb stands.

    Returns:
        The first word of the name, and the one after its last; None where no apposition stands
        between a full name and the verb.
    """
    if end <= start or words[end - 1].text != ",":
        return None
    opens = start
    for comma in range(start, end - 1):
        if words[comma].text != ",":
            continue
        first = name_start(words, opens, comma)
        is_led = any(words[at].low in PREPOSITIONS for at in range(opens, first))
        if comma - first >= _FULL_NAME and not is_led:
            return first, comma
        opens = comma + 1
    return None


def person_at(words: Sequence[Word], sentence: Sentence) -> tuple[int, int] | None:
    """Find the person with whom a sentence begins: "Ida Vint, 27, was", "Villager Ida Vint hid".

    Args:
        words: The words of the text.
        sentence: The sentence.

    Returns:
        The first word of the name, and the one after its last; None where a person cannot be told
        from a place or a body.
    """
    first, end = sentence.first, sentence.last
    last = name_end(words, first, end)
    if words[first].low in SINGLE_PERSONS and last - first > 1:
        return first + 1, last
    is_aged = (
        last - first >= _FULL_NAME
        and last + 2 < end
        and words[last].text == words[last + 2].text == ","
        and words[last + 1].text.isdecimal()
    )
    return (first, last) if is_aged else None


def some_of(words: Sequence[Word], start: int, last: int) -> int:
    """Find where "one of them" begins, whom nobody can know by it; `last` where it does not."""
    if last <= start or words[last - 1].low not in _SOME:
        return last
    is_of = last - 3 >= start and words[last - 2].low == "of"
    return last - 3 if is_of else last - 1
