"""What must hold between records, and between a record and what it cites.

Laws of this file: what holds within one field is the record's own matter. Entries are checked as
their files give them, so that one that cannot be read whole is told with everything else that is
wrong with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.cited_words import uncited_words
from pakafg.corpus.defined_words import undefined_words
from pakafg.corpus.references import circles, dangling_references
from pakafg.values.vocabularies import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pakafg.corpus.corpus import Corpus
    from pakafg.corpus.entries import Entry
    from pakafg.errors import Problem

__all__ = ["check", "unjudged_statements"]

_TO_JUDGE: Final = (
    "links.yaml needs a link of kind same_utterance that says why these are one utterance"
)


def check(
    corpus: Corpus,
    entries: Sequence[Entry],
    doubtful: Mapping[str, Iterable[str]],
    unread: AbstractSet[str],
) -> Iterator[Problem]:
    """Find every problem between the records of a corpus.

    Args:
        corpus: What could be read.
        entries: Everything that its files give, read or not.
        doubtful: By catalogue, the ids that files name whose records are not in the corpus
            because something else is wrong with them; an empty one where the id is missing.
        unread: Catalogues of which a file could not be read: what refers to them may be right.
    """
    ids = {
        name: dict.fromkeys([*catalogue, *doubtful.get(name, ())])
        for name, catalogue in corpus.catalogues.items()
    }
    yield from dangling_references(entries, ids, unread)
    yield from circles(entries)
    yield from uncited_words(entries)
    if "codebook" not in unread:
        yield from undefined_words(entries, corpus.codebook)
    yield from _orders_of_plans(corpus, entries)
    if "links" not in unread and not doubtful.get("links"):
        yield from _unjudged_statements(corpus, entries)


def _orders_of_plans(corpus: Corpus, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Find orders of what is only planned, which has no time as a fact."""
    for entry in entries:
        if entry.catalogue != "orders":
            continue
        for key in ("event", "other"):
            event = corpus.events.get(str(entry.data.get(key)))
            if event is not None and event.planned:
                reason = (
                    f"{key}: {event.id!r} is only planned, and nothing comes before or after a "
                    "plan: date it, or put in order what came of it"
                )
                yield entry.problem((key,), reason)


def _unjudged_statements(corpus: Corpus, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Find statements that several documents report without a link that says why they are one."""
    unjudged = dict(unjudged_statements(corpus))
    for entry in entries:
        if entry.catalogue == "statements" and str(entry.name) in unjudged:
            yield entry.problem((), unjudged[str(entry.name)])


def unjudged_statements(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the statements that several documents report while no link says why they are one.

    Args:
        corpus: The corpus.

    Returns:
        The id of each, and what to do.
    """
    judged = {
        record
        for link in corpus.links.values()
        if link.kind is LinkKind.SAME_UTTERANCE
        for record in link.records
    }
    for statement in corpus.statements.values():
        documents = sorted({report.document for report in statement.reports})
        if len(documents) > 1 and statement.id not in judged:
            by = ", ".join(documents)
            yield statement.id, f"reported by {by}: {_TO_JUDGE}"
