"""One row a claim: whether it is kept, what hangs on it, and by how much it misses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.timeline.index import of_events
from pakafg.timeline.limits import LIMITS, last_minute, leave_one_out
from pakafg.timeline.local_time import in_days, time, told_zones, whole_days
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from pakafg.timeline.index import EventIndex
    from pakafg.timeline.solver import Reconciliation

__all__ = ["claim_table", "fates"]

_DATE: Final = ("at", "claim", "bound", "low", "high", "choice", "own_zone")


def fates(reconciliation: Reconciliation) -> pl.DataFrame:
    """Tell of each claim whether it is kept, and how wide it is beside what remains.

    Returns:
        row (dates as the index has them, then orders), at (the event), claim, kept (null: some
        best repairs keep it), slack (minutes): by event, dates before orders.
    """
    index = reconciliation.index
    claims = pl.concat(
        [index.dates.select(_DATE), index.orders.select("at", "claim")], how="diagonal"
    ).with_row_index("row")
    limits = reconciliation.solution.limits.select(LIMITS)
    claims = claims.with_columns(of_events(limits[name], claims).alias(name) for name in LIMITS)
    # Nothing is given up of events that are in no trouble: they need no look at names.
    in_trouble = of_events(reconciliation.troubled, claims)
    told = ("row", "at", "claim", "kept", "slack")
    plain = claims.filter(~in_trouble).with_columns(kept=pl.lit(value=True), slack=_room())
    troubled = _fates_in_trouble(claims.filter(in_trouble), reconciliation)
    return pl.concat([plain.select(told), troubled.select(told)]).sort("at", "row")


def _fates_in_trouble(claims: pl.DataFrame, reconciliation: Reconciliation) -> pl.DataFrame:
    """Tell the same of claims of events that a sweep or a network settled."""
    index = reconciliation.index
    sure = reconciliation.solution.given_up.select("claim", "sure").unique()
    claims = claims.join(sure, on="claim", how="left", maintain_order="left")
    # `sure` is null for what no repair gives up; kept is null where only some do.
    kept = (
        pl.when("sure")
        .then(pl.lit(value=False))
        .when(pl.col("sure").is_null())
        .then(pl.lit(value=True))
    )
    slack = pl.when("kept").then(_room()).when(~pl.col("kept")).then(-pl.col("missed"))
    return (
        claims.with_columns(_missed(claims, index.pieces), kept=kept)
        .pipe(_missed_in_gaps, reconciliation)
        .join(_of_days(claims, index), on="row", how="left", maintain_order="left")
        .with_columns(
            missed=pl.when("in_days").then(whole_days(pl.col("missed"))).otherwise("missed")
        )
        .with_columns(slack=slack)
    )


def _missed_in_gaps(claims: pl.DataFrame, reconciliation: Reconciliation) -> pl.DataFrame:
    """Measure how far off dates are that lie within the limits, and yet are given up.

    Limits do not know of gaps, whether several repairs or pieces of dates leave them.
    """
    within = claims.filter(~pl.col("kept") & (pl.col("missed") <= 0))
    missed: dict[str, int] = {}
    for each in reconciliation.repaired(within["at"].unique(maintain_order=True)):
        for label, saying in each.problem.sayings.items():
            given_up = [claim for claim in saying.claims if claim in within["claim"]]
            if given_up and saying.other is None:
                missed |= dict.fromkeys(given_up, each.missed_by(label))
    found = pl.DataFrame(
        list(missed.items()), {"claim": pl.String(), "far": pl.Int64()}, orient="row"
    )
    return claims.join(found, on="claim", how="left", maintain_order="left").with_columns(
        missed=pl.coalesce("far", "missed")
    )


def _of_days(claims: pl.DataFrame, index: EventIndex) -> pl.DataFrame:
    """Tell of each date that is given up whether it is of whole days: row, in_days."""
    given_up = claims.filter(pl.col("sure") & pl.col("bound").is_not_null())
    given_up = given_up.with_columns(of_events(index.events["zone"], given_up).alias("zone"))
    return given_up.select(
        "row", in_days(given_up.with_columns(told_zones(given_up).alias("zone")))
    )


def claim_table(reconciliation: Reconciliation, told: pl.DataFrame) -> pl.DataFrame:
    """Build the table `Timeline.claims`, which describes its columns.

    Args:
        reconciliation: The claims and their solution.
        told: The `fates` of the claims.
    """
    index, units = reconciliation.index, reconciliation.units
    limits = reconciliation.solution.limits
    events = index.events.with_columns(limits.select(LIMITS))
    usual = events.select(low="start_low", high=last_minute())
    apart = reconciliation.troubled | units.tied
    alone = ~of_events(apart, index.dates)
    by_dates = leave_one_out(index.dates.filter(alone), events)
    others = pl.concat([_of_sweeps(reconciliation), _of_networks(reconciliation)]).join(
        told.filter(of_events(apart, told)).select("claim", "row"), on="claim"
    )
    without = pl.concat(
        [
            by_dates.with_columns(alone.arg_true().cast(told["row"].dtype).alias("row")),
            others.select("without_low", "without_high", "row"),
        ]
    ).with_columns(differs=True)
    names = (("low", "without_earliest"), ("high", "without_latest"))
    called = events.select(pl.coalesce("name", "event")).to_series()
    return told.join(without, on="row", how="left", maintain_order="left").select(
        "claim",
        of_events(events["event"], told).alias("event"),
        of_events(called, told).alias("name"),
        "kept",
        *(
            time(
                pl.when("differs").then(f"without_{side}").otherwise(of_events(usual[side], told))
            ).alias(name)
            for side, name in names
        ),
        slack=pl.duration(minutes="slack"),
    )


def _of_sweeps(reconciliation: Reconciliation) -> pl.DataFrame:
    """Bound the events that a sweep settled as if each claim were left out."""
    sayings = reconciliation.dates.select("saying", claim="claims")
    return (
        reconciliation.solution.leave_one_out.join(sayings, on="saying")
        .explode("claim")
        .select("claim", "without_low", "without_high")
    )


def _of_networks(reconciliation: Reconciliation) -> pl.DataFrame:
    """Bound events of networks as if what one claim alone says of them were left out."""
    index, units = reconciliation.index, reconciliation.units
    ends = index.events["ends"]
    rows: list[tuple[Any, ...]] = []
    swept = reconciliation.dates.join(
        reconciliation.solution.leave_one_out, on="saying", how="semi"
    )["at"]
    networks = (reconciliation.troubled | units.tied) & ~index.events["at"].is_in(swept.implode())
    for each in reconciliation.repaired(networks.arg_true()):
        for label, saying in each.problem.sayings.items():
            if len(saying.claims) > 1:  # without one of several that say the same all stays
                continue
            at = saying.about
            _, start_high, _, end_high = limits = each.without(label, at)
            rows.append((saying.claims[0], limits.start_low, end_high if ends[at] else start_high))
    schema = {"claim": pl.String(), **dict.fromkeys(("without_low", "without_high"), pl.Int64())}
    return pl.DataFrame(rows, schema, orient="row")


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


def _missed(claims: pl.DataFrame, pieces: tuple[Any, ...]) -> pl.Series:
    """Measure how far each date, or its nearest piece, lies outside the limits of its event."""
    last = (
        pl.when(_bound_is(Bound.START, Bound.WHOLE, Bound.DECLARED))
        .then("start_high")
        .otherwise("end_high")
    )
    first = (
        pl.when(_bound_is(Bound.START, Bound.AMID))
        .then("start_low")
        .when(~_bound_is(Bound.DECLARED))
        .then("end_low")
    )
    missed = pl.max_horizontal(pl.col("low") - last, first - pl.col("high")).alias("missed")
    if not pieces:
        return claims.select(missed).to_series()
    every = [(number, *piece) for number, each in enumerate(pieces) for piece in each]
    schema = {"choice": pl.Int32(), "low": pl.Int64(), "high": pl.Int64()}
    spans = pl.DataFrame(every, schema, orient="row")
    by_piece = claims.drop("low", "high").join(spans, on="choice").select("row", missed)
    nearest = by_piece.group_by("row").agg(nearest=pl.col("missed").min())
    return (
        claims.select("row", missed)
        .join(nearest, on="row", how="left", maintain_order="left")
        .select(pl.coalesce("nearest", "missed").alias("missed"))
        .to_series()
    )
