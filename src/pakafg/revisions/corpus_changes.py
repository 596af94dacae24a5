"""Two corpora, or two states of one, held against each other: which answers moved, and why."""

from __future__ import annotations

import polars as pl
from attrs import frozen

from pakafg.arguments import check_kind
from pakafg.corpus.corpus import Corpus
from pakafg.records.codebook import Codebook
from pakafg.revisions.edition_changes import moved_citations
from pakafg.revisions.event_changes import moved_events
from pakafg.revisions.figure_changes import moved_figures
from pakafg.revisions.record_changes import changed_records, record_frame
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted
from pakafg.values.conclusions import ChangeKind
from pakafg.views.change_words import edition_sentences, event_sentence, figure_sentence

__all__ = ["Changes", "changes"]


@frozen(kw_only=True, eq=False, repr=False)
class Changes:
    """What is another in the newer of two corpora; two are equal when their frames are.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> pakafg.changes(corpus, corpus)
    <Changes: 0 figures, 0 dates, 0 records, 0 citations of other texts>
    """

    _figures: pl.DataFrame
    _events: pl.DataFrame
    _records: pl.DataFrame
    _citations: pl.DataFrame
    _codebook: Codebook

    # Frames are given out as copies, as those of a timeline are.

    @property
    def figures(self) -> pl.DataFrame:
        """The casualty figures that moved.

        The old totals, with each of these rows in the place of its own, are the new totals.

        Returns:
            One row a cell of `casualties.totals`:

            - incident, incident_name, outcome, nationality, status, group: the cell.
            - change: a `ChangeKind`: whether one of the two alone has it.
            - low, best, high, each `_before`, `_after`, and `_by` how many it moved; null where
              there is none.
            - grade and top, each `_before` and `_after`.
            - through: ids of the changed records behind it: claims of its own, and what they
              name; where none of its own changed, claims of its wholes and parts; and where none
              of these did, `codebook`.
        """
        return self._figures.clone()

    @property
    def events(self) -> pl.DataFrame:
        """The events of which the date moved.

        Returns:
            One row an event of `timeline.reconcile`:

            - event, name, kind, change: its id, its name, what it is, and a `ChangeKind`.
            - edtf, status, earliest, latest, pieces, the limits of its start, its end and its
              declaration, alternatives, alleged_by, zone, each `_before` and `_after`.
            - earliest_by, latest_by: how far these moved; null where one is open.
            - zone: where it is local, or was, where it is told of no more.
            - through: ids of the changed records that tell of it; where there are none, of those
              that tell of events tied to it; and where there are none, `codebook`.
        """
        return self._events.clone()

    @property
    def records(self) -> pl.DataFrame:
        """The records that differ, wherever their quotations stand.

        Returns:
            One row a record, and one for the codebook, which stands for all of it:

            - kind, record, document: a `RecordKind`, its id, and its document where it is of one.
            - change: a `ChangeKind`.
            - fields, before, after: which fields of a changed one differ, and what they hold, as
              text.
        """
        return self._records.clone()

    @property
    def citations(self) -> pl.DataFrame:
        """The old citations of documents that have another text now.

        Returns:
            One row a citation:

            - kind, record, document: the record that rests on it.
            - outcome: a `Reanchoring`: it stands where it did, elsewhere, or is lost.
            - start, end, quote: where it stood, half-open, and what.
            - start_after, end_after, quote_after: the same now; null where it is lost.
        """
        return self._citations.clone()

    def explain(self) -> str:
        """Say in sentences what moved, and through which records.

        Returns:
            A line for each figure and each date that moved, and for each document of another
            text; what changed without moving an answer is counted.

        >>> import attrs, pakafg
        >>> old = pakafg.load_corpus()
        >>> claims = dict(old.casualties)
        >>> claim = claims.pop("003-taliban-soldiers-killed")
        >>> new = attrs.evolve(old, casualties=pakafg.Catalogue(claims.values()))
        >>> print(pakafg.changes(old, new).explain().splitlines()[0])
        Fighting of October 2025, Pakistani soldiers killed: now 23; before, 23 to 58, best 23; ...
        """
        fates = {
            record: ChangeKind(change)
            for record, change in self._records.select("record", "change").iter_rows()
        }
        lines = [
            figure_sentence(row, fates, self._codebook)
            for row in self._figures.iter_rows(named=True)
        ]
        lines += [event_sentence(row, fates) for row in self._events.iter_rows(named=True)]
        lines += edition_sentences(self._citations.iter_rows(named=True))
        if not lines:
            lines.append("No figure and no date moved.")
        counts = self._records["change"].to_list()
        told = ", ".join(f"{counts.count(str(kind))} {kind}" for kind in ChangeKind)
        lines.append(f"{counted(len(counts), 'record')}: {told}.")
        return printable("\n".join(lines))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Changes):
            return NotImplemented
        return all(
            one.equals(another)
            for one, another in zip(self._frames(), other._frames(), strict=True)
        )

    def __hash__(self) -> int:
        return hash(tuple(frame.height for frame in self._frames()))

    def _frames(self) -> tuple[pl.DataFrame, ...]:
        return self._figures, self._events, self._records, self._citations

    def __repr__(self) -> str:
        numbers = [frame.height for frame in self._frames()]
        words = ("figure", "date", "record", "citation")
        figures, dates, records, citations = map(counted, numbers, words)
        return f"<Changes: {figures}, {dates}, {records}, {citations} of other texts>"


def changes(old: Corpus, new: Corpus) -> Changes:
    """Tell which answers moved from one corpus to another, by how much, through which records.

    Records are the same where their ids are. What `merge` adds, what an annotator corrected, and
    what a new edition of a document did to its citations is told alike.

    Args:
        old: A corpus, or an earlier state of one.
        new: Another.

    Returns:
        Four tables, of figures, events, records and citations, and their sentences.

    Raises:
        ArgumentError: One of the two is no corpus.
        FrameError: The dates or figures of one of them cannot be reconciled.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> nothing = pakafg.Corpus(codebook=corpus.codebook)
    >>> moved = pakafg.changes(nothing, corpus)
    >>> set(moved.records["change"])
    {'added'}
    >>> moved.figures.height == pakafg.casualties.totals(
    ...     corpus, by=("incident", "outcome", "nationality", "status", "group")
    ... ).height
    True
    """
    for name, given in (("old", old), ("new", new)):
        check_kind(name, given, Corpus, "a Corpus, such as load_corpus gives")
    changed = changed_records(old, new)
    moving = [each for each in changed if each.fields != ("reviewed",)]  # a review moves no answer
    return Changes(
        figures=moved_figures(old, new, moving),
        events=moved_events(old, new, moving),
        records=record_frame(changed),
        citations=moved_citations(old, new),
        codebook=new.codebook,
    )
