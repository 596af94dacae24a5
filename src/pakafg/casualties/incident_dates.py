"""When incidents took place, in local days, as far as anybody says."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from pakafg.corpus.ancestry import scopes_of
from pakafg.frames import frame
from pakafg.values.edtf import set_members
from pakafg.values.vocabularies import Bound
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim

__all__ = ["incident_days"]


_DAYS: Final = {"first_day": pl.Date(), "last_day": pl.Date()}
_SCHEMA: Final[dict[str, pl.DataType]] = {
    "incident": pl.String(),
    **_DAYS,
    "pieces": pl.List(pl.Struct(_DAYS)),
}
_MOST_PIECES: Final = 100
"""Pieces in which an incident may lie; a date of more stands for the days from first to last."""


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
        said), pieces (each with first_day and last_day: it took place in one of them, by a date
        that is a set; null without such a date).

    >>> import pakafg
    >>> days = incident_days(pakafg.load_corpus())
    >>> days.filter(incident="spin-boldak-shooting").select("first_day", "last_day").row(0)
    (datetime.date(2025, 11, 6), datetime.date(2025, 11, 6))
    """
    origins = dict(frame(corpus, "dates").select("claim", "origin").iter_rows())
    by_event: dict[str, dict[str, list[DateClaim]]] = defaultdict(lambda: defaultdict(list))
    for claim in corpus.dates.values():
        if claim.event in corpus.incidents:
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
        pieces = _pieces(days, (each for of in by_event[incident].values() for each in of))
        if pieces:
            days = _Days(pieces[0].first, pieces[-1].last)
        several = [dict(zip(_DAYS, piece, strict=True)) for piece in pieces]
        rows.append((incident, *days, several if len(several) > 1 else None))
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _bounds(claim: DateClaim) -> _Days:
    """Take what one claim bounds; that something went on at a time bounds neither end."""
    first, last = _days_of(claim.when)
    return _Days(
        first if claim.bound in {Bound.START, Bound.WHOLE} else None,
        last if claim.bound in {Bound.END, Bound.WHOLE} else None,
    )


def _days_of(when: When) -> _Days:
    """Take the local days of a date."""
    first, last = when.earliest, when.latest
    return _Days(first.date() if first else None, last.date() if last else None)


def _pieces(days: _Days, claims: Iterable[DateClaim]) -> list[_Days]:
    """List what every date that is a set leaves of the days, in order; none without a set."""
    sets = [
        [_days_of(When(edtf=member, zone=claim.when.zone)) for member in members]
        for claim in claims
        for members in [set_members(claim.when.edtf)]
        if claim.bound is Bound.WHOLE
        and len(members) > 1
        and not any(".." in member for member in members)
    ]
    pieces = [days] if sets else []
    for members in sets:
        met = {_overlap(one, other) for one, other in product(pieces, members)}
        pieces = sorted(met - {piece for piece in met if not _is_there(piece)})
        if len(pieces) > _MOST_PIECES:
            return []
    return pieces


def _is_there(piece: _Days) -> bool:
    """Tell whether a piece has a first day, a last day, and the one not after the other."""
    return piece.first is not None and piece.last is not None and piece.first <= piece.last


def _intersect(ranges: Iterable[_Days]) -> _Days:
    """Intersect ranges of days; where some exclude each other, take all that they cover."""
    firsts, lasts = ([day for day in ends if day] for ends in zip(*ranges, strict=True))
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        return _Days(min(firsts), max(lasts))
    return _Days(first, last)


def _within(days: _Days, whole: _Days) -> _Days:
    """Narrow the days of a part to those of its whole, unless the two exclude each other."""
    both = _overlap(days, whole)
    return days if both.first and both.last and both.first > both.last else both


def _overlap(one: _Days, other: _Days) -> _Days:
    """Take the later first day and the earlier last day."""
    firsts, lasts = ([day for day in ends if day] for ends in zip(one, other, strict=True))
    return _Days(max(firsts, default=None), min(lasts, default=None))
