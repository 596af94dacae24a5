"""What the annotator judges: records that contradict each other, or may be one thing or two."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import attrs

from pakafg.disagreements.difference import Difference, listed, name_of, sides_of, voice
from pakafg.records.parts import citations_of
from pakafg.values.vocabularies import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.link import Link

__all__ = ["judged"]

_Told = tuple[str, str, "tuple[Citation, ...]"]  # what is said, the record, where

_DOUBTS: Final = {
    LinkKind.POSSIBLY_SAME: "unresolved",
    LinkKind.POSSIBLY_DISTINCT: "distinct_events",
}
# Whether two things of these kinds are one changes what a corpus says of either.
_DOUBTED: Final = (
    "rounds",
    "ceasefires",
    "incidents",
    "events",
    "casualties",
    "dates",
    "quantities",
)


def judged(corpus: Corpus) -> Iterator[Difference]:
    """Differences that links name, with the annotator's reason."""
    about = _about(corpus)
    for link in corpus.links.values():
        told = [
            (_says(corpus, record), record, citations)
            for record in link.records
            if (citations := _citations(corpus, record, about))
        ]
        if len(told) == 1:  # one record, of which the documents may tell different things
            told = _by_document(*told[0])
        if link.kind is LinkKind.CONTRADICTS:
            yield _difference(corpus, link, "statement", "contradiction", told)
        elif link.kind in _DOUBTS and all(_doubted(corpus, record) for record in link.records):
            documents = {cited.document for _, _, citations in told for cited in citations}
            if len(documents) > 1:
                yield _difference(corpus, link, "identity", _DOUBTS[link.kind], told)


def _difference(
    corpus: Corpus, link: Link, kind: str, verdict: str, told: list[_Told]
) -> Difference:
    topic = link.records[0]
    name = (
        name_of(corpus, topic)
        if topic in corpus.statements
        else listed(_named(corpus, record) for record in link.records)
    )
    return Difference(topic, name, kind, verdict, sides_of(told), link.reason)


def _by_document(says: str, record: str, citations: tuple[Citation, ...]) -> list[_Told]:
    by_document: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        by_document[citation.document].append(citation)
    return [
        (f"{says}, as {document} tells it", record, tuple(cited))
        for document, cited in by_document.items()
    ]


def _doubted(corpus: Corpus, record: str) -> bool:
    return any(record in getattr(corpus, catalogue) for catalogue in _DOUBTED)


def _about(corpus: Corpus) -> dict[str, list[Citation]]:
    """What stands in documents about each event that has no citations of its own."""
    found: dict[str, list[Citation]] = defaultdict(list)
    for casualty in corpus.casualties.values():
        found[casualty.incident].extend(casualty.citations)
    for date in corpus.dates.values():
        found[date.event].extend(date.citations)
    for order in corpus.orders.values():
        found[order.event].extend(order.citations)
    for said in corpus.statements.values():
        if said.about is not None:
            found[said.about].extend(c for report in said.reports for c in report.citations[:1])
    return found


def _citations(
    corpus: Corpus, record: str, about: dict[str, list[Citation]]
) -> tuple[Citation, ...]:
    found = _found(corpus, record)
    reports = [c for told in getattr(found, "reports", ()) for c in told.citations]
    return tuple(reports or citations_of(found)) + tuple(about[record])


def _found(corpus: Corpus, record: str) -> object:
    """The record of an id; links name no others than there are."""
    catalogues = (getattr(corpus, each.name) for each in attrs.fields(type(corpus)))
    return next(catalogue[record] for catalogue in catalogues if record in catalogue)


def _says(corpus: Corpus, record: str) -> str:
    """A record in a few words."""
    claim = corpus.casualties.get(record) or corpus.quantities.get(record)
    if claim is not None:
        return f"{claim.count}, by {voice(corpus, claim.claimant)}"
    date = corpus.dates.get(record)
    if date is not None:
        return f"{name_of(corpus, date.event)}, {date.words}"
    return name_of(corpus, record)


def _named(corpus: Corpus, record: str) -> str:
    """What a record is about."""
    casualty, quantity = corpus.casualties.get(record), corpus.quantities.get(record)
    if casualty is not None:
        return f"{name_of(corpus, casualty.incident)}, {casualty.outcome}"
    if quantity is not None:
        return quantity.topic.replace("-", " ")
    date = corpus.dates.get(record)
    return name_of(corpus, date.event if date is not None else record)
