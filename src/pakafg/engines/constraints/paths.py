"""Shortest paths between moments: the tightest bounds that constraints leave.

Laws of this file: the active constraints do not conflict, or the search has no end; edges and
labels are never changed; a path without a label is computed when first asked for, and kept.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from pakafg.engines.constraints.hitting_set import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


__all__ = ["Edge", "Paths", "subtree"]

Edge = tuple[int, int, int | None]
"""To which moment, how far, by which label (None: hard)."""


@frozen(eq=False)
class Paths:
    """The tree of shortest paths from one moment to every other.

    Attributes:
        edges: The edges that leave each moment.
        arriving: The same edges, turned round: by the moment at which they arrive.
        active: The labels that hold; with what is hard they must not conflict.
        source: The moment from which the paths lead.
        distance: How far each moment is; none where no path leads.
    """

    edges: Mapping[int, Sequence[Edge]] = field(repr=False)
    arriving: Mapping[int, Sequence[Edge]] = field(repr=False)
    active: Labels
    source: int
    distance: Mapping[int, int] = field(init=False)
    _predecessors: Mapping[int, Edge] = field(init=False, repr=False)
    _children: Mapping[int, set[int]] = field(init=False, repr=False)
    _by_label: Mapping[int | None, Sequence[int]] = field(init=False, repr=False)
    _detours: dict[int, Mapping[int, int | None]] = field(init=False, repr=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        distance = {self.source: 0}
        predecessors: dict[int, Edge] = {}
        queue = deque([self.source])
        waiting = {self.source}
        while queue:
            y = queue.popleft()
            waiting.discard(y)
            here = distance[y]
            for x, w, label in self._holding(self.edges, y):
                if x not in distance or here + w < distance[x]:
                    distance[x] = here + w
                    predecessors[x] = (y, w, label)
                    if x not in waiting:
                        waiting.add(x)
                        queue.append(x)
        children: dict[int, set[int]] = defaultdict(set)
        by_label: dict[int | None, list[int]] = defaultdict(list)
        for x, (y, _, label) in predecessors.items():
            children[y].add(x)
            by_label[label].append(x)
        object.__setattr__(self, "distance", distance)
        object.__setattr__(self, "_predecessors", predecessors)
        object.__setattr__(self, "_children", children)
        object.__setattr__(self, "_by_label", by_label)

    def _holding(self, edges: Mapping[int, Sequence[Edge]], moment: int) -> Iterator[Edge]:
        for edge in edges.get(moment, ()):
            if edge[2] is None or edge[2] in self.active:
                yield edge

    def labels(self, at: int) -> Labels:
        """Collect the labels on the path to a moment."""
        on_path: set[int] = set()
        while at in self._predecessors:
            at, _, label = self._predecessors[at]
            if label is not None:
                on_path.add(label)
        return frozenset(on_path)

    def shortened(self, labels: Labels, steps: Iterable[tuple[int, Edge]]) -> dict[int, int]:
        """Measure anew how far moments are that come nearer if further labels hold, too.

        Args:
            labels: The further labels; with the active ones they must not conflict.
            steps: Their edges, each with the moment that it leaves.

        Returns:
            The distances of those moments alone.
        """
        holding = self.active | labels
        nearer: dict[int, int] = {}
        queue: deque[int] = deque()

        def look(y: int, edge: Edge) -> None:
            here = nearer.get(y, self.distance.get(y))
            x, w, _ = edge
            if here is None:
                return
            known = nearer.get(x, self.distance.get(x))
            if known is None or here + w < known:
                nearer[x] = here + w
                queue.append(x)

        for y, edge in steps:
            look(y, edge)
        while queue:
            y = queue.popleft()
            for edge in self.edges.get(y, ()):
                if edge[2] is None or edge[2] in holding:
                    look(y, edge)
        return nearer

    def without(self, label: int, at: int) -> int | None:
        """Measure how far a moment is if one label does not hold; None where no path is left."""
        if label not in self._detours:
            self._detours[label] = self._detour(label)
        detour = self._detours[label]
        return detour[at] if at in detour else self.distance.get(at)

    def _detour(self, label: int) -> Mapping[int, int | None]:
        """Measure how far the moments below a label's edges are, if it does not hold.

        They are reached anew from those that do not lie below, which stay where they are.
        """
        below: set[int] = set()
        for moment in self._by_label.get(label, ()):
            below |= subtree(moment, self._children)
        distance: dict[int, int] = {}
        for x in sorted(below):
            for y, w, by in self._holding(self.arriving, x):
                if by != label and y not in below and y in self.distance:
                    distance[x] = min(distance.get(x, self.distance[y] + w), self.distance[y] + w)
        queue = deque(distance)
        while queue:
            y = queue.popleft()
            for x, w, by in self._holding(self.edges, y):
                length = distance[y] + w
                if by != label and x in below and length < distance.get(x, length + 1):
                    distance[x] = length
                    queue.append(x)
        return {moment: distance.get(moment) for moment in below}


def subtree(moment: int, children: Mapping[int, set[int]]) -> set[int]:
    """Collect a moment and all that were reached through it."""
    members, unvisited = {moment}, [moment]
    while unvisited:
        further = children.get(unvisited.pop(), ())
        members.update(further)
        unvisited += further
    return members
