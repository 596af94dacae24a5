"""The single best figure of a cell, by declared rules, from exact claims only."""

from __future__ import annotations

import polars as pl

from pakafg.values.vocabularies import Relation

__all__ = ["best_figures"]


def best_figures(votes: pl.DataFrame) -> pl.LazyFrame:
    """The best figure of each cell: latest as-of, then majority, then lowest.

    One vote an origin. A side's figures for the losses of the other never set it (GTD 2017,
    p. 48; UCDP GED 23.1, p. 5); the lowest of equals is GTD's and ACLED's rule. A figure
    without an as-of may be as late as any.

    Args:
        votes: One row an origin and cell.

    Returns:
        One row a cell that has an exact claim: cell, best, best_rule ("only", "agreed",
        "latest", "majority", "lowest"), best_basis (the sources that say so, sorted).
    """
    exact = pl.col("low") == pl.col("high")
    others = (pl.col("relation") != Relation.ADVERSARY).fill_null(value=True)
    voting = votes.lazy().filter(exact & others).select("cell", "voter", "as_of", figure="low")
    by_cell = voting.group_by("cell").agg(
        voters=pl.len(),
        agreed=pl.col("figure").min() == pl.col("figure").max(),
        last=pl.col("as_of").max(),
    )
    late = pl.col("as_of").is_null() | (pl.col("as_of") == pl.col("last"))
    backed = (
        voting.join(by_cell, on="cell")
        .filter(pl.col("agreed") | late)
        .sort("voter")
        .group_by("cell", "figure", maintain_order=True)
        .agg(pl.col("voters", "agreed").first(), backers=pl.len(), best_basis=pl.col("voter"))
        .collect(engine="streaming")
    )
    several = backed["cell"].is_duplicated()
    rule = (
        pl.when(pl.col("voters") == 1)
        .then(pl.lit("only"))
        .when("agreed")
        .then(pl.lit("agreed"))
        .otherwise(pl.lit("latest"))
    )
    return pl.concat(
        [
            backed.lazy().filter(~several).with_columns(best_rule=rule),
            _most_backed(backed.filter(several)),
        ]
    ).select("cell", "best_rule", pl.col("best_basis").cast(pl.List(pl.String)), best="figure")


def _most_backed(figures: pl.DataFrame) -> pl.LazyFrame:
    """Of several current figures the one that most origins back; of equals, the lowest."""
    most = pl.col("backers") == pl.col("backers").max().over("cell")
    leading = figures.lazy().filter(most).with_columns(leaders=pl.len().over("cell"))
    alone = pl.col("leaders") == 1
    return (
        leading.filter(pl.col("figure") == pl.col("figure").min().over("cell"))
        .with_columns(best_rule=pl.when(alone).then(pl.lit("majority")).otherwise(pl.lit("lowest")))
        .drop("leaders")
    )
