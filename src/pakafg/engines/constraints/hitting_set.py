"""The lightest sets of labels that have a label of every clash."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Labels", "Search", "lightest_hitting_sets"]

Labels = frozenset[int]

_STEPS: Final = 20_000  # of the search in one part, before a greedy set stands in
_HALVINGS: Final = 7  # of that limit, at most
_SETS: Final = 64  # lightest sets told apart, before the rest are only said to exist
_NEVER: Final = 1 << 60


class Search(NamedTuple):
    """What a search for hitting sets found.

    Attributes:
        sets: Every lightest set, sorted; the first of them if there are very many.
        always: Labels of every lightest set.
        ever: Labels of any lightest set.
        optimal: Whether they are shown to be lightest.
        complete: Whether `sets` has them all.
    """

    sets: tuple[Labels, ...]
    always: Labels
    ever: Labels
    optimal: bool
    complete: bool


def lightest_hitting_sets(
    clashes: Iterable[Labels], weights: Mapping[int, int], *, fell_short: int = 0
) -> Search:
    """Every lightest set that has a label of each clash, by branch and bound.

    Clashes that share no label, directly or over others, are searched apart. Past a limit of
    steps a greedy set stands in, and the answer says that it is not shown to be lightest.

    Args:
        clashes: The clashes, none of them empty.
        weights: The weight of each label, above 0.
        fell_short: How many searches did before: each halves the limit of steps.

    >>> lightest_hitting_sets([frozenset({1, 2}), frozenset({2, 3})], {1: 1, 2: 1, 3: 1}).sets
    (frozenset({2}),)
    """
    steps = _STEPS >> min(fell_short, _HALVINGS)
    parts = [_lightest(part, weights, steps) for part in _parts(clashes)]
    each = [sets for sets, _ in parts]
    told = islice(product(*each), _SETS + 1)
    sets = sorted((frozenset().union(*chosen) for chosen in told), key=sorted)
    optimal = all(shown for _, shown in parts)
    return Search(
        sets=tuple(sets[:_SETS]),
        always=frozenset().union(*(frozenset.intersection(*sets) for sets in each)),
        ever=frozenset().union(*(frozenset().union(*sets) for sets in each)),
        optimal=optimal,
        complete=optimal and len(sets) <= _SETS,
    )


def _parts(clashes: Iterable[Labels]) -> list[list[Labels]]:
    """Clashes that share labels, directly or over others."""
    parts: list[tuple[Labels, list[Labels]]] = []
    for clash in clashes:
        labels, together = clash, [clash]
        apart = []
        for known, members in parts:
            if known & labels:
                labels |= known
                together += members
            else:
                apart.append((known, members))
        parts = [*apart, (labels, together)]
    return [members for _, members in parts]


def _lightest(
    clashes: Sequence[Labels], weights: Mapping[int, int], steps: int
) -> tuple[tuple[Labels, ...], bool]:
    """Every lightest set of one part, and whether it is shown to be lightest."""
    best = _greedy(clashes, weights)
    limit = sum(weights[label] for label in best)
    found: dict[Labels, None] = {}
    todo: list[tuple[Labels, Labels, int]] = [(frozenset(), frozenset(), 0)]
    for _ in range(steps):
        if not todo:
            return tuple(found), True
        chosen, barred, cost = todo.pop()
        left = [clash - barred for clash in clashes if not clash & chosen]
        if cost + _least(left, weights) > limit:
            continue
        if not left:
            if cost < limit:
                found.clear()
                limit = cost
            found[chosen] = None
            continue
        refused = barred
        shortest = min(left, key=lambda clash: len(clash))  # noqa: PLW0108  (mypy cannot match len)
        # The lightest label comes last, and so is followed first.
        for label in sorted(shortest, key=lambda each: (-weights[each], each)):
            todo.append((chosen | {label}, refused, cost + weights[label]))
            refused = refused | {label}
    return tuple(found) or (best,), False


def _least(clashes: Iterable[Labels], weights: Mapping[int, int]) -> int:
    """A cost that no hitting set can undercut: clashes that share no label each cost theirs."""
    used: set[int] = set()
    total = 0
    for clash in sorted(clashes, key=len):
        if not clash:
            return _NEVER  # every label of it was refused
        if not clash & used:
            used |= clash
            total += min(weights[label] for label in clash)
    return total


def _greedy(clashes: Iterable[Labels], weights: Mapping[int, int]) -> Labels:
    chosen: set[int] = set()
    left = list(clashes)
    while left:
        counts: dict[int, int] = {}
        for clash in left:
            for label in clash:
                counts[label] = counts.get(label, 0) + 1
        pick = min(counts, key=lambda label: (weights[label] / counts[label], label))
        chosen.add(pick)
        left = [clash for clash in left if pick not in clash]
    return frozenset(chosen)
