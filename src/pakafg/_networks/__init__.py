"""The second engine: differences between moments, and which claims about them clash."""

from pakafg._networks.hitting import Labels, Search, lightest_hitting_sets
from pakafg._networks.network import Constraint, HardClashError, Network, Repair
from pakafg._networks.paths import Paths

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
