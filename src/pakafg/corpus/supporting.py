"""The characters behind a record: its own citations, and those of what is claimed of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from pakafg.errors import ArgumentError
from pakafg.records.link import Link
from pakafg.records.parts import citations_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation

__all__ = ["evidence", "record_of", "said_of"]


def record_of(corpus: Corpus, name: str) -> object:
    """The record of an id.

    Args:
        corpus: The corpus.
        name: The id.

    Raises:
        ArgumentError: There is no such record.
    """
    for each in attrs.fields(type(corpus)):
        found = getattr(corpus, each.name).get(name)
        if found is not None:
            return found
    known = (key for each in attrs.fields(type(corpus)) for key in getattr(corpus, each.name))
    raise ArgumentError("record", name, "the id of a record of the corpus", known)


def evidence(
    corpus: Corpus, record: object, said: Mapping[str, list[Citation]]
) -> tuple[Citation, ...]:
    """Every citation that speaks for a record, each once: reports, claims about it, its own.

    Args:
        corpus: The corpus.
        record: A record, or a part of one.
        said: What `said_of` gives for the corpus.
    """
    if isinstance(record, Link):
        behind = (evidence(corpus, record_of(corpus, name), said) for name in record.records)
        return tuple(dict.fromkeys(citation for each in behind for citation in each))
    reports = (c for told in getattr(record, "reports", ()) for c in told.citations)
    about = said.get(getattr(record, "id", ""), ())
    return tuple(dict.fromkeys((*reports, *about, *citations_of(record))))


def said_of(corpus: Corpus) -> dict[str, list[Citation]]:
    """What claims and statements say of each event, incident, round, ceasefire and demand.

    Args:
        corpus: The corpus.

    >>> import pakafg
    >>> found = said_of(pakafg.load_corpus())
    >>> {citation.document for citation in found["istanbul-last-meeting"]}
    {'000'}
    """
    found: dict[str, list[Citation]] = defaultdict(list)
    for casualty in corpus.casualties.values():
        found[casualty.incident].extend(casualty.citations)
    for date in corpus.dates.values():
        found[date.event].extend(date.citations)
    for order in corpus.orders.values():
        found[order.event].extend(order.citations)
        found[order.other].extend(order.citations)
    for quantity in corpus.quantities.values():
        if quantity.about is not None:
            found[quantity.about].extend(quantity.citations)
    for said in corpus.statements.values():
        if said.about is not None:
            found[said.about].extend(c for report in said.reports for c in report.citations[:1])
    return found
