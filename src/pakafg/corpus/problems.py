"""What is wrong with a corpus, and where."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Problem", "did_you_mean"]

_COMPARED: Final = 1_000
_LONGEST: Final = 100


@frozen(order=True)
class Problem:
    """One thing that is wrong with a corpus; problems sort by file and line.

    Attributes:
        file: The file's name within the corpus.
        line: Its line, from 1; None where the whole file is meant.
        record: The record's id; None where the problem lies outside of records.
        reason: What was found, what was expected, what to do.

    >>> print(Problem("actors.yaml", 3, "un", "the key 'name' is missing"))
    actors.yaml:3: un: the key 'name' is missing
    """

    file: str
    line: int | None = field(order=lambda line: line or 0)
    record: str | None = field(order=lambda record: record or "")
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
    if len(word) > _LONGEST:
        return ""
    from difflib import get_close_matches  # noqa: PLC0415  (only a mistake needs it)

    near = get_close_matches(word.lower(), islice(known, _COMPARED), 1)
    return f". Did you mean {near[0]!r}?" if near else ""
