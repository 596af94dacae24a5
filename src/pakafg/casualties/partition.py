"""Claims reconciled apart: each claimant's, each document's, each period's in a world of its own.

What one claimant says is reconciled with what the same claimant says elsewhere, and with
nothing else: every world has its own copy of the scopes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

import polars as pl
from attrs import frozen

from pakafg.casualties.encoded import Ledger, keep
from pakafg.casualties.origins import with_sources
from pakafg.casualties.reconcile import COLUMNS, answer
from pakafg.casualties.validate import CELL, check_scopes

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Worlds"]

_INSIDE: Final = pl.format("{} {}", "world", "incident")


@frozen(eq=False)
class Worlds:
    """Claims in worlds of their own.

    Attributes:
        names: One row a world: world (its number), and the columns that tell it apart.
        ledger: The claims; every incident stands in it once a world, as "world incident".
    """

    names: pl.DataFrame
    ledger: Ledger

    @classmethod
    def of(cls, claims: pl.DataFrame, scopes: pl.DataFrame, apart: Sequence[str]) -> Self:
        """Part claims into worlds.

        Args:
            claims: Claims, with the columns `apart`.
            scopes: incident, part_of, exhaustive.
            apart: The columns that tell worlds apart; none: there is one world.
        """
        if apart:
            names = claims.select(apart).unique().sort(apart).with_row_index("world")
            inside = claims.join(names, on=apart, nulls_equal=True)
        else:
            names = pl.DataFrame({"world": [0]}, schema={"world": pl.UInt32})
            inside = claims.join(names, how="cross")
        copies = scopes.join(names.select("world"), how="cross").with_columns(
            incident=_INSIDE,
            part_of=pl.when(pl.col("part_of").is_not_null()).then(
                pl.format("{} {}", "world", "part_of")
            ),
        )
        table = with_sources(inside).with_columns(incident=_INSIDE)
        return cls(names, keep(*check_scopes(copies, table)))

    def answers(self, also: pl.DataFrame | None = None) -> pl.DataFrame:
        """Every cell's answer in every world.

        Args:
            also: Cells that are asked for though nobody claims anything of them: the columns
                that tell worlds apart, incident, outcome, nationality, status, group.

        Returns:
            The columns that tell worlds apart, then those of `reconcile`.
        """
        found, _ = answer(self.ledger, None if also is None else self._cells(also))
        parts = pl.col("incident").str.splitn(" ", 2).struct
        inside = found.with_columns(
            world=parts.field("field_0").cast(self.names.schema["world"]),
            incident=parts.field("field_1"),
        )
        return inside.join(self.names, on="world", how="left", maintain_order="left").select(
            *self.names.columns[1:], *COLUMNS
        )

    def _cells(self, named: pl.DataFrame) -> pl.DataFrame:
        apart = self.names.columns[1:]
        inside = (
            named.join(self.names, on=apart, nulls_equal=True)
            if apart
            else named.join(self.names, how="cross")
        )
        return self.ledger.numbered(inside.select(*CELL[1:], incident=_INSIDE))
