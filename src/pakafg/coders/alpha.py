"""Krippendorff's alpha for two coders and nominal values.

Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A and C.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

__all__ = ["nominal_alpha"]


def nominal_alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Compute how far two coders agree beyond chance: 1 for always, 0 for as chance would have it.

    Args:
        pairs: What each of the two gives for a unit. Nothing, too, is a value.

    Returns:
        Alpha; None where both only ever give one value, of which nothing can be told, or where
        there is no unit.

    >>> meg, owen = "aabbdcccedda", "babbbccceddd"
    >>> round(nominal_alpha(list(zip(meg, owen))), 3)
    0.692
    """
    values = Counter(value for pair in pairs for value in pair)
    total = values.total()
    by_chance = sum(n * (total - n) for n in values.values())
    if not by_chance:
        return None
    disagreeing = 2 * sum(one != other for one, other in pairs)
    return 1 - (total - 1) * disagreeing / by_chance
