"""In words: what a claim says, what is known of an event, and a timeline as a notebook shows it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.text import html
from pakafg.text.date_words import date_words, duration_range, duration_words, event_words
from pakafg.text.people import NO_SOURCE, in_words
from pakafg.text.quotations import quoted
from pakafg.timeline.index import SPACED
from pakafg.timeline.local_time import local_days, told_zones
from pakafg.timeline.validate import LASTS
from pakafg.values.calendar import DAY
from pakafg.values.vocabularies import Bound, OrderRelation
from pakafg.views.claim_words import bound_words, lasted_words, order_words
from pakafg.views.event_view import (
    GIVEN_UP,
    MORE_CONTRADICTIONS,
    PERHAPS_TWO,
    alleged_words,
    fate_words,
    other_readings,
)
from pakafg.views.main_period import period
from pakafg.views.weighed_claims import (
    LISTED,
    WeighedClaim,
    claim_lines,
    few_lines,
    names_and_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.timeline.evidence import Evidence
    from pakafg.timeline.index import Pieces

__all__ = [
    "dated_words",
    "events_html",
    "explain",
    "minutes_words",
    "ordered_words",
    "rejected_dates",
]

_FATES: Final = (True, None, False)  # in the order in which they are shown
_DAY_COLUMNS: Final = {"first_day": "low", "last_day": "high"}
_ROWS: Final = 40  # of the events that a notebook shows
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE: Final = timedelta(minutes=1)


def dated_words(bound: str, pieces: Pieces, zone: str) -> str:
    """Say what a date claims of its event.

    Args:
        bound: A `Bound`.
        pieces: First and last minute since 1970 of each of its pieces, inclusive; None where open.
        zone: Where the date is local.

    >>> dated_words("start", ((29_347_020, 29_348_459),), "Asia/Qatar")
    'began 19 October 2025'
    """
    times = [{"earliest": _time(low), "latest": _time(high)} for low, high in pieces]
    first, last = times[0]["earliest"], times[-1]["latest"]
    return bound_words(Bound(bound), first, last, zone, pieces=times, exact=True)


def ordered_words(relation: str, other: str, low: int | None, high: int | None) -> str:
    """Say how an order puts its event to another, or how long a duration has it last.

    Args:
        relation: An `OrderRelation`, `SPACED` or `LASTS`.
        other: What the other event is called.
        low: Least time from start to start, or from start to end, in minutes; None where open.
        high: Most.

    >>> ordered_words("after", "Doha round", 1440, 2880)
    'after Doha round, 1 day to 2 days from start to start'
    """
    if relation == LASTS:
        return lasted_words(duration_range(low, high))
    if relation == SPACED:
        relation = OrderRelation.BEFORE
    if relation in {OrderRelation.BEFORE, OrderRelation.AFTER} and low == 1:
        low = None  # a minute between is what "before" says
    if relation == OrderRelation.STARTS and high == DAY - 1:
        low = high = None
    return order_words(OrderRelation(relation), other, low, high)


def minutes_words(low: int | None, high: int | None, zone: str) -> str:
    """Say a range of minutes as `date_words` says a range of times, with their clock times.

    Args:
        low: First minute since 1970; None where open.
        high: Last minute, included; None where open.
        zone: Where the date is local.
    """
    return date_words(_time(low), _time(high), zone, exact=True)


def _time(minute: int | None) -> datetime | None:
    """Convert minutes since 1970 to a time; None where open."""
    return None if minute is None else _EPOCH + minute * _MINUTE


# --- one event --------------------------------------------------------------------------------


def explain(  # noqa: PLR0913  (a table each)
    event: str,
    evidence: Evidence,
    events: pl.DataFrame,
    claims: pl.DataFrame,
    conflicts: pl.DataFrame,
    *,
    detail: bool = False,
) -> Iterator[str]:
    """Write lines of text: when, by which claims, and against which.

    Args:
        event: The event's id.
        evidence: The claims.
        events: `Timeline.events`.
        claims: The `fates` of all claims.
        conflicts: `Timeline.conflicts`.
        detail: Whether to list every claim, however many they are.
    """
    row = events.filter(pl.col("event") == event).row(0, named=True)
    yield f"{evidence.name(event)}: {event_words(row)} ({row['status']})"
    own = evidence.dates.filter(pl.col("event") == event).select("low", "high").rows()
    dates = {minutes_words(low, high, row["zone"]) for low, high in own}
    readings = [f"  or {words}" for words in other_readings(row, dates).values()]
    yield from few_lines(readings, "more reading", indent=2, detail=detail)
    claimed = dict(_claimed(event, evidence, row["zone"]))
    about = claims.filter(pl.col("claim").is_in(list(claimed)))
    documents = evidence.documents(about["claim"])
    if about.height > LISTED and not detail and any(documents.values()):
        yield f"  who says so: {_who_says_so(about['claim'], evidence, documents)}"
    told: dict[bool | None, list[WeighedClaim]] = {fate: [] for fate in _FATES}
    for claim, fate, slack in about.select("claim", "kept", "slack").iter_rows():
        said = f"{claimed[claim]}{_missed(slack)}"
        cited = dict.fromkeys(c.quote for c in evidence.citations.get(claim, ()))
        quotes = "".join(f" {quoted(quote)}" for quote in cited)
        notes = (f"  note: {evidence.notes[claim]}",) if claim in evidence.notes else ()
        rank = 0 if slack == 0 else 1
        line = f"{claim}: {said}{_on_whose_word(claim, evidence, documents)}{quotes}"
        told[fate].append(WeighedClaim(said, documents.get(claim), line, rank, notes))
    for fate, of_fate in told.items():
        if of_fate:
            yield f"  {fate_words(fate)}:"
            yield from (f"    {line}" for line in claim_lines(of_fate, detail=detail))
    if row["alleged_by"] is not None:
        yield f"  {alleged_words(evidence.speakers.get(row['alleged_by'], row['alleged_by']))}"
    if row["possible_distinct_events"]:
        yield f"  {PERHAPS_TWO}"
    against = conflicts.filter(pl.col("conflict").is_in(row["conflicts"]))["explanation"]
    if len(against):
        yield "  contradictions:"
        lines = [f"    {text}" for text in against]
        yield from few_lines(lines, "more contradiction", indent=4, detail=detail)
    if not row["conflicts_complete"]:
        yield f"  {MORE_CONTRADICTIONS}"


def rejected_dates(
    event: str, evidence: Evidence, events: pl.DataFrame, claims: pl.DataFrame
) -> pl.DataFrame:
    """Build the table `Timeline.rejected`, which describes its columns.

    Args:
        event: The event's id.
        evidence: The claims.
        events: `Timeline.events`.
        claims: The `fates` of all claims.
    """
    zone: str = events.filter(pl.col("event") == event)["zone"].item()
    dates = _told_of(event, evidence, zone)
    dates = (
        dates.hstack(local_days(dates, _DAY_COLUMNS))
        .join(claims.select("claim", "kept", "slack"), on="claim", maintain_order="left")
        .filter(pl.col("kept").is_null() | ~pl.col("kept"))
        .join(evidence.origins, on="claim", how="left", maintain_order="left")
        .sort("low", "high", "claim", nulls_last=True)
    )
    said = dict(_claimed(event, evidence, zone))
    quotes = [evidence.citations.get(claim, ()) for claim in dates["claim"]]
    return dates.select(
        pl.col("document").cast(pl.String),
        "origin",
        pl.Series("says", [said[claim] for claim in dates["claim"]], pl.String),
        "first_day",
        "last_day",
        _pieces_in_days(dates),
        "kept",
        pl.duration(minutes="slack").alias("slack"),
        pl.Series("quote", [cited[0].quote if cited else None for cited in quotes], pl.String),
        "claim",
    )


def _pieces_in_days(dates: pl.DataFrame) -> pl.Series:
    """Give the pieces of dates in local days, null for those of one.

    Args:
        dates: pieces, zone.
    """
    rows = dates.select("pieces", "zone").with_row_index("date").drop_nulls("pieces")
    pieces = rows.explode("pieces").unnest("pieces")
    by_date = (
        pieces.select("date")
        .hstack(local_days(pieces, _DAY_COLUMNS))
        .group_by("date")
        .agg(pieces=pl.struct(*_DAY_COLUMNS))
    )
    return (
        dates.select(date=pl.int_range(pl.len(), dtype=pl.UInt32))
        .join(by_date, on="date", how="left", maintain_order="left")
        .get_column("pieces")
    )


def _told_of(event: str, evidence: Evidence, zone: str) -> pl.DataFrame:
    """Select the dates of an event, each with the zone in which it is told.

    Args:
        event: The event's id.
        evidence: The claims.
        zone: The event's zone.
    """
    dates = evidence.dates.filter(pl.col("event") == event).with_columns(zone=pl.lit(zone))
    return dates.with_columns(told_zones(dates).alias("zone"))


def _claimed(event: str, evidence: Evidence, zone: str) -> Iterator[tuple[str, str]]:
    """Say what each claim says of an event, or of another and it."""
    for claim, bound, low, high, pieces, told_zone in (
        _told_of(event, evidence, zone)
        .select("claim", "bound", "low", "high", "pieces", "zone")
        .iter_rows()
    ):
        several = tuple((piece["low"], piece["high"]) for piece in pieces or ())
        yield claim, dated_words(bound, several or ((low, high),), told_zone)
    orders = evidence.orders.filter((pl.col("event") == event) | (pl.col("other") == event))
    for claim, subject, relation, other, *gap in orders.select(
        "claim", "event", "relation", "other", "low", "high"
    ).iter_rows():
        name = "it" if other == event else evidence.name(other)
        words = ordered_words(relation, name, *gap)
        yield claim, words if subject == event else f"{evidence.name(subject)} {words}"


def _who_says_so(
    claims: Iterable[str], evidence: Evidence, documents: Mapping[str, str | None]
) -> str:
    """Name the origins of claims, with the number of their documents, those of most first."""
    origins = dict(evidence.origins.iter_rows())
    named: dict[str, set[str | None]] = {}
    for claim in claims:
        origin, document = origins.get(claim), documents.get(claim)
        who = NO_SOURCE if origin is None else evidence.speakers.get(origin, f"document {origin}")
        named.setdefault(who, set()).add(document)
    return names_and_number(named)


def _on_whose_word(claim: str, evidence: Evidence, documents: Mapping[str, str | None]) -> str:
    """Name the source of a claim of a corpus, where its document does, and the document."""
    if claim not in evidence.citations:
        return ""
    who = evidence.told_by.get(claim)
    return f", according to {who}" if who else f" ({documents[claim]})"


def _missed(slack: int | None) -> str:
    """Say by how much a date lies beside what remains of its event, if it does."""
    return "" if slack is None or slack >= 0 else f", {duration_words(-slack)} off"


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
            html.escaped(event_words(row)),
            html.escaped(in_words(row["status"])),
            f"{row['n_claims']:,}",
            f"{row['n_rejected']:,} {GIVEN_UP}" if row["n_rejected"] else "",
        )
        for row in within
    ]
    table = html.table(rows, ("event", "when", "status", "dates", "")) if rows else ""
    return html.titled(title, table + html.more(events.height - len(rows)))


def _overlaps(row: Mapping[str, Any], shown: tuple[datetime, datetime]) -> bool:
    """Test whether an event that is dated on both sides overlaps the time shown."""
    first, last = row["earliest"], row["latest"]
    return first is not None and last is not None and shown[0] <= last and first <= shown[1]
