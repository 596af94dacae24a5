"""The edge at which tables of the user's are checked: claims and scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.encode import encode, lookup
from pakafg.engines.forest import roots
from pakafg.errors import ArgumentError
from pakafg.records.fields import MOST_PERSONS
from pakafg.validation import check_choices, outside_calendar, refuse_rows, take_columns
from pakafg.values.vocabularies import Outcome, Relation
from pakafg.values.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["admitted", "check_claims", "check_scopes"]

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

_WRONG_FIGURES: Final = {
    "low is negative": pl.col("low") < 0,
    "high is negative": pl.col("high") < 0,
    "low is above high": pl.col("low") > pl.col("high"),
    f"a figure is above {MOST_PERSONS:,}": pl.max_horizontal("low", "high") > MOST_PERSONS,
}


def check_claims(claims: pl.DataFrame | pl.LazyFrame | None) -> pl.DataFrame:
    """Take every column that the method uses, in its type, and refuse rows that cannot be.

    Args:
        claims: claim, incident, outcome, low, high; where present nationality, status,
            group, origin, relation, as_of, document. Other columns are left out.

    Raises:
        ArgumentError: It is no table.
        FrameError: A column is missing or of a wrong type, or rows hold what cannot be.
    """
    if claims is None:
        raise ArgumentError("claims", None, "a polars DataFrame or LazyFrame")
    table = take_columns(claims, "claims", _REQUIRED, _OPTIONAL, days=("as_of",))
    if "origin" not in claims.collect_schema():
        table = table.with_columns(origin="claim")  # then each claim is its own origin
    outcomes, relations = list(map(str, Outcome)), list(map(str, Relation))
    wrong = {
        "claim is null": pl.col("claim").is_null(),
        "incident is null": pl.col("incident").is_null(),
        f"outcome is not one of {listed(Outcome)}": ~pl.col("outcome")
        .is_in(outcomes)
        .fill_null(value=False),
        f"relation is not one of {listed(Relation)}, or null": ~pl.col("relation").is_in(relations),
        **_WRONG_FIGURES,
        **outside_calendar("as_of"),
    }
    if table["claim"].hash().n_unique() < table.height:  # else no two names can be alike
        wrong["claim is given twice"] = pl.col("claim").is_duplicated()
    refuse_rows(table, "claims", wrong)
    return table


def check_scopes(
    scopes: pl.DataFrame | pl.LazyFrame | None, claims: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Make scopes a forest, and give each claim the code of its scope.

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
        names, scope = encode(claims["incident"])
        forest = names.to_frame("incident").with_columns(
            parent=pl.lit(None, pl.Int64), exhaustive=pl.lit(value=False)
        )
    else:
        forest = _forest(scopes)
        scope = lookup(claims["incident"], forest["incident"])
        if scope.null_count():
            strangers = claims["incident"].filter(scope.is_null()).unique().implode()
            stranger = {"incident stands in no row of scopes": pl.col("incident").is_in(strangers)}
            refuse_rows(claims, "claims", stranger)
    return (
        forest.with_columns(*roots(forest["parent"]), scope=pl.int_range(pl.len())),
        claims.with_columns(scope=scope),
    )


def admitted(claims: pl.DataFrame, admit: Collection[Relation | str]) -> pl.DataFrame:
    """Keep the claims whose claimant stands so to the victims, or in a way that is not known.

    Raises:
        ArgumentError: A relation is not one of the vocabulary.
    """
    asked = check_choices(admit, "admit", Relation)
    if asked == set(Relation):
        return claims
    return claims.filter(pl.col("relation").is_null() | pl.col("relation").is_in(asked))


def _forest(scopes: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame:
    """Check scopes and sort them: incident, parent (a row), exhaustive."""
    required = {"incident": _TEXT, "part_of": _TEXT}
    given = take_columns(scopes, "scopes", required, {"exhaustive": pl.Boolean()})
    names = given["incident"].drop_nulls().unique().sort()
    # A parent's place among the sorted names is its row, since `forest` is sorted by them.
    table = given.select(
        "incident",
        "part_of",
        pl.col("exhaustive").fill_null(value=False),
        parent=lookup(given["part_of"], names),
    )
    refuse_rows(
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
    in_circle = roots(forest["parent"])["depth"].is_null()
    if in_circle.any():
        circle = forest["incident"].filter(in_circle).implode()
        refuse_rows(table, "scopes", {"part_of goes in a circle": pl.col("incident").is_in(circle)})
    return forest.drop("part_of")
