"""How cells make up one another: by scope, by class of victim, and by outcome.

Every cell has a whole in each dimension in which it is told apart: its scope's parent; its
nationality, status or group left open; the casualties, or the killed or missing, among which its
persons are, in trees of scopes where these are claimed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg.casualties.encoded import WIDER_OUTCOMES
from pakafg.engines.encode import take
from pakafg.engines.hierarchy import Hierarchy
from pakafg.frames.cells import CELL, CLASS
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from pakafg.casualties.encoded import EncodedClaims

__all__ = ["BY_SCOPE", "ArrangedCells", "arrange"]

BY_SCOPE: Final = 0
"""The dimension of scopes; then those of nationality, status, group and outcome."""

_BY_OUTCOME: Final = len(CLASS) + 1
_DISJOINT: Final = (BY_SCOPE, 1, 2)
_KIND: Final = CELL[1:]
_EDGES: Final = {"cell": pl.Int64, "whole": pl.Int64, "dimension": pl.Int64}


@frozen(eq=False)
class ArrangedCells:
    """Every cell that an answer has, and how cells make up one another.

    Attributes:
        cells: cell (a code), sorted; its row is its place in the hierarchy.
        hierarchy: The wholes and parts.
        component: Of each cell what ties it to others: cells of two components bound each
            other in no way.
    """

    cells: pl.DataFrame
    hierarchy: Hierarchy
    component: pl.Series


def arrange(encoded: EncodedClaims, claimed: pl.DataFrame) -> ArrangedCells:
    """Add every whole of cells and every part of what is exhaustive, and arrange them all.

    A part of which nothing is claimed may still be any number of persons.

    Args:
        encoded: What the codes mean.
        claimed: The cells (column `cell`), sorted, of which something is claimed or asked.
    """
    moves = _kind_moves(encoded)
    up = encoded.scopes.select("scope", to="parent").drop_nulls()
    listed = encoded.scopes.filter("exhaustive").select(to="scope")
    down = up.join(listed, on="to", how="semi").select("to", below="scope")
    wide = _trees_with_wider_outcomes(encoded, claimed)
    present, new = claimed.select("cell"), claimed.select("cell")
    edges = [pl.DataFrame(schema=_EDGES)]
    if up.height or moves.height:
        while new.height:
            placed = encoded.with_scope_and_kind(new)
            found = _edges(encoded, placed, up, moves, wide)
            edges.append(found)
            reached = [found.select(cell="whole")]
            if down.height:
                below = placed.join(down, left_on="scope", right_on="to")
                code = pl.col("below") * encoded.size + pl.col("kind")
                reached.append(below.select(cell=code))
            new = pl.concat(reached).unique().join(present, on="cell", how="anti")
            present = pl.concat([present, new])
    cells = present.sort("cell") if len(edges) > 2 else present  # noqa: PLR2004  (none was added)
    return ArrangedCells(
        cells, _hierarchy(encoded, cells, pl.concat(edges), wide), _components(encoded, cells, wide)
    )


def _kind_moves(encoded: EncodedClaims) -> pl.DataFrame:
    """Lead from kinds to those (`to`) that leave one class open or tell of a wider outcome."""
    kinds = encoded.kinds
    there = kinds.select(*_KIND, to="kind")
    moves = []
    for dimension, column in enumerate(CLASS, start=1):
        opened = kinds.filter(pl.col(column).is_not_null()).with_columns(
            pl.lit(None, pl.String).alias(column)
        )
        moves.append((opened, dimension))
    for narrower, wider in WIDER_OUTCOMES:
        widened = kinds.filter(outcome=narrower).with_columns(outcome=pl.lit(wider))
        moves.append((widened, _BY_OUTCOME))
    return pl.concat(
        changed.join(there, on=_KIND, nulls_equal=True).select(
            "kind",
            "to",
            dimension=pl.lit(dimension, pl.Int64),
            outcome=pl.when(dimension == _BY_OUTCOME).then("outcome"),
        )
        for changed, dimension in moves
    )


def _trees_with_wider_outcomes(encoded: EncodedClaims, claimed: pl.DataFrame) -> pl.DataFrame:
    """List the trees in which killed or a wider outcome are claimed: root, outcome."""
    wide = [str(each) for each in (Outcome.KILLED, *(wider for _, wider in WIDER_OUTCOMES))]
    outcomes = encoded.kinds.filter(pl.col("outcome").is_in(wide)).select("kind", "outcome")
    if not set(outcomes["outcome"]) - {Outcome.KILLED}:
        return pl.DataFrame(schema={"root": pl.Int64, "outcome": pl.String})
    return (
        encoded.with_scope_and_kind(claimed.select("cell"))
        .join(outcomes, on="kind")
        .join(encoded.scopes.select("scope", "root"), on="scope")
        .select("root", "outcome")
        .unique()
    )


def _edges(
    encoded: EncodedClaims,
    placed: pl.DataFrame,
    up: pl.DataFrame,
    moves: pl.DataFrame,
    wide: pl.DataFrame,
) -> pl.DataFrame:
    """Make the edges from cells to their wholes."""
    size = encoded.size
    by_scope = placed.join(up, on="scope").select(
        "cell",
        whole=pl.col("to") * size + pl.col("kind"),
        dimension=pl.lit(BY_SCOPE, pl.Int64),
    )
    moved = placed.join(moves, on="kind")
    widened = moved.filter(pl.col("outcome").is_not_null())
    if widened.height:  # only in trees where the wider outcome is claimed
        with_root = widened.join(encoded.scopes.select("scope", "root"), on="scope")
        widened = with_root.join(wide, on=["root", "outcome"], how="semi")
    by_kind = pl.concat(
        part.select("cell", whole=pl.col("scope") * size + pl.col("to"), dimension="dimension")
        for part in (moved.filter(pl.col("outcome").is_null()), widened)
    )
    return pl.concat([by_scope, by_kind])


def _hierarchy(
    encoded: EncodedClaims, cells: pl.DataFrame, edges: pl.DataFrame, wide: pl.DataFrame
) -> Hierarchy:
    """Arrange cells, by row; the level of each are the steps above it."""
    if edges.is_empty():
        flags = {"exhaustive": pl.Boolean, "disjoint": pl.Boolean}
        none = pl.DataFrame(schema={"part": pl.Int64, **_EDGES, **flags})
        return Hierarchy.of(pl.zeros(cells.height, pl.Int64, eager=True), none)
    rows = cells.with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    listed = encoded.scopes["exhaustive"]
    whole_scope = edges["whole"] // encoded.size
    placed = (
        edges.with_columns(
            exhaustive=(pl.col("dimension") == BY_SCOPE) & take(listed, whole_scope),
            disjoint=pl.col("dimension").is_in(_DISJOINT),
        )
        .join(rows.select("cell", part="row"), on="cell")
        .join(rows.select(whole="cell", row="row"), on="whole")
        .select("part", "dimension", "exhaustive", "disjoint", whole="row")
    )
    return Hierarchy.of(_levels(encoded, cells, wide), placed)


def _levels(encoded: EncodedClaims, cells: pl.DataFrame, wide: pl.DataFrame) -> pl.Series:
    """Count the steps above each cell: scopes, classes, and the outcome."""
    steps = encoded.kinds.select(
        "kind", "outcome", steps=pl.sum_horizontal(pl.col(CLASS).is_not_null().cast(pl.Int64))
    )
    placed = encoded.with_scope_and_kind(cells.select("cell"))
    placed = placed.with_columns(
        depth=take(encoded.scopes["depth"], placed["scope"]),
        root=take(encoded.scopes["root"], placed["scope"]),
    ).join(steps, on="kind", how="left", maintain_order="left")
    level = pl.col("depth") + pl.col("steps")
    if not wide.height:
        return placed.select(level).to_series()
    wider: dict[Outcome, list[str]] = {}
    for narrower, whole in WIDER_OUTCOMES:
        wider.setdefault(narrower, []).append(whole)
    has = _tree_flags(placed["root"], wide)
    step = pl.lit(value=False)
    for narrower, wholes in wider.items():
        step |= (pl.col("outcome") == narrower) & pl.any_horizontal(wholes)
    return placed.hstack(has).select(level + step.cast(pl.Int64)).to_series()


def _tree_flags(roots: pl.Series, wide: pl.DataFrame) -> pl.DataFrame:
    """Say of each tree whether outcomes are claimed in it, row by row: a column an outcome."""
    return pl.DataFrame(
        {
            str(outcome): roots.is_in(wide.filter(outcome=outcome)["root"].implode())
            for outcome in (Outcome.KILLED, Outcome.CASUALTIES, Outcome.KILLED_OR_MISSING)
        }
    )


def _components(encoded: EncodedClaims, cells: pl.DataFrame, wide: pl.DataFrame) -> pl.Series:
    """Number what is tied together: in a tree, each outcome with those that a wider one ties."""
    words = list(dict.fromkeys([*map(str, Outcome), *encoded.kinds["outcome"].sort()]))
    outcomes, number = pl.Enum(words), len(words)
    placed = encoded.with_scope_and_kind(cells.select("cell"))
    root = take(encoded.scopes["root"], placed["scope"])
    places = encoded.kinds.select("kind", outcome=pl.col("outcome").cast(outcomes))
    outcome = placed.join(places, on="kind", how="left", maintain_order="left")["outcome"]
    if not wide.height:
        return root * number + outcome.to_physical().cast(pl.Int64)
    killed, casualties, missing = Outcome.KILLED, Outcome.CASUALTIES, Outcome.KILLED_OR_MISSING

    def word(outcome: Outcome) -> pl.Expr:
        return pl.lit(outcome, outcomes)

    of_casualties = pl.when(killed).then(word(killed)).otherwise(word(casualties))
    of_missing = pl.when(killed).then(word(killed)).otherwise(word(missing))
    tied = (
        pl.when(pl.col("outcome") == casualties)
        .then(of_casualties)
        .when((pl.col("outcome") == Outcome.WOUNDED) & pl.col(casualties))
        .then(of_casualties)
        .when(pl.col("outcome") == missing)
        .then(of_missing)
        .when((pl.col("outcome") == Outcome.MISSING) & pl.col(missing))
        .then(of_missing)
        .otherwise("outcome")
    )
    flags = _tree_flags(root, wide).with_columns(outcome=outcome)
    return root * number + flags.select(tied).to_series().to_physical().cast(pl.Int64)
