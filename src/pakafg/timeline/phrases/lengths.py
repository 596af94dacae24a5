"""Lengths of time as news words them: "two and a half weeks", "more than a month", "days"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from pakafg.errors import WordingError
from pakafg.values.number_words import read

__all__ = ["LENGTH", "UNIT_WORDS", "Length", "read_length"]


class Length(NamedTuple):
    """How long: so many of a unit, at least and at most.

    Attributes:
        low: The least number of units.
        high: The most; None where open.
        unit: "minute", "hour", "day", "week", "month" or "year".
        is_vague: Whether no number is said: "days", "a few weeks".
        is_about: Whether the number is near, not exact.
        is_framed: Whether the words bound it on one side alone: "at least", "nearly".
        is_strict: Whether the number itself is outside of that bound: "more than", "nearly".
    """

    low: Decimal
    high: Decimal | None
    unit: str
    is_vague: bool = False
    is_about: bool = False
    is_framed: bool = False
    is_strict: bool = False


_UNITS: Final = {
    "minute": ("minute", 1), "hour": ("hour", 1), "hr": ("hour", 1), "day": ("day", 1),
    "night": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "year": ("year", 1), "decade": ("year", 10), "century": ("year", 100),
}  # fmt: skip
UNIT_WORDS: Final = (*_UNITS, *(f"{unit}s" for unit in _UNITS if unit != "century"), "centuries")
# Bare plurals: "days" are one or more, "weeks" two or more.
_LEAST: Final = {"minute": 1, "hour": 1, "day": 1}

_ONLY: Final = frozenset({"just", "only", "mere", "merely"})  # "just hours after"

LENGTH: Final = rf"(?:.+[ -])?(?:{'|'.join(UNIT_WORDS)})(?: (?:and|or) .+)?"
"""Finds where a length may stand; `read_length` says whether one does."""

_LENGTH: Final = re.compile(
    rf"(?:(?P<number>.+?)(?: of)?[ -])??(?P<unit>{'|'.join(UNIT_WORDS)})"
    r"(?: (?P<rest>(?:and|or) .+))?"
)


def read_length(words: str) -> Length | None:
    """Read a length of time, its number by the one reader of numbers.

    Args:
        words: Plain words: "two weeks", "a year and a half", "over ten days", "months".

    Returns:
        The length; None where the words are none.

    >>> read_length("a year and a half")[:3], read_length("a day or two")[:3]
    ((Decimal('1.5'), Decimal('1.5'), 'year'), (Decimal('1'), Decimal('2'), 'day'))
    """
    match = _LENGTH.fullmatch(words)
    if match is None:
        return None
    unit, times = _UNITS[_singular(match["unit"])]
    number = " ".join(filter(None, (match["number"], match["rest"])))
    if not number or (number in _ONLY and match["unit"] not in _UNITS):
        if match["unit"] in _UNITS:
            return Length(Decimal(times), Decimal(times), unit)
        return Length(Decimal(_LEAST.get(unit, 2) * times), None, unit, is_vague=True)
    try:
        low, high, best, coded, is_about = read(number, step=0)
    except WordingError:
        return None
    if low is None or high == 0:
        return None
    is_vague = high is None and best is None and coded != low
    is_framed = not is_vague and (high is None or coded is None)
    is_strict = is_framed and _excludes_its_number(number, low, high)
    high = None if high is None else high * times
    return Length(low * times, high, unit, is_vague, is_about, is_framed, is_strict)


def _excludes_its_number(words: str, low: Decimal, high: Decimal | None) -> bool:
    """Tell whether words leave the number itself out: counted whole, their bound is narrower."""
    try:
        whole = read(words, step=1)
    except WordingError:  # less than one leaves none to count
        return True
    return (whole.low, whole.high) != (low, high)


def _singular(unit: str) -> str:
    """Take the plural off a unit."""
    return "century" if unit == "centuries" else unit if unit in _UNITS else unit.removesuffix("s")
