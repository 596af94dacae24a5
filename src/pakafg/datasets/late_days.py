"""Days that do not begin at midnight, since the clocks of their zone skipped it."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from pakafg.timeline.validate.local_days import first_minutes, wall_clock
from pakafg.values.calendar import DAY

__all__ = ["late_days"]


def late_days(days: pl.DataFrame) -> pl.DataFrame:
    """Keep the days of which the first minute is not 00:00 by the clocks of their zone.

    Args:
        days: zone, day; without a null.
    """
    times = days["day"].cast(pl.Datetime("us", "UTC"))
    opens = first_minutes(times, days["zone"])
    closes = first_minutes(times.dt.offset_by("1d"), days["zone"])
    # A day whose midnight is skipped is shorter than others: only these are looked at.
    short = days.with_columns(opens=opens).filter((closes - opens) < timedelta(days=1))
    minutes = short["opens"].dt.epoch("s") // 60
    late = wall_clock(minutes, short["zone"]) % DAY > 0
    return short.filter(late).select("day", "zone")
