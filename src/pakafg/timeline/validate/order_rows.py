"""Check what is claimed of the order of events, and of how long they lasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.timeline.validate.local_days import ends_of_days
from pakafg.timeline.validate.row_tests import (
    ATTRIBUTION,
    PLANNED,
    TEXT,
    among,
    minute,
    no_word,
    null,
    repeated,
    unknown,
)
from pakafg.validation import TableChecks, outside_calendar
from pakafg.values.gap import LONGEST_GAP
from pakafg.values.vocabularies import OrderRelation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.frames.interchange import AnyFrame

__all__ = [
    "DURATION_COLUMNS",
    "LASTS",
    "ORDER_COLUMNS",
    "check_durations",
    "check_orders",
    "take_durations",
    "take_orders",
]

LASTS: Final = "lasts"
"""The relation of an event to itself, in the table of orders: how long it lasts."""

_SPAN: Final = pl.Duration("us")
_ORDERS: Final[Mapping[str, pl.DataType]] = {
    **dict.fromkeys(("claim", "event", "relation", "other"), TEXT),
    **dict.fromkeys(("gap_min", "gap_max"), _SPAN),
}
_DURATIONS: Final[Mapping[str, pl.DataType]] = {
    **dict.fromkeys(("claim", "event"), TEXT),
    **dict.fromkeys(("lasts_min", "lasts_max"), _SPAN),
}
ORDER_COLUMNS: Final = (*_ORDERS, *ATTRIBUTION)
"""Every column of orders that is read."""

DURATION_COLUMNS: Final = (*_DURATIONS, *ATTRIBUTION)
"""Every column of durations that is read."""

_LONGEST: Final = pl.duration(minutes=LONGEST_GAP)
_WITH_GAPS: Final = (OrderRelation.BEFORE.value, OrderRelation.AFTER.value)


def take_orders(orders: AnyFrame | None, checks: TableChecks) -> pl.DataFrame:
    """Take the columns of orders that the method uses, in their types.

    Args:
        orders: claim, event, relation, other, gap_min, gap_max; where present origin,
            document, phrase, published_latest. None: no orders.
        checks: What gathers problems.
    """
    return _taken(orders, "orders", _ORDERS, checks)


def take_durations(durations: AnyFrame | None, checks: TableChecks) -> pl.DataFrame:
    """Take the columns of durations that the method uses, in their types.

    Args:
        durations: claim, event, lasts_min, lasts_max; where present origin, document, phrase,
            published_latest. None: no durations.
        checks: What gathers problems.
    """
    return _taken(durations, "durations", _DURATIONS, checks)


def _taken(
    table: AnyFrame | None, name: str, columns: Mapping[str, pl.DataType], checks: TableChecks
) -> pl.DataFrame:
    taken = checks.take_columns(table, name, columns, ATTRIBUTION, days=("published_latest",))
    return ends_of_days(taken, checks.days_of(name))


def check_orders(
    table: pl.DataFrame,
    checks: TableChecks,
    *,
    taken: pl.Series | None = None,
    known: pl.Series | None = None,
    planned: pl.Series | None = None,
) -> pl.DataFrame:
    """Check orders, and give them every column that the method uses, gaps in whole minutes.

    Args:
        table: The orders, as taken, with their voters.
        checks: What gathers problems.
        taken: Claims of dates, which an order cannot be, too.
        known: Events that there are. None: all.
        planned: Events that are only planned, and stand in no order.

    Returns:
        claim, event, relation, other, voter, document, phrase, low, high (minutes, inclusive,
        null: open), published (minutes since 1970); of the rows that can be, sorted by event
        and claim.
    """
    least, most = (pl.col(name).is_not_null() for name in ("gap_min", "gap_max"))
    ordered = pl.col("relation").is_in(_WITH_GAPS)
    starts = pl.col("relation") == OrderRelation.STARTS
    table = checks.keep_rows(
        table,
        "orders",
        {
            **null("claim", "event", "other"),
            **no_word("relation", OrderRelation),
            "an event is put in order with itself": pl.col("event") == pl.col("other"),
            "gap_min is negative": pl.col("gap_min") < pl.duration(),
            "gap_max is negative": pl.col("gap_max") < pl.duration(),
            "gap_min is above gap_max": pl.col("gap_min") > pl.col("gap_max"),
            "a gap is above 1,000 years": pl.max_horizontal("gap_min", "gap_max") > _LONGEST,
            **outside_calendar("published_latest"),
            "a gap stands with a relation other than before and after (gap_max may stand with "
            "starts, too)": (least & ~ordered) | (most & ~ordered & ~starts),
            **repeated(table, "claim"),
            "claim is a date's, too": among("claim", taken),
            **unknown(known, "event", "other"),
            PLANNED: among("event", planned) | among("other", planned),
        },
    )
    return _as_orders(table, pl.col("relation"), pl.col("other"), "gap")


def check_durations(
    table: pl.DataFrame,
    checks: TableChecks,
    *,
    taken: pl.Series | None = None,
    known: pl.Series | None = None,
) -> pl.DataFrame:
    """Check how long events lasted; in the form of orders, each event `LASTS` from itself.

    Args:
        table: The durations, as taken, with their voters.
        checks: What gathers problems.
        taken: Claims of dates and orders, which a duration cannot be, too.
        known: Events that there are. None: all.

    Returns:
        As `check_orders`, with relation `LASTS` and the event as the other.
    """
    table = checks.keep_rows(
        table,
        "durations",
        {
            **null("claim", "event"),
            "lasts_min is negative": pl.col("lasts_min") < pl.duration(),
            "lasts_max is negative": pl.col("lasts_max") < pl.duration(),
            "lasts_min is above lasts_max": pl.col("lasts_min") > pl.col("lasts_max"),
            "a length is above 1,000 years": pl.max_horizontal("lasts_min", "lasts_max") > _LONGEST,
            "lasts_min and lasts_max are null": pl.col("lasts_min").is_null()
            & pl.col("lasts_max").is_null(),
            **repeated(table, "claim"),
            "claim is another's, too": among("claim", taken),
            **unknown(known, "event"),
        },
    )
    return _as_orders(table, pl.lit(LASTS), pl.col("event"), "lasts")


def _as_orders(table: pl.DataFrame, relation: pl.Expr, other: pl.Expr, span: str) -> pl.DataFrame:
    """Bring checked rows into the form of orders, spans of time in whole minutes."""
    return table.select(
        "claim",
        "event",
        "voter",
        "document",
        "phrase",
        relation=relation,
        other=other,
        low=minute(f"{span}_min"),
        high=minute(f"{span}_max"),
        published=minute("published_latest"),
    ).sort("event", "claim")
