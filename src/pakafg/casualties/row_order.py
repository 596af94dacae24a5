"""The order of rows: the gravest incident first, with its parts behind it, and the dead first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.casualties.incident_periods import PERIOD
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["in_order"]


def in_order(rows: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Sort rows by their keys, incidents by how many were killed at the least.

    Args:
        rows: The keys, root (the largest incident that a row's belongs to), depth (how many
            larger ones stand above it), outcome, low.
        keys: What makes up a row: incidents weigh as their largest one does, and no part stands
            before its whole; outcomes stand as in the vocabulary, those of a codebook behind;
            all others by name, null first.
    """
    order = [pair for key in keys for pair in _order_of(key)]
    descending = [is_descending for _, is_descending in order]
    return rows.sort([by for by, _ in order], descending=descending, maintain_order=True)


def _order_of(key: str) -> Iterator[tuple[pl.Expr, bool]]:
    """List what a key sorts by, each with whether the greatest comes first."""
    if key == "incident":
        killed = pl.when(outcome=Outcome.KILLED).then("low").otherwise(0).max()
        yield killed.over("root"), True
        yield pl.col("root"), False
        yield pl.col("depth"), False  # no part before its whole
        yield killed.over("incident"), True
    if key == "outcome":
        places = {str(outcome): place for place, outcome in enumerate(Outcome)}
        yield pl.col("outcome").replace_strict(places, default=len(places)), False
    for name in PERIOD[1:] if key == "period" else [key]:
        yield pl.col(name), False
