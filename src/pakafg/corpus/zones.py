"""In which time zone an event's dates are local."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.format import DATED
from pakafg.values.vocabularies import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["event_zone"]

_UTC: Final = "UTC"
_ZONES: Final[Mapping[Side, str]] = {
    Side.AFGHANISTAN: "Asia/Kabul",
    Side.PAKISTAN: "Asia/Karachi",
    Side.MEDIATOR: _UTC,
    Side.ARMED_GROUP: _UTC,
    Side.THIRD_PARTY: _UTC,
}
"""Where what a side says is local: a statement has no place, so its capital keeps the time."""


def event_zone(event: str, records: Mapping[str, Mapping[str, Any]]) -> str:
    """Find the zone of an event: of its place; of its speaker's side; else UTC.

    Args:
        event: The id of a round, ceasefire, incident, event or statement.
        records: Records by catalogue and id.
    """
    for catalogue in DATED:
        happening = records.get(catalogue, {}).get(event)
        if happening is not None:
            place = records.get("places", {}).get(happening.place)
            return place.zone if place is not None and place.zone else _UTC
    statement = records.get("statements", {}).get(event)
    speaker = records.get("actors", {}).get(statement.speaker) if statement else None
    return _ZONES[speaker.side] if speaker else _UTC
