"""Tracing: what cells come to, followed down to the given bounds that set it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.engines.families import GivenBound

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pakafg.engines.families import Family

__all__ = ["Tracer"]


class Tracer:
    """Traces what cells come to down to the given bounds that set it."""

    def __init__(
        self,
        below: Mapping[int, Sequence[Family]],
        given: Mapping[GivenBound, int],
        upward: Mapping[GivenBound, int],
        contested: Collection[int],
    ) -> None:
        self._below = below
        self._given = given
        self._upward = upward
        self._contested = contested

    def lows_of(self, family: Family) -> list[GivenBound]:
        """List the lows that the parts of a family add up to."""
        found = []
        todo = self._setting_parts(family)
        while todo:
            cell = todo.pop()
            bound = GivenBound(cell, "low")
            low = self._upward.get(bound, 0)
            if not low:
                continue
            if self._given.get(bound) == low:
                found.append(bound)
                continue
            todo += next(
                self._setting_parts(each)
                for each in self._bounding(cell)
                if self._sum_of_lows(each) == low
            )
        return found

    def highs_of(self, family: Family) -> list[GivenBound]:
        """List the highs that the parts of a family add up to."""
        found = []
        todo = list(family.parts)
        while todo:
            cell = todo.pop()
            bound = GivenBound(cell, "high")
            high = self._upward.get(bound)
            if high is not None and self._given.get(bound) != high:
                todo += next(each.parts for each in self._bounding(cell) if each.exhaustive)
            else:
                found.append(bound)
        return found

    def _bounding(self, cell: int) -> Iterator[Family]:
        return (each for each in self._below[cell] if each.number not in self._contested)

    def _sum_of_lows(self, family: Family) -> int:
        lows = (self._upward.get(GivenBound(part, "low"), 0) for part in family.parts)
        return sum(lows) if family.disjoint else max(lows)

    def _setting_parts(self, family: Family) -> list[int]:
        """List the parts whose lows count: all, or the greatest of parts that may overlap."""
        if family.disjoint:
            return list(family.parts)
        lows = {part: self._upward.get(GivenBound(part, "low"), 0) for part in family.parts}
        return [max(family.parts, key=lambda part: lows[part])]
