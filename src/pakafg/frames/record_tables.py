"""Tables that records fill: a column's name, type, meaning and getter stand in one line.

Laws of this file: a table is declared once, with its columns; a row is one record, or one part of
a record with the record that it is part of; a getter reads one cell of a row and decides nothing
about other rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

import polars as pl
from attrs import frozen

from pakafg.corpus.corpus import Corpus
from pakafg.frames.forked import check_threads
from pakafg.frames.schemas import REVIEWS, Column, Table
from pakafg.values import calendar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.values.when import When

__all__ = [
    "DerivedColumn",
    "GivenColumn",
    "Part",
    "RecordTable",
    "first_day",
    "first_time",
    "last_day",
    "last_time",
    "microseconds",
    "parts_of",
    "pieces_of",
    "record_table",
]

# What a row is made of; a column of claims can be one of casualty claims.
Row_contra = TypeVar("Row_contra", contravariant=True)
Row = TypeVar("Row")
Whole = TypeVar("Whole")
Piece = TypeVar("Piece")

_MICROSECONDS: Final = 60_000_000  # a minute, as polars counts


@frozen
class GivenColumn(Generic[Row_contra]):
    """A column that a row gives by itself.

    Attributes:
        name: Its name.
        dtype: Its polars type.
        meaning: What it holds, with unit and what null means.
        get: Reads the cell of a row.
    """

    name: str
    dtype: pl.DataType
    meaning: str
    get: Callable[[Row_contra], object]

    def cells(self, _: Corpus, rows: Sequence[Row_contra]) -> list[object]:
        """Read the cell of every row."""
        return [self.get(row) for row in rows]


@frozen
class DerivedColumn(Generic[Row_contra]):
    """A column that needs other records of the corpus, too.

    Attributes:
        name: Its name.
        dtype: Its polars type.
        meaning: What it holds, with unit and what null means.
        prepare: Works out what the corpus tells of all rows; gives what derives the cell of one.
    """

    name: str
    dtype: pl.DataType
    meaning: str
    prepare: Callable[[Corpus], Callable[[Row_contra], object]]

    def cells(self, corpus: Corpus, rows: Sequence[Row_contra]) -> list[object]:
        """Derive the cell of every row."""
        get = self.prepare(corpus)
        return [get(row) for row in rows]


@frozen
class RecordTable(Generic[Row]):
    """A table that records alone fill.

    Attributes:
        table: Its name and columns, as users see them.
        rows: Lists its rows, in the order of the corpus.
        columns: Its columns, with their getters.
    """

    table: Table
    rows: Callable[[Corpus], Iterable[Row]]
    columns: tuple[GivenColumn[Row] | DerivedColumn[Row], ...]

    def frame(self, corpus: Corpus) -> pl.DataFrame:
        """Fill the table from a corpus."""
        check_threads()
        rows = list(self.rows(corpus))
        cells = {column.name: column.cells(corpus, rows) for column in self.columns}
        return pl.DataFrame(cells, schema=self.table.schema)


def record_table(
    name: str,
    row: str,
    rows: Callable[[Corpus], Iterable[Row]],
    *columns: GivenColumn[Row] | DerivedColumn[Row],
) -> RecordTable[Row]:
    """Declare a table.

    Args:
        name: The name that `Corpus.frame` takes.
        row: What one row is.
        rows: Lists its rows, in the order of the corpus.
        *columns: Its columns, in order; who reviewed the row comes last of itself.

    Raises:
        ValueError: Two columns have one name.
    """
    columns = (*columns, _REVIEWED)
    names = [column.name for column in columns]
    if twice := [each for each in dict.fromkeys(names) if names.count(each) > 1]:
        message = f"the table {name!r} declares {', '.join(twice)} more than once"
        raise ValueError(message)
    public = tuple(Column(column.name, column.dtype, column.meaning) for column in columns)
    return RecordTable(Table(name, row, public), rows, columns)


class Part(NamedTuple, Generic[Whole, Piece]):
    """A part of a record, such as one document's report of it, and the record."""

    record: Whole
    part: Piece


def _reviews_of(row: Any) -> list[dict[str, str | None]] | None:
    """List who reviewed what a row is made of, and when; None for nobody."""
    reviewed = (row.part if isinstance(row, Part) else row).reviewed
    told = [{"by": each.by, "at": None if each.at is None else str(each.at)} for each in reviewed]
    return told or None


_REVIEWED: Final = GivenColumn[Any](
    "reviewed",
    REVIEWS,
    "who held it against its document (by), and when (at, EDTF; null: not said); null: nobody yet",
    _reviews_of,
)


def parts_of(
    records: Iterable[Whole], parts: Callable[[Whole], Iterable[Piece]]
) -> Iterator[Part[Whole, Piece]]:
    """Pair each part of each record with the record."""
    return (Part(record, part) for record in records for part in parts(record))


def first_time(when: When | None) -> int | None:
    """Convert the first minute of a date to microseconds since 1970; None where open."""
    return None if when is None else microseconds(when.first_minute)


def last_time(when: When | None) -> int | None:
    """Convert the last minute of a date, included, to microseconds since 1970; None where open."""
    return None if when is None else microseconds(when.last_minute)


def pieces_of(when: When) -> list[dict[str, int | None]]:
    """Convert the pieces of a date: each its first and its last minute, as microseconds."""
    return [{"earliest": first_time(piece), "latest": last_time(piece)} for piece in when.pieces]


def first_day(when: When) -> int | None:
    """Convert the first minute of a date to its local day, as days since 1970; None where open."""
    return _local_day(when.first_minute, when.zone)


def last_day(when: When) -> int | None:
    """Convert the last minute of a date to its local day, as days since 1970; None where open."""
    return _local_day(when.last_minute, when.zone)


def _local_day(minute: int | None, zone: str) -> int | None:
    return None if minute is None else calendar.wall_minute(minute, zone) // calendar.DAY


def microseconds(minute: int | None) -> int | None:
    """Convert minutes to microseconds, as polars counts; None where open."""
    return None if minute is None else minute * _MICROSECONDS
