"""Irreducible sets: as few of the given bounds as contradict over families.

Laws of this file:

- A set that is given out cannot hold, and could without any one of its bounds.
- The same bounds and families give the same set, in every process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.engines.narrowing import narrowed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.engines.families import Family, GivenBound

__all__ = ["first_contradiction", "irreducible_set"]


def irreducible_set(
    given: Mapping[GivenBound, int], families: Sequence[Family]
) -> frozenset[GivenBound] | None:
    """Find as few of the bounds as contradict over the families; None where they do not.

    The bounds behind a contradiction are halved until none can be left out (QuickXplain,
    Junker 2004).

    Args:
        given: Bounds; a low of 0 and an open high are left out.
        families: Sorted.

    >>> from pakafg.engines.families import Family, GivenBound
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
        if (
            has_changed
            and first_contradiction({b: given[b] for b in background}, families) is not None
        ):
            return frozenset()
        if len(candidates) == 1:
            return frozenset(candidates)
        half = len(candidates) // 2
        first, second = candidates[:half], candidates[half:]
        later = needed(background | frozenset(first), second, has_changed=True)
        return later | needed(background | later, first, has_changed=bool(later))

    contradicting = first_contradiction(given, families)
    if contradicting is None:
        return None
    return needed(frozenset(), sorted(contradicting), has_changed=False)


def first_contradiction(
    given: Mapping[GivenBound, int], families: Sequence[Family]
) -> frozenset[GivenBound] | None:
    """Find the given bounds behind the first contradiction that narrowing meets, or None."""
    excess = narrowed(given, families).excess
    return None if excess is None else frozenset(excess.as_sum_of_given())
