"""Proofs of bounds: the additions and subtractions of given bounds that an implied one comes to.

Bounds are narrowed cell by cell, in Python, around one cell of interest; every bound that is
derived remembers by which bounds, added or taken away, and so comes to a sum of given ones.

Laws of this file:

- A proof adds up: the given values, each as often as it is told, make the bound.
- A proof is irreducible: without any one of its bounds, narrowing the others falls short of it.
- Cells are integers: this file knows no incident, no claim and no name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.engines.irreducible import GivenBound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.engines.irreducible import End, Family

__all__ = ["prove"]

_ROUNDS: Final = 40


class _Derived(NamedTuple):
    """A bound: its value, and the bounds that it is the sum of, those with −1 taken away.

    `rank` is above that of each of its terms.
    """

    value: int
    given: GivenBound | None
    terms: tuple[tuple[int, _Derived], ...] = ()
    rank: int = 0

    @classmethod
    def of(cls, *terms: tuple[int, _Derived]) -> _Derived:
        """Add up terms."""
        value = sum(times * term.value for times, term in terms)
        return cls(value, None, terms, 1 + max((term.rank for _, term in terms), default=0))


_Bounds = dict[GivenBound, _Derived]


def prove(
    given: Mapping[GivenBound, int], families: Sequence[Family], bound: GivenBound, value: int
) -> dict[GivenBound, int] | None:
    """Find an irreducible proof of a bound.

    Args:
        given: What is given, a low of 0 and an open high left out.
        families: The families that bound, sorted from the roots to the leaves.
        bound: What is to be proven.
        value: How much it is.

    Returns:
        Of each given bound that the proof needs, how often it is added, or (below 0) taken
        away; None where narrowing does not come to the value.

    >>> from pakafg.engines.irreducible import Family, GivenBound
    >>> given = {GivenBound(0, "high"): 50, GivenBound(1, "low"): 18, GivenBound(3, "low"): 2}
    >>> family = Family(0, 0, 0, (1, 2, 3), exhaustive=False, disjoint=True)
    >>> for part, times in sorted(prove(given, [family], GivenBound(2, "high"), 30).items()):
    ...     print(times, *part)
    1 0 high
    -1 1 low
    -1 3 low
    """
    near = _tied_to(families, bound.cell)
    proof = _sum_of_given(given, near, bound, value)
    if proof is None or _is_forest(near):  # in a forest there is but one way to a bound
        return proof
    for each in sorted(proof):
        if each in proof:  # else a shorter proof has left it out already
            rest = {one: given[one] for one in proof if one != each}
            proof = _sum_of_given(rest, near, bound, value) or proof
    return proof


def _tied_to(families: Sequence[Family], start: int) -> list[Family]:
    """Find the families that any chain of families ties to a cell, in their order."""
    of_cell: dict[int, list[int]] = {}
    for place, family in enumerate(families):
        for cell in (family.whole, *family.parts):
            of_cell.setdefault(cell, []).append(place)
    cells, reached, todo = {start}, set[int](), [start]
    while todo:
        for place in of_cell.get(todo.pop(), ()):
            if place not in reached:
                reached.add(place)
                new_cells = {families[place].whole, *families[place].parts} - cells
                cells |= new_cells
                todo += new_cells
    return [families[place] for place in sorted(reached)]


def _is_forest(families: Sequence[Family]) -> bool:
    """Tell whether no cell has two wholes."""
    parts = [part for family in families for part in family.parts]
    return len(set(parts)) == len(parts)


def _sum_of_given(
    given: Mapping[GivenBound, int], families: Sequence[Family], wanted: GivenBound, value: int
) -> dict[GivenBound, int] | None:
    """Narrow until a bound is as tight as wanted; give it as a sum of given bounds."""
    bounds = {bound: _Derived(number, bound) for bound, number in given.items()}
    for _ in range(_ROUNDS):
        before = {bound: known.value for bound, known in bounds.items()}
        for family in reversed(families):
            _upward(bounds, family)
        for family in families:
            _downward(bounds, family)
        if before == {bound: known.value for bound, known in bounds.items()}:
            break
    found = bounds.get(wanted)
    return _expanded(found) if found is not None and found.value == value else None


def _upward(bounds: _Bounds, family: Family) -> None:
    """Narrow the whole by its parts together."""
    lows = [bounds[low] for part in family.parts if (low := GivenBound(part, "low")) in bounds]
    if lows:
        joint = lows if family.disjoint else [max(lows, key=lambda low: low.value)]
        _take(bounds, GivenBound(family.whole, "low"), *((1, low) for low in joint))
    highs = [bounds[high] for part in family.parts if (high := GivenBound(part, "high")) in bounds]
    if family.exhaustive and len(highs) == len(family.parts):
        _take(bounds, GivenBound(family.whole, "high"), *((1, high) for high in highs))


def _downward(bounds: _Bounds, family: Family) -> None:
    """Narrow each part by the whole, less its other parts."""
    most = bounds.get(GivenBound(family.whole, "high"))
    if most is not None:
        lows = _ends(bounds, family, "low") if family.disjoint else {}
        total = _Derived.of(*((1, low) for low in lows.values()))
        for part in family.parts:
            # Less all parts, and this part again: only the others are left taken away.
            own = [(1, lows[part])] if part in lows else []
            _take(bounds, GivenBound(part, "high"), (1, most), (-1, total), *own)
    least = bounds.get(GivenBound(family.whole, "low"))
    if least is not None and family.exhaustive:
        highs = _ends(bounds, family, "high")
        total = _Derived.of(*((1, high) for high in highs.values()))
        for part in family.parts:
            own = [(1, highs[part])] if part in highs else []
            if len(highs) - len(own) == len(family.parts) - 1:
                _take(bounds, GivenBound(part, "low"), (1, least), (-1, total), *own)


def _ends(bounds: _Bounds, family: Family, end: End) -> dict[int, _Derived]:
    """Look up one end of the bounds of each part that has it."""
    return {
        part: bounds[bound] for part in family.parts if (bound := GivenBound(part, end)) in bounds
    }


def _take(bounds: _Bounds, bound: GivenBound, *terms: tuple[int, _Derived]) -> None:
    """Take a derived bound where it says more than the known one, or than that none is below 0."""
    known = bounds.get(bound)
    value = sum(times * term.value for times, term in terms)
    if bound.end == "low":
        says_more = value > (0 if known is None else known.value)
    else:
        says_more = known is None or value < known.value
    if says_more:
        bounds[bound] = _Derived.of(*terms)


def _expanded(bound: _Derived) -> dict[GivenBound, int]:
    """Count how often each given bound is added or taken away."""
    found: Counter[GivenBound] = Counter()
    by_rank: dict[int, dict[int, tuple[int, _Derived]]] = defaultdict(dict)
    by_rank[bound.rank][id(bound)] = 1, bound
    for rank in range(bound.rank, -1, -1):
        for times, each in by_rank.pop(rank, {}).values():
            if each.given is not None:
                found[each.given] += times
            for inner, term in each.terms:
                already, _ = by_rank[term.rank].get(id(term), (0, term))
                by_rank[term.rank][id(term)] = already + times * inner, term
    return {bound: times for bound, times in found.items() if times}
