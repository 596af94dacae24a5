"""From claims to what holds of every event, each kind of event by the way that is cheapest.

Events whose dates agree need one intersection; those whose dates alone exclude each other, a
sweep: both in polars, whatever their number. Events that orders tie together need a network,
and so do those of which a claim is taken to hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl
from attrs import evolve, frozen

from pakafg.engines.constraints import HardConflictError, Labels
from pakafg.errors import ArgumentError
from pakafg.progress import watched
from pakafg.timeline.constraints import OrderGroup, build_networks, group_dates, group_orders
from pakafg.timeline.index import EventIndex, of_events
from pakafg.timeline.intervals import intersect, is_consistent
from pakafg.timeline.solution import Reconciliation, Solution
from pakafg.timeline.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.engines.constraints import Paths
    from pakafg.timeline.constraints import EventNetwork
    from pakafg.timeline.evidence import Evidence

__all__ = ["solve", "solve_networks"]

Limits = tuple[int | None, int | None, int | None, int | None]
"""Earliest and latest minute of an event's start and of its end; None: open."""


def solve(evidence: Evidence) -> Reconciliation:
    """Solve: in polars what dates alone decide, by networks what orders tie together.

    Raises:
        ArgumentError: Claims that are taken to hold contradict each other.
    """
    index = EventIndex.of(evidence)
    limits = intersect(index.dates, index.events)
    inconsistent = limits.select(~is_consistent()).to_series()
    needs_network = _needs_network(index, inconsistent)
    entangled = inconsistent | needs_network
    dates = group_dates(index.dates.filter(of_events(entangled, index.dates)), index.fixed)
    orders = group_orders(index.orders, index.fixed, dates.height)
    simple = limits.filter(~entangled).with_columns(
        optimal=pl.lit(value=True), tied=pl.lit(value=False)
    )
    parts = [Solution.of_rows()]
    if (inconsistent & ~needs_network).any():
        events = index.events.filter(inconsistent & ~needs_network)
        parts.append(sweep(dates.join(events, on="at", how="semi"), events))
    if needs_network.any():
        events = index.events.filter(needs_network)
        of_them = dates.join(events, on="at", how="semi")
        parts.append(solve_networks(of_them, orders, events, index.fixed))
    solution = Solution.of_parts(parts)
    return Reconciliation(
        index=index,
        inconsistent=inconsistent,
        entangled=entangled,
        dates=dates,
        orders=orders,
        # Sorted by number, limits stand in the order of the index again.
        solution=evolve(solution, limits=pl.concat([solution.limits, simple]).sort("at")),
    )


def _needs_network(index: EventIndex, inconsistent: pl.Series) -> pl.Series:
    """Mark each event that orders tie, or that is inconsistent with a date taken to hold."""
    fixed = index.dates.filter(pl.col("claim").is_in(list(index.fixed)))["at"]
    tied = pl.concat([index.orders["at"], index.orders["other_at"]]).unique()
    at = index.events["at"]
    return at.is_in(tied.implode()) | (inconsistent & at.is_in(fixed.implode()))


def solve_networks(
    dates: pl.DataFrame,
    orders: pl.DataFrame,
    events: pl.DataFrame,
    fixed: frozenset[str] = frozenset(),
) -> Solution:
    """Find the best repairs of events that orders tie together, and the conflicts.

    Args:
        dates: Groups of dates, of these events.
        orders: Groups of orders, of these events.
        events: at, instant, lasting, ends, known_by.
        fixed: Claims that are taken to hold.

    Raises:
        ArgumentError: Claims that are taken to hold contradict each other; the message names
            them.
    """
    both = pl.concat(
        [dates.select("group", "claims", about="at"), orders.select("group", "claims", "about")]
    )
    claims: dict[int, list[str]] = dict(both.select("group", "claims").iter_rows())
    about: dict[int, int] = dict(both.select("group", "about").iter_rows())
    ends = set(events.filter("ends")["at"])
    rows: dict[str, list[tuple[Any, ...]]] = {
        name: [] for name in ("limits", "ways", "given_up", "conflicts", "leave_one_out")
    }
    networks = build_networks(dates, orders, events)
    for network in watched(networks, "reconciling groups of events"):
        try:
            solved = _solve_network(network)
        except HardConflictError as error:
            hard = (claim for label in sorted(error.labels) for claim in claims.get(label, ()))
            named = ", ".join(claim for claim in hard if claim in fixed)
            expected = "claims that do not contradict each other, for they are taken to hold"
            raise ArgumentError("claim", named, expected) from None
        tied = len(network.events) > 1
        rows["limits"] += [
            (at, *limits, solved.optimal, tied) for at, limits in solved.limits.items()
        ]
        rows["ways"] += [(at, *way) for at, ways in solved.ways.items() for way in ways]
        rows["given_up"] += [(group, True) for group in sorted(solved.removed)]
        rows["given_up"] += [(group, False) for group in sorted(solved.disputed)]
        for labels, violation in solved.conflicts:
            conflict = len(rows["conflicts"])  # a number that no earlier conflict has
            rows["conflicts"] += [(conflict, group, violation) for group in sorted(labels)]
        rows["leave_one_out"] += [
            (label, limits[0], limits[3] if at in ends else limits[1])
            for (label, at), limits in solved.leave_one_out.items()
            if about[label] == at and len(claims[label]) == 1  # others would say the same
        ]
    return Solution.of_rows(**rows)


@frozen
class _NetworkSolution:
    """What holds of the events of one network in every best repair.

    Attributes:
        limits: For each event the hull over the best repairs.
        ways: For each event its limits in each best repair, where these differ.
        removed: Groups of claims that every best repair gives up.
        disputed: Groups that some best repairs give up and others keep.
        conflicts: The minimal conflicts, each with the minutes by which its claims miss each
            other.
        optimal: Whether the repair is shown to be best.
        leave_one_out: For a group of claims and an event of theirs, the limits of the event
            if of the groups kept this one were left out; only where they differ.
    """

    limits: Mapping[int, Limits]
    ways: Mapping[int, tuple[Limits, ...]]
    removed: Labels
    disputed: Labels
    conflicts: tuple[tuple[Labels, int], ...]
    optimal: bool
    leave_one_out: Mapping[tuple[int, int], Limits]


class _Way(NamedTuple):
    """One best repair: what it keeps, and how early and late that lets each moment be."""

    kept: Labels
    earliest: Paths
    latest: Paths

    def limits(self, moments: tuple[int, int]) -> Limits:
        low, high = self.earliest.distance, self.latest.distance
        start, end = moments
        return _minus(low.get(start)), high.get(start), _minus(low.get(end)), high.get(end)

    def without(self, label: int, moments: tuple[int, int]) -> Limits:
        if label not in self.kept:
            return self.limits(moments)
        low, high = self.earliest.without, self.latest.without
        start, end = moments
        return (
            _minus(low(label, start)),
            high(label, start),
            _minus(low(label, end)),
            high(label, end),
        )


def _solve_network(problem: EventNetwork) -> _NetworkSolution:
    """Find the best repairs of a network, what holds in all of them, and what conflicts.

    Raises:
        HardConflictError: Claims that are taken to hold contradict each other.
    """
    network = problem.network
    repair = network.repair(problem.weights)
    search = repair.search
    kept = [network.labels - removed for removed in search.sets]
    if not search.complete:  # too many to try each: what holds without any that may go
        kept.append(network.labels - search.in_some)
    ways = [_Way(labels, network.earliest(labels), network.latest(labels)) for labels in kept]
    limits = {
        at: _hull(way.limits(moments) for way in ways) for at, moments in problem.moments.items()
    }
    # The last way, if the search is not complete, is no repair of its own: it is not shown.
    distinct_ways = {
        at: tuple(dict.fromkeys(way.limits(moments) for way in ways[: len(search.sets)]))
        for at, moments in problem.moments.items()
    }
    conflicts = network.conflicts(repair.conflicts) if repair.conflicts else []
    return _NetworkSolution(
        limits=limits,
        ways={at: each for at, each in distinct_ways.items() if len(each) > 1},
        removed=search.in_all,
        disputed=search.in_some - search.in_all,
        conflicts=tuple((labels, network.violation(labels)) for labels in conflicts),
        optimal=search.optimal,
        leave_one_out={
            (label, at): left
            for label, at in _labelled_events(problem)
            if (left := _hull(way.without(label, problem.moments[at]) for way in ways))
            != limits[at]
        },
    )


def _labelled_events(problem: EventNetwork) -> Iterator[tuple[int, int]]:
    """Pair the label of each group of claims with each event that it is about."""
    for group in problem.groups:
        yield group.group, group.at
        if isinstance(group, OrderGroup):
            yield group.group, group.other


def _minus(distance: int | None) -> int | None:
    return None if distance is None else -distance


def _hull(ways: Iterable[Limits]) -> Limits:
    first, *others = dict.fromkeys(ways)
    if not others:
        return first
    start_low, start_high, end_low, end_high = zip(first, *others, strict=True)
    return _least(start_low), _most(start_high), _least(end_low), _most(end_high)


def _least(minutes: tuple[int | None, ...]) -> int | None:
    """Find the least; None, for open, as soon as one is open."""
    bounded = [minute for minute in minutes if minute is not None]
    return min(bounded) if len(bounded) == len(minutes) else None


def _most(minutes: tuple[int | None, ...]) -> int | None:
    """Find the most; None, for open, as soon as one is open."""
    bounded = [minute for minute in minutes if minute is not None]
    return max(bounded) if len(bounded) == len(minutes) else None
