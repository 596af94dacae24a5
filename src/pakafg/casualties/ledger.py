"""Claims with numbers for names, so that every later step joins and groups by numbers."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg.casualties.entrance import CELL
from pakafg.casualties.origins import with_sources
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["OPEN", "Ledger", "keep"]

OPEN: Final = 1 << 62
"""Stands for a high that is open: above every figure."""

_KIND: Final = CELL[1:]
_RELATION: Final = pl.Enum(Relation)


@frozen(eq=False)
class Ledger:
    """Claims by number, and what the numbers mean.

    A cell is a scope and a kind (an outcome and a class of victims); its number is that of
    the scope × `size` + that of the kind.

    Attributes:
        claims: claim, document, voter (its source, an Enum), known (whether that is its
            origin), relation, as_of, cell, low, high (both null: no figure; else `OPEN`
            where the high is open); in the order of the table.
        kinds: kind, outcome, nationality, status, group: of every claim, and its wholes.
        size: More than every kind's number.
        scopes: scope, incident, parent (a scope), exhaustive, depth (0 at a root), root,
            sorted by incident.
    """

    claims: pl.DataFrame
    kinds: pl.DataFrame
    size: int
    scopes: pl.DataFrame

    def placed(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Cells with their scope and kind."""
        return cells.with_columns(
            scope=pl.col("cell") // self.size, kind=pl.col("cell") % self.size
        )

    def named(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Cells with incident, outcome and class in front, sorted by them."""
        scopes = self.scopes.select("scope", "incident").with_row_index("place")
        placed = self.placed(cells).join(scopes, on="scope", how="left")
        order = pl.col("place").cast(pl.Int64) * self.size + pl.col("kind")
        return (
            placed.sort(order)
            .join(self.kinds, on="kind", how="left", maintain_order="left")
            .select(*CELL, *cells.columns)
        )

    def numbered(self, cells: pl.DataFrame) -> pl.DataFrame:
        """The numbers of cells that are given by incident, outcome and class."""
        return (
            cells.join(self.scopes.select("scope", "incident"), on="incident")
            .join(self.kinds, on=_KIND, nulls_equal=True)
            .select(cell=pl.col("scope") * self.size + pl.col("kind"))
        )


def keep(claims: pl.DataFrame, scopes: pl.DataFrame) -> Ledger:
    """Number checked claims.

    Args:
        claims: Checked claims.
        scopes: Checked scopes.

    Raises:
        FrameError: The origins of claims go in a circle.
    """
    kinds = _with_wholes(claims.lazy().select(_KIND).unique().collect(engine="streaming"))
    kind, size = pl.lit(0, pl.Int64), 1
    for column in _KIND:
        words = kinds[column].unique().drop_nulls().sort()
        # Null comes first: it is the whole of the others.
        place = pl.col(column).cast(pl.Enum(words)).to_physical().cast(pl.Int64)
        kind = kind * (words.len() + 1) + (place + 1).fill_null(0)
        size *= words.len() + 1
    number = _tell_apart(scopes["incident"], OPEN // size)
    sourced = with_sources(claims)
    sources = sourced["source"].unique()
    told = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    numbered = sourced.lazy().select(
        "claim",
        "document",
        # Where every claim has a source of its own there is nothing to number.
        pl.col("source").cast(pl.Enum(sources.sort())).alias("voter")
        if sources.len() < sourced.height
        else pl.col("source").alias("voter"),
        "known",
        pl.col("relation").cast(_RELATION),
        "as_of",
        cell=number("incident") * size + kind,
        low=pl.when(told).then(pl.col("low").fill_null(0)),
        high=pl.when(told).then(pl.col("high").fill_null(OPEN)),
    )
    return Ledger(
        claims=numbered.collect(engine="streaming"),
        kinds=kinds.with_columns(kind=kind).sort("kind"),
        size=size,
        scopes=scopes.with_columns(
            scope=number("incident"),
            parent=pl.when(pl.col("part_of").is_not_null()).then(number("part_of")),
        ),
    )


def _tell_apart(names: pl.Series, room: int) -> Callable[[str], pl.Expr]:
    """A hash below `room` that gives each of the names a number of its own."""
    for seed in count():
        if (names.hash(seed) % room).n_unique() == names.len():
            break
    return lambda column: (pl.col(column).hash(seed) % room).cast(pl.Int64)


def _with_wholes(kinds: pl.DataFrame) -> pl.DataFrame:
    """Kinds and every whole of each: groups, then statuses and nationalities left open."""
    open_ = pl.lit(None, pl.String)
    plain = kinds.with_columns(group=open_)
    wholes = [
        kinds,
        plain,
        plain.with_columns(nationality=open_),
        plain.with_columns(status=open_),
        plain.with_columns(nationality=open_, status=open_),
    ]
    return pl.concat(wholes).unique()
