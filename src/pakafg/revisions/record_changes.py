"""Records that were added, removed or changed from one corpus to another.

Law of this file: a record whose quotations only stand elsewhere, since the document around them
changed, is the same record; what became of its citations is told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
import polars as pl

from pakafg.corpus.format import KINDS
from pakafg.records.citation import Citation
from pakafg.short_repr import shown
from pakafg.values.conclusions import ChangeKind, RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["CODEBOOK", "RecordChange", "changed_records", "record_frame"]

CODEBOOK: Final = str(RecordKind.CODEBOOK)
"""By what name a codebook stands among records, of which it is none."""
_SCHEMA: Final = {
    "kind": pl.String(),
    "record": pl.String(),
    "document": pl.String(),
    "change": pl.String(),
    "fields": pl.List(pl.String()),
    "before": pl.List(pl.String()),
    "after": pl.List(pl.String()),
}
_LONG_TEXT: Final = "text"  # of a document: no table shows it


class RecordChange(NamedTuple):
    """One record that is another in the new corpus, or in one of the two only.

    Attributes:
        kind: Its kind.
        record: Its id.
        document: The document of which it is, where it is of one.
        change: What became of it.
        fields: The fields that differ; empty where it is in one of the two only.
        before: What each of these held.
        after: What each of these holds.
    """

    kind: RecordKind
    record: str
    document: str | None
    change: ChangeKind
    fields: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def changed_records(old: Corpus, new: Corpus) -> list[RecordChange]:
    """List the records that differ, kind by kind, in the order of the old corpus, then the new.

    The codebook comes last.
    """
    books = ({CODEBOOK: each.codebook} for each in (old, new))
    return [
        *(
            change
            for name, kind in KINDS.items()
            for change in _changed(kind, getattr(old, name), getattr(new, name))
        ),
        *_changed(RecordKind.CODEBOOK, *books),
    ]


def _changed(
    kind: RecordKind, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[RecordChange]:
    """Compare the records of one kind."""
    for key in {**old, **new}:
        if key not in new:
            yield RecordChange(kind, key, _document_of(old[key]), ChangeKind.REMOVED)
        elif key not in old:
            yield RecordChange(kind, key, _document_of(new[key]), ChangeKind.ADDED)
        elif old[key] != new[key] and (names := _differing(old[key], new[key])):
            before, after = (
                tuple(_told(name, getattr(each, name)) for name in names)
                for each in (old[key], new[key])
            )
            document = _document_of(new[key])
            yield RecordChange(kind, key, document, ChangeKind.CHANGED, names, before, after)


def _document_of(record: Any) -> str | None:
    """Name the document of which a claim is."""
    document = getattr(record, "document", None)
    return document if isinstance(document, str) else None


def _differing(old: Any, new: Any) -> tuple[str, ...]:
    """Name the fields of which the values differ, wherever their quotations stand."""
    return tuple(
        each.name
        for each in attrs.fields(type(old))
        if _substance(getattr(old, each.name)) != _substance(getattr(new, each.name))
    )


def _substance(value: Any) -> Any:
    """Take a value without the places of the quotations in it."""
    if isinstance(value, tuple):
        return tuple(map(_substance, value))
    if isinstance(value, Citation):
        return value.document, value.quote
    if attrs.has(type(value)) and any(
        isinstance(getattr(value, each.name), tuple) for each in attrs.fields(type(value))
    ):
        return type(value), tuple(
            _substance(getattr(value, each.name)) for each in attrs.fields(type(value))
        )
    return value


def _told(name: str, value: object) -> str:
    """Show what a field holds, shortly."""
    if name == _LONG_TEXT and isinstance(value, str):
        return f"{len(value):,} characters"
    return str(value) if isinstance(value, str) else shown(value)


def record_frame(changed: Iterable[RecordChange]) -> pl.DataFrame:
    """Fill the table of records that differ."""
    rows = [
        (str(each.kind), *each[1:3], str(each.change), *map(list, each[4:])) for each in changed
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")
