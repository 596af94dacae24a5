"""Check the kinds of the arguments that public functions take, one argument at a time.

Each check names the argument in its error, and gives nothing back but for what it had to convert.
"""

from __future__ import annotations

from operator import index
from os import PathLike
from typing import TYPE_CHECKING, Any

from pakafg.errors import ArgumentError, ArgumentTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["check_kind", "check_path", "check_text", "check_word", "whole_number"]


def check_kind(name: str, given: object, kind: type | tuple[type, ...], expected: str) -> None:
    """Check that an argument is of a class.

    Args:
        name: The argument's name.
        given: What was given.
        kind: The class, or several.
        expected: What is expected, in words.

    Raises:
        ArgumentTypeError: It is of another.
    """
    if not isinstance(given, kind):
        raise ArgumentTypeError(name, given, expected)


def check_text(name: str, given: object, expected: str) -> None:
    """Check that an argument is text.

    Raises:
        ArgumentTypeError: It is something else.
    """
    check_kind(name, given, str, expected)


def check_word(name: str, given: object, words: Iterable[str]) -> None:
    """Check that an argument is one of some words.

    Raises:
        ArgumentError: It is none of them.

    >>> check_word("outcome", "kiled", ["killed", "wounded"])
    Traceback (most recent call last):
    pakafg.errors.ArgumentError: outcome is 'kiled', expected one of killed, wounded. Did you...
    """
    known = list(words)
    if not isinstance(given, str):
        raise ArgumentTypeError.of_choice(name, given, known)
    if given not in known:
        raise ArgumentError.of_choice(name, given, known)


def check_path(name: str, given: object) -> None:
    """Check that an argument is the name of a file or a folder.

    Raises:
        ArgumentError: It is something else, or blank.
    """
    expected = "the path of a file or a folder"
    check_kind(name, given, (str, PathLike), expected)
    if isinstance(given, str) and not given.strip():  # Python takes it for the folder one is in
        raise ArgumentError(name, given, expected)


def whole_number(name: str, given: Any, expected: str, *, least: int = 0) -> int:
    """Take a whole number, of whatever library.

    Args:
        name: The argument's name.
        given: What was given.
        expected: What is expected, in words.
        least: The least that it may be.

    Raises:
        ArgumentError: It is no whole number, or less.

    >>> whole_number("limit", 5, "how many hits to give at most, 0 or more")
    5
    """
    try:
        number = index(given)
    except TypeError:
        raise ArgumentTypeError(name, given, expected) from None
    if isinstance(given, bool):
        raise ArgumentTypeError(name, given, expected)
    if number < least:
        raise ArgumentError(name, given, expected)
    return number
