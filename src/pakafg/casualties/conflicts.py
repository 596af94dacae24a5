"""Contradictions between wholes and parts, named by the claims that make them.

A conflict is made of bounds, one a side; what it says in words is made last, from the sides.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.engines.cell_network import CellNetwork
from pakafg.engines.encode import take
from pakafg.frames.cells import CELL
from pakafg.frames.schemas import SIDES
from pakafg.text.people import in_words, people_words
from pakafg.values.conclusions import ConflictKind
from pakafg.views.question_view import CANNOT_ALL_HOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.casualties.arrangements import ArrangedCells
    from pakafg.casualties.encoded import EncodedClaims
    from pakafg.casualties.propagation import Propagated
    from pakafg.engines.families import GivenBound

__all__ = ["conflicts_by_cell", "conflicts_table", "find_conflicts"]

_REASON: Final = "the parts do not fit into the whole"
_REASON_OF_ROUNDING: Final = f"{_REASON}, but a figure is approximate"

_SCHEMA: Final[dict[str, pl.DataType]] = {
    "conflict": pl.String(),
    "kind": pl.String(),
    **dict.fromkeys(CELL, pl.String()),
    "claims": pl.List(pl.String()),
    "sides": SIDES,
    "reason": pl.String(),
    "explanation": pl.String(),
}


_NEEDED: Final[dict[str, pl.DataType]] = {
    "conflict": pl.Int64(),
    "whole": pl.Int64(),
    "cell": pl.Int64(),
    "end": pl.String(),
    "value": pl.Int64(),
    "approximate": pl.Boolean(),
    "claims": pl.List(pl.String()),
    "documents": pl.List(pl.String()),
}


def find_conflicts(
    arranged: ArrangedCells,
    found: Propagated,
    claims: pl.DataFrame,
    ids: pl.Series,
) -> pl.DataFrame:
    """Find minimal contradictions, at least one for each contested family, and who makes them.

    Args:
        arranged: The cells.
        found: What is left of them.
        claims: The claims, with superseded.
        ids: The id of each claim, by its code.

    Returns:
        One row a bound that a contradiction needs: conflict (a number), whole (the cell whose
        parts do not fit), cell, end (low, high), value, approximate (whether all that give it
            are), claims (those that give it, by id), documents; sorted by conflict, cell and
            end. Conflicts stand in the order of their claims.
    """
    if found.contested.is_empty():
        return pl.DataFrame(schema=_NEEDED)
    sets = _irreducible_sets(arranged, found)
    cells = arranged.cells["cell"]
    rows = [
        (number, cells[whole], cells[bound.cell], bound.end, value)
        for number, (whole, bounds) in enumerate(sets, start=1)
        for bound, value in sorted(bounds.items())
    ]
    names = ("conflict", "whole", "cell", "end", "value")
    needed = pl.DataFrame(rows, schema={name: _NEEDED[name] for name in names}, orient="row")
    named = needed.join(_givers(found, claims, ids, needed), on=["cell", "end", "value"])
    return _without_containing(named).sort("conflict", "cell", "end")


def _irreducible_sets(
    arranged: ArrangedCells, found: Propagated
) -> list[tuple[int, dict[GivenBound, int]]]:
    """Find the sets, each once with the first whole that it is found at, in the order of wholes."""
    families = arranged.hierarchy.families
    wholes = take(families["whole"], found.contested["family"])
    network = CellNetwork.of(arranged.hierarchy, arranged.component, wholes)
    given = network.given(found.own_low, found.own_high)
    upward = network.given(found.upward_low, found.upward_high)
    crossed = set(found.contested.filter(pl.col("cut").is_null())["family"])
    by_bounds: dict[frozenset[GivenBound], int] = {}
    chosen = []
    for number, other in (
        found.contested.filter(pl.col("cut").is_null()).select("family", "other").iter_rows()
    ):
        pair = network.families[number], None if other is None else network.families[other]
        chosen.append((pair[0].whole, network.contradicting_bounds(given, upward, crossed, *pair)))
    for _, together in found.contested.drop_nulls("cut").group_by("cut"):
        cut = sorted(network.families[number] for number in together["family"])
        if bounds := network.contradicting_bounds_over(given, cut):
            chosen.append((cut[0].whole, bounds))
    for whole, bounds in sorted(chosen, key=lambda each: (each[0], sorted(each[1]))):
        by_bounds.setdefault(bounds, whole)
    return [
        (whole, {bound: given[bound] for bound in bounds}) for bounds, whole in by_bounds.items()
    ]


def _givers(
    found: Propagated, claims: pl.DataFrame, ids: pl.Series, needed: pl.DataFrame
) -> pl.DataFrame:
    """Name the claims that set edges of hulls, in votes that set them, and their documents."""
    edges = needed.select("cell", "end", "value").unique()
    ends, told = ("low", "high"), ("claim", "document", "approximate")
    voting = (
        found.remaining.select("vote", "cell", *ends)
        .join(edges.select("cell").unique(), on="cell", how="semi")
        .unpivot(ends, index=("vote", "cell"), variable_name="end")
        .join(edges, on=["cell", "end", "value"])
    )
    standing = (
        claims.filter(~pl.col("superseded"))
        .select("vote", *told, *ends)
        .join(voting.select("vote").unique(), on="vote", how="semi")
    )
    return (
        standing.with_columns(claim=take(ids, standing["claim"]))
        .unpivot(ends, index=("vote", *told), variable_name="end")
        .join(voting, on=["vote", "end", "value"])
        .group_by("cell", "end", "value")
        .agg(
            approximate=pl.col("approximate").fill_null(value=False).all(),
            claims=pl.col("claim").unique().sort(),
            documents=pl.col("document").drop_nulls().unique().sort(),
        )
    )


def _without_containing(needed: pl.DataFrame) -> pl.DataFrame:
    """Leave out each contradiction whose claims contain another's, and of equals all but one."""
    named = {
        number: frozenset(claims)
        for number, claims in needed.group_by("conflict", maintain_order=True)
        .agg(pl.col("claims").explode())
        .iter_rows()
    }
    of_claim: dict[str, list[int]] = defaultdict(list)
    kept: list[int] = []
    for number in sorted(named, key=lambda number: (len(named[number]), number)):
        claims = named[number]
        near = {other for claim in claims for other in of_claim[claim]}
        if any(named[other] <= claims for other in near):
            continue
        kept.append(number)
        for claim in claims:
            of_claim[claim].append(number)
    kept.sort(key=lambda number: sorted(named[number]))
    numbers = pl.DataFrame(
        {"conflict": kept, "place": range(1, len(kept) + 1)},
        schema={"conflict": pl.Int64, "place": pl.Int64},
    )
    return needed.join(numbers, on="conflict").with_columns(conflict="place").drop("place")


def conflicts_by_cell(conflicts: pl.DataFrame) -> pl.DataFrame:
    """List the contradictions that each cell takes part in.

    Args:
        conflicts: As `find_conflicts` gives them.

    Returns:
        One row a cell with a claim in any: cell, conflicts (each a list of claim ids).
    """
    claims = conflicts.group_by("conflict").agg(
        pl.col("claims").explode().unique().sort().alias("claim")
    )
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
        is_rounding = bounds["approximate"].any()
        sides = [
            {
                "says": _bound_words(key_of[bound["cell"]], bound),
                "records": bound["claims"],
                "documents": bound["documents"],
                "citations": [],
            }
            for bound in whole_first.iter_rows(named=True)
        ]
        rows.append(
            {
                "conflict": f"conflict-{number}",
                "kind": (ConflictKind.ROUNDING if is_rounding else ConflictKind.PARTS).value,
                **key_of[whole],
                "claims": sorted(set(bounds["claims"].explode())),
                "sides": sides,
                "reason": _REASON_OF_ROUNDING if is_rounding else _REASON,
                "explanation": _explanation(sides),
            }
        )
    return pl.DataFrame(rows, schema=_SCHEMA)


def _bound_words(key: dict[str, str | None], bound: dict[str, Any]) -> str:
    what = ", ".join(filter(None, (key["incident"], in_words(key["outcome"]), people_words(key))))
    end, about = "least" if bound["end"] == "low" else "most", "about " * bound["approximate"]
    return f"{what} is at {end} {about}{bound['value']:,}"


def _explanation(sides: Sequence[dict[str, Any]]) -> str:
    bounds = "; ".join(f"{side['says']} ({', '.join(side['records'])})" for side in sides)
    return f"{bounds}: {CANNOT_ALL_HOLD}"
