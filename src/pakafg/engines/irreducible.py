"""Irreducible sets: each contradiction of a hierarchy, by as few of the given bounds as make it.

The first engine says which families are contested; this file says why, in Python, for the few
cells around a contradiction. The bounds behind a contested family are the whole's own and, traced
down to the votes that set them, those of its parts; of these as few are kept as contradict over
all families, contested ones too. Every bound that is derived remembers the bounds that it was
derived from.

Laws of this file:

- A set that is given out cannot hold, and could without any one of its bounds, whatever
  families there are.
- The same bounds and families give the same sets, in the same order, in every process.
- What a set costs depends on the cells that its bounds reach, not on how many there are.
- Cells are integers: this file knows no incident, no claim and no name.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, combinations
from math import comb
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import polars as pl

from pakafg.engines.hierarchy import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pakafg.engines.hierarchy import Hierarchy

__all__ = ["CellNetwork", "Family", "GivenBound", "irreducible_set"]

End = Literal["low", "high"]
_ENDS: Final[tuple[End, End]] = ("low", "high")
_ROUNDS: Final = 40
_TRIES: Final = 3_000  # sets of families that are tried for a smaller one
_FEW: Final = 40  # families; of more, a smaller set is looked for around the first only


class GivenBound(NamedTuple):
    """One end of the bounds that were given for a cell."""

    cell: int
    end: End


class Family(NamedTuple):
    """A whole and its parts in one dimension; sorts from the roots to the leaves."""

    level: int
    whole: int
    dimension: int
    parts: tuple[int, ...]
    exhaustive: bool
    disjoint: bool
    number: int = -1


def irreducible_set(
    given: Mapping[GivenBound, int], families: Sequence[Family]
) -> frozenset[GivenBound] | None:
    """Find as few of the bounds as contradict over the families; None where they do not.

    The bounds behind a contradiction are halved until none can be left out (QuickXplain,
    Junker 2004).

    Args:
        given: Bounds; a low of 0 and an open high are left out.
        families: Sorted.

    >>> least = {1: 18, 2: 35, 3: 2}
    >>> given = {GivenBound(cell, "low"): value for cell, value in least.items()}
    >>> family = Family(0, 0, 0, (1, 2, 3), exhaustive=False, disjoint=True)
    >>> for bound in sorted(irreducible_set({**given, GivenBound(0, "high"): 50}, [family])):
    ...     print(*bound)
    0 high
    1 low
    2 low
    """

    def needed(
        background: frozenset[GivenBound], candidates: Sequence[GivenBound], *, has_changed: bool
    ) -> frozenset[GivenBound]:
        """Find the candidates that a contradiction needs, given the background."""
        if has_changed and _contradicting({b: given[b] for b in background}, families) is not None:
            return frozenset()
        if len(candidates) == 1:
            return frozenset(candidates)
        half = len(candidates) // 2
        first, second = candidates[:half], candidates[half:]
        later = needed(background | frozenset(first), second, has_changed=True)
        return later | needed(background | later, first, has_changed=bool(later))

    contradicting = _contradicting(given, families)
    if contradicting is None:
        return None
    return needed(frozenset(), sorted(contradicting), has_changed=False)


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
        chosen = component.is_in(component.gather(cells).unique().implode())
        keep = chosen.gather(hierarchy.families["whole"])
        families = hierarchy.families.filter(keep)
        parts = hierarchy.parts.filter(keep.gather(hierarchy.parts["family"]))
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
        for cell, least, most in zip(rows, low.gather(rows), high.gather(rows), strict=True):
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
        tracer = _Tracer(self._below, given, upward, contested)
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
        if self._is_forest(families):
            return frozenset(bounds)  # traced bounds of one tree are all needed
        return irreducible_set(bounds, families) or frozenset(bounds)

    @staticmethod
    def _is_forest(families: Sequence[Family]) -> bool:
        parts = [part for family in families for part in family.parts]
        return len(set(parts)) == len(parts)

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
        behind = _contradicting(bounds, families)
        if behind is None:
            return None
        near = {family.number for family in self.reached(behind)}
        found = [family for family in families if family.number in near]
        if _contradicting(bounds, found) is None:
            found = list(families)
        among = found if len(families) > _FEW else families
        for family in found:
            without = [each for each in found if each != family]
            if _contradicting(_of_cells(bounds, without), without) is not None:
                found = without
        tries = 0
        for size in range(2, len(found)):
            tries += comb(len(among), size)
            if tries > _TRIES:
                break
            for chosen in combinations(among, size):
                if _contradicting(_of_cells(bounds, chosen), chosen) is not None:
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
                for cell in (family.whole, *family.parts):
                    for near in chain(self._below[cell], self._above[cell]):
                        if near.number in todo:
                            del todo[near.number]
                            found.append(near)
                            waiting.append(near)
            yield sorted(found)


def _of_cells(given: Mapping[GivenBound, int], families: Sequence[Family]) -> dict[GivenBound, int]:
    """Take the bounds of the cells of families."""
    cells = {cell for family in families for cell in (family.whole, *family.parts)}
    ends = (GivenBound(cell, end) for cell in sorted(cells) for end in _ENDS)
    return {bound: given[bound] for bound in ends if bound in given}


class _Tracer:
    """Traces what cells come to down to the given bounds that set it."""

    def __init__(
        self,
        below: Mapping[int, Sequence[Family]],
        given: Mapping[GivenBound, int],
        upward: Mapping[GivenBound, int],
        contested: Collection[int],
    ) -> None:
        self._below = below
        self._given = given
        self._upward = upward
        self._contested = contested

    def lows_of(self, family: Family) -> list[GivenBound]:
        """List the lows that the parts of a family add up to."""
        found = []
        todo = self._setting_parts(family)
        while todo:
            cell = todo.pop()
            bound = GivenBound(cell, "low")
            low = self._upward.get(bound, 0)
            if not low:
                continue
            if self._given.get(bound) == low:
                found.append(bound)
                continue
            todo += next(
                self._setting_parts(each)
                for each in self._bounding(cell)
                if self._sum_of_lows(each) == low
            )
        return found

    def highs_of(self, family: Family) -> list[GivenBound]:
        """List the highs that the parts of a family add up to."""
        found = []
        todo = list(family.parts)
        while todo:
            cell = todo.pop()
            bound = GivenBound(cell, "high")
            high = self._upward.get(bound)
            if high is not None and self._given.get(bound) != high:
                todo += next(each.parts for each in self._bounding(cell) if each.exhaustive)
            else:
                found.append(bound)
        return found

    def _bounding(self, cell: int) -> Iterator[Family]:
        return (each for each in self._below[cell] if each.number not in self._contested)

    def _sum_of_lows(self, family: Family) -> int:
        lows = (self._upward.get(GivenBound(part, "low"), 0) for part in family.parts)
        return sum(lows) if family.disjoint else max(lows)

    def _setting_parts(self, family: Family) -> list[int]:
        """List the parts whose lows count: all, or the greatest of parts that may overlap."""
        if family.disjoint:
            return list(family.parts)
        lows = {part: self._upward.get(GivenBound(part, "low"), 0) for part in family.parts}
        return [max(family.parts, key=lambda part: lows[part])]


class _Bound(NamedTuple):
    """A bound, given or derived from others."""

    value: int
    given: GivenBound | None
    because: tuple[_Bound, ...] = ()


_NOTHING: Final = _Bound(0, None)


class _ContradictionError(Exception):
    """Two bounds exclude each other."""

    def __init__(self, *bounds: _Bound) -> None:
        super().__init__(*bounds)
        self.bounds = bounds


def _contradicting(
    given: Mapping[GivenBound, int], families: Sequence[Family]
) -> frozenset[GivenBound] | None:
    """Find the given bounds behind the first contradiction that narrowing meets, or None."""
    bounds = {bound: _Bound(value, bound) for bound, value in given.items()}
    try:
        for _ in range(_ROUNDS):
            before = {end: bound.value for end, bound in bounds.items()}
            for family in reversed(families):
                _upward(bounds, family)
            for family in families:
                _downward(bounds, family)
            if before == {end: bound.value for end, bound in bounds.items()}:
                break
    except _ContradictionError as contradiction:
        return _derived_from(contradiction.bounds)
    return None


def _upward(bounds: dict[GivenBound, _Bound], family: Family) -> None:
    """Narrow the whole by its parts together."""
    lows = list(_bounds_at(bounds, family, "low").values())
    if lows:
        joint = lows if family.disjoint else [max(lows, key=lambda bound: bound.value)]
        _narrow(bounds, GivenBound(family.whole, "low"), sum(b.value for b in joint), joint)
    highs = list(_bounds_at(bounds, family, "high").values())
    if family.exhaustive and len(highs) == len(family.parts):
        _narrow(bounds, GivenBound(family.whole, "high"), sum(b.value for b in highs), highs)


def _downward(bounds: dict[GivenBound, _Bound], family: Family) -> None:
    """Narrow each part by the whole, less its other parts."""
    low, high = (bounds.get(GivenBound(family.whole, end)) for end in _ENDS)
    lows = _bounds_at(bounds, family, "low") if family.disjoint else {}
    highs = _bounds_at(bounds, family, "high")
    all_low, all_high = (sum(b.value for b in ends.values()) for ends in (lows, highs))
    for part in family.parts:
        if high:
            others = (bound for cell, bound in lows.items() if cell != part)
            left = high.value - (all_low - lows.get(part, _NOTHING).value)
            _narrow(bounds, GivenBound(part, "high"), left, chain([high], others))
        if low and family.exhaustive and len(highs) - (part in highs) == len(family.parts) - 1:
            others = (bound for cell, bound in highs.items() if cell != part)
            left = low.value - (all_high - highs.get(part, _NOTHING).value)
            _narrow(bounds, GivenBound(part, "low"), left, chain([low], others))


def _bounds_at(bounds: Mapping[GivenBound, _Bound], family: Family, end: End) -> dict[int, _Bound]:
    """Look up one end of the bounds of each part that has it."""
    return {
        part: bounds[given] for part in family.parts if (given := GivenBound(part, end)) in bounds
    }


def _narrow(
    bounds: dict[GivenBound, _Bound], end: GivenBound, value: int, because: Iterable[_Bound]
) -> None:
    """Take a derived bound where it says more than the known one.

    Raises:
        _ContradictionError: It excludes the other end.
    """
    known = bounds.get(end)
    if end.end == "low" and value <= (known or _NOTHING).value:
        return
    if end.end == "high" and known and value >= known.value:
        return
    bounds[end] = _Bound(value, None, tuple(because))
    low = bounds.get(GivenBound(end.cell, "low"), _NOTHING)
    high = bounds.get(GivenBound(end.cell, "high"))
    if high and low.value > high.value:
        raise _ContradictionError(low, high)


def _derived_from(bounds: Iterable[_Bound]) -> frozenset[GivenBound]:
    """Trace bounds back to the given ones that they were derived from."""
    found: set[GivenBound] = set()
    seen: set[int] = set()
    todo = list(bounds)
    while todo:
        bound = todo.pop()
        if id(bound) not in seen:
            seen.add(id(bound))
            todo += bound.because
            if bound.given:
                found.add(bound.given)
    return frozenset(found)
