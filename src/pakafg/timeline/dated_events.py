"""What can be dated in a corpus, and how long it lasted by what the corpus says."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.format import DATED, EVENTS, KINDS
from pakafg.corpus.naming import name_of
from pakafg.corpus.zones import event_zone
from pakafg.frames.claim_origins import origins
from pakafg.frames.claim_phrases import phrases
from pakafg.records.claim import DURATION
from pakafg.values.calendar import DAY
from pakafg.values.gap import LONGEST_GAP
from pakafg.values.vocabularies import EventKind, IncidentKind, LinkKind

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim, QuantityClaim

__all__ = [
    "UNITS",
    "dated_events",
    "duration_claims",
    "harm_told",
    "is_harm",
    "lasts_until_ended",
    "length_limits",
    "possibly_distinct",
]

UNITS: Final = {
    name: minutes
    for unit, minutes in (("minute", 1), ("hour", 60), ("day", DAY), ("week", 7 * DAY))
    for name in (unit, f"{unit}s")
}
"""Minutes of one of what such a quantity counts."""

_DAYS: Final = ("day", "days")
_DAYS_BEGUN: Final = 1  # "two days" are two that it touches, and may be little more than one
_MICROSECONDS: Final = 60_000_000  # of a minute
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
            lasts_until_ended(corpus, event),
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


def harm_told(corpus: Corpus) -> pl.DataFrame:
    """List the incidents of which documents tell harm or blame: event, document.

    Talks and truces are told of before they begin; whom an incident killed, only afterwards.
    """
    rows = [
        *(
            (claim.incident, claim.document)
            for claim in corpus.casualties.values()
            if is_harm(claim)
        ),
        *(
            (incident.id, blame.document)
            for incident in corpus.incidents.values()
            for blame in incident.blames
        ),
    ]
    schema = {"event": pl.String, "document": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row").unique(maintain_order=True)


def is_harm(claim: CasualtyClaim) -> bool:
    """Tell whether somebody came to harm by a claim: that nobody did can be said beforehand."""
    return (claim.count.low or 0) > 0


def lasts_until_ended(corpus: Corpus, event: str) -> bool:
    """Tell whether something goes on until something ends it, as a ceasefire does."""
    if event in corpus.incidents:
        return corpus.incidents[event].kind in _LASTING
    if event in corpus.events:
        return corpus.events[event].kind is EventKind.POLICY
    return event in corpus.ceasefires


def duration_claims(corpus: Corpus) -> pl.DataFrame:
    """Collect what a corpus says of how long events lasted, as `reconcile` takes it.

    Quantities of the topic duration that are about an event, in minutes, hours, days or
    weeks. What is said of the length of what lasts until something ends it is a plan, or tells
    how long it has been so far: it is left out. So is a length with an `as_of`: it tells how long
    something had lasted by then, which dates its start (`elapsed_durations`).

    Returns:
        claim, event, lasts_min, lasts_max (inclusive, null: open), origin, document, phrase.
    """
    dated = {event for catalogue in DATED for event in getattr(corpus, catalogue)}
    source_of, phrase_of = origins(corpus), phrases(corpus)
    rows = []
    for claim in corpus.quantities.where(topic=DURATION).values():
        limits = length_limits(claim)
        if limits is None or claim.as_of is not None or claim.about not in dated:
            continue
        if claim.about is not None and not lasts_until_ended(corpus, claim.about):
            lasts = (None if each is None else each * _MICROSECONDS for each in limits)
            whose = (source_of(claim), claim.document, phrase_of.get(claim.id))
            rows.append((claim.id, claim.about, *lasts, *whose))
    spans = dict.fromkeys(("lasts_min", "lasts_max"), pl.Duration("us"))
    texts = dict.fromkeys(("origin", "document", "phrase"), pl.String)
    schema = {"claim": pl.String, "event": pl.String, **spans, **texts}
    return pl.DataFrame(rows, schema=schema, orient="row")


def length_limits(claim: QuantityClaim) -> tuple[int, int | None] | None:
    """Find how many minutes something lasts at least and at most, by a quantity.

    "27 hours" are more than 26 and less than 28, for it is not said how they were rounded;
    "two days" are less than three, and may be two calendar days with a night between (ours: no
    codebook has a rule).

    Args:
        claim: A length of time.

    Returns:
        Minutes, inclusive, the most None where open; None where the unit is none of minutes,
        hours, days and weeks, or no figure is given.
    """
    unit, low, high = UNITS.get(claim.unit.lower()), claim.count.low, claim.count.high
    if unit is None or low is None:
        return None
    begun = _DAYS_BEGUN if claim.unit.lower() in _DAYS else 0
    least = min(max(ceil((low - 1 - begun) * unit), -1), LONGEST_GAP - 1) + 1
    # No gap in time is counted beyond 1,000 years: a greater one is as good as open.
    most = None if high is None or high + 1 > LONGEST_GAP else floor((high + 1) * unit) - 1
    return least, None if most is None or most > LONGEST_GAP else most
