"""Ids that name other records: whether these are there, and whether chains of them end."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pakafg.corpus.entries import parts_of
from pakafg.corpus.format import REFERENCES, keys
from pakafg.errors import near_miss
from pakafg.records.fields import is_identifier
from pakafg.records.record import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from attrs import AttrsInstance

    from pakafg.corpus.entries import Entry
    from pakafg.errors import Problem

__all__ = ["circles", "circular_chains", "dangling_references"]

_SHOWN: Final = 20
_CHAINS: Final = (("incidents", "part_of"), ("actors", "speaks_for"))


def dangling_references(
    entries: Iterable[Entry], ids: Mapping[str, Iterable[str]], unread: Iterable[str]
) -> Iterator[Problem]:
    """Find every id in some entries that names a record which is not there.

    Args:
        entries: The entries, whether or not they could be read whole.
        ids: By catalogue, the ids of all records that its files give.
        unread: Catalogues of which a file could not be read: what refers to them may be right.
    """
    unsure = set(unread)
    known = {
        key: {record: None for each in targets or ids for record in ids[each]}
        for key, targets in REFERENCES.items()
        if unsure.isdisjoint(targets or ids)
    }
    for entry in entries:
        for path, kind, data in parts_of(entry.data, entry.kind):
            for key in _references(kind):
                if key not in known or (value := data.get(key)) is None:
                    continue
                # A text, or a list of texts: what is neither is told where the entry is read.
                targets = value if isinstance(value, list) else (value,)
                for index, target in enumerate(targets):
                    if not isinstance(target, str) or target in known[key]:
                        continue
                    if is_identifier(target):
                        here = (*path, key, index) if targets is value else (*path, key)
                        yield entry.problem(here, _nowhere(key, target, known[key]))


@cache
def _references(kind: type[AttrsInstance]) -> list[str]:
    """List the keys of a class that name records: they hold ids, and no parts of their own."""
    if kind is Review:  # its reviewer is nobody whom documents name
        return []
    texts = (str, str | None, tuple[str, ...])
    return [key for key, each in keys(kind).items() if key in REFERENCES and each.type in texts]


def _nowhere(key: str, target: str, known: Mapping[str, None]) -> str:
    """Say that an id names no record, with the nearest that does."""
    kinds = " or ".join(REFERENCES[key]) or "the records"
    return f"{key}: no record {target!r} among {kinds}{near_miss(target, known)}"


def circles(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Find every chain of wholes, and of bodies that are spoken for, that ends where it began."""
    for catalogue, key in _CHAINS:
        named: dict[str, Entry] = {}
        for entry in entries:
            if entry.catalogue == catalogue:
                named.setdefault(str(entry.name), entry)
        for circle in circular_chains({name: each.data.get(key) for name, each in named.items()}):
            shown = [*circle[:_SHOWN], *["…"] * (len(circle) > _SHOWN), circle[0]]
            reason = f"{key} goes in a circle: {' → '.join(shown)}"
            yield named[circle[0]].problem((key,), reason)


def circular_chains(parents: Mapping[str, object]) -> Iterator[list[str]]:
    """Find every chain of parents that comes back to its start, once."""
    done: set[object] = set()
    for start in parents:
        chain: dict[str, None] = {}
        here: object = start
        while isinstance(here, str) and here not in done:
            if here in chain:
                walked = list(chain)
                yield walked[walked.index(here) :]
                break
            chain[here] = None
            here = parents.get(here)
        done.update(chain)
