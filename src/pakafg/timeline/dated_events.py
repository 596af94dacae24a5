"""What can be dated in a corpus, and how long it lasted by what the corpus says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.format import DATED, EVENTS, KINDS
from pakafg.corpus.naming import name_of
from pakafg.corpus.zones import event_zone
from pakafg.frames import frame
from pakafg.frames.claim_phrases import phrases
from pakafg.records.claim import DURATION
from pakafg.values.calendar import DAY
from pakafg.values.gap import LONGEST_GAP
from pakafg.values.vocabularies import EventKind, IncidentKind, LinkKind

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["UNITS", "dated_events", "duration_claims", "possibly_distinct"]

UNITS: Final = {
    name: minutes
    for unit, minutes in (("minute", 1), ("hour", 60), ("day", DAY), ("week", 7 * DAY))
    for name in (unit, f"{unit}s")
}
"""Minutes of one of what such a quantity counts."""

_DAYS: Final = ("day", "days")
_DAYS_BEGUN: Final = 1  # "two days" are two that it touches, and may be little more than one
_LASTING: Final = frozenset({IncidentKind.CLOSURE, IncidentKind.EXPULSION})


def dated_events(corpus: Corpus) -> pl.DataFrame:
    """Collect what can be dated in a corpus, as `reconcile` takes it.

    Returns:
        event, name, kind (a `RecordKind`), zone (null: none of its own), instant (null: not
        said), lasting, alleged_by, planned.
    """
    records = {name: getattr(corpus, name) for name in ("places", "actors", *EVENTS)}
    zones = corpus.codebook.zones
    rows = [
        (
            event,
            name_of(corpus, event, brief=True),
            str(kind),
            event_zone(event, records, zones),
            _lasts(corpus, event),
            getattr(record, "alleged_by", None),
            getattr(record, "planned", False),
        )
        for catalogue in EVENTS
        for kind in (KINDS[catalogue],)
        for event, record in records[catalogue].items()
    ]
    texts = dict.fromkeys(("event", "name", "kind", "zone"), pl.String)
    schema = {**texts, "lasting": pl.Boolean, "alleged_by": pl.String, "planned": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def possibly_distinct(corpus: Corpus) -> frozenset[str]:
    """Collect the events of which a link says that they may be two: itself, or by their dates.

    >>> import pakafg
    >>> "first-truce" in possibly_distinct(pakafg.load_corpus())
    True
    """
    found: list[str] = []
    for link in corpus.links.where(kind=LinkKind.POSSIBLY_DISTINCT).values():
        events = {
            corpus.dates[each].event if each in corpus.dates else each for each in link.records
        }
        if len(events) == 1:  # of several, each has a record of its own already
            found += events
    return frozenset(found)


def _lasts(corpus: Corpus, event: str) -> bool:
    """Tell whether something goes on until something ends it, as a ceasefire does."""
    if event in corpus.incidents:
        return corpus.incidents[event].kind in _LASTING
    if event in corpus.events:
        return corpus.events[event].kind is EventKind.POLICY
    return event in corpus.ceasefires


def duration_claims(corpus: Corpus) -> pl.DataFrame:
    """Collect what a corpus says of how long events lasted, as `reconcile` takes it.

    Quantities of the topic duration that are about an event, in minutes, hours, days or
    weeks. "27 hours" are more than 26 and less than 28, for it is not said how they were
    rounded; "two days" are less than three, and may be two calendar days with a night between
    (ours: no codebook has a rule). What is said of the length of what lasts until something
    ends it is a plan, or tells how long it has been so far: it is left out.

    Returns:
        claim, event, lasts_min, lasts_max (inclusive, null: open), origin, document, phrase.
    """
    unit = pl.col("unit").str.to_lowercase()
    minutes = unit.replace_strict(UNITS, default=None, return_dtype=pl.Int64)
    begun = pl.when(unit.is_in(_DAYS)).then(_DAYS_BEGUN).otherwise(0)
    least = ((pl.col("low") - 1 - begun) * minutes).ceil().clip(-1, LONGEST_GAP - 1) + 1
    most = ((pl.col("high") + 1) * minutes).floor() - 1
    dated = (event for catalogue in DATED for event in getattr(corpus, catalogue))
    found = phrases(corpus)
    return (
        frame(corpus, "quantities")
        .filter(
            pl.col("topic") == DURATION,
            pl.col("about").is_in([event for event in dated if not _lasts(corpus, event)]),
            minutes.is_not_null(),
            pl.col("low").is_not_null() | pl.col("high").is_not_null(),
        )
        .select(
            "claim",
            "origin",
            "document",
            phrase=pl.col("claim").replace_strict(found, default=None, return_dtype=pl.String),
            event="about",
            lasts_min=pl.duration(minutes=least.cast(pl.Int64)),
            # No gap in time is counted beyond 1,000 years: a greater one is as good as open.
            lasts_max=pl.duration(minutes=pl.when(most <= LONGEST_GAP).then(most).cast(pl.Int64)),
        )
    )
