"""The time between two starts, or how long something lasts."""

from __future__ import annotations

import re
from typing import Final, Self

from attrs import field, frozen

from pakafg.arguments import check_text
from pakafg.errors import WordingError
from pakafg.short_repr import shown
from pakafg.values.calendar import DAY
from pakafg.values.validators import one

__all__ = ["LONGEST_GAP", "Gap"]

LONGEST_GAP: Final = 365_250 * DAY
"""Minutes of 1,000 years: no gap between two events is longer, in records and in tables."""

# As many digits as keep every sum within what the engines count in.
_DURATION: Final = re.compile(
    r"P(?=[\dT])(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?)?",
    re.ASCII,
)
_MINUTES: Final = (7 * DAY, DAY, 60, 1)


@frozen(kw_only=True, order=False)
class Gap:
    """The least and the most time between the starts of two events.

    Attributes:
        text: Two ISO 8601 durations of weeks, days, hours and minutes, "least/most"; `..`
            is open on one side; one duration alone is both.

    Raises:
        WordingError: The text cannot be read, or least is above most.

    >>> week = Gap.parse("P6D/P8D")
    >>> week.low, week.high
    (8640, 11520)
    """

    text: str = field(validator=one(str))
    _bounds: tuple[int | None, int | None] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        least, slash, most = self.text.partition("/")
        low = _minutes(least, self.text)
        high = _minutes(most, self.text) if slash else low
        if low is None and high is None:
            raise _unread(self.text)
        if low is not None and high is not None and low > high:
            message = f"{shown(self.text)} has its least above its most"
            raise WordingError(message)
        object.__setattr__(self, "_bounds", (low, high))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "least/most"; `str()` of the result gives the text back.

        Args:
            text: As `Gap.text` has it.

        Returns:
            The gap.

        Raises:
            ArgumentTypeError: It is no text.
            WordingError: The text cannot be read, or least is above most.

        >>> Gap.parse("PT1M/..").high is None
        True
        """
        check_text("text", text, 'a gap, such as "P6D/P8D"')
        return cls(text=text)

    @property
    def low(self) -> int | None:
        """The least, in minutes, inclusive; None where open."""
        return self._bounds[0]

    @property
    def high(self) -> int | None:
        """The most, in minutes, inclusive; None where open."""
        return self._bounds[1]

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Gap({shown(self.text)})"


def _minutes(part: str, text: str) -> int | None:
    """Read one duration as minutes; None where open."""
    if part == "..":
        return None
    duration = _DURATION.fullmatch(part)
    if duration is None:
        raise _unread(text)
    return sum(int(n or 0) * unit for n, unit in zip(duration.groups(), _MINUTES, strict=True))


def _unread(text: str) -> WordingError:
    """Say that a text is no gap, and what one looks like."""
    return WordingError(
        f'{shown(text)} is not a gap that pakafg reads: expected "least/most" in ISO 8601 '
        'durations of weeks, days, hours and minutes, such as "P6D/P8D", "PT1M/.."'
    )
