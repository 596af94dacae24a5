"""Events that orders tie together: solved one network at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from pakafg.engines.constraints import Labels
from pakafg.timeline.constraints import Ordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.engines.constraints import Paths
    from pakafg.timeline.constraints import Problem

__all__ = ["Clash", "Limits", "Solution", "solve"]

Limits = tuple[int | None, int | None, int | None, int | None]
"""Earliest and latest minute of an event's start and of its end; None: open."""


class Clash(NamedTuple):
    """Claims that cannot all hold, though without any one of them the others could.

    Attributes:
        labels: The groups of claims.
        violation: By how many minutes they miss each other.
    """

    labels: Labels
    violation: int


@frozen
class Solution:
    """What holds of some events in every best repair.

    Attributes:
        limits: For each event the hull over the best repairs.
        ways: For each event its limits in each best repair, where these differ.
        removed: Groups of claims that every best repair gives up.
        disputed: Groups that some best repairs give up and others keep.
        clashes: The minimal clashes.
        optimal: Whether the repair is shown to be best.
        left_out: For a group of claims and an event of theirs, the limits of the event if
            of the groups kept this one were left out; only where they differ.
    """

    limits: Mapping[int, Limits]
    ways: Mapping[int, tuple[Limits, ...]]
    removed: Labels
    disputed: Labels
    clashes: tuple[Clash, ...]
    optimal: bool
    left_out: Mapping[tuple[int, int], Limits]


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


def solve(problem: Problem) -> Solution:
    """The best repairs of a network, what holds in all of them, and what clashed.

    Raises:
        HardConflictError: Claims that are taken to hold clash.
    """
    network = problem.network
    repair = network.repair(problem.weights)
    search = repair.search
    kept = [network.labels - removed for removed in search.sets]
    if not search.complete:  # too many to try each: what holds without any that may go
        kept.append(network.labels - search.in_some)
    ways = [_Way(each, network.earliest(each), network.latest(each)) for each in kept]
    limits = {
        at: _hull(way.limits(moments) for way in ways) for at, moments in problem.moments.items()
    }
    told = {
        at: tuple(dict.fromkeys(way.limits(moments) for way in ways[: len(search.sets)]))
        for at, moments in problem.moments.items()
    }
    clashes = network.conflicts(repair.conflicts) if repair.conflicts else []
    return Solution(
        limits=limits,
        ways={at: found for at, found in told.items() if len(found) > 1},
        removed=search.in_all,
        disputed=search.in_some - search.in_all,
        clashes=tuple(Clash(labels, network.violation(labels)) for labels in clashes),
        optimal=search.optimal,
        left_out={
            (label, at): found
            for label, at in _asked(problem)
            if (found := _hull(way.without(label, problem.moments[at]) for way in ways))
            != limits[at]
        },
    )


def _asked(problem: Problem) -> Iterator[tuple[int, int]]:
    for group in problem.groups:
        yield group.group, group.at
        if isinstance(group, Ordered):
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
    known = [minute for minute in minutes if minute is not None]
    return min(known) if len(known) == len(minutes) else None


def _most(minutes: tuple[int | None, ...]) -> int | None:
    known = [minute for minute in minutes if minute is not None]
    return max(known) if len(known) == len(minutes) else None
