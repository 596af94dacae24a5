"""The best figure of each cell: one that claimants put forward, or a sum of such.

Laws of this file: a best is never moved to the edge of a range and never a bound in disguise;
where its votes put none forward that the range allows, and its parts lack one, it is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.aggregate import lists_by
from pakafg.engines.encode import put, take
from pakafg.values.conclusions import BestRule
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from pakafg.casualties.encoded import EncodedClaims
    from pakafg.engines.hierarchy import Hierarchy

__all__ = ["best_of_parts", "best_of_votes"]

_UNANIMOUS: Final = pl.col("least") == pl.col("most")


def best_of_votes(encoded: EncodedClaims, votes: pl.DataFrame) -> pl.DataFrame:
    """Choose the best figure of each cell from its own votes: the newest, then most, then lowest.

    A side's figures for the losses of the other never set it (GTD 2017, p. 48; UCDP GED 23.1,
    p. 5); the lowest of equals is GTD's and ACLED's rule. Known roots come before unknown
    ones; where all votes share numbers, only a figure among these is taken.

    Args:
        encoded: What the codes mean.
        votes: The votes that growth leaves, sorted by vote, with the columns shared_low and
            shared_high: the greatest low and the least high of their cell.

    Returns:
        One row a cell that has one, sorted: cell, best, best_rule (a `BestRule`), best_basis
        (the sources that say so, sorted).
    """
    no_adversary = (pl.col("relation") != Relation.ADVERSARY).fill_null(value=True)
    needed = ["cell", "vote", "known", "relation", "first", "last", "best"]
    able = votes.select(*needed, "shared_low", "shared_high").filter(
        pl.col("best").is_not_null() & no_adversary
    )
    if not able["known"].all():
        known_cells = able.filter("known").select(pl.col("cell").unique())
        has_known = able["cell"].is_in(known_cells["cell"].implode())
        able = able.filter(pl.col("known") | ~has_known)
    shares = pl.col("shared_low") <= pl.col("shared_high")
    within = pl.col("best").is_between("shared_low", "shared_high")
    able = able.filter(within | ~shares).select("cell", "vote", "first", "last", "best")
    of_best = pl.col("best").list
    by_cell = lists_by("cell", able.select("cell", "first", "best")).select(
        newest=pl.col("first").list.max(),
        voters=of_best.len(),
        least=of_best.min(),
        most=of_best.max(),
    )
    # `able` is sorted by cell, so that `rle_id` gives each vote the row of its cell.
    able = able.hstack(by_cell.select("newest", "voters", agreed=_UNANIMOUS)[able["cell"].rle_id()])
    current = able.filter(pl.col("agreed") | (pl.col("last") >= pl.col("newest")))
    current = current.select("cell", "best", best_basis=encoded.source(current["vote"]))
    candidates = lists_by("cell", current).select(
        "cell", "best_basis", least=of_best.min(), most=of_best.max()
    )
    if not encoded.sources.is_sorted():  # else each cell's votes stand as the names of theirs do
        in_order = pl.col("best_basis").list.eval(pl.element().sort())
        candidates = candidates.with_columns(in_order)
    # Of every cell its newest vote is left, so that the rows stand as those of `by_cell` do.
    candidates = candidates.hstack(by_cell.select("voters", agreed=_UNANIMOUS))
    rule = (
        pl.when(pl.col("voters") == 1)
        .then(pl.lit(BestRule.ONLY))
        .when("agreed")
        .then(pl.lit(BestRule.AGREED))
        .otherwise(pl.lit(BestRule.LATEST))
    )
    chosen = candidates.filter(_UNANIMOUS).select(
        "cell",
        best="least",
        best_rule=rule,
        best_basis="best_basis",
    )
    if chosen.height < candidates.height:
        differ = candidates.select(~_UNANIMOUS).to_series()
        several = current.filter(take(differ, current["cell"].rle_id()))
        chosen = pl.concat([chosen, _most_backed(several)]).sort("cell")
    return chosen


def _most_backed(several: pl.DataFrame) -> pl.DataFrame:
    """Choose of several current figures that which most voters give; of equals, the lowest."""
    backed = (
        several.group_by("cell", "best")
        .agg(pl.col("best_basis").sort())
        .with_columns(backers=pl.col("best_basis").list.len())
    )
    most = pl.col("backers") == pl.col("backers").max().over("cell")
    leading = backed.filter(most).with_columns(leaders=pl.len().over("cell"))
    rule = (
        pl.when(pl.col("leaders") == 1)
        .then(pl.lit(BestRule.MAJORITY))
        .otherwise(pl.lit(BestRule.LOWEST))
    )
    lowest = pl.col("best") == pl.col("best").min().over("cell")
    return leading.filter(lowest).select("cell", "best", best_rule=rule, best_basis="best_basis")


def best_of_parts(hierarchy: Hierarchy, cells: pl.DataFrame) -> pl.DataFrame:
    """Carry best figures upward, where a cell has none of its own that its range allows.

    A sum needs the best of every part of which, or of a part of which, something is claimed.
    Contested arrangements count as well: the figures are given, whoever contests the sum.

    Args:
        hierarchy: The cells.
        cells: best (of the cell's own votes), claimed, low, high (the range that is left; null:
            open); row by row as in the hierarchy.

    Returns:
        best, summed (whether it is a sum), n_without_best; row by row as cells.
    """
    within = (pl.col("best") >= pl.col("low")) & (
        (pl.col("best") <= pl.col("high")) | pl.col("high").is_null()
    )
    best = cells.select(pl.when(within).then("best")).to_series()
    claimed, lacking = cells["claimed"], pl.zeros(cells.height, pl.Int64, eager=True)
    summed = pl.repeat(value=False, n=cells.height, eager=True)
    for level in hierarchy.levels_upward():
        families, parts = hierarchy.families_of(level), hierarchy.parts_of(level)
        part = parts["part"]
        told = parts.with_columns(claimed=take(claimed, part), best=take(best, part))
        claimed_parts = told.filter("claimed")
        if claimed_parts.is_empty():
            continue
        sums = claimed_parts.group_by("family").agg(
            lacking=pl.col("best").null_count().cast(pl.Int64), sum=pl.col("best").sum()
        )
        found = families.select("family", "whole", "disjoint").join(sums, on="family")
        wholes = found["whole"].unique()
        claimed = put(claimed, wholes, value=True)
        disjoint = found.filter("disjoint")
        ranges = cells.select("low", "high")[disjoint["whole"]]
        fits = (
            (pl.col("lacking") == 0)
            & (pl.col("sum") >= pl.col("low"))
            & ((pl.col("sum") <= pl.col("high")) | pl.col("high").is_null())
        )
        by_whole = (
            disjoint.hstack(ranges)
            .group_by("whole")
            .agg(pl.col("lacking").min(), pl.col("sum").filter(fits).max())
        )
        lacking = put(lacking, by_whole["whole"], by_whole["lacking"])
        at_whole = by_whole.with_columns(own=take(best, by_whole["whole"]))
        filled = at_whole.filter(pl.col("own").is_null() & pl.col("sum").is_not_null())
        best = put(best, filled["whole"], filled["sum"])
        summed = put(summed, filled["whole"], value=True)
    return pl.DataFrame({"best": best, "summed": summed, "n_without_best": lacking})
