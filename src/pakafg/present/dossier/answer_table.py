"""Which answer each choice of the reader gives: worked out here, and looked up in the page."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["AnswerTable", "answers_of_list", "answers_of_switches", "fates_words"]

LETTERS: Final = f"{ascii_letters}{digits}-_"
"""The digits of a table; the script of the page reads them in this order."""

T = TypeVar("T")


@frozen
class AnswerTable(Generic[T]):
    """The answers of one block of the page, and the choice that each belongs to.

    Attributes:
        on: The switches that it hangs on, the lowest bit of a choice first; none: it hangs on
            none, or its choices are listed elsewhere.
        listed: Where its choices are listed; empty where there is every choice of its switches.
        code: For each choice the place of its answer, in `width` letters each; 0 is the answer
            that the page shows to begin with.
        width: How many letters stand for an answer.
        others: The answers but that, from place 1 on.
    """

    on: tuple[str, ...] = ()
    listed: str = ""
    code: str = ""
    width: int = 1
    others: tuple[T, ...] = ()


def answers_of_switches(names: Sequence[str], answers: Sequence[T], first: T) -> AnswerTable[T]:
    """Table the answers to every choice, by the switches that they hang on alone.

    Args:
        names: The switches.
        answers: The answer to each choice, of no switch first: two to the power of the switches.
        first: The answer that the page shows to begin with.

    >>> table = answers_of_switches(("own", "idle"), ["23", "23 to 58", "23", "23 to 58"], "23")
    >>> table.on, table.code, table.others
    (('own',), 'ab', ('23 to 58',))
    """
    others, numbers = _places_of(answers, first)
    on = list(names)
    for bit in reversed(range(len(names))):
        without = [number for at, number in enumerate(numbers) if not at >> bit & 1]
        if without == [number for at, number in enumerate(numbers) if at >> bit & 1]:
            del on[bit]
            numbers = without
    return AnswerTable(tuple(on), "", *_coded(numbers), others) if on else AnswerTable()


def answers_of_list(listed: str, answers: Sequence[T], first: T) -> AnswerTable[T]:
    """Table the answers to choices that the page lists elsewhere.

    Args:
        listed: Where.
        answers: The answer to each of them.
        first: The answer that the page shows to begin with.

    >>> answers_of_list("march", ["40", "40"], "40").code
    ''
    """
    others, numbers = _places_of(answers, first)
    return AnswerTable((), listed, *(_coded(numbers) if others else ("", 1)), others)


def fates_words(**claims: Sequence[int]) -> str:
    """Write what became of claims, for the script: the letter of a fate, and their places.

    >>> fates_words(s=(0, 2), o=())
    's:0,2'
    """
    return " ".join(
        f"{letter}:{','.join(map(str, places))}" for letter, places in claims.items() if places
    )


def _places_of(answers: Sequence[T], first: T) -> tuple[tuple[T, ...], list[int]]:
    """Number answers by the place of the first that is the same; the one shown first is 0."""
    places: dict[T, int] = {first: 0}
    numbers = [places.setdefault(answer, len(places)) for answer in answers]
    return tuple(places)[1:], numbers


def _coded(numbers: Sequence[int]) -> tuple[str, int]:
    """Write numbers in so many letters each."""
    width = 1
    while len(LETTERS) ** width <= max(numbers):
        width += 1
    return "".join(_in_letters(number, width) for number in numbers), width


def _in_letters(number: int, width: int) -> str:
    letters = ""
    for _ in range(width):
        number, digit = divmod(number, len(LETTERS))
        letters = LETTERS[digit] + letters
    return letters
