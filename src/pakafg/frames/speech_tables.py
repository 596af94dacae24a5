"""The tables of what was said: statements and their reports, demands and the answers to them."""

from __future__ import annotations

from typing import Final

from pakafg.frames.record_tables import (
    DerivedColumn,
    GivenColumn,
    Part,
    parts_of,
    record_table,
)
from pakafg.frames.schemas import TEXT, TEXTS
from pakafg.records.demand import Demand, Response
from pakafg.records.statement import Report, Statement
from pakafg.values.open_vocabulary import open_list
from pakafg.values.vocabularies import Answer, DemandKind, Form, Mode, Side, SpeechAct
from pakafg.values.vocabulary import listed

__all__ = ["TABLES"]


_Statement = GivenColumn[Statement]
_Report = GivenColumn[Part[Statement, Report]]
_Demand = GivenColumn[Demand]
_Response = GivenColumn[Part[Demand, Response]]

TABLES: Final = (
    record_table(
        "statements",
        "one utterance",
        lambda corpus: corpus.statements.values(),
        _Statement("statement", TEXT, "its id", lambda s: s.id),
        _Statement("speaker", TEXT, "who; null: not said", lambda s: s.speaker),
        _Statement(
            "jointly_with",
            TEXTS,
            "who said it together with the speaker; null: nobody",
            lambda s: s.jointly_with or None,
        ),
        DerivedColumn[Statement](
            "side",
            TEXT,
            f"the speaker's side: {open_list('a party', Side)}",
            lambda corpus: lambda s: corpus.actors[s.speaker].side if s.speaker else None,
        ),
        _Statement(
            "act",
            TEXT,
            f"PLOVER: {listed(SpeechAct)}; null: comment, denial or appeal",
            lambda s: s.act,
        ),
        _Statement("addressee", TEXT, "to whom", lambda s: s.addressee),
        _Statement("channel", TEXT, "where it was said, as written", lambda s: s.channel),
        _Statement("topics", TEXTS, "what it is about", lambda s: s.topics),
        _Statement("about", TEXT, "the event that it speaks of", lambda s: s.about),
        _Statement(
            "denies",
            TEXTS,
            "the records of which it says that they are not so; null: none",
            lambda s: s.denies or None,
        ),
    ),
    record_table(
        "reports",
        "one utterance as one document gives it",
        lambda corpus: parts_of(corpus.statements.values(), lambda s: s.reports),
        _Report("statement", TEXT, "the utterance", lambda r: r.record.id),
        _Report("document", TEXT, "the document", lambda r: r.part.document),
        _Report("mode", TEXT, listed(Mode), lambda r: r.part.mode),
        _Report(
            "speaker", TEXT, "who, by this document", lambda r: r.part.speaker or r.record.speaker
        ),
        _Report("role", TEXT, "the speaker's role as written", lambda r: r.part.role),
        _Report(
            "channel",
            TEXT,
            "where it was said, as this document writes it",
            lambda r: r.part.channel,
        ),
        _Report(
            "via",
            TEXTS,
            "who stands between speaker and document, nearest first",
            lambda r: r.part.via,
        ),
        _Report("words", TEXT, "the words uttered", lambda r: r.part.words),
    ),
    record_table(
        "demands",
        "one demand, condition, offer or appeal",
        lambda corpus: corpus.demands.values(),
        _Demand("demand", TEXT, "its id", lambda d: d.id),
        _Demand("by", TEXT, "who makes it; null: not said", lambda d: d.by),
        _Demand("of", TEXT, "to whom; null: nobody in particular", lambda d: d.of),
        _Demand("round", TEXT, "the round in which it was put", lambda d: d.round),
        _Demand("text", TEXT, "neutral, one line", lambda d: d.text),
        _Demand("kind", TEXT, f"{listed(DemandKind)}; null: not coded", lambda d: d.kind),
        _Demand("form", TEXT, listed(Form), lambda d: d.form),
        _Demand(
            "terms",
            TEXTS,
            "its terms, each document's in order",
            lambda d: [term.text for report in d.reports for term in report.terms],
        ),
    ),
    record_table(
        "responses",
        "one answer to a demand, as one document reports it",
        lambda corpus: parts_of(corpus.demands.values(), lambda d: d.responses),
        _Response("demand", TEXT, "the demand", lambda a: a.record.id),
        _Response("by", TEXT, "who answered; null: nobody", lambda a: a.part.by),
        _Response("answer", TEXT, listed(Answer), lambda a: a.part.answer),
        _Response("document", TEXT, "the document", lambda a: a.part.document),
        _Response(
            "claimant",
            TEXT,
            "who reports it; null: the document's own voice",
            lambda a: a.part.claimant,
        ),
    ),
)
