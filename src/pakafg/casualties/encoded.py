"""Claims with numbers for names, so that every later step joins and groups by numbers."""

from __future__ import annotations

from typing import Final

import polars as pl
from attrs import frozen

from pakafg.casualties.validate import CELL, CLASS
from pakafg.engines.encode import in_order, number
from pakafg.errors import FrameError
from pakafg.values.vocabularies import Relation

__all__ = ["OPEN", "Ledger", "keep"]

OPEN: Final = 1 << 62
"""Stands for a high that is open: above every figure."""

_KIND: Final = CELL[1:]


@frozen(eq=False)
class Ledger:
    """Claims by number, and what the numbers mean.

    A cell is a scope and a kind (an outcome and a class of victims); its number is that of
    the scope × `size` + that of the kind, so that cells sort as their names do. A vote is a
    source and a cell; its number sorts by cell, then by source.

    Attributes:
        claims: claim, document, known (whether the source is the claim's origin), relation,
            as_of (microseconds since 1970), low, high (both null: no figure; else `OPEN`
            where the high is open), vote, cell; sorted by vote.
        sources: The name of each source, sorted.
        kinds: kind, outcome, nationality, status, group: of every claim, and its wholes.
        size: More than every kind's number.
        scopes: scope, incident, parent (a scope), exhaustive, depth (0 at a root), root (a
            scope); sorted by incident.
    """

    claims: pl.DataFrame
    sources: pl.Series
    kinds: pl.DataFrame
    size: int
    scopes: pl.DataFrame

    def source(self, votes: pl.Series) -> pl.Series:
        """The names of the sources that cast votes."""
        return self.sources.gather(votes % self.sources.len())

    def placed(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Cells with their scope and kind."""
        cell = pl.col("cell")
        return cells.with_columns(scope=cell // self.size, kind=cell % self.size)

    def named(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Cells with incident, outcome and class in front, sorted by them."""
        placed = self.placed(cells.sort("cell"))
        incidents = self.scopes["incident"].gather(placed["scope"])
        return (
            placed.with_columns(incidents)
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


def keep(scopes: pl.DataFrame, claims: pl.DataFrame) -> Ledger:
    """Number claims.

    Args:
        scopes: Checked scopes.
        claims: Checked claims, with their source and scope.

    Raises:
        FrameError: There are more cells times sources than 64 bits tell apart.
    """
    kinds = _with_wholes(_kinds(claims))
    kind, size = pl.lit(0, pl.Int64), 1
    for column in _KIND:
        words = kinds[column].unique().drop_nulls().sort()
        place = pl.col(column).cast(pl.Enum(words)).to_physical().cast(pl.Int64)
        # Null comes first: it is the whole of the others.
        kind = kind * (words.len() + 1) + (place + 1).fill_null(0)
        size *= words.len() + 1
    sources, source = number(claims["source"])
    most = scopes.height * size * sources.len()
    if most >= OPEN:
        reason = (
            f"{scopes.height:,} incidents × {size:,} kinds of victims × {sources.len():,} sources "
            "are more than can be told apart"
        )
        raise FrameError.of_column("claims", None, reason)
    told = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    numbered = claims.select(
        "claim",
        "document",
        "known",
        pl.col("relation").cast(pl.Enum(Relation)),
        pl.col("as_of").to_physical(),
        low=pl.when(told).then(pl.col("low").fill_null(0)),
        high=pl.when(told).then(pl.col("high").fill_null(OPEN)),
        vote=(pl.col("scope") * size + kind) * sources.len() + source,
    )
    return Ledger(
        claims=_taken(numbered, in_order(numbered["vote"], most)).with_columns(
            pl.col("vote").set_sorted(), cell=(pl.col("vote") // sources.len()).set_sorted()
        ),
        sources=sources,
        kinds=kinds.with_columns(kind=kind).sort("kind"),
        size=size,
        scopes=scopes,
    )


def _taken(table: pl.DataFrame, rows: pl.Series) -> pl.DataFrame:
    """Rows of a table; columns that say nothing are not moved."""
    silent: dict[str, bool | None] = {
        name: None
        for name in table.columns
        if name != "vote" and table[name].null_count() == table.height
    }
    if table["known"].all():
        silent["known"] = True
    return table.drop(silent)[rows].with_columns(
        pl.lit(value, table.schema[name]).alias(name) for name, value in silent.items()
    )


def _kinds(claims: pl.DataFrame) -> pl.DataFrame:
    """Every outcome and class of victims that claims name."""
    told = [name for name in CLASS if claims[name].null_count() < claims.height]
    found = claims.lazy().select("outcome", *told).unique().collect(engine="streaming")
    untold = [pl.lit(None, pl.String).alias(name) for name in CLASS if name not in told]
    return found.with_columns(untold).select(_KIND)


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
