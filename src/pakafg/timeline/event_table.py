"""One row an event: when it was, on how many words, how sure that is, and whether it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.timeline.index import of_events
from pakafg.timeline.limits import LIMITS, last_minute
from pakafg.timeline.local_time import edtf, time
from pakafg.timeline.validate import is_origin
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import EventStatus

if TYPE_CHECKING:
    from pakafg.timeline.solver import Reconciliation

__all__ = ["event_table", "in_conflict", "overlapping"]

_COUNTS: Final = ("support", "n_claims", "n_origins_min", "n_origins_max", "n_rejected", "n_out")


def event_table(reconciliation: Reconciliation) -> pl.DataFrame:
    """Build the table `Timeline.events`, which describes its columns, but for its conflicts."""
    events, solution = reconciliation.index.events, reconciliation.solution
    dates = reconciliation.index.dates
    distinct = _possibly_distinct(dates.filter(of_events(reconciliation.inconsistent, dates)))
    dated = events.join(solution.limits, on="at", how="left", maintain_order="left").join(
        _counts(reconciliation), on="at", how="left", maintain_order="left"
    )
    ways = solution.ways.join(events.select("at", "ends", "zone"), on="at")
    columns = (*LIMITS, "ends", "zone")
    # One call for both: texts come in the order of the rows, those of the ways last.
    texts = edtf(pl.concat([dated.select(columns), ways.select(columns)]))
    alternatives = _alternatives(ways.with_columns(edtf=texts.tail(ways.height)))
    described = dated.with_columns(edtf=texts.head(dated.height)).join(
        alternatives, on="at", how="left", maintain_order="left"
    )
    low = pl.col("start_low")
    high = last_minute()
    width = high - low + 1
    several = pl.col("alternatives").is_not_null()
    status = (
        pl.when(several & pl.col("tied"))
        .then(pl.lit(EventStatus.AMBIGUOUS.value))
        .when(several)
        .then(pl.lit(EventStatus.UNRESOLVED.value))
        .when(pl.col("n_out") > 0)
        .then(pl.lit(EventStatus.CONTESTED.value))
        .when(low.is_null() & high.is_null())
        .then(pl.lit(EventStatus.UNCONSTRAINED.value))
        .when((width <= DAY).fill_null(value=False))
        .then(pl.lit(EventStatus.EXACT.value))
        .otherwise(pl.lit(EventStatus.BOUNDED.value))
    )
    return described.select(
        "event",
        "kind",
        earliest=time(low),
        latest=time(high),
        edtf="edtf",
        width=pl.duration(minutes=width),
        start_earliest=time("start_low"),
        start_latest=time("start_high"),
        end_earliest=time("end_low"),
        end_latest=time("end_high"),
        zone="zone",
        **{name: pl.col(name).fill_null(0) for name in _COUNTS[:-1]},
        status=status,
        possible_distinct_events=pl.col("at").is_in(distinct.implode()),
        alternatives=pl.col("alternatives").fill_null([]),
        repair_optimal="optimal",
    ).sort("earliest", nulls_last=True, maintain_order=True)


def in_conflict(events: pl.DataFrame, conflicts: pl.DataFrame) -> pl.DataFrame:
    """Add the column conflicts: those of the table `Timeline.conflicts` that name each event."""
    named = (
        conflicts.select("conflict", event="events")
        .explode("event")
        .group_by("event", maintain_order=True)
        .agg(conflicts="conflict")
    )
    return events.join(named, on="event", how="left", maintain_order="left").with_columns(
        pl.col("conflicts").fill_null([])
    )


def overlapping(events: pl.DataFrame, first: int | None, last: int | None) -> pl.DataFrame:
    """Find the events that possibly overlap a stretch of time, and whether they surely do.

    Args:
        events: `Timeline.events`.
        first: Its first minute since 1970; None for all that came before.
        last: Its last minute; None for all that comes after.

    Returns:
        The rows of those events, with the columns surely and possibly.
    """
    opens, closes = (time(pl.lit(minute, pl.Int64)) for minute in (first, last))
    begun, begins = pl.col("start_latest") <= closes, pl.col("start_earliest") <= closes
    goes_on, may_go_on = pl.col("end_earliest") >= opens, pl.col("end_latest") >= opens
    return events.with_columns(
        surely=(begun.fill_null(value=False) | closes.is_null())
        & (goes_on.fill_null(value=False) | opens.is_null()),
        possibly=begins.fill_null(value=True) & may_go_on.fill_null(value=True),
    ).filter("possibly")


def _alternatives(ways: pl.DataFrame) -> pl.DataFrame:
    """Collect the dates that several best repairs give an event, as texts, where they differ."""
    return (
        ways.sort("at", *LIMITS, nulls_last=False)
        .group_by("at", maintain_order=True)
        .agg(alternatives=pl.col("edtf").unique(maintain_order=True))
        .filter(pl.col("alternatives").list.len() > 1)
    )


# --- how many claims and origins ---------------------------------------------------------------


def _counts(reconciliation: Reconciliation) -> pl.DataFrame:
    """Count claims and origins of the dates of each event; orders do not count.

    Returns:
        at, support (origins of the dates that every best repair keeps), n_claims,
        n_origins_min (where an origin is not known, equal dates count once), n_origins_max
        (each outlet its own), n_rejected (dates that no best repair keeps), n_out (dates that
        some best repair gives up).
    """
    dates = reconciliation.index.dates
    of_origins = dates.filter(is_origin(pl.col("voter")))
    voters = pl.col("voter").n_unique()
    different_dates = pl.struct("bound", "low", "high").n_unique()
    counts = _by_event(dates, n_claims=pl.len(), n_origins_max=voters)
    least = counts.select("at", n_origins_min="n_origins_max")
    if of_origins.height < dates.height:
        known = _by_event(of_origins, n_known=voters, n_known_dates=different_dates)
        # Dates that no known origin gives: behind each stands at least one that is not known.
        more = pl.col("n_dates") - pl.col("n_known_dates").fill_null(0)
        least = (
            _by_event(dates, n_dates=different_dates)
            .join(known, on="at", how="left")
            .select("at", n_origins_min=more + pl.col("n_known").fill_null(0))
        )
    return (
        counts.join(least, on="at", how="left")
        .join(_given_up(reconciliation), on="at", how="left")
        .with_columns(
            pl.coalesce("support", "n_origins_max").alias("support"),
            pl.min_horizontal("n_origins_min", "n_origins_max").alias("n_origins_min"),
        )
        .select("at", pl.col(_COUNTS).cast(pl.Int64))
    )


def _by_event(dates: pl.DataFrame, **counts: pl.Expr) -> pl.DataFrame:
    return dates.group_by("at", maintain_order=True).agg(**counts)


def _given_up(reconciliation: Reconciliation) -> pl.DataFrame:
    """Count, for events some of whose dates are given up: support, n_rejected, n_out."""
    out = (
        reconciliation.dates.join(reconciliation.solution.given_up, on="group")
        .select("at", "sure", claim="claims")
        .explode("claim")
    )
    dates = reconciliation.index.dates.join(out, on="at", how="semi")
    kept = dates.select("at", "claim", "voter").join(out, on="claim", how="anti")
    return (
        _by_event(out, n_rejected=pl.col("sure").sum(), n_out=pl.len())
        .join(_by_event(kept, support=pl.col("voter").n_unique()), on="at", how="left")
        .with_columns(pl.col("support").fill_null(0))
    )


# --- one event or two --------------------------------------------------------------------------


def _possibly_distinct(dates: pl.DataFrame) -> pl.Series:
    """Find events to which two origins or more give one date, and two or more a disjoint one.

    Before dates are blamed: an event of two dates may be two events. Two dates of different
    origins that meet are a cluster of two. Two clusters lie apart when the earlier ends before
    the later begins; dates that reach over both belong to neither.

    Args:
        dates: Dates of events whose dates exclude each other: at, low, high, voter, of_start,
            of_end.

    Returns:
        The numbers of those events, sorted.
    """
    closed = dates.drop_nulls(["low", "high"])
    # What is going on at a time is neither of the start nor of the end.
    sides = pl.concat([_candidates(closed.filter(side), side) for side in ("of_start", "of_end")])
    pairs = sides.join(sides, on=["at", "moment"], suffix="_other").filter(
        pl.col("voter") < pl.col("voter_other"),
        pl.col("low") <= pl.col("high_other"),
        pl.col("low_other") <= pl.col("high"),
    )
    # Two clusters lie apart exactly if the one that ends first ends before the one that begins
    # last begins; a cluster reaches from the least low to the greatest high of its pair.
    return (
        pairs.group_by("at", "moment")
        .agg(
            earlier=pl.max_horizontal("high", "high_other").min(),
            later=pl.min_horizontal("low", "low_other").max(),
        )
        .filter(pl.col("earlier") < pl.col("later"))["at"]
        .unique()
        .sort()
    )


def _candidates(dates: pl.DataFrame, moment: str) -> pl.DataFrame:
    """Keep dates of events with two dates early and two late: the others need no comparing."""
    early, late = (
        pl.col("high").sort().get(1, null_on_oob=True),
        pl.col("low").sort().get(-2, null_on_oob=True),
    )
    events = dates.group_by("at", maintain_order=True).agg(apart=early < late).filter("apart")
    kept = dates.join(events, on="at", how="semi").select("at", "low", "high", "voter").unique()
    return kept.with_columns(moment=pl.lit(moment))
