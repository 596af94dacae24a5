"""What is wrong with a corpus, and where."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Problem", "did_you_mean"]

_COMPARED: Final = 1_000
_LONGEST: Final = 100
_LIKE: Final = 0.55  # finds 995 of 1,000 slips of one letter in the ids of the seeds


def _named(record: str | None) -> str | None:
    return record if record is None or len(record) <= _LONGEST else None


@frozen(order=True)
class Problem:
    """One thing that is wrong with a corpus; problems sort by file and line.

    Attributes:
        file: The file's name within the corpus.
        line: Its line, from 1; None where the whole file is meant.
        record: The record's id; None where the problem lies outside of records, or where what
            stands in the place of an id is far too long for one.
        reason: What was found, what was expected, what to do.

    >>> print(Problem("actors.yaml", 3, "un", "the key 'name' is missing"))
    actors.yaml:3: un: the key 'name' is missing
    """

    file: str
    line: int | None = field(order=lambda line: line or 0)
    record: str | None = field(converter=_named, order=lambda record: record or "")
    reason: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = (where, self.reason) if self.record is None else (where, self.record, self.reason)
        # A hostile name or id gives no orders to a terminal.
        return "".join(
            each if each.isprintable() else ascii(each)[1:-1] for each in ": ".join(parts)
        )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Advice that names the nearest of what is known; empty where nothing is near.

    At most the first 1,000 are compared: hostile input must not make this slow.

    >>> did_you_mean("kiled", ["killed", "wounded"])
    ". Did you mean 'killed'?"
    """
    wanted = _traits(word.lower())
    likeness, near = max(
        ((_likeness(wanted, _traits(each)), each) for each in islice(known, _COMPARED)),
        default=(0.0, ""),
    )
    return f". Did you mean {near!r}?" if likeness >= _LIKE else ""


@lru_cache(maxsize=4 * _COMPARED)
def _traits(word: str) -> frozenset[str]:
    """The letters of a word, and each two that stand together, its ends marked."""
    if len(word) > _LONGEST:
        return frozenset()
    return frozenset((*word, *map("".join, pairwise(f"^{word}$"))))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """What share of their traits two words have in common (Dice); 0 where one has none."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)
