"""What a number counts: the noun behind it, with the adjectives that say whose and of what kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.drafting.clause_words import AUXILIARIES, CLAUSE_ENDS, PASTS, PREPOSITIONS
from pakafg.drafting.harm_phrases import HELD_PEOPLE
from pakafg.drafting.number_mentions import is_nobody, is_number_word
from pakafg.drafting.outcome_verbs import GROUPS, THINGS
from pakafg.drafting.person_words import are_persons
from pakafg.drafting.person_words import is_person as is_one_person
from pakafg.drafting.thing_nouns import HAPPENINGS, is_thing
from pakafg.text.harm_predicates import FIRST_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.drafting.class_words import ClassWords
    from pakafg.drafting.news_text import NewsText, Sentence, Word
    from pakafg.drafting.number_mentions import NumberMention
    from pakafg.drafting.outcome_verbs import OutcomeWord

__all__ = ["Counted", "bare_word", "counted_by"]

_NOUN_WORDS: Final = 9  # of what is counted
_ANIMALS: Final = frozenset(
    ("donkeys", "donkey", "cattle", "cows", "goats", "sheep", "camels", "horses", "livestock",
     "animals", "dogs", "chickens", "pigs", "buffaloes", "oxen", "mules", "yaks", "birds")
)  # fmt: skip
_ONLY_VERBS: Final = frozenset(
    (
        "sustained",
        "never",
        "lost",
        "suffered",
        "sought",
        "froze",
        "took",
        "went",
        "underwent",
        "became",
        "fell",
    )
)
_TOLD: Final = frozenset({"confirmed", "reported", "known", "suspected", "recorded"})
_NO_VERBS: Final = frozenset({"nursing", "training", "engineering", "mining", "fishing", "king"})
_UNITS: Final = frozenset(
    (
        *("days", "day", "hours", "hour", "minutes", "minute", "weeks", "week", "months", "month"),
        *("years", "year", "km", "kilometres", "kilometers", "kilometre", "kilometer", "miles"),
        *("metres", "meters", "percent", "per", "%", "dollars", "euros", "rupees", "pounds"),
        *("times", "tonnes", "tons", "rounds", "shells", "rockets", "missiles", "mm", "cent"),
        *("degrees", "am", "pm", "a.m.", "p.m.", "points", "o'clock", "decades", "centuries"),
        *("knots", "mph", "kph", "feet", "foot", "inches", "acres", "hectares", "cm", "kg"),
    )
)


_OPENING: Final = frozenset({"“", '"', "‘", "'", "«", "„", "″"})
_CLOSING: Final = frozenset({"”", '"', "’", "'", "»", "“", "″"})
_WHICH: Final = frozenset({"this", "last", "next", "each", "every", "a", "an"})
_DETERMINERS: Final = frozenset({"the", "its", "their", "his", "them", "our"})
_ARMY: Final = frozenset(
    ("rifles", "battalion", "brigade", "division", "regiment", "corps", "infantry", "squadron",
     "para", "guards", "paras", "mechanized", "mechanised", "armoured", "armored")
)  # fmt: skip


class Counted(NamedTuple):
    """What a number counts: the words from `first` up to `last`, and what they say."""

    first: int
    last: int
    status: str | None = None
    nationality: str | None = None
    group: str | None = None
    is_bare: bool = False  # no noun at all
    is_person: bool = False
    is_measure: bool = False  # time, money, animals, or what happens
    is_thing: bool = False


def counted_by(
    read: NewsText,
    number: NumberMention,
    sentence: Sentence,
    class_words: ClassWords,
) -> Counted:
    """Read the noun, with its adjectives, that stands behind a number.

    Args:
        read: The text.
        number: The number.
        sentence: Its sentence.
        class_words: Words for peoples, statuses and outcomes.
    """
    words = read.words
    peoples, statuses, outcomes = class_words
    at, end = _noun_start(words, number), min(sentence.last, number.last + _NOUN_WORDS)
    status = nationality = group = None
    first = at
    if is_nobody(number) and (at >= end or words[at].low != "of"):
        return Counted(first, first, is_bare=True)
    is_person = False
    while at < end:
        low = bare_word(words[at])
        if low in _UNITS and at - first < 2:  # noqa: PLR2004  ("30 per cent", "7.62 mm rounds")
            return Counted(first, at, is_measure=True)
        if low in HAPPENINGS or (low in _ANIMALS and not is_person):
            return Counted(first, at + 1, is_measure=True)
        if at == first and low in _WHICH:  # "ten this year"
            return Counted(first, at, is_bare=True)
        if at > first and _is_owner(words, at, end):  # "dozens of girls’ schools"
            status = nationality = group = None
            is_person, at = False, at + 1
            continue
        if at > first and _is_bracketed(words, at, end):  # "36 CPI(M) cadres"
            at += 3
            continue
        if (at > first and is_person and _is_predicate(low)) or low in _ONLY_VERBS:
            break
        if is_person and low in _DETERMINERS and words[at - 1].low != "of":
            break  # "hostages the rebels are holding"
        if (low == "of" and at < first + 3) or low in _DETERMINERS:
            at += 1
            continue
        is_told = low in _TOLD and at + 1 < end  # "five confirmed deaths"
        if is_told and (hit := outcomes.get(words[at + 1].low)) is not None and hit.counted:
            at += 1
            break
        if low == "-" or (words[at].is_word and not _ends_noun(low, outcomes)):
            if is_number_word(words[at]):
                break
            status = statuses.get(low, status)
            nationality = peoples.get(low, nationality)
            group = GROUPS.get(low, group)
            is_person |= are_persons(low) or low in statuses or low in HELD_PEOPLE
            is_person |= number.value.high == 1 and is_one_person(low)  # "one suspect"
            is_person |= low in peoples or (words[at].is_name and low.endswith("s"))
            at += 1
            continue
        break
    while at > first and words[at - 1].low in {"of", "the", "-", "its", "their"}:
        at -= 1
    if at > first and _is_unit(words, number, first, at):
        return Counted(first, at, is_measure=True)
    head = bare_word(words[at - 1]) if at > first else ""
    if status in THINGS and are_persons(head):
        status = None  # "two bus drivers"
    is_of_things = status in THINGS or is_thing(head, statuses)
    return Counted(
        first, at, status, nationality, group, at == first, is_person, is_thing=is_of_things
    )


def _is_predicate(low: str) -> bool:
    """Tell whether a word behind people says what they did or suffered: "escorting", "held"."""
    is_form = low.endswith(("ing", "ed")) and low not in _NO_VERBS
    return is_form or low in FIRST_WORDS or low in PASTS


def _noun_start(words: Sequence[Word], number: NumberMention) -> int:
    """Find where the noun begins: behind the marks of “about 30” troops."""
    first, last = number.first - 1, number.last
    is_marked = last + 1 < len(words) and words[last].text in _CLOSING and words[last + 1].is_word
    return last + (is_marked and first >= 0 and words[first].text in _OPENING)


def _is_unit(words: Sequence[Word], number: NumberMention, first: int, last: int) -> bool:
    """Tell whether a number is of a unit of an army: "of 1 Harra Rifles"."""
    is_digits = words[number.first].text.isdecimal()
    return is_digits and any(
        words[at].is_name and words[at].low in _ARMY for at in range(first, last)
    )


def _is_owner(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether the noun before a mark owns the one behind it."""
    is_mark = words[at].text in {"’", "'"} and words[at - 1].low.endswith("s")
    return is_mark and at + 1 < end and words[at + 1].is_word


def _is_bracketed(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether letters in brackets belong to the name before them."""
    is_word = at + 2 < end and words[at].text == "(" and words[at + 1].is_name
    return is_word and words[at + 2].text == ")" and words[at - 1].is_name


def _ends_noun(low: str, outcomes: Mapping[str, OutcomeWord]) -> bool:
    """Tell whether a word cannot belong to what is counted."""
    return (
        low in AUXILIARIES
        or low in PREPOSITIONS
        or low in CLAUSE_ENDS
        or (low in outcomes and low not in HELD_PEOPLE | {"wounds"})
        or low
        in {
            "were",
            "than",
            "not",
            "including",
            "before",
            "until",
            "because",
            "if",
            "where",
            "although",
            "then",
            "plus",
            "as",
            "killed",
            "while",
            "since",
            "escaped",
            "survived",
            "passed",
            "went",
            "taken",
            "rushed",
            "brought",
            "admitted",
            "treated",
            "aged",
            "identified",
            "named",
            "received",
        }
    )


def bare_word(word: Word) -> str:
    """Take a word in lower case, without the ending of a possessive."""
    return word.low.removesuffix("’s").removesuffix("'s")
