"""What was going on between two moments."""

from __future__ import annotations

import polars as pl

__all__ = ["overlapping"]


def overlapping(events: pl.DataFrame, first: int | None, last: int | None) -> pl.DataFrame:
    """The events that possibly overlap a stretch of time, and whether they surely do.

    Args:
        events: `Timeline.events`.
        first: Its first minute since 1970; None for all that came before.
        last: Its last minute; None for all that comes after.

    Returns:
        The rows of those events, with the columns surely and possibly.
    """
    opens, closes = (
        pl.lit(None if minute is None else minute * 60_000_000).cast(pl.Datetime("us", "UTC"))
        for minute in (first, last)
    )
    begun, begins = pl.col("start_latest") <= closes, pl.col("start_earliest") <= closes
    goes_on, may_go_on = pl.col("end_earliest") >= opens, pl.col("end_latest") >= opens
    return events.with_columns(
        surely=(begun.fill_null(value=False) | closes.is_null())
        & (goes_on.fill_null(value=False) | opens.is_null()),
        possibly=begins.fill_null(value=True) & may_go_on.fill_null(value=True),
    ).filter("possibly")
