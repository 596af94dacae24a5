"""When incidents took place, in local days, as far as anybody says."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.frames import frame
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim

__all__ = ["windows"]


class _Days(NamedTuple):
    """A first and a last day; None where nobody says."""

    first: date | None = None
    last: date | None = None


def windows(corpus: Corpus) -> pl.DataFrame:
    """The days within which each incident took place, by all that is said of its dates.

    What one origin says is narrowed to what it comes to together, and so is what all origins
    say; where dates exclude each other, all that they cover counts. An incident took place
    while the larger one that it belongs to went on.

    Args:
        corpus: The corpus.

    Returns:
        One row an incident: incident, first_day, last_day (local, both included; null: not
        said).

    >>> import pakafg
    >>> days = windows(pakafg.load_corpus())
    >>> days.filter(incident="spin-boldak-shooting").row(0)
    ('spin-boldak-shooting', datetime.date(2025, 11, 6), datetime.date(2025, 11, 6))
    """
    origins = dict(frame(corpus, "dates").select("claim", "origin").iter_rows())
    said: dict[str, dict[str, list[DateClaim]]] = defaultdict(lambda: defaultdict(list))
    for claim in corpus.dates.values():
        said[claim.event][origins[claim.id] or claim.document].append(claim)
    known = {
        incident: _together([_together(map(_days, claims)) for claims in by_origin.values()])
        for incident, by_origin in said.items()
    }
    rows = []
    for incident in corpus.incidents:
        days, scope = known.get(incident, _Days()), corpus.incidents[incident].part_of
        while scope is not None:
            days = _within(days, known.get(scope, _Days()))
            scope = corpus.incidents[scope].part_of
        rows.append((incident, *days))
    schema = {"incident": pl.String, "first_day": pl.Date, "last_day": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _days(claim: DateClaim) -> _Days:
    """What one claim bounds; what only says that something went on at a time bounds neither."""
    first, last = claim.when.earliest, claim.when.latest
    return _Days(
        first.date() if first and claim.bound in {Bound.START, Bound.WHOLE} else None,
        last.date() if last and claim.bound in {Bound.END, Bound.WHOLE} else None,
    )


def _together(told: Iterable[_Days]) -> _Days:
    """What all of them leave; where some exclude each other, all that they cover."""
    firsts, lasts = ([day for day in days if day] for days in zip(*told, strict=True))
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        return _Days(min(firsts), max(lasts))
    return _Days(first, last)


def _within(days: _Days, above: _Days) -> _Days:
    """What its whole leaves of the days of a part, unless the two exclude each other."""
    firsts, lasts = ([day for day in ends if day] for ends in zip(days, above, strict=True))
    first, last = max(firsts, default=None), min(lasts, default=None)
    return days if first and last and first > last else _Days(first, last)
