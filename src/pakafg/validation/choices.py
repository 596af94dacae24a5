"""Check the words that a user chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["check_choices"]


def check_choices(given: Collection[str], name: str, words: Iterable[str]) -> set[str]:
    """Check the words that a user chose; one that stands alone is one word, not its letters.

    Args:
        given: The words.
        name: The argument's name, for errors.
        words: What there is to choose from.

    Raises:
        ArgumentError: A word is none of them.
    """
    choices = dict.fromkeys(map(str, [given] if isinstance(given, str) else given))
    known = list(map(str, words))
    for choice in choices:
        if choice not in known:
            raise ArgumentError.of_choice(name, choice, known)
    return set(choices)
