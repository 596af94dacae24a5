"""From claims to what they leave of each cell: votes, growth, and bounds by parts and wholes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from attrs import frozen

from pakafg.casualties.aggregate import claims_by_cell, hulls
from pakafg.casualties.arrangements import ArrangedCells, arrange
from pakafg.casualties.growth import outgrown_claims, outgrown_in_cell
from pakafg.casualties.propagation import Propagated, propagate_bounds
from pakafg.casualties.votes import take_votes

if TYPE_CHECKING:
    from pakafg.casualties.encoded import EncodedClaims

__all__ = ["Steps", "propagated"]


@frozen(eq=False)
class Steps:
    """What the method comes to before cells are judged.

    Attributes:
        claims: The claims, with superseded.
        ids: The id of each claim, by its code.
        claimed: By what each cell is claimed: as `claims_by_cell` gives it.
        arranged: Every cell, and how cells make up one another.
        hull: The hulls of the votes that remain.
        found: What is left of each cell.
    """

    claims: pl.DataFrame
    ids: pl.Series
    claimed: pl.DataFrame
    arranged: ArrangedCells
    hull: pl.DataFrame
    found: Propagated


def propagated(
    encoded: EncodedClaims, also: pl.DataFrame | None = None, *, growth: bool = True
) -> Steps:
    """Take the votes, let figures grow, and narrow each cell by its parts and wholes.

    Args:
        encoded: The claims.
        also: Cells (column `cell`) that are asked for though nobody claims anything of them.
        growth: Whether later and greater figures outgrow earlier ones.
    """
    claims, votes = take_votes(encoded.claims)
    asked = claims["cell"].rle().struct.field("value").to_frame("cell")
    if also is not None:
        asked = pl.concat([asked, also]).unique().sort("cell")
    arranged = arrange(encoded, asked)
    if arranged.hierarchy.families.height:  # else no step asks for the row
        votes = votes.with_columns(row=_rows_of(votes["cell"], arranged.cells["cell"]))
    outgrown = pl.repeat(value=False, n=votes.height, eager=True)
    if growth:
        outgrown = outgrown_in_cell(encoded, votes)
    codes = votes["vote"]
    left = votes.filter(~outgrown) if outgrown.any() else votes
    del votes
    hull = hulls(left)
    with_row = hull.with_columns(row=_rows_of(hull["cell"], arranged.cells["cell"]))
    found = propagate_bounds(encoded, arranged, left, with_row, growth=growth)
    if found.outgrown.len():
        hull = hulls(found.remaining)
        outgrown |= codes.is_in(found.outgrown.implode())
    claimed = claims_by_cell(claims, outgrown_claims(claims, codes, outgrown), encoded.ids)
    return Steps(claims, encoded.ids, claimed, arranged, hull, found)


def _rows_of(cells: pl.Series, among: pl.Series) -> pl.Series:
    """Find the rows of cells; both are sorted."""
    rows = cells.rle_id().cast(pl.Int64)
    if cells.len() and rows[-1] == among.len() - 1:  # every cell has one
        return rows
    places = among.to_frame("cell").with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    return cells.to_frame("cell").join(places, on="cell", how="left", maintain_order="left")["row"]
