"""Shortest paths in very many small graphs at once, in polars (Bellman-Ford, round by round).

Laws of this file: a distance that is settled is the shortest; nodes that are not settled after so
many rounds are told, and so are all that such a node can still shorten: never a wrong distance.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.engines.encode import take

__all__ = ["FAR", "relaxed"]

FAR: Final = 1 << 60
"""The distance of a node that no path reaches."""

_ROUNDS: Final = 64  # of looking at the edges of what came nearer in the round before
_ENOUGH: Final = 12  # rounds after which a few nodes that still come nearer are left as they are
_FEW: Final = 500


def relaxed(edges: pl.DataFrame, distance: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Shorten distances along edges until nothing changes.

    Args:
        edges: tail, head, w: the head is at most so much farther than the tail.
        distance: For each node the distance to begin with; `FAR` for none.

    Returns:
        The distances; and the nodes that had still come nearer in the last round, empty where all
        is settled.
    """
    edges = edges.sort("tail")
    nodes = pl.int_range(distance.len(), eager=True)
    # Where the edges of each node begin and end among the sorted edges.
    opens = edges["tail"].search_sorted(nodes, side="left").cast(pl.Int64)
    closes = edges["tail"].search_sorted(nodes, side="right").cast(pl.Int64)
    heads, lengths = edges["head"], edges["w"]
    distance = distance.clone()
    near = nodes.filter(distance < FAR)
    for number in range(_ROUNDS):
        if near.is_empty() or (number >= _ENOUGH and near.len() <= _FEW):
            break
        first, last = take(opens, near), take(closes, near)
        leaving = pl.int_ranges(first, last, eager=True).explode().drop_nulls()
        tails = take(
            distance,
            pl.DataFrame({"near": near, "times": last - first})
            .select(pl.col("near").repeat_by("times").explode().drop_nulls())
            .to_series(),
        )
        reached = (
            pl.DataFrame({"head": take(heads, leaving), "far": tails + take(lengths, leaving)})
            .group_by("head")
            .agg(pl.col("far").min())
        )
        nearer = reached.filter(reached["far"] < take(distance, reached["head"]))
        distance = distance.scatter(nearer["head"], nearer["far"])
        near = nearer["head"]
    return distance, near
