"""Which claims stand behind an answer: of the cell itself, of its parts, of its wholes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.validate import CLASS
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["claims_behind", "lineage"]

_PARTS: Final = (Outcome.KILLED, Outcome.WOUNDED)


def lineage(scopes: pl.DataFrame) -> pl.DataFrame:
    """Every incident with itself and every larger one that it belongs to.

    Args:
        scopes: incident, part_of.

    Returns:
        incident, whole, steps (0: the incident itself).
    """
    up = scopes.select(whole="incident", above="part_of")
    level = scopes.select("incident", whole="incident", steps=pl.lit(0))
    levels = [level]
    while level.height:
        level = (
            level.join(up, on="whole")
            .drop_nulls("above")
            .select("incident", whole="above", steps=pl.col("steps") + 1)
        )
        levels.append(level)
    return pl.concat(levels)


def claims_behind(
    cells: pl.DataFrame, claims: pl.DataFrame, scopes: pl.DataFrame, apart: Sequence[str]
) -> pl.DataFrame:
    """The claims of each cell, of its parts, and of the wholes that it belongs to.

    Args:
        cells: row, the columns `apart`, incident, outcome, nationality, status, group.
        claims: claim, the columns `apart`, incident, outcome, nationality, status, group.
        scopes: incident, part_of.
        apart: The columns that tell worlds apart.

    Returns:
        row, claim, stands_for (own, part, whole).
    """
    on = [*apart, "incident", "outcome"]
    told = claims.select("claim", *on, *CLASS)
    asked = cells.select("row", *on, *CLASS)
    below = _raised(told, scopes).join(asked, on=on, suffix="_of_row", nulls_equal=True)
    above = _raised(asked, scopes).join(told, on=on, suffix="_of_claim", nulls_equal=True)
    parts = below.filter(_holds("{}_of_row", "{}"))
    wholes = above.filter(_holds("{}_of_claim", "{}") & ~_same("{}_of_claim", "{}"))
    stands_for = pl.when(_same("{}_of_row", "{}")).then(pl.lit("own")).otherwise(pl.lit("part"))
    return pl.concat(
        [
            parts.select("row", "claim", stands_for=stands_for),
            wholes.select("row", "claim", stands_for=pl.lit("whole")),
        ]
    )


def _raised(cells: pl.DataFrame, scopes: pl.DataFrame) -> pl.DataFrame:
    """Cells, once for each scope and outcome that they are part of; `moved` unless their own."""
    among = cells.filter(pl.col("outcome").is_in(_PARTS)).with_columns(
        outcome=pl.lit(Outcome.CASUALTIES.value)
    )
    every = pl.concat(
        [
            cells.with_columns(moved=pl.lit(value=False)),
            among.with_columns(moved=pl.lit(value=True)),
        ]
    )
    return (
        every.join(lineage(scopes), on="incident")
        .with_columns(incident="whole", moved=pl.col("moved") | (pl.col("steps") > 0))
        .drop("whole", "steps")
    )


def _holds(whole: str, part: str) -> pl.Expr:
    """Whether a class of victims is, or has as a part, another."""
    return pl.all_horizontal(
        pl.col(whole.format(c)).is_null() | (pl.col(whole.format(c)) == pl.col(part.format(c)))
        for c in CLASS
    ).fill_null(value=False)


def _same(one: str, other: str) -> pl.Expr:
    return ~pl.col("moved") & pl.all_horizontal(
        pl.col(one.format(c)).eq_missing(pl.col(other.format(c))) for c in CLASS
    )
