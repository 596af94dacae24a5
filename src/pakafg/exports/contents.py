"""What an export holds: every table of records, and the answers, each computed once."""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg import casualties, timeline
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.naming import title_of_corpus
from pakafg.disagreements.table import discrepancies_beside
from pakafg.exports.answer_columns import ANSWERS
from pakafg.frames import SCHEMAS, frame
from pakafg.frames.cells import CELL
from pakafg.frames.schemas import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.timeline import Timeline

__all__ = ["KEYED", "PART_OF", "Contents", "FilledTable"]

KEYED: Final = frozenset(
    {
        *("documents", "casualties", "dates", "orders", "quantities", "rounds", "ceasefires"),
        *("incidents", "events", "statements", "demands", "actors", "places", "links"),
        *("discrepancies", "timeline_events", "timeline_claims", "timeline_conflicts"),
    }
)
"""The tables whose first column tells their rows apart."""


PART_OF: Final = "Part of"
"""The column that names the row in which another is counted already."""


@frozen(eq=False)
class FilledTable:
    """A table with its rows.

    Attributes:
        table: Its name, what a row is, and its columns.
        frame: Its rows.
        part_figures: Columns of figures that must not be added up in a row that says whose part
            it is; none where the table has no such rows.
    """

    table: Table
    frame: pl.DataFrame
    part_figures: tuple[str, ...] = ()


@frozen(eq=False, slots=False)
class Contents:
    """A corpus, its tables and its answers, each computed when it is first asked for.

    Attributes:
        corpus: The corpus.
    """

    corpus: Corpus

    @cached_property
    def timeline(self) -> Timeline:
        """The reconciled timeline."""
        return timeline.reconcile(self.corpus)

    @cached_property
    def totals(self) -> pl.DataFrame:
        """The casualty totals of every incident, outcome and class of persons."""
        return casualties.totals(self.corpus, by=CELL, detail=True)

    @cached_property
    def tables(self) -> Mapping[str, FilledTable]:
        """Every table by name: those of records, then those of answers."""
        answers = {
            "discrepancies": discrepancies_beside(self.corpus, self.timeline),
            "totals": self.totals,
            "timeline_events": self.timeline.events,
            "timeline_claims": self.timeline.claims,
            "timeline_conflicts": self.timeline.conflicts,
        }
        return {
            table.name: FilledTable(
                table,
                answers[table.name] if table.name in answers else frame(self.corpus, table.name),
            )
            for table in (*SCHEMAS.values(), *ANSWERS)
        }

    @cached_property
    def about(self) -> dict[str, str]:
        """What a reader of any form must know of the corpus and of what made the export."""
        # No day: an export of one corpus is the same whenever it is made.
        return {
            "title": title_of_corpus(self.corpus),
            "description": self.corpus.codebook.description or "",
            "made_by": f"pakafg {version('pakafg')}",
        }
