"""Minutes back into dates: EDTF no more precise than the minutes allow, in polars."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.timeline.intervals import LIMITS, latest
from pakafg.timeline.local_time import outward, time, to_local
from pakafg.timeline.wording import once, worded
from pakafg.values.calendar import DAY

__all__ = ["edtf"]

_CLOCK: Final = "%Y-%m-%dT%H:%M"


def edtf(events: pl.DataFrame) -> pl.Series:
    """The date of each event in its own zone; null: open on both sides.

    Args:
        events: The limits (minutes since 1970, null: open), ends (whether its end is dated
            apart from its start), zone.
    """
    return once(events.select(*LIMITS, "ends", "zone"), _edtf)


def _edtf(events: pl.DataFrame) -> pl.Series:
    local = to_local(events, LIMITS)
    ranges = {
        "text": (pl.col("start_low"), latest()),
        "start": (pl.col("start_low"), pl.col("start_high")),
        "end": (pl.col("end_low"), pl.col("end_high")),
    }
    texts = _ranges(
        pl.concat(
            [local.select(low=low, high=high) for low, high in ranges.values()],
            how="vertical_relaxed",
        )
    )
    told = local.with_columns(
        texts.slice(place * local.height, local.height).alias(name)
        for place, name in enumerate(ranges)
    )
    # What surely lasts is an interval, where both its ends are dates that one may have.
    lasts = pl.col("ends") & (pl.col("end_low") > pl.col("start_high"))
    dated = ~(pl.col("start").str.starts_with("[") | pl.col("end").str.starts_with("["))
    span = pl.when(lasts & dated).then(worded("{}/{}", "start", "end"))
    return told.select(edtf=pl.coalesce(span, "text")).to_series()


def _ranges(local: pl.DataFrame) -> pl.Series:
    """Ranges of local minutes, from the column low to the column high."""
    low, high = outward(pl.col("low"), pl.col("high"))
    minutes = local.select(low=low, high=high)
    days = minutes.select(
        "low",
        "high",
        first=time("low").dt.date(),
        last=time("high").dt.date(),
        after=time(pl.col("high") + 1).dt.date(),
        opens=pl.col("low") % DAY == 0,
        closes=pl.col("high") % DAY == DAY - 1,
    )
    texts = days.with_columns(
        low_text=_text("low", "first", "opens"), high_text=_text("high", "last", "closes")
    )
    low, high, first, last = (pl.col(name) for name in ("low", "high", "first", "last"))
    whole = pl.col("opens") & pl.col("closes")
    month = (first.dt.day() == 1) & (pl.col("after").dt.day() == 1) & (first.dt.month_end() == last)
    year = (first.dt.ordinal_day() == 1) & (pl.col("after").dt.ordinal_day() == 1)
    one_year = year & (first.dt.year() == last.dt.year())
    return texts.select(
        pl.when(low.is_null() & high.is_null())
        .then(pl.lit(None, pl.String))
        .when(low.is_null())
        .then(worded("[..{}]", "high_text"))
        .when(high.is_null())
        .then(worded("[{}..]", "low_text"))
        .when(low == high)
        .then(time(low).dt.to_string(_CLOCK))
        .when(whole & (first == last))
        .then("low_text")
        .when(whole & month)
        .then(first.dt.to_string("%Y-%m"))
        .when(whole & one_year)
        .then(first.dt.to_string("%Y"))
        .otherwise(worded("[{}..{}]", "low_text", "high_text"))
        .alias("edtf")
    ).to_series()


def _text(minute: str, day: str, whole: str) -> pl.Expr:
    """A minute, or, where a day is whole, that day."""
    return (
        pl.when(whole)
        .then(pl.col(day).dt.to_string("%Y-%m-%d"))
        .otherwise(time(minute).dt.to_string(_CLOCK))
    )
