"""How many persons, as a document words it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import field, frozen
from attrs.validators import and_, optional

from pakafg.errors import WordingError
from pakafg.short_repr import shown
from pakafg.values.number_words import LARGEST, read
from pakafg.values.validators import filled, one, whole

if TYPE_CHECKING:
    from decimal import Decimal

    from pakafg.values.number_words import Convention

__all__ = ["Count"]


_PERSONS = optional(whole(0, LARGEST))


@frozen(kw_only=True, order=False)
class Count:
    """How many persons: the words, the bound that they set, and a conventional single value.

    Bounds are persons, inclusive. A missing figure has no bound at all: it is never zero.

    Attributes:
        words: The number words as printed.
        low: The least that the words allow; None where the document gives no figure.
        high: The most; None where the words leave it open.
        coded: A single conventional value (GTD, ACLED); it never replaces the bound.
        approximate: True for "about N", whose bound is N itself: no ± is invented.

    Raises:
        ValueError: A bound is negative, low is above high, `coded` lies outside, or there is
            a `high` or a `coded` without a `low`.

    >>> Count.parse("at least five")
    Count('at least five' [5, –))
    >>> Count.parse("not specified").low is None
    True
    """

    words: str = field(validator=and_(one(str), filled))
    low: int | None = field(default=None, validator=_PERSONS)
    high: int | None = field(default=None, validator=_PERSONS)
    coded: int | None = field(default=None, validator=_PERSONS)
    approximate: bool = field(default=False, validator=one(bool))

    def __attrs_post_init__(self) -> None:
        given = [each for each in (self.low, self.coded, self.high) if each is not None]
        if given != sorted(given) or (self.low is None and (given or self.approximate)):
            message = (
                f"{shown(self.words)} has low {self.low}, coded {self.coded} and high {self.high}, "
                "expected low ≤ coded ≤ high, or none of them where no figure is given"
            )
            raise ValueError(message)

    @classmethod
    def parse(cls, words: str, *, convention: Convention = "acled") -> Self:
        """Read number words as a number of persons.

        Args:
            words: As printed: "50", "over 440", "dozens", "not specified".
            convention: How vague words are coded: "acled" (dozens = 12) or "literal" (24).

        Returns:
            The count; `str()` of it gives the words back.

        Raises:
            WordingError: The words are no number words, or no whole number of persons.

        >>> Count.parse("over 440").low
        441
        >>> Count.parse("dozens").low, Count.parse("dozens", convention="literal").low
        (12, 24)
        """
        reading = read(words, step=1, convention=convention)
        return cls(
            words=words,
            low=_whole(words, reading.low),
            high=_whole(words, reading.high),
            coded=_whole(words, reading.coded),
            approximate=reading.approximate,
        )

    @property
    def exact(self) -> bool:
        """Whether the words leave one number, "about N" included.

        >>> Count.parse("23").exact, Count.parse("at least 10").exact
        (True, False)
        """
        return self.low is not None and self.low == self.high

    def __str__(self) -> str:
        return self.words

    def __repr__(self) -> str:
        if self.low is None:
            return f"Count({shown(self.words)} unknown)"
        end = "–)" if self.high is None else f"{self.high}]"
        return f"Count({shown(self.words)} [{self.low}, {end})"


def _whole(words: str, value: Decimal | None) -> int | None:
    """Convert a bound to a whole number of persons."""
    if value is None:
        return None
    if value != int(value):
        message = f"{shown(words)} makes {value} persons, expected a whole number"
        raise WordingError(message)
    return int(value)
