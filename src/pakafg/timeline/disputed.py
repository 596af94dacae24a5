"""Events whose dates clash, or that orders tie together: solved one network at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pakafg.timeline.constraints import DateGroup, OrderGroup
from pakafg.values.calendar import DAY

if TYPE_CHECKING:
    from pakafg._networks import Repair
    from pakafg.timeline.constraints import Problem

__all__ = ["Clash", "Limits", "Solution", "solve"]

Range = tuple[int | None, int | None]


@frozen
class Limits:
    """When an event began and ended: earliest and latest minute of both.

    Attributes:
        start: Of its start.
        end: Of its end.
    """

    start: Range
    end: Range


@frozen
class Clash:
    """Claims that cannot all hold, though without any one of them the others could.

    Attributes:
        labels: The groups of claims, by index.
        kind: dates, order, gap, or zone_or_midnight where a day or less would mend it.
        violation: By how many minutes they miss each other.
    """

    labels: tuple[int, ...]
    kind: str
    violation: int


@frozen
class Solution:
    """What holds of some events in every best repair.

    Attributes:
        limits: For each event the hull over the best repairs.
        removed: Groups of claims that every best repair gives up.
        disputed: Groups that some best repairs give up and others keep.
        alternatives: For each event its limits in each best repair, where these differ.
        clashes: Every minimal clash that was found.
        optimal: Whether the repair is shown to be best.
        without: For each group the limits of its event if that group is left out.
    """

    limits: Mapping[str, Limits]
    removed: frozenset[int]
    disputed: frozenset[int]
    alternatives: Mapping[str, tuple[Limits, ...]]
    clashes: tuple[Clash, ...]
    optimal: bool
    without: Mapping[int, Limits]


_WITHOUT: Final = 400  # groups of one network up to which each is left out in turn


def solve(problem: Problem) -> Solution:
    """The best repairs of a network, what holds in all of them, and what clashed."""
    network = problem.network
    repair = network.repair(problem.weights)
    every = network.labels
    each = [_limits(problem, every - removed) for removed in repair.removed]
    limits = {event: _hull([found[event] for found in each]) for event in problem.events}
    always = frozenset.intersection(*repair.removed)
    return Solution(
        limits=limits,
        removed=always,
        disputed=frozenset.union(*repair.removed) - always,
        alternatives={
            event: tuple(dict.fromkeys(found[event] for found in each))
            for event in problem.events
            if len({found[event] for found in each}) > 1
        },
        clashes=_clashes(problem, repair),
        optimal=repair.optimal,
        without=_left_out(problem, repair),
    )


def _limits(problem: Problem, active: frozenset[int]) -> dict[str, Limits]:
    bounds = problem.network.bounds(active)
    return {
        event: Limits(bounds[start], bounds[end]) for event, (start, end) in problem.moments.items()
    }


def _hull(found: list[Limits]) -> Limits:
    return Limits(
        _span([limits.start for limits in found]), _span([limits.end for limits in found])
    )


def _span(ranges: list[Range]) -> Range:
    lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
    return (
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def _clashes(problem: Problem, repair: Repair) -> tuple[Clash, ...]:
    found = problem.network.clashes(repair.clashes) if repair.clashes else []
    clashes = []
    for labels in sorted(found, key=sorted):
        groups = [problem.groups[label] for label in labels]
        violation = problem.network.violation(labels)
        if violation <= DAY:
            kind = "zone_or_midnight"
        elif all(isinstance(group, DateGroup) for group in groups):
            kind = "dates"
        elif any(
            isinstance(group, OrderGroup) and (group.low, group.high) != (None, None)
            for group in groups
        ):
            kind = "gap"
        else:
            kind = "order"
        clashes.append(Clash(tuple(sorted(labels)), kind, violation))
    return tuple(clashes)


def _left_out(problem: Problem, repair: Repair) -> dict[int, Limits]:
    if len(problem.groups) > _WITHOUT:
        return {}
    removed = repair.removed[0]
    kept = problem.network.labels - removed
    return {
        label: _limits(problem, kept - {label})[group.event]
        for label, group in enumerate(problem.groups)
    }
