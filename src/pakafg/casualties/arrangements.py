"""How cells make up one another: by scope, by class of victim, and by outcome.

A scope's parts are its incidents. A class's parts are its nationalities, and also its
statuses; a nationality's parts are its statuses, and a status's its nationalities; groups
told apart by sex or age may overlap. The killed and the wounded are among the casualties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.validate import CELL
from pakafg.engines.hierarchy import View
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from pakafg.casualties.encoded import Ledger

__all__ = ["add_related", "views"]

_KIND: Final = CELL[1:]


def add_related(ledger: Ledger, cells: pl.DataFrame) -> pl.DataFrame:
    """Cells, every whole that they belong to, and every part of what is exhaustive.

    A part of which nothing is claimed may still be any number of persons.

    Args:
        ledger: What the numbers mean.
        cells: The cells (column `cell`) of which something is claimed.
    """
    present = cells.select("cell")
    for column in ("group", "status", "nationality"):
        wholes = _by_kind(ledger, present, _left_open(ledger, column))
        present = pl.concat([present, _fresh(wholes, present)])
    up = ledger.scopes.select("scope", to="parent").drop_nulls()
    complete = ledger.scopes.filter("exhaustive").select(to="scope")
    down = up.join(complete, on="to", how="semi").select(scope="to", to="scope")
    for moves in (up, down):
        fresh = present
        while fresh.height:
            fresh = _fresh(_by_scope(ledger, fresh, moves), present)
            present = pl.concat([present, fresh])
    return present


def views(ledger: Ledger, cells: pl.DataFrame) -> dict[str, View]:
    """Every arrangement of the cells, by what tells their parts apart.

    Args:
        ledger: What the numbers mean.
        cells: Cells with all that `add_related` adds.

    Returns:
        Of scope, nationality, status, group and outcome those that tie any cells together.
    """
    among = pl.col("outcome").is_in([Outcome.KILLED, Outcome.WOUNDED])
    harmed = ledger.kinds.filter(among).with_columns(outcome=pl.lit(Outcome.CASUALTIES.value))
    edges = _by_kind(ledger, cells, _found(ledger, harmed))
    made = {
        "scope": _scope_view(ledger, cells),
        "nationality": _class_view(ledger, cells, outer="nationality", inner="status"),
        "status": _class_view(ledger, cells, outer="status", inner="nationality"),
        "group": _overlapping(_by_kind(ledger, cells, _left_open(ledger, "group"))),
        "outcome": _overlapping(edges.join(cells.select(parent="cell"), on="parent", how="semi")),
    }
    return {name: view for name, view in made.items() if view.edges.height}


def _fresh(edges: pl.DataFrame, present: pl.DataFrame) -> pl.DataFrame:
    """The cells that edges lead to and that are not there yet, each once."""
    reached = edges.select(cell="parent").unique()
    return reached.join(present, on="cell", how="anti") if reached.height else reached


def _scope_view(ledger: Ledger, cells: pl.DataFrame) -> View:
    """Cells as trees of scopes, one for each outcome and class."""
    up = ledger.scopes.select("scope", "depth", to="parent").drop_nulls()
    complete = ledger.scopes.filter("exhaustive").select("scope")
    return View(
        edges=_by_scope(ledger, cells, up),
        exhaustive=ledger.placed(cells).join(complete, on="scope", how="semi").select("cell"),
    )


def _class_view(ledger: Ledger, cells: pl.DataFrame, *, outer: str, inner: str) -> View:
    """All > each `outer` > each `inner` within it."""
    has_outer = ledger.kinds.filter(pl.col(outer).is_not_null()).select("kind")
    no_inner = ledger.kinds.filter(pl.col(inner).is_null()).select("kind")
    moves = [
        _left_open(ledger, outer).join(no_inner, on="kind", how="semi").with_columns(depth=1),
        _left_open(ledger, inner).join(has_outer, on="kind", how="semi").with_columns(depth=2),
    ]
    edges = _by_kind(ledger, cells, pl.concat(moves))
    return View(edges=edges, exhaustive=cells.select("cell").clear())


def _overlapping(edges: pl.DataFrame) -> View:
    """Wholes with parts that may overlap."""
    return View(
        edges=edges.with_columns(depth=pl.lit(1)),
        exhaustive=edges.select("cell").clear(),
        disjoint=False,
    )


def _left_open(ledger: Ledger, column: str) -> pl.DataFrame:
    """Kinds that tell a column apart, and the kind (`to`) that does not.

    Of a group, neither nationality nor status is left open: that is done of its whole.
    """
    tells = pl.col(column).is_not_null()
    if column != "group":
        tells &= pl.col("group").is_null()
    opened = ledger.kinds.filter(tells).with_columns(pl.lit(None, pl.String).alias(column))
    return _found(ledger, opened)


def _found(ledger: Ledger, moved: pl.DataFrame) -> pl.DataFrame:
    """The kinds that stand in the ledger for kinds whose columns were moved."""
    there = ledger.kinds.select(*_KIND, to="kind")
    return moved.join(there, on=_KIND, nulls_equal=True).select("kind", "to")


def _by_kind(ledger: Ledger, cells: pl.DataFrame, moves: pl.DataFrame) -> pl.DataFrame:
    """Edges from cells to those of the kind that theirs moves to; columns of moves kept."""
    edges = _moving(ledger, cells, moves).join(moves, on="kind")
    return edges.with_columns(parent=pl.col("scope") * ledger.size + pl.col("to")).drop(
        "scope", "kind", "to"
    )


def _by_scope(ledger: Ledger, cells: pl.DataFrame, moves: pl.DataFrame) -> pl.DataFrame:
    """Edges from cells to those of the scope that theirs moves to; columns of moves kept."""
    edges = _moving(ledger, cells, moves).join(moves, on="scope")
    return edges.with_columns(parent=pl.col("to") * ledger.size + pl.col("kind")).drop(
        "scope", "kind", "to"
    )


def _moving(ledger: Ledger, cells: pl.DataFrame, moves: pl.DataFrame) -> pl.DataFrame:
    """Cells with scope and kind; none of a million is looked at where nothing moves."""
    numbers = cells.select("cell")
    return ledger.placed(numbers if moves.height else numbers.clear())
