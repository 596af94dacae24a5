"""One row a claim: whether it is kept, what hangs on it, and by how much it misses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.timeline.index import of_events
from pakafg.timeline.limits import LIMITS, leave_one_out
from pakafg.timeline.local_time import time
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from pakafg.timeline.solver import Reconciliation

__all__ = ["claim_table"]

_DATE: Final = ("at", "claim", "bound", "low", "high")


def claim_table(reconciliation: Reconciliation) -> pl.DataFrame:
    """Build the table `Timeline.claims`, which describes its columns."""
    index, entangled = reconciliation.index, reconciliation.entangled
    simple = index.dates.filter(~of_events(entangled, index.dates))
    events = index.events.with_columns(reconciliation.solution.limits.select(LIMITS))
    claims = simple.select(_DATE).with_columns(
        leave_one_out(simple, events), kept=pl.lit(value=True)
    )
    if entangled.any():
        claims = pl.concat([claims, _entangled(reconciliation).select(claims.columns)])
        claims = claims.sort("at", maintain_order=True)
    slack = pl.when("kept").then(_room()).when(~pl.col("kept")).then(-_miss())
    return claims.with_columns(
        of_events(events[name], claims).alias(name) for name in LIMITS
    ).select(
        "claim",
        of_events(events["event"], claims).alias("event"),
        "kept",
        without_earliest=time("without_low"),
        without_latest=time("without_high"),
        slack=pl.duration(minutes=slack),
    )


def _entangled(reconciliation: Reconciliation) -> pl.DataFrame:
    """Describe claims of events whose dates exclude each other or that orders tie to others."""
    index, solution = reconciliation.index, reconciliation.solution
    dates = index.dates.filter(of_events(reconciliation.entangled, index.dates)).select(_DATE)
    claims = pl.concat([dates, index.orders.select("at", "claim")], how="diagonal")
    groups = pl.concat(
        [
            groups.select("group", claim="claims")
            for groups in (reconciliation.dates, reconciliation.orders)
        ]
    ).explode("claim")
    differs = solution.leave_one_out.with_columns(differs=pl.lit(value=True))
    # Limits stand in the order of the index, so that its column fits beside them.
    usual = solution.limits.select(
        "at",
        usual_low="start_low",
        usual_high=pl.when(index.events["ends"]).then("end_high").otherwise("start_high"),
    )
    return (
        claims.join(groups, on="claim", how="left")
        .join(solution.given_up, on="group", how="left")
        .join(differs, on="group", how="left")
        .join(usual, on="at", how="left")
        .with_columns(
            # `sure` is null for what no repair gives up; kept is null where only some do.
            kept=pl.when("sure")
            .then(pl.lit(value=False))
            .when(pl.col("sure").is_null())
            .then(pl.lit(value=True)),
            without_low=pl.when("differs").then("without_low").otherwise("usual_low"),
            without_high=pl.when("differs").then("without_high").otherwise("usual_high"),
        )
        .sort("at", "claim")
    )


def _bound_is(*bounds: Bound) -> pl.Expr:
    return pl.col("bound").is_in(bounds)


def _room() -> pl.Expr:
    """Measure how much wider a date is than what is left of what it speaks of."""
    first = (
        pl.when(_bound_is(Bound.START, Bound.WHOLE))
        .then("start_low")
        .when(_bound_is(Bound.END))
        .then("end_low")
    )
    last = (
        pl.when(_bound_is(Bound.END, Bound.WHOLE))
        .then("end_high")
        .when(_bound_is(Bound.START))
        .then("start_high")
    )
    return (pl.col("high") - pl.col("low")) - (last - first)


def _miss() -> pl.Expr:
    """Measure how far a date lies outside the limits that its event may have."""
    last = pl.when(_bound_is(Bound.START, Bound.WHOLE)).then("start_high").otherwise("end_high")
    first = pl.when(_bound_is(Bound.START, Bound.AMID)).then("start_low").otherwise("end_low")
    return pl.max_horizontal(pl.col("low") - last, first - pl.col("high"))
