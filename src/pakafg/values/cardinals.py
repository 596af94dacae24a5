"""One number, in digits or in English words: "1,00,000", "two hundred and five", "2½ million"."""

from __future__ import annotations

import re
from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING, Final

from pakafg.values.number_rules import ALONE, CARDINALS, DIGIT_WORDS, FRACTIONS, PLURALS, SCALES

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DIGITS", "SIZES", "read_cardinal", "shared_unit"]

DIGITS: Final = re.compile(
    # By thousands, or as lakh and crore: 1,00,000.
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}|[1-9][0-9]?(?:,[0-9]{2}){1,5},[0-9]{3}|[0-9]{1,16})"
    r"(?:\.[0-9]{1,9})?"
)
SIZES: Final = {**SCALES, **PLURALS}
_COUNTED: Final = {**CARDINALS, **FRACTIONS}
_FRACTION: Final = re.compile("([1-9])\u2044([2-9]|10)")
_HYPHEN: Final = re.compile(r"(?<=[a-z0-9])-(?=[a-z])")
_HUNDRED: Final = Decimal(100)


def read_cardinal(text: str) -> Decimal | None:
    """Read digits or English number words.

    Args:
        text: Plain words, without anything that bounds them.

    Returns:
        The number; None where the words are none.

    >>> read_cardinal("two hundred thousand and five"), read_cardinal("a dozen and a half")
    (Decimal('200005'), Decimal('18.0'))
    """
    if DIGITS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text in CARDINALS:
        return CARDINALS[text]
    tokens = _tokens(text)
    alone = ALONE.get(" ".join(tokens).removesuffix(" of"))
    return _counted(tokens) if alone is None else alone


def shared_unit(low: Decimal, last: str) -> Decimal:
    """Find what the second number of a range is counted in, where the first is, too.

    All scales at its end are tried before fewer: of "one to two hundred thousand", hundreds of
    thousands; of "one hundred to two hundred thousand", thousands.

    Args:
        low: The first number, as it stands.
        last: The words of the second.

    Returns:
        The size of the unit; 1 where the first number has its own.

    >>> shared_unit(Decimal(1), "two hundred thousand"), shared_unit(Decimal(20), "two dozen")
    (Decimal('100000'), Decimal('1'))
    """
    tokens = _tokens(last)
    sizes = [*map(SIZES.get, tokens)]
    first = len(tokens)
    while first and sizes[first - 1]:
        first -= 1
    for start in range(first, len(tokens)):
        times = _times_a_scale(tokens[:start])
        if times is not None and low < times:
            return prod(filter(None, sizes[start:]), start=Decimal(1))
    return Decimal(1)


def _tokens(text: str) -> list[str]:
    """Part number words, and what hyphens join: "twenty-one", "two-million"."""
    return _HYPHEN.sub(" ", text).split()


def _counted(tokens: Sequence[str]) -> Decimal | None:
    """Read number words, from their largest scale outward."""
    sizes = [*map(SIZES.get, tokens)]
    if not any(sizes):
        return _without_scale(tokens)
    size = max(filter(None, sizes))
    place = sizes.index(size)
    times, after = _times_a_scale(tokens[:place]), tokens[place + 1 :]
    if times is None:
        return None
    if not after:
        return times * size
    joined = after[0] == "and"
    share = FRACTIONS.get(" ".join(after[joined:]))
    if share is not None:  # "a million and a half"; of hundreds, a half could be one of a person
        return (times + share) * size if joined and size != _HUNDRED else None
    rest = _counted(after[joined:])
    return None if rest is None or rest >= size else times * size + rest


def _times_a_scale(tokens: Sequence[str]) -> Decimal | None:
    """Read what stands before a scale: "a", "half a", "two and a half", a fraction of digits."""
    if list(tokens) in (["a"], ["an"]):
        return Decimal(1)
    if tokens and _FRACTION.fullmatch(tokens[0]) and tokens[1:] in (["a"], ["of", "a"]):
        tokens = tokens[:1]
    return _counted(tokens)


def _without_scale(tokens: Sequence[str]) -> Decimal | None:
    """Read a number below a hundred in words, digits, and either with a fraction."""
    text = " ".join(tokens)
    if DIGITS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text in _COUNTED:
        return _COUNTED[text]
    whole, _, part = text.partition(" and ")
    if part in FRACTIONS:
        value = _times_a_scale(whole.split())
        return None if value is None or value % 1 else value + FRACTIONS[part]
    if "point" in tokens:
        return _with_point(tokens)
    if tokens and (fraction := _FRACTION.fullmatch(tokens[-1])):
        share = Decimal(fraction[1]) / Decimal(fraction[2])
        value = _without_scale(tokens[:-1]) if len(tokens) > 1 else Decimal(0)
        return None if value is None or value % 1 or share >= 1 else value + share
    return None


def _with_point(tokens: Sequence[str]) -> Decimal | None:
    """Read "one point two five"."""
    place = tokens.index("point")
    whole = Decimal(0) if tokens[:place] == ["zero"] else _without_scale(tokens[:place])
    digits = [DIGIT_WORDS.get(token) for token in tokens[place + 1 :]]
    if whole is None or whole % 1 or None in digits or not digits:
        return None
    return Decimal(f"{int(whole)}.{''.join(filter(None, digits))}")
