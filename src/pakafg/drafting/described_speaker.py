"""The words that name or describe whoever says something, and what is added to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pakafg.drafting.saying_verbs import TITLES
from pakafg.drafting.subject_words import FULL_NAME, name_start, without_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Word

__all__ = ["SpeakerPhrase", "with_others"]


class SpeakerPhrase(NamedTuple):
    """Words that name or describe somebody.

    Attributes:
        first: The number of the first word of the name, without titles, or of the description.
        last: That of the word after its last.
        start: That of the first word of the phrase, with titles.
        added: Where what is added to the phrase begins.
        end: That of the word after what is added.
        is_name: Whether it ends with a name; else it describes.
    """

    first: int
    last: int
    start: int
    added: int
    end: int
    is_name: bool


def with_others(words: Sequence[Word], first: int, begins: int, last: int) -> int:
    """Find where the names begin that "and" joins with a full one: "Ada Renn and Dr Ivo Kral".

    Args:
        words: The words of the text.
        first: The first word of the phrase.
        begins: The first word of its last name.
        last: The word after that name.
    """
    joined = begins
    while joined > first and words[joined - 1].low != "and":
        joined -= 1
    if joined == first or last - begins < FULL_NAME:
        return begins
    before = name_start(words, first, joined - 1)
    between = words[joined:begins]
    if any(word.low not in TITLES and word.text != "." for word in between):
        return begins
    other = without_titles(words, before, joined - 1)
    return other if joined - 1 - other >= FULL_NAME else begins
