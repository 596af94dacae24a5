"""Ceasefires, and what each document says of them."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.citation import Citation
from pakafg.records.fields import (
    IDENTIFIER,
    IDENTIFIERS,
    MAYBE_DATE,
    MAYBE_IDENTIFIER,
    TEXT,
    many,
    some,
)
from pakafg.records.record import AnnotatedRecord
from pakafg.values.validators import one
from pakafg.values.vocabularies import CeasefireState
from pakafg.values.when import When

__all__ = ["Ceasefire", "CeasefireReport"]


@frozen(kw_only=True, repr=False)
class CeasefireReport(AnnotatedRecord):
    """What one document says of a ceasefire: that it holds, was violated, was renewed.

    Attributes:
        document: The document.
        state: What is said of it.
        claimant: Who says so; None for the document's own voice.
        as_of: When that was so.
        brokers: Who brokered it, by this passage.
        signatories: Who signed or agreed to it, by this passage.
        citations: The characters.
    """

    document: str = field(validator=IDENTIFIER)
    state: CeasefireState = field(validator=one(CeasefireState))
    claimant: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    as_of: When | None = field(default=None, validator=MAYBE_DATE)
    brokers: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    signatories: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class Ceasefire(AnnotatedRecord):
    """A ceasefire. Its dates are claims: see the table `dates`, which keeps stages apart.

    Attributes:
        id: Its id in the corpus.
        name: A neutral name.
        broker: Who brokered it.
        place: Where it was agreed.
        parties: Who agreed to it.
        reports: What each document says of it.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> truce = corpus.ceasefires["doha-ceasefire"]
    >>> truce.broker, truce.reports[0].document, truce.reports[0].state.value
    ('qatar', '000', 'declared')
    """

    id: str = field(validator=IDENTIFIER)
    name: str = field(validator=TEXT)
    broker: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    place: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    parties: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    reports: tuple[CeasefireReport, ...] = field(
        default=(), validator=many(CeasefireReport), repr=False
    )
