"""Families: a whole and its parts in one dimension, and the ends of what is given for cells.

Cells are integers: this file knows no incident, no claim and no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ENDS", "End", "Family", "GivenBound", "is_forest"]

End = Literal["low", "high"]
ENDS: Final[tuple[End, End]] = ("low", "high")


class GivenBound(NamedTuple):
    """One end of the bounds that were given for a cell."""

    cell: int
    end: End


class Family(NamedTuple):
    """A whole and its parts in one dimension; sorts from the roots to the leaves."""

    level: int
    whole: int
    dimension: int
    parts: tuple[int, ...]
    exhaustive: bool
    disjoint: bool
    number: int = -1

    @property
    def cells(self) -> tuple[int, ...]:
        """The whole, then its parts."""
        return (self.whole, *self.parts)


def is_forest(families: Sequence[Family]) -> bool:
    """Tell whether no cell has two wholes."""
    parts = [part for family in families for part in family.parts]
    return len(set(parts)) == len(parts)
