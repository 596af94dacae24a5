"""Minutes as the clocks of a zone show them, and as times again, in polars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import WordingError
from pakafg.values.calendar import DAY, read_zone
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["minutes_of", "outward", "time", "to_local"]

_WIDE: Final = DAY // 2
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def minutes_of(date: When | datetime | str) -> tuple[int | None, int | None]:
    """First and last minute of a date, since 1970; None where it is open.

    Args:
        date: A date; text is EDTF in UTC; a datetime has a time zone.

    Raises:
        WordingError: The text is no date, or the datetime has no time zone.
    """
    if isinstance(date, datetime):
        if date.utcoffset() is None:
            message = f"{date!r} has no time zone, expected one"
            raise WordingError(message)
        # A difference of pendulum's own kind cannot be divided by a timedelta.
        minute = datetime.__sub__(date, _EPOCH) // timedelta(minutes=1)
        return minute, minute
    when = When.parse(date) if isinstance(date, str) else date
    return when.first_minute, when.last_minute


def time(minutes: str | pl.Expr) -> pl.Expr:
    """Minutes since 1970 as a time in UTC."""
    counted = pl.col(minutes) if isinstance(minutes, str) else minutes
    return (counted * 60_000_000).cast(pl.Datetime("us", "UTC"))


def to_local(frame: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Minutes by the local clock, counted as if it showed UTC.

    Args:
        frame: zone, and the columns.
        columns: Minutes since 1970-01-01T00:00Z; null stays null.
    """
    parts = [
        part.with_columns(_local(name, str(part["zone"][0])).alias(name) for name in columns)
        for part in frame.with_row_index("row").partition_by("zone", maintain_order=True)
    ]
    return pl.concat(parts).sort("row").drop("row") if parts else frame


def _local(name: str, zone: str) -> pl.Expr:
    offset = read_zone(zone).utcoffset(None)
    if offset is not None:
        return pl.col(name) + offset // timedelta(minutes=1)
    local = time(name).dt.convert_time_zone(zone).dt.replace_time_zone(None)
    return local.dt.timestamp("us") // 60_000_000


def outward(low: pl.Expr, high: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Local minutes to tell: half a day or more in whole days, since orders shift limits.

    A range that is open on one side is wide.
    """
    wide = ((high - low) >= _WIDE).fill_null(value=True)
    first, last = low // DAY * DAY, high // DAY * DAY + DAY - 1
    return pl.when(wide).then(first).otherwise(low), pl.when(wide).then(last).otherwise(high)
