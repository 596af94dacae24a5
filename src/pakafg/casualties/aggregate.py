"""What all admitted claims of one cell say together: their hull, their origins, whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.encoded import left_join
from pakafg.engines.encode import put, take
from pakafg.engines.hierarchy import OPEN
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["claims_by_cell", "fewest_origins", "hulls", "lists_by"]

_ROUNDS: Final = 2  # points that are set in all cells at once; the rest goes cell by cell


def claims_by_cell(claims: pl.DataFrame, outgrown: pl.Series, ids: pl.Series) -> pl.DataFrame:
    """Count and list the claims of each cell.

    Args:
        claims: Claims with superseded, sorted by cell.
        outgrown: Whether growth takes each claim out.
        ids: The id of each claim, by its code.

    Returns:
        One row a cell, sorted: cell, n_claims, n_documents, claims, superseded, outgrown (ids,
        sorted; null for none).
    """
    by_cell = claims.select("cell", "claim")
    cells = _ids_by_cell(by_cell, ids, "claims").with_columns(
        n_claims=pl.col("claims").list.len().cast(pl.Int64)
    )
    documents = claims.select("cell", "document").drop_nulls()
    n_documents = pl.col("document").list.n_unique().cast(pl.Int64)
    parts = (
        lists_by("cell", documents).select("cell", n_documents=n_documents),
        _ids_by_cell(by_cell.filter(claims["superseded"]), ids, "superseded"),
        _ids_by_cell(by_cell.filter(outgrown), ids, "outgrown"),
    )
    for part in parts:
        cells = left_join(cells, part)
    return cells.with_columns(pl.col("n_documents").fill_null(0))


def _ids_by_cell(claims: pl.DataFrame, ids: pl.Series, name: str) -> pl.DataFrame:
    """List the ids of each cell's claims, sorted: cell, and the column of that name."""
    cell = claims["cell"]
    # Cells stand in runs, and the codes of each cell's claims sort as their ids do. The number of
    # the run and the code, packed into one number, sort far faster than ids.
    packed = (cell.rle_id().cast(pl.Int64) * ids.len() + claims["claim"]).sort()
    return lists_by("cell", pl.DataFrame([cell, take(ids, packed % ids.len()).alias(name)]))


def hulls(votes: pl.DataFrame) -> pl.DataFrame:
    """Take the hull of the votes of each cell, the numbers that they share, and whose they are.

    Args:
        votes: As `take_votes` gives them, sorted by cell.

    Returns:
        One row a cell, sorted: cell, n_origins_max, claim_low, claim_high (null: unbounded),
        shared_low and shared_high (the greatest low and the least high; `OPEN` where
        unbounded), only_adversary, and a range for each `Relation` (own_low, own_high, …).
    """
    lists = lists_by("cell", votes.select("cell", "low", "high"))
    low, high = pl.col("low").list, pl.col("high").list
    n_votes = low.len().cast(pl.Int64)
    cells = lists.select(
        "cell",
        n_origins_max=n_votes,
        claim_low=low.min(),
        claim_high=high.max(),
        shared_low=low.max(),
        shared_high=high.min(),
    )
    ranges = [_range_of_relation(votes, relation, cells.height) for relation in Relation]
    is_by_adversary = pl.col(f"n_{Relation.ADVERSARY}") == pl.col("n_origins_max")
    n_of_relations = [f"n_{relation}" for relation in Relation]
    return (
        pl.concat([cells, *ranges], how="horizontal")
        .with_columns(
            only_adversary=is_by_adversary.fill_null(value=False),
            claim_high=_open_to_null(pl.col("claim_high")),
        )
        .drop(n_of_relations)
    )


def fewest_origins(votes: pl.DataFrame) -> pl.DataFrame:
    """Count the fewest origins that the votes of each cell can have.

    Every known root is one. A voter of unknown root whose bounds share a number with a known
    root's may be that root; of the others, those whose bounds share a number may be one: they
    are as many as the fewest numbers that meet all their bounds.

    Args:
        votes: cell, known, low, high; sorted by cell.

    Returns:
        One row a cell, sorted: cell, origins.
    """
    lists = lists_by("cell", votes.select("cell", "known"))
    known = lists.select("cell", origins=pl.col("known").list.sum().cast(pl.Int64))
    if votes["known"].all():
        return known
    apart = _apart_from_known(votes)
    points = [pl.DataFrame(schema={"cell": pl.Int64, "points": pl.Int64})]
    for _ in range(_ROUNDS):
        if apart.is_empty():
            break
        # The least high is met, with all that reach down to it.
        least = apart.with_columns(at=pl.col("high").min().over("cell"))
        points.append(least.select(pl.col("cell").unique(), points=pl.lit(1, pl.Int64)))
        apart = least.filter(pl.col("low") > pl.col("at")).drop("at")
    if apart.height:
        rest = apart.sort("high").group_by("cell", maintain_order=True).agg("low", "high")
        rows = [
            (cell, _fewest_points(lows, highs))
            for cell, lows, highs in rest.select("cell", "low", "high").iter_rows()
        ]
        points.append(pl.DataFrame(rows, schema=points[0].schema, orient="row"))
    counted = pl.concat(points).group_by("cell").agg(pl.col("points").sum())
    together = pl.col("origins") + pl.col("points").fill_null(0)
    return left_join(known, counted).select("cell", origins=together)


def _apart_from_known(votes: pl.DataFrame) -> pl.DataFrame:
    """List the bounds of the unknown roots that share no number with a known root's."""
    unknown = votes.filter(~pl.col("known")).select("cell", "low", "high")
    known = votes.filter("known").join(
        unknown.select(pl.col("cell").unique()), on="cell", how="semi"
    )
    if known.is_empty():
        return unknown
    # A known root meets an unknown one where, of the known that begin no later than that ends,
    # the one that reaches farthest reaches its beginning.
    both = pl.concat(
        [
            known.select("cell", at="low", reach="high", place=pl.lit(None, pl.Int64)),
            unknown.select(
                "cell", at="high", reach=pl.lit(-1, pl.Int64), place=pl.int_range(pl.len())
            ),
        ]
    ).sort("cell", "at", "place", nulls_last=False)
    reached = (
        both.with_columns(pl.col("reach").cum_max().over("cell"))
        .drop_nulls("place")
        .sort("place")["reach"]
    )
    return unknown.filter(reached < unknown["low"])


def _fewest_points(lows: Sequence[int], highs: Sequence[int]) -> int:
    """Count the fewest numbers that meet all intervals, sorted by their highs."""
    points, last = 0, -1
    for low, high in zip(lows, highs, strict=True):
        if low > last:
            points, last = points + 1, high
    return points


def lists_by(key: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Collect the rows of each cell, or each vote, in lists, a column each.

    Rows that are sorted by the key are not moved by this; and the least and greatest of such
    lists are found four times as fast as by the aggregations of a group-by.

    Args:
        key: The column by which the rows are sorted, and marked as sorted.
        rows: It, and the columns to collect.

    >>> votes = pl.DataFrame({"cell": [1, 1, 2], "low": [3, 5, 4]}).set_sorted("cell")
    >>> lists_by("cell", votes).to_dict(as_series=False)
    {'cell': [1, 2], 'low': [[3, 5], [4]]}
    """
    return rows.group_by(key, maintain_order=True).agg(pl.all())


def _open_to_null(high: pl.Expr) -> pl.Expr:
    return pl.when(high < OPEN).then(high)


def _range_of_relation(votes: pl.DataFrame, relation: Relation, n_cells: int) -> pl.DataFrame:
    """Take the hull of the votes of claimants that stand so to the victims, cell by cell.

    Args:
        votes: cell, relation, low, high; sorted by cell.
        relation: How the claimants stand.
        n_cells: How many cells there are.

    Returns:
        The range, and how many votes there are (n_own, …); all null without any.
    """
    # Votes are sorted by cell, so that `rle_id` is the row of the cell, and marked as sorted.
    theirs = votes.select("low", "high", row=pl.col("cell").rle_id()).filter(
        votes["relation"] == relation
    )
    found = lists_by("row", theirs.with_columns(pl.col("row").set_sorted())).select(
        "row",
        pl.col("low").list.min().alias(f"{relation}_low"),
        _open_to_null(pl.col("high").list.max()).alias(f"{relation}_high"),
        pl.col("low").list.len().cast(pl.Int64).alias(f"n_{relation}"),
    )
    if found.height == n_cells:
        return found.drop("row")
    nothing = pl.repeat(None, n_cells, dtype=pl.Int64, eager=True)
    rows = found["row"]
    return pl.DataFrame({column.name: put(nothing, rows, column) for column in found.drop("row")})
