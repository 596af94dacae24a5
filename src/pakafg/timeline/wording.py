"""Minutes in words, for explanations, in polars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.timeline.local_time import outward, time, to_local
from pakafg.values.calendar import DAY

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["duration", "once", "plural", "spoken", "worded"]


def worded(pattern: str, *parts: pl.Expr | pl.Series | str) -> pl.Expr:
    """A text with each `{}` filled; null where a part is null.

    polars' own `format` panics on columns of which a chunk is empty (2.1.0).

    Args:
        pattern: The text.
        parts: What fills it, in order; a name is a column.

    >>> pl.select(worded("{} of {}", pl.lit(2), pl.lit("three"))).item()
    '2 of three'
    """
    first, *rest = pattern.split("{}")
    pieces: list[pl.Expr | pl.Series | str] = [pl.lit(first)]
    for part, text in zip(parts, rest, strict=True):
        pieces += [part, pl.lit(text)]
    return pl.concat_str(pieces)


def duration(minutes: pl.Expr) -> pl.Expr:
    """A number of minutes in words; from a day up, to the hour.

    >>> pl.select(duration(pl.lit(4 * 1440 + 90))).item()
    '4 days 1 hour'
    """
    days, hours, rest = minutes // DAY, minutes % DAY // 60, minutes % 60
    parts = ((days, "day"), (hours, "hour"), (pl.when(days == 0).then(rest), "minute"))
    told = [
        pl.when(count > 0).then(worded(f"{{}} {unit}{{}}", count, plural(count)))
        for count, unit in parts
    ]
    text = pl.concat_str(told, separator=" ", ignore_nulls=True)
    return pl.when(minutes > 0).then(text).otherwise(pl.lit("0 minutes"))


def plural(count: pl.Expr) -> pl.Expr:
    """The letter by which a word for one becomes the word for several."""
    return pl.when(count == 1).then(pl.lit("")).otherwise(pl.lit("s"))


def spoken(rows: pl.DataFrame, *, rounded: bool = False) -> pl.Series:
    """Ranges of minutes in words: local days; clock times with their zone, and in UTC.

    Args:
        rows: low, high (minutes since 1970, null: open), zone.
        rounded: Whether half a day or more is told in whole days, as in EDTF.

    >>> rows = pl.DataFrame(
    ...     {
    ...         "low": [29_347_020, 29_373_910],
    ...         "high": [29_348_459, 29_373_910],
    ...         "zone": ["Asia/Qatar", "Asia/Kabul"],
    ...     }
    ... )
    >>> spoken(rows).to_list()
    ['19 October 2025', '6 November 2025, 17:40 Kabul time (13:10 UTC)']
    """
    return once(rows.select("low", "high", "zone"), _rounded if rounded else _exactly)


def once(rows: pl.DataFrame, tell: Callable[[pl.DataFrame], pl.Series]) -> pl.Series:
    """Tell of rows; of equal ones once, since few dates are told by many claims.

    Args:
        rows: What there is to tell of.
        tell: What tells of it, row by row.
    """
    if rows.is_empty():
        return pl.Series(dtype=pl.String)
    kinds = rows.unique()
    told = kinds.with_columns(told=tell(kinds))
    found = rows.join(told, on=rows.columns, how="left", nulls_equal=True, maintain_order="left")
    return found["told"]


def _exactly(rows: pl.DataFrame) -> pl.Series:
    return _spoken(rows, to_local(rows, ("low", "high")))


def _rounded(rows: pl.DataFrame) -> pl.Series:
    low, high = outward(pl.col("low"), pl.col("high"))
    return _spoken(rows, to_local(rows, ("low", "high")).with_columns(low=low, high=high))


def _spoken(rows: pl.DataFrame, local: pl.DataFrame) -> pl.Series:
    edges = local.with_columns(
        first=time("low"),
        last=time("high"),
        after=time(pl.col("high") + 1),
        opens=pl.col("low") % DAY == 0,
        closes=pl.col("high") % DAY == DAY - 1,
        utc_first=time(pl.lit(rows["low"])),
        utc_last=time(pl.lit(rows["high"])),
    )
    texts = edges.with_columns(
        first_text=pl.when("opens").then(_day("first")).otherwise(_clock("first")),
        last_text=pl.when("closes").then(_day("last")).otherwise(_clock("last")),
    )
    low, high, first, last, after = (
        pl.col(name) for name in ("low", "high", "first", "last", "after")
    )
    whole = pl.col("opens") & pl.col("closes")
    one_year = whole & (first.dt.year() == last.dt.year())
    one_month = one_year & (first.dt.month() == last.dt.month())
    one_day = one_month & (first.dt.day() == last.dt.day())
    full_month = (first.dt.day() == 1) & (after.dt.day() == 1)
    full_year = (first.dt.ordinal_day() == 1) & (after.dt.ordinal_day() == 1)
    return texts.select(
        pl.when(low.is_null() & high.is_null())
        .then(pl.lit("no date"))
        .when(low.is_null())
        .then(worded("by {}", "last_text"))
        .when(high.is_null())
        .then(worded("from {}", "first_text"))
        .when(low == high)
        .then(_clock("first"))
        .when(one_day)
        .then("first_text")
        .when(one_month & full_month)
        .then(first.dt.to_string("%B %Y"))
        .when(one_year & full_year)
        .then(first.dt.to_string("%Y"))
        .when(one_month)
        .then(worded("{} to {}", first.dt.day(), "last_text"))
        .when(one_year)
        .then(worded("{} to {}", first.dt.to_string("%-d %B"), "last_text"))
        .otherwise(worded("{} to {}", "first_text", "last_text"))
        .alias("spoken")
    ).to_series()


def _day(moment: str) -> pl.Expr:
    return pl.col(moment).dt.to_string("%-d %B %Y")


def _clock(moment: str) -> pl.Expr:
    """A time of day, in the zone of its row, and in UTC."""
    local, utc, zone = pl.col(moment), pl.col(f"utc_{moment}"), pl.col("zone")
    city = worded("{} time", zone.str.split("/").list.last().str.replace_all("_", " "))
    clock = local.dt.to_string("%-d %B %Y, %H:%M")
    bracket = (
        pl.when(utc.dt.date() == local.dt.date())
        .then(utc.dt.to_string("%H:%M"))
        .otherwise(utc.dt.to_string("%-d %B, %H:%M"))
    )
    return (
        pl.when(zone.is_in(["UTC", "Z"]))
        .then(worded("{} UTC", clock))
        .when(zone.str.contains(r"^[+-]"))
        .then(worded("{} {} ({} UTC)", clock, zone, bracket))
        .otherwise(worded("{} {} ({} UTC)", clock, city, bracket))
    )
