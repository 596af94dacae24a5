"""Shortest paths between moments: the tightest bounds that constraints leave."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from pakafg.engines.constraints.hitting_set import Labels

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ["Edge", "Paths", "through"]

Edge = tuple[int, int, int | None]
"""To which moment, how far, by which label (None: hard)."""


@frozen(eq=False)
class Paths:
    """The shortest paths from one moment to every other.

    Attributes:
        edges: The edges that leave each moment.
        arriving: The same edges, turned round: by the moment at which they arrive.
        active: The labels that hold; with what is hard they must not clash.
        source: The moment from which the paths lead.
        distance: How far each moment is; none where no path leads.
    """

    edges: Mapping[int, Sequence[Edge]] = field(repr=False)
    arriving: Mapping[int, Sequence[Edge]] = field(repr=False)
    active: Labels
    source: int
    distance: Mapping[int, int] = field(init=False)
    _steps: Mapping[int, Edge] = field(init=False, repr=False)
    _reached: Mapping[int, set[int]] = field(init=False, repr=False)
    _through: Mapping[int | None, Sequence[int]] = field(init=False, repr=False)
    _detours: dict[int, Mapping[int, int | None]] = field(init=False, repr=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        distance = {self.source: 0}
        steps: dict[int, Edge] = {}
        queue = deque([self.source])
        waiting = {self.source}
        while queue:
            y = queue.popleft()
            waiting.discard(y)
            here = distance[y]
            for x, w, label in self._holding(self.edges, y):
                if x not in distance or here + w < distance[x]:
                    distance[x] = here + w
                    steps[x] = (y, w, label)
                    if x not in waiting:
                        waiting.add(x)
                        queue.append(x)
        reached: dict[int, set[int]] = defaultdict(set)
        by_label: dict[int | None, list[int]] = defaultdict(list)
        for x, (y, _, label) in steps.items():
            reached[y].add(x)
            by_label[label].append(x)
        object.__setattr__(self, "distance", distance)
        object.__setattr__(self, "_steps", steps)
        object.__setattr__(self, "_reached", reached)
        object.__setattr__(self, "_through", by_label)

    def _holding(self, edges: Mapping[int, Sequence[Edge]], moment: int) -> Iterator[Edge]:
        for edge in edges.get(moment, ()):
            if edge[2] is None or edge[2] in self.active:
                yield edge

    def labels(self, at: int) -> Labels:
        """The labels on the path to a moment."""
        on_path: set[int] = set()
        while at in self._steps:
            at, _, label = self._steps[at]
            if label is not None:
                on_path.add(label)
        return frozenset(on_path)

    def without(self, label: int, at: int) -> int | None:
        """How far a moment is if one label does not hold; None where no path is left."""
        if label not in self._detours:
            self._detours[label] = self._detour(label)
        detour = self._detours[label]
        return detour[at] if at in detour else self.distance.get(at)

    def _detour(self, label: int) -> Mapping[int, int | None]:
        """How far the moments are that lie beyond a label, if it does not hold.

        They are reached anew from those that do not lie beyond it, which stay where they are.
        """
        beyond: set[int] = set()
        for moment in self._through.get(label, ()):
            beyond |= through(moment, self._reached)
        distance: dict[int, int] = {}
        for x in sorted(beyond):
            for y, w, by in self._holding(self.arriving, x):
                if by != label and y not in beyond and y in self.distance:
                    distance[x] = min(distance.get(x, self.distance[y] + w), self.distance[y] + w)
        queue = deque(distance)
        while queue:
            y = queue.popleft()
            for x, w, by in self._holding(self.edges, y):
                length = distance[y] + w
                if by != label and x in beyond and length < distance.get(x, length + 1):
                    distance[x] = length
                    queue.append(x)
        return {moment: distance.get(moment) for moment in beyond}


def through(moment: int, reached: Mapping[int, set[int]]) -> set[int]:
    """A moment, and all that were reached through it."""
    found, fresh = {moment}, [moment]
    while fresh:
        more = reached.get(fresh.pop(), ())
        found.update(more)
        fresh += more
    return found
