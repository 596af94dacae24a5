"""In which time zone an event's dates are local."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.values.vocabularies import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["event_zone"]

# What a speaker says has no place of its own: his side's capital keeps the time.
_CAPITALS: Final = {Side.PAKISTAN: "Asia/Karachi", Side.AFGHANISTAN: "Asia/Kabul"}


def event_zone(event: str, records: Mapping[str, Mapping[str, Any]]) -> str:
    """The zone of an event: of its place; of its speaker's side; else UTC.

    Args:
        event: The id of a round, ceasefire, incident, event or statement.
        records: Records by catalogue and id.
    """
    for catalogue in ("rounds", "ceasefires", "incidents", "events"):
        found = records.get(catalogue, {}).get(event)
        if found is not None:
            place = records.get("places", {}).get(found.place)
            return place.zone if place is not None and place.zone else "UTC"
    statement = records.get("statements", {}).get(event)
    speaker = records.get("actors", {}).get(statement.speaker) if statement else None
    return _CAPITALS.get(speaker.side, "UTC") if speaker else "UTC"
