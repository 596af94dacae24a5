"""Contradictions between wholes and parts, named by their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.casualties.clashes import find_clashes
from pakafg.engines.hierarchy import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.casualties.encoded import Ledger

__all__ = ["listed", "name_conflicts"]


def name_conflicts(
    ledger: Ledger,
    superseded: pl.DataFrame,
    bounds: pl.DataFrame,
    views: Iterable[View],
    broken: pl.DataFrame,
) -> pl.DataFrame:
    """Each minimal contradiction, by the claims that make it.

    Args:
        ledger: The claims, and what the numbers mean.
        superseded: Claims (column `claim`) that no longer stand.
        bounds: cell, low, high: what is claimed of each cell.
        views: How the cells make up wholes and parts.
        broken: Wholes that cannot hold together with their parts.

    Returns:
        One row a bound that a contradiction needs: conflict (a number), whole (the cell that
        breaks), cell, end (low, high), value, claim (the first by id that gives it).
    """
    schema = {"conflict": pl.Int64, "whole": pl.Int64, "cell": pl.Int64, "end": pl.String}
    if not broken.height:
        return pl.DataFrame(schema={**schema, "value": pl.Int64, "claim": pl.String})
    near = _under_their_roots(ledger, bounds, broken)
    nearby = [
        View(
            edges=view.edges.join(near, on="cell", how="semi"),
            exhaustive=view.exhaustive.join(near, on="cell", how="semi"),
            disjoint=view.disjoint,
        )
        for view in views
    ]
    clashes = find_clashes(near, nearby, broken)
    rows = [
        (number, clash.whole, *bound)
        for number, clash in enumerate(clashes, start=1)
        for bound in sorted(clash.bounds)
    ]
    needed = pl.DataFrame(rows, schema=schema, orient="row")
    ends = (
        ledger.claims.join(needed.select("cell").unique(), on="cell", how="semi")
        .join(superseded, on="claim", how="anti")
        .unpivot(("low", "high"), index=("cell", "claim"), variable_name="end")
    )
    first = ends.group_by("cell", "end", "value").agg(pl.col("claim").min())
    given = near.unpivot(("low", "high"), index="cell", variable_name="end")
    found = needed.join(given, on=("cell", "end")).join(first, on=("cell", "end", "value"))
    return found.sort("conflict", "cell", "end")


def listed(conflicts: pl.DataFrame) -> pl.DataFrame:
    """The contradictions that each cell takes part in.

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


def _under_their_roots(ledger: Ledger, bounds: pl.DataFrame, broken: pl.DataFrame) -> pl.DataFrame:
    """The bounds of every cell that may have to do with a broken one."""
    roots = ledger.scopes.select("scope", "root")
    theirs = ledger.placed(broken.select("cell")).join(roots, on="scope").select("root")
    return (
        ledger.placed(bounds)
        .join(roots, on="scope")
        .join(theirs, on="root", how="semi")
        .select(bounds.columns)
    )
