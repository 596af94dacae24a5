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
    told = pl.concat(
        [
            # What is going on at a time is neither of the start nor of the end.
            dated.filter(side).select("at", "low", "high", "voter", moment=pl.lit(side)).unique()
            for side in ("of_start", "of_end")
        ]
    )
    # Two dates early and two late: a look at the second in order spares most comparisons.
    early, late = (
        pl.col("high").sort().get(1, null_on_oob=True),
        pl.col("low").sort().get(-2, null_on_oob=True),
    )
    apart = told.group_by("at", "moment").agg(apart=early < late).filter("apart")
    told = told.join(apart, on=["at", "moment"], how="semi")
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
