"""Contradictions between wholes and parts, named by the claims that make them.

A conflict is made of bounds, one a side; what it says in words is made last, from the sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.engines.hierarchy import Arrangement
from pakafg.engines.irreducible import irreducible_sets
from pakafg.frames.cells import CELL
from pakafg.frames.schemas import SIDES
from pakafg.text.people import in_words, people_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pakafg.casualties.encoded import EncodedClaims

__all__ = ["conflicts_by_cell", "conflicts_table", "find_conflicts"]

_REASON: Final = "the parts do not fit into the whole"

_SCHEMA: Final[dict[str, pl.DataType]] = {
    "conflict": pl.String(),
    **dict.fromkeys(CELL, pl.String()),
    "claims": pl.List(pl.String()),
    "sides": SIDES,
    "reason": pl.String(),
    "explanation": pl.String(),
}


def find_conflicts(
    encoded: EncodedClaims,
    superseded: pl.DataFrame,
    bounds: pl.DataFrame,
    arrangements: Iterable[Arrangement],
    broken: pl.DataFrame,
) -> pl.DataFrame:
    """Find each minimal contradiction, and the claims that make it.

    Args:
        encoded: The claims, and what the codes mean.
        superseded: claim and cell of each claim that no longer stands.
        bounds: cell, low, high: what is claimed of each cell.
        arrangements: How the cells make up wholes and parts.
        broken: Wholes that cannot hold together with their parts, as `propagate` gives them.

    Returns:
        One row a bound that a contradiction needs: conflict (a number), whole (the cell that
        breaks), cell, end (low, high), value, claim (the first by id that gives it), document;
        sorted by conflict, cell and end.
    """
    schema = {"conflict": pl.Int64, "whole": pl.Int64, "cell": pl.Int64, "end": pl.String}
    if not broken.height:
        given_by = {"value": pl.Int64, "claim": pl.String, "document": pl.String}
        return pl.DataFrame(schema={**schema, **given_by})
    near = _under_their_roots(encoded, bounds, broken)
    nearby = [
        Arrangement(
            edges=each.edges.join(near, on="cell", how="semi"),
            exhaustive=each.exhaustive.join(near, on="cell", how="semi"),
            disjoint=each.disjoint,
        )
        for each in arrangements
    ]
    rows = [
        (number, each.whole, *bound)
        for number, each in enumerate(irreducible_sets(near, nearby, broken), start=1)
        for bound in sorted(each.bounds)
    ]
    needed = pl.DataFrame(rows, schema=schema, orient="row")
    # Ids and documents are joined to bounds by cell, end and value: an open high is `OPEN` among
    # the claims and null among the bounds, but no contradiction needs one.
    ends = (
        encoded.claims.join(needed.select("cell").unique(), on="cell", how="semi")
        .join(superseded, on=("claim", "cell"), how="anti")
        .unpivot(("low", "high"), index=("cell", "claim", "document"), variable_name="end")
    )
    first = ends.group_by("cell", "end", "value").agg(
        pl.col("claim").min(), pl.col("document").sort_by("claim").first()
    )
    given = near.unpivot(("low", "high"), index="cell", variable_name="end")
    with_values = needed.join(given, on=("cell", "end"))
    with_claims = with_values.join(first, on=("cell", "end", "value"))
    return with_claims.sort("conflict", "cell", "end")


def conflicts_by_cell(conflicts: pl.DataFrame) -> pl.DataFrame:
    """List the contradictions that each cell takes part in.

    Args:
        conflicts: As `find_conflicts` gives them.

    Returns:
        One row a cell: cell, conflicts (each a list of claim ids).
    """
    claims = conflicts.group_by("conflict").agg(pl.col("claim").unique().sort())
    return (
        conflicts.select("conflict", "cell")
        .unique()
        .join(claims, on="conflict")
        .sort("conflict")
        .group_by("cell", maintain_order=True)
        .agg(conflicts="claim")
    )


def conflicts_table(encoded: EncodedClaims, conflicts: pl.DataFrame) -> pl.DataFrame:
    """Make the public table of contradictions, in words.

    Args:
        encoded: What the codes mean.
        conflicts: As `find_conflicts` gives them.
    """
    cells = pl.concat([conflicts["cell"], conflicts["whole"]]).unique().to_frame("cell")
    key_of = {
        cell: dict(zip(CELL, key, strict=True))
        for *key, cell in encoded.decode(cells).select(*CELL, "cell").iter_rows()
    }
    rows = []
    for (number, whole), bounds in conflicts.group_by("conflict", "whole", maintain_order=True):
        whole_first = bounds.sort(pl.col("cell") != whole, "cell", "end")
        sides = [
            {
                "says": _bound_words(key_of[bound["cell"]], bound["end"], bound["value"]),
                "records": [bound["claim"]],
                "documents": [] if bound["document"] is None else [bound["document"]],
                "citations": [],
            }
            for bound in whole_first.iter_rows(named=True)
        ]
        rows.append(
            {
                "conflict": f"conflict-{number}",
                **key_of[whole],
                "claims": sorted(set(bounds["claim"])),
                "sides": sides,
                "reason": _REASON,
                "explanation": _explanation(sides),
            }
        )
    return pl.DataFrame(rows, schema=_SCHEMA)


def _bound_words(key: dict[str, str | None], end: str, value: int) -> str:
    what = ", ".join(filter(None, (key["incident"], in_words(key["outcome"]), people_words(key))))
    return f"{what} is at {'least' if end == 'low' else 'most'} {value:,}"


def _explanation(sides: Sequence[dict[str, Any]]) -> str:
    bounds = "; ".join(f"{side['says']} ({', '.join(side['records'])})" for side in sides)
    return f"{bounds}: these cannot all hold"


def _under_their_roots(
    encoded: EncodedClaims, bounds: pl.DataFrame, broken: pl.DataFrame
) -> pl.DataFrame:
    """Choose the bounds of every cell that may have to do with a broken one: of one root."""
    roots = encoded.scopes.select("scope", "root")
    broken_roots = (
        encoded.with_scope_and_kind(broken.select("cell")).join(roots, on="scope").select("root")
    )
    return (
        encoded.with_scope_and_kind(bounds)
        .join(roots, on="scope")
        .join(broken_roots, on="root", how="semi")
        .select(bounds.columns)
    )
