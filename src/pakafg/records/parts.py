"""A record taken apart: everything within it that is a record itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from pakafg.records.citation import Citation
from pakafg.records.document import Omission

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["citations_of", "parts"]


def parts(record: Any, *, without: type | tuple[()] = ()) -> Iterator[Any]:
    """Yield a record, and everything within it that is one: reports, terms, citations.

    Args:
        record: The record.
        without: A class of inner records to pass over, with all that is within them.
    """
    yield record
    for each in attrs.fields(type(record)):
        value = getattr(record, each.name)
        for inner in value if isinstance(value, tuple) else ():
            if attrs.has(type(inner)) and not isinstance(inner, without):
                yield from parts(inner, without=without)


def citations_of(record: object) -> Iterator[Citation]:
    """Yield every citation of a record, in its own order.

    A document rests on none of the sentences that it leaves out.

    Args:
        record: A record; a citation is its own.

    >>> import pakafg
    >>> demand = pakafg.load_corpus().demands["arrest-commanders"]
    >>> {citation.document for citation in citations_of(demand)}
    {'000'}
    """
    inner = parts(record, without=Omission)
    return (part for part in inner if isinstance(part, Citation))
