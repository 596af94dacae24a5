"""Answers of several incidents added up: of the largest that anything is claimed of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.provenance import lineage
from pakafg.casualties.validate import CLASS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["add_up", "largest", "not_told_apart", "unclaimed"]

SUMS: Final = (
    "n_incidents",
    "n_claims",
    "n_documents",
    "low",
    "best",
    "high",
    "best_rule",
    "n_without_best",
    "tightness",
    "conflicts",
    "claims",
)


def largest(answers: pl.DataFrame, scopes: pl.DataFrame, group: Sequence[str]) -> pl.DataFrame:
    """The answers of the incidents that no other claimed incident of their group contains.

    Largest incidents do not overlap, so that their ranges add up.

    Args:
        answers: The columns `group`, then those of `reconcile`.
        scopes: incident, part_of.
        group: The columns that tell groups apart, outcome among them.
    """
    on = [*group, "incident"]
    claimed = answers.filter(pl.col("n_claims") > 0).select(on).unique()
    within = lineage(scopes).filter(pl.col("steps") > 0).select("incident", "whole")
    contained = (
        claimed.join(within, on="incident")
        .rename({"incident": "part", "whole": "incident"})
        .join(claimed, on=on, how="semi", nulls_equal=True)
        .select(*group, incident="part")
    )
    top = claimed.join(contained, on=on, how="anti", nulls_equal=True)
    return answers.join(top, on=on, how="semi", nulls_equal=True)


def unclaimed(answers: pl.DataFrame, group: Sequence[str], classes: Sequence[str]) -> pl.DataFrame:
    """Of each incident the classes of victims that others of its group tell apart.

    A figure that does not say whose people it counts may count any.

    Args:
        answers: The answers of the largest incidents.
        group: The columns that tell groups apart, outcome among them.
        classes: The columns of the class that are asked for.
    """
    asked = answers.filter(not_told_apart(classes))
    return (
        answers.select(*group, "incident")
        .unique()
        .join(asked.select(*group, *CLASS).unique(), on=group, nulls_equal=True)
    )


def not_told_apart(classes: Sequence[str]) -> pl.Expr:
    """Whether a row tells victims apart by no more than these columns of the class."""
    rest = [pl.col(column).is_null() for column in CLASS if column not in classes]
    return pl.all_horizontal(pl.lit(value=True), *rest)


def add_up(rows: pl.DataFrame, behind: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Ranges of rows that do not overlap, added up.

    Args:
        rows: The columns `by`, row, root (the largest incident that the row's belongs to),
            then those of `reconcile`.
        behind: row, claim and document of every claim of a row or of its parts.
        by: What makes up a row of the sum.
    """
    open_ = pl.col("high").null_count() > 0
    told = pl.col("best").count() > 0
    exact = (pl.col("tightness") == "exact").all() & (pl.col("root").n_unique() == pl.len())
    sums = rows.group_by(by, maintain_order=True).agg(
        n_incidents=pl.len().cast(pl.Int64),
        low=pl.col("low").sum(),
        summed=pl.when(told).then(pl.col("best").sum()),
        high=pl.when(~open_).then(pl.col("high").sum()),
        n_without_best=pl.col("best").null_count().cast(pl.Int64),
        tightness=pl.when(exact).then(pl.lit("exact")).otherwise(pl.lit("outer")),
        conflicts=pl.col("conflicts").explode(keep_nulls=False, empty_as_null=False).unique(),
    )
    within = pl.min_horizontal(pl.max_horizontal("summed", "low"), "high")
    best = pl.when(pl.col("summed").is_not_null()).then(within)
    clamped = pl.when(best != pl.col("summed")).then(pl.lit("clamped")).otherwise(pl.lit("sum"))
    rule = pl.when(best.is_not_null()).then(clamped)
    claims = (
        behind.join(rows.select("row", *by), on="row")
        .group_by(by)
        .agg(
            n_claims=pl.col("claim").n_unique().cast(pl.Int64),
            n_documents=pl.col("document").drop_nulls().n_unique().cast(pl.Int64),
            claims=pl.col("claim").unique().sort(),
        )
    )
    return (
        sums.join(claims, on=by, how="left", nulls_equal=True, maintain_order="left")
        .with_columns(best=best, best_rule=rule)
        .select(*by, *SUMS)
    )
