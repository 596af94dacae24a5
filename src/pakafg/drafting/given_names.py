"""Names that people give of themselves: "a resident, who gave only her first name, Mara".

Law of this file: a name counts where words say that whoever was described just before bears it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pakafg.drafting.subject_words import is_named, name_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Word

__all__ = ["given_behind", "given_between"]

_NAMES: Final = frozenset({"name", "names", "surname"})
_GIVING: Final = frozenset({"who", "giving", "identified", "identifying", "named"})
_AS: Final = frozenset({"name", "only", "himself", "herself", "themselves", "identified", "known"})
_REACH: Final = 12  # words of "who gave his name only as"


def given_between(
    words: Sequence[Word], parts: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Find the name in "a resident, who gave only her first name, Mara,".

    Args:
        words: The words of the text.
        parts: What stands between commas: the first word of each, and the word after its last.

    Returns:
        The first word of the name, and the word after its last; None where none is given.
    """
    for (first, last), (begin, end) in pairwise(parts):
        is_giving = first < last and words[first].low in _GIVING
        if is_giving and words[last - 1].low in _NAMES and name_end(words, begin, end) == end:
            return (begin, end) if begin < end and is_named(words[begin]) else None
    for first, last in parts:
        given = given_behind(words, first) if first < last else None
        if given is not None and given[1] == last:
            return given
    return None


def given_behind(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Find the name in "who gave his name as Odo", "who identified herself only as Mara".

    Args:
        words: The words of the text.
        at: The word right behind a description.

    Returns:
        The first word of the name, and the word after its last; None where none is given.
    """
    at += at < len(words) and words[at].text == ","
    begin = at
    while at < len(words) and words[at].is_word and words[at].low not in _GIVING:
        at += 1  # "a man from the area who gave his name as Odo"
        if at > begin + _REACH:
            return None
    if at >= len(words) or words[at].low not in _GIVING:
        return None
    for place in range(at + 1, min(len(words) - 1, at + _REACH)):
        if not words[place].is_word:
            return None
        if words[place].low == "as" and words[place - 1].low in _AS:
            is_name = is_named(words[place + 1])
            return (place + 1, name_end(words, place + 1, len(words))) if is_name else None
    return None
