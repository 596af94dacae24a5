"""Choose, of the candidates, the one-to-one pairing that is nearest in all; say of each why."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.engines.sparse_assignment import assign_sparse
from pakafg.values.vocabularies import LinkKind

__all__ = ["with_choice"]

_SIDES: Final = ("left", "right")


def with_choice(pairs: pl.DataFrame) -> pl.DataFrame:
    """Choose the pairing that is nearest in all, and say of every candidate why."""
    # Events are numbered in the order of their names: what is chosen does not rest on a file's.
    names = {side: pairs[side].unique().sort() for side in _SIDES}
    numbered = pairs
    for side in _SIDES:
        ranks = pl.DataFrame({side: names[side]}).with_columns(
            pl.int_range(pl.len(), dtype=pl.Int64).alias(f"{side} number")
        )
        numbered = numbered.join(ranks, on=side, how="left", maintain_order="left")
    candidates: list[list[tuple[int, int]]] = [[] for _ in range(names["left"].len())]
    for left, right, cost in numbered.select("left number", "right number", "cost").iter_rows():
        candidates[left].append((right, cost))
    most = max((cost for each in candidates for _, cost in each), default=0)
    alone = 2 * most + 1
    has = assign_sparse(candidates, names["right"].len(), alone)
    partner = pl.DataFrame(
        {"left number": range(len(has)), "has": has},
        {"left number": pl.Int64, "has": pl.Int64},
    )
    of_right = partner.drop_nulls().select(
        pl.col("has").alias("right number"), pl.col("left number").alias("held")
    )
    told = numbered.join(partner, on="left number", how="left", maintain_order="left").join(
        of_right, on="right number", how="left", maintain_order="left"
    )
    by_name = {side: dict(enumerate(names[side])) for side in _SIDES}
    told = told.with_columns(
        chosen=(pl.col("has") == pl.col("right number")).fill_null(value=False),
        rivals=(pl.len().over("left") + pl.len().over("right") - 2).cast(pl.Int64),
        its=pl.col("has").replace_strict(by_name["right"], default=None, return_dtype=pl.String),
        theirs=pl.col("held").replace_strict(by_name["left"], default=None, return_dtype=pl.String),
    )
    has_left = pl.col("its").is_not_null()
    elsewhere = (
        pl.when(has_left & pl.col("theirs").is_not_null())
        .then(
            pl.format(
                "{} is nearer {}, and {} is nearer {}, all pairs together",
                *("left", "its", "right", "theirs"),
            )
        )
        .when(has_left)
        .then(pl.format("{} is nearer {}, all pairs together", "left", "its"))
        .otherwise(pl.format("{} is nearer {}, all pairs together", "right", "theirs"))
    )
    why = (
        pl.when(pl.col("chosen") & (pl.col("rivals") == 0))
        .then(pl.lit("the only candidate of both"))
        .when("chosen")
        .then(pl.format("nearest, all pairs together, of {} candidates", pl.col("rivals") + 1))
        .otherwise(elsewhere)
    )
    return told.select(
        "left",
        "right",
        "days",
        pl.col("km").round(3),
        "agree",
        "rivals",
        "chosen",
        why.alias("why"),
        pl.lit(str(LinkKind.POSSIBLY_SAME)).alias("link"),
    )
