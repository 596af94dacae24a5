"""What is known of one event and on whose word, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.text.date_words import date_words, duration_words
from pakafg.text.quotations import quoted
from pakafg.timeline.constraint_words import dated_words, ordered_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta

    from pakafg.timeline.evidence import Evidence

__all__ = ["explain"]

_FATES: Final = {True: "kept", None: "kept by some best repairs", False: "given up"}


def explain(
    event: str,
    evidence: Evidence,
    events: pl.DataFrame,
    claims: pl.DataFrame,
    conflicts: pl.DataFrame,
) -> Iterator[str]:
    """Write lines of text: when, by which claims, and against which.

    Args:
        event: The event's id.
        evidence: The claims.
        events: `Timeline.events`.
        claims: `Timeline.claims`.
        conflicts: `Timeline.conflicts`.
    """
    row = events.filter(pl.col("event") == event).row(0, named=True)
    when = date_words(row["earliest"], row["latest"], row["zone"])
    yield f"{evidence.name(event)}: {when} ({row['status']})"
    for alternative in row["alternatives"]:
        yield f"  or {alternative}"
    claimed = dict(_claimed(event, evidence, row["zone"]))
    about = claims.filter(pl.col("claim").is_in(list(claimed)))
    fates = {claim: fate for claim, *fate in about.select("claim", "kept", "slack").iter_rows()}
    for fate, heading in _FATES.items():
        of_fate = [claim for claim in fates if fates[claim][0] is fate]
        if of_fate:
            yield f"  {heading}:"
        for claim in of_fate:
            quotes = "".join(f" {quoted(c.quote)}" for c in evidence.citations.get(claim, ()))
            yield f"    {claim}: {claimed[claim]}{_missed(fates[claim][1])}{quotes}"
    if row["possible_distinct_events"]:
        yield "  two origins or more stand behind each of two dates: perhaps two events"
    against = conflicts.filter(pl.col("conflict").is_in(row["conflicts"]))["explanation"]
    if len(against):
        yield "  contradictions:"
        yield from (f"    {text}" for text in against)


def _claimed(event: str, evidence: Evidence, zone: str) -> Iterator[tuple[str, str]]:
    """Say what each claim says of an event, or of another and it."""
    dates = evidence.dates.filter(pl.col("event") == event)
    for claim, bound, low, high in dates.select("claim", "bound", "low", "high").iter_rows():
        yield claim, dated_words(bound, low, high, zone)
    orders = evidence.orders.filter((pl.col("event") == event) | (pl.col("other") == event))
    for claim, subject, relation, other, *gap in orders.select(
        "claim", "event", "relation", "other", "low", "high"
    ).iter_rows():
        name = "it" if other == event else evidence.name(other)
        words = ordered_words(relation, name, *gap)
        yield claim, words if subject == event else f"{evidence.name(subject)} {words}"


def _missed(slack: timedelta | None) -> str:
    """Say by how much a date lies beside what remains of its event, if it does."""
    minutes = 0 if slack is None else round(-slack.total_seconds() / 60)
    return f", misses by {duration_words(minutes)}" if minutes > 0 else ""
