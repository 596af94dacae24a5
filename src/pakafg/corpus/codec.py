"""Records to and from plain data: the form in which people write them.

In that form a citation is a quotation, number words, dates and gaps are text, and the
document of an entry is the file that it stands in.
"""

from __future__ import annotations

import types
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from pakafg.corpus.borders import whole_words
from pakafg.corpus.format import EntryError, keys
from pakafg.corpus.surroundings import Surroundings
from pakafg.corpus.yaml_reader import YamlMapping
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
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from enum import StrEnum

    from attrs import Attribute, AttrsInstance

    from pakafg.corpus.anchoring import Anchor

    Path = tuple[str | int, ...]

__all__ = ["faults", "structure", "unknown_key", "unstructure"]

R = TypeVar("R", bound="AttrsInstance")

_TEXTS: Final = (When, Gap, Count, Amount)  # values that are written as text
_PLAIN: Final[dict[type, str]] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    float: "a number",
}
_KEYS_OF_QUOTATION: Final = {"quote", "nth", "prefix", "suffix"}
_LONGEST: Final = 200
# The document whose quotations are read or written; each thread has its own.
_AT_HAND: Final[ContextVar[Anchor | None]] = ContextVar("_AT_HAND", default=None)


def structure(data: dict[str, Any], kind: type[R], anchor: Anchor | None) -> R:
    """Make a record from plain data.

    Raises:
        Exception: The data is no such record; `faults` tells why.
    """
    token = _AT_HAND.set(anchor)  # as `_at_hand` does, for every record of a corpus
    try:
        return _converter().structure(data, kind)
    finally:
        _AT_HAND.reset(token)


def unstructure(record: AttrsInstance, anchor: Anchor | None) -> dict[str, Any]:
    """Make plain data of a record.

    Args:
        record: The record.
        anchor: The document that it cites.

    Raises:
        EntryError: A citation is of another document, or does not hold its quotation.
    """
    with _at_hand(anchor):
        return cast("dict[str, Any]", _converter().unstructure(record))


def faults(
    data: dict[str, Any], kind: type[AttrsInstance], anchor: Anchor | None
) -> list[tuple[Path, str]]:
    """Find every reason why data is no such record, each with its path; as for `structure`."""
    with _at_hand(anchor):
        return list(_faults(data, kind, ()))


def unknown_key(key: str, known: Sequence[str], data: object = None) -> str:
    """Say why a key of some data cannot stay."""
    comma = ""
    if isinstance(data, YamlMapping) and data.is_flow:
        comma = "; between { and } a comma ends a text that stands in no quotes"
    return (
        f"the key {shown(key)} is not known here; known are {', '.join(known)}"
        f"{near_miss(key, known)}{comma}"
    )


@contextmanager
def _at_hand(anchor: Anchor | None) -> Iterator[None]:
    """Set the document whose quotations are read or written."""
    token = _AT_HAND.set(anchor)
    try:
        yield
    finally:
        _AT_HAND.reset(token)


# --- every fault, where one was met ------------------------------------------------------------


def _faults(data: object, kind: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Find the faults of a value by the type that it should have."""
    if isinstance(kind, types.UnionType):
        if data is None:
            return
        kind = next(each for each in kind.__args__ if each is not types.NoneType)
    if _is_many(kind) and isinstance(data, list):
        for index, each in enumerate(data):
            yield from _faults(each, kind.__args__[0], (*path, index))
    elif _is_record(kind) and isinstance(data, dict):
        yield from _faults_of_record(data, kind, path)
    else:
        yield from _raised(partial(_converter().structure, data, kind), path)


def _faults_of_record(
    data: dict[str, Any], kind: type[AttrsInstance], path: Path
) -> Iterator[tuple[Path, str]]:
    """Find the faults of each key, and those of the record as a whole that follow from none."""
    known = keys(kind)
    key_faults = [
        ((*path, key), unknown_key(key, list(known), data)) for key in data if key not in known
    ]
    faulty = set()
    for key, each in known.items():
        here = (*path, key)
        found: list[tuple[Path, str]] = []
        if key == "quotes" and data.get(key) == [] and each.default is attrs.NOTHING:
            found.append((here, "empty, expected one quotation at least"))
        elif key in data:
            found += _faults(data[key], each.type, here)
            found += () if found else _faults_of_field(data[key], each, here)
        elif each.default is attrs.NOTHING:
            found.append((path, f"the key {key!r} is missing"))
        if found:
            faulty.add(key)
            key_faults += found
    if not key_faults:
        yield from _raised(partial(_converter().structure, data, kind), path)
    yield from key_faults
    if key_faults and hasattr(kind, "__attrs_post_init__"):
        yield from _faults_of_the_rest(data, kind, path, faulty)


def _faults_of_the_rest(
    data: dict[str, Any], kind: type[AttrsInstance], path: Path, faulty: AbstractSet[str]
) -> Iterator[tuple[Path, str]]:
    """Find what the sound keys of a record cannot be together, where others are faulty."""
    values: dict[str, object] = {}
    for key, each in keys(kind).items():
        if key in faulty:
            values[each.name] = None if each.default is attrs.NOTHING else _default_of(each)
        elif key in data:
            values[each.name] = _converter().structure(data[key], cast("Any", each.type))
        else:
            values[each.name] = _default_of(each)
    # A record that nobody checked, with the sound values alone: only they are blamed.
    record = cast("Any", kind.__new__(kind))
    for each in attrs.fields(kind):
        object.__setattr__(record, each.name, values.get(each.name, _default_of(each)))
    try:
        record.__attrs_post_init__()
    except ValueError as error:  # as every error of ours is
        # What names a faulty key may only follow from it.
        if not any(key in str(error) for key in faulty):
            yield path, str(error)
    except Exception:  # noqa: BLE001  (a check met what is not there)
        return


def _default_of(field: Attribute[Any]) -> object:
    """Give the value that a field has where nobody gives one."""
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]  # a class, though typed as a function
        return cast("Any", field.default).factory()
    return field.default


def _faults_of_field(data: object, each: Attribute[Any], path: Path) -> Iterator[tuple[Path, str]]:
    """Run the field's own check, on each item alone where the field holds several."""
    if each.validator is None:
        return
    value = _converter().structure(data, cast("Any", each.type))
    if isinstance(value, tuple) and value:
        for index, item in enumerate(value):
            yield from _raised(partial(each.validator, None, each, (item,)), (*path, index))
    else:
        yield from _raised(partial(each.validator, None, each, value), path)


def _raised(attempt: Callable[[], object], path: Path) -> Iterator[tuple[Path, str]]:
    """Run an attempt; yield the message of what it raises."""
    try:
        attempt()
    except Exception as error:  # noqa: BLE001  (whatever it is, it is the corpus's problem)
        yield path, str(error) or type(error).__name__


# --- the converter -----------------------------------------------------------------------------


@cache
def _converter() -> Converter:
    """Build the converter, once for all records."""
    # The first mistake is enough to know that there is one; `faults` tells all of them.
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
    made.register_structure_hook(Citation, _cite)
    made.register_unstructure_hook(Citation, _quotation)
    made.register_structure_hook_factory(_is_many, partial(_many, made))
    made.register_structure_hook_factory(_is_record, partial(_structuring, made))
    made.register_unstructure_hook_factory(_is_record, partial(_unstructuring, made))
    return made


def _is_many(kind: object) -> bool:
    """Tell whether a type is a tuple of items."""
    return getattr(kind, "__origin__", None) is tuple


def _is_record(kind: Any) -> bool:
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
        if written.get(each.name) != each.name
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


def _cite(data: object, _: type) -> Citation:
    """Read a quotation: find its characters in the document at hand."""
    anchor = _AT_HAND.get()
    if anchor is None:
        message = "a quotation stands where no document is at hand"
        raise EntryError(message)
    quote, nth, around = (data, None, None) if isinstance(data, str) else _told_apart(data)
    quote = quote.strip()
    if not quote:
        message = f"{shown(data)} is no quotation: expected the document's own characters"
        raise EntryError(message)
    return anchor.find(quote, nth, around)


def _told_apart(data: object) -> tuple[str, int | None, Surroundings | None]:
    """Read a quotation that is told from others like it by what stands around it, or by nth."""
    if not isinstance(data, dict) or not {"quote"} <= data.keys() <= _KEYS_OF_QUOTATION:
        message = f"{shown(data)} is no quotation: expected text, or quote and prefix, suffix, nth"
        raise EntryError(message)
    quote, nth = data["quote"], data.get("nth")
    if nth is not None and type(nth) is not int:
        message = f"nth is {shown(nth)}, expected a whole number from 1"
        raise EntryError(message)
    texts = {"quote": quote, "prefix": data.get("prefix"), "suffix": data.get("suffix")}
    for key, text in texts.items():
        if not isinstance(text, str) and (text is not None or key == "quote"):
            message = f"{key} is {shown(text)}, expected the document's own characters"
            raise EntryError(message)
    around = Surroundings(texts["prefix"] or "", texts["suffix"] or "")
    return quote, nth, around if around != Surroundings() else None


def _quotation(citation: Citation) -> str | dict[str, Any]:
    """Write a citation as its quotation; of several places, with what tells which one."""
    anchor = _AT_HAND.get()
    if anchor is None or anchor.document != citation.document:
        message = f"{citation} is not of the document at hand"
        raise EntryError(message)
    places = anchor.occurrences(citation.quote)
    if citation.start not in places or citation.quote != citation.quote.strip():
        raise EntryError(_unquotable(citation, anchor.text))
    if len(places) == 1:
        return citation.quote
    around = Surroundings.of(anchor.text, citation.start, citation.end)
    told = {"prefix": around.prefix, "suffix": around.suffix}
    nth = places.index(citation.start) + 1
    return {"quote": citation.quote, "nth": nth} | {key: text for key, text in told.items() if text}


def _unquotable(citation: Citation, text: str) -> str:
    """Say why nobody could find a citation by its quotation."""
    if text[citation.start : citation.end] != citation.quote:
        return f"{citation} does not stand there in the document"
    if citation.quote != citation.quote.strip():
        return f"{citation} begins or ends with a space: leave it out"
    whole = text[slice(*whole_words(text, citation.start, citation.end))]
    return f"{citation} parts {shown(whole)}: quote whole words and numbers"
