"""What hangs together, directly or over others: connected components.

Laws of this file: a component is named by the least of its members; the order in which ties are
given never matters.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import polars as pl

from pakafg.engines.encode import take

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["components", "joined"]


def components(size: int, ties: pl.DataFrame) -> pl.Series:
    """Find, for each of the numbers below a size, the least that ties connect it to.

    Every root takes the least root that a tie leads it to, and then all numbers look up to their
    roots again, until no tie leads from one root to another (Shiloach and Vishkin 1982).

    Args:
        size: How many numbers there are.
        ties: Pairs of them, in two columns.

    >>> components(5, pl.DataFrame({"one": [1, 3], "other": [3, 4]})).to_list()
    [0, 1, 2, 1, 1]
    """
    roots = pl.int_range(size, eager=True)
    one, other = (column.cast(pl.Int64) for column in ties.get_columns())
    while True:
        led = pl.DataFrame({"one": take(roots, one), "other": take(roots, other)})
        apart = led["one"] != led["other"]
        if not apart.any():
            return roots
        one, other = one.filter(apart), other.filter(apart)
        lower = (
            led.filter(apart)
            .select(root=pl.max_horizontal("one", "other"), least=pl.min_horizontal("one", "other"))
            .group_by("root")
            .agg(pl.col("least").min())
        )
        roots = roots.scatter(lower["root"], lower["least"])
        while not (further := take(roots, roots)).equals(roots):
            roots = further


def joined(size: int, groups: Iterable[Sequence[int]]) -> list[list[int]]:
    """Gather the numbers below a size that groups connect, directly or over others (union-find).

    Args:
        size: How many numbers there are.
        groups: Groups of them.

    >>> joined(5, [[1, 3], [3, 4]])
    [[0], [1, 3, 4], [2]]
    """
    parents = list(range(size))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = number = parents[parents[number]]  # halve the path on the way
        return number

    for first, *others in groups:
        for other in others:
            low, high = sorted((root(first), root(other)))
            parents[high] = low
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(size):
        members[root(number)].append(number)
    return list(members.values())
