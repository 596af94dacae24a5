"""Which records stand in which file of a corpus folder.

What documents share stands in one file a kind; what comes from one document stands in the
file beside it, in sections. A section holds records of its own, or what the document says
of a shared record: those are attached to the record that they name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from attrs import frozen

from pakafg.records.actor import Actor, ActorMention
from pakafg.records.ceasefire import Ceasefire, CeasefireReport
from pakafg.records.claims import CasualtyClaim, DateClaim, OrderClaim, QuantityClaim
from pakafg.records.demand import Demand, DemandReport, Response
from pakafg.records.event import Event
from pakafg.records.incident import Blame, Incident
from pakafg.records.link import Link
from pakafg.records.place import Place, PlaceMention
from pakafg.records.statement import Report
from pakafg.records.talk_round import RoundReport, TalkRound

if TYPE_CHECKING:
    from attrs import AttrsInstance

__all__ = ["ATTACHED", "CLAIMS", "EVENTS", "SECTIONS", "SHARED", "Attached"]

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

CLAIMS: Final[dict[str, type[AttrsInstance]]] = {
    "casualties": CasualtyClaim,
    "dates": DateClaim,
    "orders": OrderClaim,
    "quantities": QuantityClaim,
}
"""Catalogues whose records stand in the document files, one section each."""

EVENTS: Final = ("rounds", "ceasefires", "incidents", "events", "statements")
"""Catalogues whose records can be dated and put in order."""


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


ATTACHED: Final = (
    Attached("actors", "actor", ActorMention, "actors", "mentions"),
    Attached("places", "place", PlaceMention, "places", "mentions"),
    Attached("rounds", "round", RoundReport, "rounds", "reports"),
    Attached("ceasefires", "ceasefire", CeasefireReport, "ceasefires", "reports"),
    Attached("blames", "incident", Blame, "incidents", "blames"),
    Attached("reports", "of", Report, "statements", "reports"),
    Attached("demands", "demand", DemandReport, "demands", "reports"),
    Attached("responses", "demand", Response, "demands", "responses"),
)

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
