"""When incidents took place, in local days, as far as anybody says."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.corpus.ancestry import scopes_of
from pakafg.frames import frame
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim

__all__ = ["incident_days"]


class _Days(NamedTuple):
    """A first and a last day; None where nobody says."""

    first: date | None = None
    last: date | None = None


def incident_days(corpus: Corpus) -> pl.DataFrame:
    """Find the days within which each incident took place, by all that is said of its dates.

    What one origin says is narrowed to what it comes to together, and so is what all origins
    say; where dates exclude each other, all that they cover counts. An incident took place
    while the larger one that it belongs to went on.

    Args:
        corpus: The corpus.

    Returns:
        One row an incident: incident, first_day, last_day (local, both included; null: not
        said).

    >>> import pakafg
    >>> days = incident_days(pakafg.load_corpus())
    >>> days.filter(incident="spin-boldak-shooting").row(0)
    ('spin-boldak-shooting', datetime.date(2025, 11, 6), datetime.date(2025, 11, 6))
    """
    origins = dict(frame(corpus, "dates").select("claim", "origin").iter_rows())
    by_event: dict[str, dict[str, list[DateClaim]]] = defaultdict(lambda: defaultdict(list))
    for claim in corpus.dates.values():
        by_event[claim.event][origins[claim.id] or claim.document].append(claim)
    claimed = {
        event: _intersect([_intersect(map(_bounds, claims)) for claims in by_origin.values()])
        for event, by_origin in by_event.items()
    }
    rows = []
    for incident in corpus.incidents:
        days = claimed.get(incident, _Days())
        for whole in scopes_of(corpus, incident)[1:]:
            days = _within(days, claimed.get(whole, _Days()))
        rows.append((incident, *days))
    schema = {"incident": pl.String, "first_day": pl.Date, "last_day": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _bounds(claim: DateClaim) -> _Days:
    """Take what one claim bounds; that something went on at a time bounds neither end."""
    first, last = claim.when.earliest, claim.when.latest
    return _Days(
        first.date() if first and claim.bound in {Bound.START, Bound.WHOLE} else None,
        last.date() if last and claim.bound in {Bound.END, Bound.WHOLE} else None,
    )


def _intersect(ranges: Iterable[_Days]) -> _Days:
    """Intersect ranges of days; where some exclude each other, take all that they cover."""
    firsts, lasts = ([day for day in ends if day] for ends in zip(*ranges, strict=True))
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        return _Days(min(firsts), max(lasts))
    return _Days(first, last)


def _within(days: _Days, whole: _Days) -> _Days:
    """Narrow the days of a part to those of its whole, unless the two exclude each other."""
    firsts, lasts = ([day for day in ends if day] for ends in zip(days, whole, strict=True))
    first, last = max(firsts, default=None), min(lasts, default=None)
    return days if first and last and first > last else _Days(first, last)
