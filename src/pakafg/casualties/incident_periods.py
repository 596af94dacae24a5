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

__all__ = [
    "PERIOD",
    "Period",
    "check_days_asked",
    "days_in_edtf",
    "is_dated",
    "lie_within_days",
    "periods_of_incidents",
]

Interval = tuple[str, date, date]
Period = Literal["day", "week", "month", "year"] | Sequence[Interval]

PERIOD: Final = ("period", "first_day", "last_day", "divided")
"""What a row of totals by period says of its period."""

_LISTED: Final = 5  # incidents that an error lists
_ENDS: Final = ("first_day", "last_day")
_STEPS: Final = {
    "day": ("1d", "%Y-%m-%d"),
    "week": ("1w", "%G-W%V"),
    "month": ("1mo", "%Y-%m"),
    "year": ("1y", "%Y"),
}

_PERIODS: Final = f"{listed(_STEPS)} or a list of intervals"


def periods_of_incidents(days: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Find the period of each incident that is dated.

    Args:
        days: incident, first_day, last_day, pieces, as `incident_days` gives them.
        period: "day", "week" (from Monday), "month", "year", or intervals: label, first day and
            last day, both included.

    Returns:
        incident, period, first_day, last_day, divided. Where an incident surely lies within a
        period: its label and days, and true. Where it may lie in several: its own days, false,
        and as the period these days in EDTF. An incident that lies within several intervals
        stands in each; one that meets none in no row.

    Raises:
        ArgumentError: The period is none of these, or an interval ends before it begins.
    """
    dated = days.filter(is_dated())
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


def is_dated() -> pl.Expr:
    """Test whether anybody says when an incident took place, be it from when on or until when."""
    return pl.any_horizontal(pl.col(*_ENDS).is_not_null())


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


def check_days_asked(days: pl.DataFrame, since: date | None, until: date | None) -> None:
    """Check that the days asked for can be answered, where any incident is dated at all.

    That nothing happened between two incidents is an answer. That all happened before, or that
    nobody knows whether anything happened then, is none.

    Args:
        days: incident, first_day, last_day.
        since: The first day; None: open.
        until: The last day; None: open.

    Raises:
        ArgumentError: No incident surely took place within them, and some may have, or all took
            place before or after.
    """
    if days.is_empty() or days.filter(lie_within_days(since, until)).height:
        return
    name, day = ("until", until) if since is None else ("since", since)
    outside = [
        *([] if since is None else [pl.col("last_day") < since]),
        *([] if until is None else [pl.col("first_day") > until]),
        pl.lit(value=False),
    ]
    # What is not dated may lie anywhere.
    may = days.filter(~pl.any_horizontal(outside).fill_null(value=False))["incident"].sort()
    if may.len():
        more = f" and {may.len() - _LISTED} more" if may.len() > _LISTED else ""
        asked = "/".join(".." if each is None else str(each) for each in (since, until))
        expected = (
            f"days within which an incident surely lies; of {asked} nobody says so, and "
            f"{', '.join(may[:_LISTED])}{more} may lie there"
        )
        raise ArgumentError(name, str(day), expected)
    first, last = _day_or_open(days["first_day"].min()), _day_or_open(days["last_day"].max())
    if since is not None and last is not None and since > last:
        raise ArgumentError("since", str(since), f"a day not after {last}, the last of an incident")
    if until is not None and first is not None and until < first:
        expected = f"a day not before {first}, the first of an incident"
        raise ArgumentError("until", str(until), expected)


def _day_or_open(day: object) -> date | None:
    return day if isinstance(day, date) else None


def days_in_edtf() -> pl.Expr:
    """Write the days of an incident as EDTF: an interval, or a set of its pieces."""
    ends = [pl.col(name).dt.to_string().fill_null("..") for name in _ENDS]
    first, last = (pl.element().struct.field(name) for name in _ENDS)
    days = [day.dt.to_string().fill_null("") for day in (first, last)]
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
