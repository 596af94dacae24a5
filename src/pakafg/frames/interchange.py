"""Take the tables of other libraries: whatever hands itself on as Arrow arrays.

Laws of this file: it imports no other library of tables; a polars table comes out as it is.
"""

from __future__ import annotations

from typing import Final, Protocol, TypeAlias, runtime_checkable

import polars as pl

from pakafg.errors import ArgumentTypeError, FrameError, MissingExtraError
from pakafg.frames.forked import check_threads

__all__ = ["AnyFrame", "ArrowTable", "as_polars", "collect", "first_line"]

_EXPECTED: Final = "a table of polars, pandas or pyarrow, or another that Arrow can read"
_INDEX: Final = r"^__index_level_\d+__$"  # what pandas calls an index without a name
# What pandas, pyarrow and polars raise on a table that no Arrow array can hold: two columns of
# one name, a column of numbers and texts, a text that is no Unicode.
_UNREADABLE: Final = (
    ArithmeticError,
    NotImplementedError,
    TypeError,
    ValueError,
    pl.exceptions.PolarsError,
)


@runtime_checkable
class ArrowTable(Protocol):
    """A table that hands itself on as a stream of Arrow arrays (the PyCapsule interface)."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Give the stream."""


AnyFrame: TypeAlias = "pl.DataFrame | pl.LazyFrame | ArrowTable"
"""A table of polars, or of a library that hands it on by Arrow: pandas, pyarrow, DuckDB."""


def as_polars(table: object, name: str) -> pl.DataFrame | pl.LazyFrame:
    """Take a table of any library as one of polars.

    Args:
        table: The table. An index of pandas that has a name is a column.
        name: What errors call it.

    Raises:
        ArgumentTypeError: It is no table.
        FrameError: It is one that cannot be read.
        MissingExtraError: Its library needs another to hand it on.
        ForkedProcessError: polars cannot answer in this process.
    """
    check_threads()
    if isinstance(table, pl.LazyFrame):
        _check_plan(table, name)
        return table
    if isinstance(table, pl.DataFrame):
        return table
    if not hasattr(table, "__arrow_c_stream__"):
        raise ArgumentTypeError(name, table, _EXPECTED)
    try:
        taken = pl.from_dataframe(table)
    # A stream of one column, of a Series or a ChunkedArray; polars before 2 panics.
    except (pl.exceptions.SchemaError, pl.exceptions.PanicException):
        raise ArgumentTypeError(name, table, _EXPECTED) from None
    except ImportError as error:  # pandas hands its tables on by way of pyarrow
        reason = f"{name} cannot be handed on by Arrow: {first_line(error)}"
        raise MissingExtraError(reason) from error
    except _UNREADABLE as error:
        reason = (
            f"it cannot be read by way of Arrow ({type(error).__name__}: {first_line(error)}); "
            "keep the columns that are used, each of one type"
        )
        raise FrameError.of_column(name, None, reason) from error
    return taken.select(pl.exclude(_INDEX))


def collect(table: pl.LazyFrame, name: str) -> pl.DataFrame:
    """Collect a table whose plan, or a part of it, is the user's.

    Args:
        table: The table.
        name: What errors call it.

    Raises:
        FrameError: The plan fails.
    """
    try:
        return table.collect(engine="streaming")
    except pl.exceptions.PolarsError as error:
        raise _failed_plan(name, error) from error


def _check_plan(table: pl.LazyFrame, name: str) -> None:
    """Check that a lazy table can tell its columns."""
    try:
        table.collect_schema()
    except pl.exceptions.PolarsError as error:
        raise _failed_plan(name, error) from error


def _failed_plan(name: str, error: pl.exceptions.PolarsError) -> FrameError:
    """Say that a lazy table is none, once it is asked for its rows."""
    reason = f"its plan fails ({type(error).__name__}: {first_line(error)})"
    return FrameError.of_column(name, None, reason)


def first_line(error: BaseException) -> str:
    """Take what an error says first; it may go on with a part of the table."""
    text = str(error.args[0] if error.args else error)
    return text.splitlines()[0][:200] if text else "no reason given"
