"""Claims, encoded: events by number, and claims that say the same as one.

Numbers sort and join faster than names. Identical claims are one group, whose weight is the
number of their independent origins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from pakafg.timeline.evidence import Evidence

__all__ = ["EventIndex", "group_dates", "group_orders", "of_events"]

_SAME_DATE: Final = ("at", "bound", "low", "high")
_SAME_ORDER: Final = ("at", "relation", "other_at", "low", "high")


@frozen(eq=False)
class EventIndex:
    """Claims with their events by number, and what is known of events beside their dates.

    Attributes:
        events: at (the number, which is the number of the row), event, kind, zone, instant,
            lasting, ends (whether its end is dated apart from its start), known_by (the
            minute by which a document tells of it as past; null: none does); by name.
        dates: Checked dates with at, ends, of_start, of_end (whether they say from when on
            the event began, and until when it ended); by event and claim.
        orders: Checked orders, with at, other_at.
        fixed: Claims that are taken to hold.
    """

    events: pl.DataFrame
    dates: pl.DataFrame
    orders: pl.DataFrame
    fixed: frozenset[str]

    @classmethod
    def of(cls, evidence: Evidence) -> EventIndex:
        """Number the events of all claims."""
        # Dates are sorted by event: runs of equal names are numbers, without hashing a name.
        dates = evidence.dates.with_columns(at=pl.col("event").rle_id())
        events = _described(dates.with_columns(pl.col("at").set_sorted()))
        ordered = (
            pl.concat([evidence.orders["event"], evidence.orders["other"]]).unique().to_frame()
        )
        undated = ordered.join(events, on="event", how="anti")
        if undated.height:
            no = pl.lit(value=False)
            undated = undated.with_columns(zone=pl.lit("UTC"), instant=no, lasting=no, ends=no)
            events = pl.concat([events, undated], how="diagonal").sort("event")
        # Undated events, of which `at` is null, come between: dates get the final numbers by
        # place, and stay sorted, since dated events keep their order.
        events = events.with_row_index("number")
        numbers = events.drop_nulls("at")["number"]
        dates = dates.with_columns(at=numbers.gather(dates["at"]).set_sorted())
        events = events.drop("at").rename({"number": "at"})
        named = events.select("event", "at").join(ordered, on="event", how="semi")
        orders = evidence.orders.join(named, on="event", how="left").join(
            named.select(other="event", other_at="at"), on="other", how="left"
        )
        instant = of_events(events["instant"], dates)
        of_the_event = ("instant", "lasting", "zone", "event_kind")
        declared = pl.col("bound") == Bound.DECLARED
        dates = dates.drop(*of_the_event, "published", "document").with_columns(
            # What was declared held from then or later.
            bound=pl.when(declared)
            .then(pl.lit(Bound.START, dates["bound"].dtype))
            .otherwise("bound"),
            high=pl.when(~declared).then("high"),
            ends=of_events(events["ends"], dates),
            of_start=pl.col("bound").is_in([Bound.START, Bound.WHOLE, Bound.DECLARED]) | instant,
            of_end=pl.col("bound").is_in([Bound.END, Bound.WHOLE]) | instant,
        )
        return cls(events, dates, orders, evidence.fixed)


def of_events(column: pl.Series, rows: pl.DataFrame) -> pl.Series:
    """Look up a column for the events of some rows; a number is a place in the column.

    Args:
        column: One value for each event of the index.
        rows: at.
    """
    return column.gather(rows["at"])


def _described(dates: pl.DataFrame) -> pl.DataFrame:
    """Describe events that have dates: at, event, kind, zone, instant, lasting, ends, known_by."""
    # What a document speaks of as still to come it does not tell as past.
    past = pl.col("low").is_null() | (pl.col("low") <= pl.col("published"))
    dated = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    ends = pl.col("bound").is_in([Bound.END, Bound.WHOLE]) & dated
    events = (
        dates.with_columns(known_by=pl.when(past).then("published"), ends=ends)
        .group_by("at", maintain_order=True)
        .agg(
            pl.col("event").first(),
            kind=pl.col("event_kind").min(),
            zone=pl.col("zone").min(),
            last_zone=pl.col("zone").max(),
            instant=pl.col("instant").max(),
            lasting=pl.col("lasting").max(),
            ends=pl.col("ends").max(),
            known_by=pl.col("known_by").min(),
        )
    )
    # Where claims name several zones (the first by name is not the last), the one that most of
    # them name: counted for these events alone, since most have one.
    several_zones = events.filter(pl.col("zone") != pl.col("last_zone"))
    usual = (
        dates.join(several_zones.select("at"), on="at", how="semi")
        .group_by("at")
        .agg(usual=pl.col("zone").drop_nulls().mode().sort().first())
    )
    return (
        events.join(usual, on="at", how="left", maintain_order="left")
        .with_columns(
            zone=pl.coalesce("usual", "zone", pl.lit("UTC")),
            ends=pl.col("ends") & ~pl.col("instant").fill_null(value=False),
        )
        .with_columns(pl.col("instant", "lasting").fill_null(value=False))
        .drop("usual", "last_zone")
    )


# --- claims that say the same ------------------------------------------------------------------


def group_dates(dates: pl.DataFrame, fixed: frozenset[str]) -> pl.DataFrame:
    """Group dates that say the same of an event.

    Args:
        dates: Dates with the numbers of their events.
        fixed: Claims that are taken to hold.

    Returns:
        group (a number), at, bound, low, high, claims, weight, fixed, ends, of_start, of_end;
        sorted.
    """
    return _grouped(dates, _SAME_DATE, fixed, 0, pl.col("ends", "of_start", "of_end").first())


def group_orders(orders: pl.DataFrame, fixed: frozenset[str], first: int) -> pl.DataFrame:
    """Group orders that say the same of two events: "B after A" says what "A before B" says.

    Args:
        orders: Orders with the numbers of their events.
        fixed: Claims that are taken to hold.
        first: The number of the first group.

    Returns:
        group, at, relation (before, during, same, starts; or `LASTS`), other_at, low, high, claims,
        weight, fixed, about (the event that a claim is of, where it is the only one); sorted.
    """
    relation, at, other = pl.col("relation"), pl.col("at"), pl.col("other_at")
    either = relation.is_in([OrderRelation.SAME, OrderRelation.STARTS])  # either way round
    turned = (relation == OrderRelation.AFTER) | (either & (at > other))
    canonical = orders.sort("claim").with_columns(
        about=at,
        at=pl.when(turned).then(other).otherwise(at),
        other_at=pl.when(turned).then(at).otherwise(other),
        relation=pl.when(relation == OrderRelation.AFTER)
        .then(pl.lit(OrderRelation.BEFORE.value))
        .otherwise(relation),
    )
    return _grouped(canonical, _SAME_ORDER, fixed, first, pl.col("about").first())


def _grouped(
    claims: pl.DataFrame, same: tuple[str, ...], fixed: frozenset[str], first: int, *more: pl.Expr
) -> pl.DataFrame:
    # Claims come sorted by id within an event, and group_by keeps that within each group.
    return (
        claims.group_by(same)
        .agg(
            *more,
            claims="claim",
            weight=pl.col("voter").n_unique().cast(pl.Int64),
            fixed=pl.col("claim").is_in(list(fixed)).any() if fixed else pl.lit(value=False),
        )
        .sort(same, nulls_last=False)
        .with_columns(group=pl.int_range(first, first + pl.len()))
    )
