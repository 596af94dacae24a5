"""Days that do not begin at midnight, since the clocks of their zone skipped it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from pakafg.timeline.validate.local_days import first_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    late: Sequence[bool] = [
        pl.Series([opened]).dt.convert_time_zone(zone).dt.hour()[0] > 0
        for opened, zone in short.select("opens", "zone").iter_rows()
    ]
    return short.filter(pl.Series(late, dtype=pl.Boolean)).select("day", "zone")
