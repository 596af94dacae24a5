"""Which events hang together, and so are settled together.

Events that orders or parts tie, directly or over others, are one unit; any other event is one by
itself. Units of which claims stand or fall together, because one phrase makes them, are settled
together where what is said in one of them contradicts itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from attrs import frozen

from pakafg.engines.connected import components
from pakafg.engines.encode import take
from pakafg.timeline.index import of_events

if TYPE_CHECKING:
    from pakafg.timeline.index import EventIndex

__all__ = ["Units"]


@frozen(eq=False)
class Units:
    """The units of a timeline.

    Attributes:
        of_event: For each event the unit, which is the number of its first event.
        tied: For each event, whether orders or parts tie it to others.
        linked: For each event, the first event of the units whose claims stand or fall together
            with some of its unit's; null where one phrase makes no two claims of the unit.
    """

    of_event: pl.Series
    tied: pl.Series
    linked: pl.Series

    @classmethod
    def of(cls, index: EventIndex) -> Units:
        """Find the units of all events."""
        size = index.events.height
        ties = pl.concat(
            [
                index.orders.select("at", other="other_at"),
                index.parts.select("at", other="whole_at"),
            ]
        )
        numbers = index.events["at"]
        tied = numbers.is_in(pl.concat([ties["at"], ties["other"]]).unique().implode())
        units = numbers.cast(pl.Int64)
        if ties.height:
            units = components(size, ties).alias("unit")
        return cls(units, tied, _linked(index, units))


def _linked(index: EventIndex, units: pl.Series) -> pl.Series:
    """Join units through phrases that make several claims."""
    none = units.clear(units.len())
    claims = pl.concat(
        [table.select("at", "voter", "phrase") for table in (index.dates, index.orders)]
    ).drop_nulls("phrase")
    several = claims.filter(pl.len().over("voter", "phrase") > 1)
    if several.is_empty():
        return none
    by_phrase = (
        several.with_columns(of_events(units, several).alias("unit"))
        .group_by("voter", "phrase")
        .agg(first=pl.col("unit").min(), unit=pl.col("unit").unique())
        .explode("unit")
    )
    linked = take(components(units.len(), by_phrase.select("first", "unit")), units)
    in_phrases = units.is_in(by_phrase["unit"].implode())
    return linked.zip_with(in_phrases, none)
