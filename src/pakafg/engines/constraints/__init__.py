"""The second engine: differences between moments, and which claims about them clash."""

from pakafg.engines.constraints.hitting_set import Labels, Search, lightest_hitting_sets
from pakafg.engines.constraints.network import Constraint, HardClashError, Network, Repair
from pakafg.engines.constraints.paths import Paths

__all__ = [
    "Constraint",
    "HardClashError",
    "Labels",
    "Network",
    "Paths",
    "Repair",
    "Search",
    "lightest_hitting_sets",
]
