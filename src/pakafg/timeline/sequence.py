"""Which event came before which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import polars as pl

from pakafg.timeline.constraints import pose
from pakafg.timeline.grouping import group_dates, group_orders
from pakafg.timeline.tied import problems

if TYPE_CHECKING:
    from collections.abc import Collection

    from pakafg.timeline.constraints import Problem
    from pakafg.timeline.index import Roster

__all__ = ["Verdict", "sequences"]

Verdict = Literal["surely", "possibly", "contradicted"]


def sequences(names: Collection[str], roster: Roster) -> dict[tuple[str, str], Verdict]:
    """Whether each event is over, or, if it lasts or nobody dates its end, has begun before each.

    Args:
        names: Events.
        roster: The events and the claims about them.
    """
    asked = (
        roster.events.filter(pl.col("event").is_in(list(names)))
        .select("event", "at", by_start=pl.col("lasting") | ~pl.col("ends"))
        .rows()
    )
    problem = _together({at for _, at, _ in asked}, roster)
    network = problem.network
    search = network.repair(problem.weights).search
    removals = search.sets if search.complete else (*search.sets, search.in_some)
    kept = [network.labels - removed for removed in removals]
    found: dict[tuple[str, str], Verdict] = {}
    for other, other_at, _ in asked:
        opens = problem.moments[other_at][0]
        ways = [network.bounds(active, of=opens) for active in kept]
        for event, at, by_start in asked:
            over = problem.moments[at][0 if by_start else 1]
            found[event, other] = _verdict([way[over] for way in ways])
    return found


def _verdict(gaps: list[tuple[int | None, int | None]]) -> Verdict:
    """From how much later one moment is than another, at least and at most, in each way."""
    if all(most is not None and most < 0 for _, most in gaps):
        return "surely"
    if all(least is not None and least >= 0 for least, _ in gaps):
        return "contradicted"
    return "possibly"


def _together(asked: set[int], roster: Roster) -> Problem:
    """Some events, and all that orders tie to them, as one network."""
    members = _tied_to(asked, roster.orders)
    events, dates, orders = (
        table.filter(pl.col("at").is_in(members))
        for table in (roster.events, roster.dates, roster.orders)
    )
    grouped = group_dates(dates, roster.fixed)
    parts = problems(grouped, group_orders(orders, roster.fixed, grouped.height), events)
    return pose(
        [event for part in parts for event in part.events],
        [group for part in parts for group in part.groups],
    )


def _tied_to(events: set[int], orders: pl.DataFrame) -> set[int]:
    """Events, and all that orders tie to them, directly or over others."""
    found, edge = set(events), events
    while edge:
        near = orders.filter(pl.col("at").is_in(edge) | pl.col("other_at").is_in(edge))
        edge = {*near["at"], *near["other_at"]} - found
        found |= edge
    return found
