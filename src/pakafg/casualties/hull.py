"""What all admitted claims of one cell say together."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.casualties.entrance import CELL
from pakafg.values.vocabularies import Relation

__all__ = ["counted", "hulls"]

_UNBOUNDED: Final = pl.col("high").null_count() > 0


def hulls(votes: pl.DataFrame) -> pl.DataFrame:
    """The hull of the votes of each cell, and whether they agree.

    Args:
        votes: One row an origin and cell.

    Returns:
        One row a cell: claim_low, claim_high (null: unbounded), agree (the votes share a
        number), any_exact, superseded, and a range for each relation: own_low, own_high, ….
    """
    return votes.group_by(CELL).agg(
        claim_low=pl.col("low").min(),
        claim_high=pl.when(~_UNBOUNDED).then(pl.col("high").max()),
        agree=(pl.col("low").max() <= pl.col("high").min()).fill_null(value=True),
        any_exact=pl.col("exact").any(),
        superseded=pl.col("superseded").explode(keep_nulls=False, empty_as_null=False).sort(),
        **{
            f"{relation}_{end}": expression
            for relation in Relation
            for end, expression in _range(relation).items()
        },
    )


def _range(relation: Relation) -> dict[str, pl.Expr]:
    mine = pl.col("relation") == relation
    low, high = pl.col("low").filter(mine), pl.col("high").filter(mine)
    return {"low": low.min(), "high": pl.when(high.null_count() == 0).then(high.max())}


def counted(claims: pl.DataFrame, votes: pl.DataFrame) -> pl.DataFrame:
    """How many claims, documents and independent origins speak of each cell.

    An unknown root may be any known one: the least number of origins counts an equal figure
    once, the most counts each outlet for itself.

    Args:
        claims: Admitted claims.
        votes: Their votes.

    Returns:
        One row a cell: n_claims, n_documents, claims (ids), n_origins_min, n_origins_max.
    """
    numbers = claims.group_by(CELL).agg(
        n_claims=pl.len().cast(pl.Int64),
        n_documents=pl.col("document").drop_nulls().n_unique().cast(pl.Int64),
        claims=pl.col("claim").sort(),
    )
    known = votes.filter(pl.col("root").is_null())
    unknown = votes.filter(pl.col("root").is_not_null())
    figures = (*CELL, "low", "high")
    stray = unknown.join(known, on=figures, how="anti", nulls_equal=True)
    origins = [
        known.group_by(CELL).agg(n_known=pl.len().cast(pl.Int64)),
        stray.select(figures).unique().group_by(CELL).agg(n_stray=pl.len().cast(pl.Int64)),
        unknown.group_by(CELL).agg(n_unknown=pl.len().cast(pl.Int64)),
    ]
    for table in origins:
        numbers = numbers.join(table, on=CELL, how="left", nulls_equal=True)
    n_known, n_stray, n_unknown = (
        pl.col(name).fill_null(0) for name in ("n_known", "n_stray", "n_unknown")
    )
    return numbers.with_columns(
        n_origins_min=n_known + n_stray, n_origins_max=n_known + n_unknown
    ).drop("n_known", "n_stray", "n_unknown")
