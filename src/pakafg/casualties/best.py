"""The single best figure of a cell, by declared rules, from exact claims only."""

from __future__ import annotations

import polars as pl

from pakafg.casualties.entrance import CELL
from pakafg.values.vocabularies import Relation

__all__ = ["best_figures"]


def best_figures(votes: pl.DataFrame) -> pl.DataFrame:
    """The best figure of each cell: latest as-of, then majority, then lowest.

    One vote an origin. A side's figures for the losses of the other never set it (GTD 2017,
    p. 48; UCDP GED 23.1, p. 5); the lowest of equals is GTD's and ACLED's rule.

    Args:
        votes: One row an origin and cell.

    Returns:
        One row a cell that has an exact claim: best, best_rule ("only", "agreed", "latest",
        "majority", "lowest"), best_basis (the origins that say so; claim ids where the
        origin is unknown).
    """
    voting = votes.filter(
        pl.col("exact") & (pl.col("relation") != Relation.ADVERSARY).fill_null(value=True)
    )
    by_cell = voting.with_columns(
        n=pl.len().over(CELL),
        figures=pl.col("low").n_unique().over(CELL),
        last=pl.col("as_of").max().over(CELL),
    )
    current = by_cell.filter(
        pl.col("last").is_null() | (pl.col("as_of") == pl.col("last")).fill_null(value=False)
    )
    backed = current.group_by(*CELL, "low").agg(
        backers=pl.len().cast(pl.Int64),
        best_basis=pl.col("root").fill_null(pl.col("origin")).sort(),
        n=pl.col("n").first(),
        figures=pl.col("figures").first(),
    )
    ranked = backed.with_columns(
        most=pl.col("backers").max().over(CELL), left=pl.len().over(CELL)
    ).filter(pl.col("backers") == pl.col("most"))
    tied = pl.len().over(CELL)
    return (
        ranked.with_columns(
            best_rule=pl.when(pl.col("n") == 1)
            .then(pl.lit("only"))
            .when(pl.col("figures") == 1)
            .then(pl.lit("agreed"))
            .when(pl.col("left") == 1)
            .then(pl.lit("latest"))
            .when(tied == 1)
            .then(pl.lit("majority"))
            .otherwise(pl.lit("lowest"))
        )
        .filter(pl.col("low") == pl.col("low").min().over(CELL))
        .select(*CELL, pl.col("low").alias("best"), "best_rule", "best_basis")
    )
