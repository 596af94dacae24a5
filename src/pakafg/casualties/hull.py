"""What all admitted claims of one cell say together."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.casualties.encoded import OPEN
from pakafg.values.vocabularies import Relation

__all__ = ["beside", "hulls"]

_FIGURE: Final = ("cell", "low", "high")


def hulls(votes: pl.DataFrame) -> pl.DataFrame:
    """The hull of the votes of each cell, whether they agree, and whose they are.

    Every claim bears the bounds of its origin's vote: least and most are those of the votes,
    and only the claims that cast one are counted as origins.

    Args:
        votes: Claims with their votes, sorted by cell.

    Returns:
        One row a cell, sorted: cell, n_claims, n_documents, n_origins_min, n_origins_max,
        claim_low, claim_high (null: unbounded), agree (the votes share a number), any_exact,
        a range for each relation (own_low, own_high, …), claims, superseded (ids).
    """
    lists = _by_cell(
        votes.select("cell", "claim", "low", "high", "casts", exact=pl.col("low") == pl.col("high"))
    )
    low, high = pl.col("low").list, pl.col("high").list
    found = lists.select(
        "cell",
        n_claims=pl.col("claim").list.len().cast(pl.Int64),
        n_origins_max=pl.col("casts").list.sum().cast(pl.Int64),
        claim_low=low.min(),
        claim_high=_closed(high.max()),
        agree=low.max() <= high.min(),
        any_exact=pl.col("exact").list.any(),
        claims="claim",
    )
    ranges = (_range(votes, relation) for relation in Relation)
    for part in (*ranges, _documents(votes), _repetitions(votes), _superseded(votes)):
        found = beside(found, part)
    return found.with_columns(
        pl.col("n_documents").fill_null(0),
        pl.col("superseded").fill_null(pl.lit([], dtype=pl.List(pl.String))),
        n_origins_min=pl.col("n_origins_max") - pl.col("repetitions").fill_null(0),
    )


def beside(rows: pl.DataFrame, part: pl.DataFrame) -> pl.DataFrame:
    """Rows, in their order, with the columns of a part; null where it has none for a cell."""
    if part["cell"].equals(rows["cell"]):
        return rows.hstack(part.drop("cell"))
    if part.is_empty():
        return rows.with_columns(
            pl.lit(None, dtype).alias(name) for name, dtype in part.schema.items() if name != "cell"
        )
    return rows.join(part, on="cell", how="left", maintain_order="left")


def _by_cell(votes: pl.DataFrame) -> pl.DataFrame:
    """Each cell's votes in lists; as they are sorted by cell, this moves nothing."""
    return votes.group_by("cell", maintain_order=True).agg(pl.all())


def _closed(high: pl.Expr) -> pl.Expr:
    return pl.when(high < OPEN).then(high)


def _range(votes: pl.DataFrame, relation: Relation) -> pl.DataFrame:
    """The hull of the votes of claimants that stand so to the victims."""
    theirs = _by_cell(votes.filter(pl.col("relation") == relation).select("cell", "low", "high"))
    ends = {"low": pl.col("low").list.min(), "high": _closed(pl.col("high").list.max())}
    return theirs.select("cell", **{f"{relation}_{end}": value for end, value in ends.items()})


def _documents(votes: pl.DataFrame) -> pl.DataFrame:
    """How many documents speak of each cell."""
    told = _by_cell(votes.select("cell", "document").drop_nulls())
    return told.select("cell", n_documents=pl.col("document").list.n_unique().cast(pl.Int64))


def _superseded(votes: pl.DataFrame) -> pl.DataFrame:
    return _by_cell(votes.filter("superseded").select("cell", superseded="claim"))


def _repetitions(votes: pl.DataFrame) -> pl.DataFrame:
    """How many votes of each cell may only repeat another.

    An unknown root may be any known one: of equal figures, those of unknown roots may all
    repeat a known one or, where there is none, one of themselves.
    """
    unknown = votes.filter(pl.col("casts") & ~pl.col("known")).group_by(_FIGURE).agg(alike=pl.len())
    known = votes.filter("known").select(_FIGURE) if unknown.height else unknown
    known = known.join(unknown, on=_FIGURE, how="semi").unique(_FIGURE)
    return (
        unknown.join(known.select(*_FIGURE, known=1), on=_FIGURE, how="left")
        .group_by("cell")
        .agg(
            repetitions=pl.col("alike").sum().cast(pl.Int64)
            - pl.col("known").is_null().sum().cast(pl.Int64)
        )
    )
