"""Constraints between moments: whether they can hold, what follows, and the best repair.

A constraint says x − y ≤ w, in whole minutes, and carries the label of the claim that it
comes from; a hard one carries none. A set of constraints can hold exactly when its graph,
with an edge from y to x of length w, has no negative cycle; the tightest bounds that follow
are shortest paths (Dechter, Meiri and Pearl 1991). A negative cycle names the claims that
clash, and the lightest set of claims that meets every clash is the best repair.
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

__all__ = ["Constraint", "HardClashError", "Network", "Repair"]

Range = tuple[int | None, int | None]

_CLASHES: Final = 200  # minimal clashes told of one network
_CUTS: Final = 2_000  # minimal sets that meet them all, while more clashes are looked for


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
        search: The lightest sets of labels whose removal leaves no clash.
        clashes: Minimal clashes that were met on the way, each a set of labels.
    """

    search: Search
    clashes: tuple[Labels, ...]

    @property
    def removed(self) -> tuple[Labels, ...]:
        """Lightest sets of labels; all of them if `search.complete`."""
        return self.search.sets


class HardClashError(ValueError):
    """What must hold clashes.

    Attributes:
        labels: The labels that clash; none where constraints without a label do.
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
        must: Labels that always hold. A clash names them, and yet nothing else would mend it.
        labels: Every label.
    """

    size: int
    constraints: Sequence[Constraint]
    must: Labels = frozenset()
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

    # --- clashes ---------------------------------------------------------------------------

    def clash(self, active: Labels) -> Labels | None:
        """The labels of a negative cycle among the active and what must hold, or None.

        Those that may go are shrunk by deletion: without any one of them none would clash.
        """
        return self._clash(active, [0] * self.size)

    def _clash(self, active: Labels, start: list[int]) -> Labels | None:
        """As `clash`; where nothing clashes, `start` becomes moments that suit what is active.

        The search begins from moments that suit other claims, which is shorter than from any.
        """
        trial = start.copy()
        cycle = negative_cycle(self._forward, active | self.must, trial)
        if cycle is None:
            start[:] = trial
            return None
        found = cycle[0]
        edges = self._among(found)
        for label in sorted(found - self.must):
            if label in found:  # a smaller cycle may have left it out already
                rest = (found - {label}) | self.must
                smaller = negative_cycle(edges, rest, start.copy())
                found = found if smaller is None else smaller[0]
        return found

    def _among(self, labels: Labels) -> dict[int, list[Edge]]:
        """The edges of some labels, and of what must hold."""
        held = labels | self.must | {None}
        some = {
            y: [edge for edge in edges if edge[2] in held] for y, edges in self._forward.items()
        }
        return {y: edges for y, edges in some.items() if edges}

    def violation(self, labels: Labels) -> int:
        """By how many minutes the constraints of a clash miss each other; 0 if they do not."""
        cycle = negative_cycle(self._among(labels), labels, [0] * self.size)
        return 0 if cycle is None else -cycle[1]

    def clashes(self, known: Iterable[Labels] = (), *, limit: int = _CLASHES) -> list[Labels]:
        """Every minimal clash; where there are very many, those found first.

        Each minimal set that meets all clashes found so far is taken out in turn: what is
        left either holds or shows one more clash.

        Args:
            known: Minimal clashes already found.
            limit: The most that are told.
        """
        found = list(dict.fromkeys(known))
        cuts: dict[Labels, None] = {frozenset(): None}
        for clash in found:
            if len(cuts) >= _CUTS:
                break
            cuts = _cut(cuts, clash - self.must)
        start = [0] * self.size
        holds: set[Labels] = set()
        while len(found) < limit and len(cuts) < _CUTS:
            cut = next((each for each in cuts if each not in holds), None)
            if cut is None:
                break
            fresh = self._clash(self.labels - cut, start)
            if fresh is None:
                holds.add(cut)
            else:
                found.append(fresh)
                cuts = _cut(cuts, fresh - self.must)
        return found

    def repair(self, weights: Mapping[int, int]) -> Repair:
        """The lightest sets of labels whose removal leaves no clash.

        Args:
            weights: The weight, above 0, of each label that may be removed.

        Raises:
            HardClashError: What must hold clashes.
        """
        clashes: list[Labels] = []
        start = [0] * self.size
        fell_short = 0
        while True:
            asked = [clash - self.must for clash in clashes]
            search = lightest_hitting_sets(asked, weights, fell_short=fell_short)
            fell_short += not search.optimal  # a search of still more clashes falls short, too
            fresh: dict[Labels, None] = {}
            for removed in search.sets:
                left = self.labels - removed
                while (found := self._clash(left, start)) is not None:
                    if found <= self.must:
                        raise HardClashError(found)
                    fresh[found] = None
                    left -= found - self.must  # what else clashes shows now, not a search later
            if not fresh:
                return Repair(search, tuple(clashes))
            clashes += fresh

    # --- bounds ----------------------------------------------------------------------------

    def latest(self, active: Labels, *, of: int = 0) -> Paths:
        """How much later than one moment every other is at most.

        Args:
            active: The labels that hold, beside what is hard; they must not clash.
            of: The moment from which is counted.
        """
        return Paths(self._forward, self._backward, active, of)

    def earliest(self, active: Labels, *, of: int = 0) -> Paths:
        """How much earlier than one moment every other is at most; as `latest`, turned round."""
        return Paths(self._backward, self._forward, active, of)

    def bounds(self, active: Labels, *, of: int = 0) -> list[Range]:
        """Earliest and latest of every moment, counted from one of them; None where open.

        Args:
            active: The labels that hold, beside what is hard; they must not clash.
            of: The moment from which is counted.
        """
        low = self.earliest(active, of=of).distance
        high = self.latest(active, of=of).distance
        return [(-low[at] if at in low else None, high.get(at)) for at in range(self.size)]


def _cut(cuts: Iterable[Labels], clash: Labels) -> dict[Labels, None]:
    """The minimal sets that meet a clash, too (Berge's multiplication)."""
    met = [cut for cut in cuts if cut & clash]
    grown = (cut | {label} for cut in cuts if not cut & clash for label in sorted(clash))
    return dict.fromkeys((*met, *(g for g in grown if not any(cut <= g for cut in met))))
