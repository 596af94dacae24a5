"""What hangs together, directly or over others: connected components (union-find).

Laws of this file: a component is named by the least of its members; the order in which ties are
given never matters.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["components", "joined"]


def components(size: int, ties: Iterable[tuple[int, int]]) -> list[int]:
    """Find, for each of the numbers below a size, the least that ties connect it to.

    Args:
        size: How many numbers there are.
        ties: Pairs of them.

    >>> components(5, [(1, 3), (3, 4)])
    [0, 1, 2, 1, 1]
    """
    parents = list(range(size))
    for tie in ties:
        one, other = tie
        while parents[one] != one:
            parents[one] = one = parents[parents[one]]  # halve the path on the way
        while parents[other] != other:
            parents[other] = other = parents[parents[other]]
        parents[max(one, other)] = min(one, other)
    for number in range(size):  # a parent is less than its child, and final before it
        parents[number] = parents[parents[number]]
    return parents


def joined(size: int, groups: Iterable[Sequence[int]]) -> list[list[int]]:
    """Gather the numbers below a size that groups connect, directly or over others.

    Args:
        size: How many numbers there are.
        groups: Groups of them.

    >>> joined(5, [[1, 3], [3, 4]])
    [[0], [1, 3, 4], [2]]
    """
    ties = ((group[0], other) for group in groups for other in group[1:])
    members: dict[int, list[int]] = defaultdict(list)
    for number, least in enumerate(components(size, ties)):
        members[least].append(number)
    return list(members.values())
