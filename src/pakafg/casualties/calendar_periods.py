"""Claims by period: wholly in the one that their incident lies in, or at most in several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, Literal

import polars as pl

from pakafg.errors import ArgumentError

__all__ = ["Period", "by_period"]

Interval = tuple[str, date, date]
Period = Literal["day", "week", "month"] | Sequence[Interval]

_STEPS: Final = {
    "day": ("1d", "%Y-%m-%d"),
    "week": ("1w", "%G-W%V"),
    "month": ("1mo", "%Y-%m"),
}
_MOST: Final = 4_000
"""Periods of a calendar; a table of more says nothing to anybody."""


def by_period(claims: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Claims, once for every period that the persons counted may belong to.

    A claim whose incident surely lies within a period counts there as it stands. Where the
    incident may lie in several, or is not dated, the claim bounds each of them from above
    only: none of the persons counted may belong there, or all.

    Args:
        claims: low, high, first_day, last_day (null: not said), and any other columns.
        period: "day", "week" (from Monday), "month", or intervals: label, first day and last
            day, both included. Calendar periods run from the first dated claim to the last.

    Returns:
        The claims with period (its label) and period_start (its first day).

    Raises:
        ArgumentError: The period is none of these, an interval ends before it begins, or a
            calendar would have too many.
    """
    calendar = _calendar(claims, period) if isinstance(period, str) else _intervals(period)
    meets = pl.all_horizontal(
        (pl.col("first_day") <= pl.col("period_end")).fill_null(value=True),
        (pl.col("last_day") >= pl.col("period_start")).fill_null(value=True),
    )
    within = pl.all_horizontal(
        (pl.col("first_day") >= pl.col("period_start")).fill_null(value=False),
        (pl.col("last_day") <= pl.col("period_end")).fill_null(value=False),
    )
    told = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    return (
        claims.lazy()
        .join(calendar.lazy(), how="cross")
        .filter(meets)
        .with_columns(low=pl.when(within | ~told).then("low").otherwise(0))
        .drop("period_end")
        .collect(engine="streaming")
    )


def _calendar(claims: pl.DataFrame, period: str) -> pl.DataFrame:
    if period not in _STEPS:
        raise ArgumentError("period", period, "day, week, month or a list of intervals", _STEPS)
    step, label = _STEPS[period]
    days: list[date] = (
        pl.concat([claims["first_day"], claims["last_day"]]).drop_nulls().unique().sort().to_list()
    )
    if not days:
        expected = "intervals, as (label, first, last), for no claim is of a dated incident"
        raise ArgumentError("period", period, expected)
    first, last = pl.Series(days[:1]).dt.truncate(step).item(), days[-1]
    starts = pl.DataFrame({"period_start": pl.date_range(first, last, step, eager=True)})
    if starts.height > _MOST:
        expected = (
            f"{_MOST:,} periods at the most, where from {first} to {last} there are "
            f"{starts.height:,}: take longer ones, fewer claims (where=…), or name intervals"
        )
        raise ArgumentError("period", period, expected)
    return starts.select(
        pl.col("period_start").dt.strftime(label).alias("period"),
        "period_start",
        period_end=pl.col("period_start").dt.offset_by(step) - pl.duration(days=1),
    )


def _intervals(intervals: Sequence[Interval]) -> pl.DataFrame:
    wrong = [interval for interval in intervals if not _is_interval(interval)]
    labels = [interval[0] for interval in intervals]
    if wrong or not labels or len(set(labels)) < len(labels):
        expected = (
            "intervals with a label each of its own, a first and a last day, the last not before "
            'the first, such as ("second week", date(2025, 10, 8), date(2025, 10, 14))'
        )
        raise ArgumentError("period", list(intervals), expected)
    schema = {"period": pl.String, "period_start": pl.Date, "period_end": pl.Date}
    return pl.DataFrame(list(intervals), schema=schema, orient="row")


def _is_interval(interval: object) -> bool:
    match interval:
        case (str(), datetime(), _) | (str(), _, datetime()):
            return False  # an hour has a zone; a day is local to each incident
        case (str(), date() as first, date() as last):
            return first <= last
    return False
