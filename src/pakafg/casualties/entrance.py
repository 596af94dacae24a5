"""The edge at which tables of the user's are checked: claims and scopes."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg._entrance import refuse, take
from pakafg.values.vocabularies import Outcome, Relation

__all__ = ["CELL", "CLASS", "check_claims", "check_scopes"]

CLASS: Final = ("nationality", "status", "group")
"""The columns that say whom a figure counts."""

CELL: Final = ("incident", "outcome", *CLASS)
"""The columns that together name what a figure counts."""

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
    refuse(
        table,
        "claims",
        {
            "claim is null": pl.col("claim").is_null(),
            "incident is null": pl.col("incident").is_null(),
            f"outcome is not one of {', '.join(outcomes)}": ~pl.col("outcome")
            .is_in(outcomes)
            .fill_null(value=False),
            f"relation is not one of {', '.join(relations)}, or null": ~pl.col("relation").is_in(
                relations
            ),
            "low is negative": pl.col("low") < 0,
            "high is negative": pl.col("high") < 0,
            "low is above high": pl.col("low") > pl.col("high"),
            "claim is given twice": pl.col("claim").is_duplicated(),
        },
    )
    return table


def check_scopes(scopes: pl.DataFrame | pl.LazyFrame | None, claims: pl.DataFrame) -> pl.DataFrame:
    """Scopes as a forest: incident, part_of, exhaustive, depth (0 at a root).

    Args:
        scopes: incident, part_of (null at a root), where present exhaustive (default
            false); None: every incident stands alone.
        claims: The checked claims.

    Raises:
        FrameError: A column is missing or of a wrong type, an incident is given twice or is
            its own part, or a claim or part names an incident that is not there.
    """
    if scopes is None:
        return claims.select(pl.col("incident").unique(maintain_order=True)).with_columns(
            part_of=pl.lit(None, pl.String()), exhaustive=pl.lit(value=False), depth=pl.lit(0)
        )
    table = take(
        scopes,
        "scopes",
        {"incident": _TEXT, "part_of": _TEXT},
        {"exhaustive": pl.Boolean()},
    ).with_columns(pl.col("exhaustive").fill_null(value=False))
    known = table["incident"]
    refuse(
        table,
        "scopes",
        {
            "incident is null": pl.col("incident").is_null(),
            "incident is given twice": pl.col("incident").is_duplicated(),
            "part_of names no incident of the table": pl.col("part_of").is_not_null()
            & ~pl.col("part_of").is_in(known.implode()),
        },
    )
    strangers = claims.join(table, on="incident", how="anti")
    refuse(strangers, "claims", {"incident stands in no row of scopes": pl.lit(value=True)})
    return _with_depth(table)


def _with_depth(table: pl.DataFrame) -> pl.DataFrame:
    """Depth of every scope, level by level from the roots; a circle is never reached."""
    level = table.filter(pl.col("part_of").is_null())
    levels: list[pl.DataFrame] = []
    left = table.filter(pl.col("part_of").is_not_null())
    while level.height:
        levels.append(level.with_columns(depth=pl.lit(len(levels))))
        below = left.join(level.select(part_of="incident"), on="part_of", how="semi")
        left = left.join(below, on="incident", how="anti")
        level = below
    refuse(left, "scopes", {"part_of goes in a circle": pl.lit(value=True)})
    if not levels:
        return table.with_columns(depth=pl.lit(0))
    return pl.concat(levels)
