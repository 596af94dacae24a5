"""What a table is: its name, what one row of it is, and its columns with type and meaning."""

from __future__ import annotations

from typing import Final, NamedTuple

import polars as pl
from attrs import field, frozen

__all__ = [
    "ANSWERS",
    "DAY",
    "FLAG",
    "FLOAT",
    "GAP",
    "INT",
    "PIECES",
    "REVIEWS",
    "SIDES",
    "TEXT",
    "TEXTS",
    "TIME",
    "Column",
    "Table",
]

TEXT: Final = pl.String()
INT: Final = pl.Int64()
FLOAT: Final = pl.Float64()
FLAG: Final = pl.Boolean()
TEXTS: Final = pl.List(pl.String)
TIME: Final = pl.Datetime("us", "UTC")
DAY: Final = pl.Date()
PIECES: Final = pl.List(pl.Struct({"earliest": TIME, "latest": TIME}))
"""The stretches of time, in order and apart, within one of which an uncertain date lies."""
REVIEWS: Final = pl.List(pl.Struct({"by": pl.String, "at": pl.String}))
"""Who reviewed a record, and when as EDTF."""
GAP: Final = pl.Duration("us")
_CITED: Final = pl.Struct(
    {"document": pl.String, "start": pl.Int64, "end": pl.Int64, "quote": pl.String}
)
SIDES: Final = pl.List(
    pl.Struct(
        {"says": pl.String, "records": TEXTS, "documents": TEXTS, "citations": pl.List(_CITED)}
    )
)
"""What each side of a conflict says, with the records behind it and quotations."""
ANSWERS: Final = pl.List(
    pl.Struct(
        {
            "says": pl.String,
            "records": TEXTS,
            "documents": TEXTS,
            "claimants": TEXTS,
            "voices": pl.List(
                pl.Struct(
                    {
                        "claimant": pl.String,
                        "origin": pl.String,
                        "passed_on_by": TEXTS,
                        "documents": TEXTS,
                    }
                )
            ),
            "citations": pl.List(_CITED),
        }
    )
)
"""Every answer to a question: what it says, by which records, whose word in which documents."""


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        name: Its name.
        dtype: Its polars type.
        meaning: What it holds, with unit and what null means.

    >>> from pakafg.frames import SCHEMAS
    >>> SCHEMAS["citations"].columns[4].meaning
    'offset after the last character'
    """

    name: str
    dtype: pl.DataType
    meaning: str


@frozen
class Table:
    """One table: what a row is, and its columns.

    Attributes:
        name: The name that `Corpus.frame` takes.
        row: What one row is.
        columns: The columns, in order.

    >>> from pakafg.frames import SCHEMAS
    >>> SCHEMAS["casualties"].row
    'one figure, as one document gives it from one claimant'
    """

    name: str
    row: str
    columns: tuple[Column, ...] = field(repr=False)

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """The names and polars types of the columns."""
        return {column.name: column.dtype for column in self.columns}
