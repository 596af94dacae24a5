"""One-to-one assignments of the greatest total weight (shortest augmenting paths).

Laws of this file: of all assignments in which a pair has a weight above 0, the one that is found
has the greatest total; who has no such pair, or loses it to others, stays alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pakafg.engines.connected import joined

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

__all__ = ["assign"]

A = TypeVar("A", bound="Hashable")
B = TypeVar("B", bound="Hashable")


def assign(weights: Mapping[tuple[A, B], float]) -> dict[A, B]:
    """Assign each of some things at most one of others, so that the weights add up to the most.

    What no chain of pairs connects is assigned apart, so that many small groups are quick.

    Args:
        weights: Of each pair that may be; pairs of a weight of 0 or less are none.

    >>> assign({("a", "x"): 3.0, ("a", "y"): 2.0, ("b", "x"): 2.0})
    {'a': 'y', 'b': 'x'}
    """
    pairs = [pair for pair, weight in weights.items() if weight > 0]
    ones = list(dict.fromkeys(one for one, _ in pairs))
    others = list(dict.fromkeys(other for _, other in pairs))
    row_of = {one: at for at, one in enumerate(ones)}
    column_of = {other: at for at, other in enumerate(others)}
    ties = [(row_of[one], len(ones) + column_of[other]) for one, other in pairs]
    found: dict[A, B] = {}
    for group in joined(len(ones) + len(others), ties):
        rows = [at for at in group if at < len(ones)]
        columns = [at - len(ones) for at in group if at >= len(ones)]
        table = [[weights.get((ones[i], others[j]), 0.0) for j in columns] for i in rows]
        for i, j in enumerate(_best_columns(table)):
            if j is not None and table[i][j] > 0:
                found[ones[rows[i]]] = others[columns[j]]
    return {one: found[one] for one in ones if one in found}


def _best_columns(weights: Sequence[Sequence[float]]) -> list[int | None]:
    """Find for each row its column, or None where it has none (Kuhn 1955; Jonker, Volgenant 1987).

    Each row has a column of its own beside the given ones, of weight 0: then every row has one.
    """
    given = len(weights[0])
    matching = _Matching([[-each for each in row] + [0.0] * len(weights) for row in weights])
    for row in range(len(weights)):
        matching.add(row)
    columns: list[int | None] = [None] * len(weights)
    for column, holder in enumerate(matching.row_at[:given]):
        if holder is not None:
            columns[holder] = column
    return columns


class _Matching:
    """Rows with columns of the least cost, row after row, and the potentials that prove it."""

    def __init__(self, costs: Sequence[Sequence[float]]) -> None:
        self.costs = costs
        self.of_row = [0.0] * len(costs)
        self.of_column = [0.0] * len(costs[0])
        self.row_at: list[int | None] = [None] * len(costs[0])

    def add(self, row: int) -> None:
        """Give one more row a column, and others new ones along the shortest path to a free one."""
        column, before = self._reach(row)
        while column is not None:
            earlier = before[column]
            self.row_at[column] = row if earlier is None else self.row_at[earlier]
            column = earlier

    def _reach(self, row: int) -> tuple[int | None, Sequence[int | None]]:
        """Walk to the nearest free column; give for each column the one before it on the way."""
        distance = [float("inf")] * len(self.row_at)
        before: list[int | None] = [None] * len(self.row_at)
        waiting, column, current = dict.fromkeys(range(len(self.row_at))), None, row
        walked = 0.0
        reached: list[tuple[int, float]] = []
        while True:
            for other in waiting:
                reduced = self.costs[current][other] - self.of_row[current] - self.of_column[other]
                if walked + reduced < distance[other]:
                    distance[other], before[other] = walked + reduced, column
            column = min(waiting, key=distance.__getitem__)
            del waiting[column]
            walked = distance[column]
            holder = self.row_at[column]
            if holder is None:
                break
            reached.append((column, walked))
            current = holder
        self.of_row[row] += walked
        for passed, length in reached:
            self.of_column[passed] -= walked - length
            holder = self.row_at[passed]
            if holder is not None:
                self.of_row[holder] += walked - length
        return column, before
