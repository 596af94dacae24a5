"""Check the words and the switches that a user chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.arguments import check_kind, check_word
from pakafg.errors import ArgumentTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["check_choices", "check_switch"]


def check_choices(given: Iterable[str], name: str, words: Iterable[str]) -> list[str]:
    """Check the words that a user chose; one that stands alone is one word, not its letters.

    Args:
        given: The words.
        name: The argument's name, for errors.
        words: What there is to choose from.

    Returns:
        The words, as they were given.

    Raises:
        ArgumentError: A word is none of them.

    >>> check_choices("killed", "outcomes", ["killed", "wounded"])
    ['killed']
    """
    known = list(map(str, words))
    try:
        choices = [given] if isinstance(given, str) else list(given)
    except TypeError:
        raise ArgumentTypeError.of_choice(name, given, known) from None
    for choice in choices:
        check_word(name, choice, known)
    return list(map(str, choices))


def check_switch(name: str, switch: object) -> None:
    """Check what is either on or off: "no" would be on.

    Args:
        name: The argument's name, for errors.
        switch: Whether it is on.

    Raises:
        ArgumentTypeError: It is neither True nor False.
    """
    check_kind(name, switch, bool, "True or False")
