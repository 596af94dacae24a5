"""One vote a voter and cell: what its claims come to, from the newest back.

Laws of this file: claims of one voter about one cell that share a number are intersected, in
whatever order they stand; what the newer excludes is superseded; a vote is as new as its newest
standing claim. Each claim is looked at once, however many a voter gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.aggregate import lists_by
from pakafg.engines.encode import put, take
from pakafg.engines.hierarchy import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["take_votes"]

_VOTE: Final = (
    "vote",
    "cell",
    "known",
    "relation",
    "first",
    "last",
    "low",
    "high",
    "best",
)
_OF_SEVERAL: Final = ("relation", "first", "last", "low", "high", "best")
_ROUNDS: Final = 3  # layers that are taken of all votes at once; the rest goes vote by vote
_Row = tuple[int, int, int, int, int]  # row, first, last, low, high


def take_votes(claims: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Refine and supersede: one interval for each voter and cell.

    Claims of one voter are intersected where they agree ("over 440" and 447 of one source are
    447). Where they do not, what it said last stands, and what it said before and excludes
    that is superseded. Claims of one time that exclude each other stand as their hull. The
    same figure told again without an as-of of its own is as old as its first telling. A best
    is that of the newest claim that has one in range, of equals the lowest. Claims without a
    figure, and sums of others' figures, do not vote.

    Args:
        claims: The claims of `EncodedClaims`, sorted by vote.

    Returns:
        The claims with superseded; and the votes, sorted: vote, cell, known, relation (null
        where its standing claims differ), first and last (the days of its newest claim), low,
        high, best.
    """
    has_figure = claims["low"].is_not_null()
    # Most voters speak of a cell once. Claims are sorted by vote, so that those of one vote are
    # neighbours.
    same = (claims["vote"] == claims["vote"].shift()).fill_null(value=False)
    repeated = (same | same.shift(-1, fill_value=False)) & has_figure
    columns = claims.select(_VOTE)
    if not repeated.any():
        votes = columns if has_figure.all() else columns.filter(has_figure)
        return claims.with_columns(superseded=pl.lit(value=False)), votes
    names = ("vote", "relation", "dated", "first", "last", "low", "high", "best")
    several = claims.select(names).filter(repeated).with_row_index("row")
    joint, standing = _joint_votes(_redated(several))
    rows = repeated.arg_true()
    superseded = put(pl.repeat(value=False, n=claims.height, eager=True), rows, ~standing)
    casts_alone = has_figure & ~repeated
    is_vote = put(casts_alone, take(rows, joint["row"]), value=True)
    # Both are sorted by vote, so that the votes of several claims are the rows of `joint`.
    joint_rows = (~casts_alone.filter(is_vote)).arg_true()
    of_votes = [
        # Nobody else holds these columns: values are put in without a copy of the others.
        column.scatter(joint_rows, joint[column.name]) if column.name in _OF_SEVERAL else column
        for column in columns.filter(is_vote).get_columns()
    ]
    return claims.with_columns(superseded=superseded), pl.DataFrame(of_votes)


def _redated(claims: pl.DataFrame) -> pl.DataFrame:
    """Date a figure that is told again without an as-of by its first telling."""
    if claims["dated"].all():
        return claims
    tellings = pl.col("first", "last").min().over("vote", "low", "high")
    return claims.with_columns(pl.when("dated").then(pl.col("first", "last")).otherwise(tellings))


def _joint_votes(claims: pl.DataFrame) -> tuple[pl.DataFrame, pl.Series]:
    """Work out what the claims of each vote come to, for votes of more than one claim.

    Args:
        claims: row (0, 1, …), vote, relation, first, last, low, high, best; sorted by vote.

    Returns:
        One row a vote, with row, that of its first claim; and whether each claim stands.
    """
    merged = lists_by("vote", claims.select("vote", "row", "low", "high")).select(
        "vote", pl.col("row", "high").list.min(), pl.col("low").list.max()
    )
    excluding = merged.filter(pl.col("low") > pl.col("high")).select("vote")
    standing = pl.repeat(value=True, n=claims.height, eager=True)
    if excluding.height:
        left = claims.join(excluding, on="vote", how="semi", maintain_order="left").select(
            "row", "vote", "first", "last", "low", "high"
        )
        kept, ranges = _newest_back(left)
        standing = put(put(standing, left["row"], value=False), kept, value=True)
        merged = merged.update(ranges, on="vote", maintain_order="left")
    # `rle_id` numbers the runs of equal votes: the row of `merged` that is the vote's.
    ranges_of_claims = merged.select(at_low="low", at_high="high")[claims["vote"].rle_id()]
    stand = claims.hstack(ranges_of_claims).filter(standing)
    relation = pl.col("relation").list
    votes = lists_by("vote", stand.select("vote", "first", "last", "relation")).select(
        "vote",
        pl.col("first", "last").list.max(),
        relation=pl.when(relation.n_unique() == 1).then(relation.first()),
    )
    bests = stand.filter(pl.col("best").is_between("at_low", "at_high"))
    current = pl.col("last") >= pl.col("first").max().over("vote")
    best = bests.filter(current).group_by("vote").agg(pl.col("best").min())
    # Every vote has a standing claim, so that both tables have the same rows.
    joint = merged.hstack(votes.drop("vote"))
    return joint.join(best, on="vote", how="left", maintain_order="left"), standing


def _newest_back(claims: pl.DataFrame) -> tuple[pl.Series, pl.DataFrame]:
    """Narrow from the newest claims back by what shares a number with what stands.

    A layer are the claims that are not surely earlier than another that is left.

    Args:
        claims: row, vote, first, last, low, high.

    Returns:
        The rows that stand; and vote, low, high.
    """
    left = claims
    standing = left.select("vote").unique().with_columns(low=pl.lit(0, pl.Int64), high=OPEN)
    kept = [left["row"].clear()]
    for _ in range(_ROUNDS):
        if not left.height:
            break
        with_newest = left.with_columns(newest=pl.col("first").max().over("vote"))
        is_layer = pl.col("last") >= pl.col("newest")
        layer = with_newest.filter(is_layer).join(standing, on="vote", suffix="_standing")
        left = with_newest.filter(~is_layer).drop("newest")
        low = pl.max_horizontal("low", "low_standing")
        high = pl.min_horizontal("high", "high_standing")
        fitting = layer.select("row", "vote", low=low, high=high).filter(
            pl.col("low") <= pl.col("high")
        )
        kept.append(fitting["row"])
        joint_rows = pl.col("low").max() <= pl.col("high").min()
        narrowed = fitting.group_by("vote").agg(
            low=pl.when(joint_rows).then(pl.col("low").max()).otherwise(pl.col("low").min()),
            high=pl.when(joint_rows).then(pl.col("high").min()).otherwise(pl.col("high").max()),
        )
        standing = standing.update(narrowed, on="vote")
    if left.height:
        rows, narrowed = _newest_back_one_by_one(left, standing)
        kept.append(rows)
        standing = standing.update(narrowed, on="vote")
    return pl.concat(kept), standing


def _newest_back_one_by_one(
    claims: pl.DataFrame, standing: pl.DataFrame
) -> tuple[pl.Series, pl.DataFrame]:
    """Go on as `_newest_back` does, vote by vote."""
    ranges = {vote: (low, high) for vote, low, high in standing.iter_rows()}
    kept: list[int] = []
    narrowed = []
    by_vote = claims.group_by("vote").agg(pl.struct("row", "first", "last", "low", "high"))
    for vote, rows in by_vote.iter_rows():
        low, high = ranges[vote]
        for layer in _layers([tuple(row.values()) for row in rows]):
            cut = [
                (row, max(low, its_low), min(high, its_high))
                for row, _, _, its_low, its_high in layer
                if max(low, its_low) <= min(high, its_high)
            ]
            if not cut:
                continue
            kept += (row for row, _, _ in cut)
            lows, highs = [one[1] for one in cut], [one[2] for one in cut]
            low, high = max(lows), min(highs)
            if low > high:
                low, high = min(lows), max(highs)
        narrowed.append((vote, low, high))
    schema = {"vote": pl.Int64, "low": pl.Int64, "high": pl.Int64}
    rows_kept = pl.Series("row", kept, dtype=claims.schema["row"])
    return rows_kept, pl.DataFrame(narrowed, schema=schema, orient="row")


def _layers(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Yield the claims that are not surely earlier than any that is left, until none is left."""
    by_last = sorted(rows, key=lambda row: -row[2])
    by_first = sorted(by_last, key=lambda row: -row[1])
    taken: set[int] = set()
    place = newest = 0
    while place < len(by_last):
        while by_first[newest][0] in taken:
            newest += 1
        layer = []
        while place < len(by_last) and by_last[place][2] >= by_first[newest][1]:
            layer.append(by_last[place])
            place += 1
        taken.update(row[0] for row in layer)
        yield layer
