"""The tables of what happened: rounds, ceasefires, incidents and other events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.frames.record_tables import DerivedColumn, GivenColumn, Part, parts_of, record_table
from pakafg.frames.schemas import FLAG, INT, TEXT, TEXTS
from pakafg.grouping import grouped
from pakafg.records.ceasefire import Ceasefire, CeasefireReport
from pakafg.records.event import Event
from pakafg.records.incident import Blame, Incident
from pakafg.records.talk_round import RoundReport, TalkRound
from pakafg.values.conclusions import RecordKind
from pakafg.values.open_vocabulary import open_list
from pakafg.values.vocabularies import (
    Bound,
    CeasefireStage,
    CeasefireState,
    EventKind,
    IncidentKind,
)
from pakafg.values.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pakafg.corpus.corpus import Corpus

__all__ = ["TABLES"]


def _agreed_ordinal(talk_round: TalkRound) -> int | None:
    """Take the number of a round, where all documents that count it agree."""
    ordinals = {report.ordinal for report in talk_round.reports if report.ordinal is not None}
    return ordinals.pop() if len(ordinals) == 1 else None


def _dates_of(**fields: object) -> Callable[[Corpus], Callable[[Ceasefire], list[str]]]:
    """Prepare to list the dates that documents give of a part of a ceasefire, as EDTF."""

    def prepare(corpus: Corpus) -> Callable[[Ceasefire], list[str]]:
        dates = grouped(corpus.dates.where(**fields).values(), lambda claim: claim.event)
        return lambda ceasefire: [str(claim.when) for claim in dates.get(ceasefire.id, [])]

    return prepare


_Round = GivenColumn[TalkRound]
_Label = GivenColumn[Part[TalkRound, RoundReport]]
_Ceasefire = GivenColumn[Ceasefire]
_State = GivenColumn[Part[Ceasefire, CeasefireReport]]
_Incident = GivenColumn[Incident]
_Blame = GivenColumn[Part[Incident, Blame]]
_Event = GivenColumn[Event]

TABLES: Final = (
    record_table(
        "rounds",
        "one round of the talks",
        lambda corpus: corpus.rounds.values(),
        _Round("round", TEXT, "its id", lambda r: r.id),
        _Round("name", TEXT, "neutral name", lambda r: r.name),
        _Round("place", TEXT, "where", lambda r: r.place),
        _Round("host", TEXT, "who hosted it", lambda r: r.host),
        _Round(
            "ordinal", INT, "its number, where all documents that count it agree", _agreed_ordinal
        ),
        _Round("mediators", TEXTS, "who mediated", lambda r: r.mediators),
        _Round(
            "outcome",
            TEXTS,
            "what came of it, each document's points in order",
            lambda r: [note.text for report in r.reports for note in report.outcome],
        ),
    ),
    record_table(
        "round_labels",
        "what one document calls one round",
        lambda corpus: parts_of(corpus.rounds.values(), lambda r: r.reports),
        _Label("round", TEXT, "the round", lambda r: r.record.id),
        _Label("document", TEXT, "the document", lambda r: r.part.document),
        _Label(
            "label",
            TEXT,
            "as written; null: it mentions the round without a label",
            lambda r: r.part.label,
        ),
        _Label("ordinal", INT, "the number in it", lambda r: r.part.ordinal),
    ),
    record_table(
        "ceasefires",
        "one ceasefire",
        lambda corpus: corpus.ceasefires.values(),
        _Ceasefire("ceasefire", TEXT, "its id", lambda c: c.id),
        _Ceasefire("name", TEXT, "neutral name", lambda c: c.name),
        _Ceasefire("kind", TEXT, str(RecordKind.CEASEFIRE), lambda _: RecordKind.CEASEFIRE),
        _Ceasefire("broker", TEXT, "who brokered it", lambda c: c.broker),
        _Ceasefire("place", TEXT, "where it was agreed", lambda c: c.place),
        _Ceasefire("parties", TEXTS, "who agreed", lambda c: c.parties),
        DerivedColumn[Ceasefire](
            "declared",
            TEXTS,
            "EDTF of every claim of its declaration",
            _dates_of(bound=Bound.DECLARED),
        ),
        DerivedColumn[Ceasefire](
            "effective",
            TEXTS,
            "EDTF of every claim of its taking effect",
            _dates_of(bound=Bound.START),
        ),
        DerivedColumn[Ceasefire](
            "renewed",
            TEXTS,
            "EDTF of every claim of a renewal",
            _dates_of(stage=CeasefireStage.RENEWED),
        ),
        DerivedColumn[Ceasefire](
            "ended",
            TEXTS,
            "EDTF of every claim of its end",
            _dates_of(bound=Bound.END),
        ),
    ),
    record_table(
        "ceasefire_states",
        "what one document says of a ceasefire",
        lambda corpus: parts_of(corpus.ceasefires.values(), lambda c: c.reports),
        _State("ceasefire", TEXT, "the ceasefire", lambda s: s.record.id),
        _State("document", TEXT, "the document", lambda s: s.part.document),
        _State("state", TEXT, listed(CeasefireState), lambda s: s.part.state),
        _State(
            "claimant",
            TEXT,
            "who says so; null: the document's own voice",
            lambda s: s.part.claimant,
        ),
        _State(
            "as_of",
            TEXT,
            "EDTF of when that was so; null: not said",
            lambda s: None if s.part.as_of is None else str(s.part.as_of),
        ),
        _State("brokers", TEXTS, "who brokered it, by this passage", lambda s: s.part.brokers),
        _State(
            "signatories",
            TEXTS,
            "who signed or agreed to it, by this passage",
            lambda s: s.part.signatories,
        ),
    ),
    record_table(
        "incidents",
        "one incident",
        lambda corpus: corpus.incidents.values(),
        _Incident("incident", TEXT, "its id", lambda i: i.id),
        _Incident("name", TEXT, "neutral name", lambda i: i.name),
        _Incident("kind", TEXT, f"what happened: {open_list(IncidentKind)}", lambda i: i.kind),
        _Incident("place", TEXT, "where", lambda i: i.place),
        _Incident("parties", TEXTS, "who took part", lambda i: i.parties),
        _Incident("part_of", TEXT, "the larger incident; null: none", lambda i: i.part_of),
        _Incident(
            "exhaustive", FLAG, "whether its named parts are all of it", lambda i: i.exhaustive
        ),
        _Incident(
            "alleged_by",
            TEXT,
            "the side, where only its own account tells of it; null: others do, too",
            lambda i: i.alleged_by,
        ),
    ),
    record_table(
        "blames",
        "that one actor blames another for an incident, by one document",
        lambda corpus: parts_of(corpus.incidents.values(), lambda i: i.blames),
        _Blame("incident", TEXT, "the incident", lambda b: b.record.id),
        _Blame("document", TEXT, "the document", lambda b: b.part.document),
        _Blame("by", TEXT, "who blames; null: the document's own voice", lambda b: b.part.by),
        _Blame("blamed", TEXT, "who is blamed", lambda b: b.part.blamed),
    ),
    record_table(
        "events",
        "anything else that is dated",
        lambda corpus: corpus.events.values(),
        _Event("event", TEXT, "its id", lambda e: e.id),
        _Event("name", TEXT, "neutral name", lambda e: e.name),
        _Event("kind", TEXT, listed(EventKind), lambda e: e.kind),
        _Event("place", TEXT, "where", lambda e: e.place),
        _Event("by", TEXT, "who made it known, of an announcement", lambda e: e.by),
        _Event("planned", FLAG, "only planned: its dates are no fact", lambda e: e.planned),
    ),
)
