"""A closed list of words, each with its meaning beside it.

Every text that lists words or says what they mean (schemas, pages, errors) is made from these
classes, so that a word is written down once.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Vocabulary", "listed", "one_of"]


class Vocabulary(StrEnum):
    """A closed list of words; a member is its text, and knows what it means.

    Attributes:
        meaning: What the word says, in a sentence.

    >>> import pakafg
    >>> pakafg.Outcome.KILLED.meaning
    'Dead.'
    """

    _value_: str
    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> Self:
        """Make a member of its text, and keep what it means beside it: every word means something.

        The default is for type checkers: they take `Outcome("killed")`, which looks a member up,
        for a call of this.
        """
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member


def listed(words: Iterable[str]) -> str:
    """List words, separated by commas.

    >>> import pakafg
    >>> listed(pakafg.Form)
    'written, verbal'
    """
    return ", ".join(map(str, words))


def one_of(words: Iterable[str]) -> str:
    """List the words of which a value is one, for a schema or an error.

    >>> import pakafg
    >>> one_of(pakafg.Form)
    'written or verbal'
    """
    *others, last = map(str, words)
    return f"{', '.join(others)} or {last}" if others else last
