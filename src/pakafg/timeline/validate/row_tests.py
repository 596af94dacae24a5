"""Tests that a wrong row passes, by what is wrong with it: for `TableChecks.keep_rows`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import WordingError
from pakafg.values.calendar import read_zone
from pakafg.values.vocabulary import Vocabulary, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "ATTRIBUTION",
    "PLANNED",
    "TEXT",
    "TIME",
    "among",
    "minute",
    "no_word",
    "no_zone",
    "null",
    "repeated",
    "unknown",
]

TEXT: Final = pl.String()
TIME: Final = pl.Datetime("us", "UTC")

ATTRIBUTION: Final[dict[str, pl.DataType]] = {
    "origin": TEXT,
    "document": TEXT,
    "phrase": TEXT,
    "published_latest": TIME,
}
"""Whose word a claim is: optional columns of dates, orders and durations."""

_ADVICE: Final = "no date names it (name it in events if there is such an event)"
_MICROSECONDS: Final = 60_000_000  # of a minute


def null(*columns: str) -> dict[str, pl.Expr]:
    """Make the tests of columns that each row must fill."""
    return {f"{column} is null": pl.col(column).is_null() for column in columns}


def no_word(column: str, words: type[Vocabulary]) -> dict[str, pl.Expr]:
    """Make the test of a column of a vocabulary."""
    known = pl.col(column).is_in([str(word) for word in words])
    return {f"{column} is not one of {listed(words)}": ~known.fill_null(value=False)}


def no_zone(table: pl.DataFrame) -> dict[str, pl.Expr]:
    """Make the test of zones that are none; each is read once."""
    if table["zone"].null_count() == table.height:
        return {}
    return {"zone is no time zone": pl.col("zone").is_in(list(_unreadable(table["zone"])))}


def _unreadable(zones: pl.Series) -> Iterator[str]:
    for zone in zones.unique().drop_nulls():
        try:
            read_zone(zone)
        except WordingError:
            yield zone


def repeated(table: pl.DataFrame, column: str) -> dict[str, pl.Expr]:
    """Make the test of ids given twice, which is dear, only where there are any."""
    # As many hashes as rows: no id stands twice, since equal ids share their hash.
    if table[column].hash().n_unique() == table.height:
        return {}
    twice = pl.col(column).is_duplicated() & pl.col(column).is_not_null()
    return {f"{column} is given twice": twice}


def unknown(known: pl.Series | None, *columns: str) -> dict[str, pl.Expr]:
    """Make the tests of columns that name events.

    Args:
        known: Events that there are: a slip of the pen must not make a new one. None: all.
        *columns: The columns.
    """
    return {f"{column} is unknown, {_ADVICE}": ~among(column, known) for column in columns}


PLANNED: Final = "an event is only planned, and so neither in an order nor a part"
"""What is wrong with a row that binds what was to what is only planned."""


def among(column: str, names: pl.Series | None) -> pl.Expr:
    """Test whether a column has one of some names; null where there are none to compare."""
    none = pl.lit(None, pl.Boolean)
    return none if names is None else pl.col(column).is_in(names.drop_nulls().implode())


def minute(column: str) -> pl.Expr:
    """Convert times, or spans of time, to whole minutes."""
    return pl.col(column).to_physical().floordiv(_MICROSECONDS)
