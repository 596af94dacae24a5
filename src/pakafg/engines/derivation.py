"""Proofs of bounds: the additions and subtractions of given bounds that an implied one comes to.

Bounds are narrowed around one cell of interest; the one that is proven is a sum of given ones.

Laws of this file:

- A proof adds up: the given values, each as often as it is told, make the bound.
- A proof is irreducible: without any one of its bounds, narrowing the others falls short of it.
- Cells are integers: this file knows no incident, no claim and no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.engines.families import is_forest
from pakafg.engines.narrowing import narrowed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.engines.families import Family, GivenBound

__all__ = ["prove"]


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

    >>> from pakafg.engines.families import Family, GivenBound
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
    if proof is None or is_forest(near):  # in a forest there is but one way to a bound
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
        for cell in family.cells:
            of_cell.setdefault(cell, []).append(place)
    cells, reached, todo = {start}, set[int](), [start]
    while todo:
        for place in of_cell.get(todo.pop(), ()):
            if place not in reached:
                reached.add(place)
                new_cells = {*families[place].cells} - cells
                cells |= new_cells
                todo += new_cells
    return [families[place] for place in sorted(reached)]


def _sum_of_given(
    given: Mapping[GivenBound, int], families: Sequence[Family], wanted: GivenBound, value: int
) -> dict[GivenBound, int] | None:
    """Narrow until a bound is as tight as wanted; give it as a sum of given bounds."""
    found = narrowed(given, families).bounds.get(wanted)
    return found.as_sum_of_given() if found is not None and found.value == value else None
