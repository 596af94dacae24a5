"""Offsets of other tools as offsets in characters."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import Final

from attrs import define, field

from pakafg.annotations.annotation import Unit

__all__ = ["Offsets"]

_ASTRAL: Final = 0xFFFF  # above it, a character is two units of UTF-16


@define
class Offsets:
    """Converts the offsets of one text.

    Attributes:
        text: The text.

    >>> offsets = Offsets("a😀b")
    >>> [offsets.characters(at, Unit.UTF16) for at in (0, 1, 2, 3, 4, 5)]
    [0, 1, None, 2, 3, None]
    >>> offsets.characters(5, Unit.BYTES), offsets.characters(2, Unit.CHARACTERS)
    (2, 2)
    """

    text: str
    _ends: dict[Unit, list[int]] = field(factory=dict, init=False)

    def characters(self, offset: int, unit: Unit) -> int | None:
        """Convert an offset; None where the text has none such, or it lies within a character."""
        if not 0 <= offset <= 4 * len(self.text):
            return None
        if unit is Unit.CHARACTERS:
            return offset if offset <= len(self.text) else None
        ends = self._ends_in(unit)
        found = bisect_left(ends, offset)
        return found if found < len(ends) and ends[found] == offset else None

    def _ends_in(self, unit: Unit) -> list[int]:
        """List where each character begins in a unit, and where the last ends."""
        if unit not in self._ends:
            size = _utf16_units if unit is Unit.UTF16 else _bytes
            self._ends[unit] = list(accumulate(map(size, self.text), initial=0))
        return self._ends[unit]


def _utf16_units(letter: str) -> int:
    return 2 if ord(letter) > _ASTRAL else 1


def _bytes(letter: str) -> int:
    return len(letter.encode("utf-8", "surrogatepass"))
