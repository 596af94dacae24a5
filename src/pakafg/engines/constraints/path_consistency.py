"""How far apart moments are at least and at most, for the pairs that constraints name.

Moments are eliminated one by one, that with the fewest neighbours first, and what leads through
each is kept between its neighbours; the same way back, every kept pair is made as tight as all
constraints allow (partial path consistency: Bliek and Sam-Haroud 1999; Planken, de Weerdt and van
der Krogt 2008). The work is the sum of the squares of the neighbours met: linear for chains,
for running totals from one day on, and for periods that lie within one another.

Laws of this file: bounds that are returned are shortest paths, exact; None stands for constraints
that cannot hold together; a set of labels that is returned cannot hold together with what has no
label, but may hold labels that it does not need.
"""

from __future__ import annotations

from functools import partial
from heapq import heapify, heappop, heappush
from itertools import permutations
from math import inf
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pakafg.engines.constraints.hitting_set import Labels

__all__ = ["conflicting_labels", "tightest_differences"]

Lengths = list[dict[int, float]]
"""Of each moment, the length of the edge to each neighbour; infinite where none leads there."""


def tightest_differences(
    size: int, constraints: Iterable[tuple[int, int, int]]
) -> list[Mapping[int, int | None]] | None:
    """Bound x − y from above for every pair that a constraint names, both ways round.

    Args:
        size: The number of moments.
        constraints: x, y, w: x − y ≤ w.

    Returns:
        Of each moment y, the most that x − y can be for each x that some constraint names
        together with y (None: unbounded), and for further pairs; None where the constraints
        cannot all hold.

    >>> bounds = tightest_differences(3, [(1, 0, 4), (0, 1, -2), (2, 1, 3), (2, 0, 5), (0, 2, -5)])
    >>> bounds[1][2], bounds[2][1]
    (3, -1)
    >>> tightest_differences(2, [(1, 0, 4), (0, 1, -5)]) is None
    True
    """
    lengths: Lengths = [{} for _ in range(size)]
    for x, y, w in constraints:
        lengths[y][x] = min(w, lengths[y].get(x, inf))
        lengths[x].setdefault(y, inf)
    pairs = ((w, lengths[x][y]) for y, away in enumerate(lengths) for x, w in away.items())
    if any(there + back < 0 for there, back in pairs):
        return None
    eliminated = _eliminate(lengths, _shortcut)
    if eliminated is None:
        return None
    for moment, neighbours in reversed(eliminated):
        _tighten(lengths, moment, neighbours)
    return [{x: None if w == inf else int(w) for x, w in away.items()} for away in lengths]


def conflicting_labels(
    size: int, constraints: Iterable[tuple[int, int, int, int | None]]
) -> list[Labels]:
    """Find sets of labels that cannot hold together, in one pass; none where all can hold.

    What closes a negative cycle is left out and the pass goes on, so that most conflicts show in
    one pass; further ones may show without the labels of these.

    Args:
        size: The number of moments.
        constraints: x, y, w, label: x − y ≤ w; those without a label always hold.

    >>> conflicting_labels(2, [(1, 0, 4, 7), (0, 1, -5, 8), (0, 1, 0, None)])
    [frozenset({8, 7})]
    """
    ways: list[dict[int, _Path]] = [{} for _ in range(size)]
    for x, y, w, label in constraints:
        if w < ways[y].get(x, _NO_PATH).length:
            ways[y][x] = _Path(w, label)
        ways[x].setdefault(y, _NO_PATH)
    found = _direct_conflicts(ways)
    _eliminate(ways, partial(_shortcut_or_conflict, found))
    return found


def _direct_conflicts(ways: list[dict[int, _Path]]) -> list[Labels]:
    """Find the two-way pairs that cannot hold, and leave one way of each out."""
    found = []
    for y, away in enumerate(ways):
        for x, way in away.items():
            back = ways[x][y]
            if y < x and way.length + back.length < 0:
                found.append(_labels_of(way, back))
                if way.label is None:
                    ways[x][y] = _NO_PATH
                else:
                    away[x] = _NO_PATH
    return found


def _shortcut_or_conflict(
    found: list[Labels], ways: list[dict[int, _Path]], through: int, neighbours: list[int]
) -> bool:
    """Do as `_shortcut`, but add to what is found what closes a negative cycle, and go on."""
    onward = ways[through]
    for one, other in permutations(neighbours, 2):
        away, inward = ways[one], ways[one][through]
        length = inward.length + onward[other].length
        if length < away.setdefault(other, _NO_PATH).length:
            way, back = _Path(length, None, (inward, onward[other])), ways[other].get(one, _NO_PATH)
            if length + back.length < 0:
                found.append(_labels_of(way, back))
            else:
                away[other] = way
    return True


class _Path(NamedTuple):
    """How far it is from one moment to another, and by which constraint or shorter ways."""

    length: float
    label: int | None
    parts: tuple[_Path, ...] = ()


_NO_PATH: Final = _Path(inf, None)


def _labels_of(*ways: _Path) -> Labels:
    """Collect the labels on ways."""
    labels, todo = set(), list(ways)
    while todo:
        way = todo.pop()
        todo += way.parts
        if way.label is not None:
            labels.add(way.label)
    return frozenset(labels)


def _eliminate(
    lengths: list[dict[int, Any]], shortcut: Callable[[list[dict[int, Any]], int, list[int]], bool]
) -> list[tuple[int, list[int]]] | None:
    """Eliminate moments, fewest neighbours first; what leads through each is left between them.

    Args:
        lengths: Of each moment, what leads to each neighbour.
        shortcut: Keeps between the neighbours of a moment what leads through it; false to stop.

    Returns:
        Each moment with the neighbours that it had left, in the order of elimination; None where
        it was stopped.
    """
    left = [set(away) for away in lengths]
    queue = [(len(neighbours), moment) for moment, neighbours in enumerate(left)]
    heapify(queue)
    eliminated: list[tuple[int, list[int]]] = []
    done = [False] * len(lengths)
    while queue:
        degree, moment = heappop(queue)
        if done[moment] or degree != len(left[moment]):  # it stands in the queue again, with fewer
            continue
        done[moment] = True
        neighbours = sorted(left[moment])
        eliminated.append((moment, neighbours))
        if not shortcut(lengths, moment, neighbours):
            return None
        for one in neighbours:
            left[one].update(neighbours)
            left[one] -= {one, moment}
            heappush(queue, (len(left[one]), one))
    return eliminated


def _shortcut(lengths: Lengths, through: int, neighbours: list[int]) -> bool:
    """Keep, between each two neighbours of a moment, the way through it; tell a negative cycle."""
    onward = lengths[through]
    for one in neighbours:
        away, inward = lengths[one], lengths[one][through]
        for other in neighbours:
            if one == other:
                continue
            way = inward + onward[other]
            if way < away.setdefault(other, inf):
                away[other] = way
                if way + lengths[other].get(one, inf) < 0:
                    return False
    return True


def _tighten(lengths: Lengths, moment: int, neighbours: list[int]) -> None:
    """Tighten the edges of a moment by those between its neighbours, which are tight already."""
    onward = lengths[moment]
    for one in neighbours:
        away = lengths[one]
        for other in neighbours:
            if one == other:
                continue
            onward[other] = min(onward[other], onward[one] + away[other])
            away[moment] = min(away[moment], away[other] + lengths[other][moment])
