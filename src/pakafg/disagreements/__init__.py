"""Every disagreement of a corpus: one kind a module, joined in one table."""

from pakafg.disagreements.table import discrepancies

__all__ = ["discrepancies"]
