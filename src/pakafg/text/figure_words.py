"""Figures and ranges of persons, as a reader sees them.

Laws of this file: a number stands alone only where it is a best figure and the whole range; a
bound is always told as one ("at least 74", "up to 8"); a range or a bound is never told more
precisely than its words ("more than 1.5 million", never 1,500,001; "about 100", never 100).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = [
    "BY_BOUNDS_ALONE",
    "UNKNOWN",
    "counted",
    "figure",
    "figure_pattern",
    "figure_range",
    "figure_words",
    "sentence_figure",
    "sources_counted",
]

UNKNOWN: Final = "–"
"""What stands in the place of a figure that is open or unknown."""

BY_BOUNDS_ALONE: Final = "by its bounds alone"
"""What stands beside a number that nobody puts forward, and that is all its bounds leave."""

_MILLION: Final = 1_000_000
_ROUND: Final = 100_000  # to one decimal of a million
_HUNDRED: Final = 100


def figure(number: float | None) -> str:
    """Write a figure with commas by thousands.

    >>> figure(1500), figure(None)
    ('1,500', '–')
    """
    return UNKNOWN if number is None else f"{number:,}"


def sentence_figure(number: int) -> str:
    """Write a figure as a sentence has it: millions to one decimal in words.

    >>> sentence_figure(1_500_000), sentence_figure(600_000), sentence_figure(1_234_567)
    ('1.5 million', '600,000', '1,234,567')
    """
    if number < _MILLION or number % _ROUND:
        return figure(number)
    millions = f"{number / _MILLION:,.1f}"
    return f"{millions.removesuffix('.0')} million"


def sources_counted(least: int, most: int) -> str:
    """Say how many independent sources there are, where several may be one.

    Args:
        least: At least; 1 or more.
        most: At most.

    >>> sources_counted(1, 1), sources_counted(1, 5), sources_counted(2, 3)
    ('1 source', 'perhaps one source, at most 5', '2 to 3 sources')
    """
    if least == most:
        return counted(most, "source")
    return f"perhaps one source, at most {most}" if least == 1 else f"{least} to {most} sources"


def figure_words(
    low: int,
    best: int | None,
    high: int | None,
    *,
    more_than: bool | None = None,
    about: Container[int] = (),
) -> str:
    """Write a figure of persons: its range, and its best figure where it has one.

    Args:
        low: At least.
        best: The best figure; None: there is none, and no number stands alone.
        high: At most; None: open.
        more_than: Whether the low is the next number above one that is said to be exceeded, as
            441 of "over 440"; None: where that one is a round hundred.
        about: The numbers that are only approximate.

    >>> figure_words(50, 50, 50), figure_words(23, 23, 58)
    ('50', '23 to 58, best 23')
    >>> figure_words(74, None, None), figure_words(1_500_001, None, None)
    ('at least 74', 'more than 1.5 million')
    >>> figure_words(12, None, 20), figure_words(0, None, 8), figure_words(5, None, 5)
    ('12 to 20', 'up to 8', '5, by its bounds alone')
    >>> figure_words(100, 100, 100, about={100}), figure_words(23, 23, 60, about={60})
    ('about 100', '23 to about 60, best 23')
    """
    pattern = figure_pattern(low, best, high, more_than=more_than, about=about)
    ends = {"low": low, "below": low - 1, "best": best, "high": high}
    numbers = {name: sentence_figure(number) for name, number in ends.items() if number is not None}
    return pattern.format_map(numbers)


def figure_range(low: int, high: int | None) -> str:
    """Write a range of persons, both ends included.

    Args:
        low: At least.
        high: At most; None: open.

    >>> figure_range(23, 58), figure_range(440, None), figure_range(5, 5), figure_range(0, 8)
    ('23 to 58', 'at least 440', '5', 'up to 8')
    """
    return sentence_figure(low) if low == high else figure_words(low, None, high)


def figure_pattern(
    low: int,
    best: int | None,
    high: int | None,
    *,
    more_than: bool | None = None,
    about: Container[int] = (),
) -> str:
    """Choose the words of a figure, with the names of numbers in braces.

    The numbers are low, high, best, and below: the number that a low exceeds.

    Args:
        low: At least.
        best: The best figure; None: there is none.
        high: At most; None: open.
        more_than: As for `figure_words`.
        about: Likewise.

    >>> figure_pattern(441, None, None, more_than=True), figure_pattern(5, 5, None)
    ('more than {below}', 'at least {low}, best {best}')
    """
    ends = {"low": low, "best": best, "high": high}
    least, chosen, most = (
        f"about {{{name}}}" if number is not None and number in about else f"{{{name}}}"
        for name, number in ends.items()
    )
    if low == high:
        return f"{least}, {BY_BOUNDS_ALONE}" if best is None else chosen
    if high is not None:
        words = f"{least} to {most}" if low else f"up to {most}"
    elif low:
        is_above = _is_above_a_hundred(low) if more_than is None else more_than
        words = "more than {below}" if is_above else f"at least {least}"
    else:
        words = "any number"
    return words if best is None else f"{words}, best {chosen}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Count things.

    Args:
        number: How many.
        one: The word for one.
        many: The word for several; None: that for one, with an s.

    >>> counted(1, "origin"), counted(2, "origin")
    ('1 origin', '2 origins')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _is_above_a_hundred(low: int) -> bool:
    return low > _HUNDRED and low % _HUNDRED == 1
