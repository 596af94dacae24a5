"""Where spans from one moment to another may lie, without the gaps that choices leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.engines.constraints.disjunctions import Disjunction
    from pakafg.engines.constraints.hitting_set import Labels
    from pakafg.engines.constraints.network import Network, Range
    from pakafg.engines.constraints.paths import Edge

__all__ = ["stretches"]

_STRETCHES: Final = 1_000  # of one span, which are looked for one after another


def stretches(
    network: Network, active: Labels, spans: Sequence[tuple[int, int]]
) -> list[list[Range]]:
    """Find where spans from one moment to another may lie, without the gaps between.

    A minute is in a gap where no times that suit the labels have it within the span. Where
    disjunctions leave gaps, one stretch is found after another; past 1,000 of them the rest
    counts as one.

    Args:
        network: The network.
        active: The labels that hold, beside what is hard; they must not conflict.
        spans: The first and the last moment of each; the same for a moment.

    Returns:
        For each span its stretches, first and last minute (None where open), in order.
    """
    removed = network.labels - active - network.hard_labels
    choices = [each for each in network.disjunctions if each.label not in removed]
    walk = _Walk(network, choices, removed)
    # With the pieces of the earliest times held, what is left is convex, without a gap.
    late = walk.latest_with(walk.earliest())
    bounds = network.bounds(active)
    found = []
    for first, last in spans:
        low, high = bounds[first][0], bounds[last][1]
        is_one = not choices or late.get(last) == high
        found.append([(low, high)] if is_one else walk.along(first, last, high))
    return found


class _Walk(NamedTuple):
    """Walks from one stretch to the next, with those choices that were not removed."""

    network: Network
    choices: Sequence[Disjunction]
    removed: Labels

    def along(self, first: int, last: int, end: int | None) -> list[Range]:
        """Find one stretch after another: the next begins where the span can, once it is later."""
        found: list[Range] = []
        later: list[Edge] = []
        for _ in range(_STRETCHES):
            early = self.earliest(later)
            low = -early[first] if first in early else None
            high = self.latest_with(early).get(last)
            _append_stretch(found, low, high)
            if high is None or high == end:
                return found
            later = [(last, -high - 1, None)]
        _append_stretch(found, found[-1][1], end)
        return found

    def earliest(self, later: Sequence[Edge] = ()) -> Mapping[int, int]:
        """Measure the earliest times, with further edges from the origin."""
        network = self.network
        edges = {**network.backward, 0: [*network.backward.get(0, ()), *later]}
        return network.outermost(edges, network.earlier_jumps, self.removed)

    def latest_with(self, early: Mapping[int, int]) -> Mapping[int, int]:
        """Measure the latest times with those pieces that the earliest times hold."""
        held: list[Edge] = []
        for label, _, upper, pieces in self.choices:
            at = -early[upper] if upper in early else None
            last = next(b for _, b in pieces if b is None or at is None or at <= b)
            if last is not None:
                held.append((upper, last, label))
        edges = {**self.network.forward, 0: [*self.network.forward.get(0, ()), *held]}
        return self.network.outermost(edges, {}, self.removed)


def _append_stretch(found: list[Range], low: int | None, high: int | None) -> None:
    """Append a stretch, or lengthen the last where there is no gap before it."""
    if found:
        first, last = found[-1]
        if low is None or last is None or low <= last + 1:
            found[-1] = (first, high)
            return
    found.append((low, high))
