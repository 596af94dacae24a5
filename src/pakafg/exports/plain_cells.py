"""Cells of tables as programs read them: ISO 8601 in UTC, minutes as whole numbers.

Laws of this file: a cell says what the table says, no more and no less; a length of time has its
unit in the name of its column.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.exports.contents import FilledTable

__all__ = ["MINUTES", "cell_name", "cell_type", "plain_cell", "plain_rows"]

MINUTES: Final = "_minutes"
"""What ends the name of a column of lengths of time."""

_MINUTE: Final = timedelta(minutes=1)


def cell_name(name: str, dtype: pl.DataType) -> str:
    """Name a column as exports do.

    >>> cell_name("gap_min", pl.Duration("us")), cell_name("first_day", pl.Date())
    ('gap_min_minutes', 'first_day')
    """
    return f"{name}{MINUTES}" if isinstance(dtype, pl.Duration) else name


def cell_type(dtype: pl.DataType) -> str:
    """Name the type of a column's cells, in the words of the Data Package.

    >>> cell_type(pl.Int64()), cell_type(pl.List(pl.String)), cell_type(pl.Datetime("us", "UTC"))
    ('integer', 'array', 'datetime')
    """
    if dtype.is_integer() or isinstance(dtype, pl.Duration):
        return "integer"
    if dtype.is_float():
        return "number"
    if isinstance(dtype, pl.Datetime):
        return "datetime"
    if isinstance(dtype, pl.List):
        return "array"
    if isinstance(dtype, pl.Struct):
        return "object"
    return "boolean" if isinstance(dtype, pl.Boolean) else _DAY_OR_TEXT[isinstance(dtype, pl.Date)]


_DAY_OR_TEXT: Final = ("string", "date")


def plain_cell(value: Any) -> Any:
    """Write a cell as JSON has it.

    >>> from datetime import UTC
    >>> plain_cell([datetime(2025, 10, 18, 21, tzinfo=UTC), date(2025, 10, 19)])
    ['2025-10-18T21:00Z', '2025-10-19']
    """
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M}Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // _MINUTE
    if isinstance(value, list):
        return [plain_cell(each) for each in value]
    if isinstance(value, dict):
        return {name: plain_cell(each) for name, each in value.items()}
    return value


def plain_rows(filled: FilledTable) -> Iterator[tuple[Any, ...]]:
    """Write every row of a table, cell by cell."""
    for row in filled.frame.iter_rows():
        yield tuple(map(plain_cell, row))
