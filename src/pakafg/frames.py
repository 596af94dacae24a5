"""Records as polars tables: every table's columns, and how its rows are made.

Identifiers and words of the vocabularies are text; times are UTC, to the minute, and a
latest time is the last minute included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import polars as pl
from attrs import frozen

from pakafg.errors import FrameError
from pakafg.values.vocabularies import Nationality, Relation, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.claims import CasualtyClaim, Claim
    from pakafg.values.when import When

__all__ = ["SCHEMAS", "Column", "Table", "frame"]

TIME: Final = pl.Datetime("us", "UTC")
TEXTS: Final = pl.List(pl.String)


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        name: Its name.
        dtype: Its polars type.
        meaning: What it holds, with unit and what null means.
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
    """

    name: str
    row: str
    columns: tuple[Column, ...]

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


SCHEMAS: Final[Mapping[str, Table]] = dict(
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
            Column("topic", _TEXT, "what it is about: an event, an incident, an actor, a quantity"),
            Column(
                "kind",
                _TEXT,
                "figures, dates, order, label, role, wording, attribution, answer, quantity",
            ),
            Column(
                "verdict", _TEXT, "contradiction, distinct_events, time, rounding, scope, wording"
            ),
            Column("records", TEXTS, "the records that disagree"),
            Column("documents", TEXTS, "the documents that they stand in"),
            Column("explanation", _TEXT, "what disagrees, in words, with quotations"),
        ),
    )
)
"""Every table by name; `SCHEMAS[name].columns` describes its columns."""

_EVENT_KINDS: Final = {
    "rounds": "round",
    "ceasefires": "ceasefire",
    "incidents": "incident",
    "events": "event",
    "statements": "statement",
}


def frame(corpus: Corpus, name: str) -> pl.DataFrame:
    """One table of a corpus; the body of `Corpus.frame`.

    Raises:
        FrameError: There is no table of that name that records alone can fill.
    """
    if name not in _ROWS:
        message = f"no table {name!r}; tables are {', '.join(sorted(SCHEMAS))}"
        raise FrameError(message)
    return pl.DataFrame(list(_ROWS[name](corpus)), schema=SCHEMAS[name].schema, orient="row")


def _time(when: When | None, *, last: bool) -> int | None:
    """Microseconds since 1970, as polars counts."""
    if when is None:
        return None
    minute = when.last_minute if last else when.first_minute
    return None if minute is None else minute * 60_000_000


def root(corpus: Corpus, actor: str | None) -> str | None:
    """The body behind an actor: an official, his ministry and his government are one origin.

    Args:
        corpus: The corpus.
        actor: An actor's id, or None.

    >>> import pakafg
    >>> root(pakafg.load_corpus(), "pakistan-army")
    'pakistan'
    """
    while actor is not None and (above := corpus.actors[actor].speaks_for) is not None:
        actor = above
    return actor


def _origin(corpus: Corpus, claim: Claim) -> str | None:
    return root(corpus, claim.origin or claim.claimant)


_HOME: Final = {Nationality.AFGHAN: Side.AFGHANISTAN, Nationality.PAKISTANI: Side.PAKISTAN}


def relation(corpus: Corpus, claim: CasualtyClaim) -> Relation | None:
    """How the claimant stands to the persons counted.

    Args:
        corpus: The corpus.
        claim: The claim.

    Returns:
        `own` where a side counts its own people, `adversary` where it counts the other
        side's, `third_party` for everybody else; None where a side counts people of a
        nationality that is not said.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> relation(corpus, corpus.casualties["000-un-killed"])
    <Relation.THIRD_PARTY: 'third_party'>
    """
    source = claim.origin or claim.claimant
    side = corpus.actors[source].side if source else Side.THIRD_PARTY
    if side not in _HOME.values():
        return Relation.THIRD_PARTY
    if claim.nationality is None:
        return None
    return Relation.OWN if _HOME[claim.nationality] is side else Relation.ADVERSARY


def _documents(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for d in corpus.documents.values():
        published = None if d.published is None else str(d.published)
        yield (
            d.id, d.file, d.title, d.publisher, published, _time(d.published, last=False),
            _time(d.published, last=True), d.sha256, len(d.text),
        )  # fmt: skip


def _cited(corpus: Corpus) -> Iterator[tuple[str, str, tuple[Citation, ...]]]:
    """Every record that cites, its kind, and its citations."""
    for d in corpus.documents.values():
        yield d.id, "document", d.citations
    claims: tuple[tuple[Iterable[Claim], str], ...] = (
        (corpus.casualties.values(), "casualty"),
        (corpus.dates.values(), "date"),
        (corpus.orders.values(), "order"),
        (corpus.quantities.values(), "quantity"),
    )
    for of_kind, kind in claims:
        for claim in of_kind:
            yield claim.id, kind, claim.citations
    for statement in corpus.statements.values():
        for report in statement.reports:
            yield statement.id, "statement", report.citations
    for demand in corpus.demands.values():
        for mention in demand.reports:
            yield demand.id, "demand", mention.citations
            for term in mention.terms:
                yield demand.id, "demand", term.citations
        for response in demand.responses:
            yield demand.id, "response", response.citations
    for talk in corpus.rounds.values():
        for told in talk.reports:
            yield talk.id, "round", told.citations
            for delegation in told.delegations:
                yield talk.id, "round", delegation.citations
            for note in (*told.agenda, *told.outcome):
                yield talk.id, "round", note.citations
    for ceasefire in corpus.ceasefires.values():
        for state in ceasefire.reports:
            yield ceasefire.id, "ceasefire", state.citations
    for incident in corpus.incidents.values():
        for blame in incident.blames:
            yield incident.id, "incident", blame.citations
    for actor in corpus.actors.values():
        for role in actor.mentions:
            yield actor.id, "actor", role.citations
    for place in corpus.places.values():
        for named in place.mentions:
            yield place.id, "place", named.citations


def _citations(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for record, kind, citations in _cited(corpus):
        for c in citations:
            yield record, kind, c.document, c.start, c.end, c.quote


def _casualties(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for c in corpus.casualties.values():
        yield (
            c.id, c.incident, c.outcome, c.count.low, c.count.high, c.count.coded,
            c.count.approximate, c.count.words, c.nationality, c.status, c.group, c.claimant,
            _origin(corpus, c), relation(corpus, c), _time(c.as_of, last=True), c.document,
        )  # fmt: skip


def _dates(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    kinds = {event: kind for name, kind in _EVENT_KINDS.items() for event in getattr(corpus, name)}
    for c in corpus.dates.values():
        yield (
            c.id, c.event, kinds[c.event], c.bound, str(c.when), _time(c.when, last=False),
            _time(c.when, last=True), c.when.precision, c.basis, c.words, c.stage, c.when.zone,
            c.claimant, _origin(corpus, c), c.document,
        )  # fmt: skip


def _orders(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for c in corpus.orders.values():
        low = None if c.gap is None or c.gap.low is None else c.gap.low * 60_000_000
        high = None if c.gap is None or c.gap.high is None else c.gap.high * 60_000_000
        yield (
            c.id, c.event, c.relation, c.other, low, high, c.words, c.claimant,
            _origin(corpus, c), c.document,
        )  # fmt: skip


def _quantities(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for c in corpus.quantities.values():
        yield (
            c.id, c.topic, c.count.low, c.count.high, c.unit, c.count.words, c.about, c.claimant,
            _origin(corpus, c), c.document,
        )  # fmt: skip


def _rounds(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for r in corpus.rounds.values():
        ordinals = {told.ordinal for told in r.reports if told.ordinal is not None}
        ordinal = ordinals.pop() if len(ordinals) == 1 else None
        outcome = [note.text for told in r.reports for note in told.outcome]
        yield r.id, r.name, r.place, r.host, ordinal, list(r.mediators), outcome


def _round_labels(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for r in corpus.rounds.values():
        for told in r.reports:
            yield r.id, told.document, told.label, told.ordinal


def _ceasefires(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    stages: dict[tuple[str, str], list[str]] = {}
    for date in corpus.dates.values():
        if date.stage is not None:
            stages.setdefault((date.event, date.stage), []).append(str(date.when))
    for c in corpus.ceasefires.values():
        given = [stages.get((c.id, s), []) for s in ("declared", "effective", "renewed", "ended")]
        yield c.id, c.name, "ceasefire", c.broker, c.place, list(c.parties), *given


def _ceasefire_states(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for c in corpus.ceasefires.values():
        for told in c.reports:
            as_of = None if told.as_of is None else str(told.as_of)
            yield c.id, told.document, told.state, told.claimant, as_of


def _incidents(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for i in corpus.incidents.values():
        yield i.id, i.name, i.kind, i.place, list(i.parties), i.part_of, i.exhaustive


def _blames(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for i in corpus.incidents.values():
        for blame in i.blames:
            yield i.id, blame.document, blame.by, blame.blamed


def _events(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for e in corpus.events.values():
        yield e.id, e.name, e.kind, e.place


def _statements(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for s in corpus.statements.values():
        side = corpus.actors[s.speaker].side if s.speaker else None
        yield s.id, s.speaker, side, s.act, s.addressee, s.channel, list(s.topics), s.about


def _reports(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for s in corpus.statements.values():
        for r in s.reports:
            yield s.id, r.document, r.mode, r.speaker or s.speaker, r.role, r.words


def _demands(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for d in corpus.demands.values():
        terms = [term.text for told in d.reports for term in told.terms]
        yield d.id, d.by, d.of, d.round, d.text, d.form, terms


def _responses(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for d in corpus.demands.values():
        for r in d.responses:
            yield d.id, r.by, r.answer, r.document, r.claimant


def _actors(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for a in corpus.actors.values():
        yield a.id, a.name, a.kind, a.side, a.speaks_for, list(a.aliases)


def _roles(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for a in corpus.actors.values():
        for told in a.mentions:
            yield a.id, told.document, told.role


def _places(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for p in corpus.places.values():
        yield (
            p.id, p.name, p.kind, p.country, list(p.aliases), p.latitude, p.longitude, p.located,
            p.zone,
        )  # fmt: skip


def _links(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for link in corpus.links.values():
        yield link.id, link.kind, list(link.records), link.reason


_ROWS: Final[dict[str, Callable[[Corpus], Iterable[tuple[Any, ...]]]]] = {
    "documents": _documents,
    "citations": _citations,
    "casualties": _casualties,
    "dates": _dates,
    "orders": _orders,
    "quantities": _quantities,
    "rounds": _rounds,
    "round_labels": _round_labels,
    "ceasefires": _ceasefires,
    "ceasefire_states": _ceasefire_states,
    "incidents": _incidents,
    "blames": _blames,
    "events": _events,
    "statements": _statements,
    "reports": _reports,
    "demands": _demands,
    "responses": _responses,
    "actors": _actors,
    "roles": _roles,
    "places": _places,
    "links": _links,
}
