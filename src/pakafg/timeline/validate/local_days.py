"""Days by the clocks of a zone, in polars: their first and last minutes.

Laws of this file: a day begins at its first minute, which need not be midnight (on 15 April 2009
the clocks of Karachi went from 23:59 to 01:00), and ends the minute before the next begins.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.values.calendar import DAY, local_minute, read_zone

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["ends_of_days", "first_minutes", "last_minutes", "wall_clock", "whole_days"]

_MICROSECONDS: Final = 60_000_000  # of a minute
_MINUTE: Final = timedelta(minutes=1)
_ONE_DAY: Final = timedelta(days=1)


def first_minutes(days: pl.Series, zones: pl.Series) -> pl.Series:
    """Find the first minute of local days, as times in UTC.

    Args:
        days: Midnights of the days, as if in UTC; null stays null.
        zones: The zone of each; null: UTC.
    """
    asked = pl.DataFrame({"day": days, "zone": zones})
    # Many dates are of few days: each is found once.
    local = asked.drop_nulls().unique()
    opens = [
        local_minute((day.year, day.month, day.day), 0, zone) * _MICROSECONDS
        for day, zone in local.iter_rows()
    ]
    found = local.with_columns(opens=pl.Series(opens, dtype=pl.Int64).cast(days.dtype))
    joined = asked.join(found, on=["day", "zone"], how="left", maintain_order="left")
    return joined.select(pl.coalesce("opens", "day")).to_series()


def last_minutes(days: pl.Series, zones: pl.Series) -> pl.Series:
    """Find the last minute of local days, as times in UTC; as `first_minutes` takes them."""
    return first_minutes(days + timedelta(days=1), zones) - timedelta(minutes=1)


def ends_of_days(table: pl.DataFrame, days: Collection[str]) -> pl.DataFrame:
    """Move the days on which documents were published, which are in UTC, to their last minutes.

    Args:
        table: published_latest.
        days: The columns of the table that hold whole days.
    """
    if "published_latest" not in days:
        return table
    return table.with_columns(pl.col("published_latest") + (_ONE_DAY - _MINUTE))


def whole_days(low: pl.Series, high: pl.Series, zones: pl.Series) -> pl.Series:
    """Test whether dates are of whole local days: from the first minute of one to a last one.

    Args:
        low: First minutes, since 1970; an open side counts as whole.
        high: Last minutes.
        zones: The zone of each; null: UTC.
    """
    dates = pl.DataFrame({"low": low, "high": high, "zone": zones}).with_row_index("row")
    if dates.is_empty():
        return pl.Series(dtype=pl.Boolean)
    # Polars converts to one zone at a time: dates are parted by zone, and put in order again.
    parts = dates.partition_by("zone", maintain_order=True)
    tested = [part.select("row", whole=_is_whole(part["zone"][0] or "UTC")) for part in parts]
    return (pl.concat(tested).sort("row") if len(tested) > 1 else tested[0])["whole"]


def _is_whole(zone: str) -> pl.Expr:
    """Test dates of one zone, from low to high."""
    opens, closes = pl.col("low"), pl.col("high")
    # By the days on both sides of a midnight: the first minute need not be 00:00.
    begins = _wall_day(opens - 1, zone) < _wall_day(opens, zone)
    ends = _wall_day(closes, zone) < _wall_day(closes + 1, zone)
    said = opens.is_not_null() | closes.is_not_null()
    return said & begins.fill_null(value=True) & ends.fill_null(value=True)


def _wall_day(minutes: pl.Expr, zone: str) -> pl.Expr:
    return wall_clock(minutes, zone).floordiv(DAY)


def wall_clock(minutes: pl.Expr, zone: str) -> pl.Expr:
    """Convert minutes since 1970 in UTC to those that the clocks of a zone show."""
    offset = read_zone(zone).utcoffset(None)
    if offset is not None:  # polars does not take a fixed offset for a zone
        return minutes + offset // _MINUTE
    times = (minutes * _MICROSECONDS).cast(pl.Datetime("us", "UTC"))
    local = times.dt.convert_time_zone(zone).dt.replace_time_zone(None)
    return local.dt.timestamp("us").floordiv(_MICROSECONDS)
