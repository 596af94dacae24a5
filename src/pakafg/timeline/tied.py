"""Events that orders tie together: posed as networks, and what these say as frames."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import polars as pl

from pakafg.engines.constraints import HardConflictError
from pakafg.errors import ArgumentError
from pakafg.progress import watched
from pakafg.timeline.constraints import Dated, Event, Ordered, components, pose
from pakafg.timeline.disputed import solve
from pakafg.timeline.solved import Solved

if TYPE_CHECKING:
    from pakafg.timeline.constraints import Problem

__all__ = ["problems", "solve_tied"]


def problems(dates: pl.DataFrame, orders: pl.DataFrame, events: pl.DataFrame) -> list[Problem]:
    """Events as networks: those that orders tie together in one, every other in its own.

    Args:
        dates: Groups of dates, of these events.
        orders: Groups of orders, of these events.
        events: at, instant, lasting, known_by.
    """
    weight = pl.when(~pl.col("fixed")).then("weight")
    dated: dict[int, list[Dated]] = defaultdict(list)
    for row in dates.select("group", "at", "bound", "low", "high", weight).iter_rows():
        dated[row[1]].append(Dated(*row))
    rows = orders.select("group", "at", "relation", "other_at", "low", "high", weight).iter_rows()
    known = {
        row[0]: Event(*row)
        for row in events.select("at", "instant", "lasting", "known_by").iter_rows()
    }
    return [
        pose(
            [known[at] for at in members], [*(date for at in members for date in dated[at]), *tying]
        )
        for members, tying in components(known, [Ordered(*row) for row in rows])
    ]


def solve_tied(
    dates: pl.DataFrame,
    orders: pl.DataFrame,
    events: pl.DataFrame,
    fixed: frozenset[str] = frozenset(),
) -> Solved:
    """The best repairs of events that orders tie together, and the clashes.

    Args:
        dates: Groups of dates, of these events.
        orders: Groups of orders, of these events.
        events: at, instant, lasting, ends, known_by.
        fixed: Claims that are taken to hold.

    Raises:
        ArgumentError: Claims that are taken to hold clash; the message names them.
    """
    groups = [
        dates.select("group", "claims", about="at"),
        orders.select("group", "claims", "about"),
    ]
    said: dict[int, tuple[list[str], int]] = {
        group: (claims, about) for group, claims, about in pl.concat(groups).iter_rows()
    }
    ends = set(events.filter("ends")["at"])
    limits: list[tuple[Any, ...]] = []
    ways: list[tuple[Any, ...]] = []
    given_up: list[tuple[int, bool]] = []
    clashes: list[tuple[Any, ...]] = []
    left_out: list[tuple[Any, ...]] = []
    for problem in watched(problems(dates, orders, events), "reconciling groups of events"):
        try:
            solution = solve(problem)
        except HardConflictError as error:
            told = [said[label][0] for label in sorted(error.labels) if label in said]
            named = ", ".join(claim for claims in told for claim in claims if claim in fixed)
            expected = "claims that do not contradict each other, for they are taken to hold"
            raise ArgumentError("claim", named, expected) from None
        tied = len(problem.events) > 1
        limits += [(at, *found, solution.optimal, tied) for at, found in solution.limits.items()]
        ways += [(at, *way) for at, found in solution.ways.items() for way in found]
        given_up += [(group, True) for group in sorted(solution.removed)]
        given_up += [(group, False) for group in sorted(solution.disputed)]
        for clash in solution.clashes:
            number = len(clashes)
            clashes += [(number, group, clash.violation) for group in sorted(clash.labels)]
        left_out += [
            (label, found[0], found[3] if at in ends else found[1])
            for (label, at), found in solution.left_out.items()
            if said[label][1] == at and len(said[label][0]) == 1  # others would say the same
        ]
    return Solved.of_rows(
        limits=limits, ways=ways, given_up=given_up, clashes=clashes, left_out=left_out
    )
