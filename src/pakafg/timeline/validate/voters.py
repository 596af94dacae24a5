"""Whose vote a claim is, by number, alike in all tables of claims.

Laws of this file: one origin is one number in dates, orders and durations, and so is one
document; a claim without either is a voter of its own.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_origin", "with_voters"]


def with_voters(tables: Sequence[pl.DataFrame]) -> list[pl.DataFrame]:
    """Number the voters of tables of claims that are used together.

    Args:
        tables: origin, document (text).

    Returns:
        The tables; the column voter in the place of origin; document and phrase, which many
        claims share, as categories.
    """
    # Numbers of one polars-wide list of texts; while a table holds it, the others share it.
    coded = [table.with_columns(pl.col(_NAMES).cast(pl.Categorical)) for table in tables]
    firsts = accumulate((table.height for table in tables), initial=0)
    return [
        table.with_columns(_voter(first)).drop("origin")
        for table, first in zip(coded, firsts, strict=False)
    ]


_NAMES = ("origin", "document", "phrase")


def _voter(first: int) -> pl.Expr:
    """Number whose vote a claim is: its origin's; where unknown, its document's or its own."""
    # Three kinds of number that never meet: 0, 1 and 2 modulo 3.
    origin, document = (
        pl.col(name).to_physical().cast(pl.Int64) for name in ("origin", "document")
    )
    own = pl.int_range(first, first + pl.len(), dtype=pl.Int64)
    return pl.coalesce(3 * origin, 3 * document + 1, 3 * own + 2).alias("voter")


def is_origin(voter: pl.Expr) -> pl.Expr:
    """Test whether a voter is an origin, not a document or a claim that stands in for it."""
    return voter % 3 == 0
