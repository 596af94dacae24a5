"""Minutes since 1970 as times, and as EDTF in the local time of a zone, in polars.

What is written is no more precise than the minutes allow, and never narrower.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.encode import put
from pakafg.timeline.limits import LIMITS, last_minute
from pakafg.timeline.validate.local_days import wall_clocks
from pakafg.values.calendar import DAY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "edtf",
    "edtf_of_both",
    "edtf_spans",
    "in_days",
    "local_days",
    "time",
    "to_local",
    "told_zones",
    "whole_days",
]

_WIDE: Final = DAY // 2
_MICROSECONDS: Final = 60_000_000  # of a minute
_CLOCK: Final = "%Y-%m-%dT%H:%M"
_CLOCK_TIME: Final = re.compile(r"T\d\d:\d\d")


def time(minutes: str | pl.Expr) -> pl.Expr:
    """Convert minutes since 1970 to times in UTC."""
    counted = pl.col(minutes) if isinstance(minutes, str) else minutes
    return (counted * _MICROSECONDS).cast(pl.Datetime("us", "UTC"))


def edtf(events: pl.DataFrame, *, exact: bool = False) -> pl.Series:
    """Write the date of each event in its own zone; null: open on both sides.

    Args:
        events: The limits (minutes since 1970, null: open), ends (whether its end is dated
            apart from its start), zone.
        exact: Whether long ranges are written to the minute, too.

    Returns:
        One text for each row, in order.
    """
    rows = events.select(*LIMITS, "ends", "zone")
    if rows.is_empty():
        return pl.Series(dtype=pl.String)
    # Few dates are given to many events: each is written once, and looked up.
    distinct = rows.unique()
    written = distinct.with_columns(edtf=_edtf(distinct, exact=exact))
    texts = rows.join(written, on=rows.columns, how="left", nulls_equal=True, maintain_order="left")
    return texts["edtf"]


def edtf_spans(spans: pl.DataFrame, by: str) -> pl.Series:
    """Write spans of time as they stand within a set in EDTF.

    Those of half a day or more are written in whole days, but where these would close a gap. Two
    that clocks, which went back, show alike have their offsets.

    Args:
        spans: low, high (minutes since 1970, null: open), zone; those of one set in order.
        by: The column that tells whose they are.
    """
    if spans.is_empty():
        return pl.Series("edtf", [], pl.String)
    local = to_local(spans, ("low", "high"))
    meet = pl.col("low") // DAY <= pl.col("high").shift().over(by) // DAY
    meeting = local.select(by, meet=meet.fill_null(value=False))
    closed = meeting.select(pl.col("meet").any().over(by))
    in_days, exact = (_ranges(local, exact=exact) for exact in (False, True))
    texts = exact.zip_with(closed.to_series(), in_days).str.strip_chars("[]").alias("edtf")
    # Where clocks go back an hour comes twice, and two spans are written alike.
    alike = spans.select(by, edtf=texts).is_duplicated() & texts.is_not_null()
    if not alike.any():
        return texts
    offsets = local.select(pl.coalesce("low", "high")).to_series()
    offsets = (offsets - spans.select(pl.coalesce("low", "high")).to_series()).filter(alike)
    told = map(_with_offset, texts.filter(alike), offsets)
    return put(texts, alike.arg_true(), pl.Series(told, dtype=pl.String))


def _with_offset(text: str, minutes: int) -> str:
    """Write the offset of a zone, in minutes, behind each clock time of a text in EDTF."""
    hours, rest = divmod(abs(minutes), 60)
    offset = f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
    return _CLOCK_TIME.sub(rf"\g<0>{offset}", text)


def edtf_of_both(events: pl.DataFrame) -> pl.Series:
    """Write when each event began and when it ended, to the minute, with a stroke between.

    Args:
        events: The limits, zone.
    """
    local = to_local(events, LIMITS)
    start, end = (
        _ranges(local.select(low=f"{side}_low", high=f"{side}_high"), exact=True).fill_null("..")
        for side in ("start", "end")
    )
    return pl.DataFrame({"start": start, "end": end}).select(edtf=_filled("{}/{}", "start", "end"))[
        "edtf"
    ]


def local_days(minutes: pl.DataFrame, days: Mapping[str, str]) -> pl.DataFrame:
    """Find the local days on which minutes fall.

    Args:
        minutes: zone, and columns of minutes since 1970 (null: open).
        days: By the name of each column of days, the column of minutes.

    Returns:
        The columns of days, in the order of the rows.
    """
    local = to_local(minutes, tuple(days.values()))
    return local.select(time(column).dt.date().alias(name) for name, column in days.items())


def told_zones(dates: pl.DataFrame) -> pl.Series:
    """Choose the zone in which each date is told: its own, where it is of whole days there.

    Else that of its event, so that times of one event are told by one clock.

    Args:
        dates: low, high (minutes since 1970, null: open), zone (the event's), own_zone (null:
            none).
    """
    own = dates.select("low", "high", zone=pl.coalesce("own_zone", "zone"))
    whole = in_days(own)
    return own["zone"].zip_with(whole, dates["zone"].cast(own["zone"].dtype))


def in_days(dates: pl.DataFrame) -> pl.Series:
    """Test whether dates are whole local days, on the sides on which they are not open.

    Args:
        dates: low, high (minutes since 1970, null: open), zone.
    """
    local = to_local(dates.select("low", "high", "zone"), ("low", "high"))
    opens, closes = pl.col("low") % DAY == 0, pl.col("high") % DAY == DAY - 1
    whole = opens.fill_null(value=True) & closes.fill_null(value=True)
    return local.select(in_days=whole)["in_days"]


def whole_days(minutes: pl.Expr) -> pl.Expr:
    """Round up what lies between whole days: the 15th and the 16th are one day apart."""
    return (minutes + DAY - 1) // DAY * DAY


def _edtf(events: pl.DataFrame, *, exact: bool) -> pl.Series:
    local = to_local(events, LIMITS)
    ranges = {
        "text": (pl.col("start_low"), last_minute()),
        "start": (pl.col("start_low"), pl.col("start_high")),
        "end": (pl.col("end_low"), pl.col("end_high")),
    }
    # The three ranges of all events are written in one go, one below the other …
    texts = _ranges(
        pl.concat(
            [local.select(low=low, high=high) for low, high in ranges.values()],
            how="vertical_relaxed",
        ),
        exact=exact,
    )
    # … and set beside each other again.
    written = local.with_columns(
        texts.slice(place * local.height, local.height).alias(name)
        for place, name in enumerate(ranges)
    )
    # What surely lasts is an interval, where both its ends are dates that one may have.
    lasts = pl.col("ends") & (pl.col("end_low") > pl.col("start_high"))
    dated = ~(pl.col("start").str.starts_with("[") | pl.col("end").str.starts_with("["))
    span = pl.when(lasts & dated).then(_filled("{}/{}", "start", "end"))
    return written.select(edtf=pl.coalesce(span, "text")).to_series()


def _ranges(local: pl.DataFrame, *, exact: bool) -> pl.Series:
    """Write ranges of local minutes, from the column low to the column high."""
    low, high = pl.col("low"), pl.col("high")
    if not exact:
        low, high = _outward(low, high)
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
        .then(_filled("[..{}]", "high_text"))
        .when(high.is_null())
        .then(_filled("[{}..]", "low_text"))
        .when(low == high)
        .then(time(low).dt.to_string(_CLOCK))
        .when(whole & (first == last))
        .then("low_text")
        .when(whole & month)
        .then(first.dt.to_string("%Y-%m"))
        .when(whole & one_year)
        .then(first.dt.to_string("%Y"))
        .otherwise(_filled("[{}..{}]", "low_text", "high_text"))
        .alias("edtf")
    ).to_series()


def _text(minute: str, day: str, whole: str) -> pl.Expr:
    """Write a minute, or, where a day is whole, that day."""
    return (
        pl.when(whole)
        .then(pl.col(day).dt.to_string("%Y-%m-%d"))
        .otherwise(time(minute).dt.to_string(_CLOCK))
    )


def to_local(frame: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Convert UTC minutes to local wall-clock minutes, counted as if clocks showed UTC.

    Args:
        frame: zone, and the columns.
        columns: Minutes since 1970-01-01T00:00Z; null stays null.
    """
    return frame.with_columns(wall_clocks(frame.select(columns), frame["zone"]).get_columns())


def _outward(low: pl.Expr, high: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Widen ranges of 12 hours or more to whole local days, for display: orders shift limits.

    A range that is open on one side is wide. `text.date_words` widens dates by the same rule.
    """
    wide = ((high - low) >= _WIDE).fill_null(value=True)
    first, last = low // DAY * DAY, high // DAY * DAY + DAY - 1
    return pl.when(wide).then(first).otherwise(low), pl.when(wide).then(last).otherwise(high)


def _filled(pattern: str, *parts: pl.Expr | str) -> pl.Expr:
    """Fill each `{}` of a text with a column; null where a part is null.

    polars' own `format` panics on columns of which a chunk is empty (2.1.0).
    """
    first, *rest = pattern.split("{}")
    pieces: list[pl.Expr | str] = [pl.lit(first)]
    for part, text in zip(parts, rest, strict=True):
        pieces += [part, pl.lit(text)]
    return pl.concat_str(pieces)
