"""Who votes, and for what: the origin behind each claim, and one interval an origin and cell."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.casualties.encoded import OPEN
from pakafg.engines.encode import lookup
from pakafg.engines.forest import roots
from pakafg.validation import refuse_rows

__all__ = ["resolve_origins", "take_votes"]

_HAS_FIGURE: Final = pl.col("low").is_not_null()
_EXCLUDES: Final = pl.col("low") > pl.col("high")


def resolve_origins(claims: pl.DataFrame) -> pl.DataFrame:
    """Find the source behind every claim, and whether it is known to be the root.

    The origin of a claim is a name, or the id of the claim that it reports, which is then
    followed to its own origin. A claim without one speaks for its document, whose root is
    unknown; without a document, for itself.

    Args:
        claims: Checked claims.

    Returns:
        The claims with `source` (origin, else document, else claim) and `known` (whether
        the source is an origin) in the place of origin.

    Raises:
        FrameError: Claims report one another in a circle.
    """
    own = claims.with_columns(
        source=pl.coalesce("origin", "document", "claim"), known=pl.col("origin").is_not_null()
    )
    reported = _reported(own)
    if not reported.height:
        return own.drop("origin")
    ways = roots(lookup(reported["origin"], reported["claim"]))
    if ways["root"].null_count():
        circle = reported["claim"].filter(ways["root"].is_null()).implode()
        wrong = {"the origins of claims go in a circle": pl.col("claim").is_in(circle)}
        refuse_rows(claims, "claims", wrong)
    roots_of_reported = reported[ways["root"]].select(
        reported["claim"].alias("origin"), root_source="source", root_known="known"
    )
    return (
        own.join(roots_of_reported, on="origin", how="left", maintain_order="left")
        .with_columns(
            source=pl.coalesce("root_source", "source"), known=pl.coalesce("root_known", "known")
        )
        .drop("origin", "root_source", "root_known")
    )


def _reported(claims: pl.DataFrame) -> pl.DataFrame:
    """List the claims that other claims name as their origin."""
    named = claims.lazy().select(claim="origin").unique()
    return (
        claims.lazy()
        .filter((pl.col("origin") != pl.col("claim")).fill_null(value=True))
        .join(named, on="claim", how="semi")
        .select("claim", "origin", "source", "known")
        .collect(engine="streaming")
    )


def take_votes(claims: pl.DataFrame) -> pl.DataFrame:
    """Refine and supersede: one interval for each origin and cell.

    Claims of one origin are intersected where they agree ("over 440" and 447 of one source
    are 447). Where they do not, what it said last stands, and what it said before and
    excludes that is superseded; a claim without an as-of may be as late as any. Figures of
    one origin and one time that exclude each other stand as a range. Claims without a figure
    do not vote.

    Args:
        claims: The claims of `EncodedClaims`, sorted by vote.

    Returns:
        The claims, in their order: known, relation, as_of, low and high are now those of the
        vote; with casts (whether it is the one claim that casts the vote) and superseded.
    """
    votes = claims.with_columns(casts=_HAS_FIGURE, superseded=pl.lit(value=False))
    # Most origins speak of a cell once; only the others need more than that. Claims are sorted
    # by vote, so that those of one vote are neighbours.
    same = (claims["vote"] == claims["vote"].shift()).fill_null(value=False)
    repeated = same | same.shift(-1, fill_value=False)
    if not repeated.any():
        return votes
    several = votes.select("vote", "known", "relation", "as_of", "low", "high").filter(repeated)
    rows, joint = repeated.arg_true(), _joint_votes(several)
    changed = [name for name in joint.columns if not joint[name].equals(votes[name].gather(rows))]
    return votes.with_columns(votes[name].scatter(rows, joint[name]) for name in changed)


def _joint_votes(claims: pl.DataFrame) -> pl.DataFrame:
    """Work out what the claims of each vote come to, for votes of more than one claim.

    Args:
        claims: vote, known, relation, as_of, low, high; sorted by vote.

    Returns:
        known, relation, as_of, low, high, casts, superseded: row by row as claims.
    """
    rows = claims.with_row_index("row")
    figures = rows.filter(_HAS_FIGURE)
    lists = {name: pl.col(name).list for name in figures.columns}
    # As they are sorted by vote, this moves nothing.
    merged = (
        figures.group_by("vote", maintain_order=True)
        .agg(pl.all())
        .select(
            "vote",
            lists["row"].min(),
            lists["known"].any(),
            lists["relation"].min(),
            lists["as_of"].max(),
            lists["low"].max(),
            lists["high"].min(),
        )
    )
    excluding = merged.filter(_EXCLUDES)
    superseded = figures.select("row").clear()
    if excluding.height:
        # The latest as-of of the vote stands in for that of a claim without one, which may be
        # as late as any; where none of the vote's claims has one, all are of one time.
        timed = (
            figures.select("row", "vote", "low", "high", said="as_of")
            .join(excluding.select("vote", "as_of"), on="vote")
            .with_columns(time=pl.coalesce("said", "as_of").fill_null(0))
        )
        standing, replaced = _latest_first(timed)
        merged = merged.update(standing, on="vote")
        superseded = timed.join(replaced, on=("vote", "time"), how="semi").select("row")
    # `rle_id` numbers the runs of equal votes: the row of `merged` that is the vote's, where
    # every claim has a figure and none is missing from `merged`.
    of_vote = (
        merged.drop("vote")[figures["vote"].rle_id()]
        if figures.height == rows.height
        else rows.select("vote").join(merged, on="vote", how="left", maintain_order="left")
    )
    return of_vote.select(
        "known",
        "relation",
        "as_of",
        "low",
        "high",
        # `row` is now the first of the vote's claims that has a figure: that one casts it.
        casts=(pl.col("row") == pl.int_range(pl.len())).fill_null(value=False),
        superseded=pl.int_range(pl.len()).is_in(superseded["row"].implode()),
    )


def _latest_first(claims: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Narrow from the latest time back by what excludes nothing said later; the rest is replaced.

    Args:
        claims: vote, time, low, high.

    Returns:
        What stands: vote, low, high. And what is replaced: vote, time.
    """
    by_time = claims.group_by("vote", "time").agg(
        least_low=pl.col("low").min(),
        low=pl.col("low").max(),
        high=pl.col("high").min(),
        most_high=pl.col("high").max(),
    )
    left = by_time.select(
        "vote",
        "time",
        low=pl.when(_EXCLUDES).then("least_low").otherwise("low"),
        high=pl.when(_EXCLUDES).then("most_high").otherwise("high"),
    )
    standing = left.select("vote", low=pl.lit(0, pl.Int64), high=pl.lit(OPEN)).unique()
    replaced = []
    while left.height:
        latest = left.group_by("vote").agg(pl.col("time").max())
        now = left.join(latest, on=("vote", "time"))
        left = left.join(latest, on=("vote", "time"), how="anti")
        both = standing.join(now, on="vote", how="left", suffix="_before")
        low = pl.max_horizontal("low", "low_before")
        high = pl.min_horizontal("high", "high_before")
        replaced.append(both.filter(low > high).select("vote", "time"))
        standing = both.select(
            "vote",
            low=pl.when(low > high).then("low").otherwise(low),
            high=pl.when(low > high).then("high").otherwise(high),
        )
    return standing, pl.concat(replaced)
