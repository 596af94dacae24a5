"""Records to and from plain data: the form in which people write them.

In that form a citation is a quotation, number words, dates and gaps are text, and the
document of an entry is the file that it stands in.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from pakafg.corpus.format import EntryError, keys
from pakafg.corpus.written_citations import at_hand, cite, quotation
from pakafg.errors import near_miss
from pakafg.records.citation import Citation
from pakafg.records.fields import one_line
from pakafg.short_repr import shown
from pakafg.values import vocabularies
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.gap import Gap
from pakafg.values.open_vocabulary import OpenVocabulary
from pakafg.values.vocabulary import listed
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from attrs import AttrsInstance

    from pakafg.corpus.anchoring import Anchor

__all__ = ["converter", "is_many", "is_record", "structure", "unstructure"]

R = TypeVar("R", bound="AttrsInstance")

_TEXTS: Final = (When, Gap, Count, Amount)  # values that are written as text
_PLAIN: Final[dict[type, str]] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    float: "a number",
}
_LONGEST: Final = 200


def structure(data: dict[str, Any], kind: type[R], anchor: Anchor | None) -> R:
    """Make a record from plain data.

    Raises:
        Exception: The data is no such record; `faults.faults` tells why.
    """
    with at_hand(anchor):
        return converter().structure(data, kind)


def unstructure(record: AttrsInstance, anchor: Anchor | None) -> dict[str, Any]:
    """Make plain data of a record.

    Args:
        record: The record.
        anchor: The document that it cites.

    Raises:
        EntryError: A citation is of another document, or does not hold its quotation.
    """
    with at_hand(anchor):
        return cast("dict[str, Any]", converter().unstructure(record))


@cache
def converter() -> Converter:
    """Build the converter, once for all records."""
    # The first mistake is enough to know that there is one; `faults.py` tells all of them.
    made = Converter(detailed_validation=False, forbid_extra_keys=True)
    for kind in _PLAIN:
        made.register_structure_hook(kind, partial(_plain_value, kind))
    for name in vocabularies.__all__:  # each by itself, or cattrs takes it for a str
        kind = getattr(vocabularies, name)
        read = _open_word if issubclass(kind, OpenVocabulary) else _word
        made.register_structure_hook(kind, read)
        made.register_unstructure_hook(kind, str)
    for value in _TEXTS:
        made.register_structure_hook(value, partial(_parsed, value))
        made.register_unstructure_hook(value, str)
    made.register_structure_hook(Citation, cite)
    made.register_unstructure_hook(Citation, quotation)
    made.register_structure_hook_factory(is_many, partial(_many, made))
    made.register_structure_hook_factory(is_record, partial(_structuring, made))
    made.register_unstructure_hook_factory(is_record, partial(_unstructuring, made))
    return made


def is_many(kind: object) -> bool:
    """Tell whether a type is a tuple of items."""
    return getattr(kind, "__origin__", None) is tuple


def is_record(kind: Any) -> bool:
    """Tell whether a type is a record or a part of one, written as keys and values."""
    return attrs.has(kind) and kind not in {*_TEXTS, Citation}


def _many(converter: Converter, kind: Any) -> Callable[..., Any]:
    """Make the hook that reads a list of items as a tuple."""
    item = kind.__args__[0]
    of_item = converter.get_structure_hook(item)

    def many(data: object, _: object) -> tuple[Any, ...]:
        if not isinstance(data, list):
            message = f"{shown(data)} is not a list"
            raise EntryError(message)
        return tuple([of_item(each, item) for each in data])

    return many


def _structuring(converter: Converter, kind: type[AttrsInstance]) -> Callable[..., Any]:
    """Make the hook that reads keys and values as a record."""
    made = make_dict_structure_fn(kind, converter, _cattrs_use_linecache=False, **_overrides(kind))

    def record(data: object, cls: type[AttrsInstance]) -> AttrsInstance:
        if not isinstance(data, dict):
            message = f"{shown(data)} is not a mapping of keys to values"
            raise EntryError(message)
        return made(data, cls)

    return record


def _unstructuring(converter: Converter, kind: type[AttrsInstance]) -> Callable[..., Any]:
    """Make the hook that writes a record as keys and values, without defaults."""
    return make_dict_unstructure_fn(
        kind,
        converter,
        _cattrs_omit_if_default=True,
        _cattrs_use_linecache=False,
        **_overrides(kind),
    )


def _overrides(kind: type[AttrsInstance]) -> dict[str, Any]:
    """Map the fields of a class to the keys that are written, and leave out the others."""
    written = {each.name: key for key, each in keys(kind).items()}
    return {
        each.name: override(rename=written[each.name])
        if each.name in written
        else override(omit=True)
        for each in attrs.fields(kind)
    }


def _plain_value(kind: type, data: object, _: type) -> object:
    """Read a text, a number or a truth value; only a whole number becomes a float."""
    if type(data) is kind:
        return data
    if kind is float and type(data) is int:
        return float(data)
    hint = ": put it in quotes" if kind is str and isinstance(data, (int, float)) else ""
    message = f"{shown(data)} is not {_PLAIN[kind]}{hint}"
    raise EntryError(message)


def _word(data: object, kind: type[StrEnum]) -> StrEnum:
    """Read a word of a vocabulary."""
    try:
        return kind(data)  # type: ignore[arg-type]  # an enum looks for anything
    except ValueError:
        message = f"{shown(data)} is not one of {listed(kind)}{near_miss(str(data), kind)}"
        raise EntryError(message) from None


def _open_word(data: object, kind: type[OpenVocabulary]) -> OpenVocabulary:
    """Read a word of an open list: whether the codebook has it, the checks of a corpus see."""
    return kind(cast("str", _plain_value(str, data, str)))


def _parsed(kind: type[When | Gap | Count | Amount], data: object, _: type) -> object:
    """Read a value that is written as text: a date, a gap, a count or an amount."""
    zone = {}
    if isinstance(data, tuple) and kind is When:  # a date, and the zone in which it is local
        data, zone["zone"] = data
    if not isinstance(data, str):
        message = f"{shown(data)} is not text: put it in quotes"
        raise EntryError(message)
    if len(data) > _LONGEST:
        message = f"{shown(data)} has more than {_LONGEST} characters"
        raise EntryError(message)
    return kind.parse(one_line(data), **zone)
