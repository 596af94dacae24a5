"""The lightest sets of labels that have a label of every conflict (minimum hitting sets).

A label goes when every ballot for it is given up. Most ballots are for one label alone, and are
its weight; some are for several labels, which they share: given up for one, they are given up
for all, at the cost of one.

Laws of this file: a set that is returned meets every conflict, and has every label that no ballot
is left for; it is lightest where `optimal` says so; ties are broken by the numbers of labels; a
search ends after a limit of steps.
"""

from __future__ import annotations

from itertools import islice, product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Labels", "Search", "lightest_hitting_sets"]

Labels = frozenset[int]


_STEPS: Final = 20_000  # of the search in one component, before a greedy set stands in
_HALVINGS: Final = 7  # of that limit, at most
_SETS: Final = 64  # lightest sets told apart, before the rest are only said to exist
_NEVER: Final = 1 << 60
_NONE: Final[Mapping[int, frozenset[int]]] = MappingProxyType({})


class Search(NamedTuple):
    """What a search for hitting sets found.

    Attributes:
        sets: Every lightest set, sorted; the first of them if there are very many.
        in_all: Labels of every lightest set.
        in_some: Labels of any lightest set.
        optimal: Whether they are shown to be lightest.
        complete: Whether `sets` has them all.
    """

    sets: tuple[Labels, ...]
    in_all: Labels
    in_some: Labels
    optimal: bool
    complete: bool


def lightest_hitting_sets(
    conflicts: Iterable[Labels],
    weights: Mapping[int, int],
    *,
    shared: Mapping[int, frozenset[int]] = _NONE,
    ties: bool = True,
    previous_timeouts: int = 0,
) -> Search:
    """Find every lightest set that has a label of each conflict, by branch and bound.

    Conflicts that share no label and no ballot, directly or over others, are searched apart. Past
    a limit of steps a greedy set stands in, and the answer says that it is not shown to be
    lightest.

    Args:
        conflicts: The conflicts, none of them empty.
        weights: How many ballots each label has for itself.
        shared: For labels that have any, the ballots that they share with others.
        ties: Whether every lightest set is looked for; else one will do.
        previous_timeouts: Earlier searches that hit the limit of steps: each halves it.

    >>> lightest_hitting_sets([frozenset({1, 2}), frozenset({2, 3})], {1: 1, 2: 1, 3: 1}).sets
    (frozenset({2}),)
    """
    steps = _STEPS >> min(previous_timeouts, _HALVINGS)
    searched = [
        _Component(component, weights, shared).lightest(steps, ties=ties)
        for component in _components(conflicts, shared)
    ]
    choices = [sets for sets, _ in searched]
    # A lightest set of all conflicts is one of each component; there may be very many.
    chosen = islice(product(*choices), _SETS + 1)
    sets = sorted((frozenset().union(*parts) for parts in chosen), key=sorted)
    optimal = all(shown for _, shown in searched)
    return Search(
        sets=tuple(sets[:_SETS]),
        in_all=frozenset().union(*(frozenset.intersection(*sets) for sets in choices)),
        in_some=frozenset().union(*(frozenset().union(*sets) for sets in choices)),
        optimal=optimal,
        complete=optimal and len(sets) <= _SETS,
    )


def _components(
    conflicts: Iterable[Labels], shared: Mapping[int, frozenset[int]]
) -> list[list[Labels]]:
    """Gather conflicts that share labels or ballots, directly or over others."""
    components: dict[int, list[Labels]] = {}
    of_member: dict[tuple[str, int], int] = {}  # in which component a label or a ballot is
    members: dict[int, list[tuple[str, int]]] = {}
    for number, conflict in enumerate(conflicts):
        keys = [("label", label) for label in conflict]
        keys += [("ballot", b) for label in conflict for b in shared.get(label, ())]
        joined = sorted({of_member[key] for key in keys if key in of_member})
        components[number], members[number] = [conflict], keys
        for other in joined:
            components[number] += components.pop(other)
            members[number] += members.pop(other)
        of_member.update(dict.fromkeys(members[number] if joined else keys, number))
    return list(components.values())


class _Component:
    """Conflicts that hang together, and the search for what is lightest."""

    def __init__(
        self,
        conflicts: Sequence[Labels],
        weights: Mapping[int, int],
        shared: Mapping[int, frozenset[int]],
    ) -> None:
        self.conflicts = conflicts
        self.weights = weights
        every = frozenset().union(*conflicts)
        self.shared = {label: shared[label] for label in every if label in shared}
        self.without_own = [label for label in sorted(self.shared) if not weights[label]]

    def lightest(self, steps: int, *, ties: bool) -> tuple[tuple[Labels, ...], bool]:
        """Find every lightest set, or one, and whether it is shown to be lightest."""
        best = self._greedy()
        limit = self._cost(best)
        lightest: dict[Labels, None] = {} if ties else {best: None}
        none: frozenset[int] = frozenset()
        todo: list[tuple[Labels, Labels, Labels, int]] = [(none, none, none, 0)]
        for _ in range(steps):
            if not todo:
                return tuple(lightest), True
            chosen, ballots, barred, cost = todo.pop()
            unmet = [conflict - barred for conflict in self.conflicts if not conflict & chosen]
            least = cost + self._least_cost(unmet, ballots)
            if least > limit or (least == limit and not ties):
                continue
            if not unmet:
                if cost < limit or not ties:
                    lightest.clear()
                    limit = cost
                lightest[chosen] = None
                continue
            todo += self._branches(unmet, chosen, ballots, barred, cost)
        return tuple(lightest) or (best,), False

    def _branches(
        self, unmet: list[Labels], chosen: Labels, ballots: Labels, barred: Labels, cost: int
    ) -> Iterator[tuple[Labels, Labels, Labels, int]]:
        """Take one label of the shortest conflict each, and bar those before it.

        So no set is reached twice. The lightest label comes last, and so is followed first.
        """
        shortest = min(unmet, key=lambda labels: len(labels))  # noqa: PLW0108  (mypy cannot match len)
        for label in sorted(shortest, key=lambda each: (-self._more(each, ballots), each)):
            given_up = ballots | self.shared.get(label, frozenset())
            gone = self._gone(chosen | {label}, given_up)
            # With what is barred gone, too, it is a set that another branch reaches.
            if not gone & barred:
                yield gone, given_up, barred, cost + self._more(label, ballots)
            barred = barred | {label}

    def _more(self, label: int, ballots: Labels) -> int:
        """Count the ballots that are to be given up for a label, beside those that are."""
        own, shared = self.weights[label], self.shared.get(label)
        return own if shared is None else own + len(shared - ballots)

    def _gone(self, chosen: Labels, ballots: Labels) -> Labels:
        """Add the labels that no ballot is left for."""
        if not self.without_own:
            return chosen
        return chosen.union(each for each in self.without_own if self.shared[each] <= ballots)

    def _cost(self, chosen: Iterable[int]) -> int:
        ballots: set[int] = set()
        own = 0
        for label in chosen:
            own += self.weights[label]
            ballots |= self.shared.get(label, frozenset())
        return own + len(ballots)

    def _least_cost(self, conflicts: Iterable[Labels], given_up: Labels) -> int:
        """Bound the cost of a hitting set from below: disjoint conflicts each cost theirs."""
        used: set[int] = set()
        ballots: set[int] = set()
        total = 0
        for conflict in sorted(conflicts, key=len):
            if not conflict:
                return _NEVER  # every label of it was refused
            if conflict & used:
                continue
            if self.shared:
                theirs = set().union(*(self.shared.get(each, ()) for each in conflict)) - given_up
                if theirs & ballots:
                    continue
                ballots |= theirs
            used |= conflict
            total += min(self._more(label, given_up) for label in conflict)
        return total

    def _greedy(self) -> Labels:
        """Choose the label that is cheapest for each conflict it meets, until all are met."""
        chosen: set[int] = set()
        ballots: Labels = frozenset()
        unmet = list(self.conflicts)
        while unmet:
            counts: dict[int, int] = {}
            for conflict in unmet:
                for label in conflict:
                    counts[label] = counts.get(label, 0) + 1
            costs = {label: self._more(label, ballots) / counts[label] for label in counts}
            pick = min(costs, key=lambda label: (costs[label], label))
            chosen.add(pick)
            ballots |= self.shared.get(pick, frozenset())
            unmet = [conflict for conflict in unmet if pick not in conflict]
        return self._gone(frozenset(chosen), ballots)
