"""Narrowing in Python, for few cells: bounds that remember what they were derived from.

Wholes are narrowed by their parts and parts by their wholes, over and over, until nothing
changes or two bounds of a cell exclude each other.

Laws of this file:

- A derived bound is a sum: of given bounds, each added or taken away so many times.
- The same bounds and families are narrowed in the same order, in every process.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.engines.families import GivenBound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.engines.families import End, Family

__all__ = ["Derived", "Narrowed", "narrowed"]

_ROUNDS: Final = 40


class Derived(NamedTuple):
    """A bound: its value, and the bounds that it is the sum of, those with −1 taken away.

    `rank` is above that of each of its terms.
    """

    value: int
    given: GivenBound | None
    terms: tuple[tuple[int, Derived], ...] = ()
    rank: int = 0

    @classmethod
    def of(cls, *terms: tuple[int, Derived]) -> Derived:
        """Add up terms."""
        value = sum(times * term.value for times, term in terms)
        return cls(value, None, terms, 1 + max((term.rank for _, term in terms), default=0))

    def as_sum_of_given(self) -> dict[GivenBound, int]:
        """Count how often each given bound is added or, below 0, taken away."""
        found: Counter[GivenBound] = Counter()
        by_rank: dict[int, dict[int, tuple[int, Derived]]] = defaultdict(dict)
        by_rank[self.rank][id(self)] = 1, self
        for rank in range(self.rank, -1, -1):
            for times, each in by_rank.pop(rank, {}).values():
                if each.given is not None:
                    found[each.given] += times
                for inner, term in each.terms:
                    already, _ = by_rank[term.rank].get(id(term), (0, term))
                    by_rank[term.rank][id(term)] = already + times * inner, term
        return {bound: times for bound, times in found.items() if times}


class Narrowed(NamedTuple):
    """What narrowing came to.

    Attributes:
        bounds: The tightest bounds that were met.
        excess: By how much the low of a cell is above its high, where narrowing met that
            and ended there.
    """

    bounds: Mapping[GivenBound, Derived]
    excess: Derived | None


class _ContradictionError(Exception):
    """The low of a cell is above its high."""

    def __init__(self, low: Derived, high: Derived) -> None:
        super().__init__(low, high)
        self.excess = Derived.of((1, low), (-1, high))


def narrowed(given: Mapping[GivenBound, int], families: Sequence[Family]) -> Narrowed:
    """Narrow bounds over families until nothing changes, or the first contradiction.

    Args:
        given: Bounds; a low of 0 and an open high are left out.
        families: Sorted from the roots to the leaves.
    """
    bounds = {bound: Derived(value, bound) for bound, value in given.items()}
    try:
        for _ in range(_ROUNDS):
            before = {bound: known.value for bound, known in bounds.items()}
            for family in reversed(families):
                _upward(bounds, family)
            for family in families:
                _downward(bounds, family)
            if before == {bound: known.value for bound, known in bounds.items()}:
                break
    except _ContradictionError as met:
        return Narrowed(bounds, met.excess)
    return Narrowed(bounds, None)


_Bounds = dict[GivenBound, Derived]


def _upward(bounds: _Bounds, family: Family) -> None:
    """Narrow the whole by its parts together."""
    lows = list(_bounds_of_parts(bounds, family, "low").values())
    if lows:
        joint = lows if family.disjoint else [max(lows, key=lambda low: low.value)]
        _take(bounds, GivenBound(family.whole, "low"), *((1, low) for low in joint))
    highs = list(_bounds_of_parts(bounds, family, "high").values())
    if family.exhaustive and len(highs) == len(family.parts):
        _take(bounds, GivenBound(family.whole, "high"), *((1, high) for high in highs))


def _downward(bounds: _Bounds, family: Family) -> None:
    """Narrow each part by the whole, less its other parts."""
    least = bounds.get(GivenBound(family.whole, "low"))
    most = bounds.get(GivenBound(family.whole, "high"))
    lows = _bounds_of_parts(bounds, family, "low") if family.disjoint else {}
    highs = _bounds_of_parts(bounds, family, "high")
    all_lows, all_highs = (
        Derived.of(*((1, bound) for bound in bounds_of_parts.values()))
        for bounds_of_parts in (lows, highs)
    )
    for part in family.parts:
        # Less all parts, and this part again: only the others are left taken away.
        if most is not None:
            own = [(1, lows[part])] if part in lows else []
            _take(bounds, GivenBound(part, "high"), (1, most), (-1, all_lows), *own)
        if least is not None and family.exhaustive:
            own = [(1, highs[part])] if part in highs else []
            if len(highs) - len(own) == len(family.parts) - 1:
                _take(bounds, GivenBound(part, "low"), (1, least), (-1, all_highs), *own)


def _bounds_of_parts(bounds: _Bounds, family: Family, end: End) -> dict[int, Derived]:
    """Look up one end of the bounds of each part that has it."""
    return {
        part: bounds[bound] for part in family.parts if (bound := GivenBound(part, end)) in bounds
    }


def _take(bounds: _Bounds, bound: GivenBound, *terms: tuple[int, Derived]) -> None:
    """Take a derived bound where it says more than the known one, or than that none is below 0.

    Raises:
        _ContradictionError: It excludes the other end.
    """
    known = bounds.get(bound)
    value = sum(times * term.value for times, term in terms)
    if bound.end == "low":
        says_more = value > (0 if known is None else known.value)
    else:
        says_more = known is None or value < known.value
    if not says_more:
        return
    bounds[bound] = Derived.of(*terms)
    low, high = (bounds.get(GivenBound(bound.cell, end)) for end in ("low", "high"))
    if high is not None and (0 if low is None else low.value) > high.value:
        raise _ContradictionError(Derived(0, None) if low is None else low, high)
