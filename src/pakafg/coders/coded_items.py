"""What an annotator coded in a document: characters, and what they were taken to say.

Laws of this file: an item is what stands as one entry in a document's record file; a statement or
a demand that several documents report is an item of each. Its fields hold plain values that can be
compared; what names a shared record is told apart, for two annotators give ids of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import attrs

from pakafg.corpus.format import ATTACHED, CLAIMS, REFERENCES, keys
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.gap import Gap
from pakafg.values.open_vocabulary import OpenVocabulary
from pakafg.values.vocabulary import Vocabulary
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["Item", "coded_items"]

_OWN: Final = frozenset({"id", "document", "citations", "quotes", "note", "reviewed"})
_OF_STATEMENT: Final = ("speaker", "jointly_with", "act", "addressee", "topics", "about", "denies")
_OF_DEMAND: Final = ("by", "of", "round", "kind")
# An entry that says of a shared record what one document tells of it, by the key that names it.
_SECTIONS: Final = {"reports": "statements"}


class Item(NamedTuple):
    """Something that was coded in a document.

    Attributes:
        kind: The section of the record file in which it stands.
        record: The record's id; of what a document says of a shared record, that one's.
        document: The document's id.
        spans: First character and the one after the last of each citation.
        quote: The first quotation.
        values: Its fields that hold plain values.
        names: Its fields that name records: for each the ids.
    """

    kind: str
    record: str
    document: str
    spans: tuple[tuple[int, int], ...]
    quote: str
    values: Mapping[str, Hashable]
    names: Mapping[str, tuple[str, ...]]


def coded_items(corpus: Corpus) -> Iterator[Item]:
    """Yield everything that is coded in the documents of a corpus.

    >>> import pakafg
    >>> items = list(coded_items(pakafg.load_corpus()))
    >>> next(item.values["outcome"] for item in items if item.record == "000-un-killed")
    'killed'
    """
    for section in CLAIMS:
        for claim in getattr(corpus, section).values():
            yield _item(section, claim.id, claim, {})
    for attached in ATTACHED.values():
        section = _SECTIONS.get(attached.section, attached.section)
        for name, record in getattr(corpus, attached.catalogue).items():
            for part in getattr(record, attached.field):
                more: dict[str, Any] = {attached.key: name}
                if section == "statements":
                    of_record = {field: getattr(record, field) for field in _OF_STATEMENT}
                    more = of_record | ({"speaker": part.speaker} if part.speaker else {})
                elif section == "demands":
                    more = {field: getattr(record, field) for field in _OF_DEMAND}
                    more["demand"] = name
                yield _item(section, name, part, more)


def _item(section: str, record: str, part: Any, more: Mapping[str, Any]) -> Item:
    """Take apart an entry: a claim, or what a document says of a shared record."""
    written = {
        each.name: getattr(part, each.name)
        for key, each in keys(cast("Any", type(part))).items()
        if key not in _OWN and each.name not in {*_OWN, *more} and not _holds_records(each.type)
    }
    values: dict[str, Hashable] = {}
    names: dict[str, tuple[str, ...]] = {}
    for field, value in {**written, **more}.items():
        if field in REFERENCES or field in {each.key for each in ATTACHED.values()}:
            names[field] = value if isinstance(value, tuple) else () if value is None else (value,)
        else:
            values[field] = _plain(value)
    for delegation in getattr(part, "delegations", ()):
        head = () if delegation.head is None else (delegation.head,)
        names[f"head of {delegation.side}"] = head
    spans = tuple((citation.start, citation.end) for citation in part.citations)
    return Item(section, record, part.document, spans, part.citations[0].quote, values, names)


def _holds_records(kind: Any) -> bool:
    """Tell whether a field holds parts of its own, such as the terms of a demand."""
    return getattr(kind, "__origin__", None) is tuple and attrs.has(kind.__args__[0])


def _plain(value: object) -> Hashable:
    """Make a value that can be compared and shown, of whatever form its words have."""
    if isinstance(value, (Count, Amount)):
        return (value.low, value.high)
    if isinstance(value, When):
        return str(value)
    if isinstance(value, Gap):
        return (value.low, value.high)
    if isinstance(value, (Vocabulary, OpenVocabulary)):
        return str(value)
    if isinstance(value, tuple):
        return tuple(sorted(str(each) for each in value))
    return value  # text, a number, a truth value or nothing
