"""Read what cells hold: figures of persons, days and coordinates, whatever the file wrote.

Laws of this file: what cannot be read is null and told by its row, never guessed; a code for
"not known" (-1, -9, -99, 0 of a month) is null, and no figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from pakafg.engines.encode import put
from pakafg.errors import WordingError
from pakafg.values.count import Count

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = [
    "UNKNOWN_CODES",
    "Days",
    "read_coordinates",
    "read_days",
    "read_figures",
    "read_parts_of_days",
    "read_worded_figures",
    "without_blanks",
]

UNKNOWN_CODES: Final = (-1, -9, -99, -999)
"""Numbers that datasets write where they do not know one."""

_NOTHING: Final = ("", "na", "n/a", "nan", "none", "null", "-", "–", "?", "unknown", "not known")
_MOST_WORDINGS: Final = 5_000
_GROUPED: Final = r"^\d{1,3}(,\d{3})+$"
_FRACTION: Final = r"^-?\d+\.0+$"


class Days(NamedTuple):
    """Days as read.

    Attributes:
        first: The first day that each cell allows; null: none.
        last: The last.
        impossible: Whether it names a day that no calendar has.
        unread: Whether it holds something else.
        ambiguous: Whether day and month may be the other way round.
    """

    first: pl.Series
    last: pl.Series
    impossible: pl.Series
    unread: pl.Series
    ambiguous: pl.Series


def _stripped(text: pl.Series) -> pl.Series:
    return text.str.strip_chars()


def without_blanks(text: pl.Series) -> pl.Series:
    """Strip names of what stands around them; null where nothing is left."""
    stripped = _stripped(text)
    is_blank = (stripped == "").fill_null(value=False)
    return stripped.set(is_blank, None) if is_blank.any() else stripped


def _nothing(text: pl.Series) -> pl.Series:
    return text.str.to_lowercase().is_in(_NOTHING).fill_null(value=True)


def read_figures(
    text: pl.Series, unknown: Collection[int] = UNKNOWN_CODES
) -> tuple[pl.Series, pl.Series]:
    """Read figures of persons.

    Args:
        text: The cells.
        unknown: Numbers that say that there is none.

    Returns:
        The figures, null where there is none; and whether a cell holds what is no figure.
    """
    plain = text.cast(pl.Int64, strict=False)
    if plain.null_count() > text.null_count():
        left = _stripped(text)
        whole = (
            pl.when(left.str.contains(_FRACTION))
            .then(left.str.extract(r"^(-?\d+)"))
            .when(left.str.contains(_GROUPED))
            .then(left.str.replace_all(",", ""))
            .otherwise(left)
        )
        read = pl.select(whole.cast(pl.Int64, strict=False)).to_series()
        plain = plain.fill_null(read)
        unread = plain.is_null() & ~_nothing(left)
    else:
        unread = pl.repeat(value=False, n=text.len(), eager=True)
    if (plain.min() or 0) < 0:  # type: ignore[operator]  # a whole number
        is_code = plain.is_in(list(unknown)).fill_null(value=False)
        below = (plain < 0).fill_null(value=False)
        plain = plain.set(below, None)
        unread = unread | (below & ~is_code)
    return plain.alias(text.name), unread


def read_worded_figures(text: pl.Series) -> tuple[pl.DataFrame, pl.Series]:
    """Read figures that may be in words: "at least 5", "~30", "20-25".

    Args:
        text: The cells.

    Returns:
        low, best, high of each; and whether a cell holds what is no figure.
    """
    figures, unread = read_figures(text)
    table = pl.DataFrame({"low": figures, "best": figures, "high": figures})
    if not unread.any():
        return table, unread
    words = text.filter(unread).unique(maintain_order=True)[:_MOST_WORDINGS]
    read = []
    for each in words:
        try:
            count = Count.parse(each.strip())
        except WordingError:
            continue
        if count.low is not None:
            read.append((each, count.low, count.best, count.high))
    worded = pl.DataFrame(
        read,
        {"text": pl.String, "low_": pl.Int64, "best_": pl.Int64, "high_": pl.Int64},
        orient="row",
    )
    joined = (
        table.with_columns(text=text, unread=unread)
        .join(worded, on="text", how="left", maintain_order="left")
        .with_columns(was_read=pl.col("unread") & pl.col("low_").is_not_null())
    )
    chosen = joined.select(
        *(
            pl.when("was_read").then(f"{name}_").otherwise(name).alias(name)
            for name in ("low", "best", "high")
        ),
        left=pl.col("unread") & ~pl.col("was_read"),
    )
    return chosen.drop("left"), chosen["left"]


_ISO: Final = r"^\d{4}-\d{1,2}-\d{1,2}([ T].*)?$"
_COMPACT: Final = r"^\d{8}$"
_MONTH: Final = r"^\d{4}-\d{2}$"
_YEAR: Final = r"^\d{4}$"
_SLASHED: Final = r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})( .*)?$"
_WORDED: Final = (
    (r"^\d{1,2}[ -]\p{L}{4,}[ -]\d{4}$", "%d %B %Y"),
    (r"^\d{1,2}[ -]\p{L}{3}[ -]\d{4}$", "%d %b %Y"),
    (r"^\d{1,2}[ -]\p{L}{3}[ -]\d{2}$", "%d %b %y"),
    (r"^\p{L}{4,} \d{1,2} \d{4}$", "%B %d %Y"),
    (r"^\p{L}{3} \d{1,2} \d{4}$", "%b %d %Y"),
)


def read_days(text: pl.Series) -> Days:
    """Read days, months or years: "2009-04-15 00:00:00", "15 April 2009", "15/04/2009", "2009-04".

    Where the numbers of day and month are written with slashes, the column says which is which:
    a number above 12 is a day. Where none is, or the column has both, the day is taken to come
    first, and each is told.

    Args:
        text: The cells.

    Returns:
        The days.
    """
    # Days repeat: each text is read once. A table of a million rows has a few thousand days.
    names = text.unique(maintain_order=True)
    read = _read_unique_days(_stripped(names))
    table = pl.DataFrame({"text": names, **read._asdict()})
    places = pl.DataFrame({"text": text}).join(
        table, on="text", how="left", maintain_order="left", nulls_equal=True
    )
    return Days(*(places[name] for name in Days._fields))


def _read_unique_days(text: pl.Series) -> Days:
    is_day_first, ambiguous = _order_of_slashes(text)
    patterns = pl.DataFrame({"text": text}).with_columns(
        first=pl.lit(None, pl.Date), last=pl.lit(None, pl.Date), dated=pl.lit(value=False)
    )
    # "2009-04-00" is April 2009, as "2009-00-00" is 2009.
    cell = pl.col("text").str.replace(r"^(\d{4}(-\d{2})??)(-00){1,2}$", "$1")
    iso = pl.when(cell.str.contains(_ISO)).then(cell.str.extract(r"^(\d{4}-\d{1,2}-\d{1,2})"))
    month = (
        pl.when(cell.str.contains(_MONTH)).then(cell + "-01").str.to_date("%Y-%m-%d", strict=False)
    )
    is_year = cell.str.contains(_YEAR) & cell.cast(pl.Int32, strict=False).is_between(1000, 9998)
    parts = {n: cell.str.extract(_SLASHED, n) for n in (1, 2, 3)}
    day, mon = (parts[1], parts[2]) if is_day_first else (parts[2], parts[1])
    slashed = pl.concat_str([parts[3], mon, day], separator="-").str.to_date(
        "%Y-%m-%d", strict=False
    )
    compact = pl.when(cell.str.contains(_COMPACT)).then(cell).str.to_date("%Y%m%d", strict=False)
    spaced = cell.str.replace_all("-", " ").str.replace_all(",", "").str.replace_all(r"\s+", " ")
    worded = [
        pl.when(spaced.str.contains(pattern)).then(spaced).str.to_date(form, strict=False)
        for pattern, form in _WORDED
    ]
    looks_dated = (
        cell.str.contains(_ISO)
        | cell.str.contains(_COMPACT)
        | cell.str.contains(_SLASHED)
        | cell.str.contains(_MONTH)
        | pl.any_horizontal(spaced.str.contains(pattern) for pattern, _ in _WORDED)
    ).fill_null(value=False)
    exact = pl.coalesce(iso.str.to_date("%Y-%m-%d", strict=False), slashed, compact, *worded)
    read = patterns.select(
        first=pl.coalesce(
            exact, month, pl.when(is_year).then(pl.date(cell.cast(pl.Int32, strict=False), 1, 1))
        ),
        last=pl.coalesce(
            exact,
            month.dt.month_end(),
            pl.when(is_year).then(pl.date(cell.cast(pl.Int32, strict=False), 12, 31)),
        ),
        dated=looks_dated,
        slash=cell.str.contains(_SLASHED).fill_null(value=False),
    )
    lost = read["first"].is_null() & ~_nothing(text)
    return Days(
        read["first"],
        read["last"],
        lost & read["dated"],
        lost & ~read["dated"],
        read["slash"] & read["first"].is_not_null() & ambiguous,
    )


def _order_of_slashes(text: pl.Series) -> tuple[bool, pl.Series]:
    """Tell whether days come before months, and which cells leave it open."""
    numbers = pl.DataFrame({"text": text}).select(
        one=pl.col("text").str.extract(_SLASHED, 1).cast(pl.Int32, strict=False),
        two=pl.col("text").str.extract(_SLASHED, 2).cast(pl.Int32, strict=False),
    )
    highest = numbers.select(pl.all().max()).row(0)
    one, two = (each or 0 for each in highest)
    months = 12
    is_day_first = one > months or two <= months
    open_ = (one > months) == (two > months)  # no cell says it, or one says this and one that
    either = (numbers["one"] <= months) & (numbers["two"] <= months)
    differs = (either & (numbers["one"] != numbers["two"])).fill_null(value=False)
    return is_day_first, differs if open_ else differs.clear().extend_constant(
        value=False, n=text.len()
    )


def read_parts_of_days(year: pl.Series, month: pl.Series, day: pl.Series) -> Days:
    """Read days of which year, month and day stand in columns of their own.

    A year that is 0 or negative says that no date is known; a month or a day that is, that the
    date is no more precise than what stands before it.

    Args:
        year: The years.
        month: The months.
        day: The days of the month.

    Returns:
        The days.
    """
    # Days repeat: each is read once. A table of a million rows has a few thousand of them.
    told = pl.DataFrame({"year": year, "month": month, "day": day})
    key = told.hash_rows()
    first = key.arg_unique()
    unique = told[first]
    read = _read_unique_parts(*(unique[each] for each in told.columns))
    table = pl.DataFrame({"key": key.gather(first), **read._asdict()})
    places = pl.DataFrame({"key": key}).join(table, on="key", how="left", maintain_order="left")
    return Days(*(places[name] for name in Days._fields))


def _read_unique_parts(year: pl.Series, month: pl.Series, day: pl.Series) -> Days:
    read = {"y": read_figures(year), "m": read_figures(month), "d": read_figures(day)}
    values = {
        name: pl.select(pl.when(figures > 0).then(figures)).to_series()
        for name, (figures, _) in read.items()
    }
    unread = read["y"][1] | read["m"][1] | read["d"][1]
    table = pl.DataFrame({**values, "unread": unread})
    y, m, d = (pl.col(each).cast(pl.Int32, strict=False) for each in "ymd")
    possible = (
        y.is_between(1, 9998)
        & m.is_between(1, 12).fill_null(value=True)
        & d.is_between(1, 31).fill_null(value=True)
        & ~(d.is_not_null() & m.is_null())
    )
    # Days are counted from the first of the month: no text is made, of which a file has millions.
    day_of_month = d.fill_null(1)
    opening = pl.date(pl.when(possible).then(y), pl.when(possible).then(m.fill_null(1)), 1)
    first = pl.when(day_of_month <= opening.dt.month_end().dt.day()).then(
        opening + pl.duration(days=day_of_month - 1)
    )
    last = (
        pl.when(m.is_null())
        .then(pl.date(y, 12, 31))
        .when(d.is_null())
        .then(first.dt.month_end())
        .otherwise(first)
    )
    days = table.select(first=first, last=pl.when(first.is_not_null()).then(last), unread="unread")
    lost = days["first"].is_null() & values["y"].is_not_null() & ~unread
    nothing = pl.repeat(value=False, n=year.len(), eager=True)
    return Days(days["first"], days["last"], lost, days["unread"], nothing)


def read_coordinates(text: pl.Series, most: float) -> tuple[pl.Series, pl.Series]:
    """Read degrees.

    Args:
        text: The cells.
        most: The most that there can be, on either side of 0.

    Returns:
        The degrees; and whether a cell holds something else.
    """
    degrees = text.cast(pl.Float64, strict=False)
    if degrees.null_count() > text.null_count():
        degrees = degrees.fill_null(_stripped(text).cast(pl.Float64, strict=False))
    inside = degrees.is_between(-most, most).fill_null(value=False)
    if inside.all():
        return degrees.alias(text.name), ~inside
    told = ~_nothing(_stripped(text.filter(~inside)))
    wrong = put(~inside, (~inside).arg_true(), told)
    return degrees.set(~inside, None).alias(text.name), wrong
