"""When incidents took place, in local days, as far as anybody says."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claims import DateClaim

__all__ = ["windows"]


class _Days(NamedTuple):
    """A first and a last day; None where nobody says."""

    first: date | None = None
    last: date | None = None


def windows(corpus: Corpus) -> pl.DataFrame:
    """The days within which each incident took place, by all that is said of its dates.

    What one origin says is narrowed to what it comes to together; from origin to origin the
    earliest first and the latest last day count. What nobody says of an incident, the larger
    one tells: an incident took place while that went on.

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
    origins = dict(corpus.frame("dates").select("claim", "origin").iter_rows())
    said: dict[str, dict[str, list[DateClaim]]] = defaultdict(lambda: defaultdict(list))
    for claim in corpus.dates.values():
        said[claim.event][origins[claim.id] or claim.document].append(claim)
    known = {
        incident: _hull([_narrowed(claims) for claims in by_origin.values()])
        for incident, by_origin in said.items()
    }
    rows = []
    for incident in corpus.incidents:
        days, scope = known.get(incident, _Days()), corpus.incidents[incident].part_of
        while scope is not None:
            days = _filled(days, known.get(scope, _Days()))
            scope = corpus.incidents[scope].part_of
        rows.append((incident, *days))
    schema = {"incident": pl.String, "first_day": pl.Date, "last_day": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _narrowed(claims: list[DateClaim]) -> _Days:
    """What one origin says; where its dates exclude each other, all that they cover."""
    firsts = [
        claim.when.earliest.date()
        for claim in claims
        if claim.bound in {Bound.START, Bound.WHOLE} and claim.when.earliest is not None
    ]
    lasts = [
        claim.when.latest.date()
        for claim in claims
        if claim.bound in {Bound.END, Bound.WHOLE} and claim.when.latest is not None
    ]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        return _Days(min(firsts), max(lasts))
    return _Days(first, last)


def _hull(days: list[_Days]) -> _Days:
    return _Days(
        min((each.first for each in days if each.first), default=None),
        max((each.last for each in days if each.last), default=None),
    )


def _filled(days: _Days, above: _Days) -> _Days:
    """Days of a part, what is open filled from its whole unless the two exclude each other."""
    filled = _Days(days.first or above.first, days.last or above.last)
    if filled.first and filled.last and filled.first > filled.last:
        return days
    return filled
