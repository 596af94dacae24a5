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
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve, field, frozen

from pakafg.engines.constraints.disjunctions import Disjunction, Jumps, jumps, outermost_times
from pakafg.engines.constraints.feasibility import Feasibility
from pakafg.engines.constraints.hitting_set import Labels
from pakafg.engines.constraints.paths import Edge, Paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Bounds", "Constraint", "HardConflictError", "Network", "Proof"]

Range = tuple[int | None, int | None]

_CONFLICTS: Final = 200  # minimal conflicts told of one network
_CUTS: Final = 2_000  # minimal sets that meet them all, while more conflicts are looked for
_PROOFS: Final = 1_000  # choices of pieces of one conflict that are looked at one by one
_STRETCHES: Final = 1_000  # of one span, which are looked for one after another


class Constraint(NamedTuple):
    """x − y ≤ w. Moment 0 is the origin of time; without a label it always holds."""

    x: int
    y: int
    w: int
    label: int | None = None


class Proof(NamedTuple):
    """That a conflict cannot hold with some choice of pieces.

    Attributes:
        chosen: For each label of several pieces, the number of the piece.
        cycle: Constraints that lead round to less than zero: the y of each is the x of the one
            before it.
    """

    chosen: Mapping[int, int]
    cycle: tuple[Constraint, ...]

    @property
    def sum(self) -> int:
        """The length of the cycle."""
        return sum(each.w for each in self.cycle)


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
    """

    size: int
    constraints: Sequence[Constraint]
    hard_labels: Labels = frozenset()
    disjunctions: Sequence[Disjunction] = ()
    labels: Labels = field(init=False)
    _forward: dict[int, list[Edge]] = field(init=False, repr=False, eq=False)
    _backward: dict[int, list[Edge]] = field(init=False, repr=False, eq=False)
    _of_label: dict[int, list[Constraint]] = field(init=False, repr=False, eq=False)
    _hard_to: dict[int, list[Constraint]] = field(init=False, repr=False, eq=False)
    _earlier: Jumps = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        forward: dict[int, list[Edge]] = defaultdict(list)
        backward: dict[int, list[Edge]] = defaultdict(list)
        of_label: dict[int, list[Constraint]] = defaultdict(list)
        hard_to: dict[int, list[Constraint]] = defaultdict(list)
        for constraint in (*self.constraints, *_hulls(self.disjunctions)):
            x, y, w, label = constraint
            forward[y].append((x, w, label))
            backward[x].append((y, w, label))
            if label is not None:
                of_label[label].append(constraint)
            if label is None or label in self.hard_labels:
                hard_to[x].append(constraint)
        labels = frozenset(of_label) | {each.label for each in self.disjunctions}
        object.__setattr__(self, "labels", labels)
        object.__setattr__(self, "_forward", dict(forward))
        object.__setattr__(self, "_backward", dict(backward))
        object.__setattr__(self, "_of_label", dict(of_label))
        object.__setattr__(self, "_hard_to", dict(hard_to))
        object.__setattr__(self, "_earlier", jumps(self.disjunctions, latest=False))

    # --- conflicts -------------------------------------------------------------------------

    def conflict(self, active: Labels) -> Labels | None:
        """Find a conflict among the active labels and the hard ones; None where there is none.

        Those that may go are shrunk by deletion: without any one of them none would be left.
        """
        feasibility = self.feasibility()
        hard = self._members(feasibility, self.labels - self.hard_labels)
        return self.next_conflict(feasibility, self.labels - active) if hard is None else hard

    def feasibility(self) -> Feasibility:
        """Begin a series of searches, each of which goes on from the times of the last."""
        sources = {label: {c.y for c in mine} for label, mine in self._of_label.items()}
        return Feasibility(self._forward, sources, self.size)

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
        if self._earlier:
            found = outermost_times(self._backward, self._earlier, removed)
            return found if isinstance(found, frozenset) else None
        return None

    def _shrunk(self, members: Labels) -> Labels:
        """Leave out of a conflict what it does not need, one label at a time."""
        local = self._restricted(members)
        feasibility = local.feasibility()
        for label in sorted(members - self.hard_labels):
            if label in members:  # a smaller conflict may have left it out already
                kept = members - {label}
                smaller = local._members(feasibility, local.labels - kept - self.hard_labels)  # noqa: SLF001  (a network of the same class)
                members = members if smaller is None else smaller
        return members

    def _restricted(self, labels: Labels) -> Network:
        """Build the network of some labels, and of what hard constraints lead to their moments."""
        constraints = dict.fromkeys(c for label in labels for c in self._of_label.get(label, ()))
        disjunctions = [each for each in self.disjunctions if each.label in labels]
        reached = dict.fromkeys(moment for c in constraints for moment in (c.x, c.y))
        reached |= dict.fromkeys(moment for c in disjunctions for moment in (c.lower, c.upper))
        unvisited = list(reached)
        while unvisited:
            for constraint in self._hard_to.get(unvisited.pop(), ()):
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

    def proofs(self, labels: Labels) -> Iterator[Proof]:
        """Show that labels cannot hold together: a cycle for each choice of pieces.

        Args:
            labels: A conflict.
        """
        disjunctions = [each for each in self.disjunctions if each.label in labels]
        for numbers in product(*(range(len(each.pieces)) for each in disjunctions)):
            pieces = [
                each._replace(pieces=(each.pieces[number],))
                for each, number in zip(disjunctions, numbers, strict=True)
            ]
            chosen = dict(zip((each.label for each in disjunctions), numbers, strict=True))
            yield Proof(chosen, self._cycle(labels, pieces))

    def _cycle(self, labels: Labels, pieces: Sequence[Disjunction]) -> tuple[Constraint, ...]:
        """Find a negative cycle of labels, with one piece of each that has several."""
        chosen = frozenset(each.label for each in pieces)
        constraints = [*self.constraints, *_hulls(pieces)]
        network = evolve(self, constraints=constraints, disjunctions=())
        others = self.labels - labels - self.hard_labels - chosen
        cycle = network.feasibility().cycle(others)
        if cycle is None:
            return ()
        ends = [x for x, _, _ in cycle]
        return tuple(
            Constraint(x, y, w, label)
            for (x, w, label), y in reversed(list(zip(cycle, [ends[-1], *ends[:-1]], strict=True)))
        )

    def violation(self, labels: Labels) -> int:
        """Measure by how many minutes the constraints of a conflict miss; 0 if they do not.

        Of several choices of pieces, that of the one that misses least.
        """
        local = self._restricted(labels)
        missed = [
            -proof.sum for proof, _ in zip(local.proofs(labels), range(_PROOFS), strict=False)
        ]
        return min(missed)

    def conflicts(self, known: Iterable[Labels] = (), *, limit: int = _CONFLICTS) -> list[Labels]:
        """List every minimal conflict; where there are very many, those found first."""
        return self.listed_conflicts(known, limit=limit)[0]

    def listed_conflicts(
        self, known: Iterable[Labels] = (), *, limit: int = _CONFLICTS
    ) -> tuple[list[Labels], bool]:
        """List minimal conflicts, and tell whether they are surely all.

        Each minimal set that meets all conflicts found so far is taken out in turn: what is
        left either holds or shows one more conflict.

        Args:
            known: Minimal conflicts already found.
            limit: The most that are listed.

        Returns:
            The conflicts; and false where the search ended before all cuts were tried.
        """
        conflicts = list(dict.fromkeys(known))
        cuts: dict[Labels, None] = {frozenset(): None}
        for conflict in conflicts:
            if len(cuts) >= _CUTS:
                break
            cuts = _cut(cuts, conflict - self.hard_labels)
        feasibility = self.feasibility()
        holds: set[Labels] = set()
        cut: Labels | None = frozenset()
        while len(conflicts) < limit and len(cuts) < _CUTS:
            cut = next((each for each in cuts if each not in holds), None)
            if cut is None:
                break
            another = self.next_conflict(feasibility, cut)
            if another is None:
                holds.add(cut)
            else:
                conflicts.append(another)
                cuts = _cut(cuts, another - self.hard_labels)
        return conflicts, cut is None

    # --- bounds ----------------------------------------------------------------------------

    def latest(self, active: Labels, *, of: int = 0) -> Paths:
        """Measure how much later than one moment every other is at most, by hulls.

        Of a disjunction its hull counts.

        Args:
            active: The labels that hold, beside what is hard; they must not conflict.
            of: The moment from which is counted.
        """
        return Paths(self._forward, self._backward, active | self.hard_labels, of)

    def earliest(self, active: Labels, *, of: int = 0) -> Paths:
        """Measure how much earlier than one moment every other is at most, as `latest` does."""
        return Paths(self._backward, self._forward, active | self.hard_labels, of)

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
            low = self._outermost(self._backward, self._earlier, removed)
            high = self._outermost(self._forward, jumps(self.disjunctions, latest=True), removed)
        else:
            low = self.earliest(active, of=of).distance
            high = self.latest(active, of=of).distance
        return [(-low[at] if at in low else None, high.get(at)) for at in range(self.size)]

    @staticmethod
    def _outermost(
        edges: Mapping[int, Sequence[Edge]], jumps: Jumps, removed: Labels
    ) -> Mapping[int, int]:
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
            added = [c for label in labels for c in self._of_label.get(label, ())]
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

    def stretches(self, active: Labels, spans: Sequence[tuple[int, int]]) -> list[list[Range]]:
        """Find where spans from one moment to another may lie, without the gaps between.

        A minute is in a gap where no times that suit the labels have it within the span. Where
        disjunctions leave gaps, one stretch is found after another; past 1,000 of them the rest
        counts as one.

        Args:
            active: The labels that hold, beside what is hard; they must not conflict.
            spans: The first and the last moment of each; the same for a moment.

        Returns:
            For each span its stretches, first and last minute (None where open), in order.
        """
        removed = self.labels - active - self.hard_labels
        choices = [each for each in self.disjunctions if each.label not in removed]
        early = self._outermost(self._backward, self._earlier, removed)
        # With the pieces of the earliest times held, what is left is convex, without a gap.
        late = self._latest_with(choices, early, removed)
        bounds = self.bounds(active)
        found = []
        for first, last in spans:
            low, high = bounds[first][0], bounds[last][1]
            one = not choices or late.get(last) == high
            found.append([(low, high)] if one else self._walk(first, last, high, choices, removed))
        return found

    def _walk(
        self,
        first: int,
        last: int,
        end: int | None,
        choices: Sequence[Disjunction],
        removed: Labels,
    ) -> list[Range]:
        """Find one stretch after another: the next begins where the span can, once it is later."""
        stretches: list[Range] = []
        later: list[Edge] = []
        for _ in range(_STRETCHES):
            edges = {**self._backward, 0: [*self._backward.get(0, ()), *later]}
            early = self._outermost(edges, self._earlier, removed)
            low = -early[first] if first in early else None
            high = self._latest_with(choices, early, removed).get(last)
            _append_stretch(stretches, low, high)
            if high is None or high == end:
                return stretches
            later = [(last, -high - 1, None)]
        _append_stretch(stretches, stretches[-1][1], end)
        return stretches

    def _latest_with(
        self, choices: Sequence[Disjunction], early: Mapping[int, int], removed: Labels
    ) -> Mapping[int, int]:
        """Measure the latest times with those pieces that the earliest times hold."""
        held: list[Edge] = []
        for label, _, upper, pieces in choices:
            at = -early[upper] if upper in early else None
            last = next(b for _, b in pieces if b is None or at is None or at <= b)
            if last is not None:
                held.append((upper, last, label))
        edges = {**self._forward, 0: [*self._forward.get(0, ()), *held]}
        return self._outermost(edges, {}, removed)

    def allows(self, active: Labels, *more: Constraint) -> bool:
        """Test whether further constraints, without a label, can hold beside the active labels."""
        network = evolve(self, constraints=[*self.constraints, *more])
        return network.conflict(active) is None


def _append_stretch(stretches: list[Range], low: int | None, high: int | None) -> None:
    """Append a stretch, or lengthen the last where there is no gap before it."""
    if stretches:
        first, last = stretches[-1]
        if low is None or last is None or low <= last + 1:
            stretches[-1] = (first, high)
            return
    stretches.append((low, high))


def _hulls(disjunctions: Iterable[Disjunction]) -> Iterator[Constraint]:
    """Bound what each choice allows at the least and at the most, whichever piece holds."""
    for label, lower, upper, pieces in disjunctions:
        first, last = pieces[0][0], pieces[-1][1]
        if first is not None:
            yield Constraint(0, lower, -first, label)
        if last is not None:
            yield Constraint(upper, 0, last, label)


def _cut(cuts: Iterable[Labels], conflict: Labels) -> dict[Labels, None]:
    """Extend minimal sets so that they meet one more conflict (Berge's multiplication)."""
    met = [cut for cut in cuts if cut & conflict]
    grown = (cut | {label} for cut in cuts if not cut & conflict for label in sorted(conflict))
    return dict.fromkeys((*met, *(g for g in grown if not any(cut <= g for cut in met))))
