"""Claims of several pieces, of which one holds: "15 or 19 October".

A choice says that for one of its pieces [a, b] the moment `lower` is not before a and the moment
`upper` not after b, where `lower` is never after `upper` or both bounds meet (a start, an end, a
whole, an amid). Such sets are closed under the earlier and the later of two solutions, as
differences are, so that the earliest times of all moments are a solution together, and so are the
latest (Jeavons and Cooper 1995): pieces are tried one after another, never one against another.

Laws of this file: times that are returned are the earliest (or latest) that any choice of pieces
allows; labels that are returned cannot hold together, but may hold labels that they do not need.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pakafg.engines.constraints.hitting_set import Labels
    from pakafg.engines.constraints.paths import Edge

__all__ = ["Disjunction", "Jumps", "jumps", "outermost_times"]

Piece = tuple[int | None, int | None]
Chain = tuple[int | None, "Chain | None"]
"""Why a moment is where it is: the label of the last step, and why the one before it is there."""


class Disjunction(NamedTuple):
    """That one of several pieces holds.

    Attributes:
        label: The label of the claim.
        lower: The moment that a piece holds from below.
        upper: The moment that it holds from above.
        pieces: First and last minute of each, inclusive, in order and apart from each other;
            None where open.
    """

    label: int
    lower: int
    upper: int
    pieces: tuple[Piece, ...]


Jumps = dict[int, list[tuple[int, int, list[tuple[int | None, int | None]]]]]
"""By the moment that is watched: label, the moment that jumps, and, piece by piece, how far the
watched moment may be for the piece to hold, and how far the other may then be; None: any."""


def jumps(disjunctions: Iterable[Disjunction], *, latest: bool) -> Jumps:
    """Arrange disjunctions for a search: of the latest times, or of the earliest, counted back.

    Args:
        disjunctions: The disjunctions.
        latest: Whether distances are times; else they are times counted back from moment 0.
    """
    arranged: Jumps = defaultdict(list)
    for label, lower, upper, pieces in disjunctions:
        if latest:
            arranged[lower].append((label, upper, list(reversed(pieces))))
        else:
            steps = [(_back(last), _back(first)) for first, last in pieces]
            arranged[upper].append((label, lower, steps))
    return dict(arranged)


def _back(minute: int | None) -> int | None:
    return None if minute is None else -minute


def outermost_times(
    edges: Mapping[int, Sequence[Edge]], jumps: Jumps, removed: Labels
) -> dict[int, int] | Labels:
    """Measure how far every moment can be at most from moment 0; or find labels that conflict.

    Args:
        edges: The edges that leave each moment; they have no negative cycle.
        jumps: Claims of several pieces.
        removed: Labels that do not hold.

    Returns:
        The distance of each moment that has one; or labels that cannot hold together.
    """
    distance = {0: 0}
    reasons: dict[int, Chain | None] = {0: None}
    queue = deque([0])
    waiting = {0}
    while queue:
        y = queue.popleft()
        waiting.discard(y)
        here = distance[y]
        for x, far, label in _steps(edges.get(y, ()), jumps.get(y, ()), here, removed):
            if far is None:
                return _labels((label, reasons[y]))
            if x in distance and far >= distance[x]:
                continue
            if x == 0:  # a moment would be later than itself
                return _labels((label, reasons[y]))
            distance[x] = far
            reasons[x] = (label, reasons[y])
            if x not in waiting:
                waiting.add(x)
                queue.append(x)
    return distance


def _steps(
    edges: Sequence[Edge],
    jumps: Sequence[tuple[int, int, list[tuple[int | None, int | None]]]],
    here: int,
    removed: Labels,
) -> Iterator[tuple[int, int | None, int | None]]:
    """List where one gets from a moment: to which, how far (None: no piece is left), by which."""
    for x, w, label in edges:
        if label not in removed:
            yield x, here + w, label
    for label, target, steps in jumps:
        if label in removed:
            continue
        for limit, far in steps:
            if limit is None or here >= limit:
                if far is not None:
                    yield target, far, label
                break
        else:
            yield target, None, label


def _labels(chain: Chain | None) -> Labels:
    """Collect the labels on a chain of reasons."""
    labels: set[int] = set()
    while chain is not None:
        label, chain = chain
        if label is not None:
            labels.add(label)
    return frozenset(labels)
