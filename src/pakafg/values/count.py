"""How many persons, as a document words it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import field, frozen
from attrs.validators import and_, optional

from pakafg.errors import ArgumentError, WordingError
from pakafg.short_repr import shown
from pakafg.values.number_words import LARGEST, read
from pakafg.values.validators import filled, one, whole

if TYPE_CHECKING:
    from decimal import Decimal

    from pakafg.values.number_rules import Convention

__all__ = ["Count"]


_PERSONS = optional(whole(0, LARGEST))


@frozen(kw_only=True, order=False)
class Count:
    """How many persons: the words, the bound that they set, and the figure that they put forward.

    Bounds are persons, inclusive. A missing figure has no bound at all: it is never zero.

    Attributes:
        words: The number words as printed.
        low: The least that the words allow; None where the document gives no figure.
        high: The most; None where the words leave it open.
        best: The figure that the words put forward, which may vote for a best figure: N of "N",
            "about N" and "at least N"; None for "more than N", "up to N", ranges and vague
            words.
        coded: A single conventional value (GTD, ACLED); it never replaces the bound, and
            never votes.
        approximate: True for "about N", whose bound is N itself: no ± is invented.

    Raises:
        ArgumentError: A bound is negative, low is above high, `best` or `coded` lies outside, or
            there is a `high`, a `best` or a `coded` without a `low`.

    >>> Count.parse("at least five")
    Count('at least five' [5, –))
    >>> Count.parse("at least five").best, Count.parse("over 440").best
    (5, None)
    >>> Count.parse("not specified").low is None
    True
    """

    words: str = field(validator=and_(one(str), filled))
    low: int | None = field(default=None, validator=_PERSONS)
    high: int | None = field(default=None, validator=_PERSONS)
    best: int | None = field(default=None, validator=_PERSONS)
    coded: int | None = field(default=None, validator=_PERSONS)
    approximate: bool = field(default=False, validator=one(bool))

    def __attrs_post_init__(self) -> None:
        for name, inner in (("coded", self.coded), ("best", self.best)):
            if not _fits(self.low, inner, self.high) or (self.low is None and self.approximate):
                expected = (
                    f"low ≤ {name} ≤ high, where {shown(self.words)} has {name} {inner} and high "
                    f"{self.high}, or none of them where no figure is given"
                )
                raise ArgumentError("low", self.low, expected)

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
            best=_whole(words, reading.best),
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

    @property
    def exceeds(self) -> int | None:
        """The number that the words say it is more than: 440 of "over 440"; None of others.

        >>> Count.parse("over 440").exceeds, Count.parse("at least 441").exceeds
        (440, None)
        """
        if self.low is None or self.high is not None:
            return None
        try:
            # A measure has no next number: "over 440" begins at 440.
            number = read(self.words, step=0).low
        except WordingError:
            return None
        return int(number) if number is not None and number + 1 == self.low else None

    def __str__(self) -> str:
        return self.words

    def __repr__(self) -> str:
        if self.low is None:
            return f"Count({shown(self.words)} unknown)"
        end = "–)" if self.high is None else f"{self.high}]"
        return f"Count({shown(self.words)} [{self.low}, {end})"


def _fits(low: int | None, inner: int | None, high: int | None) -> bool:
    """Tell whether what is given rises, and nothing is given without the least."""
    if low is None:
        return inner is None and high is None
    return (inner is None or low <= inner) and (high is None or max(low, inner or 0) <= high)


def _whole(words: str, value: Decimal | None) -> int | None:
    """Convert a bound to a whole number of persons."""
    if value is None:
        return None
    whole_number = int(value)
    if value != whole_number:
        message = f"{shown(words)} makes {value} persons, expected a whole number"
        raise WordingError(message)
    return whole_number
