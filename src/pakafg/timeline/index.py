"""Claims, encoded: events by number, and claims that say the same as one saying.

Numbers sort and join faster than names. A saying is what claims say: one date of one event, or one
order of two; claims that say the same are one saying. Laws of this file: the number of an
event is its place in the list of events; sayings are numbered in a fixed order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg.engines.encode import take
from pakafg.engines.forest import roots
from pakafg.timeline.local_time import time
from pakafg.timeline.validate.local_days import last_minutes
from pakafg.values.calendar import DAY
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from pakafg.timeline.evidence import Evidence

__all__ = ["SPACED", "EventIndex", "date_sayings", "of_events", "order_sayings"]

SPACED: Final = "spaced"
"""The relation of two events whose starts are at least and at most so far apart."""

Pieces = tuple[tuple[int | None, int | None], ...]

_SAME_DATE: Final = ("at", "bound", "low", "high", "choice")
_SAME_ORDER: Final = ("at", "relation", "other_at", "low", "high")
_SECONDS: Final = 60  # of a minute
_STARTS_APART: Final = 24 * 60 - 1  # "it began with the other": 23:59 apart at most


@frozen(eq=False)
class EventIndex:
    """Claims with their events by number, and what is known of events beside their dates.

    Attributes:
        events: at (the number, which is the number of the row), event, name and alleged_by
            (null: none), planned, kind, zone, instant, lasting, ends (whether its end is dated
            apart from its start), known_by (the minute by which a document tells that it had
            begun; null: none does), declared_by (by which one tells that it had been declared); by
            name.
        dates: Checked dates with at, ends, of_start, of_end (whether they say from when on
            the event began, and until when it ended), choice (of a date of several pieces, which
            of `pieces` they are); by event and claim.
        orders: Checked orders, with at, other_at.
        parts: at, whole_at: events that lie within others.
        pieces: The pieces of dates that have several: first and last minute of each, in order.
        fixed: Claims that are taken to hold.
    """

    events: pl.DataFrame
    dates: pl.DataFrame
    orders: pl.DataFrame
    parts: pl.DataFrame
    pieces: tuple[Pieces, ...]
    fixed: frozenset[str]

    @classmethod
    def of(cls, evidence: Evidence) -> EventIndex:
        """Number the events of all claims, and of all parts."""
        # Dates are sorted by event: runs of equal names are numbers, without hashing a name.
        dates = evidence.dates.with_columns(at=pl.col("event").rle_id())
        events = _described(dates.with_columns(pl.col("at").set_sorted()))
        orders, parts = evidence.orders, evidence.parts
        beside = [orders["event"], orders["other"], parts["event"], parts["part_of"]]
        named = pl.concat(beside).unique().to_frame()
        undated = named.join(events, on="event", how="anti")
        if undated.height:
            events = pl.concat([events, undated], how="diagonal").sort("event")
        # Undated events, of which `at` is null, come between: dates get the final numbers by
        # place, and stay sorted, since dated events keep their order.
        events = events.with_row_index("number")
        numbers = events.drop_nulls("at")["number"]
        dates = dates.with_columns(at=take(numbers, dates["at"]).set_sorted())
        events = _as_told(events.drop("at").rename({"number": "at"}), evidence.events)
        numbered = events.select("event", "at").join(named, on="event", how="semi")
        other = numbered.select(other="event", other_at="at")
        orders = orders.join(numbered, on="event", how="left").join(other, on="other", how="left")
        whole = numbered.select(part_of="event", whole_at="at")
        parts = parts.join(numbered, on="event", how="left").join(whole, on="part_of", how="left")
        events = events.with_columns(
            _with_zones_of_wholes(events, parts, dates["at"]).fill_null("UTC")
        )
        instant = of_events(events["instant"], dates)
        ended = pl.col("bound").is_in([Bound.END, Bound.WHOLE])
        events = _known_by(events, dates, orders, evidence.told).with_columns(
            pl.col("ends") & ~pl.col("instant")
        )
        dates, orders = _numbered_phrases(dates, orders)
        pieces, choice = _numbered_pieces(dates)
        of_the_event = ("instant", "lasting", "zone", "event_kind", "pieces")
        dates = dates.drop(*of_the_event, "published", strict=False).with_columns(
            choice,
            ends=of_events(events["ends"], dates),
            of_start=pl.col("bound").is_in([Bound.START, Bound.WHOLE, Bound.DECLARED]) | instant,
            of_end=ended | (instant & (pl.col("bound") != Bound.DECLARED)),
        )
        return cls(events, dates, orders, parts.select("at", "whole_at"), pieces, evidence.fixed)


def of_events(column: pl.Series, rows: pl.DataFrame) -> pl.Series:
    """Look up a column for the events of some rows; a number is a place in the column.

    Args:
        column: One value for each event of the index.
        rows: at.
    """
    return take(column, rows["at"])


def _described(dates: pl.DataFrame) -> pl.DataFrame:
    """Describe events that have dates: at, event, kind, zone, instant, lasting, ends."""
    dated = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    ends = pl.col("bound").is_in([Bound.END, Bound.WHOLE]) & dated
    events = (
        dates.with_columns(ends=ends)
        .group_by("at", maintain_order=True)
        .agg(
            pl.col("event").first(),
            kind=pl.col("event_kind").min(),
            zone=pl.col("zone").min(),
            last_zone=pl.col("zone").max(),
            instant=pl.col("instant").max(),
            lasting=pl.col("lasting").max(),
            ends=pl.col("ends").max(),
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
        .with_columns(zone=pl.coalesce("usual", "zone"))
        .drop("usual", "last_zone")
    )


def _as_told(events: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Describe events as the table of events does, and where it is silent as their dates do."""
    same = ("kind", "zone", "instant", "lasting")
    alone = ("name", "alleged_by", "planned")
    beside = told.select("event", *alone, pl.col(same).name.suffix("_told"))
    return (
        events.join(beside, on="event", how="left", maintain_order="left")
        .with_columns(pl.coalesce(f"{name}_told", name).alias(name) for name in same)
        .with_columns(
            pl.col("planned", "instant", "lasting", "ends").fill_null(value=False),
        )
        .select("at", "event", *alone, *same, "ends")
    )


def _with_zones_of_wholes(events: pl.DataFrame, parts: pl.DataFrame, dated: pl.Series) -> pl.Series:
    """Give events without a zone that of the nearest whole that has one, as corpora do.

    Dates that name no zone are in UTC, and so is their event.

    Args:
        events: at, zone (null: none); a number is a place.
        parts: at, whole_at.
        dated: Events that have dates.
    """
    zones = events["zone"]
    if parts.is_empty() or not zones.null_count():
        return zones
    wholes = events.select("at", "zone").join(parts, on="at", how="left", maintain_order="left")
    unknown = pl.col("zone").is_null() & ~pl.col("at").is_in(dated.unique().implode())
    parents = wholes.select(pl.when(unknown).then(pl.col("whole_at").cast(pl.Int64)))
    return take(zones, roots(parents.to_series())["root"])


def _known_by(
    events: pl.DataFrame, dates: pl.DataFrame, orders: pl.DataFrame, told_of: pl.DataFrame
) -> pl.DataFrame:
    """Find by when documents tell that events had begun, or had been declared.

    A document that dates an event wholly after itself tells of a plan, and of nothing past, but
    where it tells whom the event harmed or who is to blame: nobody knows that of a plan. A day of
    publication is that of a paper whose zone nobody knows: what it tells of as past is so by
    the end of that day in UTC or where the event was, whichever is later, and what it dates to the
    next local day is to come.
    """
    none = pl.lit(None, pl.Int64)
    tables = (dates, orders, told_of)
    if all(table["published"].null_count() == table.height for table in tables):
        return events.with_columns(known_by=none, declared_by=none)
    # A claim without a document is a document of its own.
    document = pl.coalesce(pl.col("document").cast(pl.String), "claim")
    columns = ("at", "published", document.alias("document"))
    declared = pl.col("bound") == Bound.DECLARED
    beside = told_of.join(events.select("event", "at"), on="event")
    harm = beside.select("at", "published", "document", declared=pl.lit(value=False))
    told = pl.concat(
        [
            dates.select(*columns, declared=declared),
            orders.select(*columns, declared=pl.lit(value=False)),
            orders.select(pl.col("other_at").alias("at"), *columns[1:], declared=False),
        ]
    )
    zones = events.select("at", "zone")
    dated = dates.select("at", "low", "published", document.alias("document"))
    plans = _with_local_end(dated.join(zones, on="at")).filter(pl.col("low") > pl.col("local_end"))
    told = told.join(plans.select("at", "document").unique(), on=["at", "document"], how="anti")
    by = (
        _with_local_end(pl.concat([told, harm]).drop_nulls("published").join(zones, on="at"))
        .with_columns(pl.max_horizontal("published", "local_end").alias("published"))
        .group_by("at")
        .agg(
            known_by=pl.col("published").filter(~pl.col("declared")).min(),
            declared_by=pl.col("published").filter("declared").min(),
        )
    )
    return events.join(by, on="at", how="left", maintain_order="left")


def _with_local_end(told: pl.DataFrame) -> pl.DataFrame:
    """Add the minute at which a day of publication ends where the event was; else that of it.

    Args:
        told: published, zone.
    """
    ends = told.select("published", "zone").drop_nulls().unique()
    days = ends.select(time(pl.col("published") // DAY * DAY)).to_series()
    local_end = last_minutes(days, ends["zone"]).dt.epoch("s") // _SECONDS
    whole = ends["published"] % DAY == DAY - 1
    ends = ends.with_columns(local_end=local_end.zip_with(whole, ends["published"]))
    return told.join(ends, on=["published", "zone"], how="left")


def _numbered_phrases(
    dates: pl.DataFrame, orders: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Number phrases: the same words in two documents are two phrases."""
    tables = (dates, orders)
    if all(table["phrase"].null_count() == table.height for table in tables):
        none = pl.lit(None, pl.Int64).alias("phrase")
        return dates.with_columns(none), orders.with_columns(none)
    # A claim without a document is a document of its own.
    keys = ["document", "words"]
    keyed = [
        table.select(
            pl.coalesce(pl.col("document").cast(pl.String), "claim").alias("document"),
            words=pl.col("phrase").cast(pl.String),
        )
        for table in tables
    ]
    numbers = pl.concat(keyed).drop_nulls("words").unique().sort(keys)
    numbers = numbers.with_columns(phrase=pl.int_range(pl.len(), dtype=pl.Int64))
    numbered = [
        table.with_columns(key.join(numbers, on=keys, how="left", maintain_order="left")["phrase"])
        for table, key in zip(tables, keyed, strict=True)
    ]
    return numbered[0], numbered[1]


def _numbered_pieces(dates: pl.DataFrame) -> tuple[tuple[Pieces, ...], pl.Series]:
    """Number the different lists of pieces of dates that have several."""
    none = pl.Series("choice", [None], pl.Int32).new_from_index(0, dates.height)
    if "pieces" not in dates.columns or dates["pieces"].null_count() == dates.height:
        return (), none
    numbers: dict[Pieces, int] = {}
    choice = [
        None
        if pieces is None
        else numbers.setdefault(tuple((p["low"], p["high"]) for p in pieces), len(numbers))
        for pieces in dates["pieces"].to_list()
    ]
    return tuple(numbers), pl.Series("choice", choice, pl.Int32)


# --- claims that say the same ------------------------------------------------------------------


def date_sayings(dates: pl.DataFrame, fixed: frozenset[str]) -> pl.DataFrame:
    """Group dates that say the same of an event.

    Args:
        dates: Dates with the numbers of their events.
        fixed: Claims that are taken to hold.

    Returns:
        saying (a number), at, bound, low, high, choice, claims, voters and phrases (one of each
        claim), weight (how many voters), fixed, ends, of_start, of_end, own_zone (in which the
        first of these claims was read); sorted.
    """
    more = pl.col("ends", "of_start", "of_end", "own_zone").first()
    return _sayings(dates, _SAME_DATE, fixed, more)


def order_sayings(orders: pl.DataFrame, lasting: pl.Series, fixed: frozenset[str]) -> pl.DataFrame:
    """Group orders that say the same of two events: "B after A" says what "A before B" says.

    Args:
        orders: Orders with the numbers of their events.
        lasting: Whether each event of the index lasts until something ends it: then orders
            speak of its start.
        fixed: Claims that are taken to hold.

    Returns:
        saying, at, relation (before, during, same, starts; or `SPACED`, `LASTS`), other_at, low,
        high, claims, voters, phrases, weight, fixed, about (the event that a claim is of, where it
        is the only one); sorted.
    """
    relation, at, other = pl.col("relation"), pl.col("at"), pl.col("other_at")
    # As texts: of members polars before 2 makes a closed list, in which `LASTS` is not.
    mirrored = relation.is_in([OrderRelation.SAME.value, OrderRelation.STARTS.value])
    turned = (relation == OrderRelation.AFTER) | (mirrored & (at > other))
    before = relation.is_in([OrderRelation.BEFORE.value, OrderRelation.AFTER.value])
    turned_orders = orders.sort("claim").with_columns(
        about=at,
        at=pl.when(turned).then(other).otherwise(at),
        other_at=pl.when(turned).then(at).otherwise(other),
    )
    gap = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    # Of what lasts the start counts, so that "before" it says no more than a minute between.
    spaced = before & (gap | of_events(lasting, turned_orders))
    canonical = turned_orders.with_columns(
        relation=pl.when(spaced)
        .then(pl.lit(SPACED))
        .when(before)
        .then(pl.lit(OrderRelation.BEFORE.value))
        .otherwise(relation),
        low=pl.when(spaced).then(pl.col("low").fill_null(1)).otherwise("low"),
        high=pl.when(relation == OrderRelation.STARTS)
        .then(pl.col("high").fill_null(_STARTS_APART))
        .otherwise("high"),
    )
    return _sayings(canonical, _SAME_ORDER, fixed, pl.col("about").first())


def _sayings(
    claims: pl.DataFrame, same: tuple[str, ...], fixed: frozenset[str], *more: pl.Expr
) -> pl.DataFrame:
    # Claims come sorted by id within an event, and group_by keeps that within each group.
    return (
        claims.group_by(same)
        .agg(
            *more,
            claims="claim",
            voters="voter",
            phrases="phrase",
            weight=pl.col("voter").n_unique().cast(pl.Int64),
            fixed=pl.col("claim").is_in(list(fixed)).any() if fixed else pl.lit(value=False),
        )
        .sort(same, nulls_last=False)
        .with_columns(saying=pl.int_range(pl.len()))
    )
