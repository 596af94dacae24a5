"""Coasts and borders for a map: Natural Earth's, at 1:50 million, simplified.

Natural Earth is in the public domain (naturalearthdata.com). `release/outlines.py` made the file
beside this one: a line of it is one line of the map, its kind and its points in fiftieths of a
degree, each after the first as the step from the one before it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

__all__ = ["OUTLINES_NOTE", "Outline", "outlines_within"]

OUTLINES_NOTE: Final = (
    "Coasts and borders: Natural Earth, public domain. Some of the borders are disputed; none is "
    "endorsed."
)
"""What must stand beside a map that shows them."""

_PER_DEGREE: Final = 50
_EDGE: Final = 179.9  # degrees: where Natural Earth cuts the world, there is no line


class Outline(NamedTuple):
    """One line of the map.

    Attributes:
        kind: "coast" or "border".
        points: Longitude and latitude of each point, in degrees.
    """

    kind: str
    points: tuple[tuple[float, float], ...]


def outlines_within(west: float, east: float, south: float, north: float) -> list[dict[str, Any]]:
    """List the points of all lines that a box of the map shows, as rows to draw.

    A line goes on for one point outside of the box, so that the frame cuts it and not a corner.

    Args:
        west: Longitude of the box's left side, in degrees.
        east: That of its right side.
        south: Latitude of its lower side.
        north: That of its upper side.

    Returns:
        For each point: line (a number for each run of points), at (its place in it), kind, lon
        and lat.

    >>> kabul = outlines_within(66, 73, 31, 37)
    >>> sorted({row["kind"] for row in kabul})
    ['border']
    """
    rows: list[dict[str, Any]] = []
    line = 0
    for kind, points in _outlines():
        inside = [
            west <= lon <= east and south <= lat <= north and abs(lon) < _EDGE
            for lon, lat in points
        ]
        if not any(inside):
            continue
        last = -2  # the place of the point that was drawn last
        for at, (lon, lat) in enumerate(points):
            if abs(lon) < _EDGE and any(inside[max(at - 1, 0) : at + 2]):
                line += at != last + 1
                rows.append({"line": line, "at": at, "kind": kind, "lon": lon, "lat": lat})
                last = at
    return rows


@lru_cache(maxsize=1)
def _outlines() -> tuple[Outline, ...]:
    """Read all lines of the world."""
    text = files(__package__).joinpath("outlines.txt").read_text(encoding="utf-8")
    return tuple(_outline(line) for line in text.splitlines())


def _outline(line: str) -> Outline:
    kind, *steps = line.split(" ")
    x = y = 0
    points = []
    for step in steps:
        right, _, up = step.partition(",")
        x, y = x + int(right), y + int(up)
        points.append((x / _PER_DEGREE, y / _PER_DEGREE))
    return Outline(kind, tuple(points))
