"""The best repairs of what is said of some events, and what each leaves of them.

Laws of this file: a way is one best repair; what holds over all ways is their hull, open as soon as
one is open; where there are more ways than are told apart, what they share stands in for the rest.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, field

from pakafg.engines.constraints import (
    Constraint,
    Paths,
    Repair,
    best_repair,
    minimal_conflicts,
    stretches,
    violation,
)
from pakafg.timeline.limits import Limits
from pakafg.timeline.networks import EventNetwork, held

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pakafg.engines.constraints import Bounds, Labels
    from pakafg.timeline.networks import Moments

__all__ = ["Repaired", "apart", "hull"]

Span = tuple[int | None, int | None]


def hull(spans: Iterable[tuple[int | None, ...]]) -> tuple[int | None, ...]:
    """Span limits: lows and highs in turn, open as soon as one is open.

    >>> hull([(1, 4, 2, None), (0, 3, 5, 9)])
    (0, 4, 2, None)
    """
    distinct = list(dict.fromkeys(spans))
    if len(distinct) == 1:
        return distinct[0]
    columns = enumerate(zip(*distinct, strict=True))
    return tuple(
        None if None in column else (max if place % 2 else min)(m for m in column if m is not None)
        for place, column in columns
    )


@define(eq=False, slots=False)
class Repaired:
    """An event network and its best repairs.

    Attributes:
        problem: The events and what is said of them.
        repair: The sayings that the best repairs give up, and conflicts that were met.
    """

    problem: EventNetwork
    repair: Repair = field(init=False)
    _kept_paths: dict[int, tuple[Paths, Paths]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        ballots = self.problem.ballots
        self.repair = best_repair(self.problem.network, ballots.own, ballots.shared)

    @property
    def removals(self) -> tuple[Labels, ...]:
        """List what each way gives up; last, where not all are told apart, what any does."""
        search = self.repair.search
        return search.sets if search.complete else (*search.sets, search.in_some)

    @cached_property
    def _common(self) -> Labels:
        return self.problem.network.labels - self.repair.search.in_some

    @cached_property
    def _kept(self) -> list[Labels]:
        return [self.problem.network.labels - removed for removed in self.removals]

    def kept(self, way: int) -> Labels:
        """Collect the sayings that a way keeps."""
        return self._kept[way]

    @cached_property
    def _bounds(self) -> Bounds:
        in_some = self.repair.search.in_some
        more = [in_some - removed for removed in self.removals]
        return self.problem.network.bounds_of_each(self._common, more)

    def limits_by_way(self, at: int) -> list[Limits]:
        """Bound an event by each way; by one alone where no way differs."""
        _, start, end = self.problem.moments[at]
        bounds = self._bounds
        if not any(start in each or end in each for each in bounds.differing):
            return [Limits(*bounds.base[start], *bounds.base[end])]
        return [
            Limits(*bounds.of(way, start), *bounds.of(way, end))
            for way in range(len(self.removals))
        ]

    def declared_by_way(self, at: int) -> list[Span]:
        """Bound the declaration of an event by each way; none where nobody dates it."""
        moment = self.problem.moments[at].declared
        if moment is None:
            return []
        return [self._bounds.of(way, moment) for way in range(len(self.removals))]

    def given_up(self) -> tuple[set[str], set[str]]:
        """Collect the claims that all ways give up, and those that some do."""
        ballots, search = self.problem.ballots, self.repair.search
        if search.complete:
            each = [ballots.given_up(removed) for removed in search.sets]
            in_all, in_some = frozenset.intersection(*each), frozenset.union(*each)
        else:
            in_all, in_some = map(ballots.given_up, (search.in_all, search.in_some))
        return (
            {claim for ballot in in_all for claim in ballots.claims[ballot]},
            {claim for ballot in in_some for claim in ballots.claims[ballot]},
        )

    @cached_property
    def conflicts(self) -> tuple[tuple[Labels, int], ...]:
        """The minimal conflicts, each with the minutes by which it misses."""
        network = self.problem.network
        return tuple((labels, violation(network, labels)) for labels in self._listed[0])

    @property
    def conflicts_complete(self) -> bool:
        """Whether these are all there are; of very many, only those found first are listed."""
        return self._listed[1]

    @cached_property
    def _listed(self) -> tuple[list[Labels], bool]:
        met = self.repair.conflicts
        return minimal_conflicts(self.problem.network, met) if met else ([], True)

    def bounds_from(self, moment: int) -> list[list[Span]]:
        """Bound how much later than a moment each other is, by each way."""
        network = self.problem.network
        return [network.bounds(self.kept(way), of=moment) for way in range(len(self.removals))]

    def may(self, way: int, *more: Constraint) -> bool:
        """Test whether what a way keeps lets further constraints hold."""
        return self.problem.network.allows(self.kept(way), *more)

    def missed_by(self, label: int) -> int:
        """Measure by how many minutes a date misses what the nearest way keeps.

        Args:
            label: The date, which no way keeps.
        """
        date = self.problem.sayings[label]
        lower, upper = held(date, self.problem.moments)

        def reached(by: int) -> bool:
            """Tell whether a piece of the date, so much wider, may hold."""
            for first, last in date.pieces or ((date.low, date.high),):
                more = [] if first is None else [Constraint(0, lower, by - first)]
                more += [] if last is None else [Constraint(upper, 0, last + by)]
                if any(self.may(way, *more) for way in range(len(self.removals))):
                    return True
            return False

        far = 1
        while not reached(far):
            far *= 2
        return bisect_left(range(far + 1), x=True, lo=far // 2, key=reached)

    # --- pieces ---------------------------------------------------------------------------------

    def pieces(self, ends: Collection[int]) -> dict[int, list[list[Span]]]:
        """Find the stretches in which events may lie, of each event by each way.

        Dates of several pieces leave gaps in the time of an event, and in that of all that is
        tied to it.

        Args:
            ends: Events whose end is dated apart: a stretch holds them whole, others' start.
        """
        spans = [
            (moments.start, moments.end if at in ends else moments.start)
            for at, moments in self.problem.moments.items()
        ]
        network = self.problem.network
        ways = [stretches(network, self.kept(way), spans) for way in range(len(self.removals))]
        return dict(zip(self.problem.moments, map(list, zip(*ways, strict=True)), strict=True))

    def _all_limits(self, at: int) -> list[Limits]:
        by_way = self.limits_by_way(at)
        return by_way * len(self.removals) if len(by_way) == 1 else by_way

    # --- one claim left out ---------------------------------------------------------------------

    def _paths(self, way: int) -> tuple[Paths, Paths]:
        if way not in self._kept_paths:
            network, kept = self.problem.network, self.kept(way)
            self._kept_paths[way] = network.earliest(kept), network.latest(kept)
        return self._kept_paths[way]

    def without(self, label: int, at: int) -> Limits:
        """Bound an event as if of what each way keeps one saying were left out."""
        network, moments = self.problem.network, self.problem.moments[at]
        by_way = self._all_limits(at)
        # What all ways share bounds least: where they are not all told apart, it is the hull.
        first = 0 if self.repair.search.complete else len(by_way) - 1
        each: list[Limits] = []
        for way in range(first, len(by_way)):
            kept, limits = self.kept(way), by_way[way]
            if label not in kept:
                each.append(limits)
            elif network.disjunctions:
                bounds = network.bounds(kept - {label})
                each.append(Limits(*bounds[moments.start], *bounds[moments.end]))
            else:
                each.append(_without(self._paths(way), label, moments))
        return Limits(*hull(each))


def _without(paths: tuple[Paths, Paths], label: int, moments: Moments) -> Limits:
    early, late = paths
    lows = [early.without(label, moment) for moment in (moments.start, moments.end)]
    start_low, end_low = (None if low is None else -low for low in lows)
    return Limits(
        start_low,
        late.without(label, moments.start),
        end_low,
        late.without(label, moments.end),
    )


def apart(pieces: Iterable[Span]) -> list[Span]:
    """Order stretches, and join those between which there is no gap.

    >>> apart([(7, 8), (1, 3), (2, 4), (9, None)])
    [(1, 4), (7, None)]
    """
    joined: list[Span] = []
    for low, high in sorted(pieces, key=_in_time):
        if joined and _meets(joined[-1][1], low):
            before = joined.pop()
            highs = (before[1], high)
            joined.append(
                (before[0], None if None in highs else max(h for h in highs if h is not None))
            )
        else:
            joined.append((low, high))
    return joined


def _in_time(piece: Span) -> tuple[int, int]:
    low, _ = piece
    return (0, 0) if low is None else (1, low)


def _meets(last: int | None, first: int | None) -> bool:
    return last is None or first is None or first <= last + 1
