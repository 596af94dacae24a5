"""The first engine: what bounds on a whole and on its parts say of each other.

Cells hold unknown whole numbers X ≥ 0, each within [low, high]. A *view* arranges cells as
trees: the parts of a cell add up to no more than the cell, and to exactly as much where the
list of parts is exhaustive; parts that may overlap are each no more than the cell. Bounds are
narrowed level by level, upward and then downward, one group-by and one join a level.

On one tree of disjoint parts the result is exact: every whole number in it is attainable.
Where cells stand in several views the views take turns until nothing changes; that never
excludes a possible value, but need not be tight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["View", "propagate"]

MAX_ROUNDS: Final = 20


@frozen
class View:
    """One arrangement of cells as trees.

    Attributes:
        edges: One row a cell that has a parent: `cell`, `parent` (integers), `depth` of the
            cell (1 below a root).
        exhaustive: The cells (column `cell`) whose parts are all that they consist of.
        disjoint: Whether parts never overlap.
    """

    edges: pl.DataFrame
    exhaustive: pl.DataFrame
    disjoint: bool = True


def propagate(
    bounds: pl.DataFrame, views: Sequence[View], *, max_rounds: int = MAX_ROUNDS
) -> pl.DataFrame:
    """Narrow bounds by what wholes and parts say of each other.

    Args:
        bounds: `cell` (integer, unique), `low` (0 or more), `high` (null: unbounded).
        views: How the cells make up wholes and parts.
        max_rounds: How often several views take turns at the most.

    Returns:
        The same cells and columns, narrowed; a cell with low above high shows that the
        bounds of its tree cannot all hold.
    """
    live = [view for view in views if view.edges.height]
    for _ in range(max_rounds if len(live) > 1 else 1):
        before = bounds
        for view in live:
            bounds = _narrow(bounds, view)
        if len(live) == 1 or bounds.equals(before):
            break
        if bounds.filter(pl.col("low") > pl.col("high")).height:
            break
    return bounds


def _narrow(bounds: pl.DataFrame, view: View) -> pl.DataFrame:
    """One pass upward and one downward through the trees of a view."""
    placed = (
        bounds.join(view.edges, on="cell", how="left", maintain_order="left")
        .with_columns(pl.col("depth").fill_null(0))
        .join(
            view.exhaustive.select("cell", exhaustive=pl.lit(value=True)),
            on="cell",
            how="left",
            maintain_order="left",
        )
        .with_columns(pl.col("exhaustive").fill_null(value=False))
        .with_row_index("row")
    )
    depths: int = placed.select(pl.col("depth").max()).item()
    levels = [placed.filter(pl.col("depth") == d) for d in range(depths + 1)]
    for d in range(len(levels) - 2, -1, -1):
        levels[d] = _up(levels[d], levels[d + 1], disjoint=view.disjoint)
    for d in range(1, len(levels)):
        levels[d] = _down(levels[d], levels[d - 1], disjoint=view.disjoint)
    keep = ["row", "cell", "low", "high"]
    return pl.concat([level.select(keep) for level in levels]).sort("row").drop("row")


def _up(parents: pl.DataFrame, children: pl.DataFrame, *, disjoint: bool) -> pl.DataFrame:
    low = pl.col("low").sum() if disjoint else pl.col("low").max()
    parts = children.group_by("parent").agg(
        parts_low=low,
        parts_high=pl.col("high").sum(),
        unbounded=pl.col("high").null_count().cast(pl.Int64),
    )
    joined = parents.join(parts, left_on="cell", right_on="parent", how="left")
    # The greatest that exhaustive, bounded, disjoint parts can add up to.
    total = pl.when(
        (pl.col("exhaustive") & (pl.col("unbounded") == 0)) if disjoint else False
    ).then("parts_high")
    return joined.with_columns(
        low=pl.max_horizontal("low", "parts_low"), high=pl.min_horizontal("high", total)
    )


def _down(children: pl.DataFrame, parents: pl.DataFrame, *, disjoint: bool) -> pl.DataFrame:
    above = parents.select(
        "cell",
        "parts_low",
        "parts_high",
        "unbounded",
        "exhaustive",
        above_low="low",
        above_high="high",
    )
    joined = (
        children.drop("exhaustive")
        .join(above, left_on="parent", right_on="cell", how="left")
        .join(children.select("cell", own="exhaustive"), on="cell", how="left")
    )
    if not disjoint:
        return joined.with_columns(
            high=pl.min_horizontal("high", "above_high"), exhaustive="own"
        ).select(children.columns)
    # What the other parts leave of the whole, at most and, of an exhaustive list, at least.
    others_low = pl.col("parts_low") - pl.col("low")
    others_high = pl.when(
        pl.col("exhaustive") & (pl.col("unbounded") - pl.col("high").is_null().cast(pl.Int64) == 0)
    ).then(pl.col("parts_high") - pl.col("high").fill_null(0))
    return joined.with_columns(
        high=pl.min_horizontal("high", pl.col("above_high") - others_low),
        low=pl.max_horizontal("low", pl.col("above_low") - others_high),
        exhaustive="own",
    ).select(children.columns)
