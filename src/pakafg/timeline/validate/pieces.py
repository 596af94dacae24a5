"""Dates of several pieces, of which one holds: "15 or 19 October".

Laws of this file: pieces that come out are sorted, share no minute and do not touch; a date of
one piece is that piece, and has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.timeline.validate.local_days import whole_days
from pakafg.timeline.validate.row_tests import TIME, minute
from pakafg.validation import outside_calendar

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PIECES", "PIECES_IN_MINUTES", "merged", "of_rows", "piece_rows", "piece_tests"]

PIECES: Final = pl.List(pl.Struct({"earliest": TIME, "latest": TIME}))
"""Pieces as a user gives them."""

PIECES_IN_MINUTES: Final = pl.List(pl.Struct({"low": pl.Int64(), "high": pl.Int64()}))
"""Pieces in minutes since 1970, both ends included; null: open."""

_FAR: Final = 2**62  # further than any minute


def piece_rows(dates: pl.DataFrame) -> pl.DataFrame:
    """List the pieces of dates, one a row.

    Args:
        dates: row, pieces, zone.

    Returns:
        row, earliest, latest, zone.
    """
    return (
        dates.select("row", "pieces", "zone")
        .filter(pl.col("pieces").list.len() > 0)
        .explode("pieces")
        .select("row", pl.col("pieces").struct.field("earliest", "latest"), "zone")
    )


def piece_tests(dates: pl.DataFrame) -> dict[str, pl.Expr]:
    """Make the tests of dates whose pieces cannot be.

    Args:
        dates: row, pieces, zone.
    """
    rows = piece_rows(dates)
    outside = outside_calendar("earliest", "latest")
    wrong: Mapping[str, pl.Expr] = {
        "a piece has neither earliest nor latest": pl.all_horizontal(
            pl.col("earliest", "latest").is_null()
        ),
        "a piece has its earliest after its latest": pl.col("earliest") > pl.col("latest"),
        **{f"of a piece, {reason}": test for reason, test in outside.items()},
    }
    found = {reason: rows.filter(test)["row"].unique() for reason, test in wrong.items()}
    return {reason: of_rows(dates, places) for reason, places in found.items() if places.len()}


def of_rows(dates: pl.DataFrame, rows: pl.Series) -> pl.Expr:
    """Make the test of the pieces of some rows.

    Args:
        dates: row, pieces.
        rows: Which of them, by the column row.
    """
    return pl.col("pieces").is_not_null() & pl.lit(dates["row"].is_in(rows.implode()))


def merged(rows: pl.DataFrame) -> pl.DataFrame:
    """Merge the pieces of each date that meet or touch.

    Args:
        rows: row, earliest, latest, zone.

    Returns:
        row, first, last (of the hull, in minutes since 1970, inclusive, null: open), in_minutes
        (the pieces; null where one is left), whole (whether each is of whole local days).
    """
    minutes = rows.select("row", "zone", low=minute("earliest"), high=minute("latest"))
    is_whole = whole_days(minutes["low"], minutes["high"], minutes["zone"])
    whole = (
        minutes.select("row", whole=is_whole)
        .group_by("row", maintain_order=True)
        .agg(pl.col("whole").all())
    )
    closed = minutes.select("row", pl.col("low").fill_null(-_FAR), pl.col("high").fill_null(_FAR))
    ordered = closed.sort("row", "low")
    # A piece begins anew where it lies beyond the minute after all before it.
    reach = pl.col("high").cum_max().shift(1).over("row")
    begins = (pl.col("low") > reach + 1).fill_null(value=True)
    return (
        ordered.with_columns(piece=begins.cast(pl.Int64).cum_sum())
        .group_by("row", "piece", maintain_order=True)
        .agg(pl.col("low").min(), pl.col("high").max())
        .with_columns(
            low=pl.when(pl.col("low") > -_FAR).then("low"),
            high=pl.when(pl.col("high") < _FAR).then("high"),
        )
        .group_by("row", maintain_order=True)
        .agg(
            first=pl.col("low").first(),
            last=pl.col("high").last(),
            in_minutes=pl.struct("low", "high"),
        )
        .with_columns(in_minutes=pl.when(pl.col("in_minutes").list.len() > 1).then("in_minutes"))
        .join(whole, on="row")
    )
