"""How cells make up one another: by scope, by class of victim, and by outcome.

A scope's parts are its incidents. A class's parts are its nationalities, and also its
statuses; a nationality's parts are its statuses, and a status's its nationalities; groups
told apart by sex or age may overlap. The killed and the wounded are among the casualties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.hierarchy import Arrangement
from pakafg.frames.cells import CELL
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from pakafg.casualties.encoded import EncodedClaims

__all__ = ["AMONG_CASUALTIES", "BY_SCOPE", "arrange", "close_over_wholes"]

AMONG_CASUALTIES: Final = (Outcome.KILLED, Outcome.WOUNDED)
"""The outcomes whose persons are counted among the casualties."""

BY_SCOPE: Final = "scope"
"""The name of the arrangement by scope."""

_KIND: Final = CELL[1:]


def close_over_wholes(encoded: EncodedClaims, cells: pl.DataFrame) -> pl.DataFrame:
    """Add every whole that cells belong to, and every part of what is exhaustive (closure).

    A part of which nothing is claimed may still be any number of persons.

    Args:
        encoded: What the codes mean.
        cells: The cells (column `cell`) of which something is claimed.
    """
    present = cells.select("cell")
    for column in ("group", "status", "nationality"):
        wholes = _edges_by_kind(encoded, present, _moves_to_open(encoded, column))
        present = pl.concat([present, _new_cells(wholes, present)])
    up = encoded.scopes.select("scope", to="parent").drop_nulls()
    complete = encoded.scopes.filter("exhaustive").select(to="scope")
    down = up.join(complete, on="to", how="semi").select(scope="to", to="scope")
    for moves in (up, down):
        new_cells = present
        while new_cells.height:
            new_cells = _new_cells(_edges_by_scope(encoded, new_cells, moves), present)
            present = pl.concat([present, new_cells])
    return present


def arrange(encoded: EncodedClaims, cells: pl.DataFrame) -> dict[str, Arrangement]:
    """Arrange cells in every way, by what tells their parts apart.

    Args:
        encoded: What the codes mean.
        cells: Cells with all that `close_over_wholes` adds.

    Returns:
        Of scope, nationality, status, group and outcome those that tie any cells together.
    """
    harmed = encoded.kinds.filter(pl.col("outcome").is_in(AMONG_CASUALTIES)).with_columns(
        outcome=pl.lit(Outcome.CASUALTIES)
    )
    outcomes = _edges_by_kind(encoded, cells, _moves_to(encoded, harmed))
    arrangements = {
        BY_SCOPE: _by_scope(encoded, cells),
        "nationality": _by_class(encoded, cells, outer="nationality", inner="status"),
        "status": _by_class(encoded, cells, outer="status", inner="nationality"),
        "group": _overlapping(_edges_by_kind(encoded, cells, _moves_to_open(encoded, "group"))),
        # Casualties of which nobody speaks are not among the cells, and have no parts.
        "outcome": _overlapping(
            outcomes.join(cells.select(parent="cell"), on="parent", how="semi")
        ),
    }
    return {name: each for name, each in arrangements.items() if each.edges.height}


def _new_cells(edges: pl.DataFrame, present: pl.DataFrame) -> pl.DataFrame:
    """List the cells that edges lead to and that are not there yet, each once."""
    reached = edges.select(cell="parent").unique()
    return reached.join(present, on="cell", how="anti") if reached.height else reached


def _by_scope(encoded: EncodedClaims, cells: pl.DataFrame) -> Arrangement:
    """Arrange cells as trees of scopes, one for each outcome and class."""
    up = encoded.scopes.select("scope", "depth", to="parent").drop_nulls()
    complete = encoded.scopes.filter("exhaustive").select("scope")
    return Arrangement(
        edges=_edges_by_scope(encoded, cells, up),
        exhaustive=encoded.with_scope_and_kind(cells)
        .join(complete, on="scope", how="semi")
        .select("cell"),
    )


def _by_class(
    encoded: EncodedClaims, cells: pl.DataFrame, *, outer: str, inner: str
) -> Arrangement:
    """Arrange cells as all > each `outer` > each `inner` within it."""
    has_outer = encoded.kinds.filter(pl.col(outer).is_not_null()).select("kind")
    no_inner = encoded.kinds.filter(pl.col(inner).is_null()).select("kind")
    to_all = _moves_to_open(encoded, outer).join(no_inner, on="kind", how="semi")
    to_outer = _moves_to_open(encoded, inner).join(has_outer, on="kind", how="semi")
    moves = [to_all.with_columns(depth=1), to_outer.with_columns(depth=2)]
    edges = _edges_by_kind(encoded, cells, pl.concat(moves))
    return Arrangement(edges=edges, exhaustive=cells.select("cell").clear())


def _overlapping(edges: pl.DataFrame) -> Arrangement:
    """Arrange wholes with parts that may overlap."""
    return Arrangement(
        edges=edges.with_columns(depth=pl.lit(1)),
        exhaustive=edges.select("cell").clear(),
        disjoint=False,
    )


def _moves_to_open(encoded: EncodedClaims, column: str) -> pl.DataFrame:
    """Lead from kinds that tell a column apart to the kind (`to`) that does not.

    Of a group, neither nationality nor status is left open: that is done of its whole.
    """
    tells_apart = pl.col(column).is_not_null()
    if column != "group":
        tells_apart &= pl.col("group").is_null()
    opened = encoded.kinds.filter(tells_apart).with_columns(pl.lit(None, pl.String).alias(column))
    return _moves_to(encoded, opened)


def _moves_to(encoded: EncodedClaims, changed: pl.DataFrame) -> pl.DataFrame:
    """Lead from kinds to the kind (`to`) that their changed columns name, where there is one."""
    there = encoded.kinds.select(*_KIND, to="kind")
    return changed.join(there, on=_KIND, nulls_equal=True).select("kind", "to")


def _edges_by_kind(
    encoded: EncodedClaims, cells: pl.DataFrame, moves: pl.DataFrame
) -> pl.DataFrame:
    """Make edges from cells to those of the kind that theirs moves to; keep columns of moves."""
    edges = _movable(encoded, cells, moves).join(moves, on="kind")
    return edges.with_columns(parent=pl.col("scope") * encoded.size + pl.col("to")).drop(
        "scope", "kind", "to"
    )


def _edges_by_scope(
    encoded: EncodedClaims, cells: pl.DataFrame, moves: pl.DataFrame
) -> pl.DataFrame:
    """Make edges from cells to those of the scope that theirs moves to; keep columns of moves."""
    edges = _movable(encoded, cells, moves).join(moves, on="scope")
    return edges.with_columns(parent=pl.col("to") * encoded.size + pl.col("kind")).drop(
        "scope", "kind", "to"
    )


def _movable(encoded: EncodedClaims, cells: pl.DataFrame, moves: pl.DataFrame) -> pl.DataFrame:
    """Give cells their scope and kind; of a million none is unpacked where nothing moves."""
    codes = cells.select("cell")
    return encoded.with_scope_and_kind(codes if moves.height else codes.clear())
