"""Negative cycles: constraints that cannot hold together (Bellman-Ford).

Laws of this file: what is returned is a cycle and is negative; where None is returned, the times
left behind break no constraint that holds (they are feasible potentials). Cycles are found, not
chosen: which of several is returned is up to the order of the edges and of the searches.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from pakafg.engines.constraints.paths import subtree

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pakafg.engines.constraints.hitting_set import Labels
    from pakafg.engines.constraints.paths import Edge

__all__ = ["Feasibility"]


class Feasibility:
    """Times that suit a network, kept from search to search.

    One search removes some labels, the next others: times that suited the last are near to
    those that suit this one, and only the edges that came back can be broken.
    """

    def __init__(
        self,
        edges: Mapping[int, Sequence[Edge]],
        sources: Mapping[int, Collection[int]],
        size: int,
    ) -> None:
        """Begin with all moments at one time, and every label in force.

        Args:
            edges: The edges that leave each moment.
            sources: The moments that the edges of each label leave.
            size: The number of moments.
        """
        self.times: list[int] = [0] * size
        self._edges = edges
        self._sources = sources
        self._removed: Labels = frozenset()
        self._unsettled = set(edges)  # moments of which an edge may be broken

    def cycle(self, removed: Labels) -> tuple[Edge, ...] | None:
        """Find a negative cycle; None where there is none, and `times` suit all that holds.

        Where a moment comes nearer, its subtree of shortest paths is taken apart: what was
        reached through it is not looked at before it is reached anew (Tarjan's subtree
        disassembly). Where the moment from which the step comes lies in that subtree, the step
        closes a cycle.

        Args:
            removed: The labels that do not hold.

        Returns:
            The edges of the cycle, each with the moment at which it arrives.
        """
        for returned in self._removed - removed:
            self._unsettled.update(self._sources.get(returned, ()))
        self._removed = removed
        edges, times = self._edges, self.times
        predecessors: dict[int, Edge] = {}
        children: dict[int, set[int]] = defaultdict(set)
        queue = deque(sorted(self._unsettled))
        waiting = self._unsettled
        apart: set[int] = set()  # moments of subtrees that were taken apart while they waited
        while queue:
            y = queue.popleft()
            if y not in waiting:  # a subtree that was taken apart held it
                continue
            waiting.remove(y)
            for x, w, label in edges[y]:
                if times[y] + w >= times[x] or label in removed:
                    continue
                below = subtree(x, children) if x in children else {x}
                if y in below:
                    # Times stay as they are: the next search goes on from them.
                    self._unsettled = waiting | apart | {y}
                    return _closed(predecessors, x, (y, w, label))
                for moment in below & predecessors.keys():
                    children[predecessors.pop(moment)[0]].discard(moment)
                apart |= below & waiting
                waiting -= below
                times[x] = times[y] + w
                predecessors[x] = (y, w, label)
                children[y].add(x)
                if x in edges:
                    waiting.add(x)
                    queue.append(x)
        return None


def _closed(predecessors: Mapping[int, Edge], x: int, step: Edge) -> tuple[Edge, ...]:
    """Walk back the cycle that a step to a moment closes.

    Args:
        predecessors: For each moment, the step by which it was reached: from where, how far, label.
        x: The moment at which the step arrives.
        step: From where, how far, label.
    """
    at, length, label = step
    cycle: list[Edge] = [(x, length, label)]
    while at != x:
        arrives = at
        at, length, label = predecessors[at]
        cycle.append((arrives, length, label))
    cycle.reverse()  # each edge leaves where the one before it arrives
    return tuple(cycle)
