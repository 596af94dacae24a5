"""When incidents took place, in local days, as far as anybody says.

Laws of this file: days are stretches of whole days, in order, none next to another; what lies
between two stretches is no day of the incident.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial, reduce
from itertools import chain, product
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from pakafg.corpus.ancestry import scopes_of
from pakafg.corpus.kept_answers import kept_answer
from pakafg.frames import frame
from pakafg.values.calendar import DAY, wall_minute
from pakafg.values.edtf import MOST_DATES
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim

__all__ = ["incident_days"]


_DAYS: Final = {"first_day": pl.Date(), "last_day": pl.Date()}
_SCHEMA: Final[dict[str, pl.DataType]] = {
    "incident": pl.String(),
    **_DAYS,
    "pieces": pl.List(pl.Struct(_DAYS)),
}
_EPOCH: Final = date(1970, 1, 1).toordinal()
_INFINITE: Final = float("inf")


class _Stretch(NamedTuple):
    """Days in a row, the first and the last, since 1970; infinite where nobody says."""

    first: float = -_INFINITE
    last: float = _INFINITE


_Days = tuple[_Stretch, ...]
_ANY: Final[_Days] = (_Stretch(),)


def incident_days(corpus: Corpus) -> pl.DataFrame:
    """Find the days within which each incident took place, by all that is said of its dates.

    What one origin says is narrowed to what it comes to together, and so is what all origins
    say; where dates exclude each other, all that they cover counts. An incident took place
    while the larger one that it belongs to went on.

    Args:
        corpus: The corpus.

    Returns:
        One row an incident: incident, first_day, last_day (local, both included; null: not
        said), pieces (each with first_day and last_day: it took place in one of them, and not
        between two).

    >>> import pakafg
    >>> days = incident_days(pakafg.load_corpus())
    >>> days.filter(incident="spin-boldak-shooting").select("first_day", "last_day").row(0)
    (datetime.date(2025, 11, 6), datetime.date(2025, 11, 6))
    """
    return kept_answer(corpus, "incident days", partial(_incident_days, corpus)).clone()


def _incident_days(corpus: Corpus) -> pl.DataFrame:
    origins = dict(frame(corpus, "dates").select("claim", "origin").iter_rows())
    by_event: dict[str, dict[str, list[DateClaim]]] = defaultdict(lambda: defaultdict(list))
    for claim in corpus.dates.values():
        if claim.event in corpus.incidents:
            by_event[claim.event][origins[claim.id] or claim.document].append(claim)
    claimed = {
        event: _agreed(_agreed(map(_bounds, claims)) for claims in by_origin.values())
        for event, by_origin in by_event.items()
    }
    rows = []
    for incident in corpus.incidents:
        days = claimed.get(incident, _ANY)
        for whole in scopes_of(corpus, incident)[1:]:
            # A part that its whole excludes keeps its own days.
            days = _intersection(days, claimed.get(whole, _ANY)) or days
        if len(days) > MOST_DATES:  # of several dates that exclude each other: no text holds them
            days = (_Stretch(days[0].first, days[-1].last),)
        pieces = [dict(zip(_DAYS, map(_day, piece), strict=True)) for piece in days]
        rows.append((incident, _day(days[0].first), _day(days[-1].last), pieces))
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _bounds(claim: DateClaim) -> _Days:
    """Take what one claim bounds; that something went on at a time bounds neither end."""
    days = _union(
        _Stretch(
            _local_day(piece.first_minute, piece.zone, otherwise=-_INFINITE),
            _local_day(piece.last_minute, piece.zone, otherwise=_INFINITE),
        )
        for piece in claim.when.pieces
    )
    match claim.bound:
        case Bound.WHOLE:
            return days
        case Bound.START:
            return (_Stretch(first=days[0].first),)
        case Bound.END:
            return (_Stretch(last=days[-1].last),)
    return _ANY


def _local_day(minute: int | None, zone: str, *, otherwise: float) -> float:
    return otherwise if minute is None else wall_minute(minute, zone) // DAY


def _day(number: float) -> date | None:
    """Convert days since 1970; None where infinite."""
    return None if abs(number) == _INFINITE else date.fromordinal(_EPOCH + int(number))


def _agreed(said: Iterable[_Days]) -> _Days:
    """Intersect days; where some exclude each other, take all that they cover.

    What bounds nothing covers nothing.
    """
    given = [days for days in said if days != _ANY]
    return reduce(_intersection, given, _ANY) or _union(chain.from_iterable(given))


def _intersection(one: _Days, other: _Days) -> _Days:
    both = (_Stretch(max(a.first, b.first), min(a.last, b.last)) for a, b in product(one, other))
    return tuple(stretch for stretch in both if stretch.first <= stretch.last)


def _union(stretches: Iterable[_Stretch]) -> _Days:
    joined: list[_Stretch] = []
    for each in sorted(stretches):
        if joined and each.first <= joined[-1].last + 1:
            joined[-1] = _Stretch(joined[-1].first, max(joined[-1].last, each.last))
        else:
            joined.append(each)
    return tuple(joined)
