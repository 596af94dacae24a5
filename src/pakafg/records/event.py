"""Anything else that documents date."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.fields import IDENTIFIER, MAYBE_IDENTIFIER, TEXT
from pakafg.records.record import AnnotatedRecord
from pakafg.values.validators import one
from pakafg.values.vocabularies import EventKind

__all__ = ["Event"]


@frozen(kw_only=True, repr=False)
class Event(AnnotatedRecord):
    """Something dated that is no round, ceasefire, incident or statement: an accord, a report.

    Attributes:
        id: Its id in the corpus.
        name: A neutral name.
        kind: What it is.
        place: Where.
        by: Who made it known, of an announcement: without a place it is dated in his capital.
        planned: Whether it is only planned or expected: its dates say for when, and the timeline
            never takes them for a fact.

    >>> import pakafg
    >>> pakafg.load_corpus().events["un-flash-update"]
    Event(id='un-flash-update', name='UN flash update', kind=EventKind.REPORT)
    """

    id: str = field(validator=IDENTIFIER)
    name: str = field(validator=TEXT)
    kind: EventKind = field(validator=one(EventKind))
    place: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    by: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    planned: bool = field(default=False, validator=one(bool))
