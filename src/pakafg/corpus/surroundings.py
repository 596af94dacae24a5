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

from pakafg.corpus.folding import fold
from pakafg.records.citation import KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence

    Range = tuple[int, int]

__all__ = ["Surroundings", "telling"]

_LEAST: Final = 12  # characters that must stand as they did, of those that are given
_AHEAD: Final = 12  # by which the best place must be ahead of the next: fewer agree by chance
_BOTH: Final = 16  # characters by which a place is known though its words are gone
_LIKE: Final = 0.5  # of the characters of words that stand in the place of others
_LONGEST: Final = 2_000  # characters of which the likeness is measured
_MOST_PLACES: Final = 100  # at which a prefix is looked at: hostile texts have many
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

    def hold_other_words(self, text: str, quote: str, ranges: Sequence[Range]) -> bool:
        """Tell whether words like a quotation, and not its own, stand between all that is given.

        Then the places at which its words do stand are other occurrences, such as a title that is
        repeated.

        Args:
            text: The text, which may have changed.
            quote: The quotation.
            ranges: The places at which it stands.

        >>> Surroundings("Police said that ", " miners died").hold_other_words(
        ...     "Police said that 58 miners died. 50 lived.", "50", [(33, 35)]
        ... )
        True
        """
        if len(self.prefix) + len(self.suffix) < _BOTH or len(quote) > _LONGEST:
            return False
        at = -1
        for _ in range(_MOST_PLACES):
            at = text.find(self.prefix, at + 1)
            if at < 0:
                break
            start = at + len(self.prefix)
            limit = start + 2 * len(quote)
            end = text.find(self.suffix, start, limit + len(self.suffix))
            if not self.suffix:  # the quotation ended the text
                end = len(text)
            if start < end <= limit:
                if any(first < end and start < last for first, last in ranges):
                    return False
                from difflib import SequenceMatcher  # noqa: PLC0415  (only where words changed)

                alike = SequenceMatcher(None, quote, text[start:end], autojunk=False).ratio()
                return alike >= _LIKE
            if not self.prefix:  # the quotation began the text
                break
        return False

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
