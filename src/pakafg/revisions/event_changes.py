"""Dates of events that moved from one corpus to another, and through which records.

Law of this file: an event of which the timeline says anything else of when it was has a row, and
the row shows what.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.corpus.format import EVENTS
from pakafg.engines.connected import joined
from pakafg.records.claim import DURATION
from pakafg.revisions.record_changes import CODEBOOK
from pakafg.timeline import reconcile
from pakafg.timeline.dated_events import is_harm
from pakafg.values.conclusions import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import Claim
    from pakafg.revisions.record_changes import RecordChange

__all__ = ["moved_events"]

_TIME: Final = pl.Datetime("us", "UTC")
_LIMITS: Final = ("earliest", "latest")
_BOUNDS: Final = [f"{part}_{limit}" for part in ("start", "end", "declared") for limit in _LIMITS]
_ANSWER: Final[Mapping[str, pl.DataType]] = {
    "edtf": pl.String(),
    "status": pl.String(),
    **dict.fromkeys(_LIMITS, _TIME),
    "pieces": pl.List(pl.Struct(dict.fromkeys(_LIMITS, _TIME))),
    **dict.fromkeys(_BOUNDS, _TIME),
    "alternatives": pl.List(pl.String()),
    "alleged_by": pl.String(),
}
"""What a timeline says of an event that another may say otherwise."""
_TOLD: Final = {**_ANSWER, "zone": pl.String()}
_SCHEMA: Final[Mapping[str, pl.DataType]] = {
    "event": pl.String(),
    "name": pl.String(),
    "kind": pl.String(),
    "change": pl.String(),
    **{f"{name}_{when}": dtype for name, dtype in _TOLD.items() for when in ("before", "after")},
    **{f"{name}_by": pl.Duration("us") for name in _LIMITS},
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
        through = own[event] or list(dict.fromkeys(tied)) or [CODEBOOK] * (CODEBOOK in by_id)
        rows.append(_event_row(event, was, now, through))
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
    for corpus in (old, new):
        for events, record, named in _tellings(corpus):
            told = [each for each in named if each is not None and _is_another(changed.get(each))]
            told += [record] * (record in changed)
            for event in events:
                found[event].update(dict.fromkeys(told))
    return defaultdict(list, {event: list(ids) for event, ids in found.items()})


def _tellings(corpus: Corpus) -> Iterator[tuple[tuple[str, ...], str, Iterable[str | None]]]:
    """Yield the events that each record tells of, its id, and the records that it names."""
    claims: list[tuple[tuple[str, ...], Claim]] = [
        *(((each.event,), each) for each in corpus.dates.values()),
        *(((each.event, each.other), each) for each in corpus.orders.values()),
        *(
            ((each.about,), each)
            for each in corpus.quantities.where(topic=DURATION).values()
            if each.about is not None
        ),
        # Whom an incident harmed is told after it.
        *(((each.incident,), each) for each in corpus.casualties.values() if is_harm(each)),
    ]
    for events, claim in claims:
        yield events, claim.id, (claim.document, claim.claimant, claim.origin)
    for name in EVENTS:
        for event, record in getattr(corpus, name).items():
            accusing = [blame.document for blame in getattr(record, "blames", ())]
            yield (event,), event, (getattr(record, "place", None), *accusing)


def _is_another(change: RecordChange | None) -> bool:
    """Tell whether a record stands in both corpora, and is another."""
    return change is not None and change.change is ChangeKind.CHANGED


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
