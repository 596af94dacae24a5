"""Before dates are blamed: may an event of two dates be two events?"""

from __future__ import annotations

import polars as pl

__all__ = ["possibly_distinct"]


def possibly_distinct(dates: pl.DataFrame) -> pl.Series:
    """Events to which two origins or more give one date, and two or more a disjoint one.

    Two dates of different origins that meet are a cluster of two. Two clusters lie apart when
    the earlier ends before the later begins; dates that reach over both belong to neither.

    Args:
        dates: Dates of events whose dates clash: at, low, high, voter, of_start, of_end.

    Returns:
        The numbers of those events, sorted.
    """
    dated = dates.drop_nulls(["low", "high"])
    # What is going on at a time is neither of the start nor of the end.
    told = pl.concat([_apart(dated.filter(side), side) for side in ("of_start", "of_end")])
    pairs = told.join(told, on=["at", "moment"], suffix="_other").filter(
        pl.col("voter") < pl.col("voter_other"),
        pl.col("low") <= pl.col("high_other"),
        pl.col("low_other") <= pl.col("high"),
    )
    return (
        pairs.group_by("at", "moment")
        .agg(
            earlier=pl.max_horizontal("high", "high_other").min(),
            later=pl.min_horizontal("low", "low_other").max(),
        )
        .filter(pl.col("earlier") < pl.col("later"))["at"]
        .unique()
        .sort()
    )


def _apart(dates: pl.DataFrame, moment: str) -> pl.DataFrame:
    """Dates of events with two dates early and two late: the others need no comparing."""
    early, late = (
        pl.col("high").sort().get(1, null_on_oob=True),
        pl.col("low").sort().get(-2, null_on_oob=True),
    )
    events = dates.group_by("at", maintain_order=True).agg(apart=early < late).filter("apart")
    told = dates.join(events, on="at", how="semi").select("at", "low", "high", "voter").unique()
    return told.with_columns(moment=pl.lit(moment))
