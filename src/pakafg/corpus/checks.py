"""What must hold between records; what holds within one is the record's own matter."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

import attrs

from pakafg.corpus.format import REFERENCES
from pakafg.errors import Problem, near_miss
from pakafg.values.vocabularies import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from attrs import AttrsInstance

    from pakafg.corpus.corpus import Corpus

    Path = tuple[str | int, ...]

__all__ = ["check"]

_SHOWN: Final = 20


class Where(Protocol):
    """Gives the file and the line of what a path leads to, from a record."""

    def __call__(self, record: str, path: Path = ()) -> tuple[str, int]: ...


def check(
    corpus: Corpus,
    where: Where,
    doubtful: Mapping[str, Iterable[str]],
    unread: AbstractSet[str],
) -> Iterator[Problem]:
    """Find every problem between the records of a corpus.

    Args:
        corpus: The corpus.
        where: Gives the file and the line of what a record says.
        doubtful: By catalogue, the ids that files name whose records are not in the corpus
            because something else is wrong with them; an empty one where the id is missing.
        unread: Catalogues of which a file could not be read: what refers to them may be right.
    """
    catalogues = [each.name for each in attrs.fields(type(corpus))]
    ids = {
        name: dict.fromkeys([*getattr(corpus, name), *doubtful.get(name, ())])
        for name in catalogues
    }
    known = {
        name: {record: None for each in targets or catalogues for record in ids[each]}
        for name, targets in REFERENCES.items()
        if unread.isdisjoint(targets or catalogues)
    }
    for name in catalogues:
        for record in getattr(corpus, name).values():
            for path, reason in _dangling_references(record, known):
                yield Problem(*where(record.id, path), record.id, reason)
    parents = {incident.id: incident.part_of for incident in corpus.incidents.values()}
    bodies = {actor.id: actor.speaks_for for actor in corpus.actors.values()}
    for field, leads in (("part_of", parents), ("speaks_for", bodies)):
        for circle in _circular_chains(leads):
            shown = [*circle[:_SHOWN], *["…"] * (len(circle) > _SHOWN), circle[0]]
            reason = f"{field} goes in a circle: {' → '.join(shown)}"
            yield Problem(*where(circle[0], (field,)), circle[0], reason)
    if "links" not in unread and not doubtful.get("links"):
        for record, reason in _unjudged_statements(corpus):
            yield Problem(*where(record), record, reason)


@cache
def _fields_by_role(kind: type[AttrsInstance]) -> tuple[list[str], list[str]]:
    """List the fields of a class that refer to records, and those that may hold parts."""
    names = [each.name for each in attrs.fields(kind)]
    refers = [name for name in names if name in REFERENCES]
    return refers, [name for name in names if name not in {*refers, "citations"}]


def _dangling_references(
    part: AttrsInstance,
    known: Mapping[str, Mapping[str, None]],
    path: Path = (),
) -> Iterator[tuple[Path, str]]:
    """Find the references of a record, or of a part of one, that lead nowhere."""
    refers, holds = _fields_by_role(type(part))
    for name in refers:
        if name not in known:
            continue
        value = getattr(part, name)
        for index, target in enumerate(value if isinstance(value, tuple) else (value,)):
            if target is not None and target not in known[name]:
                kinds = " or ".join(REFERENCES[name]) or "the records"
                reason = (
                    f"{name}: no record {target!r} among {kinds}{near_miss(target, known[name])}"
                )
                yield (*path, name, index) if isinstance(value, tuple) else (*path, name), reason
    for name in holds:
        value = getattr(part, name)
        if isinstance(value, tuple) and value and attrs.has(type(value[0])):
            for index, inner in enumerate(value):
                yield from _dangling_references(inner, known, (*path, name, index))


def _circular_chains(parents: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Find every chain of parents that comes back to its start, once."""
    done: set[str] = set()
    for start in parents:
        chain: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in done:
            if here in chain:
                walked = list(chain)
                yield walked[walked.index(here) :]
                break
            chain[here] = None
            here = parents.get(here)
        done.update(chain)


def _unjudged_statements(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Find statements that several documents report without a link that says why they are one."""
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
            yield statement.id, reason
