"""Which records stand in which file of a corpus folder.

What documents share stands in one file a kind; what comes from one document stands in the
file beside it, in sections. A section holds records of its own, or what the document says
of a shared record: those are attached to the record that they name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import NOTHING, Attribute, AttrsInstance, frozen, resolve_types

from pakafg.records.actor import Actor, ActorMention
from pakafg.records.ceasefire import Ceasefire, CeasefireReport
from pakafg.records.claim import CasualtyClaim, DateClaim, OrderClaim, QuantityClaim
from pakafg.records.demand import Demand, DemandReport, Response
from pakafg.records.document import Document
from pakafg.records.event import Event
from pakafg.records.incident import Blame, Incident
from pakafg.records.link import Link
from pakafg.records.place import Place, PlaceMention
from pakafg.records.record import fields_in_order
from pakafg.records.statement import Report, Statement
from pakafg.records.talk_round import RoundReport, TalkRound
from pakafg.values.conclusions import RecordKind

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ATTACHED",
    "CLAIMS",
    "CODEBOOK",
    "DATED",
    "DRAFT",
    "EVENTS",
    "KINDS",
    "RECORDS",
    "REFERENCES",
    "REPORT_NOTE",
    "REPORT_REVIEWED",
    "REVIEWED",
    "REVIEW_LOG",
    "SECTIONS",
    "SHARED",
    "Attached",
    "EntryError",
    "beside",
    "draft_beside",
    "is_change_of_journal",
    "is_document",
    "is_plain",
    "is_record_file",
    "keys",
    "keys_of_section",
    "meant_as",
    "required",
    "review_beside",
]

SHARED: Final[dict[str, type[AttrsInstance]]] = {
    "actors": Actor,
    "places": Place,
    "rounds": TalkRound,
    "ceasefires": Ceasefire,
    "incidents": Incident,
    "events": Event,
    "demands": Demand,
    "links": Link,
}
"""Catalogues with a file of their own, and the class of their records."""

CODEBOOK: Final = "codebook.yaml"
"""The file of the parties, and of the words that only this corpus has."""

DRAFT: Final = ".draft.yaml"
"""How the name of a file of proposals ends: it stands beside a document, and holds no record."""

REVIEW_LOG: Final = ".review.json"
"""How the name of a file ends that tells what was decided of a draft, and in which order."""

CLAIMS: Final[dict[str, type[AttrsInstance]]] = {
    "casualties": CasualtyClaim,
    "dates": DateClaim,
    "orders": OrderClaim,
    "quantities": QuantityClaim,
}
"""Catalogues whose records stand in the document files, one section each."""

RECORDS: Final[dict[str, type[AttrsInstance]]] = {
    "documents": Document,
    **SHARED,
    "statements": Statement,
    **CLAIMS,
}
"""Every catalogue, and the class of its records."""

DATED: Final = ("rounds", "ceasefires", "incidents", "events")
"""The catalogues of what happened, each record with a name and, at most, a place of its own."""

EVENTS: Final = (*DATED, "statements")
"""Catalogues whose records can be dated and put in order."""

KINDS: Final[Mapping[str, RecordKind]] = {
    "documents": RecordKind.DOCUMENT,
    "actors": RecordKind.ACTOR,
    "places": RecordKind.PLACE,
    "rounds": RecordKind.ROUND,
    "ceasefires": RecordKind.CEASEFIRE,
    "incidents": RecordKind.INCIDENT,
    "events": RecordKind.EVENT,
    "statements": RecordKind.STATEMENT,
    "demands": RecordKind.DEMAND,
    "casualties": RecordKind.CASUALTY,
    "dates": RecordKind.DATE,
    "orders": RecordKind.ORDER,
    "quantities": RecordKind.QUANTITY,
    "links": RecordKind.LINK,
}
"""What the records of each catalogue are called wherever a table names their kind."""

REFERENCES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            *("actor", "addressee", "alleged_by", "blamed", "broker", "brokers", "by", "claimant"),
            *("head", "host", "jointly_with", "mediators", "members", "of", "origin", "parties"),
            *("signatories", "speaker", "speaks_for", "via"),
        ),
        ("actors",),
    ),
    "document": ("documents",),
    "event": EVENTS,
    "incident": ("incidents",),
    "other": EVENTS,
    "part_of": ("incidents",),
    "place": ("places",),
    "round": ("rounds",),
    "sum_of": ("casualties",),
    "about": (*EVENTS, "demands"),
    "denies": (),  # of whatever kind
    "records": (),
}
"""The catalogues in which the records stand that a field names by their ids."""


class EntryError(ValueError):
    """An entry cannot be read, or not be written: the corpus's problem, and told as one."""


@frozen
class Attached:
    """A section that says what one document tells of records that others share.

    Attributes:
        section: The section's name in the document file.
        key: The key that names the record.
        kind: The class of the entries.
        catalogue: Where the record stands.
        field: The field of the record that holds the entries.
    """

    section: str
    key: str
    kind: type[AttrsInstance]
    catalogue: str
    field: Literal["mentions", "reports", "blames", "responses"]


ATTACHED: Final = {
    each.section: each
    for each in (
        Attached("actors", "actor", ActorMention, "actors", "mentions"),
        Attached("places", "place", PlaceMention, "places", "mentions"),
        Attached("rounds", "round", RoundReport, "rounds", "reports"),
        Attached("ceasefires", "ceasefire", CeasefireReport, "ceasefires", "reports"),
        Attached("blames", "incident", Blame, "incidents", "blames"),
        Attached("reports", "of", Report, "statements", "reports"),
        Attached("demands", "demand", DemandReport, "demands", "reports"),
        Attached("responses", "demand", Response, "demands", "responses"),
    )
}
"""The sections of that kind, by name."""

SECTIONS: Final = (
    "document",
    "actors",
    "places",
    "rounds",
    "ceasefires",
    "blames",
    "casualties",
    "dates",
    "orders",
    "quantities",
    "statements",
    "reports",
    "demands",
    "responses",
)
"""The sections of a document file, in the order in which they are written."""

REPORT_NOTE: Final = "report_note"
"""The key of a statement's entry for the note of the report that opens it; `note` is its own."""

REVIEWED: Final = "reviewed"
"""The key of who reviewed an entry; no draft and no model's reply can have it."""

REPORT_REVIEWED: Final = "report_reviewed"
"""Of a statement's entry: who reviewed the report that opens it, where others than the entry."""

# Each document fills its own.
_ATTACHED_FIELDS: Final = frozenset(each.field for each in ATTACHED.values())
_KNOWN: Final = frozenset({"document", "file", "text"})  # without being written
# Windows has no other names; the first stand there for devices, whatever their ending.
_PLAIN: Final = re.compile(
    r"(?!(?:con(?:in\$|out\$)?|prn|aux|nul|(?:com|lpt)[0-9¹²³]) *(?:\.|\Z))"
    r"[^/\\:*?\"<>|\x00-\x1f\x7f\ud800-\udfff]+",
    re.IGNORECASE,
)
_MEANT: Final = {".yml": ".yaml", ".yaml": ".yaml", ".json": ".yaml", ".txt": ".txt"}
_LONGEST: Final = 240  # bytes: no file system takes more than 255, and new files have a prefix


def is_record_file(name: str) -> bool:
    """Tell whether a file of a folder belongs to its corpus: .txt or .yaml, not hidden, no draft.

    >>> [is_record_file(name) for name in ("000.txt", "000.draft.yaml", "README.md")]
    [True, False, False]
    """
    ours = name.endswith((".txt", ".yaml")) and not name.startswith(".")
    return ours and not name.endswith(DRAFT)


def meant_as(name: str) -> str | None:
    """Name the file of a corpus that a file of another ending may be meant as; None for the rest.

    >>> meant_as("000.yml"), meant_as("000.TXT"), meant_as("000.txt"), meant_as("000.md")
    ('000.yaml', '000.txt', None, None)
    """
    stem, dot, ending = name.rpartition(".")
    meant = _MEANT.get(f"{dot}{ending}".lower())
    return None if meant is None or not stem or is_record_file(name) else stem + meant


def is_plain(name: str) -> bool:
    """Tell whether a name stays in its folder and can be a file's on every system.

    >>> is_plain("000.txt"), is_plain("../000.txt")
    (True, False)
    """
    return _PLAIN.fullmatch(name) is not None and len(name.encode()) <= _LONGEST


def is_document(name: str) -> bool:
    """Tell whether a file can hold a document: what documents share stands in other files.

    >>> is_document("000.txt"), is_document("actors.txt")
    (True, False)
    """
    return (
        is_record_file(name)
        and is_plain(name)
        and name.endswith(".txt")
        and is_record_file(beside(name))
        and beside(name) != CODEBOOK
        and name.removesuffix(".txt") not in SHARED
    )


def beside(document: str) -> str:
    """Name the record file that stands beside a document file.

    >>> beside("000.txt")
    '000.yaml'
    """
    return f"{document.removesuffix('.txt')}.yaml"


def draft_beside(document: str) -> str:
    """Name the file of proposals that may stand beside a document file.

    >>> draft_beside("000.txt")
    '000.draft.yaml'
    """
    return f"{document.removesuffix('.txt')}{DRAFT}"


def review_beside(document: str) -> str:
    """Name the file of decisions that may stand beside a document file.

    >>> review_beside("000.txt")
    '000.review.json'
    """
    return f"{document.removesuffix('.txt')}{REVIEW_LOG}"


def is_change_of_journal(name: str) -> bool:
    """Tell whether a file may be changed with others at once: a corpus's own, or a draft's.

    >>> [is_change_of_journal(name) for name in ("000.yaml", "000.draft.yaml", "notes.md")]
    [True, True, False]
    """
    beside_document = name.endswith((DRAFT, REVIEW_LOG)) and not name.startswith(".")
    return is_plain(name) and (is_record_file(name) or beside_document)


@cache
def keys(kind: type[AttrsInstance]) -> dict[str, Attribute[Any]]:
    """Map the keys that can be written of a record to the fields that they fill.

    >>> list(keys(PlaceMention))
    ['document', 'quotes', 'note', 'reviewed']
    """
    return {
        "quotes" if each.name == "citations" else each.name: each
        for each in fields_in_order(resolve_types(kind))
        if each.init and each.name not in _ATTACHED_FIELDS
    }


def required(known: dict[str, Attribute[Any]]) -> list[str]:
    """List those of some keys that must be written; the loader computes the SHA-256 itself.

    >>> required(keys(Document))
    ['id', 'file', 'text']
    """
    return [key for key, each in known.items() if each.default is NOTHING and key != "sha256"]


@cache
def keys_of_section(section: str) -> list[str]:
    """List the keys that an entry of a section of a document file can have.

    >>> keys_of_section("places")
    ['place', 'note', 'reviewed', 'quotes']
    """
    if section == "document":
        listed = [*keys(Document)]
    elif section == "dates":
        listed = [*keys(DateClaim), "zone"]
    elif section == "statements":  # a statement, and the report that opens it
        of_report = [key for key in keys(Report) if key not in {"speaker", "note", REVIEWED}]
        listed = [*keys(Statement), *of_report, REPORT_NOTE, REPORT_REVIEWED]
    elif section in CLAIMS:
        listed = [*keys(CLAIMS[section])]
    else:
        attached = ATTACHED[section]
        listed = [attached.key, *keys(attached.kind)]
    # Quotations stand last, where a reviewer compares them with the rest.
    return sorted((key for key in listed if key not in _KNOWN), key="quotes".__eq__)
