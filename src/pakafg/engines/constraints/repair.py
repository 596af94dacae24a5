"""The best repair of a network: the fewest ballots without which everything can hold.

Laws of this file: without what a repair removes, a network has no conflict; no repair of lower
cost exists where the search is `optimal`; a hard label is never removed.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pakafg.engines.constraints.hitting_set import Labels, Search, lightest_hitting_sets
from pakafg.engines.constraints.network import HardConflictError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pakafg.engines.constraints.feasibility import Feasibility
    from pakafg.engines.constraints.network import Network

__all__ = ["Repair", "best_repair"]

_NONE: Final[Mapping[int, frozenset[int]]] = MappingProxyType({})


@frozen
class Repair:
    """The best ways to make a network consistent.

    Attributes:
        search: The lightest sets of labels whose removal leaves no conflict.
        conflicts: Minimal conflicts that were met on the way, each a set of labels.
    """

    search: Search
    conflicts: tuple[Labels, ...]

    @property
    def removed(self) -> tuple[Labels, ...]:
        """List the lightest sets of labels; all of them if `search.complete`."""
        return self.search.sets


def best_repair(
    network: Network,
    weights: Mapping[int, int],
    shared: Mapping[int, frozenset[int]] = _NONE,
) -> Repair:
    """Find the lightest sets of labels whose removal leaves no conflict.

    Conflicts and hitting sets take turns (implicit hitting set): a lightest set that meets the
    conflicts known so far is taken out, and what conflicts still joins them. Once one holds, all
    that are as light are tried.

    Args:
        network: The network.
        weights: How many ballots each label that may be removed has for itself.
        shared: For labels that have any, the ballots that they share with other labels.

    Raises:
        HardConflictError: What must hold is in conflict.

    >>> from pakafg.engines.constraints import Constraint, Network
    >>> network = Network(2, [Constraint(1, 0, 4, 7), Constraint(0, 1, -5, 8)])
    >>> best_repair(network, {7: 1, 8: 2}).removed
    (frozenset({7}),)
    """
    hard = network.conflict(frozenset())
    if hard is not None:
        raise HardConflictError(hard)
    feasibility = network.feasibility()
    conflicts = _conflicts_without(network, feasibility, [frozenset()])
    ties, timeouts = False, 0
    while True:
        search = lightest_hitting_sets(
            [conflict - network.hard_labels for conflict in conflicts],
            weights,
            shared=shared,
            ties=ties,
            previous_timeouts=timeouts,
        )
        timeouts += not search.optimal  # a search of still more conflicts times out, too
        search = _with_unsaid(search, weights, shared)
        new_conflicts = _conflicts_without(network, feasibility, search.sets)
        conflicts += new_conflicts
        if ties and not new_conflicts:
            return Repair(search, tuple(conflicts))
        # One repair will do, until it mends all; only then all that are as light are looked for.
        ties = not new_conflicts


def _conflicts_without(
    network: Network, feasibility: Feasibility, sets: Iterable[Labels]
) -> list[Labels]:
    """Find conflicts that stand without each of some sets of labels."""
    found: dict[Labels, None] = {}
    for removed in sets:
        without = removed
        while (conflict := network.next_conflict(feasibility, without)) is not None:
            found[conflict] = None
            # What else conflicts shows now, not a search later.
            without |= conflict - network.hard_labels
    return list(found)


def _with_unsaid(
    search: Search, weights: Mapping[int, int], shared: Mapping[int, frozenset[int]]
) -> Search:
    """Add, to what is removed, the labels that lose all their ballots with it."""
    without_own = [label for label in shared if not weights.get(label, 1)]
    if not without_own:
        return search

    def gone(removed: Labels) -> Labels:
        ballots = frozenset().union(*(shared[label] for label in removed if label in shared))
        return removed.union(label for label in without_own if shared[label] <= ballots)

    sets = tuple(map(gone, search.sets))
    return search._replace(sets=sets, in_all=gone(search.in_all), in_some=gone(search.in_some))
