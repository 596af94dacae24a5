"""Bring the columns of a stranger's table to the types that a method uses, guessing nothing.

Laws of this file: what cannot be brought to a type without a guess is told as a column; a cast
never raises, and what it cannot hold becomes so great that a check of the rows refuses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.frames.interchange import collect

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from polars._typing import PolarsDataType

__all__ = [
    "cast_column",
    "fraction_tests",
    "holds_days",
    "other_type",
    "plain_columns",
    "without_blanks",
    "word_tests",
]

_FAR: Final = 2**62  # what a clipped integer becomes: any later cast and sum can hold it
_FAR_DAYS: Final = 4_000_000  # from 1970: past either end of the calendar that Python has
_UNITS_A_DAY: Final = {"ms": 86_400 * 10**3, "us": 86_400 * 10**6, "ns": 86_400 * 10**9}
_NO_FRACTION: Final = {True: "not a whole number", False: "neither text nor a whole number"}


def cast_column(
    column: pl.Expr, given: pl.DataType, wanted: pl.DataType, *, days: bool
) -> pl.Expr | None:
    """Cast a column to the type that a method uses; None where that would guess.

    Text that is no word of a closed list becomes null: `word_tests` find it.
    """
    if isinstance(wanted, pl.List) and isinstance(wanted.inner, pl.Struct):
        return _cast_structs(column, given, wanted, days=days)
    if isinstance(wanted, pl.Enum):
        text = _cast_plain(column, given, pl.String(), days=days)
        return None if text is None else text.cast(wanted, strict=False)
    return _cast_plain(column, given, wanted, days=days)


def _cast_plain(
    column: pl.Expr, given: pl.DataType, wanted: pl.DataType, *, days: bool
) -> pl.Expr | None:
    """Cast a column to text, numbers, times or lists of names; None where that would guess."""
    if _has_fractions(given, wanted):
        return _cast_whole(column, given, wanted)
    clipped = column if wanted == pl.String else _clip(column, given)
    if isinstance(wanted, pl.Datetime):
        if isinstance(given, pl.Datetime) and given.time_zone is not None:
            return clipped.cast(pl.Datetime(given.time_unit, "UTC")).cast(wanted)
        if given == pl.Date and days:
            return clipped.cast(pl.Date).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    elif isinstance(wanted, pl.Duration) and isinstance(given, pl.Duration):
        return clipped.cast(given).cast(wanted)
    elif (wanted == pl.Int64 and given.is_integer()) or _are_names(given, wanted):
        return clipped.cast(wanted)
    return clipped.cast(wanted) if given in (wanted, pl.Null) else None


def _cast_structs(
    column: pl.Expr, given: pl.DataType, wanted: pl.List, *, days: bool
) -> pl.Expr | None:
    """Cast a list of structs field by field; None where that would guess."""
    if isinstance(given, pl.Array):
        column, given = column.arr.to_list(), pl.List(given.inner)
    if given == pl.Null or (isinstance(given, pl.List) and given.inner == pl.Null):
        return pl.lit(None, wanted)  # nothing, or empty lists
    fields = _fields(given)
    if len({type(dtype) for dtype in fields.values() if dtype != pl.Null}) > 1:
        return None  # days and times
    casts = {
        name: _cast_plain(pl.element().struct.field(name), fields[name], dtype, days=days)
        for name, dtype in _fields(wanted).items()
        if name in fields
    }
    each = [cast.alias(name) for name, cast in casts.items() if cast is not None]
    if len(each) < len(_fields(wanted)):
        return None
    return column.list.eval(pl.struct(each)).cast(wanted)


def _fields(dtype: pl.DataType) -> dict[str, pl.DataType]:
    """Map the names of the fields of a list of structs to their types; of others, nothing."""
    inner = dtype.inner if isinstance(dtype, pl.List) else None
    if not isinstance(inner, pl.Struct):
        return {}
    return {
        name: dtype for name, dtype in inner.to_schema().items() if isinstance(dtype, pl.DataType)
    }


def holds_days(dtype: pl.DataType | None) -> bool:
    """Tell whether a column of a type holds whole days, or lists of structs of them."""
    fields = {} if dtype is None else _fields(dtype)
    return dtype == pl.Date or pl.Date in fields.values()


def _are_names(given: PolarsDataType, wanted: PolarsDataType) -> bool:
    """Tell whether a column, or the lists in it, hold names where names are wanted."""
    if isinstance(given, pl.List) and isinstance(wanted, pl.List):
        return given.inner == pl.Null or _are_names(given.inner, wanted.inner)
    is_text = given == pl.String or isinstance(given, (pl.Categorical, pl.Enum))
    return wanted == pl.String and (is_text or given.is_integer())


def fraction_tests(
    given: Mapping[str, pl.DataType], wanted: Mapping[str, pl.DataType]
) -> dict[str, tuple[str, pl.Expr]]:
    """Make the tests of numbers that are not whole, where whole ones or names are wanted.

    Args:
        given: The columns that there are, and their types.
        wanted: The types that a method uses.

    Returns:
        By what is wrong: the column, and the test.
    """
    return {
        f"{column} is {_NO_FRACTION[dtype == pl.Int64]}": (
            column,
            _is_fraction(pl.col(column), given[column]),
        )
        for column, dtype in wanted.items()
        if column in given and _has_fractions(given[column], dtype)
    }


def word_tests(
    given: Mapping[str, pl.DataType], wanted: Mapping[str, pl.DataType]
) -> dict[str, tuple[str, pl.Expr]]:
    """Make the tests of words that are not in a closed list, and not blank.

    Args:
        given: The columns that there are, and their types.
        wanted: The types that a method uses.

    Returns:
        By what is wrong: the column, and the test.
    """
    tests = {}
    for column, dtype in wanted.items():
        if column in given and isinstance(dtype, pl.Enum):
            text = _cast_plain(pl.col(column), given[column], pl.String(), days=False)
            if text is not None:
                others = pl.when(text.cast(dtype, strict=False).is_null()).then(text)
                reason = f"{column} is not one of {', '.join(dtype.categories)}, or null"
                tests[reason] = (column, _blank_to_null(others).is_not_null())
    return tests


def _has_fractions(given: pl.DataType, wanted: pl.DataType) -> bool:
    """Tell whether a column may hold fractions where whole numbers, or names, are wanted.

    A spreadsheet, and pandas, make every number of a column with gaps one with a point.
    """
    return (wanted == pl.Int64 and (given.is_float() or given.is_decimal())) or (
        wanted == pl.String and given.is_float()
    )


def _cast_whole(column: pl.Expr, given: pl.DataType, wanted: pl.DataType) -> pl.Expr:
    """Cast numbers with a point to whole ones or to names; fractions are refused by their rows."""
    numbers = column.cast(pl.Float64).fill_nan(None)
    whole = numbers.clip(-_FAR, _FAR).cast(pl.Int64, strict=False)
    is_fraction = _is_fraction(column, given)
    if wanted == pl.Int64:
        return pl.when(~is_fraction).then(whole)
    return pl.when(is_fraction).then(numbers.cast(wanted)).otherwise(whole.cast(wanted))


def _is_fraction(column: pl.Expr, given: pl.DataType) -> pl.Expr:
    """Test for numbers that are not whole; what is infinite is none that a person can count."""
    if given.is_decimal():
        return (column != column.floor()).fill_null(value=False)
    finite = column.is_finite() & (column == column.round())
    return (column.is_not_nan() & ~finite).fill_null(value=False)


def plain_columns(
    table: pl.DataFrame | pl.LazyFrame,
    name: str,
    given: Mapping[str, pl.DataType],
    wanted: Mapping[str, pl.DataType],
    days: Collection[str],
) -> dict[str, pl.Expr]:
    """Read columns of another type in which, as it turns out, nothing has to be guessed.

    A column without a value has the type of none: CSV gives text, pandas gives numbers. Days
    are times at midnight to pandas, which has no type of days.

    Args:
        table: The user's table.
        name: What errors call it.
        given: The columns that `cast_column` would not take, and their types.
        wanted: The types that a method uses.
        days: Columns of times that may be whole days.
    """
    tests = {}
    as_days = {}
    for column, dtype in given.items():
        values = pl.col(column)
        if dtype == pl.String:
            values = _blank_to_null(values)
        elif dtype.is_float():
            values = values.fill_nan(None)
        tests[f"empty {column}"] = values.is_null().all()
        is_day = wanted[column] == pl.Date or column in days
        if is_day and isinstance(dtype, pl.Datetime) and dtype.time_zone is None:
            # By number, for polars raises on the days of times that no calendar has.
            units = _UNITS_A_DAY[dtype.time_unit]
            tests[f"days {column}"] = (pl.col(column).to_physical() % units == 0).all()
            day = (pl.col(column).to_physical() // units).clip(-_FAR_DAYS, _FAR_DAYS)
            as_days[column] = day.cast(pl.Int32).cast(pl.Date)
    holds = table.lazy().select(test.alias(each) for each, test in tests.items())
    passed = collect(holds, name).row(0, named=True)
    plain = {}
    for column in given:
        if passed[f"empty {column}"]:
            plain[column] = pl.lit(None, wanted[column])
        elif passed.get(f"days {column}", False):
            cast = cast_column(as_days[column], pl.Date(), wanted[column], days=True)
            if cast is not None:
                plain[column] = cast
    return plain


def _blank_to_null(text: pl.Expr) -> pl.Expr:
    """Take blank text for what it is: nothing said."""
    return pl.when(text.str.strip_chars() != "").then(text)


def without_blanks(table: pl.DataFrame) -> pl.DataFrame:
    """Make blank text null."""
    texts = [name for name, dtype in table.schema.items() if dtype == pl.String]
    if not texts or table.is_empty():
        return table
    # Few texts begin with what is no sign of ASCII, and a comparison costs a fifth of a search.
    odd = ((pl.col(name) < "!") | (pl.col(name) > "\x7f") for name in texts)
    is_odd = table.lazy().select(test.any() for test in odd).collect(engine="streaming")
    odd_texts = [name for name in texts if is_odd[name].item()]
    return table.with_columns(_blank_to_null(pl.col(name)) for name in odd_texts)


def other_type(column: str, given: pl.DataType, wanted: pl.DataType) -> str:
    """Say that a column has another type than is wanted, and what to do about times."""
    advice = ""
    if isinstance(wanted, pl.Enum):
        wanted = pl.String()
    if isinstance(wanted, pl.Datetime) and isinstance(given, pl.Datetime):
        advice = ": it has no time zone, give it one with dt.replace_time_zone"
    elif isinstance(wanted, pl.Datetime) and given == pl.Date:
        advice = ": a day has no minute, say from when to when, and in which zone"
    elif isinstance(wanted, pl.List):
        names = " and ".join(_fields(wanted))
        advice = f": each a list of structs of {names}, both days, or both times with a time zone"
    return f"the column {column!r} is {given}, expected {wanted}{advice}"


def _clip(column: pl.Expr, given: pl.DataType) -> pl.Expr:
    """Clip numbers and times to what every cast can hold: rows so far off are refused later.

    A cast of what is out of range would raise in polars, without the row's name. Times become
    their physical integers here; `cast_column` gives them their type again.
    """
    if given in {pl.Int128, pl.UInt64} or str(given) == "UInt128":  # which older polars lacks
        return column.clip(None if given.is_unsigned_integer() else -_FAR, _FAR)
    if not isinstance(given, (pl.Date, pl.Datetime, pl.Duration)):
        return column
    numbers = column.to_physical()
    if isinstance(given, pl.Date):
        return numbers.clip(-_FAR_DAYS, _FAR_DAYS)
    if given.time_unit == "ns":
        return numbers  # none is far
    far = _FAR_DAYS * _UNITS_A_DAY[given.time_unit]
    return numbers.clip(-far, far)
