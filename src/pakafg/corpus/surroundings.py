"""What stands around a quotation: how one of several places is told from the others.

Laws of this file: typography does not count, nor does the space right beside the quotation. In a
text that changed, the place is that around which most stands still as it did; a place around which
little does, or another nearly as much, is none. Nobody guesses.
"""

from __future__ import annotations

from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING, Final, Self

from attrs import field, frozen
from attrs.validators import instance_of

from pakafg.corpus.typography import fold
from pakafg.records.citation import KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence

    Range = tuple[int, int]

__all__ = ["Surroundings", "telling"]

_LEAST: Final = 12  # characters that must stand as they did, of those that are given
_AHEAD: Final = 4  # characters by which the best place must be ahead of the next
_SIZES: Final = (12, 20, KEPT)  # characters of advice


@frozen
class Surroundings:
    """The characters before and after a quotation, as its author gives them.

    Attributes:
        prefix: What stands before it; empty where nothing is said.
        suffix: What stands after it; likewise.
    """

    prefix: str = field(default="", validator=instance_of(str))
    suffix: str = field(default="", validator=instance_of(str))

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Take what stands around a range of a text, 32 characters on each side.

        >>> Surroundings.of("four killed, four wounded", 13, 17)
        Surroundings(prefix='four killed, ', suffix=' wounded')
        """
        return cls(text[max(0, start - KEPT) : start], text[end : end + KEPT])

    def agreement(self, text: str, start: int, end: int) -> int:
        """Count how many characters stand around a range as they did, without a gap.

        >>> Surroundings("four killed, ", " wounded").agreement("all killed, four hurt", 12, 16)
        8
        """
        prefix, suffix = self._folded()
        # Folding may shorten: take more than is compared.
        before = fold(text[max(0, start - 2 * len(self.prefix) - KEPT) : start]).rstrip()
        after = fold(text[end : end + 2 * len(self.suffix) + KEPT]).lstrip()
        return _alike(prefix[::-1], before[::-1]) + _alike(suffix, after)

    def fitting(self, text: str, ranges: Sequence[Range], *, exactly: bool) -> list[Range]:
        """List the places of a text that may be the one that is meant.

        Args:
            text: The text.
            ranges: The places at which the quotation stands.
            exactly: Whether all that is given must stand there; else the text may have
                changed, and the place with most of it is meant if it is well ahead.
        """
        full = sum(map(len, self._folded()))
        agreements = [self.agreement(text, *each) for each in ranges]
        entire = [each for each, n in zip(ranges, agreements, strict=True) if n == full]
        if exactly or entire or not ranges:
            return entire
        best, *others = sorted(agreements, reverse=True)
        if best < min(full, _LEAST) or (others and best < others[0] + _AHEAD):
            return []
        return [ranges[agreements.index(best)]]

    def _folded(self) -> tuple[str, str]:
        """Fold what is given, without the space at its ends: 32 characters may cut a run of it."""
        return fold(self.prefix).strip(), fold(self.suffix).strip()


def telling(text: str, one: Range, ranges: Sequence[Range]) -> tuple[str, str] | None:
    """Find short surroundings that tell one place from the others, whole words if they do.

    Returns:
        "prefix" or "suffix", and the characters; None where nothing near tells them apart.

    >>> telling("Five were hurt, five were safe.", (16, 20), [(0, 4), (16, 20)])
    ('suffix', ' were safe.')
    """
    others = [each for each in ranges if each != one]
    for size in _SIZES:
        suffix = text[one[1] : one[1] + size]
        for words in (suffix.rpartition(" ")[0], suffix):
            if words.strip() and not any(text.startswith(words, end) for _, end in others):
                return "suffix", words
        prefix = text[max(0, one[0] - size) : one[0]]
        for words in (prefix.partition(" ")[2], prefix):
            if words.strip() and not any(text.endswith(words, 0, start) for start, _ in others):
                return "prefix", words
    return None


def _alike(one: str, other: str) -> int:
    """Count the characters with which both texts begin."""
    return sum(takewhile(bool, map(eq, one, other)))
