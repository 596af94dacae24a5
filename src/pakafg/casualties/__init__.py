"""Contested figures of persons harmed: ranges, best figures, and who says so."""

from pakafg.casualties.reconciling import reconcile
from pakafg.casualties.totals import totals

__all__ = ["reconcile", "totals"]
