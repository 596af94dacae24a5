"""Constraints between moments: whether they can hold, what follows, and the best repair.

A constraint says x − y ≤ w, in whole minutes, and carries the label of the claim that it
comes from; a hard one carries none. A set of constraints can hold exactly when its graph,
with an edge from y to x of length w, has no negative cycle; the tightest bounds that follow
are shortest paths (Dechter, Meiri and Pearl 1991). A negative cycle names the claims that
conflict, and the lightest set of claims that meets every conflict is the best repair.

Laws of this file: a network never changes; a conflict that is returned is minimal in the labels
that may go; a hard label is never removed, and yet is named in the conflicts that it is part of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from pakafg.engines.constraints.cycles import negative_cycle
from pakafg.engines.constraints.hitting_set import Labels, Search, lightest_hitting_sets
from pakafg.engines.constraints.paths import Edge, Paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Constraint", "HardConflictError", "Network", "Repair"]

Range = tuple[int | None, int | None]

_CONFLICTS: Final = 200  # minimal conflicts told of one network
_CUTS: Final = 2_000  # minimal sets that meet them all, while more conflicts are looked for


class Constraint(NamedTuple):
    """x − y ≤ w. Moment 0 is the origin of time; without a label it always holds."""

    x: int
    y: int
    w: int
    label: int | None = None


@frozen
class Repair:
    """The best ways to make a network consistent.

    Attributes:
        search: The lightest sets of labels whose removal leaves no conflict.
        conflicts: Minimal conflicts that were met on the way, each a set of labels.
    """

    search: Search
    conflicts: tuple[Labels, ...]

    @property
    def removed(self) -> tuple[Labels, ...]:
        """List the lightest sets of labels; all of them if `search.complete`."""
        return self.search.sets


class HardConflictError(ValueError):
    """What must hold is in conflict.

    Attributes:
        labels: The labels in conflict; none where constraints without a label do.
    """

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        super().__init__(labels)

    def __str__(self) -> str:
        return f"what must hold clashes: {sorted(self.labels)}"


@frozen
class Network:
    """Constraints between moments 0 … size − 1.

    Attributes:
        size: The number of moments, the origin included.
        constraints: The constraints.
        hard_labels: Labels that always hold, and yet are named by the conflicts they are in.
        labels: Every label.
    """

    size: int
    constraints: Sequence[Constraint]
    hard_labels: Labels = frozenset()
    labels: Labels = field(init=False)
    _forward: dict[int, list[Edge]] = field(init=False, repr=False, eq=False)
    _backward: dict[int, list[Edge]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        forward: dict[int, list[Edge]] = defaultdict(list)
        backward: dict[int, list[Edge]] = defaultdict(list)
        for x, y, w, label in self.constraints:
            forward[y].append((x, w, label))
            backward[x].append((y, w, label))
        labels = frozenset(c.label for c in self.constraints if c.label is not None)
        object.__setattr__(self, "labels", labels)
        object.__setattr__(self, "_forward", dict(forward))
        object.__setattr__(self, "_backward", dict(backward))

    # --- conflicts -------------------------------------------------------------------------

    def conflict(self, active: Labels) -> Labels | None:
        """Find a conflict among the active labels and the hard ones; None where there is none.

        Those that may go are shrunk by deletion: without any one of them none would be left.
        """
        return self._conflict(active, [0] * self.size)

    def _conflict(self, active: Labels, start: list[int]) -> Labels | None:
        """Find a minimal conflict among active labels; without one, write times that suit them.

        The times are written into `start`, from which the search begins: times that suit most
        of the labels make it shorter.
        """
        trial = start.copy()
        cycle = negative_cycle(self._forward, active | self.hard_labels, trial)
        if cycle is None:
            start[:] = trial
            return None
        members = cycle[0]
        edges = self._edges_of(members)
        for label in sorted(members - self.hard_labels):
            if label in members:  # a smaller cycle may have left it out already
                rest = (members - {label}) | self.hard_labels
                smaller = negative_cycle(edges, rest, start.copy())
                members = members if smaller is None else smaller[0]
        return members

    def _edges_of(self, labels: Labels) -> dict[int, list[Edge]]:
        """Select the edges of some labels, and of what must hold."""
        held = labels | self.hard_labels | {None}
        some = {
            y: [edge for edge in edges if edge[2] in held] for y, edges in self._forward.items()
        }
        return {y: edges for y, edges in some.items() if edges}

    def violation(self, labels: Labels) -> int:
        """Measure by how many minutes the constraints of a conflict miss; 0 if they do not."""
        cycle = negative_cycle(self._edges_of(labels), labels, [0] * self.size)
        return 0 if cycle is None else -cycle[1]

    def conflicts(self, known: Iterable[Labels] = (), *, limit: int = _CONFLICTS) -> list[Labels]:
        """List every minimal conflict; where there are very many, those found first.

        Each minimal set that meets all conflicts found so far is taken out in turn: what is
        left either holds or shows one more conflict.

        Args:
            known: Minimal conflicts already found.
            limit: The most that are listed.
        """
        conflicts = list(dict.fromkeys(known))
        cuts: dict[Labels, None] = {frozenset(): None}
        for conflict in conflicts:
            if len(cuts) >= _CUTS:
                break
            cuts = _cut(cuts, conflict - self.hard_labels)
        start = [0] * self.size
        holds: set[Labels] = set()
        while len(conflicts) < limit and len(cuts) < _CUTS:
            cut = next((each for each in cuts if each not in holds), None)
            if cut is None:
                break
            another = self._conflict(self.labels - cut, start)
            if another is None:
                holds.add(cut)
            else:
                conflicts.append(another)
                cuts = _cut(cuts, another - self.hard_labels)
        return conflicts

    def repair(self, weights: Mapping[int, int]) -> Repair:
        """Find the lightest sets of labels whose removal leaves no conflict.

        Conflicts and hitting sets take turns (implicit hitting set): a lightest set that meets
        the conflicts known so far is taken out, and what conflicts still joins them.

        Args:
            weights: The weight, above 0, of each label that may be removed.

        Raises:
            HardConflictError: What must hold is in conflict.
        """
        conflicts: list[Labels] = []
        start = [0] * self.size
        timeouts = 0
        while True:
            removable = [conflict - self.hard_labels for conflict in conflicts]
            search = lightest_hitting_sets(removable, weights, previous_timeouts=timeouts)
            timeouts += not search.optimal  # a search of still more conflicts times out, too
            new_conflicts: dict[Labels, None] = {}
            for removed in search.sets:
                left = self.labels - removed
                while (conflict := self._conflict(left, start)) is not None:
                    if conflict <= self.hard_labels:
                        raise HardConflictError(conflict)
                    new_conflicts[conflict] = None
                    # What else conflicts shows now, not a search later.
                    left -= conflict - self.hard_labels
            if not new_conflicts:
                return Repair(search, tuple(conflicts))
            conflicts += new_conflicts

    # --- bounds ----------------------------------------------------------------------------

    def latest(self, active: Labels, *, of: int = 0) -> Paths:
        """Measure how much later than one moment every other is at most.

        Args:
            active: The labels that hold, beside what is hard; they must not conflict.
            of: The moment from which is counted.
        """
        return Paths(self._forward, self._backward, active, of)

    def earliest(self, active: Labels, *, of: int = 0) -> Paths:
        """Measure how much earlier than one moment every other is at most, as `latest` does."""
        return Paths(self._backward, self._forward, active, of)

    def bounds(self, active: Labels, *, of: int = 0) -> list[Range]:
        """Bound every moment, earliest and latest, counted from one of them; None where open.

        Args:
            active: The labels that hold, beside what is hard; they must not conflict.
            of: The moment from which is counted.
        """
        low = self.earliest(active, of=of).distance
        high = self.latest(active, of=of).distance
        return [(-low[at] if at in low else None, high.get(at)) for at in range(self.size)]


def _cut(cuts: Iterable[Labels], conflict: Labels) -> dict[Labels, None]:
    """Extend minimal sets so that they meet one more conflict (Berge's multiplication)."""
    met = [cut for cut in cuts if cut & conflict]
    grown = (cut | {label} for cut in cuts if not cut & conflict for label in sorted(conflict))
    return dict.fromkeys((*met, *(g for g in grown if not any(cut <= g for cut in met))))
