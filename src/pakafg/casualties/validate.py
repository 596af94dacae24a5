"""The edge at which tables of the user's are checked: claims and scopes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
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

__all__ = ["admitted", "check_claims", "check_scopes", "known_by"]

_TEXT: Final = pl.String()
_TIME: Final = pl.Datetime("us", "UTC")
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
    "as_of": _TIME,
    "published_earliest": _TIME,
    "published_latest": _TIME,
    "document": _TEXT,
    "best": pl.Int64(),
}
_DAYS: Final = ("as_of", "published_earliest", "published_latest")
_END_OF_DAY: Final = timedelta(days=1) - timedelta(microseconds=1)

_WRONG_FIGURES: Final = {
    "low is negative": pl.col("low") < 0,
    "high is negative": pl.col("high") < 0,
    "low is above high": pl.col("low") > pl.col("high"),
    "best is below low or above high": (pl.col("best") < pl.col("low"))
    | (pl.col("best") > pl.col("high"))
    | (pl.col("best") < 0),
    f"a figure is above {MOST_PERSONS:,}": pl.max_horizontal("low", "high", "best") > MOST_PERSONS,
}


def check_claims(claims: pl.DataFrame | pl.LazyFrame | None) -> pl.DataFrame:
    """Take every column that the method uses, in its type, and refuse rows that cannot be.

    Args:
        claims: claim, incident, outcome, low, high; where present best, nationality, status,
            group, origin, relation, as_of, published_earliest, published_latest, document.
            Other columns are left out.

    Returns:
        These columns, as_of and published_earliest at the beginning, published_latest and
        as_of_end at the end of what were days; best as low where low is high, where it was no
        column.

    Raises:
        ArgumentError: It is no table.
        FrameError: A column is missing or of a wrong type, or rows hold what cannot be.
    """
    if claims is None:
        raise ArgumentError("claims", None, "a polars DataFrame or LazyFrame")
    table = take_columns(claims, "claims", _REQUIRED, _OPTIONAL, days=_DAYS)
    schema = claims.collect_schema()
    if "best" not in schema:
        exact = pl.when(pl.col("low") == pl.col("high")).then("low")
        table = table.with_columns(best=exact)
    if "origin" not in schema:
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
        **outside_calendar(*_DAYS),
    }
    if table["claim"].hash().n_unique() < table.height:  # else no two names can be alike
        wrong["claim is given twice"] = pl.col("claim").is_duplicated()
    refuse_rows(table, "claims", wrong)
    if schema.get("published_latest") == pl.Date:
        table = table.with_columns(pl.col("published_latest") + _END_OF_DAY)
    is_day = schema.get("as_of") == pl.Date
    return table.with_columns(as_of_end=pl.col("as_of") + _END_OF_DAY) if is_day else table


def known_by(claims: pl.DataFrame, as_of: date | None) -> pl.DataFrame:
    """Keep the claims that can have been known at the end of a day (UTC).

    Args:
        claims: Checked claims; the time of one is its as-of, else when it was published, else
            unknown: then it is kept.
        as_of: The day, both included; None keeps all.

    Raises:
        ArgumentError: It is no day.
    """
    if as_of is None:
        return claims
    if isinstance(as_of, datetime) or not isinstance(as_of, date):
        raise ArgumentError("as_of", as_of, "a day, such as date(2025, 11, 5), or None")
    times = [pl.col(name) for name in _DAYS[:2] if name in claims.columns]
    after = pl.lit(datetime.combine(as_of, time(0), UTC) + timedelta(days=1)).cast(_TIME)
    return claims.filter((pl.coalesce(times) < after).fill_null(value=True)) if times else claims


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
