"""Every reason why plain data is no record, each with the path to where it stands."""

from __future__ import annotations

import types
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import attrs

from pakafg.corpus.codec import converter, is_many, is_record
from pakafg.corpus.format import keys
from pakafg.corpus.written_citations import at_hand
from pakafg.corpus.yaml_reader import YamlMapping
from pakafg.errors import near_miss
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from attrs import Attribute, AttrsInstance

    from pakafg.corpus.anchoring import Anchor

    Path = tuple[str | int, ...]

__all__ = ["faults", "unknown_key"]


def faults(
    data: dict[str, Any], kind: type[AttrsInstance], anchor: Anchor | None
) -> list[tuple[Path, str]]:
    """Find every reason why data is no such record, each with its path; as for `structure`."""
    with at_hand(anchor):
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


def _faults(data: object, kind: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Find the faults of a value by the type that it should have."""
    if isinstance(kind, types.UnionType):
        if data is None:
            return
        kind = next(each for each in kind.__args__ if each is not types.NoneType)
    if is_many(kind) and isinstance(data, list):
        for index, each in enumerate(data):
            yield from _faults(each, kind.__args__[0], (*path, index))
    elif is_record(kind) and isinstance(data, dict):
        yield from _faults_of_record(data, kind, path)
    else:
        yield from _raised(partial(converter().structure, data, kind), path)


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
        yield from _raised(partial(converter().structure, data, kind), path)
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
            values[each.name] = converter().structure(data[key], cast("Any", each.type))
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
    value = converter().structure(data, cast("Any", each.type))
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
