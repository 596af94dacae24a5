"""Contested figures of persons harmed: ranges, best figures, and who says so."""

from pakafg.casualties.arithmetic import arithmetic
from pakafg.casualties.explain import explain
from pakafg.casualties.periods import periods
from pakafg.casualties.reconcile import conflicts, reconcile
from pakafg.casualties.totals import claims_behind, totals

__all__ = [
    "arithmetic",
    "claims_behind",
    "conflicts",
    "explain",
    "periods",
    "reconcile",
    "totals",
]


def __dir__() -> list[str]:
    return sorted(__all__)
