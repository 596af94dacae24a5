"""Contradictions between wholes and parts as a table, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.casualties.reconcile import answer, enter
from pakafg.casualties.validate import CELL
from pakafg.frames.schemas import SCHEMAS
from pakafg.text.people import in_words, people_words
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["conflicts"]

_SCHEMA: Final[dict[str, pl.DataType]] = {
    "conflict": pl.String(),
    **dict.fromkeys(CELL, pl.String()),
    "claims": pl.List(pl.String()),
    "sides": SCHEMAS["discrepancies"].schema["sides"],
    "reason": pl.String(),
    "explanation": pl.String(),
}

_REASON: Final = "the parts do not fit into the whole"


def conflicts(
    claims: pl.DataFrame | pl.LazyFrame,
    scopes: pl.DataFrame | pl.LazyFrame | None = None,
    *,
    admit: Collection[Relation | str] = tuple(Relation),
) -> pl.DataFrame:
    """Every contradiction between a whole and its parts, as few claims as make it.

    Claims of one cell that exclude each other are no contradiction here: they make its range.

    Args:
        claims: As for `reconcile`.
        scopes: As for `reconcile`.
        admit: As for `reconcile`.

    Returns:
        One row a contradiction: conflict, incident, outcome, nationality, status, group (the
        whole that its parts contradict), claims (that cannot all hold, and could without any
        one of them), sides (one for each bound that the contradiction needs, that of the whole
        first: what it says, and records and documents of the claim that gives it), reason,
        explanation.

    Raises:
        FrameError: A table cannot be used; the message names the rows. Or `admit` holds what
            is no relation.

    >>> claims = pl.DataFrame(
    ...     {
    ...         "claim": ["total", "market", "school"],
    ...         "incident": ["day", "market", "school"],
    ...         "outcome": ["killed"] * 3,
    ...         "low": [50, 18, 35],
    ...         "high": [50, 18, None],
    ...     }
    ... )
    >>> scopes = pl.DataFrame(
    ...     {"incident": ["day", "market", "school"], "part_of": [None, "day", "day"]}
    ... )
    >>> for clause in conflicts(claims, scopes)["explanation"].item().split("; "):
    ...     print(clause)
    day, killed is at most 50 (total)
    market, killed is at least 18 (market)
    school, killed is at least 35 (school): these cannot all hold
    """
    ledger = enter(claims, scopes, admit)
    _, found = answer(ledger)
    cells = ledger.named(pl.concat([found["cell"], found["whole"]]).unique().to_frame("cell"))
    names = {cell: tuple(key) for *key, cell in cells.select(*CELL, "cell").iter_rows()}
    documents = dict(
        ledger.claims.select("claim", "document")
        .join(found.select("claim").unique(), on="claim", how="semi")
        .iter_rows()
    )
    rows = []
    for (number, whole), bounds in found.group_by("conflict", "whole", maintain_order=True):
        whole_first = bounds.sort(pl.col("cell") != whole, "cell", "end")
        sides = [
            _side(_bound(names[cell], end, value), claim, documents[claim])
            for cell, end, value, claim in whole_first.select(
                "cell", "end", "value", "claim"
            ).iter_rows()
        ]
        claimed = sorted(set(bounds["claim"]))
        rows.append(
            (f"conflict-{number}", *names[whole], claimed, sides, _REASON, _explanation(sides))
        )
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _bound(cell: tuple[str | None, ...], end: str, value: int) -> str:
    """Say one bound in words."""
    key = dict(zip(CELL, cell, strict=True))
    what = ", ".join(filter(None, (key["incident"], in_words(key["outcome"]), people_words(key))))
    return f"{what} is at {'least' if end == 'low' else 'most'} {value:,}"


def _side(says: str, claim: str, document: str | None) -> dict[str, Any]:
    """Make one side of a contradiction: a bound, and the claim that gives it."""
    documents = [] if document is None else [document]
    return {"says": says, "records": [claim], "documents": documents, "citations": []}


def _explanation(sides: Sequence[dict[str, Any]]) -> str:
    bounds = "; ".join(f"{side['says']} ({', '.join(side['records'])})" for side in sides)
    return f"{bounds}: these cannot all hold"
