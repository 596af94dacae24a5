"""The edge at which tables of the user's are checked: claims and scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import FrameError
from pakafg.values.vocabularies import Outcome, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CELL", "CLASS", "check_claims", "check_scopes"]

CLASS: Final = ("nationality", "status", "group")
"""The columns that say whom a figure counts."""

CELL: Final = ("incident", "outcome", *CLASS)
"""The columns that together name what a figure counts."""

_REQUIRED: Final = ("claim", "incident", "outcome", "low", "high")
_OPTIONAL: Final[dict[str, pl.DataType]] = {
    "nationality": pl.String(),
    "status": pl.String(),
    "group": pl.String(),
    "origin": pl.String(),
    "relation": pl.String(),
    "as_of": pl.Datetime("us", "UTC"),
    "document": pl.String(),
}
_SHOWN: Final = 5


def check_claims(claims: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame:
    """Claims with every column that the method uses, in its type.

    Args:
        claims: claim, incident, outcome, low, high; where present nationality, status,
            group, origin, relation, as_of, document. Other columns are left out.

    Raises:
        FrameError: A column is missing or of a wrong type, or rows hold what cannot be.
    """
    table = _columns(claims, "claims", _REQUIRED, tuple(_OPTIONAL))
    has_origin = "origin" in table.columns
    table = table.with_columns(
        _typed(table, "claims", "claim", pl.String()),
        _typed(table, "claims", "incident", pl.String()),
        _typed(table, "claims", "outcome", pl.String()),
        _typed(table, "claims", "low", pl.Int64()),
        _typed(table, "claims", "high", pl.Int64()),
        *(_typed(table, "claims", name, dtype) for name, dtype in _OPTIONAL.items()),
    )
    # Where a table knows nothing of origins, each claim is its own.
    table = table.with_columns(
        origin=pl.col("origin") if has_origin else pl.col("claim"),
    )
    outcomes, relations = [str(o) for o in Outcome], [str(r) for r in Relation]
    _refuse(
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


def check_scopes(
    scopes: pl.DataFrame | pl.LazyFrame | None, claims: pl.DataFrame
) -> pl.DataFrame:
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
    table = _columns(scopes, "scopes", ("incident", "part_of"), ("exhaustive",))
    if "exhaustive" not in table.columns:
        table = table.with_columns(exhaustive=pl.lit(value=False))
    table = table.with_columns(
        _typed(table, "scopes", "incident", pl.String()),
        _typed(table, "scopes", "part_of", pl.String()),
        _typed(table, "scopes", "exhaustive", pl.Boolean()).fill_null(value=False),
    )
    known = table["incident"]
    _refuse(
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
    _refuse(strangers, "claims", {"incident stands in no row of scopes": pl.lit(value=True)})
    return _with_depth(table)


def _with_depth(table: pl.DataFrame) -> pl.DataFrame:
    """Depth of every scope, level by level from the roots; a circle is never reached."""
    level = table.filter(pl.col("part_of").is_null())
    levels = []
    left = table.filter(pl.col("part_of").is_not_null())
    while level.height:
        levels.append(level.with_columns(depth=pl.lit(len(levels))))
        below = left.join(level.select(part_of="incident"), on="part_of", how="semi")
        left = left.join(below, on="incident", how="anti")
        level = below
    _refuse(left, "scopes", {"part_of goes in a circle": pl.lit(value=True)})
    if not levels:
        return table.with_columns(depth=pl.lit(0))
    return pl.concat(levels)


def _columns(
    table: pl.DataFrame | pl.LazyFrame, name: str, required: Iterable[str], optional: Iterable[str]
) -> pl.DataFrame:
    if not isinstance(table, (pl.DataFrame, pl.LazyFrame)):
        message = f"{name} is a {type(table).__name__}, expected a polars DataFrame or LazyFrame"
        raise FrameError(message)
    found = table.collect_schema().names()
    missing = [column for column in required if column not in found]
    if missing:
        message = (
            f"{name} lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}; "
            f"found {', '.join(found) or 'none'}; see pakafg.frames.SCHEMAS"
        )
        raise FrameError(message)
    kept = table.lazy().select(column for column in (*required, *optional) if column in found)
    return kept.collect(engine="streaming")


def _typed(table: pl.DataFrame, name: str, column: str, dtype: pl.DataType) -> pl.Expr:
    """A column in its type; an optional one that is absent is null throughout."""
    if column not in table.columns:
        return pl.lit(None, dtype).alias(column)
    found = table.schema[column]
    fits = (
        found == dtype
        or found == pl.Null
        or (dtype == pl.String and isinstance(found, (pl.Categorical, pl.Enum)))
        or (dtype == pl.String and found.is_integer() and column in {"claim", "incident", "origin", "document"})
        or (dtype == pl.Int64 and found.is_integer())
        or (isinstance(dtype, pl.Datetime) and found == pl.Date)
        or (isinstance(dtype, pl.Datetime) and isinstance(found, pl.Datetime) and found.time_zone is not None)
    )
    if not fits:
        advice = (
            ": give it a time zone with dt.replace_time_zone"
            if isinstance(dtype, pl.Datetime) and isinstance(found, pl.Datetime)
            else ""
        )
        message = f"{name}: column {column!r} is {found}, expected {dtype}{advice}"
        raise FrameError(message)
    if isinstance(dtype, pl.Datetime):
        if found == pl.Date:
            return pl.col(column).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
        if isinstance(found, pl.Datetime):
            return pl.col(column).dt.convert_time_zone("UTC").cast(dtype)
    return pl.col(column).cast(dtype)


def _refuse(table: pl.DataFrame, name: str, wrong: dict[str, pl.Expr]) -> None:
    """Raise one error that names every kind of row that cannot be, and the first of each."""
    rows = table.with_row_index("row")
    reasons = []
    for reason, test in wrong.items():
        bad = rows.filter(test.fill_null(value=False))
        if bad.height:
            shown = ", ".join(
                f"row {row['row']} ({row[table.columns[0]]!r})"
                for row in bad.head(_SHOWN).iter_rows(named=True)
            )
            more = f" and {bad.height - _SHOWN} more" if bad.height > _SHOWN else ""
            reasons.append(f"{reason}: {shown}{more}")
    if reasons:
        raise FrameError(f"{name} cannot be used: " + "; ".join(reasons))
