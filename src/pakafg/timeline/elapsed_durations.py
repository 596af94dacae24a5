"""How long something had lasted so far: dates of its start.

Laws of this file: a length with an `as_of` tells how long a thing had lasted by then, and says
nothing of how long it lasts in all; "besieged for 12 days" and, weeks later, "for 31 days" are
two tellings of one start.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.corpus.format import DATED, EVENTS
from pakafg.corpus.zones import event_zone
from pakafg.frames.claim_origins import origins
from pakafg.frames.claim_phrases import phrases
from pakafg.records.claim import DURATION
from pakafg.timeline.dated_events import UNITS, length_limits
from pakafg.values.calendar import DAY, local_minute, local_time
from pakafg.values.vocabularies import Bound
from pakafg.values.when import When

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import QuantityClaim

__all__ = ["elapsed_durations"]

_TIME: Final = pl.Datetime("us", "UTC")
_MICROSECONDS: Final = 60_000_000  # of a minute


def elapsed_durations(corpus: Corpus) -> pl.DataFrame:
    """Date the starts of what a corpus says had lasted for so long by some time.

    Of "for 12 days, as of 13 March" the start lies within the days that the length allows, the
    days of that time taken as the event's own; a length in minutes or hours, or of a time of
    day, is counted in minutes. How lengths are rounded, `duration_claims` says.

    Returns:
        claim, event, bound (start), earliest, latest, origin, document, phrase, as `reconcile`
        takes dates.
    """
    records: dict[str, Any] = {
        name: getattr(corpus, name) for name in ("places", "actors", *EVENTS)
    }
    zones, source_of, phrase_of = corpus.codebook.zones, origins(corpus), phrases(corpus)
    dated = {event for catalogue in DATED for event in getattr(corpus, catalogue)}
    rows = []
    for claim in corpus.quantities.where(topic=DURATION).values():
        if claim.as_of is None or claim.about is None or claim.about not in dated:
            continue
        zone = event_zone(claim.about, records, zones) or claim.as_of.zone
        limits = _start_limits(claim, When.parse(claim.as_of.edtf, zone=zone))
        if limits is not None:
            first, last = (None if each is None else each * _MICROSECONDS for each in limits)
            whose = (source_of(claim), claim.document, phrase_of.get(claim.id))
            rows.append((claim.id, claim.about, str(Bound.START), first, last, *whose))
    texts = dict.fromkeys(("claim", "event", "bound"), pl.String)
    times = dict.fromkeys(("earliest", "latest"), _TIME)
    whose_texts = dict.fromkeys(("origin", "document", "phrase"), pl.String)
    return pl.DataFrame(rows, schema={**texts, **times, **whose_texts}, orient="row")


def _start_limits(claim: QuantityClaim, by: When) -> tuple[int | None, int | None] | None:
    """Find the first and the last minute of the start; None where the length says nothing.

    Args:
        claim: The length.
        by: When it had lasted so long.
    """
    limits = length_limits(claim)
    if limits is None:
        return None
    least, most = limits
    first, last = by.first_minute, by.last_minute
    earliest = None if first is None or most is None else first - most
    latest = None if last is None else last - least
    if UNITS[claim.unit.lower()] < DAY or (by.width or 0) % DAY:
        return earliest, latest
    # Whole days back from whole days are whole days.
    return (
        None if earliest is None else _day_limit(earliest, by.zone),
        None if latest is None else _day_limit(latest, by.zone, last=True),
    )


def _day_limit(minute: int, zone: str, *, last: bool = False) -> int:
    """Find the first minute of the local day of a minute, or its last."""
    day: date = local_time(minute, zone).date()
    if not last:
        return local_minute((day.year, day.month, day.day), 0, zone)
    after = day + timedelta(days=1)
    return local_minute((after.year, after.month, after.day), 0, zone) - 1
