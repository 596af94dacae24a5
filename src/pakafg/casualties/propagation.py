"""What wholes and parts leave of the claims: residuals, best figures upward, and tightness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.arrangements import AMONG_CASUALTIES
from pakafg.engines.hierarchy import Arrangement, propagate
from pakafg.values.conclusions import Tightness
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.casualties.encoded import EncodedClaims

__all__ = ["propagate_best", "residuals", "tightness"]

_HARMED: Final = pl.col("outcome").is_in([*AMONG_CASUALTIES, Outcome.CASUALTIES])


def propagate_best(best: pl.DataFrame, arrangements: Sequence[Arrangement]) -> pl.Series:
    """Carry best figures upward: a whole's is no less than the sum of its parts'.

    Parts that may overlap have no sum; and a sum of 0 says nothing of a whole, for what is
    not itemised is not zero.

    Args:
        best: cell, best (null: none).
        arrangements: How the cells make up wholes and parts.

    Returns:
        The best figures, in the order of the cells.
    """
    # Without exhaustive lists and upper bounds, the engine can only raise lows by sums of lows.
    upward = [
        Arrangement(each.edges, each.exhaustive.clear()) for each in arrangements if each.disjoint
    ]
    start = best.select("cell", low=pl.col("best").fill_null(0), high=pl.lit(None, pl.Int64))
    summed = propagate(start, upward).bounds["low"]
    has_best = best["best"].is_not_null() | (summed > 0)
    return best.select(pl.when(has_best).then(summed)).to_series()


def residuals(
    encoded: EncodedClaims, bounds: pl.DataFrame, by_scope: Arrangement | None
) -> pl.DataFrame:
    """Bound what each whole leaves beyond the scopes that are named as its parts.

    Nothing, where the list of parts is exhaustive. A named part of which nothing is claimed
    may be all the rest.

    Args:
        encoded: What the codes mean.
        bounds: cell, low, high: the implied bounds.
        by_scope: The arrangement by scope; None where no scope is part of another.

    Returns:
        One row a whole: cell, rest_low, rest_high (null: unbounded).
    """
    if by_scope is None:
        return bounds.select("cell", rest_low="low", rest_high="high").clear()
    named = encoded.scopes.group_by(scope="parent").agg(named=pl.len())
    parts = (
        by_scope.edges.join(bounds, on="cell")
        .group_by(cell="parent")
        .agg(
            claimed=pl.len(),
            parts_low=pl.col("low").sum(),
            parts_high=pl.when(pl.col("high").null_count() == 0).then(pl.col("high").sum()),
        )
    )
    whole = encoded.with_scope_and_kind(parts).join(named, on="scope").join(bounds, on="cell")
    complete = pl.col("cell").is_in(by_scope.exhaustive["cell"].implode())
    all_claimed = ~complete & (pl.col("claimed") == pl.col("named"))
    least = pl.when(all_claimed).then(pl.col("low") - pl.col("parts_high")).fill_null(0)
    most = pl.when(complete).then(0).otherwise(pl.col("high") - pl.col("parts_low"))
    return whole.select("cell", rest_low=least.clip(0), rest_high=most.clip(0))


def tightness(
    encoded: EncodedClaims,
    cells: pl.DataFrame,
    arrangements: Sequence[Arrangement],
    *,
    settled: bool,
) -> pl.DataFrame:
    """Say whether the bounds of each cell are as narrow as they can be.

    They are exact where the cells that are tied together form one tree, over all
    arrangements, and where no whole of theirs has two disjoint parts, so that only their order
    is bounded.

    Args:
        encoded: What the codes mean.
        cells: The cells.
        arrangements: How they make up wholes and parts.
        settled: Whether narrowing came to rest.

    Returns:
        The cells with `tightness` (a `Tightness`).
    """
    if len(arrangements) <= 1:  # a single arrangement is a forest
        return cells.select("cell", tightness=pl.lit(Tightness.EXACT))
    net = _nets(encoded, cells)
    families = pl.concat(
        each.edges.join(net, on="cell")
        .group_by("net", "parent")
        .agg(parts=pl.len())
        .with_columns(disjoint=pl.lit(each.disjoint))
        for each in arrangements
    )
    shape = families.group_by("net").agg(
        edges=pl.col("parts").sum(),
        widest=pl.col("parts").filter("disjoint").max().fill_null(0),
    )
    size = net.group_by("net").agg(size=pl.len())
    # A net has no circle where it has fewer edges than cells, over all arrangements.
    is_tree = pl.col("edges") < pl.col("size")
    exact = size.join(shape, on="net", how="left").select(
        "net", exact=(is_tree | (pl.col("widest") <= 1)).fill_null(value=True) & settled
    )
    word = pl.when("exact").then(pl.lit(Tightness.EXACT)).otherwise(pl.lit(Tightness.OUTER))
    return net.join(exact, on="net").select("cell", tightness=word)


def _nets(encoded: EncodedClaims, cells: pl.DataFrame) -> pl.DataFrame:
    """Number all cells that any arrangement may tie together: a root and an outcome.

    Where a root has casualties, they tie its killed and its wounded.
    """
    outcomes = encoded.kinds.select("kind", pl.col("outcome").cast(pl.Enum(Outcome)))
    placed = (
        encoded.with_scope_and_kind(cells.select("cell"))
        .join(encoded.scopes.select("scope", "root"), on="scope")
        .join(outcomes, on="kind")
    )
    tied = (pl.col("outcome") == Outcome.CASUALTIES).any().over("root") & _HARMED
    outcome = pl.when(tied).then(pl.lit(Outcome.CASUALTIES, pl.Enum(Outcome))).otherwise("outcome")
    place = outcome.to_physical().cast(pl.Int64)
    return placed.select("cell", net=pl.col("root") * len(Outcome) + place)
