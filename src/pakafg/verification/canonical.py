"""The bytes of values: equal for equal values, whatever Python, polars, locale or hash seed.

Laws of this file: every value is a letter for its kind, and then its content; what may vary in
length says how long it is first, so that no two lists of values have the same bytes; a mapping and
a record go by the names of their fields, a set by the bytes of its members; a time is what it is in
UTC. What a record derives from its other fields is left out, and so is who reviewed it where
nobody did.

| kind | bytes |
| --- | --- |
| nothing | `n` |
| true, false | `t`, `f` |
| whole number | `i`, decimal digits, `;` |
| fraction | `d`, hexadecimal as `float.hex` writes it, `;` |
| exact decimal | `e`, the shortest digits, `;` |
| text, and a word of a vocabulary | `s`, the number of bytes, `:`, UTF-8 |
| day | `D`, days since 1970, `;` |
| time | `T`, microseconds since 1970 in UTC, `;` |
| length of time | `U`, microseconds, `;` |
| list | `l`, the number of items, `:`, the items |
| set | `u`, the number of members, `:`, the members by their bytes |
| mapping, struct | `m`, the number of names, `:`, each name with its value, by name |
| record | `r`, the class as text, then its fields as a mapping |
| table | `F`, the names of its columns as a list, the number of rows, `:`, the rows as lists |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import attrs
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["canonical_bytes", "digest"]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_REVIEWED: Final = "reviewed"
_KEPT: Final = 2**16  # texts of which the bytes are kept: the same words stand in many rows


def digest(values: Iterable[object]) -> str:
    """Hash values one after another: 64 hexadecimal digits.

    >>> digest([1, "a"]) == digest([1, "a"]), digest([1, "a"]) == digest(["1", "a"])
    (True, False)
    """
    hashed = sha256()
    for value in values:
        for piece in _chunks(value):
            hashed.update(piece)
    return hashed.hexdigest()


def canonical_bytes(value: object) -> bytes:
    r"""Encode one value.

    Args:
        value: Nothing, numbers, texts, times, lists, sets, mappings, records, tables.

    Raises:
        TypeError: It is, or holds, anything else.

    >>> canonical_bytes([5, None, "é"])
    b'l3:i5;ns2:\xc3\xa9'
    """
    return b"".join(_chunks(value))


def _chunks(value: object) -> Iterator[bytes]:
    """Yield the bytes of a value; a table row by row, for it may be long."""
    if isinstance(value, pl.DataFrame):
        yield b"F" + canonical_bytes(value.columns) + b"%d:" % value.height
        for row in value.iter_rows():
            yield _of_list(row)
    elif attrs.has(type(value)):
        kind: Any = type(value)
        fields = {name: getattr(value, name) for name in _given_fields(kind)}
        if fields.get(_REVIEWED) == ():  # as before records could be reviewed
            del fields[_REVIEWED]
        yield b"r" + _of_text(type(value).__name__)
        yield from _chunks(fields)
    elif isinstance(value, Mapping):
        yield b"m%d:" % len(value)
        for name in sorted(value):
            yield canonical_bytes(name)
            yield from _chunks(value[name])
    elif isinstance(value, AbstractSet):
        yield b"u%d:" % len(value)
        yield from sorted(map(canonical_bytes, value))
    elif isinstance(value, (list, tuple)):
        yield _of_list(value)
    else:
        yield _of_cell(value)


def _of_list(values: list[object] | tuple[object, ...]) -> bytes:
    return b"l%d:" % len(values) + b"".join(map(_of_cell, values))


def _of_cell(value: object) -> bytes:  # noqa: C901, PLR0911  (one for each kind)
    """Encode what is mostly plain; the rest by way of `_chunks`."""
    if value is None:
        return b"n"
    if isinstance(value, str):
        return _of_text(str(value))
    if value is True or value is False:
        return b"t" if value else b"f"
    if isinstance(value, int):
        return b"i%d;" % value
    if isinstance(value, float):
        return b"d%s;" % (value + 0.0).hex().encode()  # no zero is negative
    if isinstance(value, datetime):
        return b"T%d;" % ((value - _EPOCH) // _MICROSECOND)
    if isinstance(value, date):
        return b"D%d;" % (value - _EPOCH.date()).days
    if isinstance(value, timedelta):
        return b"U%d;" % (value // _MICROSECOND)
    if isinstance(value, Decimal):
        return b"e%s;" % format(value.normalize(), "f").encode()
    held = (list, tuple, Mapping, AbstractSet, pl.DataFrame)
    if isinstance(value, held) or attrs.has(type(value)):
        return canonical_bytes(value)
    message = f"{type(value).__name__} has no canonical bytes"
    raise TypeError(message)


def _of_text(text: str) -> bytes:
    return _of_short_text(text) if len(text) < 100 else _text_bytes(text)  # noqa: PLR2004


def _text_bytes(text: str) -> bytes:
    content = text.encode("utf-8", "surrogatepass")
    return b"s%d:%s" % (len(content), content)


_TEXTS: Final[dict[str, bytes]] = {}


def _of_short_text(text: str) -> bytes:
    found = _TEXTS.get(text)
    if found is None:
        if len(_TEXTS) >= _KEPT:
            _TEXTS.clear()
        found = _TEXTS[text] = _text_bytes(text)
    return found


@cache
def _given_fields(kind: type[Any]) -> tuple[str, ...]:
    """Name the fields of a class that are given; one with an underscore is derived."""
    return tuple(each.name for each in attrs.fields(kind) if not each.name.startswith("_"))
