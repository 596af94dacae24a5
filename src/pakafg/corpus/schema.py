"""JSON Schema of the record files, made from the classes of the records.

Editors complete and check a record file by it; a language model can be held to it.
"""

from __future__ import annotations

import types
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

from pakafg.arguments import check_kind
from pakafg.corpus.format import (
    ATTACHED,
    CLAIMS,
    REPORT_NOTE,
    REPORT_REVIEWED,
    SECTIONS,
    SHARED,
    keys,
    keys_of_section,
    required,
)
from pakafg.errors import ArgumentError
from pakafg.records.citation import Citation
from pakafg.records.codebook import Codebook
from pakafg.records.document import Document
from pakafg.records.statement import Report, Statement
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.gap import Gap
from pakafg.values.open_vocabulary import OpenVocabulary
from pakafg.values.vocabulary import Vocabulary
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrs import Attribute

__all__ = ["json_schema"]

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = {"type": "string", "minLength": 1}
_VALUES: Final[dict[type, dict[str, Any]]] = {
    str: _TEXT,
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    When: {**_TEXT, "description": "EDTF, such as 2025-10-19 or [2025-10-10..2025-10-20]"},
    Gap: {**_TEXT, "description": "ISO 8601 durations least/most, such as P6D/P8D"},
    Count: {**_TEXT, "description": "number words as printed: 50, at least five, dozens"},
    Amount: {**_TEXT, "description": "number words as printed: 87,000, 2.3 billion"},
    Citation: {
        "description": "the document's own characters, whole words and numbers; prefix or suffix "
        "where they occur more than once",
        "anyOf": [
            _TEXT,
            {
                "type": "object",
                "properties": {
                    "quote": {**_TEXT, "description": "the document's own characters"},
                    "nth": {
                        "type": "integer",
                        "minimum": 1,
                        "description": "which occurrence, from 1, counted in the document of the "
                        "sha256 that stands in the section 'document'",
                    },
                    "prefix": {**_TEXT, "description": "what stands right before it"},
                    "suffix": {**_TEXT, "description": "what stands right after it"},
                },
                "required": ["quote"],
                "additionalProperties": False,
            },
        ],
    },
}


# The codebook of the schema that is being made; each thread has its own.
_CODEBOOK: Final[ContextVar[Codebook | None]] = ContextVar("_CODEBOOK", default=None)


def json_schema(file: str, codebook: Codebook | None = None) -> dict[str, Any]:
    """Make the JSON Schema (draft 2020-12) of one kind of record file.

    It holds what can be said of one file alone: a file that it accepts may still quote what
    does not stand in the document, name a record that is not there, or word a date or a
    number in a way that is not read.

    Args:
        file: "document" for the file beside a document, or the name of a shared file:
            actors, places, rounds, ceasefires, incidents, events, demands, links; or
            "codebook".
        codebook: That of a corpus, whose words its records may use; None: any word may stand
            where a codebook can add some.

    Raises:
        ArgumentError: There is no such file, or the codebook is none.

    >>> json_schema("places")["items"]["properties"]["kind"]["enum"][:2]
    ['country', 'province']
    """
    if codebook is not None:
        check_kind("codebook", codebook, Codebook, "the codebook of a corpus")
    token = _CODEBOOK.set(codebook)
    try:
        return {"$schema": _DRAFT, "title": file, **_schema_of(file)}
    finally:
        _CODEBOOK.reset(token)


def _schema_of(file: str) -> dict[str, Any]:
    """Describe what one kind of record file holds."""
    if file in SHARED:
        return _list(_mapping(keys(SHARED[file])))
    if file == "codebook":
        return _mapping(keys(Codebook))
    if file != "document":
        raise ArgumentError.of_choice("file", file, ("document", *SHARED, "codebook"))
    sections = {name: _list(_section(name)) for name in SECTIONS[1:]}
    return {
        "type": "object",
        "properties": {"document": _section("document"), **sections},
        "required": ["document"],
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    """Describe a list of records; nothing at all is an empty one."""
    return {"type": ["array", "null"], "items": items}


def _section(name: str) -> dict[str, Any]:
    """Describe an entry of a section of a document file."""
    if name == "document":
        known = keys(Document)
    elif name == "statements":
        of_report = keys(Report)
        known = {**of_report, **keys(Statement), REPORT_NOTE: of_report["note"]}
        known[REPORT_REVIEWED] = of_report["reviewed"]
    else:
        known = keys(CLAIMS[name] if name in CLAIMS else ATTACHED[name].kind)
    schema = _mapping({key: known[key] for key in keys_of_section(name) if key in known})
    if name == "dates":
        schema["properties"]["zone"] = _optional(_TEXT)
    elif name in ATTACHED:
        key = ATTACHED[name].key
        schema["properties"] = {key: _TEXT, **schema["properties"]}
        schema["required"] = [key, *schema["required"]]
    return schema


def _mapping(known: dict[str, Attribute[Any]]) -> dict[str, Any]:
    """Describe a record by its keys; those without a default are required."""
    properties = {key: _value(each.type) for key, each in known.items()}
    if "topics" in properties and known["topics"].type == tuple[str, ...]:
        properties["topics"]["items"] = _topics()
    needed = required(known)
    if "quotes" in needed:
        properties["quotes"]["minItems"] = 1
    return {
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": False,
    }


def _value(kind: Any) -> dict[str, Any]:
    """Describe what a field of a type can hold."""
    if isinstance(kind, types.UnionType):
        return _optional(_value(next(each for each in kind.__args__ if each is not types.NoneType)))
    if getattr(kind, "__origin__", None) is tuple:
        return {"type": "array", "items": _value(kind.__args__[0])}
    if issubclass(kind, Vocabulary):
        return _words(kind)
    if issubclass(kind, OpenVocabulary):
        return _open_words(kind)
    return dict(_VALUES[kind]) if kind in _VALUES else _mapping(keys(kind))


def _words(vocabulary: type[Vocabulary]) -> dict[str, Any]:
    """List the words of a vocabulary, with what each means: editors show it beside the word."""
    meanings = {str(word): word.meaning for word in vocabulary}
    return _defined((vocabulary.__doc__ or "").partition("\n")[0], meanings)


def _open_words(vocabulary: type[OpenVocabulary]) -> dict[str, Any]:
    """List the words of an open vocabulary that a codebook allows; without one, any may stand."""
    codebook = _CODEBOOK.get()
    description = (vocabulary.__doc__ or "").partition("\n")[0]
    if codebook is None:
        examples = {"examples": [str(word) for word in vocabulary]} if len(vocabulary) else {}
        return {**_TEXT, "description": description, **examples}
    return _defined(description, codebook.words(vocabulary))


def _topics() -> dict[str, Any]:
    """List the topics that a codebook defines; without any, each word is one."""
    codebook = _CODEBOOK.get()
    if codebook is None or not codebook.topics:
        return dict(_TEXT)
    defined = {topic.id: topic.definition for topic in codebook.topics}
    return _defined("What an utterance is about.", defined)


def _defined(description: str, words: Mapping[str, str]) -> dict[str, Any]:
    """List words with what each means."""
    return {
        "type": "string",
        "description": description,
        "enum": list(words),
        "enumDescriptions": list(words.values()),
    }


def _optional(schema: dict[str, Any]) -> dict[str, Any]:
    """Allow null in the place of a value."""
    return {"anyOf": [schema, {"type": "null"}]}
