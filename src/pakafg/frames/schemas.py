"""The columns of every table, as data."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl
from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SCHEMAS", "SIDES", "Column", "Table"]

TIME: Final = pl.Datetime("us", "UTC")
TEXTS: Final = pl.List(pl.String)
_CITED: Final = pl.Struct(
    {"document": pl.String, "start": pl.Int64, "end": pl.Int64, "quote": pl.String}
)
SIDES: Final = pl.List(
    pl.Struct(
        {"says": pl.String, "records": TEXTS, "documents": TEXTS, "citations": pl.List(_CITED)}
    )
)
"""What each side of a conflict or a discrepancy says, with the records behind it and quotations."""


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        name: Its name.
        dtype: Its polars type.
        meaning: What it holds, with unit and what null means.

    >>> SCHEMAS["citations"].columns[4].meaning
    'offset after the last character'
    """

    name: str
    dtype: pl.DataType
    meaning: str


@frozen
class Table:
    """One table: what a row is, and its columns.

    Attributes:
        name: The name that `Corpus.frame` takes.
        row: What one row is.
        columns: The columns, in order.

    >>> SCHEMAS["casualties"].row
    'one figure, as one document gives it from one claimant'
    """

    name: str
    row: str
    columns: tuple[Column, ...] = field(repr=False)

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """Column names and their polars types."""
        return {column.name: column.dtype for column in self.columns}


_TEXT, _INT, _FLOAT, _FLAG = pl.String(), pl.Int64(), pl.Float64(), pl.Boolean()

_CLAIM: Final = (
    Column("claimant", _TEXT, "to whom the document attributes it; null: the document's own voice"),
    Column("origin", _TEXT, "the root of the claim, where known: one origin is one vote"),
    Column("document", _TEXT, "the document that gives it"),
)


def _table(name: str, row: str, *columns: Column) -> tuple[str, Table]:
    return name, Table(name, row, columns)


_TABLES: Final = dict(
    (
        _table(
            "documents",
            "one document",
            Column("document", _TEXT, "its id"),
            Column("file", _TEXT, "file name in the corpus"),
            Column("title", _TEXT, "as printed; null: none"),
            Column("publisher", _TEXT, "as printed; null: not said"),
            Column("published", _TEXT, "EDTF; null: the text does not show it"),
            Column("published_earliest", TIME, "first minute of that date"),
            Column("published_latest", TIME, "last minute of that date"),
            Column("sha256", _TEXT, "of the file's bytes"),
            Column("characters", _INT, "length of the decoded text"),
        ),
        _table(
            "citations",
            "one citation of one record",
            Column("record", _TEXT, "the record's id"),
            Column(
                "record_kind",
                _TEXT,
                "casualty, date, order, quantity, statement, demand, response, round, ceasefire, "
                "incident, actor, place or document",
            ),
            Column("document", _TEXT, "the document cited"),
            Column("start", _INT, "offset of the first character, from 0"),
            Column("end", _INT, "offset after the last character"),
            Column("quote", _TEXT, "the characters"),
        ),
        _table(
            "casualties",
            "one figure, as one document gives it from one claimant",
            Column("claim", _TEXT, "its id"),
            Column("incident", _TEXT, "where, or what made them move"),
            Column("outcome", _TEXT, "killed, wounded, casualties, displaced, returned, deported"),
            Column("low", _INT, "persons, inclusive; null: no figure is given"),
            Column("high", _INT, "persons, inclusive; null: open"),
            Column("coded", _INT, "conventional single value; never replaces the bound"),
            Column("approximate", _FLAG, "the document says about"),
            Column("words", _TEXT, "number words as printed"),
            Column("nationality", _TEXT, "afghan, pakistani; null: not said, or all"),
            Column("status", _TEXT, "civilian, soldier, militant; null: not said, or all"),
            Column("group", _TEXT, "woman, man, child, elder: part of a larger figure"),
            *_CLAIM[:2],
            Column("relation", _TEXT, "own, adversary, third_party: claimant to those counted"),
            Column("as_of", TIME, "last minute at which the figure was valid; null: not said"),
            _CLAIM[2],
        ),
        _table(
            "dates",
            "one date of one event, as one document gives it",
            Column("claim", _TEXT, "its id"),
            Column("event", _TEXT, "round, ceasefire, incident, event or statement"),
            Column("event_kind", _TEXT, "round, ceasefire, incident, event or statement"),
            Column(
                "bound", _TEXT, "start, end, whole (it lies within), amid (it was going on within)"
            ),
            Column("edtf", _TEXT, "the date, local"),
            Column("earliest", TIME, "first minute that the date allows; null: open"),
            Column("latest", TIME, "last minute that the date allows; null: open"),
            Column("precision", _TEXT, "time, day, days, week, month, year, longer, open"),
            Column("basis", _TEXT, "stated, or relative to the document's own date"),
            Column("words", _TEXT, "the expression"),
            Column("stage", _TEXT, "of a ceasefire: declared, effective, renewed, ended"),
            Column("zone", _TEXT, "in which the date is local"),
            *_CLAIM,
        ),
        _table(
            "orders",
            "one order of two events, as one document gives it",
            Column("claim", _TEXT, "its id"),
            Column("event", _TEXT, "the event spoken of"),
            Column("relation", _TEXT, "before, after, during, same"),
            Column("other", _TEXT, "the other event"),
            Column("gap_min", pl.Duration("us"), "least time between the two starts; null: open"),
            Column("gap_max", pl.Duration("us"), "most time between the two starts; null: open"),
            Column("words", _TEXT, "the expression"),
            *_CLAIM,
        ),
        _table(
            "quantities",
            "one other figure, as one document gives it",
            Column("claim", _TEXT, "its id"),
            Column("topic", _TEXT, "what is measured"),
            Column("low", _FLOAT, "in the unit, inclusive; null: no figure"),
            Column("high", _FLOAT, "in the unit, inclusive; null: open"),
            Column("unit", _TEXT, "the unit"),
            Column("words", _TEXT, "number words as printed"),
            Column("about", _TEXT, "the record that it belongs to"),
            *_CLAIM,
        ),
        _table(
            "rounds",
            "one round of the talks",
            Column("round", _TEXT, "its id"),
            Column("name", _TEXT, "neutral name"),
            Column("place", _TEXT, "where"),
            Column("host", _TEXT, "who hosted it"),
            Column("ordinal", _INT, "its number, where all documents that count it agree"),
            Column("mediators", TEXTS, "who mediated"),
            Column("outcome", TEXTS, "what came of it, each document's points in order"),
        ),
        _table(
            "round_labels",
            "what one document calls one round",
            Column("round", _TEXT, "the round"),
            Column("document", _TEXT, "the document"),
            Column("label", _TEXT, "as written; null: it mentions the round without a label"),
            Column("ordinal", _INT, "the number in it"),
        ),
        _table(
            "ceasefires",
            "one ceasefire",
            Column("ceasefire", _TEXT, "its id"),
            Column("name", _TEXT, "neutral name"),
            Column("kind", _TEXT, "ceasefire"),
            Column("broker", _TEXT, "who brokered it"),
            Column("place", _TEXT, "where it was agreed"),
            Column("parties", TEXTS, "who agreed"),
            Column("declared", TEXTS, "EDTF of every claim of its declaration"),
            Column("effective", TEXTS, "EDTF of every claim of its taking effect"),
            Column("renewed", TEXTS, "EDTF of every claim of a renewal"),
            Column("ended", TEXTS, "EDTF of every claim of its end"),
        ),
        _table(
            "ceasefire_states",
            "what one document says of a ceasefire",
            Column("ceasefire", _TEXT, "the ceasefire"),
            Column("document", _TEXT, "the document"),
            Column(
                "state", _TEXT, "declared, renewed, holds, conditional, violated, collapsed, ended"
            ),
            Column("claimant", _TEXT, "who says so; null: the document's own voice"),
            Column("as_of", _TEXT, "EDTF of when that was so; null: not said"),
            Column("brokers", TEXTS, "who brokered it, by this passage"),
        ),
        _table(
            "incidents",
            "one incident",
            Column("incident", _TEXT, "its id"),
            Column("name", _TEXT, "neutral name"),
            Column("kind", _TEXT, "what happened"),
            Column("place", _TEXT, "where"),
            Column("parties", TEXTS, "who took part"),
            Column("part_of", _TEXT, "the larger incident; null: none"),
            Column("exhaustive", _FLAG, "whether its named parts are all of it"),
        ),
        _table(
            "blames",
            "that one actor blames another for an incident, by one document",
            Column("incident", _TEXT, "the incident"),
            Column("document", _TEXT, "the document"),
            Column("by", _TEXT, "who blames; null: the document's own voice"),
            Column("blamed", _TEXT, "who is blamed"),
        ),
        _table(
            "events",
            "anything else that is dated",
            Column("event", _TEXT, "its id"),
            Column("name", _TEXT, "neutral name"),
            Column(
                "kind", _TEXT, "agreement, meeting, announcement, takeover, report, policy, other"
            ),
            Column("place", _TEXT, "where"),
        ),
        _table(
            "statements",
            "one utterance",
            Column("statement", _TEXT, "its id"),
            Column("speaker", _TEXT, "who; null: not said"),
            Column("side", _TEXT, "the speaker's side"),
            Column("act", _TEXT, "PLOVER; null: comment, denial or appeal"),
            Column("addressee", _TEXT, "to whom"),
            Column("channel", _TEXT, "where it was said, as written"),
            Column("topics", TEXTS, "what it is about"),
            Column("about", _TEXT, "the event that it speaks of"),
        ),
        _table(
            "reports",
            "one utterance as one document gives it",
            Column("statement", _TEXT, "the utterance"),
            Column("document", _TEXT, "the document"),
            Column("mode", _TEXT, "direct, partial, paraphrase"),
            Column("speaker", _TEXT, "who, by this document"),
            Column("role", _TEXT, "the speaker's role as written"),
            Column("channel", _TEXT, "where it was said, as this document writes it"),
            Column("via", TEXTS, "who stands between speaker and document, nearest first"),
            Column("words", _TEXT, "the words uttered"),
        ),
        _table(
            "demands",
            "one demand, condition or offer",
            Column("demand", _TEXT, "its id"),
            Column("by", _TEXT, "who makes it; null: not said"),
            Column("of", _TEXT, "to whom; null: nobody in particular"),
            Column("round", _TEXT, "the round in which it was put"),
            Column("text", _TEXT, "neutral, one line"),
            Column("form", _TEXT, "written, verbal"),
            Column("terms", TEXTS, "its terms, each document's in order"),
        ),
        _table(
            "responses",
            "one answer to a demand, as one document reports it",
            Column("demand", _TEXT, "the demand"),
            Column("by", _TEXT, "who answered; null: nobody"),
            Column("answer", _TEXT, "what was answered"),
            Column("document", _TEXT, "the document"),
            Column("claimant", _TEXT, "who reports it; null: the document's own voice"),
        ),
        _table(
            "actors",
            "one person or body",
            Column("actor", _TEXT, "its id"),
            Column("name", _TEXT, "as printed by pakafg"),
            Column("kind", _TEXT, "what it is"),
            Column("side", _TEXT, "where it stands in the talks"),
            Column("speaks_for", _TEXT, "the body whose word its word is"),
            Column("aliases", TEXTS, "other spellings"),
        ),
        _table(
            "roles",
            "how one document names an actor",
            Column("actor", _TEXT, "the actor"),
            Column("document", _TEXT, "the document"),
            Column("role", _TEXT, "as written; null: none given"),
        ),
        _table(
            "places",
            "one place",
            Column("place", _TEXT, "its id"),
            Column("name", _TEXT, "as printed by pakafg"),
            Column("kind", _TEXT, "what it is"),
            Column("country", _TEXT, "ISO 3166-1 alpha-2; null: more than one"),
            Column("aliases", TEXTS, "other spellings"),
            Column("latitude", _FLOAT, "degrees north, WGS 84; null: not located"),
            Column("longitude", _FLOAT, "degrees east"),
            Column("located", _TEXT, "how precise"),
            Column("zone", _TEXT, "IANA time zone; null: none or several"),
        ),
        _table(
            "links",
            "one judgement of the annotator",
            Column("link", _TEXT, "its id"),
            Column("kind", _TEXT, "what is judged"),
            Column("records", TEXTS, "the records"),
            Column("reason", _TEXT, "why"),
        ),
        _table(
            "discrepancies",
            "one disagreement that pakafg found",
            Column("discrepancy", _TEXT, "its id"),
            Column("topic", _TEXT, "what it is about: a record, or what is counted"),
            Column("name", _TEXT, "the same, in words"),
            Column(
                "kind",
                _TEXT,
                "figures, quantity, dates, order, identity, label, head, mediator, role, wording, "
                "attribution, answer, form, blame, state, event, statement",
            ),
            Column(
                "verdict",
                _TEXT,
                "contradiction, scope, rounding, time, distinct_events, wording, attribution, "
                "unresolved",
            ),
            Column("records", TEXTS, "the records that disagree"),
            Column("documents", TEXTS, "the documents that they stand in"),
            Column(
                "sides",
                SIDES,
                "what is said (says), by which records and documents, in which characters",
            ),
            Column("why", _TEXT, "why the verdict"),
            Column(
                "explanation", _TEXT, "all of it in a sentence, with a quotation from each document"
            ),
        ),
    )
)
SCHEMAS: Final[Mapping[str, Table]] = MappingProxyType(_TABLES)
"""Every table by name; `SCHEMAS[name].columns` describes its columns."""
