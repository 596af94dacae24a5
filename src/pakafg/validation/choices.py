"""Check the words, the days and the switches that a user chooses."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from pakafg.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["check_choices", "check_day", "check_switch"]


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


def check_day(name: str, day: object) -> None:
    """Check a day that bounds what is asked for.

    Args:
        name: The argument's name, for errors.
        day: The day; None: none.

    Raises:
        ArgumentError: It is no day, or an hour, which has a zone while days are local.
    """
    is_day = isinstance(day, date) and not isinstance(day, datetime)
    if day is not None and not is_day:
        raise ArgumentError(name, day, "a day, such as date(2025, 10, 9), or None")


def check_switch(name: str, switch: object) -> None:
    """Check what is either on or off: "no" would be on.

    Args:
        name: The argument's name, for errors.
        switch: Whether it is on.

    Raises:
        ArgumentError: It is neither True nor False.
    """
    if not isinstance(switch, bool):
        raise ArgumentError(name, switch, "True or False")
