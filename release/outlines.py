"""Make the outlines of the map from Natural Earth: `python release/outlines.py countries-50m.json`.

The file is that of the npm package world-atlas (TopoJSON of Natural Earth's countries at 1:50
million, in the public domain). Its arcs are shared: one that two countries share is a border, any
other a coast. What is written is read by `pakafg.present.charts.outlines`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PER_DEGREE = 50  # steps of a degree in which points are written
TOLERANCE = 1.25  # steps by which a line may be off
SMALLEST = 6  # steps across; smaller islands are left out
TARGET = Path("src/pakafg/present/charts/outlines.txt")

Point = tuple[float, float]


def decoded(topology: Any) -> list[list[Point]]:
    """Every arc, as points in steps of a degree."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(((x * sx + tx) * PER_DEGREE, (y * sy + ty) * PER_DEGREE))
        arcs.append(points)
    return arcs


def numbers(nested: Any) -> Iterator[int]:
    """The numbers of all arcs of a geometry; one that runs backward is that of its reverse."""
    for each in nested:
        if isinstance(each, int):
            yield each if each >= 0 else ~each
        else:
            yield from numbers(each)


def simplified(points: list[Point]) -> list[Point]:
    """The points without which a line would be off by more than the tolerance."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        farthest, distance = first, TOLERANCE
        for at in range(first + 1, last):
            x, y = points[at]
            if length:
                off = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            else:
                off = ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            if off > distance:
                farthest, distance = at, off
        if farthest != first:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [points[at] for at in sorted(kept)]


def written(kind: str, points: list[Point]) -> str | None:
    """A line of the file: its kind, its first point, and the steps to each other; None if tiny."""
    steps = [(round(x), round(y)) for x, y in simplified(points)]
    across = max(x for x, _ in steps) - min(x for x, _ in steps)
    up = max(y for _, y in steps) - min(y for _, y in steps)
    if kind == "coast" and max(across, up) < SMALLEST:
        return None
    told = [steps[0]]
    for (x, y), (next_x, next_y) in pairwise(steps):
        if (x, y) != (next_x, next_y):
            told.append((next_x - x, next_y - y))
    return " ".join([kind, *(f"{x},{y}" for x, y in told)]) if len(told) > 1 else None


def main(source: str) -> None:
    """Write the file."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = decoded(topology)
    users = Counter(
        number
        for country in topology["objects"]["countries"]["geometries"]
        for number in set(numbers(country.get("arcs", ())))
    )
    lines = [
        written("border" if users[number] > 1 else "coast", arc)
        for number, arc in enumerate(arcs)
        if users[number]
    ]
    TARGET.write_text("\n".join(filter(None, sorted(filter(None, lines)))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
