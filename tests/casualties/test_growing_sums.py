"""Figures of parts outgrow what was said of their whole, and only where one figure would.

Later is not enough: whoever is not known outgrows nobody who is, and no side another's figures.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any, NamedTuple

import polars as pl

from pakafg.casualties import reconcile


class Voice(NamedTuple):
    """Who gives a figure, on which day."""

    origin: str | None
    relation: str | None
    day: int


EARLY = Voice(None, None, 1)  # of the whole, too: whatever it says later outgrows that
OF_WHOLE = [Voice(*each, 5) for each in product((None, "army"), (None, "own"))]
OF_PARTS = [Voice(*each) for each in product((None, "town"), (None, "own"), (4, 5, 6))]
DEPTHS = (0, 1)  # incidents between the whole and its parts, of which nobody says anything
CASES = list(product(OF_WHOLE, OF_PARTS, OF_PARTS, DEPTHS))


def outgrows(whole: Voice, parts: tuple[Voice, Voice]) -> bool:
    """Ask what the method asks of one figure that outgrows another, of all that make the sum."""
    is_later = all(part.day > whole.day for part in parts)
    is_alike = all(part.relation == whole.relation for part in parts)
    return is_later and is_alike and (whole.origin is None or None not in {p.origin for p in parts})


def test_a_sum_outgrows_a_whole_where_each_figure_that_makes_it_would() -> None:
    claims: list[dict[str, Any]] = []
    scopes: list[dict[str, Any]] = []
    for place, (whole, first, second, depth) in enumerate(CASES):
        above = [f"{place} whole", *(f"{place} between" for _ in range(depth))]
        parts = [f"{place} first", f"{place} second"]
        part_of = {**dict(zip(above[1:], above, strict=False)), **dict.fromkeys(parts, above[-1])}
        scopes += ({"incident": name, "part_of": part_of.get(name)} for name in (*above, *parts))
        early = EARLY._replace(relation=whole.relation)
        claims += (
            {
                "claim": name,
                "incident": incident,
                "outcome": "killed",
                "origin": voice.origin,
                "document": name,
                "relation": voice.relation,
                "published_earliest": date(2031, 7, voice.day),
                "published_latest": date(2031, 7, voice.day),
                "low": count,
                "high": count,
            }
            for name, incident, voice, count in (
                (f"{place} early", above[0], early, 3),
                (above[0], above[0], whole, 12),
                (parts[0], parts[0], first, 8),
                (parts[1], parts[1], second, 7),
            )
        )
    schema = {"relation": pl.String, "origin": pl.String}
    table = pl.DataFrame(claims, schema_overrides=schema, infer_schema_length=None)
    tree = pl.DataFrame(scopes, schema_overrides={"part_of": pl.String})
    rows = reconcile(table, tree.with_columns(exhaustive=False))
    outgrown = set(rows["outgrown"].explode().drop_nulls())
    assert {f"{place} early" for place in range(len(CASES))} <= outgrown
    assert {name for name in outgrown if "early" not in name} == {
        f"{place} whole"
        for place, (whole, first, second, _) in enumerate(CASES)
        if outgrows(whole, (first, second))
    }
    assert len(CASES) < len(outgrown) < 2 * len(CASES)
