"""From claims to what holds of every event, each kind of event by the way that is cheapest.

Events whose dates agree need one intersection; those whose dates alone exclude each other, a
sweep: both in polars, whatever their number. Events that orders tie together need a network,
and so do those of which a claim is taken to hold.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl
from attrs import evolve, frozen

from pakafg.engines.constraints import HardConflictError, best_repair
from pakafg.errors import ArgumentError
from pakafg.progress import watched
from pakafg.timeline.index import EventIndex, group_dates, group_orders, of_events
from pakafg.timeline.limits import Solution, intersect, is_consistent
from pakafg.timeline.networks import build_network, components
from pakafg.timeline.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pakafg.engines.constraints import Labels, Paths
    from pakafg.timeline.evidence import Evidence

__all__ = ["Reconciliation", "solve", "solve_networks"]

Limits = tuple[int | None, int | None, int | None, int | None]
"""Earliest and latest minute of an event's start and of its end; None: open."""


@frozen(kw_only=True, eq=False)
class Reconciliation:
    """The claims about all events, and their solution.

    Attributes:
        index: The events and the claims about them.
        inconsistent: For each event, whether its dates exclude each other.
        entangled: For each event, whether its dates do, or orders tie it to others.
        dates: Groups of dates of the entangled events, as `group_dates` gives them.
        orders: Groups of orders, as `group_orders` gives them.
        solution: What holds; its limits are in the order of the index.
    """

    index: EventIndex
    inconsistent: pl.Series
    entangled: pl.Series
    dates: pl.DataFrame
    orders: pl.DataFrame
    solution: Solution


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
    # Where several claims say the same, all stays without one of them.
    alone = both.filter(pl.col("claims").list.len() == 1).select("group", "about")
    about: dict[int, int] = dict(alone.iter_rows())
    ends = set(events.filter("ends")["at"])
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for part in watched(components(dates, orders, events), "reconciling groups of events"):
        problem = build_network(*part)
        network, moments = problem.network, problem.moments
        try:
            repair = best_repair(network, problem.weights)
        except HardConflictError as error:
            hard = (claim for label in sorted(error.labels) for claim in claims.get(label, ()))
            named = ", ".join(claim for claim in hard if claim in fixed)
            expected = "claims that do not contradict each other, for they are taken to hold"
            raise ArgumentError("claim", named, expected) from None
        search = repair.search
        ways = [
            _Way(kept, network.earliest(kept), network.latest(kept))
            for kept in problem.kept(search)
        ]
        limits: dict[int, Limits] = {}
        for at, of_event in moments.items():
            each = [way.limits(of_event) for way in ways]
            limits[at] = _hull(each)
            rows["limits"].append((at, *limits[at], search.optimal, len(moments) > 1))
            distinct = dict.fromkeys(each[: len(search.sets)])  # what all share is no way
            if len(distinct) > 1:
                rows["ways"] += [(at, *way) for way in distinct]
        rows["given_up"] += [(label, label in search.in_all) for label in sorted(search.in_some)]
        for labels in network.conflicts(repair.conflicts) if repair.conflicts else ():
            conflict = len(rows["conflicts"])  # a number that no earlier conflict has
            violation = network.violation(labels)
            rows["conflicts"] += [(conflict, label, violation) for label in sorted(labels)]
        for label in (group.label for group in problem.groups if group.label in about):
            at = about[label]
            without = _hull(way.without(label, moments[at]) for way in ways)
            if without != limits[at]:
                last = without[3] if at in ends else without[1]
                rows["leave_one_out"].append((label, without[0], last))
    return Solution.of_rows(**rows)


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


def _minus(distance: int | None) -> int | None:
    return None if distance is None else -distance


def _hull(ways: Iterable[Limits]) -> Limits:
    distinct = list(dict.fromkeys(ways))
    if len(distinct) == 1:
        return distinct[0]
    start_low, start_high, end_low, end_high = zip(*distinct, strict=True)
    first, last = partial(_open_or, min), partial(_open_or, max)
    return first(start_low), last(start_high), first(end_low), last(end_high)


def _open_or(outermost: Callable[[list[int]], int], minutes: tuple[int | None, ...]) -> int | None:
    """Find the outermost minute; None, for open, as soon as one is open."""
    bounded = [minute for minute in minutes if minute is not None]
    return outermost(bounded) if len(bounded) == len(minutes) else None
