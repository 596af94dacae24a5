"""What wholes and parts leave of the claims: implied bounds, rests, and best figures upward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.hierarchy import View, propagate
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.casualties.encoded import Ledger

__all__ = ["rests", "sum_best", "tightness"]

_HARMED: Final = pl.col("outcome").is_in([Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES])


def sum_best(best: pl.DataFrame, arranged: Sequence[View]) -> pl.Series:
    """Best figures upward: a whole's is no less than the sum of its parts'.

    Parts that may overlap have no sum; and a sum of 0 says nothing of a whole, for what is
    not itemised is not zero.

    Args:
        best: cell, best (null: none).
        arranged: How the cells make up wholes and parts.

    Returns:
        The best figures, in the order of the cells.
    """
    upward = [View(view.edges, view.exhaustive.clear()) for view in arranged if view.disjoint]
    start = best.select("cell", low=pl.col("best").fill_null(0), high=pl.lit(None, pl.Int64))
    summed = propagate(start, upward).bounds["low"]
    told = best["best"].is_not_null() | (summed > 0)
    return best.select(pl.when(told).then(summed)).to_series()


def rests(ledger: Ledger, bounds: pl.DataFrame, scopes: View | None) -> pl.DataFrame:
    """What each whole leaves beyond the scopes that are named as its parts.

    Nothing, where the list of parts is exhaustive. A named part of which nothing is claimed
    may be all the rest.

    Args:
        ledger: What the numbers mean.
        bounds: cell, low, high: the implied bounds.
        scopes: The view by scope; None where no scope is part of another.

    Returns:
        One row a whole: cell, rest_low, rest_high (null: unbounded).
    """
    if scopes is None:
        return bounds.select("cell", rest_low="low", rest_high="high").clear()
    named = ledger.scopes.group_by(scope="parent").agg(named=pl.len())
    parts = (
        scopes.edges.join(bounds, on="cell")
        .group_by(cell="parent")
        .agg(
            told=pl.len(),
            parts_low=pl.col("low").sum(),
            parts_high=pl.when(pl.col("high").null_count() == 0).then(pl.col("high").sum()),
        )
    )
    whole = ledger.placed(parts).join(named, on="scope").join(bounds, on="cell")
    complete = pl.col("cell").is_in(scopes.exhaustive["cell"].implode())
    all_told = ~complete & (pl.col("told") == pl.col("named"))
    least = pl.when(all_told).then(pl.col("low") - pl.col("parts_high")).fill_null(0)
    most = pl.when(complete).then(0).otherwise(pl.col("high") - pl.col("parts_low"))
    return whole.select("cell", rest_low=least.clip(0), rest_high=most.clip(0))


def tightness(
    ledger: Ledger, cells: pl.DataFrame, arranged: Sequence[View], *, settled: bool
) -> pl.DataFrame:
    """Whether the bounds of each cell are exact, or may be wider than need be ("outer").

    They are exact where the cells that are tied together form one tree, over all views, and
    where no whole of theirs has two disjoint parts, so that only their order is bounded.

    Args:
        ledger: What the numbers mean.
        cells: The cells.
        arranged: How they make up wholes and parts.
        settled: Whether narrowing came to rest.

    Returns:
        The cells with `tightness`.
    """
    if len(arranged) <= 1:  # a single view is a forest
        return cells.select("cell", tightness=pl.lit("exact"))
    net = _nets(ledger, cells)
    families = pl.concat(
        view.edges.join(net, on="cell")
        .group_by("net", "parent")
        .agg(parts=pl.len())
        .with_columns(disjoint=pl.lit(view.disjoint))
        for view in arranged
    )
    shape = families.group_by("net").agg(
        edges=pl.col("parts").sum(),
        widest=pl.col("parts").filter("disjoint").max().fill_null(0),
    )
    size = net.group_by("net").agg(size=pl.len())
    tree = pl.col("edges") < pl.col("size")
    exact = size.join(shape, on="net", how="left").select(
        "net", exact=(tree | (pl.col("widest") <= 1)).fill_null(value=True) & settled
    )
    word = pl.when("exact").then(pl.lit("exact")).otherwise(pl.lit("outer"))
    return net.join(exact, on="net").select("cell", tightness=word)


def _nets(ledger: Ledger, cells: pl.DataFrame) -> pl.DataFrame:
    """A name for all cells that any view may tie together: a root and an outcome.

    Where a root has casualties, they tie its killed and its wounded.
    """
    outcomes = ledger.kinds.select("kind", pl.col("outcome").cast(pl.Enum(Outcome)))
    placed = (
        ledger.placed(cells.select("cell"))
        .join(ledger.scopes.select("scope", "root"), on="scope")
        .join(outcomes, on="kind")
    )
    both = (pl.col("outcome") == Outcome.CASUALTIES).any().over("root") & _HARMED
    outcome = pl.when(both).then(pl.lit(Outcome.CASUALTIES, pl.Enum(Outcome))).otherwise("outcome")
    tied = outcome.to_physical().cast(pl.Int64)
    return placed.select("cell", net=pl.col("root") * len(Outcome) + tied)
