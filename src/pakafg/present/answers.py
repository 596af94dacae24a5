"""The answers that one page shows, each computed once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from pakafg import casualties, timeline
from pakafg.casualties.admissions import AdmittedTree, admitted_trees
from pakafg.corpus.corpus import Corpus
from pakafg.disagreements.table import discrepancies_beside
from pakafg.frames.cells import CELL
from pakafg.timeline.assumptions import AssumedGroup, assumed_groups
from pakafg.views.event_view import EventView, view_events

if TYPE_CHECKING:
    import polars as pl

    from pakafg.timeline import Timeline

__all__ = ["Answers"]


@frozen
class Answers:
    """A corpus, and what the analyses make of it: each runs when it is first asked for.

    Attributes:
        corpus: The corpus.
    """

    corpus: Corpus

    @cached_property
    def timeline(self) -> Timeline:
        """The reconciled timeline."""
        return timeline.reconcile(self.corpus)

    @cached_property
    def kept(self) -> dict[str, bool | None]:
        """For each claim on time whether the timeline keeps it; None: by some best repairs."""
        return dict(self.timeline.claims.select("claim", "kept").iter_rows())

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """The events of the timeline, in its order."""
        return tuple(
            view_events(self.corpus, self.timeline.events.iter_rows(named=True), self.kept)
        )

    @cached_property
    def casualties(self) -> pl.DataFrame:
        """The totals of every cell: by incident, outcome and class of persons."""
        return casualties.totals(self.corpus, by=CELL, detail=True)

    @cached_property
    def admitted(self) -> list[AdmittedTree]:
        """The same for every choice of the relations and origins that are admitted."""
        return admitted_trees(self.corpus)

    @cached_property
    def assumed(self) -> list[AssumedGroup]:
        """The events for every choice of the rejected claims that are taken to hold."""
        return assumed_groups(self.corpus, self.timeline)

    @cached_property
    def discrepancies(self) -> pl.DataFrame:
        """Every disagreement."""
        return discrepancies_beside(self.corpus, self.timeline)
