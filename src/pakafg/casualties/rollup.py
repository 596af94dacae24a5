"""Answers of several incidents added up, and the claims behind each row.

Figures are added of the largest incidents that anything is claimed of: these do not overlap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.encoded import WIDER_OUTCOMES
from pakafg.engines.forest import ancestors
from pakafg.frames.cells import CLASS
from pakafg.values.conclusions import BestRule, StandsFor, Tightness

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["add_up", "largest", "not_told_apart", "supporting_claims", "unclaimed"]

SUMS: Final = (
    "low",
    "best",
    "high",
    "n_incidents",
    "n_without_best",
    "n_claims",
    "n_documents",
    "best_rule",
    "tightness",
    "top",
    "conflicts",
    "claims",
)


def largest(answers: pl.DataFrame, scopes: pl.DataFrame, group: Sequence[str]) -> pl.DataFrame:
    """Choose the answers of the incidents that no other claimed incident of their group contains.

    Largest incidents do not overlap, so that their ranges add up. Who claims something of a
    narrower outcome claims something of a wider one, where answers have that: of five killed,
    that there were five casualties.

    Args:
        answers: The columns `group`, then those of `reconcile`.
        scopes: incident, part_of.
        group: The columns that tell groups apart, outcome among them.
    """
    on = [*group, "incident"]
    told = answers.filter(pl.col("n_claims") > 0).select(on).unique()
    wider = (
        told.filter(outcome=narrower).with_columns(pl.lit(whole).cast(pl.String).alias("outcome"))
        for narrower, whole in WIDER_OUTCOMES
    )
    claimed = pl.concat([told, *wider]).unique()
    claimed = claimed.join(answers, on=on, how="semi", nulls_equal=True)
    containing = ancestors(scopes["incident"], scopes["part_of"]).filter(pl.col("steps") > 0)
    contained = (
        claimed.rename({"incident": "part"})
        .join(containing.select(part="node", incident="ancestor"), on="part")
        .join(claimed, on=on, how="semi", nulls_equal=True)
        .select(*group, incident="part")
    )
    top = claimed.join(contained, on=on, how="anti", nulls_equal=True)
    return answers.join(top, on=on, how="semi", nulls_equal=True)


def unclaimed(answers: pl.DataFrame, group: Sequence[str], classes: Sequence[str]) -> pl.DataFrame:
    """List of each incident the classes of victims that others of its group tell apart.

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
    """Test whether a row tells victims apart by no more than these columns of the class."""
    rest = [pl.col(column).is_null() for column in CLASS if column not in classes]
    return pl.all_horizontal(pl.lit(value=True), *rest)


def add_up(rows: pl.DataFrame, supporting: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Add up the ranges of rows that do not overlap; best figures only where each row has one.

    Args:
        rows: The columns `by`, row, root (the largest incident that the row's belongs to),
            then those of `reconcile`.
        supporting: row, claim and document of every claim of a row or of its parts.
        by: What makes up a row of the sum.
    """
    is_open = pl.col("high").null_count() > 0
    has_best = pl.col("best").null_count() == 0
    # Incidents of one root are tied by its bounds, so that their sum may be wider than need be.
    exact = (pl.col("tightness") == Tightness.EXACT).all() & (pl.col("root").n_unique() == pl.len())
    of_all_classes = pl.all_horizontal(pl.col(name).is_null() for name in CLASS)
    sums = rows.group_by(by, maintain_order=True).agg(
        n_incidents=pl.len().cast(pl.Int64),
        low=pl.col("low").sum(),
        best=pl.when(has_best).then(pl.col("best").sum()),
        high=pl.when(~is_open).then(pl.col("high").sum()),
        best_rule=pl.when(has_best).then(pl.lit(BestRule.SUM)),
        n_without_best=pl.col("best").null_count().cast(pl.Int64),
        tightness=pl.when(exact).then(pl.lit(Tightness.EXACT)).otherwise(pl.lit(Tightness.OUTER)),
        conflicts="conflicts",
        top=((pl.col("incident") == pl.col("root")) & of_all_classes).all(),
    )
    sums = sums.with_columns(_distinct(sums["conflicts"]))
    claims = (
        supporting.join(rows.select("row", *by), on="row")
        .group_by(by)
        .agg(
            n_claims=pl.col("claim").n_unique().cast(pl.Int64),
            n_documents=pl.col("document").drop_nulls().n_unique().cast(pl.Int64),
            claims=pl.col("claim").unique().sort(),
        )
    )
    return sums.join(claims, on=by, how="left", nulls_equal=True, maintain_order="left").select(
        *by, *SUMS
    )


def _distinct(conflicts: pl.Series) -> pl.Series:
    """Name each conflict of the rows of a sum once, in their order; not every polars can."""
    named = [
        [list(each) for each in dict.fromkeys(tuple(claims) for row in rows for claims in row)]
        for rows in conflicts.to_list()
    ]
    return pl.Series(conflicts.name, named, pl.List(pl.List(pl.String)))


def supporting_claims(
    cells: pl.DataFrame, claims: pl.DataFrame, scopes: pl.DataFrame, apart_by: Sequence[str]
) -> pl.DataFrame:
    """Find the claims of each cell, of its parts, and of the wholes that it belongs to.

    Args:
        cells: row, the columns `apart_by`, incident, outcome, nationality, status, group.
        claims: claim, the columns `apart_by`, incident, outcome, nationality, status, group.
        scopes: incident, part_of.
        apart_by: The columns by which claims are reconciled apart.

    Returns:
        row, claim, stands_for (a `StandsFor`).
    """
    on = [*apart_by, "incident", "outcome"]
    as_text = pl.col("outcome").cast(pl.String)  # a corpus with words of its own types its claims
    claimed = claims.select("claim", *on, *CLASS).with_columns(as_text)
    asked = cells.select("row", *on, *CLASS).with_columns(as_text)
    # Claims are raised to the cells that contain theirs, and cells to those that contain them.
    below = _raised(claimed, scopes).join(asked, on=on, suffix="_of_row", nulls_equal=True)
    above = _raised(asked, scopes).join(claimed, on=on, suffix="_of_claim", nulls_equal=True)
    parts = below.filter(_contains("{}_of_row", "{}"))
    wholes = above.filter(_contains("{}_of_claim", "{}") & ~_is_same("{}_of_claim", "{}"))
    own_or_part = (
        pl.when(_is_same("{}_of_row", "{}"))
        .then(pl.lit(StandsFor.OWN))
        .otherwise(pl.lit(StandsFor.PART))
    )
    return pl.concat(
        [
            parts.select("row", "claim", stands_for=own_or_part),
            wholes.select("row", "claim", stands_for=pl.lit(StandsFor.WHOLE)),
        ]
    )


def _raised(cells: pl.DataFrame, scopes: pl.DataFrame) -> pl.DataFrame:
    """Repeat cells for each scope and outcome that they are part of; `moved` unless their own."""
    widened = (
        cells.filter(outcome=narrower).with_columns(outcome=pl.lit(wider), moved=pl.lit(value=True))
        for narrower, wider in WIDER_OUTCOMES
    )
    every = pl.concat([cells.with_columns(moved=pl.lit(value=False)), *widened])
    up = ancestors(scopes["incident"], scopes["part_of"])
    return (
        every.join(up.rename({"node": "incident"}), on="incident")
        .with_columns(incident="ancestor", moved=pl.col("moved") | (pl.col("steps") > 0))
        .drop("ancestor", "steps")
    )


def _contains(whole: str, part: str) -> pl.Expr:
    """Test whether a class of victims is, or has as a part, another."""
    return pl.all_horizontal(
        pl.col(whole.format(c)).is_null() | (pl.col(whole.format(c)) == pl.col(part.format(c)))
        for c in CLASS
    ).fill_null(value=False)


def _is_same(one: str, other: str) -> pl.Expr:
    """Test whether a cell that was not moved is of the class of another."""
    return ~pl.col("moved") & pl.all_horizontal(
        pl.col(one.format(c)).eq_missing(pl.col(other.format(c))) for c in CLASS
    )
