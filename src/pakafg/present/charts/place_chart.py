"""A map of names: where the places that documents name lie, and how often they are named."""

from __future__ import annotations

from collections import Counter
from math import cos, radians
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from pakafg.corpus.corpus import check_corpus
from pakafg.present.charts.key import Sign, key
from pakafg.present.charts.outlines import OUTLINES_NOTE, outlines_within
from pakafg.present.charts.theme import Look, alt, drawn, framed, layered, tips, wrapped
from pakafg.text.figure_words import counted
from pakafg.values.vocabularies import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["places"]

_WIDTH: Final = 560
_LETTER: Final = 6.4  # pixels to a letter of a label
_LINE: Final = 14
_ALIGNED: Final[tuple[Literal["left", "right", "center"], ...]] = ("left", "right", "center")
# Where a name stands beside its point: its alignment, and how far right and down of the point.
_NAME_PLACES: Final = (
    *(("left", 1, 0), ("right", -1, 0), ("center", 0, -1), ("center", 0, 1)),
    *(("left", 0.7, -0.7), ("left", 0.7, 0.7), ("right", -0.7, -0.7), ("right", -0.7, 0.7)),
)


_AREAS: Final = frozenset(
    (
        *(PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.DISTRICT),
        *(PlaceKind.REGION, PlaceKind.BORDER, PlaceKind.WATERS),
    )
)
"""The kinds of place that one point cannot show."""


_KEY: Final = (
    (Sign.FILLED, "a place"),
    (Sign.HOLLOW, "an area, drawn at one point of it"),
    (Sign.COAST, "coast"),
    (Sign.BORDER, "border, as Natural Earth draws it"),
)


class _MapBox(NamedTuple):
    """A stretch of the map in degrees, and its scale."""

    west: float
    east: float
    south: float
    north: float

    @property
    def squeeze(self) -> float:
        """How much narrower a degree of longitude is than one of latitude, at its middle."""
        return cos(radians((self.south + self.north) / 2))

    def holds(self, row: dict[str, Any]) -> bool:
        lon, lat = float(row["lon"]), float(row["lat"])
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def height(self, width: float) -> float:
        return width * (self.north - self.south) / ((self.east - self.west) * self.squeeze)


def places(corpus: Corpus, *, dark: bool = False) -> alt.VConcatChart:
    """Draw the places that documents name: a map of names, not of events.

    Positions are the coordinates of the records, as precise as `located` says: a country
    or a province stands at one point of it. Coasts and borders are Natural Earth's; some of the
    borders are disputed, and none is endorsed.

    Args:
        corpus: The corpus.
        dark: For dark paper.

    Returns:
        An Altair chart: where most places are, and all of them; its text alternative is its
        `description`.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> places(corpus).description.partition(" of ")[0]
    'Map'
    """
    check_corpus(corpus)
    look = Look.of(dark=dark)
    rows = sorted(_place_rows(corpus), key=lambda row: (-row["named"], row["name"]))
    near = _around([row for row in rows if row["country"] in _home(rows)] or rows)
    panels: list[alt.LayerChart] = [_map_panel(rows, near, look, "Within the dashed frame")]
    if any(not near.holds(row) for row in rows):
        panels.insert(0, _map_panel(rows, _around(rows), look, "All places", frame=near))
    panels.insert(0, key(_KEY, look, width=_WIDTH))
    unlocated = [place.name for place in corpus.places.values() if place.latitude is None]
    described = "; ".join(f"{row['name']} {row['named']}" for row in rows)
    return framed(
        alt.VConcatChart(vconcat=panels),
        look,
        "Where the places lie that the documents name",
        _note(unlocated),
        f"Map of {counted(len(rows), 'place')} by how often they are named: {described}.",
    )


def _note(unlocated: list[str]) -> str:
    how = (
        "A map of names, not of events: the larger a point, the more often documents name the "
        "place. A name that finds no room is left out."
    )
    left = f"Not located: {', '.join(unlocated)}." if unlocated else ""
    notes = (how, OUTLINES_NOTE, left)
    return "\n".join(line for each in notes if each for line in wrapped(each, 112))


def _place_rows(corpus: Corpus) -> Iterator[dict[str, Any]]:
    for place in corpus.places.values():
        if place.latitude is None or place.longitude is None:
            continue
        yield {
            "name": place.name,
            "lat": place.latitude,
            "lon": place.longitude,
            "country": place.country,
            "named": sum(len(mention.citations) for mention in place.mentions),
            "area": place.kind in _AREAS,
            "located": place.located or "",
        }


def _home(rows: list[dict[str, Any]]) -> set[str | None]:
    """Find the two countries in which most places lie."""
    places = Counter(row["country"] for row in rows if row["country"])
    return {country for country, _ in places.most_common(2)}


def _around(rows: list[dict[str, Any]]) -> _MapBox:
    """Draw a box around all points, with room for their names."""
    lons, lats = [row["lon"] for row in rows] or [0], [row["lat"] for row in rows] or [0]
    across, up = max(max(lons) - min(lons), 2), max(max(lats) - min(lats), 2)
    return _MapBox(
        min(lons) - 0.14 * across,
        max(lons) + 0.22 * across,
        max(min(lats) - 0.12 * up, -90),
        min(max(lats) + 0.12 * up, 90),
    )


def _map_panel(
    rows: list[dict[str, Any]],
    box: _MapBox,
    look: Look,
    title: str,
    *,
    frame: _MapBox | None = None,
) -> alt.LayerChart:
    inside = [row for row in rows if box.holds(row)]
    height = box.height(_WIDTH)
    labelled = [row for row in inside if frame is None or not frame.holds(row)]
    labels = list(_place_labels(labelled, inside, box, height))
    step = 2 if box.east - box.west < 30 else 10  # noqa: PLR2004  (degrees)
    x = alt.X(
        "lon:Q",
        title=None,
        scale=alt.Scale(domain=[box.west, box.east], nice=False),
        axis=_degrees("abs(datum.value) + (datum.value < 0 ? '° W' : '° E')", step, look),
    )
    y = alt.Y(
        "lat:Q",
        title=None,
        scale=alt.Scale(domain=[box.south, box.north], nice=False),
        axis=_degrees("abs(datum.value) + (datum.value < 0 ? '° S' : '° N')", step, look),
    )
    size = alt.Size("named:Q", scale=alt.Scale(range=[14, 420]), legend=None)
    points = (
        drawn(inside)
        .mark_point(strokeWidth=1.4, color=look.series[0], opacity=1)
        .encode(
            x=x,
            y=y,
            size=size,
            fill=alt.condition("datum.area", alt.value("transparent"), alt.value(look.series[0])),
            fillOpacity=alt.value(0.55),
            tooltip=tips("name", "named", "located"),
        )
    )
    layers = [*_outline_layers(box, x, y, look), points]
    if frame is not None:
        ends = {"lon": frame.west, "e": frame.east, "lat": frame.south, "n": frame.north}
        layers.append(
            drawn([ends])
            .mark_rect(fill=None, stroke=look.edge, strokeDash=[4, 3])
            .encode(x=x, x2="e:Q", y=y, y2="n:Q")
        )
    layers += [
        drawn([label for label in labels if label["align"] == align])
        .mark_text(align=align, baseline="middle", fontSize=11, color=look.ink)
        .encode(x=x, y=y, text="name:N")
        for align in _ALIGNED
    ]
    return layered(*layers).properties(
        width=_WIDTH,
        height=height,
        title=alt.TitleParams(
            title, anchor="start", frame="group", fontSize=12, fontWeight=600, color=look.faint
        ),
    )


def _outline_layers(box: _MapBox, x: alt.X, y: alt.Y, look: Look) -> Iterator[alt.Chart]:
    """Draw coasts as lines, and borders as dashed ones."""
    rows = outlines_within(box.west, box.east, box.south, box.north)
    for kind, dash in (("coast", [1, 0]), ("border", [3, 2])):
        yield (
            drawn([row for row in rows if row["kind"] == kind])
            .mark_line(
                clip=True, strokeWidth=0.9, strokeDash=dash, color=look.edge, opacity=1, aria=False
            )
            .encode(x=x, y=y, detail="line:N", order="at:Q")
        )


def _degrees(words: str, step: int, look: Look) -> alt.Axis:
    return alt.Axis(labelExpr=words, tickMinStep=step, tickCount=5, labelColor=look.faint)


def _place_labels(
    rows: list[dict[str, Any]],
    points: list[dict[str, Any]],
    box: _MapBox,
    height: float,
) -> Iterator[dict[str, Any]]:
    """Set names beside their points, the most named first; one without room is left out."""
    across, up = (box.east - box.west) / _WIDTH, (box.north - box.south) / height
    taken = [_area(row, box, across, up) for row in points]
    for row in rows:
        px, py = (row["lon"] - box.west) / across, (box.north - row["lat"]) / up
        reach = 5 + min(row["named"], 60) ** 0.5
        own = _area(row, box, across, up)
        long = _LETTER * len(row["name"])
        for align, right, down in _NAME_PLACES:
            cx, cy = px + right * (reach + 2), py + down * (reach + _LINE / 2)
            left = cx if align == "left" else cx - long if align == "right" else cx - long / 2
            area = (left, cy - _LINE / 2, left + long, cy + _LINE / 2)
            if _is_free(area, [other for other in taken if other != own], height):
                taken.append(area)
                lon, lat = box.west + cx * across, box.north - cy * up
                yield {"name": row["name"], "align": align, "lon": lon, "lat": lat}
                break


def _area(
    row: dict[str, Any], box: _MapBox, across: float, up: float
) -> tuple[float, float, float, float]:
    """Keep free a few pixels around a point."""
    px, py = (row["lon"] - box.west) / across, (box.north - row["lat"]) / up
    return px - 5, py - 5, px + 5, py + 5


def _is_free(
    area: tuple[float, float, float, float],
    taken: list[tuple[float, float, float, float]],
    height: float,
) -> bool:
    left, top, right, bottom = area
    return (
        left >= 0
        and right <= _WIDTH
        and top >= 0
        and bottom <= height
        and all(right < a or c < left or bottom < b or d < top for a, b, c, d in taken)
    )
