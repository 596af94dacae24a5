"""How near two events are that may be one: in days, in kilometres, and in what both say they are.

Laws of this file: no figure is looked at; of several rows of one event the nearest counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["with_cost"]

_SIDES: Final = ("left", "right")
_WHOLE: Final = 1_000_000  # of a cost


def with_cost(
    found: pl.DataFrame,
    usable: Sequence[pl.DataFrame],
    levels: Sequence[tuple[str, ...]],
    days: int,
    km: float,
) -> pl.DataFrame:
    """Name the events of candidates, drop those that do not agree, and tell how near they are.

    Returns:
        left, right, days, km, agree, cost (whole); one row a pair of events, their nearest rows.
    """
    columns = [each for level in levels for each in level]
    pairs = found
    for side, events in zip(_SIDES, usable, strict=True):
        named = events.select(
            pl.col("at").alias(side),
            pl.col("event").alias(f"{side}_event"),
            pl.col("km").alias(f"{side}_km"),
            *(pl.col(each).cast(pl.String).alias(f"{side} {each}") for each in columns),
        )
        pairs = pairs.join(named, on=side, how="left", maintain_order="left")
    reach = pl.col("left_km") + pl.col("right_km") + km
    share = pl.when(reach > 0).then(pl.col("km") / reach).otherwise(0.0)
    cost = pl.col("days") / (days + 1) + share
    told = []
    for number, level in enumerate(levels):
        at = _level(level)
        pairs = pairs.with_columns(at.alias(f"level {number}"))
        pairs = pairs.filter(pl.col(f"level {number}") >= 0)
        cost = cost + pl.col(f"level {number}") / len(level)
        names = dict(enumerate(level)) | {len(level): f"{level[0]} not known"}
        told.append(pl.col(f"level {number}").replace_strict(names, return_dtype=pl.String))
    agreed = pl.concat_str(told, separator=", ") if told else pl.lit(None, pl.String)
    costed = pairs.select(
        left="left_event",
        right="right_event",
        days="days",
        km="km",
        agree=agreed,
        cost=(cost * _WHOLE).round().cast(pl.Int64),
    )
    nearest = costed.sort("left", "right", "cost", "days", "km", "agree")
    return nearest.unique(["left", "right"], keep="first", maintain_order=True)


def _level(level: Sequence[str]) -> pl.Expr:
    """Find the finest of some columns in which two events agree; their number where none is known.

    Where both have values, and none agrees, it is -1.
    """
    both = [
        pl.col(f"left {each}").is_not_null() & pl.col(f"right {each}").is_not_null()
        for each in level
    ]
    unknown = pl.when(pl.any_horizontal(both)).then(-1).otherwise(len(level))
    found = unknown
    for number, each in reversed(list(enumerate(level))):
        same = (pl.col(f"left {each}") == pl.col(f"right {each}")).fill_null(value=False)
        found = pl.when(same).then(number).otherwise(found)
    return found.cast(pl.Int64)
