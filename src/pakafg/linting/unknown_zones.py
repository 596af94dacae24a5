"""A party without a zone: what it announces without a place is dated in UTC, which nobody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.corpus.zones import event_zone
from pakafg.linting.doubt import Doubt
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["doubtful_zones"]

_UTC = "UTC"


def doubtful_zones(corpus: Corpus) -> Iterator[Doubt]:
    """Find dates in UTC of what a party without a zone announced, and no place tells the zone."""
    records = corpus.catalogues
    zoneless = {party.id: party for party in corpus.codebook.parties if party.zone is None}
    for claim in corpus.dates.values() if zoneless else ():
        actor = _announced_by(corpus, claim.event)
        party = None if actor is None else zoneless.get(corpus.actors[actor].side)
        is_known = event_zone(claim.event, records, corpus.codebook.zones) is not None
        if party is None or is_known or claim.when.zone != _UTC:
            continue
        reason = (
            f"{shown(claim.words)} is taken to be in UTC, for {party.name} has no zone, and "
            f"{claim.event!r} no place: give a zone or a place where the document tells of one"
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


def _announced_by(corpus: Corpus, event: str) -> str | None:
    """Find who said a statement, made an event known or brokered a ceasefire."""
    if event in corpus.statements:
        return corpus.statements[event].speaker
    if event in corpus.events:
        return corpus.events[event].by
    return corpus.ceasefires[event].broker if event in corpus.ceasefires else None
