"""One vote an origin: what the claims of one origin about one cell come to."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.casualties.entrance import CELL

__all__ = ["take_votes"]

VOTE: Final = (*CELL, "origin", "root")


def take_votes(claims: pl.DataFrame) -> pl.DataFrame:
    """Refine and supersede: one interval for each origin and cell.

    Claims of one origin are intersected where they agree ("over 440" and 447 of one source
    are 447); where they do not, those of the latest as-of stand. A claim whose root is
    unknown votes for itself. Explicit non-reports have no interval and do not vote.

    Args:
        claims: Checked claims.

    Returns:
        One row a vote: the cell, origin, root (a claim id where the origin is unknown),
        low, high, relation, as_of, exact (low equals high), superseded (claim ids that a
        later figure of the same origin replaced).
    """
    # A claim of unknown root is told apart from the others by its own id.
    told = claims.filter(pl.col("low").is_not_null() | pl.col("high").is_not_null()).with_columns(
        low=pl.col("low").fill_null(0),
        root=pl.when(pl.col("origin").is_null()).then("claim"),
    )
    merged = told.group_by(VOTE).agg(
        pl.col("low").max(),
        pl.col("high").min(),
        pl.col("relation").min(),
        pl.col("as_of").max(),
    )
    clash = (pl.col("low") > pl.col("high")).fill_null(value=False)
    agreed = merged.filter(~clash).with_columns(superseded=pl.lit([], pl.List(pl.String)))
    votes = pl.concat([agreed, _latest(told, merged.filter(clash))], how="vertical")
    return votes.with_columns(
        exact=(pl.col("low") == pl.col("high")).fill_null(value=False),
    )


def _latest(told: pl.DataFrame, clashing: pl.DataFrame) -> pl.DataFrame:
    """For origins that contradict themselves: what they said last."""
    theirs = told.join(clashing.select(*VOTE, last="as_of"), on=VOTE, how="inner", nulls_equal=True)
    stands = (pl.col("as_of") == pl.col("last")).fill_null(value=False) | pl.col("last").is_null()
    last = theirs.filter(stands)
    votes = last.group_by(VOTE).agg(
        most_low=pl.col("low").max(),
        least_low=pl.col("low").min(),
        least_high=pl.col("high").min(),
        most_high=pl.when(pl.col("high").null_count() == 0).then(pl.col("high").max()),
        relation=pl.col("relation").min(),
        as_of=pl.col("as_of").max(),
    )
    # Two figures of one origin and one moment that exclude each other: both, as a range.
    split = (pl.col("most_low") > pl.col("least_high")).fill_null(value=False)
    votes = votes.with_columns(
        low=pl.when(split).then("least_low").otherwise("most_low"),
        high=pl.when(split).then("most_high").otherwise("least_high"),
    )
    gone = theirs.filter(~stands).group_by(VOTE).agg(superseded=pl.col("claim").sort())
    return votes.join(gone, on=VOTE, how="left", nulls_equal=True).select(
        *VOTE,
        "low",
        "high",
        "relation",
        "as_of",
        pl.col("superseded").fill_null(pl.lit([], pl.List(pl.String))),
    )
