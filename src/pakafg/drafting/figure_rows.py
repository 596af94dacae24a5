"""Figures of a sentence that lean on the one before: its parts, and one more in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.drafting.clause_words import AUXILIARIES
from pakafg.drafting.harm_phrases import COMPARING, INCLUDING, SPARED
from pakafg.drafting.outcome_verbs import OUTCOME_WORDS
from pakafg.drafting.thing_nouns import HAPPENINGS
from pakafg.values.number_rules import ONES
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.news_text import NewsText
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["Figure", "in_a_row", "in_same_row", "is_part"]

_EVENT: Final = 7  # words between "attacks" and "including one"
_GRAVELY: Final = frozenset(
    ("seriously", "critically", "severely", "gravely", "badly", "lightly", "slightly", "mildly")
)
_ROW: Final = 9  # words between figures in a row
_PLACE: Final = 12  # words of a place
_WHERE: Final = frozenset({"in", "at", "from", "near", "on", "outside", "inside", "across"})
_MORE: Final = frozenset({"more", "others", "other"})
_APART: Final = frozenset({";", "but", "while", "though", "although", "|"})


class Figure(NamedTuple):
    """A figure in a sentence.

    Attributes:
        number: The number, with the words that bound it.
        outcome: What became of those counted.
        first: The first word that tells so.
        last: The word after the last one.
        status: What they were; None where not said.
        nationality: Whose; None likewise.
        group: By sex or age; None likewise.
        rule: The rule that found it.
        part: Whether it is a part of the figure before it.
        doubts: What is not sure of it.
        is_alike: Whether those counted seem to be of one kind with those of the figure before.
        is_single: Whether it is one person, of whom the text says "a".
        leans_on: The first word of the number of a figure before it, which it is a part
            of; None where none is near, or its own clause tells all.
        is_led_back: Whether that figure alone tells what became of those counted.
    """

    number: NumberMention
    outcome: Outcome
    first: int
    last: int
    status: str | None
    nationality: str | None
    group: str | None
    rule: str
    part: bool
    doubts: tuple[str, ...]
    is_alike: bool = False
    is_single: bool = False
    leans_on: int | None = None
    is_led_back: bool = False


def is_part(read: NewsText, previous: Figure, number: NumberMention) -> bool:
    """Tell whether a number is a part of the figure before it."""
    words = read.words
    between = {words[at].low for at in range(previous.number.last, number.first)}
    after = [word.low for word in words[number.last : number.last + 2]]
    if after[:1] == ["of"] and after[1:] and after[1] in {"them", "whom", "those"}:
        return True
    if words[number.first - 1].text == ":" and number.first - previous.last <= 1:
        return True
    if between & INCLUDING and not between & {";", "."}:
        return not (_is_closed(read, previous, number) or _is_of_happenings(read, previous, number))
    if _is_grave(read, previous, number):
        return True
    marks = [words[at].text for at in range(previous.number.last, number.first)]
    if previous.part:  # as long as nothing closes, but "(BSF)"
        marks = [
            each
            for place, each in enumerate(marks)
            if each not in {"(", ")"} or not _is_short(marks, place)
        ]
        return not {"—", "–", "(", ")", ";", "."} & {*marks} and not any(
            each.lower() in OUTCOME_WORDS or each == "|" for each in marks
        )
    return marks.count("—") + marks.count("–") == 1 or marks.count("(") > marks.count(")")


def _is_of_happenings(read: NewsText, previous: Figure, number: NumberMention) -> bool:
    """Tell whether "after attacks on Monday, including one" goes on with attacks."""
    words = read.words
    place = number.first - 1
    if words[place].low not in INCLUDING or words[number.last].low not in _WHERE:
        return False
    first = max(previous.number.last, place - _EVENT)
    return any(words[at].low in HAPPENINGS for at in range(first, place))


def _is_grave(read: NewsText, previous: Figure, number: NumberMention) -> bool:
    """Tell whether a number says how badly some were hurt: "injured 27 people, six seriously"."""
    words, at = read.words, number.last
    at += 2 * ([word.low for word in words[at : at + 2]] == ["of", "them"])
    is_adverb = at + 1 < len(words) and words[at].low in _GRAVELY
    is_end = is_adverb and words[at + 1].text in {",", ".", ";", ")", "—", "–", "and", "”", '"'}
    is_beside = words[number.first - 1].low in {",", "and", "with", "—", "–", "("}
    return previous.outcome is Outcome.WOUNDED and is_end and is_beside


def _is_short(marks: Sequence[str], place: int) -> bool:
    """Tell whether a bracket is one of a short name: "(BSF)"."""
    return marks[place + 2 : place + 3] == [")"] or marks[max(0, place - 2) : place - 1] == ["("]


def _is_closed(read: NewsText, previous: Figure, number: NumberMention) -> bool:
    """Tell whether what became of the whole stands behind its parts: "…, were killed and 12"."""
    words = read.words
    behind = range(max(previous.last, previous.number.last), number.first)
    parts = range(previous.number.last, number.first)
    first = next((at for at in parts if words[at].low in INCLUDING), number.first)
    return not any(words[at].low in INCLUDING for at in behind) and any(
        words[at].low in OUTCOME_WORDS for at in range(first, number.first)
    )


def in_a_row(read: NewsText, previous: Figure, number: NumberMention, counted: Counted) -> bool:
    """Tell whether a number goes on a row: "three soldiers and two policemen"."""
    words = read.words
    before = words[number.first - 1].low
    first = number.first + (words[number.first].low == "from")
    is_compared = (words[first - 2].low, words[first - 1].low) in COMPARING
    if is_compared or (before == "against" and counted.is_bare):
        return True  # "412 lives so far, against 365 last year"
    is_along = before == "with" and words[number.first - 2].low in {"along", "together"}
    if is_along or before == "alongside":
        is_named = counted.last > counted.first and words[counted.last - 1].is_name
        return counted.is_person or is_named  # "along with 26 Taliban"
    after = read.words[number.last : number.last + 2]
    is_of_name = len(after) > 1 and after[0].low == "of" and after[1].is_name
    if before == "and" and counted.is_bare and is_of_name:  # "twenty of Maren and five of Tasket"
        return True
    if before in {"and", ","} and _is_elsewhere(read, previous, number, counted):
        return True
    is_of_kind = counted.is_thing if previous.outcome.is_of_things else counted.is_person
    is_joined = before in {"and", ",", "plus", "—"} and is_of_kind
    return is_joined and _is_one_row(read, previous, number, counted)


def _is_one_row(read: NewsText, previous: Figure, number: NumberMention, counted: Counted) -> bool:
    """Tell whether nothing between two figures, or in what the second counts, parts them."""
    words = read.words
    start, after = previous.number.last, words[min(counted.last, len(words) - 1)].low
    if _is_body_count(read, previous) and after in _WHERE | {".", ","}:
        start = previous.last  # "five bodies overnight and 20 others on Monday"
    if any(words[at].low in SPARED for at in range(counted.first, counted.last)):
        return False  # "found three bodies and 14 survivors"
    gap = [words[at].low for at in range(start, number.first)]
    return len(gap) <= _ROW and not any(
        low in AUXILIARIES - {"to"} or low in OUTCOME_WORDS
        for low in gap  # "next to him"
    )


def _is_body_count(read: NewsText, previous: Figure) -> bool:
    """Tell whether a figure is of bodies or deaths, and has no verb."""
    is_noun = read.words[previous.last - 1].low in OUTCOME_WORDS
    return is_noun and OUTCOME_WORDS[read.words[previous.last - 1].low].counted


def _is_elsewhere(
    read: NewsText, previous: Figure, number: NumberMention, counted: Counted
) -> bool:
    """Tell whether a number goes on with another place: "died in Orrin, two in Harra".

    So do parts of the figure before it: "fourteen people, nine in a field and five on a road".
    """
    words = read.words
    nouns = {words[at].low for at in range(counted.first, counted.last)}
    at = counted.last
    if not nouns <= _MORE or at + 1 >= len(words) or words[at].low not in _WHERE:
        return False
    if words[at + 1].text[0].isdecimal() or words[at + 1].low in ONES:  # "one in three"
        return False
    gap = {words[place].low for place in range(previous.number.last, number.first)}
    whole, part = previous.number.value.low or 0, number.value.low or 0
    is_part = words[number.first - 1].text == "," and part <= whole
    if gap & _APART or not (gap & _WHERE or previous.part or is_part):
        return False
    for place in range(at + 1, min(len(words), at + _PLACE)):
        low = words[place].low
        if low in {",", "and", ";", ".", "”", '"', "—", "–"}:
            return True
        if low in AUXILIARIES or low in OUTCOME_WORDS or low in SPARED:
            return False
    return False


def in_same_row(read: NewsText, previous: Figure, number: NumberMention) -> bool:
    """Tell whether nothing but words of one row stand between two figures."""
    words = read.words
    return not any(
        words[at].low in {"but", "while", ";", "though", "although", "|"}
        for at in range(previous.number.last, number.first)
    )
