"""The JSON Schema of a model's reply, in the part of the language that response formats share.

Laws of this file: every key of an object is required, and null where there is nothing to say; no
other key is allowed; nothing limits a length, a number or a form, for few formats can. What the
schema cannot hold is checked as the reply is read.
"""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, Final

from pakafg.arguments import check_kind
from pakafg.corpus.format import ATTACHED, CLAIMS, REVIEWED, SHARED, keys
from pakafg.drafting.field_meanings import meanings_of
from pakafg.drafting.proposal import ProposalKind, keys_of_proposal
from pakafg.records.citation import Citation
from pakafg.records.codebook import Codebook
from pakafg.records.document import Omission
from pakafg.records.statement import Report, Statement
from pakafg.values.open_vocabulary import OpenVocabulary
from pakafg.values.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrs import Attribute, AttrsInstance

__all__ = ["REPLY_KINDS", "classes_of", "reply_schema"]

REPLY_KINDS: Final = (
    ProposalKind.ACTOR,
    ProposalKind.PLACE,
    ProposalKind.INCIDENT,
    ProposalKind.ROUND,
    ProposalKind.CEASEFIRE,
    ProposalKind.EVENT,
    ProposalKind.DEMAND,
    ProposalKind.CASUALTY,
    ProposalKind.DATE,
    ProposalKind.ORDER,
    ProposalKind.QUANTITY,
    ProposalKind.STATEMENT,
    ProposalKind.ROUND_REPORT,
    ProposalKind.CEASEFIRE_REPORT,
    ProposalKind.BLAME,
    ProposalKind.DEMAND_REPORT,
    ProposalKind.RESPONSE,
    ProposalKind.OMISSION,
)
"""What a reply can hold, new records first. Mentions of names the rules of a draft find."""

_QUOTATION: Final[dict[str, Any]] = {
    "type": "object",
    "description": "Characters of the document, copied exactly: whole words and numbers, from "
    "within one line, as short as they can be while they hold the whole fact.",
    "properties": {
        "quote": {"type": "string", "description": "The characters themselves."},
        "prefix": {
            "type": ["string", "null"],
            "description": "What stands right before them, where they stand more than once.",
        },
        "suffix": {
            "type": ["string", "null"],
            "description": "What stands right after them, where they stand more than once.",
        },
    },
    "required": ["quote", "prefix", "suffix"],
    "additionalProperties": False,
}
_OWN: Final[Mapping[str, str]] = {
    "zone": "The time zone of the clock, such as Asia/Tokyo, where the document names another "
    "than that of the event’s place.",
    "report_note": "A note on how this document reports it.",
    "note": "Why it is coded so, where that is not plain.",
    "count": "The number words as printed, with the words that bound them: at least five.",
    "when": "The date in EDTF: 2025-10-19, 2025-10, [2025-10-10..2025-10-20].",
    "as_of": "The date in EDTF when the figure was valid; null where the document says none.",
    "gap": "The least and the most time as ISO 8601 durations: P6D/P8D.",
    "id": "A short id of lower-case letters, digits and hyphens; null where pakafg may make one.",
    "quotes": "Where the document says it. Of an utterance, first its words, then who says it.",
}


def reply_schema(codebook: Codebook) -> dict[str, Any]:
    """Make the JSON Schema that a model's reply is held to.

    Args:
        codebook: That of the corpus: its parties and words.

    Returns:
        The schema: an object with a list for each kind of record, each described, with the parts
        of records under `$defs`.

    Raises:
        ArgumentError: The codebook is none.

    >>> import pakafg
    >>> schema = reply_schema(pakafg.load_corpus().codebook)
    >>> schema["$defs"]["casualty"]["properties"]["outcome"]["enum"][:2]
    ['killed', 'wounded']
    """
    check_kind("codebook", codebook, Codebook, "the codebook of a corpus")
    definitions: dict[str, Any] = {"quotation": _QUOTATION}
    for kind in REPLY_KINDS:
        definitions[str(kind)] = _object(_properties(kind, codebook, definitions), kind.meaning)
    lists = {
        str(kind): {
            "type": "array",
            "description": f"{kind.meaning} An empty list for none.",
            "items": {"$ref": f"#/$defs/{kind}"},
        }
        for kind in REPLY_KINDS
    }
    return {**_object(lists, "What the document says."), "$defs": definitions}


def classes_of(kind: ProposalKind) -> tuple[type[AttrsInstance], ...]:
    """List the classes of record that the keys of an entry fill: of a statement, its report, too.

    >>> [each.__name__ for each in classes_of(ProposalKind.STATEMENT)]
    ['Statement', 'Report']
    """
    if kind is ProposalKind.OMISSION:
        return (Omission,)
    if kind is ProposalKind.STATEMENT:
        return Statement, Report
    section = kind.section
    if section is None:
        return (SHARED[kind.catalogue],)
    return (CLAIMS[section] if section in CLAIMS else ATTACHED[section].kind,)


def _object(properties: dict[str, Any], description: str) -> dict[str, Any]:
    """Describe an object all of whose keys must be given."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _properties(
    kind: ProposalKind, codebook: Codebook, definitions: dict[str, Any]
) -> dict[str, Any]:
    """Describe the keys of an entry; a new record for all documents is quoted, too."""
    fields: dict[str, Attribute[Any]] = {}
    meanings: dict[str, str] = {}
    for each in reversed(classes_of(kind)):
        fields |= keys(each)
        meanings |= meanings_of(each)
    section = kind.section
    if section in ATTACHED:
        meanings[ATTACHED[section].key] = f"The id of the {ATTACHED[section].key} it speaks of."
    listed = keys_of_proposal(kind)
    described = {
        key: _value(fields.get(key), _OWN.get(key) or meanings[key], codebook, definitions)
        for key in listed
    }
    if "quotes" not in described:
        described["quotes"] = _quotations()
    return described


def _quotations() -> dict[str, Any]:
    """Describe the quotations of a record."""
    items = {"$ref": "#/$defs/quotation"}
    return {"type": "array", "description": _OWN["quotes"], "items": items}


def _value(
    field: Attribute[Any] | None,
    meaning: str,
    codebook: Codebook,
    definitions: dict[str, Any],
) -> dict[str, Any]:
    """Describe what a key can hold, null among it."""
    kind: Any = str if field is None else field.type
    if isinstance(kind, types.UnionType):
        kind = next(each for each in kind.__args__ if each is not types.NoneType)
    if getattr(kind, "__origin__", None) is tuple:
        item = kind.__args__[0]
        if item is Citation:
            return _quotations()
        return {
            "type": "array",
            "description": meaning,
            "items": _schema_of_item(item, codebook, definitions),
        }
    if issubclass(kind, (Vocabulary, OpenVocabulary)):
        return _words(kind, meaning, codebook)
    named = {bool: "boolean", int: "integer", float: "number"}.get(kind, "string")
    return {"type": [named, "null"], "description": meaning}


def _words(kind: Any, meaning: str, codebook: Codebook) -> dict[str, Any]:
    """List the words of a vocabulary, with what each means in the description."""
    words: Mapping[str, str]
    if issubclass(kind, OpenVocabulary):
        words = codebook.words(kind)
    else:
        words = {str(word): word.meaning for word in kind}
    told = "; ".join(f"{word}: {text.rstrip('.')}" for word, text in words.items())
    listed = [*words, None]
    return {"type": ["string", "null"], "description": f"{meaning} ({told}.)", "enum": listed}


def _schema_of_item(kind: Any, codebook: Codebook, definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe what a list holds: texts, or parts of a record under `$defs`."""
    if kind is str:
        return {"type": "string"}
    name = kind.__name__.lower()
    if name not in definitions:
        meanings = meanings_of(kind)
        definitions[name] = {}  # a part may hold others of its own kind
        definitions[name] |= _object(
            {
                key: _value(each, _OWN.get(key) or meanings[key], codebook, definitions)
                for key, each in keys(kind).items()
                if key not in {"document", REVIEWED}
            },
            (kind.__doc__ or "").partition("\n")[0],
        )
    return {"$ref": f"#/$defs/{name}"}
