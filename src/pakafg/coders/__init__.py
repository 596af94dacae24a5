"""Two annotations of the same documents, held against each other."""

from pakafg.coders.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
