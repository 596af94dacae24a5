"""Negative cycles: constraints that cannot hold together."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from pakafg.engines.constraints.paths import through

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from pakafg.engines.constraints.hitting_set import Labels
    from pakafg.engines.constraints.paths import Edge

__all__ = ["negative_cycle"]


def negative_cycle(
    edges: Mapping[int, Sequence[Edge]], active: Labels, distance: list[int]
) -> tuple[Labels, int] | None:
    """The labels and the length of a negative cycle: Bellman-Ford from everywhere at once.

    Where a moment comes nearer, what was reached through it is not looked at before it is
    reached anew (Tarjan's subtree disassembly); where the moment itself was reached through
    it, there is the cycle.

    Args:
        edges: The edges that leave each moment.
        active: The labels that hold, beside what has none.
        distance: How far each moment is to begin with; at the end, if there is no cycle, so
            far that no constraint is broken.
    """
    holding = active | {None}
    steps: dict[int, Edge] = {}
    reached: dict[int, set[int]] = defaultdict(set)
    queue = deque(_broken(edges, holding, distance))
    waiting = set(queue)
    while queue:
        y = queue.popleft()
        if y not in waiting:
            continue
        waiting.remove(y)
        for x, w, label in edges[y]:
            if label not in holding or distance[y] + w >= distance[x]:
                continue
            beyond = through(x, reached)
            if y in beyond:
                return _closed(steps, x, (y, w, label))
            for moment in beyond:
                if moment in steps:
                    reached[steps.pop(moment)[0]].discard(moment)
                waiting.discard(moment)
            distance[x] = distance[y] + w
            steps[x] = (y, w, label)
            reached[y].add(x)
            if x in edges:
                waiting.add(x)
                queue.append(x)
    return None


def _broken(
    edges: Mapping[int, Sequence[Edge]], holding: Container[int | None], distance: Sequence[int]
) -> Iterator[int]:
    """The moments from which an edge leads that is shorter than the distances allow."""
    for y, leaving in edges.items():
        here = distance[y]
        for x, w, label in leaving:
            if here + w < distance[x] and label in holding:
                yield y
                break


def _closed(steps: Mapping[int, Edge], x: int, step: Edge) -> tuple[Labels, int]:
    """The cycle that a step to a moment closes: its labels and its length."""
    at, total, label = step
    labels = {label}
    while at != x:
        at, w, label = steps[at]
        total += w
        labels.add(label)
    return frozenset(each for each in labels if each is not None), total
