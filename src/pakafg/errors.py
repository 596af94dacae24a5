"""Every error that pakafg raises on purpose, with what it found as data.

Laws of this file: each error is built from positional values, so that it can be pickled; what a
program may want to know stands on an attribute, and the text is made from the attributes. This
file knows no record, no table and no corpus.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Self, TypeVar

from attrs import field, frozen

from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "ArgumentError",
    "ArgumentTypeError",
    "CorpusError",
    "Flagged",
    "ForkedProcessError",
    "FrameError",
    "FrameProblem",
    "MissingExtraError",
    "MissingFileError",
    "PakafgError",
    "Problem",
    "UnknownIdError",
    "WordingError",
    "near_miss",
    "nearest",
]

_SHOWN: Final = 20  # problems that the text of an error lists
_ROWS: Final = 5  # rows that the text of an error names
_CHOICES: Final = 40  # words that the text of an error lists
_COMPARED: Final = 1_000
_LONGEST: Final = 100
_LIKE: Final = 0.55  # finds 995 of 1,000 slips of one letter in the ids of the seeds

_Answer = TypeVar("_Answer")


class PakafgError(Exception):
    """Base of every error that pakafg raises on purpose."""


class WordingError(PakafgError, ValueError):
    """A date, a number or a duration is written in a way that pakafg does not read."""


class ArgumentError(PakafgError, ValueError):
    """An argument is not what a function takes.

    Attributes:
        name: The argument's name.
        given: What was given.
        expected: What is expected, in words.
        allowed: The words that are allowed; empty where there is no list of them.
        nearest: The allowed word that was meant, or is most like the given one; None where none
            is near, or where any of several may be meant.

    >>> print(ArgumentError.of_choice("outcome", "kiled", ["killed", "wounded"]))
    outcome is 'kiled', expected one of killed, wounded. Did you mean 'killed'?
    """

    def __init__(  # noqa: PLR0913, PLR0917  (an error is pickled by position)
        self,
        name: str,
        given: object,
        expected: str,
        allowed: Iterable[str] = (),
        meant: str | None = None,
        unsure: bool = False,  # noqa: FBT001, FBT002  (likewise)
    ) -> None:
        self.name = name
        self.given = given
        self.expected = expected
        self.allowed: tuple[str, ...] = tuple(map(str, allowed))
        self.nearest: str | None = meant
        if meant is None and isinstance(given, str) and not unsure:
            self.nearest = nearest(given, self.allowed)
        super().__init__(name, given, expected, self.allowed, self.nearest, unsure)

    @classmethod
    def of_choice(cls, name: str, given: object, allowed: Iterable[str]) -> Self:
        """Say that an argument is none of the words that it may be.

        Args:
            name: The argument's name.
            given: What was given.
            allowed: The words.

        Returns:
            The error; its text lists the words, where they are not too many to read.

        >>> ArgumentError.of_choice("outcome", "kiled", ["killed", "wounded"]).nearest
        'killed'
        """
        words = tuple(map(str, allowed))
        listed = ", ".join(words[:_CHOICES])
        more = f" and {len(words) - _CHOICES:,} more" if len(words) > _CHOICES else ""
        return cls(name, given, f"one of {listed}{more}" if words else "nothing", words)

    def __str__(self) -> str:
        meant = self.nearest  # a member of a vocabulary is named as code does
        told = repr(meant) if type(meant) is str else shown(meant)
        advice = "" if meant is None else f". Did you mean {told}?"
        return f"{self.name} is {shown(self.given)}, expected {self.expected}{advice}"


class ArgumentTypeError(ArgumentError, TypeError):
    """An argument is of another kind than a function takes, such as None for text.

    >>> print(ArgumentTypeError("query", None, "words"))
    query is None, expected words
    """


class UnknownIdError(ArgumentError, KeyError):
    """An id is asked for that no record of a catalogue has."""


@frozen
class FrameProblem:
    """One thing that is wrong with a table of the user's.

    Attributes:
        table: What the function that takes the table calls it.
        column: The column; None where the whole table is meant, or several columns.
        rows: The rows that are wrong, all of them, from 0; empty where the column itself is.
        reason: What was found, what was expected, what to do.
        names: What those rows are called, by their key.

    >>> print(FrameProblem("claims", "low", (3,), "low is negative", ("a",)))
    low is negative: row 3 ('a')
    """

    table: str
    column: str | None
    rows: tuple[int, ...] = field(repr=shown)
    reason: str
    names: tuple[object, ...] = field(default=(), repr=shown)

    def __str__(self) -> str:
        if not self.rows:
            return self.reason
        named = zip(self.rows, self.names, strict=False)
        listed = ", ".join(f"row {row} ({shown(name)})" for row, name in islice(named, _ROWS))
        more = f" and {len(self.rows) - _ROWS} more" if len(self.rows) > _ROWS else ""
        return f"{self.reason}: {listed}{more}"


class FrameError(PakafgError, ValueError):
    """A table of the user's lacks a column, has a wrong one, or holds rows that cannot be.

    Attributes:
        table: What the function that takes the table calls it; of several that are wrong, the
            first.
        problems: Everything that is wrong with the tables, each with its table, column, rows
            and reason.
    """

    def __init__(self, table: str, problems: Sequence[FrameProblem]) -> None:
        self.table = table
        self.problems: tuple[FrameProblem, ...] = tuple(problems)
        super().__init__(table, self.problems)

    @classmethod
    def of_column(cls, table: str, column: str | None, reason: str) -> Self:
        """Say that a column, or a whole table, cannot be used.

        Args:
            table: What the function that takes the table calls it.
            column: The column; None for the whole table.
            reason: What was found, what was expected, what to do.

        Returns:
            The error.

        >>> print(FrameError.of_column("claims", "low", "the column 'low' is missing"))
        claims cannot be used: the column 'low' is missing
        """
        return cls(table, [FrameProblem(table, column, (), reason)])

    def __str__(self) -> str:
        reasons: dict[str, list[str]] = {self.table: []}
        for problem in self.problems[:_SHOWN]:
            reasons.setdefault(problem.table, []).append(str(problem))
        told = [f"{table} cannot be used: {'; '.join(each)}" for table, each in reasons.items()]
        if len(self.problems) > _SHOWN:
            told.append(f"and {len(self.problems) - _SHOWN} more reasons, all in .problems")
        return "; ".join(told)


class MissingFileError(FrameError, FileNotFoundError):
    """A file that is to hold a table of the user's is not there.

    >>> print(MissingFileError.of_column("path", None, "there is no file 'a.csv'"))
    path cannot be used: there is no file 'a.csv'
    """


class Flagged(NamedTuple, Generic[_Answer]):
    """An answer from tables of the user's, and the rows that were set aside to give it.

    It is a tuple, so that it can be taken apart: `answer, problems = ...`.

    Attributes:
        answer: What the function answers on the other rows.
        problems: Everything that was set aside, as `FrameError.problems` tells it; empty where
            every row could be used.

    >>> Flagged("the rest", (FrameProblem("claims", "low", (3,), "low is negative", ("a",)),))
    <Flagged: str, 1 problem>
    """

    answer: _Answer
    problems: tuple[FrameProblem, ...]

    def __repr__(self) -> str:
        count = len(self.problems)
        return f"<Flagged: {type(self.answer).__name__}, {count} problem{'s' * (count != 1)}>"


class MissingExtraError(PakafgError, ImportError):
    """An optional part of pakafg needs a package that is not installed."""


class ForkedProcessError(PakafgError, RuntimeError):
    """A process cannot answer, for it was forked after polars had started its threads."""

    def __init__(self) -> None:
        super().__init__(
            "this process was forked after polars had started its threads, which did not come "
            "along: an answer would never come. Start processes with "
            'multiprocessing.get_context("spawn") or "forkserver", or fork before the first table'
        )

    def __reduce__(self) -> tuple[type[ForkedProcessError], tuple[()]]:
        return type(self), ()  # a worker hands it on to who started it


def _as_id(record: str | None) -> str | None:
    """Take an id; None for what is far too long for one."""
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
    record: str | None = field(converter=_as_id, order=lambda record: record or "")
    reason: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = (where, self.reason) if self.record is None else (where, self.record, self.reason)
        # A hostile name or id gives no orders to a terminal.
        return "".join(
            each if each.isprintable() else ascii(each)[1:-1] for each in ": ".join(parts)
        )


class CorpusError(PakafgError, ValueError):
    """A corpus cannot be read; `problems` lists everything that is wrong with it.

    Attributes:
        source: The folder or archive, as given.
        problems: Every problem found, each with file, line, record and reason.
    """

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(source, self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        lines = [f"{self.source!r} has {count} problem{'s' * (count != 1)}:"]
        lines += [f"  {problem}" for problem in self.problems[:_SHOWN]]
        if count > _SHOWN:
            lines.append(f"  … and {count - _SHOWN} more, all in .problems")
        return "\n".join(lines)


def near_miss(word: str, known: Iterable[str]) -> str:
    """Give advice that names the nearest of what is known; nothing where nothing is near.

    Args:
        word: What was given.
        known: What there is. At most the first 1,000 are compared: hostile input must not make
            this slow.

    Returns:
        The end of a sentence, or an empty text.

    >>> near_miss("kiled", ["killed", "wounded"])
    ". Did you mean 'killed'?"
    """
    found = nearest(word, known)
    return "" if found is None else f". Did you mean {found!r}?"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that is most like another; None where none is near.

    Args:
        word: What was given.
        known: What there is; at most the first 1,000 are compared.

    Returns:
        The word.

    >>> nearest("kiled", ["killed", "wounded"])
    'killed'
    """
    wanted = _traits(word.lower())
    likeness, found = max(
        ((_likeness(wanted, _traits(each.lower())), each) for each in islice(known, _COMPARED)),
        default=(0.0, ""),
    )
    return str(found) if likeness >= _LIKE else None  # a member of a vocabulary, too, as text


@lru_cache(maxsize=4 * _COMPARED)
def _traits(word: str) -> frozenset[str]:
    """Take the letters of a word, and each two that stand together, its ends marked."""
    if len(word) > _LONGEST:
        return frozenset()
    return frozenset((*word, *map("".join, pairwise(f"^{word}$"))))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Compute the share of their traits that two words have in common (Dice coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)
