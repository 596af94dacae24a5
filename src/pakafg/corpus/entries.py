"""Records as their files give them: what can be checked before all of a record can be read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
from attrs import AttrsInstance

from pakafg.corpus.format import keys
from pakafg.corpus.yaml_reader import YamlMapping, line_of
from pakafg.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Entry", "parts_of"]


class Entry(NamedTuple):
    """One record, or what a document says of a shared record, as a file gives it.

    Attributes:
        catalogue: The catalogue of a record, or the section of what is said of a shared one.
        kind: The class of the record.
        name: The id of the record, or of the shared one.
        file: The file's name.
        data: Keys and values.
    """

    catalogue: str
    kind: type[AttrsInstance]
    name: object
    file: str
    data: YamlMapping

    def problem(self, path: Sequence[str | int], reason: str) -> Problem:
        """Report what is wrong with what a path leads to."""
        name = self.name if isinstance(self.name, str) else None
        return Problem(self.file, line_of(self.data, path), name, reason)


@cache
def _inner(kind: type[AttrsInstance]) -> dict[str, type[AttrsInstance]]:
    """Map the keys that hold lists of records within a record to the class of these."""
    found = {}
    for key, each in keys(kind).items():
        if getattr(each.type, "__origin__", None) is tuple:
            item = each.type.__args__[0]  # type: ignore[union-attr]  # it is tuple[…]
            if attrs.has(item) and key != "quotes":
                found[key] = item
    return found


Part = tuple[tuple[str | int, ...], type[AttrsInstance], Mapping[str, Any]]


def parts_of(data: Mapping[str, Any], kind: type[AttrsInstance]) -> Iterable[Part]:
    """Give a record, and every record written within it, each with its path and class.

    >>> from pakafg import DemandReport
    >>> data = {"terms": [{"text": "within a month", "count": "30"}], "quotes": []}
    >>> [(path, kind.__name__) for path, kind, _ in parts_of(data, DemandReport)]
    [((), 'DemandReport'), (('terms', 0), 'Term')]
    """
    return _parts_within(data, kind, ()) if _inner(kind) else (((), kind, data),)


def _parts_within(
    data: Mapping[str, Any], kind: type[AttrsInstance], path: tuple[str | int, ...]
) -> Iterator[Part]:
    """Yield a record, and every record written within it."""
    yield path, kind, data
    for key, inner in _inner(kind).items():
        items = data.get(key)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                yield from _parts_within(item, inner, (*path, key, index))
