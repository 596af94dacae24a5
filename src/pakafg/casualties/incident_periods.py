"""To which period each incident belongs: of the calendar, or an interval of the user's own.

Laws of this file: figures are not divided. An incident that surely lies within a period belongs to
it; one that may lie in several stands apart, with its own days; one of unknown date is in no
period.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final, Literal

import polars as pl

from pakafg.errors import ArgumentError, ArgumentTypeError
from pakafg.values.vocabulary import listed

__all__ = ["PERIOD", "Period", "days_in_edtf", "lie_within_days", "periods_of_incidents"]

Interval = tuple[str, date, date]
Period = Literal["day", "week", "month"] | Sequence[Interval]

PERIOD: Final = ("period", "first_day", "last_day", "divided")
"""What a row of totals by period says of its period."""

_ENDS: Final = ("first_day", "last_day")
_STEPS: Final = {
    "day": ("1d", "%Y-%m-%d"),
    "week": ("1w", "%G-W%V"),
    "month": ("1mo", "%Y-%m"),
}

_PERIODS: Final = f"{listed(_STEPS)} or a list of intervals"


def periods_of_incidents(days: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Find the period of each incident that is dated.

    Args:
        days: incident, first_day, last_day, pieces, as `incident_days` gives them.
        period: "day", "week" (from Monday), "month", or intervals: label, first day and last
            day, both included.

    Returns:
        incident, period, first_day, last_day, divided. Where an incident surely lies within a
        period: its label and days, and true. Where it may lie in several: its own days, false,
        and as the period these days in EDTF. An incident that lies within several intervals
        stands in each; one that meets none in no row.

    Raises:
        ArgumentError: The period is none of these, or an interval ends before it begins.
    """
    dated = days.filter(pl.any_horizontal(pl.col("first_day", "last_day").is_not_null()))
    if isinstance(period, str):
        within = _of_calendar(dated, period)
        across = dated.join(within, on="incident", how="anti")
    else:
        within, across = _of_intervals(dated, _intervals(period))
    own = across.select(
        "incident",
        period=days_in_edtf(),
        first_day="first_day",
        last_day="last_day",
        divided=pl.lit(value=False),
    )
    return pl.concat([within.select(own.columns), own])


def lie_within_days(since: date | None, until: date | None) -> pl.Expr:
    """Test whether an incident surely took place within days, both included; None: open.

    What is not dated does not: null is no truth to a filter.

    Args:
        since: The first day.
        until: The last day.
    """
    tests = [pl.lit(value=True)]
    if since is not None:
        tests.append(pl.col("first_day") >= since)
    if until is not None:
        tests.append(pl.col("last_day") <= until)
    return pl.all_horizontal(tests)


def days_in_edtf() -> pl.Expr:
    """Write the days of an incident as EDTF: an interval, or a set of its pieces."""
    ends = [pl.col(name).dt.to_string("iso").fill_null("..") for name in _ENDS]
    first, last = (pl.element().struct.field(name) for name in _ENDS)
    days = [day.dt.to_string("iso").fill_null("") for day in (first, last)]
    piece = pl.when(first == last).then(days[0]).otherwise(pl.format("{}..{}", *days))
    one_of = pl.format("[{}]", pl.col("pieces").list.eval(piece).list.join(","))
    return (
        pl.when(pl.col("pieces").list.len() > 1).then(one_of).otherwise(pl.format("{}/{}", *ends))
    )


def _of_calendar(dated: pl.DataFrame, period: str) -> pl.DataFrame:
    """Choose the incidents within one period of a calendar, with that period."""
    if period not in _STEPS:
        raise ArgumentError("period", period, _PERIODS, _STEPS)
    step, label = _STEPS[period]
    start = pl.col("first_day").dt.truncate(step)
    return dated.filter(start == pl.col("last_day").dt.truncate(step)).select(
        "incident",
        period=start.dt.strftime(label),
        first_day=start,
        last_day=start.dt.offset_by(step) - pl.duration(days=1),
        divided=pl.lit(value=True),
    )


def _of_intervals(
    dated: pl.DataFrame, intervals: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Choose the incidents within an interval, with it; and those that only meet some."""
    within = (
        dated.join(intervals, how="cross")
        .filter(
            pl.col("first_day") >= pl.col("period_start"),
            pl.col("last_day") <= pl.col("period_end"),
        )
        .select(
            "incident",
            "period",
            first_day="period_start",
            last_day="period_end",
            divided=pl.lit(value=True),
        )
    )
    pieces = (
        dated.select("incident", "pieces")
        .explode("pieces")
        .unnest("pieces")
        .join(intervals, how="cross")
    )
    # A day that is not said may be any, so that null meets every interval, and lies in none.
    meets = pl.all_horizontal(
        (pl.col("first_day") <= pl.col("period_end")).fill_null(value=True),
        (pl.col("last_day") >= pl.col("period_start")).fill_null(value=True),
    )
    met = pieces.filter(meets).select("incident").unique()
    across = dated.join(met, on="incident", how="semi").join(within, on="incident", how="anti")
    return within, across


def _intervals(given: Iterable[Interval]) -> pl.DataFrame:
    """List the periods that a user names: period, period_start, period_end."""
    try:
        intervals = list(given)
    except TypeError:
        raise ArgumentTypeError("period", given, _PERIODS, _STEPS) from None
    wrong = [interval for interval in intervals if not _is_interval(interval)]
    labels = [] if wrong else [label for label, _, _ in intervals]
    if wrong or not labels or len(set(labels)) < len(labels):
        expected = (
            "intervals with a label each of its own, a first and a last day, the last not before "
            'the first, such as ("second week", date(2025, 10, 8), date(2025, 10, 14))'
        )
        raise ArgumentError("period", intervals, expected)
    schema = {"period": pl.String, "period_start": pl.Date, "period_end": pl.Date}
    return pl.DataFrame(intervals, schema=schema, orient="row")


def _is_interval(interval: object) -> bool:
    match interval:
        case (str(), datetime(), _) | (str(), _, datetime()):
            return False  # an hour has a zone; a day is local to each incident
        case (str(), date() as first, date() as last):
            return first <= last
    return False
