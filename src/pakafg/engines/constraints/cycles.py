"""Negative cycles: constraints that cannot hold together (Bellman-Ford).

Laws of this file: what is returned is a cycle and is negative; where None is returned, the
distances left behind break no active constraint (they are feasible potentials). Cycles are
found, not chosen: which of several is returned is up to the order of the edges.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from pakafg.engines.constraints.paths import subtree

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from pakafg.engines.constraints.hitting_set import Labels
    from pakafg.engines.constraints.paths import Edge

__all__ = ["negative_cycle"]


def negative_cycle(
    edges: Mapping[int, Sequence[Edge]], active: Labels, distance: list[int]
) -> tuple[Labels, int] | None:
    """Find the labels and the length of a negative cycle, searching from everywhere at once.

    Where a moment comes nearer, its subtree of shortest paths is taken apart: what was reached
    through it is not looked at before it is reached anew (Tarjan's subtree disassembly). Where
    the moment from which the step comes lies in that subtree, the step closes a cycle.

    Args:
        edges: The edges that leave each moment.
        active: The labels that hold, beside what has none.
        distance: How far each moment is to begin with, changed in place; where there is no
            cycle, at the end so far that no constraint is broken.
    """
    holding = active | {None}
    predecessors: dict[int, Edge] = {}
    children: dict[int, set[int]] = defaultdict(set)
    queue = deque(_broken(edges, holding, distance))
    waiting = set(queue)
    while queue:
        y = queue.popleft()
        if y not in waiting:  # a subtree that was taken apart held it
            continue
        waiting.remove(y)
        for x, w, label in edges[y]:
            if label not in holding or distance[y] + w >= distance[x]:
                continue
            below = subtree(x, children)
            if y in below:
                return _closed(predecessors, x, (y, w, label))
            for moment in below:
                if moment in predecessors:
                    children[predecessors.pop(moment)[0]].discard(moment)
                waiting.discard(moment)
            distance[x] = distance[y] + w
            predecessors[x] = (y, w, label)
            children[y].add(x)
            if x in edges:
                waiting.add(x)
                queue.append(x)
    return None


def _broken(
    edges: Mapping[int, Sequence[Edge]], holding: Container[int | None], distance: Sequence[int]
) -> Iterator[int]:
    """Find the moments that an edge leaves which is shorter than the distances allow."""
    for y, leaving in edges.items():
        here = distance[y]
        for x, w, label in leaving:
            if here + w < distance[x] and label in holding:
                yield y
                break


def _closed(predecessors: Mapping[int, Edge], x: int, step: Edge) -> tuple[Labels, int]:
    """Walk back the cycle that a step to a moment closes: its labels and its length."""
    at, total, label = step
    labels = {label}
    while at != x:
        at, w, label = predecessors[at]
        total += w
        labels.add(label)
    return frozenset(each for each in labels if each is not None), total
