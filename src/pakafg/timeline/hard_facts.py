"""What must hold of an event though no claim says it.

It cannot be given up, but contradictions that rest on it must tell so: each has a label of its own
among the numbers of sayings, which are not negative.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import polars as pl

__all__ = ["HardFact"]

T = TypeVar("T", int, "pl.Expr")


class HardFact(IntEnum):
    """What must hold of an event."""

    BEGUN = 0
    """A document tells that it had begun."""
    DECLARED = 1
    """A document tells that it had been declared."""
    PART = 2
    """It is recorded as a part of another."""

    def label(self, at: T) -> T:
        """Label what must hold of an event, by its number: below 0, and never twice the same.

        >>> HardFact.DECLARED.label(0), HardFact.of(-2)
        (-2, (<HardFact.DECLARED: 1>, 0))
        """
        return -1 - (at * len(HardFact) + int(self))

    @classmethod
    def of(cls, label: int) -> tuple[HardFact, int]:
        """Read a label: what must hold, and of which event."""
        at, fact = divmod(-1 - label, len(cls))
        return cls(fact), at
