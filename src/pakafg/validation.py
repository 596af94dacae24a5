"""Check what users give, once, at the edge: choices of words, and tables column by column.

Laws of this file: it knows no analysis; a table that comes out of it has the columns and types
that were asked for; every problem of a kind is found before one error is raised.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import ArgumentError, FrameError, FrameProblem, near_miss

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["check_choices", "outside_calendar", "refuse_rows", "take_columns"]

_NAMED_ROWS: Final = 5  # wrong rows that a problem names by their key
_FAR: Final = 2**62  # what a clipped integer becomes: any later cast and sum can hold it
_FAR_DAYS: Final = 4_000_000  # from 1970: past either end of the calendar that Python has
_UNITS_A_DAY: Final = {"ms": 86_400 * 10**3, "us": 86_400 * 10**6}
_YEARS: Final = (datetime(2, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))


def check_choices(given: Collection[str], name: str, words: Iterable[str]) -> set[str]:
    """Check the words that a user chose; one that stands alone is one word, not its letters.

    Args:
        given: The words.
        name: The argument's name, for errors.
        words: What there is to choose from.

    Raises:
        ArgumentError: A word is none of them.
    """
    choices = dict.fromkeys(map(str, [given] if isinstance(given, str) else given))
    known = list(map(str, words))
    for choice in choices:
        if choice not in known:
            raise ArgumentError.of_choice(name, choice, known)
    return set(choices)


def take_columns(
    table: pl.DataFrame | pl.LazyFrame | None,
    name: str,
    required: Mapping[str, pl.DataType],
    optional: Mapping[str, pl.DataType],
    *,
    days: Collection[str] = (),
) -> pl.DataFrame:
    """Take the columns that a method uses, in their types; optional ones that lack are null.

    Args:
        table: The user's table; None for an empty one.
        name: What errors call it.
        required: Columns that must be there, and their types.
        optional: Columns that are used where they are there.
        days: Columns of times that may be whole days.

    Raises:
        ArgumentError: It is no polars table.
        FrameError: It lacks columns, or has some of other types.
    """
    wanted = {**required, **optional}
    if table is None:
        return pl.DataFrame(schema=wanted)
    if not isinstance(table, (pl.DataFrame, pl.LazyFrame)):
        raise ArgumentError(name, table, "a polars DataFrame or LazyFrame")
    schema = table.collect_schema()
    problems = _missing(name, required, schema)
    columns = []
    for column, dtype in wanted.items():
        if column not in schema:
            columns.append(pl.lit(None, dtype).alias(column))
            continue
        cast = _cast(pl.col(column), schema[column], dtype, days=column in days)
        if cast is None:
            reason = _other_type(column, schema[column], dtype)
            problems.append(FrameProblem(name, column, (), reason))
        else:
            columns.append(cast)
    if problems:
        raise FrameError(name, problems)
    return table.lazy().select(columns).collect(engine="streaming")


def _missing(name: str, required: Iterable[str], schema: Collection[str]) -> list[FrameProblem]:
    """Name every required column that a table lacks; the last says which columns there are."""
    lacking = [column for column in required if column not in schema]
    reasons = [f"the column {column!r} is missing{near_miss(column, schema)}" for column in lacking]
    if reasons:
        reasons[-1] += f"; found {', '.join(schema) or 'none'}; see pakafg.frames.SCHEMAS"
    return [
        FrameProblem(name, column, (), reason)
        for column, reason in zip(lacking, reasons, strict=True)
    ]


def _cast(
    column: pl.Expr, given: pl.DataType, wanted: pl.DataType, *, days: bool
) -> pl.Expr | None:
    """Cast a column to the type that a method uses; None where that would guess."""
    clipped = column if wanted == pl.String else _clip(column, given)
    if isinstance(wanted, pl.Datetime):
        if isinstance(given, pl.Datetime) and given.time_zone is not None:
            return clipped.cast(pl.Datetime(given.time_unit, "UTC")).cast(wanted)
        if given == pl.Date and days:
            return clipped.cast(pl.Date).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    elif isinstance(wanted, pl.Duration) and isinstance(given, pl.Duration):
        return clipped.cast(given).cast(wanted)
    elif (wanted == pl.Int64 and given.is_integer()) or (
        wanted == pl.String and (given.is_integer() or isinstance(given, (pl.Categorical, pl.Enum)))
    ):
        return clipped.cast(wanted)
    return clipped.cast(wanted) if given in (wanted, pl.Null) else None


def _other_type(column: str, given: pl.DataType, wanted: pl.DataType) -> str:
    """Say that a column has another type than is wanted, and what to do about times."""
    advice = ""
    if isinstance(wanted, pl.Datetime) and isinstance(given, pl.Datetime):
        advice = ": it has no time zone, give it one with dt.replace_time_zone"
    elif isinstance(wanted, pl.Datetime) and given == pl.Date:
        advice = ": a day has no minute, say from when to when, and in which zone"
    return f"the column {column!r} is {given}, expected {wanted}{advice}"


def _clip(column: pl.Expr, given: pl.DataType) -> pl.Expr:
    """Clip numbers and times to what every cast can hold: rows so far off are refused later.

    A cast of what is out of range would raise in polars, without the row's name. Times become
    their physical integers here; `_cast` gives them their type again.
    """
    if given in {pl.Int128, pl.UInt64, pl.UInt128}:
        return column.clip(None if given.is_unsigned_integer() else -_FAR, _FAR)
    if not isinstance(given, (pl.Date, pl.Datetime, pl.Duration)):
        return column
    numbers = column.to_physical()
    if isinstance(given, pl.Date):
        return numbers.clip(-_FAR_DAYS, _FAR_DAYS)
    far = _FAR_DAYS * _UNITS_A_DAY.get(given.time_unit, 0)
    return numbers.clip(-far, far) if far else numbers  # of nanoseconds, none is far


def outside_calendar(*columns: str) -> dict[str, pl.Expr]:
    """Make the tests, for `refuse_rows`, of times outside the years that clocks can show.

    Args:
        *columns: Columns of times.
    """
    first, after = (pl.lit(year, pl.Datetime("us", "UTC")) for year in _YEARS)
    return {
        f"{column} lies outside the years 2 to 9998": (pl.col(column) < first)
        | (pl.col(column) >= after)
        for column in columns
    }


def refuse_rows(table: pl.DataFrame, name: str, wrong: Mapping[str, pl.Expr]) -> None:
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
    # All tests in one pass, without rows: most tables pass none, and may have a million rows.
    any_wrong = table.lazy().select(
        test.fill_null(value=False).any().alias(reason) for reason, test in wrong.items()
    )
    reasons = any_wrong.collect(engine="streaming").row(0, named=True)
    problems = [
        _wrong_rows(table, name, reason, wrong[reason])
        for reason, has_wrong in reasons.items()
        if has_wrong
    ]
    if problems:
        raise FrameError(name, problems)


def _wrong_rows(table: pl.DataFrame, name: str, reason: str, test: pl.Expr) -> FrameProblem:
    """Describe the rows that pass a test: by place, and the first of them by name."""
    key = table.columns[0]
    rows = table.with_row_index("row").filter(test.fill_null(value=False)).select("row", key)
    columns = {column for column in test.meta.root_names() if column in table.columns}
    return FrameProblem(
        name,
        columns.pop() if len(columns) == 1 else None,
        tuple(rows["row"]),
        reason,
        tuple(rows[key].head(_NAMED_ROWS)),
    )
