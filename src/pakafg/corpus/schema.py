"""JSON Schema of the record files, made from the classes of the records.

Editors complete and check a record file by it; a language model can be held to it.
"""

from __future__ import annotations

import types
import typing
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from pakafg.corpus.layout import ATTACHED, CLAIMS, SECTIONS, SHARED
from pakafg.errors import WordingError
from pakafg.records.citation import Citation
from pakafg.records.document import Document
from pakafg.records.statement import Report, Statement
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.gap import Gap
from pakafg.values.when import When

if TYPE_CHECKING:
    from attrs import AttrsInstance

__all__ = ["json_schema"]

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_SCALARS: Final[dict[type, dict[str, Any]]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    When: {"type": "string", "description": "EDTF, such as 2025-10-19 or [2025-10-10..2025-10-20]"},
    Gap: {"type": "string", "description": "ISO 8601 durations least/most, such as P6D/P8D"},
    Count: {"type": "string", "description": "number words as printed: 50, at least five, dozens"},
    Amount: {"type": "string", "description": "number words as printed: 87,000, 2.3 billion"},
    Citation: {
        "description": "the document's own characters, within one line; nth where they occur "
        "more than once",
        "anyOf": [
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "properties": {
                    "quote": {"type": "string", "minLength": 1},
                    "nth": {"type": "integer", "minimum": 1},
                },
                "required": ["quote"],
                "additionalProperties": False,
            },
        ],
    },
}
_FILLED_IN: Final = {"document", "file", "text", "sha256", "mentions", "reports", "blames", "responses"}


def json_schema(file: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of record file.

    Args:
        file: "document" for the file beside a document, or the name of a shared file:
            actors, places, rounds, ceasefires, incidents, events, demands, links.

    Raises:
        WordingError: There is no such file.

    >>> json_schema("places")["items"]["properties"]["kind"]["enum"][:2]
    ['country', 'province']
    """
    if file in SHARED:
        return {"$schema": _DRAFT, "title": file, "type": "array", "items": _record(SHARED[file])}
    if file != "document":
        message = f"no record file {file!r}; expected document, {', '.join(SHARED)}"
        raise WordingError(message)
    head = _record(Document)
    return {
        "$schema": _DRAFT,
        "title": "document",
        "type": "object",
        "properties": {
            "document": head,
            **{name: {"type": "array", "items": _section(name)} for name in SECTIONS[1:]},
        },
        "required": ["document"],
        "additionalProperties": False,
    }


def _section(name: str) -> dict[str, Any]:
    if name in CLAIMS:
        record = _record(CLAIMS[name])
        if name == "dates":
            record["properties"]["zone"] = {"type": ["string", "null"], "minLength": 1}
        return record
    if name == "statements":
        return _merged(_record(Statement), _record(Report, without={"speaker"}))
    attached = next(each for each in ATTACHED if each.section == name)
    key = {
        "type": "object",
        "properties": {attached.key: {"type": "string"}},
        "required": [attached.key],
        "additionalProperties": False,
    }
    return _merged(key, _record(attached.kind))


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {
        **one,
        "properties": {**one["properties"], **other["properties"]},
        "required": [*one["required"], *other["required"]],
    }


def _record(kind: type[AttrsInstance], *, without: frozenset[str] | set[str] = frozenset()) -> dict[str, Any]:
    hints = _hints(kind)
    properties: dict[str, Any] = {}
    required: list[str] = []
    for each in attrs.fields(kind):
        if not each.init or each.name in _FILLED_IN | without:
            continue
        name = "quotes" if each.name == "citations" else each.name
        properties[name] = _value(hints[each.name])
        if each.default is attrs.NOTHING:
            required.append(name)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


@cache
def _hints(kind: type[AttrsInstance]) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value(hint: Any) -> dict[str, Any]:  # noqa: ANN401
    if isinstance(hint, types.UnionType):
        inner = _value(next(each for each in hint.__args__ if each is not types.NoneType))
        return {"anyOf": [inner, {"type": "null"}]}
    if getattr(hint, "__origin__", None) is tuple:
        return {"type": "array", "items": _value(hint.__args__[0])}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(word) for word in hint]}
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    return _record(hint)
