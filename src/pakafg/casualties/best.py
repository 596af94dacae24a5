"""The single best figure of a cell, by declared rules, from exact claims only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from pakafg.casualties.encoded import Ledger

__all__ = ["best_figures"]

_UNANIMOUS: Final = pl.col("figure").list.min() == pl.col("figure").list.max()


def best_figures(ledger: Ledger, votes: pl.DataFrame) -> pl.DataFrame:
    """The best figure of each cell: latest as-of, then majority, then lowest.

    One vote an origin. A side's figures for the losses of the other never set it (GTD 2017,
    p. 48; UCDP GED 23.1, p. 5); the lowest of equals is GTD's and ACLED's rule. A figure
    without an as-of may be as late as any.

    Args:
        ledger: What the numbers mean.
        votes: Claims with their votes, sorted by vote.

    Returns:
        One row a cell that has an exact claim, sorted: cell, best, best_rule ("only",
        "agreed", "latest", "majority", "lowest"), best_basis (the sources that say so,
        sorted).
    """
    exact = pl.col("low") == pl.col("high")
    others = (pl.col("relation") != Relation.ADVERSARY).fill_null(value=True)
    voting = votes.filter(pl.col("casts") & exact & others).select(
        "cell", "vote", "as_of", figure="low"
    )
    cells = voting.group_by("cell", maintain_order=True).agg("as_of", "figure")
    figure = pl.col("figure").list
    told = cells.select(voters=figure.len(), agreed=_UNANIMOUS, last=pl.col("as_of").list.max())
    late = pl.col("as_of").is_null() | (pl.col("as_of") == pl.col("last"))
    current = voting.hstack(told[voting["cell"].rle_id()]).filter(pl.col("agreed") | late)
    current = current.with_columns(best_basis=ledger.source(current["vote"]))
    left = (
        current.group_by("cell", maintain_order=True)
        .agg("figure", "best_basis")
        .hstack(told.select("voters", "agreed"))
        .with_columns(unanimous=_UNANIMOUS)
    )
    rule = (
        pl.when(pl.col("voters") == 1)
        .then(pl.lit("only"))
        .when("agreed")
        .then(pl.lit("agreed"))
        .otherwise(pl.lit("latest"))
    )
    found = left.filter("unanimous").select(
        "cell", "best_basis", best=figure.first(), best_rule=rule
    )
    contested = left.filter(~pl.col("unanimous")).select("cell", "figure", "best_basis")
    if contested.height:
        found = pl.concat([found, _most_backed(contested)]).sort("cell")
    return found


def _most_backed(contested: pl.DataFrame) -> pl.DataFrame:
    """Of several current figures the one that most origins back; of equals, the lowest."""
    backed = (
        contested.explode("figure", "best_basis")
        .group_by("cell", "figure", maintain_order=True)
        .agg("best_basis")
        .with_columns(backers=pl.col("best_basis").list.len())
    )
    most = pl.col("backers") == pl.col("backers").max().over("cell")
    leading = backed.filter(most).with_columns(leaders=pl.len().over("cell"))
    rule = pl.when(pl.col("leaders") == 1).then(pl.lit("majority")).otherwise(pl.lit("lowest"))
    lowest = pl.col("figure") == pl.col("figure").min().over("cell")
    return leading.filter(lowest).select("cell", "best_basis", best="figure", best_rule=rule)
