"""Contradictions between wholes and parts as a table, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.reconcile import answer, enter
from pakafg.casualties.validate import CELL
from pakafg.text.people import in_words, people_words
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["conflicts"]

_SCHEMA: Final[dict[str, pl.DataType]] = {
    "conflict": pl.String(),
    **dict.fromkeys(CELL, pl.String()),
    "claims": pl.List(pl.String()),
    "explanation": pl.String(),
}


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
        one of them), explanation.

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
    rows = []
    for (number, whole), bounds in found.group_by("conflict", "whole", maintain_order=True):
        told = bounds.sort(pl.col("cell") != whole, "cell", "end")
        words = [
            _bound(names[cell], end, value, claim)
            for cell, end, value, claim in told.select("cell", "end", "value", "claim").iter_rows()
        ]
        claimed = sorted(set(bounds["claim"]))
        text = "; ".join(words) + ": these cannot all hold"
        rows.append((f"conflict-{number}", *names[whole], claimed, text))
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _bound(cell: tuple[str | None, ...], end: str, value: int, claim: str) -> str:
    """One bound in words, with the claim that gives it."""
    key = dict(zip(CELL, cell, strict=True))
    what = ", ".join(filter(None, (key["incident"], in_words(key["outcome"]), people_words(key))))
    return f"{what} is at {'least' if end == 'low' else 'most'} {value:,} ({claim})"
