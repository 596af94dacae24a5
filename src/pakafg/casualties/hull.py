"""What all admitted claims of one cell say together."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.casualties.ledger import OPEN
from pakafg.values.vocabularies import Relation

__all__ = ["counted", "hulls"]

_FIGURE: Final = ("cell", "low", "high")


def counted(claims: pl.DataFrame) -> pl.LazyFrame:
    """How many claims and documents speak of each cell.

    Args:
        claims: The claims of a ledger.

    Returns:
        One row a cell: cell, n_claims, n_documents, claims (ids, in the order of the table).
    """
    ids = claims.lazy().group_by("cell", maintain_order=True).agg(claims="claim")
    documents = (
        claims.select("cell", "document")
        .drop_nulls()
        .lazy()
        .group_by("cell")
        .agg(n_documents=pl.col("document").n_unique().cast(pl.Int64))
    )
    return ids.join(documents, on="cell", how="left").with_columns(
        pl.col("n_documents").fill_null(0), n_claims=pl.col("claims").list.len().cast(pl.Int64)
    )


def hulls(votes: pl.DataFrame) -> pl.LazyFrame:
    """The hull of the votes of each cell, whether they agree, and of how many origins.

    Args:
        votes: One row an origin and cell.

    Returns:
        One row a cell: cell, claim_low, claim_high (null: unbounded), agree (the votes share
        a number), any_exact, n_origins_min, n_origins_max, and a range for each relation:
        own_low, own_high, ….
    """
    low, high = pl.col("low"), pl.col("high")
    found = (
        votes.lazy()
        .group_by("cell")
        .agg(
            claim_low=low.min(),
            claim_high=_closed(high.max()),
            agree=low.max() <= high.min(),
            any_exact=(low == high).any(),
            n_origins_max=pl.len().cast(pl.Int64),
        )
    )
    for relation in Relation:
        names = f"{relation}_low", f"{relation}_high"
        theirs = votes.filter(pl.col("relation") == relation)
        if theirs.is_empty():
            found = found.with_columns(pl.lit(None, pl.Int64).alias(name) for name in names)
        else:
            ends = theirs.lazy().group_by("cell").agg(low.min(), _closed(high.max()))
            found = found.join(
                ends.rename({"low": names[0], "high": names[1]}), on="cell", how="left"
            )
    if votes["known"].all():
        return found.with_columns(n_origins_min="n_origins_max")
    return found.join(_repetitions(votes), on="cell", how="left").select(
        pl.exclude("repetitions"),
        n_origins_min=pl.col("n_origins_max") - pl.col("repetitions").fill_null(0),
    )


def _closed(high: pl.Expr) -> pl.Expr:
    return pl.when(high < OPEN).then(high)


def _repetitions(votes: pl.DataFrame) -> pl.LazyFrame:
    """How many votes of each cell may only repeat another.

    An unknown root may be any known one: of equal figures, those of unknown roots may all
    repeat a known one or, where there is none, one of themselves.
    """
    unknown = votes.filter(~pl.col("known")).lazy().group_by(_FIGURE).agg(alike=pl.len())
    known = votes.lazy().filter(pl.col("known"))
    repeated = known.join(unknown, on=_FIGURE, how="semi").unique(_FIGURE)
    return (
        unknown.join(repeated.select(*_FIGURE, known=1), on=_FIGURE, how="left")
        .group_by("cell")
        .agg(
            repetitions=pl.col("alike").sum().cast(pl.Int64)
            - pl.col("known").is_null().sum().cast(pl.Int64)
        )
    )
