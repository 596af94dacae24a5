"""What a record that a link names says, in a few words, and the characters behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of
from pakafg.corpus.supporting import find_record, supporting_citations
from pakafg.disagreements.quantities import quantity_saying
from pakafg.disagreements.question import Saying
from pakafg.grouping import grouped
from pakafg.text.people import capitalised, topic_words
from pakafg.text.quotations import quoted
from pakafg.values.vocabulary import listed
from pakafg.views.claim_words import (
    claim_citations,
    count_words,
    date_claim_words,
    order_claim_words,
)
from pakafg.views.question_view import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.citation import Citation

__all__ = [
    "EVENTS",
    "citations_of_record",
    "name_of_records",
    "sayings_by_document",
    "sayings_of",
    "subject_words",
]

EVENTS: Final = ("rounds", "ceasefires", "incidents", "events")
"""The catalogues of what happened."""

_NAMED: Final = 3  # records that name a question


def sayings_of(material: Material, record: str) -> Iterator[Saying]:
    """Say what a record says; of an utterance, what each report says, in its speaker's mouth.

    Args:
        material: The corpus.
        record: The record's id.
    """
    corpus = material.corpus
    statement = corpus.statements.get(record)
    if statement is not None:
        for report in statement.reports:
            says = quoted(report.words, QUOTED)
            yield Saying(says, record, report.citations, report.speaker or statement.speaker)
        return
    quantity = corpus.quantities.get(record)
    if quantity is not None:
        saying = quantity_saying(material, quantity)
        yield saying._replace(says=f"{subject_words(corpus, record)}: {saying.says}")
        return
    citations = citations_of_record(material, record)
    if citations:
        catalogues = (corpus.casualties, corpus.dates, corpus.orders)
        voices = (material.voice_of(held[record]) for held in catalogues if record in held)
        yield Saying(_record_words(material, record), record, citations, *next(voices, ()))


def sayings_by_document(material: Material, record: str) -> Iterator[Saying]:
    """Say what each document says of one record: of a round, what came of it.

    Args:
        material: The corpus.
        record: The record's id.
    """
    corpus = material.corpus
    if record in corpus.rounds:
        for report in corpus.rounds[record].reports:
            for note in report.outcome:
                yield Saying(note.text, record, note.citations, note.claimant)
        return
    cited = citations_of_record(material, record)
    for document, citations in grouped(cited, lambda citation: citation.document).items():
        yield Saying(f"as {document} tells it", record, tuple(citations))


def citations_of_record(material: Material, record: str) -> tuple[Citation, ...]:
    """Collect the characters behind a record; of a claim, first those that hold its words.

    Args:
        material: The corpus.
        record: The record's id.
    """
    corpus = material.corpus
    for claims in (corpus.casualties, corpus.quantities, corpus.dates, corpus.orders):
        if record in claims:
            return claim_citations(claims[record])
    return supporting_citations(corpus, find_record(corpus, record), material.about)


def _record_words(material: Material, record: str) -> str:
    """Say in a few words what a record says."""
    corpus = material.corpus
    casualty, date = corpus.casualties.get(record), corpus.dates.get(record)
    order = corpus.orders.get(record)
    if casualty is not None:
        return f"{subject_words(corpus, record)}: {count_words(casualty.count)}"
    if date is not None:
        return f"{name_of(corpus, date.event)}: {date_claim_words(date)}"
    if order is not None:
        return f"{name_of(corpus, order.event)} {order_claim_words(corpus, order)}"
    return name_of(corpus, record, letters=QUOTED)


def name_of_records(corpus: Corpus, records: Sequence[str]) -> str:
    """Name what the first of some records are about.

    Args:
        corpus: The corpus.
        records: Their ids.
    """
    names = list(dict.fromkeys(subject_words(corpus, record) for record in records))
    return capitalised(listed([*names[:_NAMED], *(["others"] if len(names) > _NAMED else [])]))


def subject_words(corpus: Corpus, record: str) -> str:
    """Say what a record is about, in words; of an utterance, whose it is.

    Args:
        corpus: The corpus.
        record: The record's id.
    """
    statement = corpus.statements.get(record)
    if statement is not None:
        return name_of(corpus, statement.speaker) if statement.speaker else record
    casualty, quantity = corpus.casualties.get(record), corpus.quantities.get(record)
    if casualty is not None:
        named = corpus.codebook.name_of_outcome(casualty.outcome)
        return f"{name_of(corpus, casualty.incident)}, {named}"
    if quantity is not None:
        return topic_words(quantity.topic)
    dated = corpus.dates.get(record) or corpus.orders.get(record)
    return name_of(corpus, dated.event if dated is not None else record)
