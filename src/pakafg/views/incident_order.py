"""Incidents in the order of a list: the gravest first, each with its parts below it.

Laws of this file: a part stands below the nearest whole that is in the list, and is counted there
already; only what is no part of another in the list may be added to others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pakafg.grouping import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["PlacedIncident", "placed_incidents"]


class PlacedIncident(NamedTuple):
    """An incident and its place in the list.

    Attributes:
        incident: Its id.
        whole: The nearest larger incident that is in the list; None where none is.
        depth: How many larger incidents stand above it.
        n_parts: How many others in the list are parts of it, and parts of these.
    """

    incident: str
    whole: str | None
    depth: int
    n_parts: int


def placed_incidents(corpus: Corpus, weights: Mapping[str, int]) -> Iterator[PlacedIncident]:
    """Yield incidents by their weight, the heaviest first, each with its parts behind it.

    Args:
        corpus: The corpus.
        weights: The incidents of the list, each with its weight: how many were killed.

    >>> import pakafg
    >>> told = {"october-crisis": 79, "march-airstrikes": 40, "kabul-explosions": 5}
    >>> for each in placed_incidents(pakafg.load_corpus(), told):
    ...     print(each.depth, each.incident, each.n_parts)
    0 october-crisis 1
    1 kabul-explosions 0
    0 march-airstrikes 0
    """
    wholes = {incident: _nearest_whole(corpus, incident, weights) for incident in weights}
    gravest_first = sorted(weights, key=lambda incident: (-weights[incident], incident))
    parts = grouped(gravest_first, lambda incident: wholes[incident])
    depths: dict[str | None, int] = {None: -1}
    n_parts = dict.fromkeys(weights, 0)
    for incident in weights:
        whole = wholes[incident]
        while whole is not None:
            n_parts[whole] += 1
            whole = wholes[whole]
    waiting = [*reversed(parts.get(None, []))]
    while waiting:
        incident = waiting.pop()
        depths[incident] = depths[wholes[incident]] + 1
        yield PlacedIncident(incident, wholes[incident], depths[incident], n_parts[incident])
        waiting.extend(reversed(parts.get(incident, [])))


def _nearest_whole(corpus: Corpus, incident: str, told: Mapping[str, int]) -> str | None:
    whole = corpus.incidents[incident].part_of
    while whole is not None and whole not in told:
        whole = corpus.incidents[whole].part_of
    return whole
