"""What was going on between two moments, and which event came before which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.timeline.constraints import (
    build_network,
    build_networks,
    group_dates,
    group_orders,
)
from pakafg.values.conclusions import Precedence

if TYPE_CHECKING:
    from collections.abc import Collection

    from pakafg.timeline.constraints import EventNetwork
    from pakafg.timeline.index import EventIndex

__all__ = ["overlapping", "precedences"]


def overlapping(events: pl.DataFrame, first: int | None, last: int | None) -> pl.DataFrame:
    """Find the events that possibly overlap a stretch of time, and whether they surely do.

    Args:
        events: `Timeline.events`.
        first: Its first minute since 1970; None for all that came before.
        last: Its last minute; None for all that comes after.

    Returns:
        The rows of those events, with the columns surely and possibly.
    """
    opens, closes = (
        pl.lit(None if minute is None else minute * 60_000_000).cast(pl.Datetime("us", "UTC"))
        for minute in (first, last)
    )
    begun, begins = pl.col("start_latest") <= closes, pl.col("start_earliest") <= closes
    goes_on, may_go_on = pl.col("end_earliest") >= opens, pl.col("end_latest") >= opens
    return events.with_columns(
        surely=(begun.fill_null(value=False) | closes.is_null())
        & (goes_on.fill_null(value=False) | opens.is_null()),
        possibly=begins.fill_null(value=True) & may_go_on.fill_null(value=True),
    ).filter("possibly")


def precedences(names: Collection[str], index: EventIndex) -> dict[tuple[str, str], Precedence]:
    """Say of each two events whether the one is over before the other begins.

    Of an event that lasts, or whose end nobody dates, whether it has begun by then.

    Args:
        names: Events.
        index: The events and the claims about them.
    """
    asked = (
        index.events.filter(pl.col("event").is_in(list(names)))
        .select("event", "at", by_start=pl.col("lasting") | ~pl.col("ends"))
        .rows()
    )
    joint = _joint_network({at for _, at, _ in asked}, index)
    network = joint.network
    search = network.repair(joint.weights).search
    # Where there are more best repairs than were listed, what they share stands for the rest.
    removals = search.sets if search.complete else (*search.sets, search.in_some)
    kept = [network.labels - removed for removed in removals]
    precedences: dict[tuple[str, str], Precedence] = {}
    for other, other_at, _ in asked:
        opens = joint.moments[other_at][0]
        ways = [network.bounds(active, of=opens) for active in kept]
        for event, at, by_start in asked:
            over = joint.moments[at][0 if by_start else 1]
            precedences[event, other] = _precedence([way[over] for way in ways])
    return precedences


def _precedence(gaps: list[tuple[int | None, int | None]]) -> Precedence:
    """Judge by how much later one moment is than another, at least and at most, in each way."""
    if all(most is not None and most < 0 for _, most in gaps):
        return Precedence.SURELY
    if all(least is not None and least >= 0 for least, _ in gaps):
        return Precedence.CONTRADICTED
    return Precedence.POSSIBLY


def _joint_network(asked: set[int], index: EventIndex) -> EventNetwork:
    """Build one network of some events, and of all that orders tie to them."""
    members = _tied_to(asked, index.orders)
    events, dates, orders = (
        table.filter(pl.col("at").is_in(members))
        for table in (index.events, index.dates, index.orders)
    )
    grouped = group_dates(dates, index.fixed)
    parts = build_networks(grouped, group_orders(orders, index.fixed, grouped.height), events)
    return build_network(
        [event for part in parts for event in part.events],
        [group for part in parts for group in part.groups],
    )


def _tied_to(events: set[int], orders: pl.DataFrame) -> set[int]:
    """Collect events, and all that orders tie to them, directly or over others."""
    reached, edge = set(events), events
    while edge:
        near = orders.filter(pl.col("at").is_in(edge) | pl.col("other_at").is_in(edge))
        edge = {*near["at"], *near["other_at"]} - reached
        reached |= edge
    return reached
