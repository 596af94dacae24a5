"""Days that stand with a time of another zone: where it happened, it may be another day.

Law of this file: a midnight is how programs write a day alone, and moves it nowhere.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

import polars as pl

from pakafg.engines.encode import put
from pakafg.values.calendar import read_zone

__all__ = ["days_of_other_clocks"]

_WITH_OFFSET: Final = r"^\d{4}-\d\d-\d\d[ T].*(Z|[+-]\d\d(:?\d\d)?)$"
_ZONE_OF_NONE: Final = "UTC"


def days_of_other_clocks(text: pl.Series, zones: pl.Series) -> pl.Series:
    """Find cells of which the day, by the clocks of the row's own zone, is another.

    Args:
        text: The cells.
        zones: The zone of each; null: UTC.

    >>> cells = pl.Series(["2018-04-14T19:00:00Z", "2018-04-14T18:30:00Z", "2018-04-14T00:00Z"])
    >>> days_of_other_clocks(cells, pl.Series(["Asia/Karachi"] * 3)).to_list()
    [True, False, False]
    """
    stripped = text.str.strip_chars()
    suspects = stripped.str.contains(_WITH_OFFSET).fill_null(value=False)
    if not suspects.any():
        return suspects
    named = zip(stripped.filter(suspects), zones.filter(suspects), strict=True)
    moved = pl.Series([_moves(cell, zone or _ZONE_OF_NONE) for cell, zone in named])
    return put(suspects, suspects.arg_true(), moved)


def _moves(cell: str, zone: str) -> bool:
    """Tell whether the clocks of a zone show another day at the time that a cell holds."""
    try:
        told = datetime.fromisoformat(cell)
        there = told.astimezone(read_zone(zone))
    except (ValueError, OverflowError):  # no time of any clock: what is wrong with it is told
        return False
    return (told.hour, told.minute) != (0, 0) and there.date() != told.date()
