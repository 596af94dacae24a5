"""The edge at which tables of the user's are checked: claims and scopes."""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.engines.encode import climb, find, number
from pakafg.errors import ArgumentError
from pakafg.records.fields import MOST_PERSONS
from pakafg.validation import out_of_years, refuse, take
from pakafg.values.vocabularies import Outcome, Relation

__all__ = ["CELL", "CLASS", "FIGURES", "check_claims", "check_scopes"]

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

FIGURES: Final = {
    "low is negative": pl.col("low") < 0,
    "high is negative": pl.col("high") < 0,
    "low is above high": pl.col("low") > pl.col("high"),
    f"a figure is above {MOST_PERSONS:,}": pl.max_horizontal("low", "high") > MOST_PERSONS,
}
"""What no figure may be."""


def check_claims(claims: pl.DataFrame | pl.LazyFrame | None) -> pl.DataFrame:
    """Claims with every column that the method uses, in its type.

    Args:
        claims: claim, incident, outcome, low, high; where present nationality, status,
            group, origin, relation, as_of, document. Other columns are left out.

    Raises:
        FrameError: A column is missing or of a wrong type, or rows hold what cannot be.
    """
    if claims is None:
        raise ArgumentError("claims", None, "a polars DataFrame or LazyFrame")
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
        **out_of_years("as_of"),
    }
    if table["claim"].hash().n_unique() < table.height:  # else no two names can be alike
        wrong["claim is given twice"] = pl.col("claim").is_duplicated()
    refuse(table, "claims", wrong)
    return table


def check_scopes(
    scopes: pl.DataFrame | pl.LazyFrame | None, claims: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Scopes as a forest, and claims with the number of their scope.

    Args:
        scopes: incident, part_of (null at a root), where present exhaustive (default
            false); None: every incident stands alone.
        claims: The checked claims.

    Returns:
        Scopes, sorted by incident: incident, parent (a scope), exhaustive, depth (0 at a
        root), root (a scope), scope (the row). And the claims, with the scope of their
        incident.

    Raises:
        FrameError: A column is missing or of a wrong type, an incident is given twice or is
            its own part, or a claim or part names an incident that is not there.
    """
    if scopes is None:
        names, scope = number(claims["incident"])
        alone = {"parent": pl.lit(None, pl.Int64), "exhaustive": pl.lit(value=False)}
        forest = names.to_frame("incident").with_columns(**alone)
    else:
        forest = _forest(scopes)
        scope = find(claims["incident"], forest["incident"])
        if scope.null_count():
            strangers = claims["incident"].filter(scope.is_null()).unique().implode()
            stranger = {"incident stands in no row of scopes": pl.col("incident").is_in(strangers)}
            refuse(claims, "claims", stranger)
    ways = climb(forest["parent"])
    return (
        forest.with_columns(ways["depth"], ways["root"], scope=pl.int_range(pl.len())),
        claims.with_columns(scope=scope),
    )


def _forest(scopes: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame:
    """Checked scopes, sorted: incident, parent (a row), exhaustive."""
    required = {"incident": _TEXT, "part_of": _TEXT}
    told = take(scopes, "scopes", required, {"exhaustive": pl.Boolean()})
    names = told["incident"].drop_nulls().unique().sort()
    table = told.select(
        "incident",
        "part_of",
        pl.col("exhaustive").fill_null(value=False),
        parent=find(told["part_of"], names),
    )
    refuse(
        table,
        "scopes",
        {
            "incident is null": pl.col("incident").is_null(),
            "incident is given twice": pl.col("incident").is_duplicated(),
            "part_of names no incident of the table": pl.col("part_of").is_not_null()
            & pl.col("parent").is_null(),
        },
    )
    forest = table.sort("incident")
    lost = climb(forest["parent"])["depth"].is_null()
    if lost.any():
        circle = forest["incident"].filter(lost).implode()
        refuse(table, "scopes", {"part_of goes in a circle": pl.col("incident").is_in(circle)})
    return forest.drop("part_of")
