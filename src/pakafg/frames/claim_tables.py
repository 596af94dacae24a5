"""The tables of claims: figures, dates, orders and quantities, each with whose word it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from pakafg.corpus.format import EVENTS, KINDS
from pakafg.frames.claim_origins import origins, relations
from pakafg.frames.claim_phrases import phrases_of
from pakafg.frames.record_tables import (
    DerivedColumn,
    GivenColumn,
    first_day,
    first_time,
    last_day,
    last_time,
    microseconds,
    pieces_of,
    record_table,
)
from pakafg.frames.schemas import DAY, FLAG, FLOAT, GAP, INT, PIECES, TEXT, TEXTS, TIME
from pakafg.records.claim import CasualtyClaim, Claim, DateClaim, OrderClaim, QuantityClaim
from pakafg.values.open_vocabulary import open_list
from pakafg.values.vocabularies import (
    Basis,
    Bound,
    CeasefireStage,
    Group,
    OrderRelation,
    Outcome,
    Precision,
    Relation,
    Status,
)
from pakafg.values.vocabulary import listed, one_of

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.values.conclusions import RecordKind

__all__ = ["TABLES"]


def _event_kind(corpus: Corpus, claim: DateClaim) -> RecordKind:
    """Find the kind of what a claim dates."""
    return next(KINDS[name] for name in EVENTS if claim.event in getattr(corpus, name))


_Claim = GivenColumn[Claim]
_Casualty = GivenColumn[CasualtyClaim]
_Date = GivenColumn[DateClaim]
_Order = GivenColumn[OrderClaim]
_Quantity = GivenColumn[QuantityClaim]

_ID: Final = _Claim("claim", TEXT, "its id", lambda c: c.id)
_PHRASE: Final = DerivedColumn[Claim](
    "phrase",
    TEXT,
    "the document and the first character of the words, where these make other claims of dates, "
    "orders or durations, too; null: this one alone",
    phrases_of,
)
_DOCUMENT: Final = _Claim("document", TEXT, "the document that gives it", lambda c: c.document)
_WHOSE: Final = (
    _Claim(
        "claimant",
        TEXT,
        "to whom the document attributes it; null: the document's own voice",
        lambda c: c.claimant,
    ),
    DerivedColumn[Claim](
        "origin",
        TEXT,
        "the root of the claim, where known, be it from another document that has the same of "
        "the same claimant: one origin is one vote; one for all claims that a same_origin link "
        "joins, the link's id where no root of theirs is known",
        origins,
    ),
)

TABLES: Final = (
    record_table(
        "casualties",
        "one figure, as one document gives it from one claimant",
        lambda corpus: corpus.casualties.values(),
        _ID,
        _Casualty("incident", TEXT, "where, or what made them move", lambda c: c.incident),
        _Casualty("outcome", TEXT, open_list(Outcome), lambda c: c.outcome),
        _Casualty(
            "low", INT, "persons, inclusive; null: no figure is given", lambda c: c.count.low
        ),
        _Casualty(
            "best",
            INT,
            "the figure that the words put forward; null: none, as of 'over 440' and of 'dozens'",
            lambda c: c.count.best,
        ),
        _Casualty("high", INT, "persons, inclusive; null: open", lambda c: c.count.high),
        _Casualty(
            "coded",
            INT,
            "conventional single value; never replaces the bound",
            lambda c: c.count.coded,
        ),
        _Casualty("approximate", FLAG, "the document says about", lambda c: c.count.approximate),
        _Casualty("words", TEXT, "number words as printed", lambda c: c.count.words),
        _Casualty(
            "nationality",
            TEXT,
            "whose people: a word of the codebook; null: not said, or all",
            lambda c: c.nationality,
        ),
        _Casualty(
            "status", TEXT, f"{open_list(Status)}; null: not said, or all", lambda c: c.status
        ),
        _Casualty("group", TEXT, f"{listed(Group)}: part of a larger figure", lambda c: c.group),
        _Casualty(
            "sum_of",
            TEXTS,
            "the claims that the document adds to make the figure, which then votes for nothing; "
            "null: it adds none",
            lambda c: c.sum_of or None,
        ),
        *_WHOSE,
        DerivedColumn[CasualtyClaim](
            "relation",
            TEXT,
            f"{listed(Relation)}: claimant to those counted; null: nobody is named, or a side "
            "counts people of whom the nationality is not said",
            relations,
        ),
        _Casualty(
            "as_of",
            TIME,
            "last minute at which the figure was valid; null: not said",
            lambda c: last_time(c.as_of),
        ),
        DerivedColumn[CasualtyClaim](
            "published_earliest",
            TIME,
            "first minute at which the document can have been published; null: open",
            lambda corpus: lambda c: first_time(corpus.documents[c.document].published),
        ),
        DerivedColumn[CasualtyClaim](
            "published_latest",
            TIME,
            "last minute at which it can have been; null: open",
            lambda corpus: lambda c: last_time(corpus.documents[c.document].published),
        ),
        _DOCUMENT,
    ),
    record_table(
        "dates",
        "one date of one event, as one document gives it",
        lambda corpus: corpus.dates.values(),
        _ID,
        _Date("event", TEXT, "what is dated", lambda c: c.event),
        DerivedColumn[DateClaim](
            "event_kind",
            TEXT,
            one_of(KINDS[name] for name in EVENTS),
            lambda corpus: partial(_event_kind, corpus),
        ),
        _Date("bound", TEXT, f"{listed(Bound)}: the part of the event", lambda c: c.bound),
        _Date("edtf", TEXT, "the date, local", lambda c: str(c.when)),
        _Date(
            "earliest",
            TIME,
            "first minute that the date allows; null: open",
            lambda c: first_time(c.when),
        ),
        _Date(
            "latest",
            TIME,
            "last minute that the date allows; null: open",
            lambda c: last_time(c.when),
        ),
        _Date(
            "pieces",
            PIECES,
            "the stretches of time within one of which the date lies, each with earliest and "
            "latest, in order: one, or several with gaps between them",
            lambda c: pieces_of(c.when),
        ),
        _Date("first_day", DAY, "local day of earliest; null: open", lambda c: first_day(c.when)),
        _Date("last_day", DAY, "local day of latest; null: open", lambda c: last_day(c.when)),
        _Date(
            "precision",
            TEXT,
            f"{listed(Precision)}: from earliest to latest",
            lambda c: c.when.precision,
        ),
        _Date("basis", TEXT, f"{one_of(Basis)} to the document's own date", lambda c: c.basis),
        _Date("words", TEXT, "the expression", lambda c: c.words),
        _Date("stage", TEXT, f"of a ceasefire: {listed(CeasefireStage)}", lambda c: c.stage),
        _Date(
            "zone", TEXT, "in which the date is local, and its days begin", lambda c: c.when.zone
        ),
        _PHRASE,
        *_WHOSE,
        _DOCUMENT,
    ),
    record_table(
        "orders",
        "one order of two events, as one document gives it",
        lambda corpus: corpus.orders.values(),
        _ID,
        _Order("event", TEXT, "the event spoken of", lambda c: c.event),
        _Order("relation", TEXT, listed(OrderRelation), lambda c: c.relation),
        _Order("other", TEXT, "the other event", lambda c: c.other),
        _Order(
            "gap_min",
            GAP,
            "least time between the two starts; null: open",
            lambda c: microseconds(c.gap.low) if c.gap else None,
        ),
        _Order(
            "gap_max",
            GAP,
            "most time between the two starts; null: open",
            lambda c: microseconds(c.gap.high) if c.gap else None,
        ),
        _Order("words", TEXT, "the expression", lambda c: c.words),
        _PHRASE,
        *_WHOSE,
        _DOCUMENT,
    ),
    record_table(
        "quantities",
        "one other figure, as one document gives it",
        lambda corpus: corpus.quantities.values(),
        _ID,
        _Quantity("topic", TEXT, "what is measured", lambda c: c.topic),
        _Quantity("low", FLOAT, "in the unit, inclusive; null: no figure", lambda c: c.count.low),
        _Quantity("high", FLOAT, "in the unit, inclusive; null: open", lambda c: c.count.high),
        _Quantity("unit", TEXT, "the unit", lambda c: c.unit),
        _Quantity("words", TEXT, "number words as printed", lambda c: c.count.words),
        _Quantity("about", TEXT, "the record that it belongs to", lambda c: c.about),
        *_WHOSE,
        _DOCUMENT,
    ),
)
