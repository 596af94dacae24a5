"""What is known of one event and on whose word, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.timeline.telling import say_dates, say_order
from pakafg.timeline.wording import duration, spoken, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.timeline.evidence import Evidence

__all__ = ["explain"]

_FATES: Final = (("kept", True), ("kept by some best repairs", None), ("given up", False))
_MINUTE: Final = 60_000_000  # microseconds


def explain(
    event: str,
    evidence: Evidence,
    events: pl.DataFrame,
    claims: pl.DataFrame,
    conflicts: pl.DataFrame,
) -> Iterator[str]:
    """Lines of text: when, by which claims, and against which.

    Args:
        event: The event's id.
        evidence: The claims.
        events: `Timeline.events`.
        claims: `Timeline.claims`.
        conflicts: `Timeline.conflicts`.
    """
    row = events.filter(pl.col("event") == event).with_columns(
        low=pl.col("earliest").dt.timestamp("us") // _MINUTE,
        high=pl.col("latest").dt.timestamp("us") // _MINUTE,
    )
    told = row.row(0, named=True)
    yield f"{evidence.name(event)}: {spoken(row, rounded=True).item()} ({told['status']})"
    for other in told["alternatives"]:
        yield f"  or {other}"
    said = _said(event, evidence, told["zone"]).join(claims.drop("event"), on="claim")
    for heading, fate in _FATES:
        some = said.filter(pl.col("kept").eq_missing(fate))
        if some.height:
            yield f"  {heading}:"
        for claim, what, slack in some.select("claim", "said", _missed()).iter_rows():
            quotes = evidence.quotes.get(claim, ("", ()))[1]
            yield f"    {claim}: {what}{slack or ''}{''.join(f' “{quote}”' for quote in quotes)}"
    if told["possible_distinct_events"]:
        yield "  two origins or more stand behind each of two dates: perhaps two events"
    against = conflicts.filter(pl.col("conflict").is_in(told["conflicts"]))["explanation"]
    if len(against):
        yield "  contradictions:"
        yield from (f"    {text}" for text in against)


def _said(event: str, evidence: Evidence, zone: str) -> pl.DataFrame:
    """claim, said: what each claim says of an event, or of another and it."""
    names = dict(evidence.names)
    dates = evidence.dates.filter(pl.col("event") == event).with_columns(zone=pl.lit(zone))
    orders = evidence.orders.filter((pl.col("event") == event) | (pl.col("other") == event))
    own = pl.col("event") == event
    orders = orders.with_columns(
        subject=pl.when(~own).then(worded("{} ", pl.col("event").replace(names))).fill_null(""),
        other=pl.when(own).then(pl.col("other").replace(names)).otherwise(pl.lit("it")),
    )
    return pl.concat(
        [
            dates.select("claim", said=say_dates(dates)),
            orders.select("claim", said=worded("{}{}", "subject", say_order("other"))),
        ]
    )


def _missed() -> pl.Expr:
    missed = -pl.col("slack").dt.total_minutes()
    return pl.when(missed > 0).then(worded(", misses by {}", duration(missed)))
