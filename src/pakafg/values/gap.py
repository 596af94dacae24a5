"""The time between two starts, or how long something lasts."""

from __future__ import annotations

import re
from typing import Final, Self

from attrs import field, frozen
from attrs.validators import instance_of

from pakafg.errors import WordingError
from pakafg.values.calendar import DAY

__all__ = ["Gap"]

_DURATION: Final = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?")
_MINUTES: Final = (7 * DAY, DAY, 60, 1)


@frozen(kw_only=True)
class Gap:
    """The least and the most time between the starts of two events.

    Attributes:
        text: Two ISO 8601 durations of weeks, days, hours and minutes, "least/most"; `..`
            is open; one duration alone is both.

    Raises:
        WordingError: The text cannot be read, or least is above most.

    >>> week = Gap.parse("P6D/P8D")
    >>> week.low, week.high
    (8640, 11520)
    """

    text: str = field(validator=instance_of(str))
    _bounds: tuple[int | None, int | None] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        low, _, high = self.text.partition("/")
        bounds = (_read(low, self.text), _read(high or low, self.text))
        if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
            message = f"{self.text!r} has its least above its most"
            raise WordingError(message)
        object.__setattr__(self, "_bounds", bounds)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "least/most"; `str()` of the result gives the text back.

        >>> Gap.parse("PT1M/..").high is None
        True
        """
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
        return f"Gap({self.text!r})"


def _read(part: str, text: str) -> int | None:
    if part == "..":
        return None
    found = _DURATION.fullmatch(part)
    if found is None or not any(found.groups()):
        message = (
            f'{text!r} is not a gap that pakafg reads: expected "least/most" in ISO 8601 '
            'durations of weeks, days, hours and minutes, such as "P6D/P8D", "PT1M/.."'
        )
        raise WordingError(message)
    return sum(int(n or 0) * unit for n, unit in zip(found.groups(), _MINUTES, strict=True))
