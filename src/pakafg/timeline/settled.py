"""Events whose dates all agree: the common case, in polars, whatever the number of rows."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.values.vocabularies import Bound

__all__ = ["group_dates", "limits"]

_START, _END, _WHOLE = (
    pl.col("bound") == str(bound) for bound in (Bound.START, Bound.END, Bound.WHOLE)
)
_SAME: Final = ("event", "bound", "low", "high")


def group_dates(dates: pl.DataFrame) -> pl.DataFrame:
    """Claims that say the same of an event: one row, with the number of their origins.

    Args:
        dates: Checked dates.

    Returns:
        event, bound, low, high, claims, weight, instant; sorted.
    """
    return (
        dates.group_by(_SAME)
        .agg(
            claims=pl.col("claim").sort(),
            weight=pl.col("voter").n_unique().cast(pl.Int64),
            instant=pl.col("instant").first(),
        )
        .sort(_SAME, nulls_last=False)
    )


def limits(groups: pl.DataFrame) -> pl.DataFrame:
    """What all dates of each event leave, if they all hold.

    On a line intervals that meet pairwise share a point (Helly), so the largest of the
    lower and the least of the upper limits decide.

    Args:
        groups: Grouped dates.

    Returns:
        One row an event: start_low, start_high, end_low, end_high (minutes; null: open),
        agrees, instant.
    """
    start_low = pl.col("low").filter(_START | _WHOLE | pl.col("instant")).max()
    start_high = pl.col("high").min()  # a start is no later than any end
    end_low = pl.col("low").max()  # an end is no earlier than any start
    end_high = pl.col("high").filter(_END | _WHOLE | pl.col("instant")).min()
    return (
        groups.group_by("event")
        .agg(
            start_low=start_low,
            start_high=start_high,
            end_low=end_low,
            end_high=end_high,
            instant=pl.col("instant").first(),
        )
        .with_columns(
            agrees=(pl.col("start_low") <= pl.col("start_high")).fill_null(value=True)
            & (pl.col("end_low") <= pl.col("end_high")).fill_null(value=True)
        )
        .sort("event")
    )
