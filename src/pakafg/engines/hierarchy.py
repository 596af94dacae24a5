"""The first engine: what bounds on a whole and on its parts say of each other.

Cells hold unknown whole numbers X ≥ 0, each within [low, high]. An *arrangement* sets cells out
as trees: the parts of a cell add up to no more than the cell, and to exactly as much where the
list of parts is exhaustive; parts that may overlap are each no more than the cell. Bounds are
narrowed level by level, upward and then downward, one group-by and one join a level.

Laws of this file:

- Bounds only ever narrow, and no possible value is excluded.
- Where a whole and its parts cannot all hold, neither bounds the other: the whole is *broken*,
  and everything else is narrowed as if its parts stood apart from it.
- On one tree of disjoint parts the result is exact: every whole number in it is attainable.
  Where cells stand in several arrangements these take turns until nothing changes, and the
  result need not be tight.
- Cells are integers: this file knows no incident, no claim and no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Arrangement", "Propagation", "propagate"]

MAX_ROUNDS: Final = 20


@frozen(eq=False)
class Arrangement:
    """Cells as trees of wholes and parts, the parts told apart by one dimension.

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
class Propagation:
    """The bounds that are left, and the wholes that are broken.

    Attributes:
        bounds: `cell`, `low`, `high` (null: unbounded), in the order given.
        broken: `cell`, `arrangement` (its place among the arrangements): wholes that cannot hold
            together with their parts in that arrangement.
        settled: Whether nothing would change in a further round.
    """

    bounds: pl.DataFrame
    broken: pl.DataFrame
    settled: bool


def propagate(
    bounds: pl.DataFrame, arrangements: Sequence[Arrangement], *, max_rounds: int = MAX_ROUNDS
) -> Propagation:
    """Narrow bounds by what wholes and parts say of each other.

    Args:
        bounds: `cell` (integer, unique), `low` (0 or more), `high` (not below low; null:
            unbounded).
        arrangements: How the cells make up wholes and parts.
        max_rounds: How often several arrangements take turns at the most.

    >>> bounds = pl.DataFrame({"cell": [0, 1, 2], "low": [0, 2, 0], "high": [5, None, None]})
    >>> edges = pl.DataFrame({"cell": [1, 2], "parent": [0, 0], "depth": [1, 1]})
    >>> propagate(bounds, [Arrangement(edges, pl.DataFrame({"cell": [0]}))]).bounds.rows()
    [(0, 2, 5), (1, 2, 5), (2, 0, 3)]
    """
    by_place = {place: each for place, each in enumerate(arrangements) if each.edges.height}
    broken = pl.DataFrame(schema={"cell": bounds.schema["cell"], "arrangement": pl.Int64})
    while True:
        narrowed, newly_broken, settled = _take_turns(bounds, by_place, broken, max_rounds)
        broken = pl.concat([broken, newly_broken])
        # A single arrangement leaves a broken whole out as soon as it meets it; of several, one
        # may already have used what another finds broken, so that they begin again.
        if not newly_broken.height or len(by_place) == 1:
            return Propagation(narrowed, broken, settled)


def _take_turns(
    bounds: pl.DataFrame,
    by_place: dict[int, Arrangement],
    broken: pl.DataFrame,
    max_rounds: int,
) -> tuple[pl.DataFrame, pl.DataFrame, bool]:
    """Narrow by each arrangement in turn, until nothing changes or a whole breaks.

    Returns:
        The bounds, what is newly broken, and whether nothing would change any more.
    """
    narrowed = bounds
    for _ in range(max_rounds):
        before = narrowed
        for place, arrangement in by_place.items():
            known = broken.filter(pl.col("arrangement") == place)
            narrowed, newly_broken = _narrow(narrowed, arrangement, known)
            if newly_broken.height:
                places = newly_broken.select("cell", arrangement=pl.lit(place, pl.Int64))
                return narrowed, places, True
        if len(by_place) <= 1 or narrowed.equals(before):
            return narrowed, broken.clear(), True
    return narrowed, broken.clear(), False


def _narrow(
    bounds: pl.DataFrame, arrangement: Arrangement, broken: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Pass once upward and once downward through the trees; return bounds and newly broken."""
    placed = (
        bounds.with_row_index("row")
        .join(arrangement.edges, on="cell", how="left")
        .with_columns(
            pl.col("depth").fill_null(0),
            exhaustive=pl.col("cell").is_in(arrangement.exhaustive["cell"].implode()),
            broken=pl.col("cell").is_in(broken["cell"].implode()),
        )
    )
    # A tree has no gap between levels, so that the depths are 0, 1, … without one left out.
    by_depth = placed.partition_by("depth", as_dict=True)
    levels = [by_depth[depth,] for depth in range(len(by_depth))]
    # `_up` adds the sums of the parts to the level above; `_down` reads them there.
    for depth in range(len(levels) - 1, 0, -1):
        levels[depth - 1] = _up(levels[depth - 1], levels[depth], disjoint=arrangement.disjoint)
    for depth in range(1, len(levels)):
        levels[depth] = _down(levels[depth], levels[depth - 1], disjoint=arrangement.disjoint)
    done = pl.concat([level.select("row", "cell", "low", "high", "broken") for level in levels])
    newly_broken = done.filter("broken").join(broken, on="cell", how="anti")
    return done.sort("row").select(bounds.columns), newly_broken


def _up(wholes: pl.DataFrame, parts: pl.DataFrame, *, disjoint: bool) -> pl.DataFrame:
    """Narrow wholes by the sums of their parts, and mark those that the sums break."""
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
    """Narrow parts by what their whole, less its other parts, leaves to each."""
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
    # What the other parts leave of the whole, at most and, of an exhaustive list, at least. The
    # other parts are all bounded where the unbounded ones are as many as this part itself is.
    others_low = pl.col("all_low") - pl.col("low")
    others_bounded = pl.col("all_unbounded") == pl.col("high").is_null().cast(pl.Int64)
    others_high = pl.when(pl.col("exhaustive_whole") & others_bounded).then(
        pl.col("all_high") - pl.col("high").fill_null(0)
    )
    return joined.with_columns(
        low=pl.max_horizontal("low", pl.col("whole_low") - others_high),
        high=pl.min_horizontal("high", pl.col("whole_high") - others_low),
    ).select(parts.columns)
