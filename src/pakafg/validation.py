"""The edge at which what users give is checked, once: words, and tables row by row."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import ArgumentError, FrameError, FrameProblem, near_miss

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["chosen", "out_of_years", "refuse", "take"]

_SHOWN: Final = 5
_FAR: Final = 2**62
_FAR_DAYS: Final = 4_000_000  # from 1970: past either end of the calendar that Python has
_DAY: Final = {"ms": 86_400 * 10**3, "us": 86_400 * 10**6}
_YEARS: Final = (datetime(2, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))


def chosen(given: Collection[str], name: str, words: Iterable[str]) -> set[str]:
    """The words that a user chose; one that stands alone is one word, not its letters.

    Args:
        given: The words.
        name: What errors call the choice.
        words: What there is to choose from.

    Raises:
        ArgumentError: A word is none of them.
    """
    asked = dict.fromkeys(map(str, [given] if isinstance(given, str) else given))
    known = list(map(str, words))
    for word in asked:
        if word not in known:
            raise ArgumentError.of_choice(name, word, known)
    return set(asked)


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
        raise ArgumentError(name, table, "a polars DataFrame or LazyFrame")
    schema = table.collect_schema()
    missing = [column for column in required if column not in schema]
    if missing:
        found = ", ".join(schema) or "none"
        lacking = (
            FrameProblem(
                name,
                column,
                (),
                f"the column {column!r} is missing{near_miss(column, schema)}",
            )
            for column in missing
        )
        advice = f"found {found}; see pakafg.frames.SCHEMAS"
        raise FrameError(name, [*lacking, FrameProblem(name, None, (), advice)])
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
    here = pl.col(column) if dtype == pl.String else _near(pl.col(column), found)
    if isinstance(dtype, pl.Datetime):
        if isinstance(found, pl.Datetime) and found.time_zone is not None:
            return here.cast(pl.Datetime(found.time_unit, "UTC")).cast(dtype)
        if found == pl.Date and days:
            return here.cast(pl.Date).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    elif isinstance(dtype, pl.Duration) and isinstance(found, pl.Duration):
        return here.cast(found).cast(dtype)
    elif (dtype == pl.Int64 and found.is_integer()) or (
        dtype == pl.String and (found.is_integer() or isinstance(found, (pl.Categorical, pl.Enum)))
    ):
        return here.cast(dtype)
    if found in (dtype, pl.Null):
        return here.cast(dtype)
    advice = ""
    if isinstance(dtype, pl.Datetime) and isinstance(found, pl.Datetime):
        advice = ": it has no time zone, give it one with dt.replace_time_zone"
    elif isinstance(dtype, pl.Datetime) and found == pl.Date:
        advice = ": a day has no minute, say from when to when, and in which zone"
    reason = f"the column {column!r} is {found}, expected {dtype}{advice}"
    raise FrameError.of_column(name, column, reason)


def _near(column: pl.Expr, found: pl.DataType) -> pl.Expr:
    """Numbers and times as numbers that every cast takes: what is so far off is refused later."""
    if found in {pl.Int128, pl.UInt64, pl.UInt128}:
        return column.clip(None if found.is_unsigned_integer() else -_FAR, _FAR)
    if not isinstance(found, (pl.Date, pl.Datetime, pl.Duration)):
        return column
    numbers = column.to_physical()
    if isinstance(found, pl.Date):
        return numbers.clip(-_FAR_DAYS, _FAR_DAYS)
    far = _FAR_DAYS * _DAY.get(found.time_unit, 0)
    return numbers.clip(-far, far) if far else numbers  # of nanoseconds, none is far


def out_of_years(*columns: str) -> dict[str, pl.Expr]:
    """The test for times that not every clock can show, for `refuse`."""
    first, after = (pl.lit(year, pl.Datetime("us", "UTC")) for year in _YEARS)
    return {
        f"{column} lies outside the years 2 to 9998": (pl.col(column) < first)
        | (pl.col(column) >= after)
        for column in columns
    }


def refuse(table: pl.DataFrame, name: str, wrong: Mapping[str, pl.Expr]) -> None:
    """Raise one error that names every kind of row that cannot be, and the first of each.

    Args:
        table: The table; its first column names the row.
        name: What errors call it.
        wrong: Reasons, each with the test that a wrong row passes; null does not pass.

    Raises:
        FrameError: A row passes a test.
    """
    if table.is_empty():
        return
    found = table.lazy().select(
        test.fill_null(value=False).any().alias(reason) for reason, test in wrong.items()
    )
    happened = found.collect(engine="streaming").row(0, named=True)
    problems = [
        _problem(table, name, reason, wrong[reason]) for reason, any_ in happened.items() if any_
    ]
    if problems:
        raise FrameError(name, problems)


def _problem(table: pl.DataFrame, name: str, reason: str, test: pl.Expr) -> FrameProblem:
    """Describe the rows that pass a test: by place, and the first of them by name."""
    key = table.columns[0]
    bad = table.with_row_index("row").filter(test.fill_null(value=False)).select("row", key)
    columns = [column for column in test.meta.root_names() if column in table.columns]
    return FrameProblem(
        name,
        columns[0] if len(set(columns)) == 1 else None,
        tuple(bad["row"]),
        reason,
        tuple(bad[key].head(_SHOWN)),
    )
