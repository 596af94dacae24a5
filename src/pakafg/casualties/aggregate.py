"""What all admitted claims of one cell say together: their hull, and the single best figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.encoded import OPEN, left_join
from pakafg.values.conclusions import BestRule
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from pakafg.casualties.encoded import EncodedClaims

__all__ = ["best_figures", "hulls"]

_FIGURE: Final = ("cell", "low", "high")
_UNANIMOUS: Final = pl.col("figure").list.min() == pl.col("figure").list.max()


def hulls(votes: pl.DataFrame) -> pl.DataFrame:
    """Take the hull of the votes of each cell, whether they agree, and whose they are.

    Every claim bears the bounds of its origin's vote: least and most are those of the votes,
    and only the claims that cast one are counted as origins.

    Args:
        votes: Claims with their votes, sorted by cell.

    Returns:
        One row a cell, sorted: cell, n_claims, n_documents, n_origins_min, n_origins_max,
        claim_low, claim_high (null: unbounded), agree (the votes share a number), any_exact,
        a range for each `Relation` (own_low, own_high, …), claims, superseded (ids).
    """
    lists = _by_cell(
        votes.select("cell", "claim", "low", "high", "casts", exact=pl.col("low") == pl.col("high"))
    )
    low, high = pl.col("low").list, pl.col("high").list
    cells = lists.select(
        "cell",
        n_claims=pl.col("claim").list.len().cast(pl.Int64),
        n_origins_max=pl.col("casts").list.sum().cast(pl.Int64),
        claim_low=low.min(),
        claim_high=_open_to_null(high.max()),
        agree=low.max() <= high.min(),
        any_exact=pl.col("exact").list.any(),
        claims="claim",
    )
    ranges = (_range_of_relation(votes, relation) for relation in Relation)
    for part in (*ranges, _documents(votes), _repetitions(votes), _superseded(votes)):
        cells = left_join(cells, part)
    return cells.with_columns(
        pl.col("n_documents").fill_null(0),
        pl.col("superseded").fill_null(pl.lit([], dtype=pl.List(pl.String))),
        n_origins_min=pl.col("n_origins_max") - pl.col("repetitions").fill_null(0),
    )


def best_figures(encoded: EncodedClaims, votes: pl.DataFrame) -> pl.DataFrame:
    """Choose the best figure of each cell: latest as-of, then majority, then lowest.

    From exact claims only, one vote an origin. A side's figures for the losses of the other
    never set it (GTD 2017, p. 48; UCDP GED 23.1, p. 5); the lowest of equals is GTD's and
    ACLED's rule. A figure without an as-of may be as late as any.

    Args:
        encoded: What the codes mean.
        votes: Claims with their votes, sorted by vote.

    Returns:
        One row a cell that has an exact claim, sorted: cell, best, best_rule (a `BestRule`),
        best_basis (the sources that say so, sorted).
    """
    exact = pl.col("low") == pl.col("high")
    no_adversary = (pl.col("relation") != Relation.ADVERSARY).fill_null(value=True)
    voting = votes.filter(pl.col("casts") & exact & no_adversary).select(
        "cell", "vote", "as_of", figure="low"
    )
    cells = voting.group_by("cell", maintain_order=True).agg("as_of", "figure")
    figure = pl.col("figure").list
    by_cell = cells.select(voters=figure.len(), agreed=_UNANIMOUS, last=pl.col("as_of").list.max())
    # `voting` is sorted by cell, so that `rle_id` gives each vote the row of its cell.
    voting = voting.hstack(by_cell[voting["cell"].rle_id()])
    late = pl.col("as_of").is_null() | (pl.col("as_of") == pl.col("last"))
    current = voting.filter(pl.col("agreed") | late)
    current = current.with_columns(best_basis=encoded.source(current["vote"]))
    # Of every cell its latest vote is left, so that the rows stand as those of `by_cell` do.
    candidates = (
        current.group_by("cell", maintain_order=True)
        .agg("figure", "best_basis")
        .hstack(by_cell.select("voters", "agreed"))
        .with_columns(unanimous=_UNANIMOUS)
    )
    rule = (
        pl.when(pl.col("voters") == 1)
        .then(pl.lit(BestRule.ONLY))
        .when("agreed")
        .then(pl.lit(BestRule.AGREED))
        .otherwise(pl.lit(BestRule.LATEST))
    )
    best = candidates.filter("unanimous").select(
        "cell", "best_basis", best=figure.first(), best_rule=rule
    )
    contested = candidates.filter(~pl.col("unanimous")).select("cell", "figure", "best_basis")
    if contested.height:
        best = pl.concat([best, _most_backed(contested)]).sort("cell")
    return best


def _by_cell(votes: pl.DataFrame) -> pl.DataFrame:
    """Collect each cell's votes in lists; as they are sorted by cell, this moves nothing."""
    return votes.group_by("cell", maintain_order=True).agg(pl.all())


def _open_to_null(high: pl.Expr) -> pl.Expr:
    return pl.when(high < OPEN).then(high)


def _range_of_relation(votes: pl.DataFrame, relation: Relation) -> pl.DataFrame:
    """Take the hull of the votes of claimants that stand so to the victims."""
    theirs = _by_cell(votes.filter(pl.col("relation") == relation).select("cell", "low", "high"))
    ends = {"low": pl.col("low").list.min(), "high": _open_to_null(pl.col("high").list.max())}
    return theirs.select("cell", **{f"{relation}_{end}": value for end, value in ends.items()})


def _documents(votes: pl.DataFrame) -> pl.DataFrame:
    """Count the documents that speak of each cell."""
    by_cell = _by_cell(votes.select("cell", "document").drop_nulls())
    return by_cell.select("cell", n_documents=pl.col("document").list.n_unique().cast(pl.Int64))


def _superseded(votes: pl.DataFrame) -> pl.DataFrame:
    return _by_cell(votes.filter("superseded").select("cell", superseded="claim"))


def _repetitions(votes: pl.DataFrame) -> pl.DataFrame:
    """Count the votes of each cell that may only repeat another.

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
            # Where no known root gives the figure, one of the unknown is the first to give it.
            repetitions=pl.col("alike").sum().cast(pl.Int64)
            - pl.col("known").is_null().sum().cast(pl.Int64)
        )
    )


def _most_backed(contested: pl.DataFrame) -> pl.DataFrame:
    """Choose of several current figures that which most origins back; of equals, the lowest."""
    backed = (
        contested.explode("figure", "best_basis")
        .group_by("cell", "figure", maintain_order=True)
        .agg("best_basis")
        .with_columns(backers=pl.col("best_basis").list.len())
    )
    most = pl.col("backers") == pl.col("backers").max().over("cell")
    leading = backed.filter(most).with_columns(leaders=pl.len().over("cell"))
    rule = (
        pl.when(pl.col("leaders") == 1)
        .then(pl.lit(BestRule.MAJORITY))
        .otherwise(pl.lit(BestRule.LOWEST))
    )
    lowest = pl.col("figure") == pl.col("figure").min().over("cell")
    return leading.filter(lowest).select("cell", "best_basis", best="figure", best_rule=rule)
