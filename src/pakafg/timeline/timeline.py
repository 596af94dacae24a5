"""A reconciled timeline: what happened when, on whose word, and what contradicts it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl
from attrs import frozen

from pakafg.errors import ArgumentError, FrameError
from pakafg.text.escape import printable
from pakafg.timeline.answer import Answer
from pakafg.timeline.claims_table import claims_table
from pakafg.timeline.conflict_table import conflict_rows, conflict_table
from pakafg.timeline.events_table import events_table, in_conflict
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.explain import explain
from pakafg.timeline.local_time import minutes_of
from pakafg.timeline.overlap import overlapping
from pakafg.timeline.sequence import Verdict, sequences
from pakafg.timeline.timeline_html import events_html

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pakafg.values.when import When

__all__ = ["Timeline", "reconciled"]


@frozen(kw_only=True, repr=False, eq=False)
class Timeline:
    """A reconciled timeline; two are equal when their frames are.

    >>> import pakafg
    >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
    >>> timeline.conflicts.filter(kind="dates")["events"].explode().unique().to_list()
    ['doha-ceasefire']
    """

    _events: pl.DataFrame
    _conflict_rows: pl.DataFrame
    _evidence: Evidence
    _answer: Answer

    # Frames are given out as copies, which cost nothing: polars can change one in place.

    @property
    def events(self) -> pl.DataFrame:
        """The events, earliest first.

        Returns:
            One row an event: event, kind, earliest, latest (UTC, last minute included, null:
            open), edtf (in `zone`; half a day or more in whole days), width, start_earliest,
            start_latest, end_earliest, end_latest, zone, support (independent origins of the
            dates that every best repair keeps), n_claims, n_origins_min, n_origins_max (of
            its dates; where an origin is not known, equal dates may share one), n_rejected
            (dates that no best repair keeps), status, possible_distinct_events,
            alternatives, repair_optimal, conflicts. Status is unresolved (several ways to
            settle its dates are as good) or ambiguous (several ways to settle them with the
            orders are), where `alternatives` has the date by each way; else contested (dates
            of it were given up), unconstrained, exact (no wider than a day), or bounded.
        """
        return self._events.clone()

    @property
    def conflicts(self) -> pl.DataFrame:
        """The minimal contradictions, each of which would hold without any one of its claims.

        Returns:
            One row a contradiction: conflict, kind (zone_or_midnight: dates that miss each
            other by a day or less; total: how long an event lasted; dates; gap; order),
            events, claims, violation (by how much they miss each other), sides (what each
            group of claims says, by which records and documents, in which characters), reason
            (why they cannot all hold), explanation (sides and reason in a sentence),
            corrections (claims that a best repair gives up). Of events with very many, those
            found first.
        """
        return self._conflicts.clone()

    @cached_property
    def _conflicts(self) -> pl.DataFrame:
        return conflict_table(self._conflict_rows, self._answer, self._evidence)

    @property
    def claims(self) -> pl.DataFrame:
        """What hangs on each claim, computed when first asked for.

        Returns:
            One row a claim: claim, event, kept (null: some best repairs keep it and others do
            not), without_earliest, without_latest (the event if of the claims kept this one
            were left out; for a new best repair ask `without`), slack (of a date: how much
            wider it is than what remains of what it speaks of; negative: by how much it
            misses).

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.claims.filter(kept=False, event="doha-ceasefire")["claim"].to_list()[0]
        '001-doha-ceasefire-oct15'
        """
        return self._claims.clone()

    @cached_property
    def _claims(self) -> pl.DataFrame:
        return claims_table(self._answer)

    def explain(self, event: str) -> str:
        """What is known of one event and on whose word, in words, with the quotations.

        Args:
            event: The event's id.

        Returns:
            Several lines: the date, then what is kept, given up and contradicted.

        Raises:
            ArgumentError: The timeline has no such event.

        >>> import pakafg
        >>> text = pakafg.timeline.reconcile(pakafg.load_corpus()).explain("doha-ceasefire")
        >>> text.splitlines()[0]
        'Doha ceasefire: 19 October 2025 (contested)'
        """
        _known(event, "event", self.events["event"])
        lines = explain(event, self._evidence, self.events, self.claims, self.conflicts)
        return printable("\n".join(lines))

    def without(self, claim: str) -> Timeline:
        """The timeline if a claim had not been made.

        Args:
            claim: The claim's id.

        Returns:
            Another timeline.

        Raises:
            ArgumentError: The timeline has no such claim.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.without("000-shooting-clock").events.filter(event="spin-boldak-shooting")[
        ...     "edtf"
        ... ].item()
        '[2025-11-06T19:30..2025-11-06]'
        """
        _known(claim, "claim", self._evidence.claims)
        return reconciled(self._evidence.only(pl.col("claim") != claim))

    def assuming(self, claim: str) -> Timeline:
        """The timeline if a claim is taken to hold, whoever contradicts it.

        Args:
            claim: The claim's id.

        Returns:
            Another timeline.

        Raises:
            ArgumentError: The timeline has no such claim.
            ArgumentError: It contradicts claims already taken to hold; the message names them.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.assuming("004-doha-ceasefire-oct16").events.filter(event="doha-ceasefire")[
        ...     "edtf"
        ... ].item()
        '2025-10-16'
        """
        _known(claim, "claim", self._evidence.claims)
        return reconciled(self._evidence.assuming(claim))

    def as_of(self, date: When | datetime | str) -> Timeline:
        """The timeline by what had been published by a date.

        Args:
            date: A date, whose last minute counts; as text in UTC. Documents count that were
                surely published by then; where that is not known, they do not.

        Returns:
            Another timeline.

        Raises:
            FrameError: No claim says when it was published (published_latest).
            WordingError: The date cannot be read.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.events.height, timeline.as_of("2025-10-31").events.height
        (100, 48)
        """
        _, by = minutes_of(date)
        evidence = self._evidence
        if all(
            table["published"].null_count() == table.height
            for table in (evidence.dates, evidence.orders)
        ):
            reason = "no claim says when it was published: give the column published_latest"
            raise FrameError.of_column("dates", "published_latest", reason)
        return reconciled(evidence.only(pl.col("published") <= by))

    def between(self, start: When | datetime | str, end: When | datetime | str) -> pl.DataFrame:
        """What was going on between two moments, surely or possibly.

        Args:
            start: A date, whose first minute counts; as text in UTC.
            end: A date, whose last minute counts; as text in UTC.

        Returns:
            The rows of `events` that possibly overlap, with the columns surely and possibly.
            What nothing ends may go on.

        Raises:
            WordingError: A date cannot be read.
            ArgumentError: The end lies before the start.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.between("2025-10-27", "2025-10-27").filter("surely", kind="round")[
        ...     "event"
        ... ].to_list()
        ['istanbul-october']
        """
        first, last = minutes_of(start)[0], minutes_of(end)[1]
        if first is not None and last is not None and last < first:
            raise ArgumentError("end", str(end), f"a date not before {str(start)!r}")
        return overlapping(self.events, first, last)

    def order(self, a: str, b: str) -> Verdict:
        """Whether one event came before another, by all claims that are kept.

        An event whose end nobody dates, and one that lasts until something ends it, is
        before another if it begins before the other does.

        Args:
            a: The event asked about.
            b: The other.

        Returns:
            surely: every best repair has a before b; contradicted: none can; possibly:
            anything between.

        Raises:
            ArgumentError: The timeline has no such event.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.order("doha-round", "istanbul-october")
        'surely'
        """
        for event in (a, b):
            _known(event, "event", self.events["event"])
        return sequences({a, b}, self._answer.roster)[a, b]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        mine, theirs = ((t.events, t.claims, t.conflicts) for t in (self, other))
        return all(a.equals(b) for a, b in zip(mine, theirs, strict=True))

    def __hash__(self) -> int:
        return hash((self.events.height, self._conflict_rows.height))

    def _repr_html_(self) -> str:
        title = (
            f"Timeline: {self.events.height:,} events, {self.claims.height:,} claims, "
            f"{self._conflict_rows.height:,} contradictions"
        )
        return events_html(title, self.events, self._evidence.names)

    def __repr__(self) -> str:
        statuses = self.events.group_by("status").len().sort("status").iter_rows()
        counts = ", ".join(f"{number} {status}" for status, number in statuses)
        claims = self._evidence.dates.height + self._evidence.orders.height
        return (
            f"<Timeline: {self.events.height} events ({counts}), "
            f"{claims} claims, {self._conflict_rows.height} contradictions>"
        )


def reconciled(evidence: Evidence) -> Timeline:
    """The timeline of checked claims; what `reconcile` calls.

    Raises:
        ArgumentError: Claims that are taken to hold contradict each other.
    """
    answer = Answer.of(evidence)
    conflicts = conflict_rows(answer)
    return Timeline(
        events=in_conflict(events_table(answer), conflicts),
        conflict_rows=conflicts,
        evidence=evidence,
        answer=answer,
    )


def _known(name: str, kind: str, names: Iterable[str]) -> None:
    known = list(names)
    if name not in known:
        raise ArgumentError.of_choice(kind, name, known)
