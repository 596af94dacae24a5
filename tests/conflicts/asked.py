"""Questions that are put to every made conflict, with the rows of their answers as plain data."""

from pathlib import Path
from typing import Any

import corpora
import polars as pl

import pakafg
from pakafg.frames.cells import CELL

HERE = Path(__file__).parent
NAMES = ("two-states", "three-parties", "strait")

Cell = tuple[str, str, str | None, str | None]
Range = tuple[int | None, int | None, int | None, str | None]


def conflict(name: str) -> pakafg.Corpus:
    return corpora.conflict(name)


def claimed(corpus: pakafg.Corpus) -> dict[Cell, Range]:
    """Low, best, high and grade of every cell that somebody speaks of."""
    rows = pakafg.casualties.totals(corpus, by=CELL, detail=True).filter(pl.col("n_claims") > 0)
    cells = rows.select("incident", "outcome", "nationality", "status").rows()
    return dict(zip(cells, rows.select("low", "best", "high", "grade").rows(), strict=True))


def explained(corpus: pakafg.Corpus, **cell: str | None) -> list[str]:
    """The lines that explain the total of a cell."""
    whole = {"nationality": None, "status": None, "group": None, **cell}
    rows = pakafg.casualties.totals(corpus, by=CELL)
    for name, word in whole.items():
        rows = rows.filter(pl.col(name).eq_missing(pl.lit(word)))
    return pakafg.casualties.explain(corpus, rows).splitlines()


def found(corpus: pakafg.Corpus) -> set[tuple[str, str, str]]:
    """Id, kind and verdict of every discrepancy."""
    return set(pakafg.discrepancies(corpus).select("discrepancy", "kind", "verdict").rows())


def minutes(corpus: pakafg.Corpus) -> dict[str, tuple[str | None, str | None, str]]:
    """First and last minute, in UTC, and the zone of every dated event."""
    events = pakafg.timeline.reconcile(corpus).events
    return {
        event["event"]: (_minute(event["earliest"]), _minute(event["latest"]), event["zone"])
        for event in events.to_dicts()
        if event["n_claims"]
    }


def _minute(moment: Any) -> str | None:
    return None if moment is None else f"{moment:%Y-%m-%d %H:%M}"
