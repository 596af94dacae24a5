"""One vote an origin: what the claims of one origin about one cell come to."""

from __future__ import annotations

import polars as pl

from pakafg.casualties.encoded import OPEN

__all__ = ["take_votes"]

_TOLD = pl.col("low").is_not_null()
_CLASH = pl.col("low") > pl.col("high")


def take_votes(claims: pl.DataFrame) -> pl.DataFrame:
    """Refine and supersede: one interval for each origin and cell.

    Claims of one origin are intersected where they agree ("over 440" and 447 of one source
    are 447). Where they do not, what it said last stands, and what it said before and
    excludes that is superseded; a claim without an as-of may be as late as any. Figures of
    one origin and one time that exclude each other stand as a range. Claims without a figure
    do not vote.

    Args:
        claims: The claims of a ledger.

    Returns:
        The claims, in their order: known, relation, as_of, low and high are now those of the
        vote; with casts (whether it is the one claim that casts the vote) and superseded.
    """
    votes = claims.with_columns(casts=_TOLD, superseded=pl.lit(value=False))
    # Most origins speak of a cell once; only the others need more than that.
    same = (claims["vote"] == claims["vote"].shift()).fill_null(value=False)
    again = same | same.shift(-1, fill_value=False)
    if not again.any():
        return votes
    several = votes.select("vote", "known", "relation", "as_of", "low", "high").filter(again)
    place, joint = again.arg_true(), _joint(several)
    changed = [name for name in joint.columns if not joint[name].equals(votes[name].gather(place))]
    return votes.with_columns(votes[name].scatter(place, joint[name]) for name in changed)


def _joint(claims: pl.DataFrame) -> pl.DataFrame:
    """What each claim's origin comes to, for origins that speak of a cell more than once."""
    rows = claims.with_row_index("row")
    told = rows.filter(_TOLD)
    ends = {name: pl.col(name).list for name in told.columns}
    # As they are sorted by vote, this moves nothing.
    merged = (
        told.group_by("vote", maintain_order=True)
        .agg(pl.all())
        .select(
            "vote",
            ends["row"].min(),
            ends["known"].any(),
            ends["relation"].min(),
            ends["as_of"].max(),
            ends["low"].max(),
            ends["high"].min(),
        )
    )
    clashing = merged.filter(_CLASH)
    gone = told.select("row").clear()
    if clashing.height:
        theirs = told.select("row", "vote", "low", "high", said="as_of").join(
            clashing.select("vote", "as_of"), on="vote"
        )
        # What is not dated may be as late as the latest.
        timed = theirs.with_columns(time=pl.coalesce("said", "as_of").fill_null(0))
        standing, before = _latest_first(timed)
        merged = merged.update(standing, on="vote")
        gone = timed.join(before, on=("vote", "time"), how="semi").select("row")
    of_vote = (
        merged.drop("vote")[told["vote"].rle_id()]
        if told.height == rows.height
        else rows.select("vote").join(merged, on="vote", how="left", maintain_order="left")
    )
    return of_vote.select(
        "known",
        "relation",
        "as_of",
        "low",
        "high",
        casts=(pl.col("row") == pl.int_range(pl.len())).fill_null(value=False),
        superseded=pl.int_range(pl.len()).is_in(gone["row"].implode()),
    )


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
