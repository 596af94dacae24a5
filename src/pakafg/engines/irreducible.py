"""Irreducible sets: each contradiction of a hierarchy, by as few of the given bounds as make it.

The first engine says which wholes are broken; this file says why. In one tree of disjoint parts
the bounds behind that are the whole's own and the greatest of its parts' that exceed it. Where
several arrangements tie cells together, bounds are narrowed once more, cell by cell and in
Python, for the few cells around a contradiction: every bound that is derived remembers the
bounds that it was derived from.

Laws of this file:

- A set that is given out cannot hold, and could without any one of its bounds.
- The same bounds and arrangements give the same sets, in the same order, in every process.
- Cells are integers: this file knows no incident, no claim and no name.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pakafg.engines.hierarchy import Arrangement

__all__ = ["Family", "GivenBound", "IrreducibleSet", "irreducible_set", "irreducible_sets"]

End = Literal["low", "high"]
_ENDS: Final[tuple[End, End]] = ("low", "high")
_ROUNDS: Final = 40


class GivenBound(NamedTuple):
    """One end of the bounds that were given for a cell."""

    cell: int
    end: End


class IrreducibleSet(NamedTuple):
    """A whole that cannot hold together with its parts, and the given bounds behind it."""

    whole: int
    bounds: frozenset[GivenBound]


class Family(NamedTuple):
    """A whole and its parts in one arrangement; sorts from the roots to the leaves of each."""

    arrangement: int
    depth: int
    whole: int
    parts: tuple[int, ...]
    exhaustive: bool
    disjoint: bool


def irreducible_sets(
    bounds: pl.DataFrame, arrangements: Sequence[Arrangement], broken: pl.DataFrame
) -> list[IrreducibleSet]:
    """Find the contradiction of each broken whole, with as few bounds as make it.

    Args:
        bounds: The bounds given: `cell`, `low`, `high` (null: unbounded).
        arrangements: How the cells make up wholes and parts.
        broken: `cell` and `arrangement` of each broken whole, as `propagate` gives them.

    Returns:
        The sets, each once, in the order of their wholes, then of their bounds.
    """
    given = {
        GivenBound(cell, end): value
        for end in _ENDS
        for cell, value in bounds.select("cell", end).drop_nulls().iter_rows()
        if value or end == "high"
    }
    families = {(family.whole, family.arrangement): family for family in _families(arrangements)}
    keys = sorted(broken.select("cell", "arrangement").iter_rows())
    broken_families = {key: families[key] for key in keys}
    if len(arrangements) == 1 and arrangements[0].disjoint:
        unbroken = {f.whole: f for key, f in families.items() if key not in broken_families}
        return [
            IrreducibleSet(family.whole, _in_a_tree(given, unbroken, family))
            for family in broken_families.values()
        ]
    of_cell = defaultdict(list)
    for family in families.values():
        for cell in (family.whole, *family.parts):
            of_cell[cell].append(family)
    found = {
        IrreducibleSet(family.whole, _in_a_net(given, of_cell, family, broken_families.values()))
        for family in broken_families.values()
    }
    # The order of a set depends on the seed of hashes; that of bounds does not.
    return sorted(
        (each for each in found if each.bounds), key=lambda each: (each.whole, sorted(each.bounds))
    )


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
    >>> family = Family(0, 1, 0, (1, 2, 3), exhaustive=False, disjoint=True)
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


def _families(arrangements: Sequence[Arrangement]) -> Iterator[Family]:
    """Yield every whole with its parts."""
    for place, arrangement in enumerate(arrangements):
        complete = set(arrangement.exhaustive["cell"])
        wholes = arrangement.edges.group_by("parent").agg(
            pl.col("cell").sort(), pl.col("depth").first()
        )
        for whole, parts, depth in wholes.iter_rows():
            exhaustive = whole in complete
            yield Family(place, depth, whole, tuple(parts), exhaustive, arrangement.disjoint)


def _in_a_tree(
    given: Mapping[GivenBound, int], unbroken: Mapping[int, Family], broken: Family
) -> frozenset[GivenBound]:
    """Find the bound of the whole, and the greatest lows, or all highs, of its parts against it.

    Args:
        given: The bounds.
        unbroken: By their wholes, the families that hold.
        broken: The family whose contradiction it is.
    """
    order = list(broken.parts)
    for cell in order:  # grows while it is read: a whole stands before its parts
        order += unbroken[cell].parts if cell in unbroken else ()
    lows: dict[int, list[GivenBound]] = {}
    highs: dict[int, list[GivenBound]] = {}  # without a cell that is open

    def total(bounds: Sequence[GivenBound]) -> int:
        return sum(given[bound] for bound in bounds)

    for cell in reversed(order):
        lows[cell] = [low] if (low := GivenBound(cell, "low")) in given else []
        if (high := GivenBound(cell, "high")) in given:
            highs[cell] = [high]
        if cell not in unbroken:
            continue
        least, most = _bounds_of_parts(unbroken[cell], lows, highs)
        lows[cell] = max(lows[cell], least, key=total)
        if most is not None:
            highs[cell] = min(highs.get(cell, most), most, key=total)
    least, most = _bounds_of_parts(broken, lows, highs)
    high = GivenBound(broken.whole, "high")
    if high in given and total(least) > given[high]:
        least.sort(key=lambda bound: (-given[bound], bound))
        enough = next(n for n in range(len(least) + 1) if total(least[:n]) > given[high])
        return frozenset([high, *least[:enough]])
    return frozenset([GivenBound(broken.whole, "low"), *(most or ())])


def _bounds_of_parts(
    family: Family,
    lows: Mapping[int, list[GivenBound]],
    highs: Mapping[int, list[GivenBound]],
) -> tuple[list[GivenBound], list[GivenBound] | None]:
    """Collect the bounds of all parts: lows and, where they bound the whole from above, highs."""
    least = [bound for part in family.parts for bound in lows[part]]
    if not family.exhaustive or any(part not in highs for part in family.parts):
        return least, None
    return least, [bound for part in family.parts for bound in highs[part]]


def _in_a_net(
    given: Mapping[GivenBound, int],
    of_cell: Mapping[int, Sequence[Family]],
    broken: Family,
    all_broken: Collection[Family],
) -> frozenset[GivenBound]:
    """Find what contradicts among the families tied to a broken one: without the others that broke.

    What broke may also rest on what another whole said before it broke; then with them.
    """
    alone = _connected(of_cell, broken, {family for family in all_broken if family != broken})
    together = _connected(of_cell, broken, set())
    return irreducible_set(given, alone) or irreducible_set(given, together) or frozenset()


def _connected(
    of_cell: Mapping[int, Sequence[Family]], start: Family, without: set[Family]
) -> list[Family]:
    """Find the families that any chain of families ties to one, sorted (connected component)."""
    reached, todo = {start}, [start]
    while todo:
        family = todo.pop()
        for cell in (family.whole, *family.parts):
            further = set(of_cell[cell]) - reached - without
            reached |= further
            todo += further
    return sorted(reached)


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
