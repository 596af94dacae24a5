"""In words: what a claim says, what is known of an event, and a timeline as a notebook shows it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.text import html
from pakafg.text.date_words import date_words, duration_words
from pakafg.text.people import in_words
from pakafg.text.quotations import quoted
from pakafg.timeline.validate import LASTS
from pakafg.values.vocabularies import Bound, OrderRelation
from pakafg.views.claim_words import RELATION_WORDS
from pakafg.views.event_view import fate_words
from pakafg.views.main_period import period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.timeline.evidence import Evidence

__all__ = ["dated_words", "events_html", "explain", "minutes_words", "ordered_words"]

_BOUNDS: Final[Mapping[str, str]] = {
    Bound.START: "begins",
    Bound.END: "ends",
    Bound.WHOLE: "falls within",
    Bound.AMID: "is going on within",
    Bound.DECLARED: "is declared",
}
_FATES: Final = (True, None, False)  # in the order in which they are shown
_ROWS: Final = 40  # of the events that a notebook shows
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE: Final = timedelta(minutes=1)


def dated_words(bound: str, low: int | None, high: int | None, zone: str) -> str:
    """Say what a date claims of its event.

    Args:
        bound: A `Bound`.
        low: First minute since 1970; None where open.
        high: Last minute, included; None where open.
        zone: Where the date is local.

    >>> dated_words("start", 29_347_020, 29_348_459, "Asia/Qatar")
    'begins 19 October 2025'
    """
    if low is None and high is None:
        return "is not dated"
    at = bound == Bound.AMID and low == high
    verb = "is going on at" if at else _BOUNDS[bound]
    return f"{verb} {minutes_words(low, high, zone)}"


def ordered_words(relation: str, other: str, low: int | None, high: int | None) -> str:
    """Say how an order puts its event to another, or how long a duration lets it last.

    Args:
        relation: An `OrderRelation`, or `LASTS`.
        other: What the other event is called.
        low: Least time from start to start, or from start to end, in minutes; None where open.
        high: Most.

    >>> ordered_words("after", "Doha round", 1440, 2880)
    'after Doha round, 1 day to 2 days from start to start'
    """
    if relation == LASTS:
        return f"lasts {_span(low, high)}"
    order = f"{RELATION_WORDS[OrderRelation(relation)]} {other}"
    if low is None and high is None:
        return order
    return f"{order}, {_span(low, high)} from start to start"


def minutes_words(low: int | None, high: int | None, zone: str) -> str:
    """Say a range of minutes as `date_words` says a range of times, with their clock times.

    Args:
        low: First minute since 1970; None where open.
        high: Last minute, included; None where open.
        zone: Where the date is local.
    """
    earliest, latest = (
        None if minute is None else _EPOCH + minute * _MINUTE for minute in (low, high)
    )
    return date_words(earliest, latest, zone, exact=True)


def _span(low: int | None, high: int | None) -> str:
    if low is None:
        return f"at most {duration_words(high or 0)}"
    if high is None:
        return f"at least {duration_words(low)}"
    if low == high:
        return duration_words(low)
    return f"{duration_words(low)} to {duration_words(high)}"


# --- one event --------------------------------------------------------------------------------


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
    for fate in _FATES:
        of_fate = [claim for claim in fates if fates[claim][0] is fate]
        if of_fate:
            yield f"  {fate_words(fate)}:"
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


# --- the whole --------------------------------------------------------------------------------


def events_html(title: str, events: pl.DataFrame, names: Mapping[str, str]) -> str:
    """Show the events of the time that most of them belong to; the others are counted.

    Args:
        title: What stands above them.
        events: `Timeline.events`.
        names: Events that have a name.
    """
    dated = [row for row in events.iter_rows(named=True) if row["n_claims"]]
    shown = period((row["earliest"], row["latest"]) for row in dated)
    within = [row for row in dated if shown and _overlaps(row, shown)][:_ROWS]
    rows = [
        (
            html.escaped(names.get(row["event"], row["event"])),
            html.escaped(date_words(row["earliest"], row["latest"], row["zone"])),
            html.escaped(in_words(row["status"])),
            f"{row['n_claims']:,}",
            f"{row['n_rejected']:,} given up" if row["n_rejected"] else "",
        )
        for row in within
    ]
    table = html.table(rows, ("event", "when", "status", "dates", "")) if rows else ""
    return html.titled(title, table + html.more(events.height - len(rows)))


def _overlaps(row: Mapping[str, Any], shown: tuple[datetime, datetime]) -> bool:
    """Test whether an event that is dated on both sides overlaps the time shown."""
    first, last = row["earliest"], row["latest"]
    return first is not None and last is not None and shown[0] <= last and first <= shown[1]
