"""The edge at which tables of the user's are checked: claims and scopes."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg._entrance import refuse, take
from pakafg.values.vocabularies import Outcome, Relation

__all__ = ["CELL", "CLASS", "FIGURES", "check_claims", "check_scopes"]

CLASS: Final = ("nationality", "status", "group")
"""The columns that say whom a figure counts."""

CELL: Final = ("incident", "outcome", *CLASS)
"""The columns that together name what a figure counts."""

MOST: Final = 10**12
"""Persons. No figure is above it, so that no sum of figures leaves 64 bits."""

_TEXT: Final = pl.String()
_REQUIRED: Final = {
    "claim": _TEXT,
    "incident": _TEXT,
    "outcome": _TEXT,
    "low": pl.Int64(),
    "high": pl.Int64(),
}
_OPTIONAL: Final = {
    "nationality": _TEXT,
    "status": _TEXT,
    "group": _TEXT,
    "origin": _TEXT,
    "relation": _TEXT,
    "as_of": pl.Datetime("us", "UTC"),
    "document": _TEXT,
}

FIGURES: Final = {
    "low is negative": pl.col("low") < 0,
    "high is negative": pl.col("high") < 0,
    "low is above high": pl.col("low") > pl.col("high"),
    f"a figure is above {MOST:,}": pl.max_horizontal("low", "high") > MOST,
}
"""What no figure may be."""


def check_claims(claims: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame:
    """Claims with every column that the method uses, in its type.

    Args:
        claims: claim, incident, outcome, low, high; where present nationality, status,
            group, origin, relation, as_of, document. Other columns are left out.

    Raises:
        FrameError: A column is missing or of a wrong type, or rows hold what cannot be.
    """
    table = take(claims, "claims", _REQUIRED, _OPTIONAL, days=("as_of",))
    if "origin" not in claims.collect_schema():
        table = table.with_columns(origin="claim")  # then each claim is its own origin
    outcomes, relations = [str(o) for o in Outcome], [str(r) for r in Relation]
    wrong = {
        "claim is null": pl.col("claim").is_null(),
        "incident is null": pl.col("incident").is_null(),
        f"outcome is not one of {', '.join(outcomes)}": ~pl.col("outcome")
        .is_in(outcomes)
        .fill_null(value=False),
        f"relation is not one of {', '.join(relations)}, or null": ~pl.col("relation").is_in(
            relations
        ),
        **FIGURES,
    }
    if table["claim"].hash().n_unique() < table.height:  # else no two names can be alike
        wrong["claim is given twice"] = pl.col("claim").is_duplicated()
    refuse(table, "claims", wrong)
    return table


def check_scopes(scopes: pl.DataFrame | pl.LazyFrame | None, claims: pl.DataFrame) -> pl.DataFrame:
    """Scopes as a forest, sorted by incident.

    Args:
        scopes: incident, part_of (null at a root), where present exhaustive (default
            false); None: every incident stands alone.
        claims: The checked claims.

    Returns:
        incident, part_of, exhaustive, depth (0 at a root), root (the row of the largest).

    Raises:
        FrameError: A column is missing or of a wrong type, an incident is given twice or is
            its own part, or a claim or part names an incident that is not there.
    """
    named = claims.lazy().select("incident").unique().collect(engine="streaming")
    if scopes is None:
        table = named.with_columns(part_of=pl.lit(None, _TEXT), exhaustive=pl.lit(value=False))
    else:
        table = take(
            scopes,
            "scopes",
            {"incident": _TEXT, "part_of": _TEXT},
            {"exhaustive": pl.Boolean()},
        ).with_columns(pl.col("exhaustive").fill_null(value=False))
        known = table["incident"].implode()
        refuse(
            table,
            "scopes",
            {
                "incident is null": pl.col("incident").is_null(),
                "incident is given twice": pl.col("incident").is_duplicated(),
                "part_of names no incident of the table": pl.col("part_of").is_not_null()
                & ~pl.col("part_of").is_in(known),
            },
        )
        if named.join(table, on="incident", how="anti").height:
            stranger = {"incident stands in no row of scopes": ~pl.col("incident").is_in(known)}
            refuse(claims, "claims", stranger)
    forest = _with_depth(table.sort("incident"))
    if forest["depth"].null_count() == 0:
        return forest
    circle = forest.filter(pl.col("depth").is_null())["incident"].implode()
    refuse(table, "scopes", {"part_of goes in a circle": pl.col("incident").is_in(circle)})
    return forest


def _with_depth(forest: pl.DataFrame) -> pl.DataFrame:
    """Depth and root of every scope, null where the way up goes in a circle.

    Each scope looks twice as far up as before, until all have looked beyond their roots.
    """
    rows = forest.with_row_index("root").cast({"root": pl.Int64})
    if rows["part_of"].null_count() == rows.height:
        return rows.with_columns(depth=pl.lit(0, pl.Int64))
    steps = rows.join(
        rows.select(part_of="incident", above="root"),
        on="part_of",
        how="left",
        maintain_order="left",
    ).select(
        "above",
        depth=pl.col("above").is_not_null().cast(pl.Int64),
        root=pl.coalesce("above", "root"),
    )
    for _ in range(rows.height.bit_length()):
        if steps["above"].null_count() == steps.height:
            break
        beyond = steps.rename({"above": "further"}).with_columns(above=rows["root"])
        steps = steps.join(
            beyond, on="above", how="left", suffix="_beyond", maintain_order="left"
        ).select(
            above="further",
            depth=pl.col("depth") + pl.col("depth_beyond").fill_null(0),
            root=pl.coalesce("root_beyond", "root"),
        )
    arrived = steps["above"].is_null()
    return forest.with_columns(
        pl.when(arrived).then(steps[name]).alias(name) for name in ("depth", "root")
    )
