"""The first engine: what bounds on a whole and on its parts say of each other.

Cells hold unknown whole numbers X ≥ 0, each within [low, high]. A *view* arranges cells as
trees: the parts of a cell add up to no more than the cell, and to exactly as much where the
list of parts is exhaustive; parts that may overlap are each no more than the cell. Bounds are
narrowed level by level, upward and then downward, one group-by and one join a level.

Where a whole and its parts cannot all hold, neither bounds the other: the whole is *broken*,
and everything else is narrowed as if its parts stood apart from it.

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

__all__ = ["Narrowed", "View", "propagate"]

MAX_ROUNDS: Final = 20


@frozen(eq=False)
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


@frozen(eq=False)
class Narrowed:
    """What is left of bounds.

    Attributes:
        bounds: `cell`, `low`, `high` (null: unbounded), in the order given.
        broken: `cell`, `view` (its place among the views): wholes that cannot hold together
            with their parts in that view.
        settled: Whether nothing would change in a further round.
    """

    bounds: pl.DataFrame
    broken: pl.DataFrame
    settled: bool


def propagate(
    bounds: pl.DataFrame, views: Sequence[View], *, max_rounds: int = MAX_ROUNDS
) -> Narrowed:
    """Narrow bounds by what wholes and parts say of each other.

    Args:
        bounds: `cell` (integer, unique), `low` (0 or more), `high` (not below low; null:
            unbounded).
        views: How the cells make up wholes and parts.
        max_rounds: How often several views take turns at the most.

    >>> bounds = pl.DataFrame({"cell": [0, 1, 2], "low": [0, 2, 0], "high": [5, None, None]})
    >>> edges = pl.DataFrame({"cell": [1, 2], "parent": [0, 0], "depth": [1, 1]})
    >>> propagate(bounds, [View(edges, pl.DataFrame({"cell": [0]}))]).bounds.rows()
    [(0, 2, 5), (1, 2, 5), (2, 0, 3)]
    """
    live = {place: view for place, view in enumerate(views) if view.edges.height}
    broken = pl.DataFrame(schema={"cell": bounds.schema["cell"], "view": pl.Int64})
    while True:
        now, fresh, settled = _take_turns(bounds, live, broken, max_rounds)
        broken = pl.concat([broken, fresh])
        # A single view leaves a broken whole out as soon as it meets it; of several views,
        # one may already have used what another finds broken, so that they begin again.
        if not fresh.height or len(live) == 1:
            return Narrowed(now, broken, settled)


def _take_turns(
    bounds: pl.DataFrame, live: dict[int, View], broken: pl.DataFrame, max_rounds: int
) -> tuple[pl.DataFrame, pl.DataFrame, bool]:
    """The views in turn, until nothing changes or a whole breaks."""
    now = bounds
    for _ in range(max_rounds):
        before = now
        for place, view in live.items():
            known = broken.filter(pl.col("view") == place)
            now, found = _narrow(now, view, known)
            if found.height:
                return now, found.select("cell", view=pl.lit(place, pl.Int64)), True
        if len(live) <= 1 or now.equals(before):
            return now, broken.clear(), True
    return now, broken.clear(), False


def _narrow(
    bounds: pl.DataFrame, view: View, broken: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One pass upward and one downward through the trees of a view; what breaks in it."""
    placed = (
        bounds.with_row_index("row")
        .join(view.edges, on="cell", how="left")
        .with_columns(
            pl.col("depth").fill_null(0),
            exhaustive=pl.col("cell").is_in(view.exhaustive["cell"].implode()),
            broken=pl.col("cell").is_in(broken["cell"].implode()),
        )
    )
    by_depth = placed.partition_by("depth", as_dict=True)
    levels = [by_depth[depth,] for depth in range(len(by_depth))]
    for depth in range(len(levels) - 1, 0, -1):
        levels[depth - 1] = _up(levels[depth - 1], levels[depth], disjoint=view.disjoint)
    for depth in range(1, len(levels)):
        levels[depth] = _down(levels[depth], levels[depth - 1], disjoint=view.disjoint)
    done = pl.concat([level.select("row", "cell", "low", "high", "broken") for level in levels])
    fresh = done.filter("broken").join(broken, on="cell", how="anti")
    return done.sort("row").select(bounds.columns), fresh


def _up(wholes: pl.DataFrame, parts: pl.DataFrame, *, disjoint: bool) -> pl.DataFrame:
    sums = parts.group_by("parent").agg(
        parts_low=pl.col("low").sum() if disjoint else pl.col("low").max(),
        parts_high=pl.col("high").sum(),
        unbounded=pl.col("high").null_count().cast(pl.Int64),
    )
    # The greatest that exhaustive, bounded, disjoint parts can add up to.
    total = pl.when(pl.col("exhaustive") & (pl.col("unbounded") == 0)).then("parts_high")
    low = pl.max_horizontal("low", "parts_low")
    high = pl.min_horizontal("high", total) if disjoint else pl.col("high")
    return (
        wholes.join(sums, left_on="cell", right_on="parent", how="left")
        .with_columns(broken=pl.col("broken") | (low > high).fill_null(value=False))
        .with_columns(
            low=pl.when("broken").then("low").otherwise(low),
            high=pl.when("broken").then("high").otherwise(high),
        )
    )


def _down(parts: pl.DataFrame, wholes: pl.DataFrame, *, disjoint: bool) -> pl.DataFrame:
    above = wholes.filter(~pl.col("broken")).select(
        pl.col("cell").alias("parent"),
        "exhaustive",
        whole_low="low",
        whole_high="high",
        all_low="parts_low",
        all_high="parts_high",
        all_unbounded="unbounded",
    )
    joined = parts.join(above, on="parent", how="left", suffix="_whole")
    if not disjoint:
        return joined.with_columns(high=pl.min_horizontal("high", "whole_high")).select(
            parts.columns
        )
    # What the other parts leave of the whole, at most and, of an exhaustive list, at least.
    others_low = pl.col("all_low") - pl.col("low")
    others_bounded = pl.col("all_unbounded") == pl.col("high").is_null().cast(pl.Int64)
    others_high = pl.when(pl.col("exhaustive_whole") & others_bounded).then(
        pl.col("all_high") - pl.col("high").fill_null(0)
    )
    return joined.with_columns(
        low=pl.max_horizontal("low", pl.col("whole_low") - others_high),
        high=pl.min_horizontal("high", pl.col("whole_high") - others_low),
    ).select(parts.columns)
