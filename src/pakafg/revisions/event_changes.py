"""Dates of events that moved from one corpus to another, and through which records."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.corpus.format import EVENTS
from pakafg.engines.connected import joined
from pakafg.timeline import reconcile
from pakafg.values.conclusions import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim, OrderClaim
    from pakafg.revisions.record_changes import RecordChange

__all__ = ["moved_events"]

_TIME: Final = pl.Datetime("us", "UTC")
_LIMITS: Final = ("earliest", "latest")
_ENDS: Final = (*_LIMITS, "start_earliest", "start_latest", "end_earliest", "end_latest")
_ANSWER: Final = (*_ENDS, "edtf", "status", "alleged_by")
_TOLD: Final = (*_LIMITS, "edtf", "status", "pieces")
_STATES: Final = ("before", "after")
_SCHEMA: Final = {
    "event": pl.String(),
    "name": pl.String(),
    "kind": pl.String(),
    "change": pl.String(),
    "edtf_before": pl.String(),
    "edtf_after": pl.String(),
    "status_before": pl.String(),
    "status_after": pl.String(),
    **{f"{name}_before": _TIME for name in _LIMITS},
    **{f"{name}_after": _TIME for name in _LIMITS},
    **{f"{name}_by": pl.Duration("us") for name in _LIMITS},
    **{f"pieces_{when}": pl.List(pl.Struct(dict.fromkeys(_LIMITS, _TIME))) for when in _STATES},
    "zone": pl.String(),
    "through": pl.List(pl.String()),
}


def moved_events(old: Corpus, new: Corpus, changed: Sequence[RecordChange]) -> pl.DataFrame:
    """Compare the timelines of two corpora, and say through which changed records they differ."""
    before, after = ({row["event"]: row for row in _timeline(each)} for each in (old, new))
    by_id = {each.record: each for each in changed}
    own, groups = _changed_of_events(old, new, by_id), _tied_events(old, new)
    rows = []
    for event in {**before, **after}:
        was, now = before.get(event), after.get(event)
        if was is not None and now is not None and all(was[k] == now[k] for k in _ANSWER):
            continue
        tied = chain.from_iterable(own[each] for each in groups.get(event, ()))
        rows.append(_event_row(event, was, now, own[event] or list(dict.fromkeys(tied))))
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _timeline(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """Reconcile the dates of a corpus."""
    return reconcile(corpus).events.iter_rows(named=True)


def _event_row(
    event: str,
    was: Mapping[str, Any] | None,
    now: Mapping[str, Any] | None,
    through: list[str],
) -> dict[str, Any]:
    """Make the row of an event that moved."""
    kind = ChangeKind.CHANGED
    if was is None or now is None:
        kind = ChangeKind.ADDED if was is None else ChangeKind.REMOVED
    old, new, either = was or {}, now or {}, now or was or {}
    moves = {}
    for name in _LIMITS:
        one, other = old.get(name), new.get(name)
        moves[f"{name}_by"] = None if one is None or other is None else other - one
    return {
        "event": event,
        "name": either["name"],
        "kind": either["kind"],
        "change": str(kind),
        **{f"{name}_before": old.get(name) for name in _TOLD},
        **{f"{name}_after": new.get(name) for name in _TOLD},
        **moves,
        "zone": either["zone"],
        "through": through,
    }


def _changed_of_events(
    old: Corpus, new: Corpus, changed: Mapping[str, RecordChange]
) -> dict[str, list[str]]:
    """List for each event the changed records that tell of it, itself and its place included."""
    found: dict[str, dict[str, None]] = defaultdict(dict)

    def is_another(record: str) -> bool:
        return record in changed and changed[record].change is ChangeKind.CHANGED

    for corpus in (old, new):
        claims: list[DateClaim | OrderClaim] = [*corpus.dates.values(), *corpus.orders.values()]
        for claim in claims:
            named = (claim.document, claim.claimant, claim.origin)
            told = [each for each in named if each is not None and is_another(each)]
            told += [claim.id] * (claim.id in changed)
            for event in (claim.event, getattr(claim, "other", claim.event)):
                found[event].update(dict.fromkeys(told))
        for name in EVENTS:
            for event, record in getattr(corpus, name).items():
                place: str | None = getattr(record, "place", None)
                own = [event] * (event in changed)
                if place is not None and is_another(place):
                    own.append(place)
                found[event].update(dict.fromkeys(own))
    return defaultdict(list, {event: list(ids) for event, ids in found.items()})


def _tied_events(old: Corpus, new: Corpus) -> dict[str, list[str]]:
    """Group the events that orders, or wholes and parts, tie in one corpus or the other."""
    pairs = [
        pair
        for corpus in (old, new)
        for pair in (
            *((each.event, each.other) for each in corpus.orders.values()),
            *((each.id, each.part_of) for each in corpus.incidents.values() if each.part_of),
        )
    ]
    events = list(dict.fromkeys(chain.from_iterable(pairs)))
    number = {event: at for at, event in enumerate(events)}
    groups = joined(len(events), [[number[event] for event in pair] for pair in pairs])
    return {
        events[member]: [events[each] for each in group] for group in groups for member in group
    }
