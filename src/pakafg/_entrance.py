"""The edge at which every table of the user's is checked, once, and named row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import FrameError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["refuse", "take"]

_SHOWN: Final = 5


def take(
    table: pl.DataFrame | pl.LazyFrame | None,
    name: str,
    required: Mapping[str, pl.DataType],
    optional: Mapping[str, pl.DataType],
    *,
    days: Collection[str] = (),
) -> pl.DataFrame:
    """The columns that a method uses, in their types; optional ones that lack are null.

    Args:
        table: The user's table; None for an empty one.
        name: What errors call it.
        required: Columns that must be there, and their types.
        optional: Columns that are used where they are there.
        days: Columns of times that may be whole days.

    Raises:
        FrameError: It is no polars table, lacks a column, or has one of another type.
    """
    wanted = {**required, **optional}
    if table is None:
        return pl.DataFrame(schema=wanted)
    if not isinstance(table, (pl.DataFrame, pl.LazyFrame)):
        raise FrameError(
            f"{name} is a {type(table).__name__}, expected a polars DataFrame or LazyFrame"
        )
    schema = table.collect_schema()
    missing = [column for column in required if column not in schema]
    if missing:
        message = (
            f"{name} lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}; "
            f"found {', '.join(schema) or 'none'}; see pakafg.frames.SCHEMAS"
        )
        raise FrameError(message)
    columns = [
        _typed(name, column, schema[column], dtype, days=column in days)
        if column in schema
        else pl.lit(None, dtype).alias(column)
        for column, dtype in wanted.items()
    ]
    return table.lazy().select(columns).collect(engine="streaming")


def _typed(
    name: str, column: str, found: pl.DataType, dtype: pl.DataType, *, days: bool
) -> pl.Expr:
    here = pl.col(column)
    if isinstance(dtype, pl.Datetime):
        if isinstance(found, pl.Datetime) and found.time_zone is not None:
            return here.dt.convert_time_zone("UTC").cast(dtype)
        if found == pl.Date and days:
            return here.cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    elif (
        (isinstance(dtype, pl.Duration) and isinstance(found, pl.Duration))
        or (dtype == pl.Int64 and found.is_integer())
        or (
            dtype == pl.String
            and (found.is_integer() or isinstance(found, (pl.Categorical, pl.Enum)))
        )
    ):
        return here.cast(dtype)
    if found in (dtype, pl.Null):
        return here.cast(dtype)
    advice = ""
    if isinstance(dtype, pl.Datetime) and isinstance(found, pl.Datetime):
        advice = ": it has no time zone, give it one with dt.replace_time_zone"
    elif isinstance(dtype, pl.Datetime) and found == pl.Date:
        advice = ": a day has no minute, say from when to when, and in which zone"
    message = f"{name}: column {column!r} is {found}, expected {dtype}{advice}"
    raise FrameError(message)


def refuse(table: pl.DataFrame, name: str, wrong: Mapping[str, pl.Expr]) -> None:
    """Raise one error that names every kind of row that cannot be, and the first of each.

    Args:
        table: The table; its first column names the row.
        name: What errors call it.
        wrong: Reasons, each with the test that a wrong row passes; null does not pass.

    Raises:
        FrameError: A row passes a test.
    """
    found = table.lazy().select(
        test.fill_null(value=False).any().alias(reason) for reason, test in wrong.items()
    )
    happened = found.collect(engine="streaming").row(0, named=True)
    reasons = [
        f"{reason}: {_named(table, wrong[reason])}" for reason, any_ in happened.items() if any_
    ]
    if reasons:
        message = f"{name} cannot be used: " + "; ".join(reasons)
        raise FrameError(message)


def _named(table: pl.DataFrame, test: pl.Expr) -> str:
    """The first rows that pass a test, by place and name, and how many more there are."""
    key = table.columns[0]
    bad = table.with_row_index("row").filter(test.fill_null(value=False))
    shown = ", ".join(
        f"row {row} ({name!r})" for row, name in bad.select("row", key).head(_SHOWN).iter_rows()
    )
    return shown + (f" and {bad.height - _SHOWN} more" if bad.height > _SHOWN else "")
