"""Forests that are given by the parent of each node: the root, the depth, every ancestor.

Laws of this file: a node is a row, or a name; parents that lead in a circle give nulls, and never
an endless walk.
"""

from __future__ import annotations

import polars as pl

from pakafg.engines.encode import take

__all__ = ["ancestors", "roots"]


def roots(parents: pl.Series) -> pl.DataFrame:
    """Find the depth and the root of each row.

    Each row looks twice as far up as before, until all have looked beyond the root (pointer
    jumping).

    Args:
        parents: The place of the parent of each row; null at a root.

    Returns:
        depth (0 at a root) and root, row by row; null where the way up goes in a circle.

    >>> roots(pl.Series([None, 0, 1, 3], dtype=pl.Int64)).rows()
    [(0, 0), (1, 0), (2, 0), (None, None)]
    """
    rows = pl.int_range(parents.len(), eager=True)
    further, depth, root = parents, parents.is_not_null().cast(pl.Int64), parents.fill_null(rows)
    for _ in range(parents.len().bit_length()):
        if further.null_count() == further.len():
            break
        depth += take(depth, further).fill_null(0)
        root = take(root, further).zip_with(further.is_not_null(), root)
        further = take(further, further)
    ways = pl.DataFrame({"depth": depth, "root": root})
    return ways.select(pl.when(further.is_null()).then(pl.all()))


def ancestors(nodes: pl.Series, parents: pl.Series) -> pl.DataFrame:
    """Pair every node with itself and with each of its ancestors.

    Args:
        nodes: The name of each node, each once.
        parents: The name of its parent; null at a root. No way up goes in a circle.

    Returns:
        node, ancestor, steps (0: the node itself), by the number of steps.

    >>> ancestors(pl.Series(["week", "day"]), pl.Series([None, "week"])).rows()
    [('week', 'week', 0), ('day', 'day', 0), ('day', 'week', 1)]
    """
    up = pl.DataFrame({"ancestor": nodes, "parent": parents})
    level = pl.DataFrame({"node": nodes, "ancestor": nodes}).with_columns(steps=pl.lit(0))
    levels = [level]
    while level.height:
        level = (
            level.join(up, on="ancestor", maintain_order="left")
            .drop_nulls("parent")
            .select("node", ancestor="parent", steps=pl.col("steps") + 1)
        )
        levels.append(level)
    return pl.concat(levels)
