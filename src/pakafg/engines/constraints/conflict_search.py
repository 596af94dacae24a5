"""Every minimal conflict of a network; where there are very many, those found first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.engines.constraints.hitting_set import Labels
    from pakafg.engines.constraints.network import Network

__all__ = ["minimal_conflicts"]

_CONFLICTS: Final = 200  # minimal conflicts told of one network
_CUTS: Final = 2_000  # minimal sets that meet them all, while more conflicts are looked for


def minimal_conflicts(
    network: Network, known: Iterable[Labels] = (), *, limit: int = _CONFLICTS
) -> tuple[list[Labels], bool]:
    """List minimal conflicts, and tell whether they are surely all.

    Each minimal set that meets all conflicts found so far is taken out in turn: what is
    left either holds or shows one more conflict.

    Args:
        network: The network.
        known: Minimal conflicts already found.
        limit: The most that are listed.

    Returns:
        The conflicts; and false where the search ended before all cuts were tried.
    """
    conflicts = list(dict.fromkeys(known))
    cuts: dict[Labels, None] = {frozenset(): None}
    for conflict in conflicts:
        if len(cuts) >= _CUTS:
            break
        cuts = _cut(cuts, conflict - network.hard_labels)
    feasibility = network.feasibility()
    holds: set[Labels] = set()
    cut: Labels | None = frozenset()
    while len(conflicts) < limit and len(cuts) < _CUTS:
        cut = next((each for each in cuts if each not in holds), None)
        if cut is None:
            break
        another = network.next_conflict(feasibility, cut)
        if another is None:
            holds.add(cut)
        else:
            conflicts.append(another)
            cuts = _cut(cuts, another - network.hard_labels)
    return conflicts, cut is None


def _cut(cuts: Iterable[Labels], conflict: Labels) -> dict[Labels, None]:
    """Extend minimal sets so that they meet one more conflict (Berge's multiplication)."""
    met = [cut for cut in cuts if cut & conflict]
    grown = (cut | {label} for cut in cuts if not cut & conflict for label in sorted(conflict))
    return dict.fromkeys((*met, *(g for g in grown if not any(cut <= g for cut in met))))
