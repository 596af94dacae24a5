"""The edge at which tables of the user's are checked: dates and orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg._entrance import refuse, take
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["check_dates", "check_orders"]

_TIME: Final = pl.Datetime("us", "UTC")
_DATES: Final[Mapping[str, pl.DataType]] = {
    "claim": pl.String(),
    "event": pl.String(),
    "bound": pl.String(),
    "earliest": _TIME,
    "latest": _TIME,
}
_ORDERS: Final[Mapping[str, pl.DataType]] = {
    "claim": pl.String(),
    "event": pl.String(),
    "relation": pl.String(),
    "other": pl.String(),
    "gap_min": pl.Duration("us"),
    "gap_max": pl.Duration("us"),
}
_ATTRIBUTION: Final[Mapping[str, pl.DataType]] = {"origin": pl.String(), "document": pl.String()}
_DESCRIPTION: Final[Mapping[str, pl.DataType]] = {
    "event_kind": pl.String(),
    "zone": pl.String(),
    "instant": pl.Boolean(),
    "lasting": pl.Boolean(),
}


def check_dates(dates: pl.DataFrame | pl.LazyFrame | None) -> pl.DataFrame:
    """Dates with every column that the method uses, in its type, times in whole minutes.

    Args:
        dates: claim, event, bound, earliest, latest; where present origin, document,
            event_kind, zone, instant, lasting. None: no dates.

    Returns:
        claim, event, bound, low, high (minutes since 1970, inclusive, null: open), voter
        (origin, else document, else claim), known (whether the origin is), event_kind,
        zone, instant, lasting.

    Raises:
        FrameError: A column is missing or of a wrong type, or rows hold what cannot be.
    """
    table = take(dates, "dates", _DATES, {**_ATTRIBUTION, **_DESCRIPTION})
    bounds = [str(bound) for bound in Bound]
    refuse(
        table,
        "dates",
        {
            "claim is null": pl.col("claim").is_null(),
            "event is null": pl.col("event").is_null(),
            f"bound is not one of {', '.join(bounds)}": ~pl.col("bound")
            .is_in(bounds)
            .fill_null(value=False),
            "earliest is after latest": pl.col("earliest") > pl.col("latest"),
            "claim is given twice": pl.col("claim").is_duplicated(),
        },
    )
    return table.select(
        "claim",
        "event",
        "bound",
        low=_minute("earliest"),
        high=_minute("latest"),
        voter=_voter(),
        known=pl.col("origin").is_not_null(),
        event_kind="event_kind",
        zone="zone",
        instant=pl.col("instant").fill_null(value=False).any().over("event"),
        lasting=pl.col("lasting").fill_null(value=False).any().over("event"),
    )


def check_orders(orders: pl.DataFrame | pl.LazyFrame | None) -> pl.DataFrame:
    """Orders with every column that the method uses, in its type, gaps in whole minutes.

    Args:
        orders: claim, event, relation, other, gap_min, gap_max; where present origin,
            document. None: no orders.

    Returns:
        claim, event, relation, other, low, high (minutes, inclusive, null: open), voter,
        known.

    Raises:
        FrameError: A column is missing or of a wrong type, or rows hold what cannot be.
    """
    table = take(orders, "orders", _ORDERS, _ATTRIBUTION)
    relations = [str(relation) for relation in OrderRelation]
    refuse(
        table,
        "orders",
        {
            "claim is null": pl.col("claim").is_null(),
            "event is null": pl.col("event").is_null(),
            "other is null": pl.col("other").is_null(),
            f"relation is not one of {', '.join(relations)}": ~pl.col("relation")
            .is_in(relations)
            .fill_null(value=False),
            "an event is put in order with itself": pl.col("event") == pl.col("other"),
            "gap_min is negative": pl.col("gap_min") < pl.duration(),
            "gap_min is above gap_max": pl.col("gap_min") > pl.col("gap_max"),
            "claim is given twice": pl.col("claim").is_duplicated(),
        },
    )
    minute = pl.lit(60_000_000)
    return table.select(
        "claim",
        "event",
        "relation",
        "other",
        low=pl.col("gap_min").dt.total_microseconds() // minute,
        high=pl.col("gap_max").dt.total_microseconds() // minute,
        voter=_voter(),
        known=pl.col("origin").is_not_null(),
    )


def _minute(column: str) -> pl.Expr:
    return pl.col(column).dt.timestamp("us").floordiv(60_000_000)


def _voter() -> pl.Expr:
    """Whose vote a claim is: its origin's; where that is unknown, its document's or its own."""
    return pl.coalesce(
        "origin", pl.format("document {}", "document"), pl.format("claim {}", "claim")
    )
