"""A closed list of words, each with its meaning beside it.

Every text that lists words or says what they mean (schemas, pages, errors) is made from these
classes, so that a word is written down once.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Never, Self

from pakafg.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Vocabulary", "listed", "one_of", "word"]


class Vocabulary(StrEnum):
    """A closed list of words; a member is its text, and knows what it means.

    Attributes:
        meaning: What the word says, in a sentence.

    Raises:
        ArgumentError: A word is none of the list; the error names the nearest.

    >>> import pakafg
    >>> pakafg.Outcome.KILLED.meaning
    'Dead.'
    """

    _value_: str
    meaning: str

    def __new__(cls, word: str) -> Self:
        """Make a member of what `word` gives."""
        member = str.__new__(cls, word)
        member._value_ = str(word)
        member.meaning = word.meaning if isinstance(word, _Word) else ""
        return member

    @classmethod
    def _missing_(cls, value: object) -> Never:
        """Refuse a word that is none of the list, and name the nearest."""
        raise ArgumentError.of_choice(cls.__name__, value, cls)


class _Word(str):
    """A word on its way into a vocabulary, with its meaning."""

    __slots__ = ("meaning",)
    meaning: str


def word(text: str, meaning: str) -> str:
    """Put a word and its meaning together, for a member of a vocabulary.

    Type checkers take what stands behind a member's `=` for its value: with a tuple there, they
    would refuse `claim.outcome == "killed"`.

    >>> class Colour(Vocabulary):
    ...     GREEN = word("green", "As grass is.")
    >>> Colour("green").meaning
    'As grass is.'
    """
    made = _Word(text)
    made.meaning = meaning
    return made


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
