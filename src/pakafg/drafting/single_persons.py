"""One person of whom a text says "a": the noun, with what it says of the person.

Laws of this file: the last noun that may be for a person is the head; a name right behind it is
the person's own; "an eight-year-old" without a noun is a person, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.clause_words import AUXILIARIES, CLAUSE_ENDS, PASTS, PREPOSITIONS
from pakafg.drafting.counted_nouns import Counted, bare_word
from pakafg.drafting.number_mentions import NumberMention, is_number_word
from pakafg.drafting.outcome_verbs import GROUPS, THINGS
from pakafg.drafting.person_words import is_person
from pakafg.text.harm_predicates import FIRST_WORDS
from pakafg.values.count import Count

if TYPE_CHECKING:
    from pakafg.drafting.class_words import ClassWords
    from pakafg.drafting.news_text import NewsText, Sentence

__all__ = ["mention_of_one", "single_person"]

_NOUN: Final = 10  # words between "a" and the last word of what it counts
_AGE: Final = frozenset({"old", "year", "month", "-", "years"})
_NAMING: Final = frozenset({"identified", "named"})


def mention_of_one(read: NewsText, at: int) -> NumberMention:
    """Take "a" as a number."""
    word = read.words[at]
    return NumberMention(at, at + 1, word.start, word.end, word.text, Count.parse(word.low))


def single_person(
    read: NewsText, class_words: ClassWords, at: int, sentence: Sentence
) -> Counted | None:
    """Read the person behind "a"; None where there is none, or nobody who is harmed.

    Args:
        read: The text.
        class_words: Words for peoples, statuses and outcomes.
        at: The number of the word "a".
        sentence: Its sentence.
    """
    words, (peoples, statuses, outcomes) = read.words, class_words
    status = nationality = group = None
    last = _noun_end(read, class_words, at + 1, min(sentence.last, at + 1 + _NOUN))
    while last > at + 1 and not words[last - 1].is_word:
        last -= 1
    if last == at + 1:
        return None
    end = _head_end(read, at + 1, last)
    for place in range(at + 1, end):
        low = bare_word(words[place])
        status = statuses.get(low, status)
        nationality = peoples.get(low, nationality)
        group = GROUPS.get(low, group)
    if status in THINGS and statuses.get(bare_word(words[end - 1])) is None:
        status = None  # "a bus driver"
    head = bare_word(words[end - 1])
    harm = outcomes.get(words[at - 1].low) if at > sentence.first else None
    # "beheaded a German": only a person is of a people, and is killed.
    is_of_people = harm is not None and last == at + 2 and words[last - 1].is_name
    is_aged = head == "old" and any(words[n].low == "year" for n in range(at + 1, end))
    if not (is_person(head) or is_of_people or is_aged) or status in THINGS:
        return None
    return Counted(at + 1, last, status, nationality, group, is_person=True)


def _noun_end(read: NewsText, class_words: ClassWords, at: int, end: int) -> int:
    """Find where the words of a noun end."""
    words, outcomes = read.words, class_words.outcomes
    is_known = False
    for place in range(at, end):
        word, low = words[place], bare_word(words[place])
        if is_number_word(word) or low in _AGE or _is_short_name(read, place, at, end):
            continue  # "a 10-year-old boy", "a Border Force (BF) officer"
        if low == "of" and place > at and _is_of_office(read, place, end):
            continue
        is_end = low in AUXILIARIES or low in PREPOSITIONS or low in CLAUSE_ENDS or low == "for"
        if is_end or low in _NAMING or not word.is_word:
            return place
        if low in {"the", "his", "her", "their", "its"}:  # "another man the army said was"
            return place
        if low in outcomes:  # "a wounded soldier", but "a soldier wounded in the raid"
            following = words[place + 1] if place + 1 < end else None
            if not low.endswith("ed") or following is None or not following.is_word or is_known:
                return place
        is_verb = low.endswith(("ing", "ed")) or low in FIRST_WORDS or low in PASTS
        if is_verb and place > at and is_person(bare_word(words[place - 1])):
            return place  # "a national living in Orrin"
        is_known |= is_person(low) or low in class_words.statuses
    return end


def _is_short_name(read: NewsText, at: int, first: int, end: int) -> bool:
    """Tell whether a word is one of "(BF)", with a noun behind it."""
    for opening in range(max(first, at - 2), at + 1):
        marks = [word.text for word in read.words[opening : opening + 3 : 2]]
        if marks == ["(", ")"] and opening + 3 < end:
            return read.words[opening + 3].is_word
    return False


def _is_of_office(read: NewsText, at: int, end: int) -> bool:
    """Tell whether "of" goes on with an office: "a senior Ministry of Trade official"."""
    words = read.words
    place = at + 1
    while place < end and words[place].is_name:
        place += 1
    is_name = words[at - 1].is_name and place > at + 1
    return is_name and place < end and is_person(words[place].low)


def _head_end(read: NewsText, at: int, last: int) -> int:
    """Find the end of the noun before a name: "a militant Ijaz Khan", "a local leader Ivo Kral"."""
    words = read.words
    end = last
    while end > at + 1 and words[end - 1].is_name and not is_person(bare_word(words[end - 1])):
        end -= 1
    return end if is_person(bare_word(words[end - 1])) else last
