"""Contested figures of persons harmed: ranges, best figures, and who says so."""

from pakafg.casualties.contradictions import conflicts
from pakafg.casualties.explain import explain
from pakafg.casualties.overlapping_periods import periods
from pakafg.casualties.reconcile import reconcile
from pakafg.casualties.totals import totals

__all__ = ["conflicts", "explain", "periods", "reconcile", "totals"]
