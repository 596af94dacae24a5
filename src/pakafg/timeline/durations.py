"""How long events lasted, by the quantities of a corpus that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.naming import DATED
from pakafg.frames import frame
from pakafg.values.calendar import DAY

if TYPE_CHECKING:
    from collections.abc import Collection

    from pakafg.corpus.corpus import Corpus

__all__ = ["DURATION", "UNITS", "duration_claims"]

DURATION: Final = "duration"
"""The topic of quantities that say how long something lasted."""

UNITS: Final = {
    name: minutes
    for unit, minutes in (("minute", 1), ("hour", 60), ("day", DAY), ("week", 7 * DAY))
    for name in (unit, f"{unit}s")
}
"""Minutes of one of what such a quantity counts."""

_DAYS: Final = ("day", "days")
_DAYS_BEGUN: Final = 1  # "two days" are two that it touches, and may be little more than one


def duration_claims(corpus: Corpus, lasting: Collection[str]) -> pl.DataFrame:
    """Collect what a corpus says of how long events lasted, as `reconcile` takes it.

    Quantities of the topic duration that are about an event, in minutes, hours, days or
    weeks. "27 hours" are more than 26 and less than 28, for it is not said how they were
    rounded; "two days" are less than three, and may be two calendar days with a night between
    (ours: no codebook has a rule).

    Args:
        corpus: The corpus.
        lasting: Events that go on until something ends them. What is said of their length is
            a plan, or tells how long it has been so far: it is left out.

    Returns:
        claim, event, lasts_min, lasts_max (inclusive, null: open), origin, document.
    """
    unit = pl.col("unit").str.to_lowercase()
    minutes = unit.replace_strict(UNITS, default=None, return_dtype=pl.Int64)
    begun = pl.when(unit.is_in(_DAYS)).then(_DAYS_BEGUN).otherwise(0)
    least = ((pl.col("low") - 1 - begun) * minutes).ceil().cast(pl.Int64) + 1
    most = ((pl.col("high") + 1) * minutes).floor().cast(pl.Int64) - 1
    dated = {event for catalogue in DATED for event in getattr(corpus, catalogue)}
    return (
        frame(corpus, "quantities")
        .filter(
            pl.col("topic") == DURATION,
            pl.col("about").is_in(dated.difference(lasting)),
            minutes.is_not_null(),
            pl.col("low").is_not_null() | pl.col("high").is_not_null(),
        )
        .select(
            "claim",
            "origin",
            "document",
            event="about",
            lasts_min=pl.duration(minutes=least.clip(0)),
            lasts_max=pl.duration(minutes=most),
        )
    )
