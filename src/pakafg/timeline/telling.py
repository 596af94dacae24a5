"""What claims say, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.timeline.validate import LASTS
from pakafg.timeline.wording import duration, plural, spoken, worded
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from pakafg.timeline.evidence import Evidence

__all__ = ["cited", "say_dates", "say_order"]

_BOUNDS: Final[dict[str, str]] = {
    Bound.START: "begins",
    Bound.END: "ends",
    Bound.WHOLE: "falls within",
    Bound.AMID: "is going on within",
}
_RELATIONS: Final[dict[str, str]] = {
    OrderRelation.BEFORE: "before",
    OrderRelation.AFTER: "after",
    OrderRelation.DURING: "during",
    OrderRelation.SAME: "at the same time as",
}


def say_dates(dates: pl.DataFrame) -> pl.Series:
    """What dates say of their events.

    Args:
        dates: bound, low, high, zone.

    >>> row = {"bound": "start", "low": 29_347_020, "high": 29_348_459, "zone": "Asia/Qatar"}
    >>> say_dates(pl.DataFrame([row])).item()
    'begins 19 October 2025'
    """
    verb = (
        pl.when(pl.col("low") == pl.col("high"), bound=Bound.AMID)
        .then(pl.lit("is going on at"))
        .otherwise(pl.col("bound").cast(pl.String).replace(_BOUNDS))
    )
    return dates.select(said=worded("{} {}", verb, spoken(dates))).to_series()


def say_order(other: str) -> pl.Expr:
    """What orders and durations say of their events.

    Args:
        other: The column with the name of the other event; relation, low and high stand
            beside it.
    """
    low, high = pl.col("low"), pl.col("high")
    least, most = duration(low), duration(high)
    span = (
        pl.when(low.is_null())
        .then(worded("at most {}", most))
        .when(high.is_null())
        .then(worded("at least {}", least))
        .when(low == high)
        .then(least)
        .otherwise(worded("{} to {}", least, most))
    )
    lasts = pl.col("relation") == LASTS
    given = low.is_not_null() | high.is_not_null()
    gap = pl.when(given).then(worded(", {} from start to start", span)).otherwise(pl.lit(""))
    order = worded("{} {}{}", pl.col("relation").replace(_RELATIONS), other, gap)
    return pl.when(lasts).then(worded("lasts {}", span)).otherwise(order)


def cited(groups: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    """How many origins say the same, and in whose words: the column cited.

    Args:
        groups: group, claims, weight; and what else.
        evidence: The claims' words.
    """
    words = {
        claim: f"{document} “{quotes[0]}”" for claim, (document, quotes) in evidence.quotes.items()
    }
    told = pl.col("claims").list.eval(pl.element().replace(words)).list.join(", ")
    origins = worded("{} origin{}: {}", "weight", plural(pl.col("weight")), told)
    return groups.with_columns(cited=origins)
