"""What must hold between records; what holds within one is the record's own matter."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import attrs

from pakafg.corpus.layout import EVENTS
from pakafg.corpus.problems import Problem
from pakafg.values.vocabularies import LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["check"]

# What each field that holds ids refers to.
_REFERENCES: dict[str, tuple[str, ...]] = {
    "actor": ("actors",),
    "addressee": ("actors",),
    "broker": ("actors",),
    "by": ("actors",),
    "claimant": ("actors",),
    "head": ("actors",),
    "host": ("actors",),
    "mediators": ("actors",),
    "members": ("actors",),
    "of": ("actors",),
    "blamed": ("actors",),
    "origin": ("actors",),
    "parties": ("actors",),
    "speaker": ("actors",),
    "speaks_for": ("actors",),
    "via": ("actors",),
    "document": ("documents",),
    "event": EVENTS,
    "incident": ("incidents",),
    "other": EVENTS,
    "part_of": ("incidents",),
    "place": ("places",),
    "round": ("rounds",),
    "about": (*EVENTS, "demands"),
}


def check(corpus: Corpus, where: Callable[[object], tuple[str, int | None]]) -> list[Problem]:
    """Every problem between the records of a corpus.

    Args:
        corpus: The corpus.
        where: Gives the file and the line of a record.
    """
    problems = [
        *_references(corpus, where),
        *_cycles(corpus.incidents.values(), "part_of", where),
        *_cycles(corpus.actors.values(), "speaks_for", where),
        *_uncited(corpus, where),
        *_unjudged(corpus, where),
    ]
    return problems


def _records(corpus: Corpus) -> Iterator[Any]:
    for each in attrs.fields(type(corpus)):
        yield from getattr(corpus, each.name).values()


def _references(corpus: Corpus, where: Callable[[object], tuple[str, int | None]]) -> Iterator[Problem]:
    every = {record.id for record in _records(corpus)}
    known = {
        name: every if catalogues == () else {i for c in catalogues for i in getattr(corpus, c)}
        for name, catalogues in {**_REFERENCES, "records": ()}.items()
    }
    for record in _records(corpus):
        yield from _dangling(record, record, known, where)


def _dangling(
    part: Any,  # noqa: ANN401
    record: Any,  # noqa: ANN401
    known: dict[str, set[str]],
    where: Callable[[object], tuple[str, int | None]],
) -> Iterator[Problem]:
    """References of a record, and of what documents say of it, that lead nowhere."""
    if part is not record and where(part)[0]:
        record_place = where(part)
    else:
        record_place = where(record)
    for each in attrs.fields(type(part)):
        value = getattr(part, each.name)
        values = value if isinstance(value, tuple) else (value,)
        if each.name in known:
            for target in values:
                if target is not None and target not in known[each.name]:
                    near = get_close_matches(target, known[each.name], 1)
                    advice = f". Did you mean {near[0]!r}?" if near else ""
                    kinds = " or ".join(_REFERENCES.get(each.name, ("records",)))
                    reason = f"{each.name}: no record {target!r} among {kinds}{advice}"
                    yield Problem(*record_place, record.id, reason)
        else:
            for inner in values:
                if attrs.has(type(inner)):
                    yield from _dangling(inner, record, known, where)


def _cycles(
    records: Iterable[Any], name: str, where: Callable[[object], tuple[str, int | None]]
) -> Iterator[Problem]:
    parents = {record.id: getattr(record, name) for record in records}
    by_id = {record.id: record for record in records}
    for start in parents:
        chain = [start]
        while (parent := parents.get(chain[-1])) is not None and parent not in chain:
            chain.append(parent)
        if parent == start:
            reason = f"{name} goes in a circle: {' → '.join([*chain, start])}"
            yield Problem(*where(by_id[start]), start, reason)


def _uncited(corpus: Corpus, where: Callable[[object], tuple[str, int | None]]) -> Iterator[Problem]:
    """No fact without a citation."""
    for record in _records(corpus):
        for part in (record, *_parts(record)):
            names = [each.name for each in attrs.fields(type(part))]
            required = "citations" in names and type(part).__name__ != "Document"
            if required and not part.citations:
                place = where(part) if where(part)[0] else where(record)
                yield Problem(*place, record.id, "quotes: empty, expected one quotation at least")


def _parts(record: Any) -> Iterator[Any]:  # noqa: ANN401
    for each in attrs.fields(type(record)):
        value = getattr(record, each.name)
        if isinstance(value, tuple):
            for inner in value:
                if attrs.has(type(inner)):
                    yield inner
                    yield from _parts(inner)


def _unjudged(corpus: Corpus, where: Callable[[object], tuple[str, int | None]]) -> Iterator[Problem]:
    """That reports of several documents are one utterance is a judgement, and needs its reason."""
    judged = {
        record
        for link in corpus.links.values()
        if link.kind is LinkKind.SAME_UTTERANCE
        for record in link.records
    }
    for statement in corpus.statements.values():
        documents = sorted({report.document for report in statement.reports})
        if len(documents) > 1 and statement.id not in judged:
            reason = (
                f"reported by {', '.join(documents)}: links.yaml needs a link of kind "
                "same_utterance that says why these are one utterance"
            )
            yield Problem(*where(statement), statement.id, reason)
