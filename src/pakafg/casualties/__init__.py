"""Contested figures of persons harmed: ranges, best figures, and who says so."""

from pakafg.casualties.contradictions import conflicts
from pakafg.casualties.explaining import explain
from pakafg.casualties.overlapping import periods
from pakafg.casualties.reconciling import reconcile
from pakafg.casualties.totals import totals

__all__ = ["conflicts", "explain", "periods", "reconcile", "totals"]
