"""Places and incidents as GeoJSON (RFC 7946): longitude and latitude in WGS 84.

Laws of this file: what has no place, or a place that is nowhere located, has no geometry and says
so; how precise a point is stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.naming import actor_name, name_of
from pakafg.exports.json_files import write_json_file
from pakafg.text.escape import masked
from pakafg.text.people import in_words
from pakafg.views.event_view import view_events
from pakafg.views.figure_view import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pakafg.exports.contents import Contents
    from pakafg.records.incident import Incident
    from pakafg.records.place import Place
    from pakafg.views.figure_view import IncidentFigures

__all__ = ["INCIDENTS", "PLACES", "write_geojson"]

PLACES: Final = "places.geojson"
INCIDENTS: Final = "incidents.geojson"
"""The names of the files."""

_NOWHERE: Final = "no coordinates: the place is not located"
_NOT_SAID: Final = "how precisely is not recorded"
_NO_PLACE: Final = "no coordinates: no document says where"


def write_geojson(contents: Contents, folder: Path) -> None:
    """Write `places.geojson` and `incidents.geojson`."""
    corpus = contents.corpus
    _write_features(folder / PLACES, (_place_feature(each) for each in corpus.places.values()))
    figures = figures_of(
        corpus, contents.totals.filter(contents.totals["claims"].list.len() > 0).to_dicts()
    )
    rows = contents.timeline.events.to_dicts()
    views = {view.id: view.when for view in view_events(corpus, rows, {})}
    days = {row["event"]: row for row in rows}
    incidents = []
    for incident in corpus.incidents.values():
        told = days.get(incident.id, {})
        when = {
            "when": views.get(incident.id),
            "first_day": _iso_day(told.get("first_day")),
            "last_day": _iso_day(told.get("last_day")),
            "zone": told.get("zone"),
        }
        incidents.append(_incident_feature(contents, incident, when, figures.get(incident.id)))
    _write_features(folder / INCIDENTS, incidents)


def _place_feature(place: Place) -> dict[str, Any]:
    return _feature(
        place.id,
        place,
        _NOWHERE,
        {
            "name": place.name,
            "kind": place.kind,
            "country": place.country,
            "aliases": list(place.aliases),
            "zone": place.zone,
        },
    )


def _incident_feature(
    contents: Contents, incident: Incident, when: dict[str, Any], told: IncidentFigures | None
) -> dict[str, Any]:
    corpus = contents.corpus
    place = None if incident.place is None else corpus.places[incident.place]
    figures = () if told is None else (*told.numbered, *told.unnumbered)
    return _feature(
        incident.id,
        place,
        _NO_PLACE if place is None else _NOWHERE,
        {
            "name": incident.name,
            "kind": in_words(incident.kind),
            "place": None if place is None else place.name,
            **when,
            "parties": [name_of(corpus, party) for party in incident.parties],
            "part_of": incident.part_of,
            "alleged_by": actor_name(corpus, incident.alleged_by),
            "figures": [
                f"{view.counted}: {view.range_words if view.has_number else 'no number given'}"
                for view in figures
            ],
        },
    )


def _feature(
    name: str, place: Place | None, missing: str, properties: dict[str, Any]
) -> dict[str, Any]:
    """Make a feature: a point, or none and why."""
    point, located = None, missing
    if place is not None and place.longitude is not None and place.latitude is not None:
        point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
        located = place.located or _NOT_SAID
    return {
        "type": "Feature",
        "id": name,
        "geometry": point,
        "properties": {**properties, "located": located},
    }


def _iso_day(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _write_features(path: Path, features: Iterable[dict[str, Any]]) -> None:
    data = {"type": "FeatureCollection", "features": [_masked(each) for each in features]}
    write_json_file(path, data)


def _masked(value: Any) -> Any:
    """Mask in every text what would steer the map that shows it."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {name: _masked(each) for name, each in value.items()}
    return [_masked(each) for each in value] if isinstance(value, list) else value
