"""Why families are contested: each contradiction by as few of the given bounds as make it.

The first engine says which families are contested; this file says why, in Python, for the few
cells around a contradiction. The bounds behind a contested family are the whole's own and, traced
down to the votes that set them, those of its parts; of these as few are kept as contradict over
all families, contested ones too.

Laws of this file:

- A set that is given out cannot hold, and could without any one of its bounds, whatever
  families there are.
- The same bounds and families give the same sets, in the same order, in every process.
- What a set costs depends on the cells that its bounds reach, not on how many there are.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, combinations
from math import comb
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.encode import take
from pakafg.engines.families import ENDS, Family, GivenBound, is_forest
from pakafg.engines.hierarchy import OPEN
from pakafg.engines.irreducible import first_contradiction, irreducible_set
from pakafg.engines.tracing import Tracer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pakafg.engines.hierarchy import Hierarchy

__all__ = ["CellNetwork"]

_TRIES: Final = 3_000  # sets of families that are tried for a smaller one
_FEW: Final = 40  # families; of more, a smaller set is looked for around the first only


class CellNetwork:
    """The families of the components in which something is contested, found by their cells."""

    def __init__(self, families: Iterable[Family]) -> None:
        """Index families by their wholes and by their parts."""
        self.families: dict[int, Family] = {family.number: family for family in families}
        self._below: dict[int, list[Family]] = defaultdict(list)
        self._above: dict[int, list[Family]] = defaultdict(list)
        for family in self.families.values():
            self._below[family.whole].append(family)
            for part in family.parts:
                self._above[part].append(family)

    @classmethod
    def of(cls, hierarchy: Hierarchy, component: pl.Series, cells: pl.Series) -> CellNetwork:
        """Take the families of the components of some cells."""
        chosen = component.is_in(take(component, cells).unique().implode())
        keep = take(chosen, hierarchy.families["whole"])
        families = hierarchy.families.filter(keep)
        parts = hierarchy.parts.filter(take(keep, hierarchy.parts["family"]))
        lists = parts.group_by("family", maintain_order=True).agg("part")["part"]
        return cls(
            Family(level, whole, dimension, tuple(below), exhaustive, disjoint, number)
            for (number, whole, dimension, exhaustive, disjoint, level), below in zip(
                families.iter_rows(), lists, strict=True
            )
        )

    @property
    def cells(self) -> set[int]:
        """All cells of the families."""
        return self._below.keys() | self._above.keys()

    def given(self, low: pl.Series, high: pl.Series) -> dict[GivenBound, int]:
        """Take the bounds that are given for the cells; a low of 0 and an open high are none."""
        rows = pl.Series(sorted(self.cells), dtype=pl.Int64)
        bounds = {}
        for cell, least, most in zip(rows, take(low, rows), take(high, rows), strict=True):
            if least > 0:
                bounds[GivenBound(cell, "low")] = least
            if most < OPEN:
                bounds[GivenBound(cell, "high")] = most
        return bounds

    def reached(self, bounds: Iterable[GivenBound]) -> list[Family]:
        """Find the families that bear on bounds: of their wholes, and of lists on the way."""
        todo = [bound.cell for bound in bounds]
        seen = set(todo)
        # Parts that nothing is said of, nor of anything below them, add nothing: of a list of
        # thousands only the parts that are met on the way are looked at.
        met: dict[int, list[int]] = defaultdict(list)
        while todo:
            cell = todo.pop()
            for family in self._above[cell]:
                met[family.number].append(cell)
                if family.whole not in seen:
                    seen.add(family.whole)
                    todo.append(family.whole)
            for family in self._below[cell]:
                if family.exhaustive:
                    todo += set(family.parts) - seen
                    seen.update(family.parts)
        families = ((self.families[number], parts) for number, parts in met.items())
        return sorted(
            family if family.exhaustive else family._replace(parts=tuple(sorted(parts)))
            for family, parts in families
        )

    def contradicting_bounds(
        self,
        given: Mapping[GivenBound, int],
        upward: Mapping[GivenBound, int],
        contested: Collection[int],
        family: Family,
        other: Family | None,
    ) -> frozenset[GivenBound]:
        """Find the bounds of one contested family, as few as contradict over all families.

        Args:
            given: The bounds.
            upward: What cells come to by their own bounds and those of their parts.
            contested: The numbers of the families that bound nothing.
            family: The contested family.
            other: The list of the same whole that it excludes; None where its whole's own
                bounds exclude it.
        """
        if other is not None and family.exhaustive:  # the list is the one that bounds above
            family, other = other, family
        tracer = Tracer(self._below, given, upward, contested)
        whole_high, whole_low = (GivenBound(family.whole, end) for end in ("high", "low"))
        lows = tracer.lows_of(family)
        limit = [whole_high] if whole_high in given else []
        most = given.get(whole_high, OPEN)
        if other is not None:
            limit = tracer.highs_of(other)
            most = sum(given[bound] for bound in limit)
        if sum(given[bound] for bound in lows) > most:
            lows.sort(key=lambda bound: (-given[bound], bound))
            total, enough = 0, 0
            while total <= most:
                total += given[lows[enough]]
                enough += 1
            found = [*limit, *lows[:enough]]
        else:
            found = [whole_low, *tracer.highs_of(family)]
        return self.shrunk({bound: given[bound] for bound in found})

    def contradicting_bounds_over(
        self, given: Mapping[GivenBound, int], families: Sequence[Family]
    ) -> frozenset[GivenBound] | None:
        """Find as few bounds as contradict over families that cannot hold together."""
        found = irreducible_set(_of_cells(given, families), families)
        return found and self.shrunk({bound: given[bound] for bound in found})

    def shrunk(self, bounds: Mapping[GivenBound, int]) -> frozenset[GivenBound]:
        """Leave out of contradicting bounds what they need not, over all families."""
        families = self.reached(bounds)
        if is_forest(families):
            return frozenset(bounds)  # traced bounds of one tree are all needed
        return irreducible_set(bounds, families) or frozenset(bounds)

    def smallest_crossings(
        self, low: pl.Series, high: pl.Series, without: Collection[int]
    ) -> list[tuple[int, ...]]:
        """Find, of the deepest level on, the smallest sets of families that cannot hold together.

        Args:
            low: What is said of each cell: at least.
            high: At most.
            without: The numbers of families that are left out.

        Returns:
            The sets to be left out, one after the other, until all the others hold together.
        """
        given = self.given(low, high)
        cut: list[tuple[int, ...]] = []
        for families in self._components():
            left = [family for family in families if family.number not in without]
            for level in sorted({family.level for family in left}, reverse=True):
                considered = [family for family in left if family.level >= level]
                while found := self._smallest_crossing(given, considered):
                    cut.append(tuple(sorted(family.number for family in found)))
                    considered = [family for family in considered if family not in found]
                    left = [family for family in left if family not in found]
        return cut

    def _smallest_crossing(
        self, given: Mapping[GivenBound, int], families: Sequence[Family]
    ) -> list[Family] | None:
        """Find the fewest families that the bounds exclude; None where all can hold.

        First some that none can be left out of; then, to a limit, all sets of fewer.
        """
        bounds = _of_cells(given, families)
        behind = first_contradiction(bounds, families)
        if behind is None:
            return None
        near = {family.number for family in self.reached(behind)}
        found = [family for family in families if family.number in near]
        if first_contradiction(bounds, found) is None:
            found = list(families)
        among = found if len(families) > _FEW else families
        for family in found:
            without = [each for each in found if each != family]
            if first_contradiction(_of_cells(bounds, without), without) is not None:
                found = without
        tries = 0
        for size in range(2, len(found)):
            tries += comb(len(among), size)
            if tries > _TRIES:
                break
            for chosen in combinations(among, size):
                if first_contradiction(_of_cells(bounds, chosen), chosen) is not None:
                    return list(chosen)
        return found

    def _components(self) -> Iterator[list[Family]]:
        """Yield the families that any chain of families ties together."""
        todo = dict(sorted(self.families.items()))
        while todo:
            _, start = todo.popitem()
            found, waiting = [start], [start]
            while waiting:
                family = waiting.pop()
                for cell in family.cells:
                    for near in chain(self._below[cell], self._above[cell]):
                        if near.number in todo:
                            del todo[near.number]
                            found.append(near)
                            waiting.append(near)
            yield sorted(found)


def _of_cells(given: Mapping[GivenBound, int], families: Sequence[Family]) -> dict[GivenBound, int]:
    """Take the bounds of the cells of families."""
    cells = {cell for family in families for cell in family.cells}
    ends = (GivenBound(cell, end) for cell in sorted(cells) for end in ENDS)
    return {bound: given[bound] for bound in ends if bound in given}
