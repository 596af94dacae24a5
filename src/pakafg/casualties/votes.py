"""One vote an origin: what the claims of one origin about one cell come to."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.casualties.ledger import OPEN

__all__ = ["take_votes"]

_VOTE: Final = ("cell", "voter")
_COLUMNS: Final = ("cell", "voter", "known", "relation", "as_of", "low", "high")
_CLASH: Final = pl.col("low") > pl.col("high")


def take_votes(claims: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Refine and supersede: one interval for each origin and cell.

    Claims of one origin are intersected where they agree ("over 440" and 447 of one source
    are 447). Where they do not, what it said last stands, and what it said before and
    excludes that is superseded; a claim without an as-of may be as late as any. Figures of
    one origin and one time that exclude each other stand as a range. Claims without a figure
    do not vote.

    Args:
        claims: The claims of a ledger.

    Returns:
        Votes: cell, voter, known, relation, as_of, low, high. And superseded claims: cell,
        claim.
    """
    told = claims.filter(pl.col("low").is_not_null()) if claims["low"].null_count() else claims
    votes, nothing = told.select(_COLUMNS), told.select("cell", "claim").clear()
    voter = told["voter"]
    if not isinstance(voter.dtype, pl.Enum):  # each claim has a source of its own
        return votes, nothing
    # Most origins speak of a cell once; only the others need more than that. (Pairs that
    # fall together by an overflow are only looked at in vain.)
    pair = told["cell"] * voter.dtype.categories.len() + voter.to_physical()
    in_order = pair.sort()
    again = pair.is_in(in_order.filter(in_order == in_order.shift()).implode())
    single, repeated = votes.filter(~again), told.filter(again)
    merged = repeated.group_by(_VOTE).agg(
        pl.col("known").max(),
        pl.col("relation").min(),
        pl.col("as_of", "low").max(),
        pl.col("high").min(),
    )
    clashing = merged.filter(_CLASH).with_row_index("vote")
    agreed = pl.concat([single, merged.filter(~_CLASH).select(_COLUMNS)])
    if not clashing.height:
        return agreed, nothing
    last = clashing.select(*_VOTE, "vote", last="as_of")
    theirs = repeated.join(last, on=_VOTE).with_columns(
        time=pl.coalesce("as_of", "last").to_physical().fill_null(0)
    )
    standing, gone = _latest_first(theirs)
    settled = clashing.drop("low", "high").join(standing, on="vote").select(_COLUMNS)
    superseded = theirs.join(gone, on=("vote", "time"), how="semi").select("cell", "claim")
    return pl.concat([agreed, settled]), superseded


def _latest_first(claims: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """From the latest back: what excludes nothing said later narrows it, the rest is gone.

    Args:
        claims: vote, time, low, high.

    Returns:
        What stands: vote, low, high. And what is gone: vote, time.
    """
    said = claims.group_by("vote", "time").agg(
        least_low=pl.col("low").min(),
        low=pl.col("low").max(),
        high=pl.col("high").min(),
        most_high=pl.col("high").max(),
    )
    left = said.select(
        "vote",
        "time",
        low=pl.when(_CLASH).then("least_low").otherwise("low"),
        high=pl.when(_CLASH).then("most_high").otherwise("high"),
    )
    standing, gone = left.select("vote", low=pl.lit(0, pl.Int64), high=pl.lit(OPEN)).unique(), []
    while left.height:
        turn = left.group_by("vote").agg(pl.col("time").max())
        now = left.join(turn, on=("vote", "time"))
        left = left.join(turn, on=("vote", "time"), how="anti")
        both = standing.join(now, on="vote", how="left", suffix="_before")
        low = pl.max_horizontal("low", "low_before")
        high = pl.min_horizontal("high", "high_before")
        gone.append(both.filter(low > high).select("vote", "time"))
        standing = both.select(
            "vote",
            low=pl.when(low > high).then("low").otherwise(low),
            high=pl.when(low > high).then("high").otherwise(high),
        )
    return standing, pl.concat(gone)
