"""One row a claim: whether it is kept, what hangs on it, and by how much it misses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.timeline.index import of_events
from pakafg.timeline.intervals import LIMITS, left_out
from pakafg.timeline.local_time import time
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from pakafg.timeline.answer import Answer

__all__ = ["claims_table"]

_SAID: Final = ("at", "claim", "bound", "low", "high")


def claims_table(answer: Answer) -> pl.DataFrame:
    """The table `Timeline.claims`, which describes its columns."""
    roster = answer.roster
    calm = roster.dates.filter(~of_events(answer.disputed, roster.dates))
    events = roster.events.with_columns(answer.solved.limits.select(LIMITS))
    claims = calm.select(_SAID).with_columns(left_out(calm, events), kept=pl.lit(value=True))
    if answer.disputed.any():
        claims = pl.concat([claims, _disputed(answer).select(claims.columns)])
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


def _disputed(answer: Answer) -> pl.DataFrame:
    """Claims of events whose dates clash or that orders tie to others, and what hangs on each."""
    roster, solved = answer.roster, answer.solved
    dates = roster.dates.filter(of_events(answer.disputed, roster.dates)).select(_SAID)
    claims = pl.concat([dates, roster.orders.select("at", "claim")], how="diagonal")
    groups = pl.concat(
        [groups.select("group", claim="claims") for groups in (answer.dates, answer.orders)]
    ).explode("claim")
    differs = solved.left_out.with_columns(differs=pl.lit(value=True))
    usual = solved.limits.select(
        "at",
        usual_low="start_low",
        usual_high=pl.when(roster.events["ends"]).then("end_high").otherwise("start_high"),
    )
    return (
        claims.join(groups, on="claim", how="left")
        .join(solved.given_up, on="group", how="left")
        .join(differs, on="group", how="left")
        .join(usual, on="at", how="left")
        .with_columns(
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
    """How much wider a date is than what is left of what it speaks of."""
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
    """How far a date lies from the nearest moment that it could have been of."""
    last = pl.when(_bound_is(Bound.START, Bound.WHOLE)).then("start_high").otherwise("end_high")
    first = pl.when(_bound_is(Bound.START, Bound.AMID)).then("start_low").otherwise("end_low")
    return pl.max_horizontal(pl.col("low") - last, first - pl.col("high"))
