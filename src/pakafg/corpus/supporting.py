"""The characters behind a record: its own citations, and those of what is claimed of it."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from pakafg.corpus.lookup import known_id
from pakafg.records.link import Link
from pakafg.records.parts import citations_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation

__all__ = ["citations_about", "find_record", "supporting_citations"]


def find_record(corpus: Corpus, record: str) -> object:
    """Find a record of whatever kind by its id.

    Raises:
        ArgumentError: There is no such record.
    """
    catalogues = list(corpus.catalogues.values())
    known = known_id("record", record, catalogues, "the id of a record")
    return next(catalogue[known] for catalogue in catalogues if known in catalogue)


def supporting_citations(
    corpus: Corpus, record: object, about: Mapping[str, Sequence[Citation]]
) -> tuple[Citation, ...]:
    """Collect the citations that a record rests on, each once: reports, claims about it, its own.

    Args:
        corpus: The corpus.
        record: A record, or a part of one; of a link, its records are meant.
        about: What `citations_about` gives for the corpus.
    """
    if isinstance(record, Link):
        linked = (find_record(corpus, name) for name in record.records)
        citations = chain.from_iterable(
            supporting_citations(corpus, each, about) for each in linked
        )
    else:
        reports = (c for report in getattr(record, "reports", ()) for c in report.citations)
        claims = about.get(getattr(record, "id", ""), ())
        citations = chain(reports, claims, citations_of(record))
    return tuple(dict.fromkeys(citations))


def citations_about(corpus: Corpus) -> dict[str, list[Citation]]:
    """Collect, by record, the citations of the claims and statements that are about it.

    Returns:
        Citations by the id of an event, incident, round, ceasefire, statement or demand; of a
        statement about it, the words uttered alone.

    >>> import pakafg
    >>> about = citations_about(pakafg.load_corpus())
    >>> {citation.document for citation in about["stranded-trucks"]}
    {'000'}
    """
    about: dict[str, list[Citation]] = defaultdict(list)
    for casualty in corpus.casualties.values():
        about[casualty.incident].extend(casualty.citations)
    for date in corpus.dates.values():
        about[date.event].extend(date.citations)
    for order in corpus.orders.values():
        about[order.event].extend(order.citations)
        about[order.other].extend(order.citations)
    for quantity in corpus.quantities.values():
        if quantity.about is not None:
            about[quantity.about].extend(quantity.citations)
    for statement in corpus.statements.values():
        if statement.about is not None:
            words = (report.citations[0] for report in statement.reports)
            about[statement.about].extend(words)
    return about
