"""Before dates are blamed: may an event of two dates be two events?"""

from __future__ import annotations

from typing import Final

import polars as pl

__all__ = ["possibly_distinct"]

_BACKED: Final = 2  # independent origins that each of two dates needs


def possibly_distinct(
    dates: pl.DataFrame, groups: pl.DataFrame, rejected: pl.DataFrame
) -> pl.DataFrame:
    """Events to which two or more origins give one date, and two or more a disjoint one.

    Args:
        dates: Checked dates.
        groups: The same, grouped.
        rejected: The claims that were given up.

    Returns:
        event, distinct (true): only events with a rejected claim are looked at.
    """
    looked_at = (
        dates.join(rejected.select("claim"), on="claim", how="semi").select("event").unique()
    )
    backed = groups.join(looked_at, on="event", how="semi").filter(
        (pl.col("weight") >= _BACKED) & pl.col("low").is_not_null() & pl.col("high").is_not_null()
    )
    sides = backed.select("event", "bound", "low", "high")
    return (
        sides.join(sides, on=["event", "bound"], suffix="_other")
        .filter(pl.col("high") < pl.col("low_other"))
        .select("event")
        .unique()
        .with_columns(distinct=pl.lit(value=True))
    )
