"""The second engine: differences between moments, and which claims about them clash.

A constraint says x − y ≤ w, in whole minutes, and carries the label of the claim that it
comes from; a hard one carries none. A set of constraints can hold exactly when its graph,
with an edge from y to x of length w, has no negative cycle; the tightest bounds that follow
are shortest paths (Dechter, Meiri and Pearl 1991). A negative cycle names the claims that
clash, and the lightest set of claims that meets every clash is the best repair.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Constraint", "Network", "Repair", "lightest_hitting_sets"]

Labels = frozenset[int]

_NODES: Final = 20_000  # of one search for hitting sets, before a greedy one stands in
_REPAIRS: Final = 64  # optimal repairs told apart, before the rest are only said to exist
_CLASHES: Final = 200  # minimal clashes told of one network


class Constraint(NamedTuple):
    """x − y ≤ w. Moment 0 is the origin of time; label None is hard."""

    x: int
    y: int
    w: int
    label: int | None = None


@frozen
class Repair:
    """The best ways to make a network consistent.

    Attributes:
        removed: Every lightest set of labels whose removal leaves no clash.
        clashes: Minimal clashes that were met on the way, each a set of labels.
        optimal: Whether `removed` is shown to be lightest.
        complete: Whether `removed` holds every lightest set.
    """

    removed: tuple[Labels, ...]
    clashes: tuple[Labels, ...]
    optimal: bool = True
    complete: bool = True


class HardClashError(ValueError):
    """Constraints that nobody claims, and that must hold, clash."""


@frozen
class Network:
    """Constraints between moments 0 … size − 1.

    Attributes:
        size: The number of moments, the origin included.
        constraints: The constraints.
    """

    size: int
    constraints: Sequence[Constraint]
    _edges: dict[int, list[tuple[int, int, int | None]]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        edges: dict[int, list[tuple[int, int, int | None]]] = {}
        for x, y, w, label in self.constraints:
            edges.setdefault(y, []).append((x, w, label))
        object.__setattr__(self, "_edges", edges)

    @property
    def labels(self) -> Labels:
        """Every label."""
        return frozenset(c.label for c in self.constraints if c.label is not None)

    def clash(self, active: Labels) -> Labels | None:
        """The labels of a negative cycle among the active and the hard constraints, or None.

        The labels are shrunk by deletion: without any one of them they would not clash.
        """
        cycle = self._cycle(active)
        if cycle is None:
            return None
        found = cycle[0]
        for label in sorted(found):
            smaller = self._cycle(found - {label})
            if smaller is not None:
                found = smaller[0]
        return found

    def violation(self, labels: Labels) -> int:
        """By how many minutes the constraints of a clash miss each other; 0 if they do not."""
        cycle = self._cycle(labels)
        return 0 if cycle is None else -cycle[1]

    def _cycle(self, active: Labels) -> tuple[Labels, int] | None:
        """Queue-based Bellman–Ford from everywhere at once: a cycle's labels and length."""
        distance = [0] * self.size
        parent: list[tuple[int, int, int | None] | None] = [None] * self.size
        length = [0] * self.size  # edges of the path that set the distance
        queue = deque(range(self.size))
        waiting = [True] * self.size
        while queue:
            y = queue.popleft()
            waiting[y] = False
            here = distance[y]
            for x, w, label in self._edges.get(y, ()):
                if label is not None and label not in active:
                    continue
                if here + w < distance[x]:
                    distance[x] = here + w
                    parent[x] = (y, w, label)
                    length[x] = length[y] + 1
                    if length[x] >= self.size:
                        return _walk(parent, x, self.size)
                    if not waiting[x]:
                        waiting[x] = True
                        queue.append(x)
        return None

    def bounds(self, active: Labels) -> list[tuple[int | None, int | None]]:
        """Earliest and latest of every moment, counted from moment 0; None where open.

        The active constraints must not clash.
        """
        latest = self._shortest(active, backward=False)
        earliest = self._shortest(active, backward=True)
        return [
            (None if low is None else -low, high)
            for low, high in zip(earliest, latest, strict=True)
        ]

    def _shortest(self, active: Labels, *, backward: bool) -> list[int | None]:
        edges: dict[int, list[tuple[int, int]]] = {}
        for x, y, w, label in self.constraints:
            if label is None or label in active:
                tail, head = (x, y) if backward else (y, x)
                edges.setdefault(tail, []).append((head, w))
        distance: list[int | None] = [None] * self.size
        distance[0] = 0
        queue = deque([0])
        while queue:
            y = queue.popleft()
            here = distance[y]
            if here is None:
                continue
            for x, w in edges.get(y, ()):
                known = distance[x]
                if known is None or here + w < known:
                    distance[x] = here + w
                    queue.append(x)
        return distance

    def repair(self, weights: Mapping[int, int]) -> Repair:
        """The lightest sets of labels whose removal leaves no clash.

        Args:
            weights: The weight of each label, above 0.

        Raises:
            HardClashError: The hard constraints clash among themselves.
        """
        every = self.labels
        clashes: list[Labels] = []
        while True:
            search = lightest_hitting_sets(clashes, weights)
            fresh: list[Labels] = []
            for removed in search.sets:
                found = self.clash(every - removed)
                if found is not None:
                    if not found:
                        message = "constraints that must hold clash among themselves"
                        raise HardClashError(message)
                    if found not in fresh:
                        fresh.append(found)
            if not fresh:
                return Repair(search.sets, tuple(clashes), search.optimal, search.complete)
            clashes += fresh

    def clashes(self, known: Iterable[Labels] = (), *, limit: int = _CLASHES) -> list[Labels]:
        """Every minimal clash, up to a limit: without each clash's labels in turn, another.

        Args:
            known: Minimal clashes already found.
            limit: The most that are told.
        """
        found = list(dict.fromkeys(known))
        every = self.labels
        seen: set[Labels] = set()
        todo: list[Labels] = [frozenset()]
        while todo and len(found) < limit and len(seen) < _NODES:
            removed = todo.pop()
            if removed in seen:
                continue
            seen.add(removed)
            here = next((c for c in found if not c & removed), None)
            if here is None:
                here = self.clash(every - removed)
                if here is None or not here:
                    continue
                found.append(here)
            todo.extend(removed | {label} for label in here)
        return found


def _walk(
    parent: list[tuple[int, int, int | None] | None], start: int, size: int
) -> tuple[Labels, int]:
    """The cycle into which the parents of a moment lead: its labels and its length."""
    at = start
    for _ in range(size):  # far enough back to be on the cycle
        step = parent[at]
        at = step[0] if step else at
    labels: set[int] = set()
    total, first = 0, at
    while (step := parent[at]) is not None:
        at, w, label = step
        total += w
        if label is not None:
            labels.add(label)
        if at == first:
            break
    return frozenset(labels), total


class _Search(NamedTuple):
    sets: tuple[Labels, ...]
    optimal: bool
    complete: bool


def lightest_hitting_sets(clashes: Sequence[Labels], weights: Mapping[int, int]) -> _Search:
    """Every lightest set that has a label of each clash, by branch and bound.

    Past a limit of steps a greedy set stands in, and the answer says that it is not shown to
    be lightest.

    >>> lightest_hitting_sets([frozenset({1, 2}), frozenset({2, 3})], {1: 1, 2: 1, 3: 1}).sets
    (frozenset({2}),)
    """
    best = _greedy(clashes, weights)
    limit = sum(weights[label] for label in best)
    found: dict[Labels, None] = {}
    steps = 0
    todo: list[tuple[Labels, Labels, int]] = [(frozenset(), frozenset(), 0)]
    while todo:
        steps += 1
        if steps > _NODES:
            sets = tuple(found) or (best,)
            return _Search(sets[:_REPAIRS], optimal=False, complete=False)
        chosen, barred, cost = todo.pop()
        open_clashes = [c - barred for c in clashes if not c & chosen]
        if not open_clashes:
            if cost < limit:
                found.clear()
                limit = cost
            found[chosen] = None
            continue
        if cost + _least(open_clashes, weights) > limit:
            continue
        branch = min(open_clashes, key=len)
        refused = barred
        for label in sorted(branch, key=lambda each: (weights[each], each)):
            if cost + weights[label] <= limit:
                todo.append((chosen | {label}, refused, cost + weights[label]))
            refused = refused | {label}
    sets = tuple(sorted(found, key=sorted)) or (best,)
    return _Search(sets[:_REPAIRS], optimal=True, complete=len(sets) <= _REPAIRS)


def _least(clashes: list[Labels], weights: Mapping[int, int]) -> int:
    """A cost that no hitting set can undercut: clashes that share no label each cost theirs."""
    used: set[int] = set()
    total = 0
    for clash in sorted(clashes, key=len):
        if not clash:
            return 1 << 60  # every label of it was refused
        if not clash & used:
            used |= clash
            total += min(weights[label] for label in clash)
    return total


def _greedy(clashes: Sequence[Labels], weights: Mapping[int, int]) -> Labels:
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
