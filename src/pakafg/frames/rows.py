"""How the rows of every table are made from records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.frames.claim_origins import origin, relation
from pakafg.records.demand import Response
from pakafg.records.parts import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.when import When

__all__ = ["ROWS"]

_EVENT_KINDS: Final = {
    "rounds": "round",
    "ceasefires": "ceasefire",
    "incidents": "incident",
    "events": "event",
    "statements": "statement",
}
_CITED: Final = {
    "documents": "document",
    "casualties": "casualty",
    "dates": "date",
    "orders": "order",
    "quantities": "quantity",
    "statements": "statement",
    "demands": "demand",
    "rounds": "round",
    "ceasefires": "ceasefire",
    "incidents": "incident",
    "actors": "actor",
    "places": "place",
}


def _time(when: When | None, *, last: bool) -> int | None:
    """Microseconds since 1970, as polars counts."""
    if when is None:
        return None
    minute = when.last_minute if last else when.first_minute
    return None if minute is None else minute * 60_000_000


def _documents(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for d in corpus.documents.values():
        published = None if d.published is None else str(d.published)
        yield (
            d.id, d.file, d.title, d.publisher, published, _time(d.published, last=False),
            _time(d.published, last=True), d.sha256, len(d.text),
        )  # fmt: skip


def _citations(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for name, kind in _CITED.items():
        for record in getattr(corpus, name).values():
            for part in parts(record):
                for c in getattr(part, "citations", ()):
                    told = "response" if isinstance(part, Response) else kind
                    yield record.id, told, c.document, c.start, c.end, c.quote


def _casualties(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for c in corpus.casualties.values():
        yield (
            c.id, c.incident, c.outcome, c.count.low, c.count.high, c.count.coded,
            c.count.approximate, c.count.words, c.nationality, c.status, c.group, c.claimant,
            origin(corpus, c), relation(corpus, c), _time(c.as_of, last=True), c.document,
        )  # fmt: skip


def _dates(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    kinds = {event: kind for name, kind in _EVENT_KINDS.items() for event in getattr(corpus, name)}
    for c in corpus.dates.values():
        yield (
            c.id, c.event, kinds[c.event], c.bound, str(c.when), _time(c.when, last=False),
            _time(c.when, last=True), c.when.precision, c.basis, c.words, c.stage, c.when.zone,
            c.claimant, origin(corpus, c), c.document,
        )  # fmt: skip


def _orders(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for c in corpus.orders.values():
        low = None if c.gap is None or c.gap.low is None else c.gap.low * 60_000_000
        high = None if c.gap is None or c.gap.high is None else c.gap.high * 60_000_000
        yield (
            c.id, c.event, c.relation, c.other, low, high, c.words, c.claimant,
            origin(corpus, c), c.document,
        )  # fmt: skip


def _quantities(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    for c in corpus.quantities.values():
        yield (
            c.id, c.topic, c.count.low, c.count.high, c.unit, c.count.words, c.about, c.claimant,
            origin(corpus, c), c.document,
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
            yield c.id, told.document, told.state, told.claimant, as_of, list(told.brokers)


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
            speaker = r.speaker or s.speaker
            yield s.id, r.document, r.mode, speaker, r.role, r.channel, list(r.via), r.words


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


ROWS: Final[dict[str, Callable[[Corpus], Iterable[tuple[Any, ...]]]]] = {
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
