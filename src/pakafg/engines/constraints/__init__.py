"""The engine of constraints: differences between moments, and which claims about them conflict.

Laws of this package: minutes are whole numbers and answers exact; a label is a number, and
what it stands for is the caller's; no module knows events, records or tables. Nothing is drawn
at random, and no answer hangs on the order of a set.
"""

from pakafg.engines.constraints.conflict_proofs import Proof, proofs, violation
from pakafg.engines.constraints.conflict_search import minimal_conflicts
from pakafg.engines.constraints.disjunctions import Disjunction
from pakafg.engines.constraints.hitting_set import Labels, Search, lightest_hitting_sets
from pakafg.engines.constraints.network import (
    Bounds,
    Constraint,
    HardConflictError,
    Network,
)
from pakafg.engines.constraints.path_consistency import conflicting_labels, tightest_differences
from pakafg.engines.constraints.paths import Paths
from pakafg.engines.constraints.repair import Repair, best_repair
from pakafg.engines.constraints.span_stretches import stretches

__all__ = [
    "Bounds",
    "Constraint",
    "Disjunction",
    "HardConflictError",
    "Labels",
    "Network",
    "Paths",
    "Proof",
    "Repair",
    "Search",
    "best_repair",
    "conflicting_labels",
    "lightest_hitting_sets",
    "minimal_conflicts",
    "proofs",
    "stretches",
    "tightest_differences",
    "violation",
]
