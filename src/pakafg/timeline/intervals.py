"""Intersection of intervals: what dates of an event leave, whatever the number of rows.

Dates and ways to keep them apart are rows; limits are the columns `LIMITS`, in minutes since
1970, both ends included, null where open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LIMITS", "hull", "intersect", "is_consistent", "last_minute", "leave_one_out"]

LIMITS: Final = ("start_low", "start_high", "end_low", "end_high")
"""Earliest and latest minute of an event's start and of its end; null: open."""


def intersect(
    dates: pl.DataFrame, events: pl.DataFrame, by: Sequence[str] = ("at",)
) -> pl.DataFrame:
    """Intersect the dates of each event: the limits that they leave, if they all hold.

    Args:
        dates: low, high, of_start, of_end; and what they are kept apart by.
        events: instant, known_by; and what they are kept apart by, one row for each.
        by: The columns by which dates are kept apart.

    Returns:
        One row for each row of `events`, in its order: `by` and the limits.
    """
    low, high = pl.col("low"), pl.col("high")
    intersection = (
        dates.select(
            *by,
            start_low=pl.when("of_start").then(low),
            start_high=high,  # a start is no later than any end
            end_low=low,  # an end is no earlier than any start
            end_high=pl.when("of_end").then(high),
        )
        .group_by(by, maintain_order=True)
        .agg(pl.col("start_low", "end_low").max(), pl.col("start_high", "end_high").min())
    )
    known_by = pl.col("known_by")
    return (
        events.join(intersection, on=by, how="left", maintain_order="left")
        .with_columns(
            start_high=pl.min_horizontal("start_high", known_by),
            end_high=pl.min_horizontal("end_high", pl.when("instant").then(known_by)),
        )
        .select(*by, *LIMITS)
    )


def leave_one_out(
    dates: pl.DataFrame, events: pl.DataFrame, by: Sequence[str] = ("at",)
) -> pl.DataFrame:
    """Bound each event as if one of its dates were left out, for each date.

    Args:
        dates: low, high, of_start, of_end, ends; and what they are kept apart by.
        events: ends, known_by, the limits that all dates leave; and what they are kept apart
            by, one row for each.
        by: The columns by which dates are kept apart.

    Returns:
        One row for each row of `dates`, in its order: without_low, without_high (minutes).
    """
    limiting = dates.select(
        *by,
        low=pl.when("of_start").then("low"),
        high=pl.when(pl.col("of_end") | ~pl.col("ends")).then("high"),
    )
    # The second in order takes the place of the first; where two are first, nothing changes.
    lows, highs = (
        pl.col("low").sort(descending=True, nulls_last=True),
        pl.col("high").sort(nulls_last=True),
    )
    second = limiting.group_by(by, maintain_order=True).agg(
        low_next=lows.get(1, null_on_oob=True), high_next=highs.get(1, null_on_oob=True)
    )
    cap = pl.when(~pl.col("ends")).then("known_by")
    ranked = second.join(events, on=by).select(
        *by,
        "low_next",
        pl.min_horizontal("high_next", cap),
        low_first="start_low",
        high_first=last_minute(),
    )
    # `limiting` has a row for each date, in order: a left join that keeps it gives columns
    # that stand beside the dates as they are.
    return limiting.join(ranked, on=by, how="left", maintain_order="left").select(
        without_low=_unless("low"), without_high=_unless("high")
    )


def _unless(side: str) -> pl.Expr:
    """Bound one side without a date: by the next, if the date is what sets the limit."""
    first = pl.col(f"{side}_first")
    return pl.when(pl.col(side) == first).then(f"{side}_next").otherwise(first)


def last_minute() -> pl.Expr:
    """Select the last minute of an event; of its start, where its end is not dated apart."""
    return pl.when("ends").then("end_high").otherwise("start_high")


def is_consistent() -> pl.Expr:
    """Test whether limits leave anything at all."""
    start = pl.col("start_low") <= pl.col("start_high")
    end = pl.col("end_low") <= pl.col("end_high")
    return start.fill_null(value=True) & end.fill_null(value=True)


def hull(ways: pl.DataFrame, by: str) -> pl.DataFrame:
    """Span the limits over several ways to read the claims.

    Args:
        ways: `by`, and limits in each way: columns whose names end in low or high.
        by: What is told apart.

    Returns:
        One row each, in order, with the same columns.
    """
    limits = [name for name in ways.columns if name.endswith(("low", "high"))]
    return ways.group_by(by, maintain_order=True).agg(
        # Where one way leaves a side open, it is open.
        pl.when(pl.col(name).null_count() == 0)
        .then(pl.col(name).min() if name.endswith("low") else pl.col(name).max())
        .alias(name)
        for name in limits
    )
