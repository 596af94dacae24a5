"""Bounds narrowed with their reasons, and as few reasons of a clash as make it.

This is what the first engine does, cell by cell and in Python, for the few cells around a
contradiction: every bound that it derives remembers the bounds that it was derived from.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Family", "Given", "least_clash"]

End = Literal["low", "high"]
_ENDS: Final[tuple[End, End]] = ("low", "high")
_ROUNDS: Final = 40


class Given(NamedTuple):
    """One end of the bounds that were given for a cell."""

    cell: int
    end: End


class Family(NamedTuple):
    """A whole and its parts in one view; sorts from the roots to the leaves of each view."""

    view: int
    depth: int
    whole: int
    parts: tuple[int, ...]
    exhaustive: bool
    disjoint: bool


def least_clash(given: Mapping[Given, int], families: Sequence[Family]) -> frozenset[Given] | None:
    """As few of the bounds as clash over the families; None where they do not clash.

    The reasons of a clash are halved until none can be left out (QuickXplain, Junker 2004).

    Args:
        given: Bounds; a low of 0 and an open high are left out.
        families: Sorted.

    >>> given = {Given(0, "high"): 50, Given(1, "low"): 18, Given(2, "low"): 35, Given(3, "low"): 2}
    >>> family = Family(0, 1, 0, (1, 2, 3), exhaustive=False, disjoint=True)
    >>> sorted(least_clash(given, [family]))
    [Given(cell=0, end='high'), Given(cell=1, end='low'), Given(cell=2, end='low')]
    """

    def needed(
        kept: frozenset[Given], doubtful: Sequence[Given], *, fresh: bool
    ) -> frozenset[Given]:
        """The doubtful that a clash needs beside the kept."""
        if fresh and _reasons({bound: given[bound] for bound in kept}, families) is not None:
            return frozenset()
        if len(doubtful) == 1:
            return frozenset(doubtful)
        half = len(doubtful) // 2
        first, second = doubtful[:half], doubtful[half:]
        later = needed(kept | frozenset(first), second, fresh=True)
        return later | needed(kept | later, first, fresh=bool(later))

    reasons = _reasons(given, families)
    return None if reasons is None else needed(frozenset(), sorted(reasons), fresh=False)


class _Bound(NamedTuple):
    """A bound, given or derived from others."""

    value: int
    given: Given | None
    because: tuple[_Bound, ...] = ()


_NOTHING: Final = _Bound(0, None)


class _ClashError(Exception):
    """Two bounds exclude each other."""

    def __init__(self, *bounds: _Bound) -> None:
        super().__init__(*bounds)
        self.bounds = bounds


def _reasons(given: Mapping[Given, int], families: Sequence[Family]) -> frozenset[Given] | None:
    """The given bounds behind the first clash that narrowing meets; None where it meets none."""
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
    except _ClashError as clash:
        return _rest_on(clash.bounds)
    return None


def _upward(bounds: dict[Given, _Bound], family: Family) -> None:
    """What the parts together leave of the whole."""
    lows = list(_ends(bounds, family, "low").values())
    if lows:
        joint = lows if family.disjoint else [max(lows, key=lambda bound: bound.value)]
        _narrow(bounds, Given(family.whole, "low"), sum(b.value for b in joint), joint)
    highs = list(_ends(bounds, family, "high").values())
    if family.exhaustive and len(highs) == len(family.parts):
        _narrow(bounds, Given(family.whole, "high"), sum(b.value for b in highs), highs)


def _downward(bounds: dict[Given, _Bound], family: Family) -> None:
    """What the whole, less its other parts, leaves to each part."""
    low, high = (bounds.get(Given(family.whole, end)) for end in _ENDS)
    lows = _ends(bounds, family, "low") if family.disjoint else {}
    highs = _ends(bounds, family, "high")
    all_low, all_high = (sum(b.value for b in ends.values()) for ends in (lows, highs))
    for part in family.parts:
        if high:
            others = (bound for cell, bound in lows.items() if cell != part)
            left = high.value - (all_low - lows.get(part, _NOTHING).value)
            _narrow(bounds, Given(part, "high"), left, chain([high], others))
        if low and family.exhaustive and len(highs) - (part in highs) == len(family.parts) - 1:
            others = (bound for cell, bound in highs.items() if cell != part)
            left = low.value - (all_high - highs.get(part, _NOTHING).value)
            _narrow(bounds, Given(part, "low"), left, chain([low], others))


def _ends(bounds: Mapping[Given, _Bound], family: Family, end: End) -> dict[int, _Bound]:
    return {part: bounds[given] for part in family.parts if (given := Given(part, end)) in bounds}


def _narrow(bounds: dict[Given, _Bound], end: Given, value: int, because: Iterable[_Bound]) -> None:
    """Take a derived bound where it says more than the known one.

    Raises:
        _ClashError: It excludes the other end.
    """
    known = bounds.get(end)
    if end.end == "low" and value <= (known or _NOTHING).value:
        return
    if end.end == "high" and known and value >= known.value:
        return
    bounds[end] = _Bound(value, None, tuple(because))
    low = bounds.get(Given(end.cell, "low"), _NOTHING)
    high = bounds.get(Given(end.cell, "high"))
    if high and low.value > high.value:
        raise _ClashError(low, high)


def _rest_on(bounds: Iterable[_Bound]) -> frozenset[Given]:
    """The given bounds that bounds were derived from."""
    found: set[Given] = set()
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
