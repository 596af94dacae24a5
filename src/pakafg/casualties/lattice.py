"""Cells, and how they make up one another: by scope, and by class of victim.

A cell is an outcome in a scope for a class of victims. A scope's parts are its incidents. A
class's parts are its nationalities, and also its statuses; a nationality's parts are its
statuses, and a status's its nationalities; groups told apart by sex or age may overlap.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg._bounds import View
from pakafg.casualties.entrance import CELL, CLASS

__all__ = ["add_wholes", "number", "scope_view", "views"]

_NULL: Final = pl.lit(None, pl.String)


def add_wholes(cells: pl.DataFrame, scopes: pl.DataFrame) -> pl.DataFrame:
    """All cells: those given, and every whole that they belong to, by scope and by class."""
    wholes = [cells.select(CELL)]
    present = wholes[0]
    if present.select(pl.any_horizontal(pl.col(CLASS).is_not_null().any())).item():
        no_group = present.with_columns(group=_NULL)
        by_status = no_group.with_columns(nationality=_NULL)
        by_nationality = no_group.with_columns(status=_NULL)
        every = no_group.with_columns(nationality=_NULL, status=_NULL)
        present = pl.concat([present, no_group, by_status, by_nationality, every]).unique()
    parents = scopes.filter(pl.col("part_of").is_not_null()).select("incident", "part_of")
    found = [present]
    while parents.height:
        above = (
            found[-1]
            .join(parents, on="incident")
            .select(pl.col("part_of").alias("incident"), *CELL[1:])
            .unique()
        )
        if not above.height:
            break
        found.append(above)
    return pl.concat(found).unique() if len(found) > 1 else found[0].unique()


def number(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells in their order, each with a number."""
    return cells.sort(CELL, nulls_last=False).with_row_index("cell").cast({"cell": pl.Int64})


def scope_view(cells: pl.DataFrame, scopes: pl.DataFrame) -> View:
    """Cells as trees of scopes, one for each outcome and class."""
    placed = cells.join(
        scopes.select("incident", "part_of", "exhaustive", "depth"), on="incident", how="left"
    )
    edges = placed.filter(pl.col("part_of").is_not_null()).join(
        cells.rename({"cell": "parent", "incident": "part_of"}),
        on=["part_of", *CELL[1:]],
        nulls_equal=True,
    )
    return View(
        edges=edges.select("cell", "parent", "depth"),
        exhaustive=placed.filter("exhaustive").select("cell"),
    )


def views(cells: pl.DataFrame, scopes: pl.DataFrame) -> list[View]:
    """Every arrangement of the cells: by scope, nationality, status, and group."""
    made = [scope_view(cells, scopes)]
    if cells.select(pl.any_horizontal(pl.col(CLASS).is_not_null().any())).item():
        plain = pl.col("group").is_null()
        made += [
            _class_view(cells, plain, outer="nationality", inner="status"),
            _class_view(cells, plain, outer="status", inner="nationality"),
            _group_view(cells),
        ]
    return [view for view in made if view.edges.height]


def _class_view(cells: pl.DataFrame, plain: pl.Expr, *, outer: str, inner: str) -> View:
    """All > each `outer` > each `inner` within it."""
    finest = cells.filter(plain & pl.col(outer).is_not_null() & pl.col(inner).is_not_null())
    middle = cells.filter(plain & pl.col(outer).is_not_null() & pl.col(inner).is_null())
    edges = [
        _edges(finest.with_columns(_NULL.alias(inner)), cells, 2),
        _edges(middle.with_columns(_NULL.alias(outer)), cells, 1),
    ]
    return View(edges=pl.concat(edges), exhaustive=cells.select("cell").clear())


def _group_view(cells: pl.DataFrame) -> View:
    told_apart = cells.filter(pl.col("group").is_not_null())
    return View(
        edges=_edges(told_apart.with_columns(group=_NULL), cells, 1),
        exhaustive=cells.select("cell").clear(),
        disjoint=False,
    )


def _edges(children: pl.DataFrame, cells: pl.DataFrame, depth: int) -> pl.DataFrame:
    """From children, whose class columns already name the parent, to the parent's number."""
    return (
        children.join(cells.rename({"cell": "parent"}), on=CELL, nulls_equal=True)
        .select("cell", "parent")
        .with_columns(depth=pl.lit(depth))
    )
