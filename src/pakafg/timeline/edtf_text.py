"""Minutes back into dates: EDTF no more precise than the minutes allow, in polars."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.values.calendar import DAY

__all__ = ["add_edtf"]

_WIDE: Final = DAY // 2


def add_edtf(events: pl.DataFrame) -> pl.DataFrame:
    """Add the column `edtf`: the date of each event, in its own zone.

    Args:
        events: start_low, start_high, end_low, end_high (minutes since 1970, null: open),
            ends (whether its end is dated apart from its start), zone.
    """
    parts = [
        part.with_columns(edtf=_text(str(part["zone"][0])))
        for part in events.partition_by("zone", maintain_order=False)
    ]
    if not parts:
        return events.with_columns(edtf=pl.lit(None, pl.String))
    return pl.concat(parts).sort("event")


def _text(zone: str) -> pl.Expr:
    start = _range("start_low", "start_high", zone)
    end = _range("end_low", "end_high", zone)
    within = _range("start_low", "end_high", zone)
    both = start.is_not_null() & end.is_not_null()
    plain = ~start.str.starts_with("[") & ~end.str.starts_with("[")
    return (
        pl.when("ends")
        .then(
            pl.when(both & plain & (pl.col("end_low") > pl.col("start_high")))
            .then(pl.format("{}/{}", start, end))
            .otherwise(within)
        )
        .otherwise(start)
    )


def _range(low: str, high: str, zone: str) -> pl.Expr:
    first, last = _local(low, zone), _local(high, zone)
    opens = first.dt.strftime("%H:%M") == "00:00"
    closes = last.dt.strftime("%H:%M") == "23:59"
    after = last + pl.duration(minutes=1)
    day, clock = "%Y-%m-%d", "%Y-%m-%dT%H:%M"
    from_text = pl.when(opens).then(first.dt.strftime(day)).otherwise(first.dt.strftime(clock))
    to_text = pl.when(closes).then(last.dt.strftime(day)).otherwise(last.dt.strftime(clock))
    # Half a day or more is told in days, outward: orders shift limits by a minute.
    wide = ((pl.col(high) - pl.col(low)) >= _WIDE).fill_null(value=False)
    from_text = pl.when(wide).then(first.dt.strftime(day)).otherwise(from_text)
    to_text = pl.when(wide).then(last.dt.strftime(day)).otherwise(to_text)
    opens, closes = opens | wide, closes | wide
    after = pl.when(wide).then(last.dt.truncate("1d") + pl.duration(days=1)).otherwise(after)
    whole = opens & closes
    one_day = first.dt.strftime(day) == last.dt.strftime(day)
    month = (
        (first.dt.day() == 1)
        & (after.dt.day() == 1)
        & (first.dt.strftime("%Y-%m") == last.dt.strftime("%Y-%m"))
    )
    year = (
        (first.dt.ordinal_day() == 1)
        & (after.dt.ordinal_day() == 1)
        & (first.dt.year() == last.dt.year())
    )
    return (
        pl.when(pl.col(low).is_null() & pl.col(high).is_null())
        .then(pl.lit(None, pl.String))
        .when(pl.col(low).is_null())
        .then(pl.format("[..{}]", to_text))
        .when(pl.col(high).is_null())
        .then(pl.format("[{}..]", from_text))
        .when(pl.col(low) == pl.col(high))
        .then(first.dt.strftime(clock))
        .when(whole & one_day)
        .then(first.dt.strftime(day))
        .when(whole & month)
        .then(first.dt.strftime("%Y-%m"))
        .when(whole & year)
        .then(first.dt.strftime("%Y"))
        .otherwise(pl.format("[{}..{}]", from_text, to_text))
    )


def _local(minutes: str, zone: str) -> pl.Expr:
    """Wall-clock time; a zone given as an offset is as many minutes away from UTC."""
    utc = pl.from_epoch(pl.col(minutes) * 60, time_unit="s").dt.cast_time_unit("us")
    if zone[:1] in "+-":
        sign = -1 if zone[0] == "-" else 1
        hours, _, rest = zone[1:].partition(":")
        return utc + pl.duration(minutes=sign * (int(hours) * 60 + int(rest or 0)))
    return utc.dt.replace_time_zone("UTC").dt.convert_time_zone(zone).dt.replace_time_zone(None)
