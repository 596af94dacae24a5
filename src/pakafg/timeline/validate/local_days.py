"""Days by the clocks of a zone, in polars: their first and last minutes.

Laws of this file: a day begins at its first minute, which need not be midnight (on 15 April 2009
the clocks of Karachi went from 23:59 to 01:00), and ends the minute before the next begins.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.values.calendar import DAY, local_minute, wall_minute

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = [
    "ends_of_days",
    "first_minutes",
    "last_minutes",
    "wall_clock",
    "wall_clocks",
    "whole_days",
]

_MICROSECONDS: Final = 60_000_000  # of a minute
_MINUTE: Final = timedelta(minutes=1)
_FEW: Final = 1000  # rows
_ROW: Final = "row"
_ZONE: Final = "zone"
_UTC: Final = "UTC"
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
    # By the days on both sides of a midnight: the first minute need not be 00:00.
    asked = pl.DataFrame({"before": low - 1, "opens": low, "closes": high, "after": high + 1})
    day = wall_clocks(asked, zones).select(pl.all() // DAY)
    begins, ends = day["before"] < day["opens"], day["closes"] < day["after"]
    said = low.is_not_null() | high.is_not_null()
    return said & begins.fill_null(value=True) & ends.fill_null(value=True)


def wall_clock(minutes: pl.Series, zones: pl.Series) -> pl.Series:
    """Convert minutes since 1970 in UTC to those that the clocks of zones show.

    Args:
        minutes: Null stays null.
        zones: The zone of each; null: UTC.
    """
    return wall_clocks(minutes.to_frame("minute"), zones)["minute"]


def wall_clocks(minutes: pl.DataFrame, zones: pl.Series) -> pl.DataFrame:
    """Convert columns of minutes since 1970 in UTC to those that the clocks of zones show.

    By the same database of zones as the values of records: polars carries one of its own, which
    has other rules for a hundred zones before 1970, and may be older than this machine's.

    Args:
        minutes: Null stays null.
        zones: The zone of each row; null: UTC.
    """
    named = zones.cast(pl.String).fill_null(_UTC)
    if minutes.height <= _FEW:  # one by one takes less time than plans of polars take to begin
        return pl.DataFrame([_told_singly(each, named) for each in minutes.get_columns()])
    if named.n_unique() <= 1:
        return pl.DataFrame([_told_by_clock(each, named[0]) for each in minutes.get_columns()])
    parts = minutes.with_columns(named.alias(_ZONE)).with_row_index(_ROW)
    shown = [
        part.with_columns(_told_by_clock(part[name], part[_ZONE][0]) for name in minutes.columns)
        for part in parts.partition_by(_ZONE, maintain_order=True)
    ]
    return pl.concat(shown).sort(_ROW).select(minutes.columns)


def _told_singly(minutes: pl.Series, zones: pl.Series) -> pl.Series:
    """Convert minutes to those that the clocks of their zones show, one by one."""
    shown: list[int | None] = []
    for minute, zone in zip(minutes.to_list(), zones.to_list(), strict=True):
        if minute is None:
            shown.append(None)
            continue
        change, before, after = _offsets(minute // DAY * DAY, zone)
        shown.append(minute + (before if minute < change else after))
    return pl.Series(minutes.name, shown, pl.Int64)


def _told_by_clock(column: pl.Series, zone: str) -> pl.Series:
    """Convert minutes to those that the clocks of one zone show."""
    minutes = column.cast(pl.Int64)
    if zone == _UTC:
        return minutes
    starts: list[int] = []  # of what lies between two changes of clocks
    offsets: list[int] = []
    for day in (minutes // DAY).unique().drop_nulls().sort():
        change, before, after = _offsets(day * DAY, zone)
        for start, offset in ((day * DAY, before), (change, after)):
            if not offsets or offsets[-1] != offset:
                starts.append(start)
                offsets.append(offset)
    if len(offsets) <= 1:
        return minutes + (offsets[0] if offsets else 0)
    at = pl.Series(starts).search_sorted(minutes.fill_null(starts[0]), side="right") - 1
    return minutes + pl.Series(offsets).gather(at)


@lru_cache(maxsize=10_000)
def _offsets(first: int, zone: str) -> tuple[int, int, int]:
    """Find how far clocks differ from UTC, before and from a minute of a day of UTC on."""

    def offset(minute: int) -> int:
        return wall_minute(minute, zone) - minute

    last = first + DAY - 1
    before, after = offset(first), offset(last)
    if before == after:
        return first, before, after
    # Clocks are changed once a day at the most: where the offset is another, by halves.
    change = bisect_left(range(first, last), x=True, key=lambda at: offset(at) != before)
    return first + change, before, after
