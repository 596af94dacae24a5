"""Constraints between moments: whether they can hold, and what follows.

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
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, field, frozen

from pakafg.engines.constraints.disjunctions import Disjunction, Jumps, jumps, outermost_times
from pakafg.engines.constraints.feasibility import Feasibility
from pakafg.engines.constraints.hitting_set import Labels
from pakafg.engines.constraints.paths import Edge, Paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Bounds", "Constraint", "HardConflictError", "Network", "hulls"]

Range = tuple[int | None, int | None]


class Constraint(NamedTuple):
    """x − y ≤ w. Moment 0 is the origin of time; without a label it always holds."""

    x: int
    y: int
    w: int
    label: int | None = None


class Bounds(NamedTuple):
    """Bounds of every moment by several sets of labels.

    Attributes:
        base: By what all the sets share: earliest and latest of each moment; None where open.
        differing: For each set, the moments that it bounds otherwise.
    """

    base: list[Range]
    differing: list[dict[int, Range]]

    def of(self, which: int, moment: int) -> Range:
        """Look up the bounds of a moment by one of the sets."""
        return self.differing[which].get(moment, self.base[moment])


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
        disjunctions: Claims of several pieces, of which one holds. Each has a label of its own,
            that no constraint has.
        labels: Every label.
        forward: The edges that lead from each moment; `backward`: to each.
        of_label: The constraints of each label.
        hard_to: The constraints that always hold, by their x.
        earlier_jumps: Where disjunctions leave gaps, for searches of the earliest times.
    """

    size: int
    constraints: Sequence[Constraint]
    hard_labels: Labels = frozenset()
    disjunctions: Sequence[Disjunction] = ()
    labels: Labels = field(init=False)
    forward: dict[int, list[Edge]] = field(init=False, repr=False, eq=False)
    backward: dict[int, list[Edge]] = field(init=False, repr=False, eq=False)
    of_label: dict[int, list[Constraint]] = field(init=False, repr=False, eq=False)
    hard_to: dict[int, list[Constraint]] = field(init=False, repr=False, eq=False)
    earlier_jumps: Jumps = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        forward: dict[int, list[Edge]] = defaultdict(list)
        backward: dict[int, list[Edge]] = defaultdict(list)
        of_label: dict[int, list[Constraint]] = defaultdict(list)
        hard_to: dict[int, list[Constraint]] = defaultdict(list)
        for constraint in (*self.constraints, *hulls(self.disjunctions)):
            x, y, w, label = constraint
            forward[y].append((x, w, label))
            backward[x].append((y, w, label))
            if label is not None:
                of_label[label].append(constraint)
            if label is None or label in self.hard_labels:
                hard_to[x].append(constraint)
        labels = frozenset(of_label) | {each.label for each in self.disjunctions}
        object.__setattr__(self, "labels", labels)
        object.__setattr__(self, "forward", dict(forward))
        object.__setattr__(self, "backward", dict(backward))
        object.__setattr__(self, "of_label", dict(of_label))
        object.__setattr__(self, "hard_to", dict(hard_to))
        object.__setattr__(self, "earlier_jumps", jumps(self.disjunctions, latest=False))

    def conflict(self, active: Labels) -> Labels | None:
        """Find a conflict among the active labels and the hard ones; None where there is none.

        Those that may go are shrunk by deletion: without any one of them none would be left.
        """
        feasibility = self.feasibility()
        hard = self._members(feasibility, self.labels - self.hard_labels)
        return self.next_conflict(feasibility, self.labels - active) if hard is None else hard

    def feasibility(self) -> Feasibility:
        """Begin a series of searches, each of which goes on from the times of the last."""
        sources = {label: {c.y for c in mine} for label, mine in self.of_label.items()}
        return Feasibility(self.forward, sources, self.size)

    def next_conflict(self, feasibility: Feasibility, removed: Labels) -> Labels | None:
        """Find a minimal conflict among what is left without some labels; None without one.

        What is hard does not conflict by itself: `conflict` without a label tells.

        Args:
            feasibility: What `feasibility` of this network began.
            removed: The labels that do not hold; hard ones hold all the same.
        """
        members = self._members(feasibility, removed - self.hard_labels)
        return None if members is None else self._shrunk(members)

    def _members(self, feasibility: Feasibility, removed: Labels) -> Labels | None:
        """Find labels that cannot hold together; some of them may not be needed for that."""
        cycle = feasibility.cycle(removed)
        if cycle is not None:
            return frozenset(label for _, _, label in cycle if label is not None)
        if self.earlier_jumps:
            found = outermost_times(self.backward, self.earlier_jumps, removed)
            return found if isinstance(found, frozenset) else None
        return None

    def _shrunk(self, members: Labels) -> Labels:
        """Leave out of a conflict what it does not need, one label at a time."""
        local = self.restricted(members)
        feasibility = local.feasibility()
        for label in sorted(members - self.hard_labels):
            if label in members:  # a smaller conflict may have left it out already
                kept = members - {label}
                smaller = local._members(feasibility, local.labels - kept - self.hard_labels)  # noqa: SLF001  (a network of the same class)
                members = members if smaller is None else smaller
        return members

    def restricted(self, labels: Labels) -> Network:
        """Build the network of some labels, and of what hard constraints lead to their moments."""
        constraints = dict.fromkeys(c for label in labels for c in self.of_label.get(label, ()))
        disjunctions = [each for each in self.disjunctions if each.label in labels]
        reached = dict.fromkeys(moment for c in constraints for moment in (c.x, c.y))
        reached |= dict.fromkeys(moment for c in disjunctions for moment in (c.lower, c.upper))
        unvisited = list(reached)
        while unvisited:
            for constraint in self.hard_to.get(unvisited.pop(), ()):
                constraints[constraint] = None
                if constraint.y not in reached:
                    reached[constraint.y] = None
                    unvisited.append(constraint.y)
        place = {moment: at for at, moment in enumerate(sorted(reached.keys() | {0}))}
        chosen = {each.label for each in disjunctions}
        return Network(
            len(place),
            [
                Constraint(place[x], place[y], w, label)
                for x, y, w, label in constraints
                if label not in chosen  # a choice brings its hull
            ],
            self.hard_labels,
            [
                each._replace(lower=place[each.lower], upper=place[each.upper])
                for each in disjunctions
            ],
        )

    def latest(self, active: Labels, *, of: int = 0) -> Paths:
        """Measure how much later than one moment every other is at most, by hulls.

        Of a disjunction its hull counts.

        Args:
            active: The labels that hold, beside what is hard; they must not conflict.
            of: The moment from which is counted.
        """
        return Paths(self.forward, self.backward, active | self.hard_labels, of)

    def earliest(self, active: Labels, *, of: int = 0) -> Paths:
        """Measure how much earlier than one moment every other is at most, as `latest` does."""
        return Paths(self.backward, self.forward, active | self.hard_labels, of)

    def bounds(self, active: Labels, *, of: int = 0) -> list[Range]:
        """Bound every moment, earliest and latest, counted from one of them; None where open.

        Args:
            active: The labels that hold, beside what is hard; they must not conflict.
            of: The moment from which is counted; of another than moment 0, of a
                disjunction its hull counts.
        """
        low: Mapping[int, int]
        high: Mapping[int, int]
        removed = self.labels - active - self.hard_labels
        if self.disjunctions and of == 0:
            low = self.outermost(self.backward, self.earlier_jumps, removed)
            high = self.outermost(self.forward, jumps(self.disjunctions, latest=True), removed)
        else:
            low = self.earliest(active, of=of).distance
            high = self.latest(active, of=of).distance
        return [(-low[at] if at in low else None, high.get(at)) for at in range(self.size)]

    @staticmethod
    def outermost(
        edges: Mapping[int, Sequence[Edge]], jumps: Jumps, removed: Labels
    ) -> Mapping[int, int]:
        """Measure the outermost times, by what is not removed.

        Raises:
            HardConflictError: That is in conflict.
        """
        found = outermost_times(edges, jumps, removed)
        if isinstance(found, frozenset):
            raise HardConflictError(found)
        return found

    def bounds_of_each(self, common: Labels, more: Sequence[Labels]) -> Bounds:
        """Bound every moment, as `bounds` does, for several sets of labels that share most.

        Args:
            common: The labels that all of them have.
            more: The further labels of each; with the common ones they must not conflict.

        Returns:
            The bounds by the common labels; and for each set those that differ from them.
        """
        base = self.bounds(common)
        if self.disjunctions:
            each = [self.bounds(common | labels) for labels in more]
            differing = [
                {
                    at: now
                    for at, (now, was) in enumerate(zip(mine, base, strict=True))
                    if now != was
                }
                for mine in each
            ]
            return Bounds(base, differing)
        early, late = self.earliest(common), self.latest(common)
        differing = []
        for labels in more:
            added = [c for label in labels for c in self.of_label.get(label, ())]
            high = late.shortened(labels, ((y, (x, w, label)) for x, y, w, label in added))
            low = early.shortened(labels, ((x, (y, w, label)) for x, y, w, label in added))
            differing.append(
                {
                    at: (-low[at] if at in low else base[at][0], high.get(at, base[at][1]))
                    for at in low.keys() | high.keys()
                }
            )
        return Bounds(base, differing)

    def times(self, active: Labels) -> list[int]:
        """Find times of all moments that suit the active labels, moment 0 at 0.

        Args:
            active: The labels that hold, beside what is hard; they must not conflict.
        """
        feasibility = self.feasibility()
        feasibility.cycle(self.labels - active - self.hard_labels)
        origin = feasibility.times[0]
        times = [time - origin for time in feasibility.times]
        if not self.disjunctions:
            return times
        # The earliest times suit every choice; what has none goes far enough back to suit all.
        found = self.bounds(active)
        back = max((time for time in times), default=0) + sum(abs(c.w) for c in self.constraints)
        return [
            time - back if low is None else low for time, (low, _) in zip(times, found, strict=True)
        ]

    def allows(self, active: Labels, *more: Constraint) -> bool:
        """Test whether further constraints, without a label, can hold beside the active labels."""
        network = evolve(self, constraints=[*self.constraints, *more])
        return network.conflict(active) is None


def hulls(disjunctions: Iterable[Disjunction]) -> Iterator[Constraint]:
    """Bound what each choice allows at the least and at the most, whichever piece holds."""
    for label, lower, upper, pieces in disjunctions:
        first, last = pieces[0][0], pieces[-1][1]
        if first is not None:
            yield Constraint(0, lower, -first, label)
        if last is not None:
            yield Constraint(upper, 0, last, label)
