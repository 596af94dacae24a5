"""How much of something that is measured, as a document words it."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Self

from attrs import field, frozen
from attrs.validators import and_, optional

from pakafg.errors import ArgumentError
from pakafg.short_repr import shown
from pakafg.values.number_words import read
from pakafg.values.validators import filled, one

if TYPE_CHECKING:
    from attrs import Attribute

    from pakafg.values.number_rules import Convention

__all__ = ["Amount"]


def _finite(_: object, attribute: Attribute[float | None], value: float) -> None:
    """Check that a bound is a finite number."""
    if not isfinite(value):
        raise ArgumentError(attribute.name, value, "a finite number")


_MEASURE = optional(and_(one(float), _finite))


@frozen(kw_only=True, order=False)
class Amount:
    """How much: the words and the bound that they set, in the unit that the claim names.

    Bounds are inclusive: "over 2,500 kilometres" is [2500, –), for a measure has no next
    whole number to begin at.

    Attributes:
        words: The number words as printed.
        low: The least that the words allow; None where the document gives no figure.
        high: The most; None where the words leave it open.
        approximate: True for "about N".

    Raises:
        ArgumentError: A bound is not finite, low is above high, or there is a `high` without
            a `low`.

    >>> Amount.parse("2.3 billion").low
    2300000000.0
    """

    words: str = field(validator=and_(one(str), filled))
    low: float | None = field(default=None, validator=_MEASURE)
    high: float | None = field(default=None, validator=_MEASURE)
    approximate: bool = field(default=False, validator=one(bool))

    def __attrs_post_init__(self) -> None:
        given = [each for each in (self.low, self.high) if each is not None]
        if given != sorted(given) or (self.low is None and (given or self.approximate)):
            expected = (
                f"low ≤ high, where {shown(self.words)} has high {self.high}, or neither where no "
                "figure is given"
            )
            raise ArgumentError("low", self.low, expected)

    @classmethod
    def parse(cls, words: str, *, convention: Convention = "acled") -> Self:
        """Read number words as an amount.

        Args:
            words: As printed: "87,000", "80", "over 2,500", "millions".
            convention: How vague words are coded, as for `Count.parse`.

        Returns:
            The amount; `str()` of it gives the words back.

        Raises:
            WordingError: The words are not number words.

        >>> Amount.parse("over 2,500")
        Amount('over 2,500' [2500, –))
        """
        reading = read(words, step=0, convention=convention)
        return cls(
            words=words,
            low=None if reading.low is None else float(reading.low),
            high=None if reading.high is None else float(reading.high),
            approximate=reading.approximate,
        )

    def __str__(self) -> str:
        return self.words

    def __repr__(self) -> str:
        if self.low is None:
            return f"Amount({shown(self.words)} unknown)"
        end = "–)" if self.high is None else f"{self.high:.15g}]"
        return f"Amount({shown(self.words)} [{self.low:.15g}, {end})"
