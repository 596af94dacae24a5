"""What wholes and parts leave of the claims: bounds, residuals, and tightness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from attrs import frozen

from pakafg.casualties.arrangements import BY_SCOPE
from pakafg.casualties.growth import GrowthOfParts, cumulative_kinds
from pakafg.engines.cell_network import CellNetwork
from pakafg.engines.encode import put, take
from pakafg.engines.hierarchy import OPEN, Upward, narrow, settle_upward
from pakafg.values.conclusions import Tightness

if TYPE_CHECKING:
    from pakafg.casualties.arrangements import ArrangedCells
    from pakafg.casualties.encoded import EncodedClaims

__all__ = ["Propagated", "propagate_bounds", "residuals", "tightness"]


@frozen(eq=False)
class Propagated:
    """What is left of each cell, row by row.

    Attributes:
        remaining: The votes that growth leaves: those given, without some.
        outgrown: The votes that parts outgrow (their codes).
        own_low, own_high: What the remaining votes say, as other cells see it.
        upward_low, upward_high: What they and their parts leave.
        low, high: What they, their parts and their wholes leave; `OPEN` where unbounded.
        contested: family, other: as in `Upward`; and for families that only a grid shows to
            cross, each with `cut`, the number of the set that is cut with it.
    """

    remaining: pl.DataFrame
    outgrown: pl.Series
    own_low: pl.Series
    own_high: pl.Series
    upward_low: pl.Series
    upward_high: pl.Series
    low: pl.Series
    high: pl.Series
    contested: pl.DataFrame


def propagate_bounds(
    encoded: EncodedClaims,
    arranged: ArrangedCells,
    votes: pl.DataFrame,
    hull: pl.DataFrame,
    *,
    growth: bool,
) -> Propagated:
    """Narrow what the votes say by wholes and parts; find what is outgrown and what is contested.

    A cell of which only an adversary speaks bounds no other.

    Args:
        encoded: What the codes mean.
        arranged: The cells.
        votes: The votes that no vote of their own cell outgrows; where cells make up others,
            with the row of their cell.
        hull: Their hulls, as `hulls` gives them, with the row of each cell.
        growth: Whether the parts of a whole may outgrow its votes.
    """
    hierarchy = arranged.hierarchy
    ranges = hull.select(
        "row",
        low=pl.when("only_adversary").then(0).otherwise("claim_low"),
        high=pl.when("only_adversary").then(OPEN).otherwise(pl.col("claim_high").fill_null(OPEN)),
    )
    low = put(pl.zeros(hierarchy.size, pl.Int64, eager=True), ranges["row"], ranges["low"])
    high = pl.repeat(OPEN, hierarchy.size, dtype=pl.Int64, eager=True)
    high = put(high, ranges["row"], ranges["high"])
    none = pl.Series("vote", [], dtype=pl.Int64)
    cut = pl.DataFrame(schema={"family": pl.Int64, "other": pl.Int64, "cut": pl.Int64})
    if hierarchy.families.is_empty():  # no cell bounds another
        return Propagated(votes, none, low, high, low, high, low, high, cut)
    upward = settle_upward(hierarchy, low, high)
    outgrown = none
    if growth and _may_grow(arranged, hull, upward):
        cells = arranged.cells["cell"]
        cumulative = (cells % encoded.size).is_in(cumulative_kinds(encoded))
        reviser = GrowthOfParts(hierarchy, votes, cumulative)
        upward = settle_upward(hierarchy, low, high, reviser)
        outgrown = pl.Series("vote", sorted(reviser.outgrown), dtype=pl.Int64)
        votes = votes.filter(~pl.col("vote").is_in(outgrown.implode()))
    contested = upward.contested.with_columns(cut=pl.lit(None, pl.Int64))
    n_sets = 0
    while True:
        families = contested["family"].unique()
        low, high, crossing = narrow(hierarchy, upward.own_low, upward.own_high, families)
        if not crossing.len():
            break
        network = CellNetwork.of(arranged.hierarchy, arranged.component, crossing)
        sets = network.smallest_crossings(upward.own_low, upward.own_high, set(families))
        if not sets:  # both passes infer the same; else nothing here would bound anything
            sets = [tuple(sorted(network.families.keys() - set(families)))]
        more = [
            (family, None, number)
            for number, chosen in enumerate(sets, start=n_sets)
            for family in chosen
        ]
        n_sets += len(sets)
        contested = pl.concat(
            [contested, pl.DataFrame(more, schema=contested.schema, orient="row")]
        )
    ranges_of_votes = (upward.own_low, upward.own_high, upward.low, upward.high)
    return Propagated(votes, outgrown, *ranges_of_votes, low, high, contested)


def _may_grow(arranged: ArrangedCells, hull: pl.DataFrame, upward: Upward) -> bool:
    """Ask whether any sum of parts exceeds a vote of its whole: else none is outgrown by it."""
    hierarchy = arranged.hierarchy
    least_high = pl.repeat(OPEN, hierarchy.size, dtype=pl.Int64, eager=True)
    least_high = put(least_high, hull["row"], hull["shared_high"])
    for level in hierarchy.levels_upward():
        sums = hierarchy.sums(level, upward.low, upward.high)
        if (sums["disjoint"] & (sums["low"] > take(least_high, sums["whole"]))).any():
            return True
    return False


def residuals(encoded: EncodedClaims, arranged: ArrangedCells, found: Propagated) -> pl.DataFrame:
    """Bound what each whole leaves beyond the scopes that are named as its parts.

    Nothing, where the list of parts is exhaustive. A named part of which nothing is claimed
    may be all the rest.

    Returns:
        rest_low, rest_high (null: unbounded), row by row; both null of a scope without parts.
    """
    placed = encoded.with_scope_and_kind(arranged.cells.select("cell"))
    parents = encoded.scopes["parent"].drop_nulls()
    if parents.is_empty():
        nothing = pl.repeat(None, placed.height, dtype=pl.Int64, eager=True)
        return pl.DataFrame({"rest_low": nothing, "rest_high": nothing})
    named = parents.value_counts(name="named").rename({"parent": "scope"})
    size = encoded.scopes.height
    n_named = put(
        pl.zeros(size, pl.Int64, eager=True), named["scope"], named["named"].cast(pl.Int64)
    )
    hierarchy, rows = arranged.hierarchy, placed.height
    by_scope = hierarchy.families.filter(dimension=BY_SCOPE).select("family", "whole")
    parts = hierarchy.parts.join(by_scope, on="family")
    sums = (
        parts.with_columns(low=take(found.low, parts["part"]), high=take(found.high, parts["part"]))
        .group_by("whole")
        .agg(
            told=pl.len().cast(pl.Int64),
            parts_low=pl.col("low").sum(),
            parts_high=pl.when((pl.col("high") < OPEN).all()).then(pl.col("high").sum()),
        )
    )
    zero = pl.zeros(rows, pl.Int64, eager=True)
    nothing = pl.repeat(None, rows, dtype=pl.Int64, eager=True)
    cells = placed.select(
        low=found.low,
        high=found.high,
        named=take(n_named, placed["scope"]),
        exhaustive=take(encoded.scopes["exhaustive"], placed["scope"]),
        told=put(zero, sums["whole"], sums["told"]),
        parts_low=put(zero, sums["whole"], sums["parts_low"]),
        parts_high=put(nothing, sums["whole"], sums["parts_high"]),
    )
    all_told = pl.col("told") == pl.col("named")
    least = pl.when(all_told).then(pl.col("low") - pl.col("parts_high")).fill_null(0).clip(0)
    most = pl.when(pl.col("high") < OPEN).then(pl.col("high") - pl.col("parts_low")).clip(0)
    has_parts, none = pl.col("named") > 0, pl.col("exhaustive")
    return cells.select(
        rest_low=pl.when(has_parts & none).then(0).when(has_parts).then(least),
        rest_high=pl.when(has_parts & none).then(0).when(has_parts).then(most),
    )


def tightness(arranged: ArrangedCells) -> pl.Series:
    """Say whether the bounds of each cell are as narrow as they can be, row by row.

    They are exact where no cell that is tied to it has two wholes (a `Tightness`).
    """
    hierarchy = arranged.hierarchy
    wholes = hierarchy.wholes_of_parts().filter(pl.col("wholes") > 1)
    loose = take(arranged.component, wholes["part"]).unique()
    is_loose = arranged.component.is_in(loose.implode())
    return is_loose.to_frame("loose").select(
        tightness=pl.when("loose").then(pl.lit(Tightness.OUTER)).otherwise(pl.lit(Tightness.EXACT))
    )["tightness"]
