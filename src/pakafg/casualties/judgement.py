"""What becomes of each cell: its range, its best figure, its grade and its contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.aggregate import fewest_origins
from pakafg.casualties.best import best_of_parts, best_of_votes
from pakafg.casualties.conflicts import conflicts_by_cell, find_conflicts
from pakafg.casualties.encoded import left_join
from pakafg.casualties.propagation import residuals, tightness
from pakafg.engines.encode import take
from pakafg.engines.hierarchy import OPEN
from pakafg.frames.cells import CELL, CLASS
from pakafg.values.conclusions import BestRule, Grade
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from pakafg.casualties.encoded import EncodedClaims
    from pakafg.casualties.propagation import Propagated
    from pakafg.casualties.steps import Steps

__all__ = ["COLUMNS", "conclude"]

COLUMNS: Final = (
    *CELL,
    "n_claims",
    "n_documents",
    "n_origins_min",
    "n_origins_max",
    "claim_low",
    "claim_high",
    "implied_low",
    "implied_high",
    "low",
    "best",
    "high",
    "best_rule",
    "best_basis",
    "n_without_best",
    "top",
    "rest_low",
    "rest_high",
    "own_low",
    "own_high",
    "adversary_low",
    "adversary_high",
    "third_party_low",
    "third_party_high",
    "tightness",
    "grade",
    "conflicts",
    "superseded",
    "outgrown",
    "claims",
)
"""The columns of `reconcile`."""


def conclude(encoded: EncodedClaims, steps: Steps) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Judge every cell.

    Args:
        encoded: The claims.
        steps: What they leave of each cell.

    Returns:
        The keys of the scopes and `COLUMNS`, sorted by key and cell, among other columns; and
        the contradictions between cells, as `find_conflicts` gives them.
    """
    arranged, hull, found = steps.arranged, steps.hull, steps.found
    contradictions = find_conflicts(arranged, found, steps.claims, steps.ids)
    # Before the columns of cells are there, for this holds the most that any step does.
    chosen = best_of_votes(encoded, _with_shared(found, hull))
    cells = encoded.decode(arranged.cells)
    for part in (
        steps.claimed,
        hull,
        _origins(found.remaining),
        conflicts_by_cell(contradictions),
    ):
        cells = left_join(cells, part)
    ranges = _ranges(cells, found)
    bests = left_join(cells.select("cell"), chosen)
    of_parts = best_of_parts(
        arranged.hierarchy,
        bests.select("best", low=ranges["low"], high=ranges["high"]).with_columns(
            claimed=cells["n_claims"].is_not_null()
        ),
    )
    concluded = _concluded(
        cells.hstack(ranges)
        .hstack(of_parts)
        .hstack(bests.select("best_rule", "best_basis"))
        .hstack(residuals(encoded, arranged, found))
        .with_columns(tightness(arranged))
    )
    return _with_top(encoded, concluded), contradictions


def _with_shared(found: Propagated, hull: pl.DataFrame) -> pl.DataFrame:
    """Give each vote the numbers that all votes of its cell share; `hull` has its cells' rows."""
    votes = found.remaining
    return votes.hstack(hull.select("shared_low", "shared_high")[votes["cell"].rle_id()])


def _origins(votes: pl.DataFrame) -> pl.DataFrame:
    """Count the fewest origins of each cell: of all votes, and of those that corroborate."""
    all_votes = fewest_origins(votes).rename({"origins": "n_origins_min"})
    is_adversary = (pl.col("relation") == Relation.ADVERSARY).fill_null(value=False)
    tells = pl.col("best").is_not_null() | ((pl.col("low") > 0) & (pl.col("high") < OPEN))
    corroborates = votes.select(tells & ~is_adversary).to_series()
    counting = fewest_origins(votes.select("cell", "known", "low", "high").filter(corroborates))
    return left_join(all_votes, counting.rename({"origins": "corroborating"}))


def _ranges(cells: pl.DataFrame, found: Propagated) -> pl.DataFrame:
    """Bound each cell, null where open: one of which only an adversary speaks by that, too.

    Where the others leave nothing of such a cell's own range, it keeps that.
    """
    both = cells.select("only_adversary", "claim_low", "claim_high").hstack(
        [found.low.alias("low"), found.high.alias("high")]
    )
    own_high = pl.col("claim_high").fill_null(OPEN)
    joint_low = pl.max_horizontal("low", "claim_low")
    joint_high = pl.min_horizontal("high", own_high)
    fits = joint_low <= joint_high
    theirs = pl.col("only_adversary").fill_null(value=False)
    low = pl.when(theirs & fits).then(joint_low).when(theirs).then("claim_low").otherwise("low")
    high = pl.when(theirs & fits).then(joint_high).when(theirs).then(own_high).otherwise("high")
    return both.select(low=low, high=pl.when(high < OPEN).then(high))


def _concluded(cells: pl.DataFrame) -> pl.DataFrame:
    """Grade the cells, tell the rule of the best figure, and fill in what nobody claims."""
    no_claims = pl.lit([], dtype=pl.List(pl.String))
    counts = pl.col("n_claims", "n_documents", "n_origins_min", "n_origins_max")
    is_own = pl.col("best").is_not_null() & ~pl.col("summed")
    return cells.with_columns(
        counts.fill_null(0),
        best_rule=pl.when("summed").then(pl.lit(BestRule.PARTS)).when(is_own).then("best_rule"),
        best_basis=pl.when(is_own).then("best_basis"),
        implied_low="low",
        implied_high="high",
        grade=_grade(),
        superseded=pl.col("superseded").fill_null(no_claims),
        outgrown=pl.col("outgrown").fill_null(no_claims),
        claims=pl.col("claims").fill_null(no_claims),
        conflicts=pl.col("conflicts").fill_null(pl.lit([], dtype=pl.List(pl.List(pl.String)))),
    )


def _with_top(encoded: EncodedClaims, cells: pl.DataFrame) -> pl.DataFrame:
    """Mark the rows of a root incident and all classes."""
    scope = encoded.with_scope_and_kind(cells.select("cell"))["scope"]
    is_root = take(encoded.scopes["parent"], scope).is_null()
    return cells.with_columns(top=is_root & pl.all_horizontal(pl.col(CLASS).is_null()))


def _grade() -> pl.Expr:
    """Grade a cell: the first that applies, from contradictions down."""
    sides_exclude_each_other = (pl.col("own_low") > pl.col("adversary_high")) | (
        pl.col("adversary_low") > pl.col("own_high")
    )
    return (
        pl.when(pl.col("conflicts").is_not_null())
        .then(pl.lit(Grade.INCONSISTENT))
        .when(pl.col("claim_low").is_null())
        .then(pl.lit(None, pl.String))
        .when(sides_exclude_each_other)
        .then(pl.lit(Grade.PARTY_CONTESTED))
        .when(pl.col("shared_low") > pl.col("shared_high"))
        .then(pl.lit(Grade.CONTESTED))
        .when(pl.col("shared_high") == OPEN)  # no vote has a finite high
        .then(pl.lit(Grade.BOUNDED))
        .when(pl.col("corroborating") >= 2)  # noqa: PLR2004  (two that cannot be one)
        .then(pl.lit(Grade.CORROBORATED))
        .otherwise(pl.lit(Grade.SINGLE))
    )
