"""One-to-one assignments of the least total cost, where each thing has few candidates.

Laws of this file: costs are whole numbers; to stay alone costs more than any pair, so that of two
assignments the one with a pair more is the cheaper where all else is equal. What it finds rests on
the order in which things are given only where several assignments cost the same.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["assign_sparse"]


def assign_sparse(
    candidates: Sequence[Sequence[tuple[int, int]]], others: int, alone: int
) -> list[int | None]:
    """Assign each of some things at most one of others, at the least cost in all.

    Shortest augmenting paths on the candidates alone (Jonker and Volgenant 1987), each search
    ending at the nearest thing that is free.

    Args:
        candidates: Of each thing, the others that it may have, each with its cost (0 or more).
        others: How many others there are.
        alone: What it costs to have none; more than any pair.

    Returns:
        Of each thing the other that it has; None: none.

    >>> assign_sparse([[(0, 1), (1, 2)], [(0, 2)]], 2, 10)
    [1, 0]
    """
    search = _Search(candidates, others, alone)
    for thing in range(len(candidates)):
        search.add(thing)
    return search.has


class _Search:
    """An assignment of some things, and the potentials that prove it the cheapest."""

    def __init__(
        self, candidates: Sequence[Sequence[tuple[int, int]]], others: int, alone: int
    ) -> None:
        self.candidates = candidates
        self.alone = alone
        self.of_thing = [0] * len(candidates)
        self.of_other = [0] * others
        self.holder: list[int | None] = [None] * others
        self.has: list[int | None] = [None] * len(candidates)

    def add(self, thing: int) -> None:
        """Assign one more thing, and move others along the cheapest path where that is needed."""
        distance: dict[int, int] = {}
        before: dict[int, int] = {}
        settled: dict[int, int] = {}
        waiting: list[tuple[int, int]] = []
        # The cheapest end so far: a thing that stays alone, or an other that is free.
        least, last, is_free = self.alone - self.of_thing[thing], thing, False
        here, walked = thing, 0
        while True:
            base = walked - self.of_thing[here]
            if here != thing and base + self.alone < least:
                least, last, is_free = base + self.alone, here, False
            for other, cost in self.candidates[here]:
                if other in settled:
                    continue
                reached = base + cost - self.of_other[other]
                if reached < distance.get(other, least):
                    distance[other] = reached
                    before[other] = here
                    heappush(waiting, (reached, other))
            while waiting and (waiting[0][1] in settled or waiting[0][0] > distance[waiting[0][1]]):
                heappop(waiting)
            if not waiting or waiting[0][0] >= least:
                break
            walked, other = heappop(waiting)
            held = self.holder[other]
            if held is None:
                least, last, is_free = walked, other, True
                break
            settled[other] = walked
            here = held
        self._reprice(thing, settled, least)
        self._move(thing, before, last, is_free=is_free)

    def _reprice(self, thing: int, settled: dict[int, int], least: int) -> None:
        """Change potentials so that every pair of the new assignment costs nothing beyond them."""
        self.of_thing[thing] += least
        for other, walked in settled.items():
            self.of_other[other] -= least - walked
            held = self.holder[other]
            if held is not None:
                self.of_thing[held] += least - walked

    def _move(self, thing: int, before: dict[int, int], last: int, *, is_free: bool) -> None:
        """Give each thing on the path the other that follows it there."""
        if not is_free:
            if last == thing:
                return
            lost = self.has[last]
            self.has[last] = None
            if lost is None:
                return
            last = lost
        other = last
        while True:
            taker = before[other]
            earlier = self.has[taker]
            self.has[taker] = other
            self.holder[other] = taker
            if taker == thing or earlier is None:
                return
            other = earlier
