"""The table of what is wrong in a file: one row a flaw, each with what was done about it.

Laws of this file: a flaw takes no row away; it says where the row stands in the file, what was
found there, and what became of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.values.flaws import FlawKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["FLAWS", "FlawList", "as_told"]

FLAWS: Final[Mapping[str, pl.DataType]] = {
    "row": pl.Int64(),
    "id": pl.String(),
    "column": pl.String(),
    "kind": pl.String(),
    "value": pl.String(),
    "done": pl.String(),
}
"""The columns of the table."""


class FlawList:
    """Gather flaws as they are found, in whatever order."""

    def __init__(self) -> None:
        self._tables: list[pl.DataFrame] = []

    def add(
        self,
        kind: FlawKind,
        rows: pl.DataFrame,
        column: str | None,
        value: pl.Expr,
        done: str | pl.Expr,
    ) -> None:
        """Add a flaw of each of some rows.

        Args:
            kind: What is wrong.
            rows: row, id, and what `value` and `done` need.
            column: The column of the file; None: several.
            value: What was found.
            done: What was done about it.
        """
        if rows.height:
            self._tables.append(
                rows.select(
                    "row",
                    "id",
                    column=pl.lit(column, pl.String),
                    kind=pl.lit(str(kind)),
                    value=value.cast(pl.String),
                    done=pl.lit(done) if isinstance(done, str) else done,
                )
            )

    def add_columns(
        self, columns: Sequence[str], done: str, kind: FlawKind = FlawKind.UNKNOWN_COLUMN
    ) -> None:
        """Add flaws of the whole file, each told by a value, such as a column's name.

        Args:
            columns: The values.
            done: What was done about them.
            kind: What is wrong.
        """
        told = pl.DataFrame({"value": list(columns)}, {"value": pl.String}).with_columns(
            row=pl.lit(None, pl.Int64), id=pl.lit(None, pl.String)
        )
        self.add(kind, told, None, pl.col("value"), done)

    def table(self) -> pl.DataFrame:
        """Give all, by row, kind and column; flaws of the whole file come first."""
        told = pl.concat([pl.DataFrame(schema=dict(FLAWS)), *self._tables])
        return told.sort(*FLAWS, nulls_last=False, maintain_order=True)


def as_told(*columns: str) -> pl.Expr:
    """Tell the values of some columns: "low 3, best 2, high 4".

    Args:
        *columns: Their names; a null is told as "unknown".
    """
    told = (
        pl.format("{} {}", pl.lit(name), pl.col(name).cast(pl.String).fill_null("unknown"))
        for name in columns
    )
    return pl.concat_str(told, separator=", ")
