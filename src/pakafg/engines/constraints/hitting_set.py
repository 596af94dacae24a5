"""The lightest sets of labels that have a label of every conflict (minimum hitting sets).

Laws of this file: a set that is returned meets every conflict; it is lightest where `optimal`
says so; ties are broken by the numbers of labels; a search ends after a limit of steps.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Labels", "Search", "lightest_hitting_sets"]

Labels = frozenset[int]

_STEPS: Final = 20_000  # of the search in one component, before a greedy set stands in
_HALVINGS: Final = 7  # of that limit, at most
_SETS: Final = 64  # lightest sets told apart, before the rest are only said to exist
_NEVER: Final = 1 << 60


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
    conflicts: Iterable[Labels], weights: Mapping[int, int], *, previous_timeouts: int = 0
) -> Search:
    """Find every lightest set that has a label of each conflict, by branch and bound.

    Conflicts that share no label, directly or over others, are searched apart. Past a limit of
    steps a greedy set stands in, and the answer says that it is not shown to be lightest.

    Args:
        conflicts: The conflicts, none of them empty.
        weights: The weight of each label, above 0.
        previous_timeouts: Earlier searches that hit the limit of steps: each halves it.

    >>> lightest_hitting_sets([frozenset({1, 2}), frozenset({2, 3})], {1: 1, 2: 1, 3: 1}).sets
    (frozenset({2}),)
    """
    steps = _STEPS >> min(previous_timeouts, _HALVINGS)
    searched = [_lightest(component, weights, steps) for component in _components(conflicts)]
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


def _components(conflicts: Iterable[Labels]) -> list[list[Labels]]:
    """Gather conflicts that share labels, directly or over others."""
    components: list[tuple[Labels, list[Labels]]] = []
    for conflict in conflicts:
        labels, together = conflict, [conflict]
        apart = []
        for known, members in components:
            if known & labels:
                labels |= known
                together += members
            else:
                apart.append((known, members))
        components = [*apart, (labels, together)]
    return [members for _, members in components]


def _lightest(
    conflicts: Sequence[Labels], weights: Mapping[int, int], steps: int
) -> tuple[tuple[Labels, ...], bool]:
    """Find every lightest set of one component, and whether it is shown to be lightest."""
    best = _greedy(conflicts, weights)
    limit = sum(weights[label] for label in best)
    lightest: dict[Labels, None] = {}
    todo: list[tuple[Labels, Labels, int]] = [(frozenset(), frozenset(), 0)]
    for _ in range(steps):
        if not todo:
            return tuple(lightest), True
        chosen, barred, cost = todo.pop()
        unmet = [conflict - barred for conflict in conflicts if not conflict & chosen]
        if cost + _least_cost(unmet, weights) > limit:
            continue
        if not unmet:
            if cost < limit:
                lightest.clear()
                limit = cost
            lightest[chosen] = None
            continue
        # Each branch takes one label of the shortest conflict and bars those before it, so
        # that no set is reached twice.
        refused = barred
        shortest = min(unmet, key=lambda labels: len(labels))  # noqa: PLW0108  (mypy cannot match len)
        # The lightest label comes last, and so is followed first.
        for label in sorted(shortest, key=lambda each: (-weights[each], each)):
            todo.append((chosen | {label}, refused, cost + weights[label]))
            refused = refused | {label}
    return tuple(lightest) or (best,), False


def _least_cost(conflicts: Iterable[Labels], weights: Mapping[int, int]) -> int:
    """Bound the cost of a hitting set from below: disjoint conflicts each cost theirs."""
    used: set[int] = set()
    total = 0
    for conflict in sorted(conflicts, key=len):
        if not conflict:
            return _NEVER  # every label of it was refused
        if not conflict & used:
            used |= conflict
            total += min(weights[label] for label in conflict)
    return total


def _greedy(conflicts: Iterable[Labels], weights: Mapping[int, int]) -> Labels:
    """Choose the label that is cheapest for each conflict it meets, until all are met."""
    chosen: set[int] = set()
    unmet = list(conflicts)
    while unmet:
        counts: dict[int, int] = {}
        for conflict in unmet:
            for label in conflict:
                counts[label] = counts.get(label, 0) + 1
        pick = min(counts, key=lambda label: (weights[label] / counts[label], label))
        chosen.add(pick)
        unmet = [conflict for conflict in unmet if pick not in conflict]
    return frozenset(chosen)
