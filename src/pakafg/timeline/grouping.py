"""Claims that say the same: one constraint, with as many votes as independent origins."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.values.vocabularies import OrderRelation

__all__ = ["group_dates", "group_orders"]

_DATED: Final = ("at", "bound", "low", "high")
_ORDERED: Final = ("at", "relation", "other_at", "low", "high")


def group_dates(dates: pl.DataFrame, fixed: frozenset[str]) -> pl.DataFrame:
    """Dates that say the same of an event.

    Args:
        dates: Dates with the numbers of their events.
        fixed: Claims that are taken to hold.

    Returns:
        group (a number), at, bound, low, high, claims, weight, fixed, ends, of_start, of_end;
        sorted.
    """
    return _grouped(dates, _DATED, fixed, 0, pl.col("ends", "of_start", "of_end").first())


def group_orders(orders: pl.DataFrame, fixed: frozenset[str], first: int) -> pl.DataFrame:
    """Orders that say the same of two events: "B after A" says what "A before B" says.

    Args:
        orders: Orders with the numbers of their events.
        fixed: Claims that are taken to hold.
        first: The number of the first group.

    Returns:
        group, at, relation (before, during, same), other_at, low, high, claims, weight, fixed,
        about (the event that a claim is of, where it is the only one); sorted.
    """
    relation, at, other = pl.col("relation"), pl.col("at"), pl.col("other_at")
    turned = (relation == OrderRelation.AFTER) | ((relation == OrderRelation.SAME) & (at > other))
    said = orders.sort("claim").with_columns(
        about=at,
        at=pl.when(turned).then(other).otherwise(at),
        other_at=pl.when(turned).then(at).otherwise(other),
        relation=pl.when(relation == OrderRelation.AFTER)
        .then(pl.lit(str(OrderRelation.BEFORE)))
        .otherwise(relation),
    )
    about = pl.col("about").first()
    return _grouped(said, _ORDERED, fixed, first, about)


def _grouped(
    claims: pl.DataFrame, same: tuple[str, ...], fixed: frozenset[str], first: int, *more: pl.Expr
) -> pl.DataFrame:
    return (
        claims.group_by(same)
        .agg(
            *more,
            claims="claim",
            weight=pl.col("voter").n_unique().cast(pl.Int64),
            fixed=pl.col("claim").is_in(list(fixed)).any() if fixed else pl.lit(value=False),
        )
        .sort(same, nulls_last=False)
        .with_columns(group=pl.int_range(first, first + pl.len()))
    )
