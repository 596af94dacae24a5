"""Whether one event came before another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import polars as pl

from pakafg.timeline.constraints import pose
from pakafg.timeline.grouping import group_dates, group_orders
from pakafg.timeline.tied import problems

if TYPE_CHECKING:
    from pakafg.timeline.roster import Roster

__all__ = ["sequence"]


def sequence(a: str, b: str, roster: Roster) -> Literal["surely", "possibly", "contradicted"]:
    """Whether event a is over, or, if it lasts or nobody dates its end, has begun before b.

    Args:
        a: An event.
        b: Another.
        roster: The events and the claims about them.
    """
    asked = {
        row[0]: row[1:]
        for row in roster.events.filter(pl.col("event").is_in([a, b]))
        .select("event", "at", by_start=pl.col("lasting") | ~pl.col("ends"))
        .iter_rows()
    }
    (first, by_start), (second, _) = asked[a], asked[b]
    members = _tied_to({first, second}, roster.orders)
    events, dates, orders = (
        table.filter(pl.col("at").is_in(members))
        for table in (roster.events, roster.dates, roster.orders)
    )
    grouped = group_dates(dates, roster.fixed)
    parts = problems(grouped, group_orders(orders, roster.fixed, grouped.height), events)
    problem = pose(
        [event for part in parts for event in part.events],
        [group for part in parts for group in part.groups],
    )
    network = problem.network
    over = problem.moments[first][0 if by_start else 1]
    opens = problem.moments[second][0]
    search = network.repair(problem.weights).search
    removals = search.sets if search.complete else (*search.sets, search.ever)
    gaps = [network.bounds(network.labels - removed, of=opens)[over] for removed in removals]
    if all(most is not None and most < 0 for _, most in gaps):
        return "surely"
    if all(least is not None and least >= 0 for least, _ in gaps):
        return "contradicted"
    return "possibly"


def _tied_to(events: set[int], orders: pl.DataFrame) -> set[int]:
    """Events, and all that orders tie to them, directly or over others."""
    found, edge = set(events), events
    while edge:
        near = orders.filter(pl.col("at").is_in(edge) | pl.col("other_at").is_in(edge))
        edge = {*near["at"], *near["other_at"]} - found
        found |= edge
    return found
