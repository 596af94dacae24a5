"""In which time zone an event's dates are local, and by which clocks its times may be told."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.ancestry import ancestors
from pakafg.corpus.format import DATED
from pakafg.values.calendar import local_minute, wall_minute
from pakafg.values.edtf import read_edtf
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

__all__ = ["by_clocks", "clock_zones", "event_zone", "has_local_clock", "told_by"]

_UTC: Final = "UTC"
_CLOCK: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?(?![:\dZ+-])", re.ASCII)
"""A clock time without an offset of its own, as EDTF writes it."""


def event_zone(
    event: str, records: Mapping[str, Mapping[str, Any]], zones: Mapping[str, str]
) -> str | None:
    """Find the zone of an event.

    That of its place, or of the place of the larger incident that it is part of; of an
    announcement without a place, that of its speaker's capital (of a ceasefire, its broker's).

    Args:
        event: The id of a round, ceasefire, incident, event or statement.
        records: Records by catalogue and id.
        zones: The zone of each party's capital, by its side.

    Returns:
        The zone; None where there is neither place nor speaker, or they have none.
    """
    place = _place_of(event, records)
    if place is not None and place.zone is not None:
        return str(place.zone)
    speakers = {"statements": "speaker", "events": "by", "ceasefires": "broker"}
    for catalogue, field in speakers.items():
        if event in records.get(catalogue, {}):
            return _capital_zone(getattr(records[catalogue][event], field), records, zones)
    return None


def told_by(published: When, zone: str | None) -> datetime | None:
    """Find the last minute of what a document can tell of as past.

    A day of publication is that of a paper whose zone nobody knows: it lasts as long as that day
    does in UTC or where the thing was, whichever is longer.

    Args:
        published: When the document was published.
        zone: Where the thing was; None: not known.

    Returns:
        The minute, in UTC; None where the date is open.

    >>> str(told_by(When.parse("2025-11-06"), "America/New_York"))
    '2025-11-07 04:59:00+00:00'
    >>> str(told_by(When.parse("2025-11-06T17:40"), "America/New_York"))  # a moment is one anywhere
    '2025-11-06 17:40:00+00:00'
    """
    latest = published.latest
    if latest is None or zone is None or "T" in published.edtf:
        return latest
    there = When.parse(published.edtf, zone=zone).latest
    return None if there is None else max(latest, there).astimezone(UTC)


def clock_zones(event: str, records: Mapping[str, Mapping[str, Any]]) -> Sequence[str]:
    """List the zones by whose clocks a time without a zone may be told of an event.

    Args:
        event: The event's id.
        records: Records by catalogue and id.

    Returns:
        Two or more for an event on a border; else none, for its zone is the one.
    """
    place = _place_of(event, records)
    return () if place is None else tuple(place.clock_zones)


def has_local_clock(edtf: str) -> bool:
    """Tell whether a date has a time of the clock without an offset of its own.

    >>> has_local_clock("2025-11-06T17:40"), has_local_clock("2025-11-06T17:40Z")
    (True, False)
    """
    return _CLOCK.search(edtf) is not None


def by_clocks(edtf: str, zones: Sequence[str]) -> str:
    """Tell the clock times of a date by the clocks of each of several zones.

    Args:
        edtf: The date, which can be read; clock times with an offset stay as they are.
        zones: The zones; none changes nothing.

    Returns:
        A one-of set of the readings. Of an interval, which no set can hold, the one from the
        earliest start to the latest end. A date without such clock times as it is.

    >>> by_clocks("2025-11-06T17:40", ["Asia/Kabul", "Asia/Karachi"])
    '[2025-11-06T17:40+04:30,2025-11-06T17:40+05:00]'
    """
    readings = list(dict.fromkeys(_with_offsets(edtf, zone) for zone in zones))
    if len(readings) <= 1:  # no clock time, or the clocks show the same
        return edtf
    if "/" in edtf:
        first = min(readings, key=lambda each: read_edtf(each, _UTC).pieces[0].earliest or 0)
        last = max(readings, key=lambda each: read_edtf(each, _UTC).pieces[-1].latest or 0)
        return f"{first.partition('/')[0]}/{last.partition('/')[2]}"
    members = (reading.removeprefix("[").removesuffix("]") for reading in readings)
    return f"[{','.join(members)}]"


def _with_offsets(edtf: str, zone: str) -> str:
    """Give each clock time without an offset that of a zone."""

    def with_offset(clock: re.Match[str]) -> str:
        year, month, day, hour, minute = map(int, clock.groups())
        utc = local_minute((year, month, day), hour * 60 + minute, zone)
        hours, minutes = divmod(abs(wall_minute(utc, zone) - utc), 60)
        sign = "+" if wall_minute(utc, zone) >= utc else "-"
        return f"{clock[0]}{sign}{hours:02}:{minutes:02}"

    return _CLOCK.sub(with_offset, edtf)


def _place_of(event: str, records: Mapping[str, Mapping[str, Any]]) -> Any:
    """Find the place of an event, or of the nearest larger incident that has one."""
    incidents = records.get("incidents", {})
    wholes = ancestors(event, lambda name: incidents[name].part_of if name in incidents else None)
    for each in wholes:
        for catalogue in DATED:
            happening = records.get(catalogue, {}).get(each)
            if happening is not None and happening.place is not None:
                return records.get("places", {}).get(happening.place)
    return None


def _capital_zone(
    actor: str | None, records: Mapping[str, Mapping[str, Any]], zones: Mapping[str, str]
) -> str | None:
    """Find the zone of an actor's capital: of it or a body that it speaks for, else its side's."""
    actors = records.get("actors", {})
    bodies = ancestors(actor, lambda name: actors[name].speaks_for if name in actors else None)
    known = [actors[name] for name in bodies if name in actors]
    own = (body.zone for body in known)
    capitals = (zones.get(body.side) for body in known)
    return next(filter(None, (*own, *capitals)), None)
