"""The limits of events that orders and parts tie, where all that is said can hold: in polars.

One relaxation runs over all ties at once, twice beside itself: for how late each moment can be, and
for how early. For the first, what nothing bounds begins in the furthest future, so that ties that
lead round to less than nothing come to rest nowhere. A unit that does not come to rest, or in which
a moment would be later than itself, is left to a network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.encode import take
from pakafg.engines.relaxation import FAR, relaxed
from pakafg.timeline.index import SPACED
from pakafg.timeline.limits import LIMITS
from pakafg.timeline.validate import LASTS
from pakafg.values.vocabularies import OrderRelation

if TYPE_CHECKING:
    from pakafg.timeline.index import EventIndex
    from pakafg.timeline.units import Units

__all__ = ["tied_limits"]

_FUTURE: Final = FAR >> 2
"""The minute from which a moment that nothing bounds is brought nearer; half of it is reached by
no date, nor by the ties of all events together."""


def tied_limits(
    index: EventIndex, units: Units, orders: pl.DataFrame, limits: pl.DataFrame
) -> tuple[pl.DataFrame, pl.Series]:
    """Bound the events that are tied, by their dates and by what ties them.

    Args:
        index: The events and their parts.
        units: Which events hang together.
        orders: Sayings of all orders.
        limits: at, and the limits that its own dates leave each event, in the order of the index.

    Returns:
        at and the limits of each event of a unit in which all can hold; and the other units.
    """
    tied = units.tied.arg_true()
    events = index.events.select("instant", "lasting")[tied].with_columns(
        limits[tied].select("at", *LIMITS), unit=take(units.of_event, tied)
    )
    place = pl.Series("place", [None], pl.Int64).new_from_index(0, index.events.height)
    place = place.scatter(tied, pl.int_range(tied.len(), eager=True))
    start = 2 * pl.int_range(pl.len(), dtype=pl.Int64)
    events = events.with_columns(start=start, end=start + (~pl.col("instant")).cast(pl.Int64))
    edges = _edges(events, place, orders, index.parts)
    size = 2 * events.height
    every = pl.concat(
        [
            edges,
            edges.select(tail=pl.col("head") + size, head=pl.col("tail") + size, w="w"),
        ]
    )
    at_rest, unsettled = relaxed(
        every,
        pl.concat(
            [
                _interleaved(events, pl.col("start_high", "end_high").fill_null(_FUTURE)),
                _interleaved(events, (-pl.col("start_low", "end_low")).fill_null(FAR)),
            ]
        ),
    )
    highs, lows = at_rest.slice(0, size), -at_rest.slice(size, size)
    ends = events["end"]
    bounded = events.select("at", "unit").with_columns(
        start_low=take(lows, events["start"]),
        start_high=take(highs, events["start"]),
        end_low=take(lows, ends),
        end_high=take(highs, ends),
    )
    broken = pl.concat(
        [
            take(events["unit"], unsettled % size // 2),
            bounded.filter(
                (pl.col("start_low") > pl.col("start_high"))
                | (pl.col("end_low") > pl.col("end_high"))
            )["unit"],
        ]
    ).unique()
    agreeing = bounded.filter(~pl.col("unit").is_in(broken.implode()))
    known = (pl.when(pl.col(name).abs() < _FUTURE // 2).then(name) for name in LIMITS)
    return agreeing.select("at", *known), broken


def _interleaved(events: pl.DataFrame, of_start_and_end: pl.Expr) -> pl.Series:
    """Set the distances of starts and ends as the moments stand."""
    return events.select(pl.concat_list(of_start_and_end).alias("far"))["far"].explode()


def _edges(
    events: pl.DataFrame, place: pl.Series, orders: pl.DataFrame, parts: pl.DataFrame
) -> pl.DataFrame:
    """List the constraints "head − tail ≤ w" between moments of tied events: tail, head, w."""

    def moments(rows: pl.DataFrame, at: str, name: str) -> list[pl.Series]:
        places = take(place, rows[at])
        last = take(events["lasting"], places)
        start, end = (take(events[side], places) for side in ("start", "end"))
        over = start.zip_with(last, end)
        each = {"start": start, "end": end, "over": over}
        return [series.alias(f"{name}_{moment}") for moment, series in each.items()]

    tied = orders.with_columns(*moments(orders, "at", "one"), *moments(orders, "other_at", "other"))
    lies = parts.with_columns(*moments(parts, "at", "one"), *moments(parts, "whole_at", "other"))

    def of(relation: str, head: str, tail: str, w: pl.Expr) -> pl.LazyFrame:
        chosen = tied.lazy().filter(pl.col("relation") == relation)
        return chosen.select(tail=tail, head=head, w=w.cast(pl.Int64)).drop_nulls("w")

    zero = pl.lit(0, pl.Int64)
    low, high = pl.col("low"), pl.col("high")
    one, other = ("one_start", "one_end"), ("other_start", "other_end")
    during, same = OrderRelation.DURING.value, OrderRelation.SAME.value
    starts = OrderRelation.STARTS.value
    return pl.concat(
        [
            events.lazy().select(tail="end", head="start", w=zero),
            lies.lazy().select(tail=one[0], head=other[0], w=zero),
            lies.lazy().select(tail=other[1], head=one[1], w=zero),
            of(OrderRelation.BEFORE.value, "one_over", other[0], zero - 1),
            of(SPACED, one[0], other[0], -low),
            of(SPACED, other[0], one[0], high),
            of(LASTS, one[0], one[1], -low),
            of(LASTS, one[1], one[0], high),
            of(during, other[0], one[0], zero),
            of(during, "one_over", other[1], zero),
            of(same, one[0], "other_over", zero),
            of(same, other[0], "one_over", zero),
            of(starts, one[0], other[0], high),
            of(starts, other[0], one[0], high),
        ]
    ).collect()
