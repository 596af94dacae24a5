"""Proofs of conflicts: for each choice of pieces, constraints that lead round to less than zero."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from pakafg.engines.constraints.network import Constraint, hulls

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.engines.constraints.disjunctions import Disjunction
    from pakafg.engines.constraints.hitting_set import Labels
    from pakafg.engines.constraints.network import Network

__all__ = ["Proof", "proofs", "violation"]

_PROOFS: Final = 1_000  # choices of pieces of one conflict that are looked at one by one


class Proof(NamedTuple):
    """That a conflict cannot hold with some choice of pieces.

    Attributes:
        chosen: For each label of several pieces, the number of the piece.
        cycle: Constraints that lead round to less than zero: the y of each is the x of the one
            before it.
    """

    chosen: Mapping[int, int]
    cycle: tuple[Constraint, ...]

    @property
    def sum(self) -> int:
        """The length of the cycle."""
        return sum(each.w for each in self.cycle)


def proofs(network: Network, labels: Labels) -> Iterator[Proof]:
    """Show that labels cannot hold together: a cycle for each choice of pieces.

    Args:
        network: The network.
        labels: A conflict of it.
    """
    disjunctions = [each for each in network.disjunctions if each.label in labels]
    for numbers in product(*(range(len(each.pieces)) for each in disjunctions)):
        pieces = [
            each._replace(pieces=(each.pieces[number],))
            for each, number in zip(disjunctions, numbers, strict=True)
        ]
        chosen = dict(zip((each.label for each in disjunctions), numbers, strict=True))
        yield Proof(chosen, _cycle(network, labels, pieces))


def _cycle(
    network: Network, labels: Labels, pieces: Sequence[Disjunction]
) -> tuple[Constraint, ...]:
    """Find a negative cycle of labels, with one piece of each that has several."""
    chosen = frozenset(each.label for each in pieces)
    constraints = [*network.constraints, *hulls(pieces)]
    alone = evolve(network, constraints=constraints, disjunctions=())
    others = network.labels - labels - network.hard_labels - chosen
    cycle = alone.feasibility().cycle(others)
    if cycle is None:
        return ()
    ends = [x for x, _, _ in cycle]
    return tuple(
        Constraint(x, y, w, label)
        for (x, w, label), y in reversed(list(zip(cycle, [ends[-1], *ends[:-1]], strict=True)))
    )


def violation(network: Network, labels: Labels) -> int:
    """Measure by how many minutes the constraints of a conflict miss; 0 if they do not.

    Of several choices of pieces, that of the one that misses least.
    """
    local = network.restricted(labels)
    missed = [-proof.sum for proof, _ in zip(proofs(local, labels), range(_PROOFS), strict=False)]
    return min(missed)
