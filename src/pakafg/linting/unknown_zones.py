"""Dates in UTC, which nobody said: neither a place nor a capital tells the zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.corpus.zones import event_zone, has_local_clock
from pakafg.linting.doubt import Doubt
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["doubtful_zones"]

_UTC = "UTC"


def doubtful_zones(corpus: Corpus) -> Iterator[Doubt]:
    """Find dates in UTC of which no place tells the zone, and no announcer's capital.

    Of what a party without a zone announced, all; of other things, times of the clock, and days
    that are held against a time with a zone of its own: a day may begin some hours from where it
    is put, which matters beside a time alone; a time is wrong.
    """
    records = corpus.catalogues
    zoneless = {party.id: party for party in corpus.codebook.parties if party.zone is None}
    timed = {each.event for each in corpus.dates.values() if _has_zoned_clock(each.when.edtf)}
    for claim in corpus.dates.values():
        actor = _announced_by(corpus, claim.event)
        party = None if actor is None else zoneless.get(corpus.actors[actor].side)
        is_day = claim.event in timed and not _has_zoned_clock(claim.when.edtf)
        if party is None and not (is_day or has_local_clock(claim.when.edtf)):
            continue
        is_known = event_zone(claim.event, records, corpus.codebook.zones) is not None
        if is_known or claim.when.zone != _UTC:
            continue
        why = (
            f"{claim.event!r} has no place, and nobody of a zone announced it"
            if party is None
            else f"{party.name} has no zone, and {claim.event!r} no place"
        )
        reason = (
            f"{shown(claim.words)} is taken to be in UTC, for {why}: give a zone or a place where "
            "the document tells of one"
        )
        yield Doubt(
            record=claim.id,
            document=claim.document,
            catalogue="dates",
            path=("when",),
            reason=reason,
            citations=claim.citations,
            notes=(claim.note,),
        )


def _has_zoned_clock(edtf: str) -> bool:
    """Tell whether a date has a time of the clock with an offset of its own."""
    return "T" in edtf and not has_local_clock(edtf)


def _announced_by(corpus: Corpus, event: str) -> str | None:
    """Find who said a statement, made an event known or brokered a ceasefire."""
    if event in corpus.statements:
        return corpus.statements[event].speaker
    if event in corpus.events:
        return corpus.events[event].by
    return corpus.ceasefires[event].broker if event in corpus.ceasefires else None
