"""A reconciled timeline: what happened when, on whose word, and what contradicts it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl
from attrs import evolve, frozen

from pakafg.arguments import check_kind
from pakafg.corpus.lookup import Called, one_called
from pakafg.errors import ArgumentError
from pakafg.frames.forked import check_threads
from pakafg.text.escape import printable
from pakafg.timeline.certificate import certificate
from pakafg.timeline.claim_table import claim_table, fates
from pakafg.timeline.conflict_table import conflict_rows, conflict_table
from pakafg.timeline.event_table import event_table, in_conflict, overlapping
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.explain import events_html, explain, rejected_dates
from pakafg.timeline.precedence import precedences
from pakafg.timeline.solver import FixedClaimsError, Reconciliation, solve
from pakafg.validation import minutes_of
from pakafg.values.conclusions import EventStatus, Precedence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date as Day  # noqa: N812  (an argument is called date)

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
    _reconciliation: Reconciliation

    # Frames are given out as copies, which cost nothing: polars can change one in place.

    @property
    def events(self) -> pl.DataFrame:
        """The events, earliest first.

        Returns:
            One row an event that a claim or a part names. What answers stands first, what holds
            several values last. Times are UTC, a last minute is included, null is open:

            - event, name: its id and its name; the id again where it has none.
            - kind: what it is, where that is told; of a corpus a `RecordKind`.
            - first_day, last_day: when it was, from its start to its end; to its start, where no
              date speaks of its end. Days are local to `zone`.
            - status: how sure the time is (an `EventStatus`); `planned` goes before all others.
            - alleged_by: the side, where only a side's own account tells of it.
            - edtf: first to last day in EDTF; half a day or more in whole days, a set as a set.
            - zone: the time zone of the event, else that which most of its dates name, else
              that of what it is a part of, else UTC.
            - support: independent origins of the dates that every best repair keeps.
            - n_rejected: dates that no best repair keeps.
            - n_claims: how many dates it has.
            - n_origins_min, n_origins_max: how many independent origins these have; where an
              origin is not known, equal dates may share one.
            - start_origins, end_origins: of those that speak of its start, and of its end.
            - possible_distinct_events: whether two origins or more give each of two dates, or a
              link of the corpus says that it may be two events.
            - earliest, latest: its first and its last minute, those of the two days.
            - width: the time from earliest to latest.
            - start_earliest, start_latest, end_earliest, end_latest: of its start and its end.
            - declared_earliest, declared_latest: of its declaration, where a date speaks of it.
            - repair_optimal: whether the repair is shown to be best.
            - conflicts_complete: whether all contradictions that it is in are listed; of very
              many, those found first are.
            - pieces: the stretches, in order, in one of which it lies; null where there is no
              gap between them.
            - alternatives: the date by each way to settle its dates, where they differ.
            - conflicts: the contradictions of the table `conflicts` that name it.
        """
        check_threads()
        return self._events.clone()

    @property
    def conflicts(self) -> pl.DataFrame:
        """The minimal contradictions, each of which would hold without any one of its claims.

        Returns:
            One row a contradiction; of events with very many, those found first, as
            `conflicts_complete` of `Timeline.events` tells:

            - conflict: its id.
            - kind: what its claims are about (a `ConflictKind`).
            - violation, unit: how far apart they are, and in what that is told (a `TimeUnit`).
            - reason: why they cannot all hold.
            - explanation: sides and reason in a sentence.
            - events, names: the ids of the events, and their names.
            - claims: the ids of the claims.
            - corrections: the claims that a best repair gives up.
            - sides: what each group of claims says, by which records and documents, in which
              characters.
        """
        check_threads()
        return self._conflicts.clone()

    @cached_property
    def _conflicts(self) -> pl.DataFrame:
        return conflict_table(self._conflict_rows, self._reconciliation, self._evidence)

    @property
    def claims(self) -> pl.DataFrame:
        """What hangs on each claim, computed when first asked for.

        Returns:
            One row a claim:

            - claim, event, name: the ids of both, and the name of the event.
            - kept: whether every best repair keeps it; null: some do.
            - without_earliest, without_latest: the event if of the claims kept this one were
              left out; for a new best repair ask `without`.
            - slack: of a date, how much wider it is than what remains of what it speaks of,
              both with their gaps; negative: by how much it misses what remains.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.claims.filter(kept=False, event="doha-ceasefire")["claim"].to_list()[0]
        '001-doha-ceasefire-oct15'
        """
        check_threads()
        return self._claims.clone()

    @cached_property
    def _claims(self) -> pl.DataFrame:
        return claim_table(self._reconciliation, self._fates)

    @cached_property
    def _fates(self) -> pl.DataFrame:
        return fates(self._reconciliation)

    def explain(self, event: str, *, detail: bool = False) -> str:
        """Explain one event: what is known of it and on whose word, with the quotations.

        Args:
            event: The event's id, its name, or words that no other has.
            detail: Whether to list every claim. Otherwise, of more than twelve that are kept, or
                that are not, those of most weight stand for the others: first what leaves the
                event no more room, then what most documents say; what is left out is counted.

        Returns:
            Several lines: the date, then what is kept, given up and contradicted.

        Raises:
            ArgumentError: The timeline has no such event, or several that may be meant.

        >>> import pakafg
        >>> text = pakafg.timeline.reconcile(pakafg.load_corpus()).explain("doha-ceasefire")
        >>> text.splitlines()[0]
        'Doha ceasefire: 19 October 2025, not over before 7 November 2025 (contested)'
        """
        event = self._known_event("event", event)
        check_kind("detail", detail, bool, "True or False")
        tables = self._evidence, self.events, self._fates, self.conflicts
        lines = explain(event, *tables, detail=detail)
        return printable("\n".join(lines))

    def rejected(self, event: str) -> pl.DataFrame:
        """List the dates of an event that not every best repair keeps, and who gives them.

        Args:
            event: The event's id, its name, or words that no other has.

        Returns:
            One row a date, by the day that it names:

            - document, origin: where it stands, and whose it is; null: not known.
            - says: what it says of the event, in words.
            - first_day, last_day: its days, local to its own zone where it is of whole days
              there, else to `zone` of `Timeline.events`; null: open.
            - pieces: the stretches, in order, in one of which it lies, first and last day of
              each; null where there is no gap between them.
            - kept: false; null where some of the best repairs keep it.
            - slack: by how much it lies beside what remains, negative.
            - quote: the words that it rests on.
            - claim: its id.

        Raises:
            ArgumentError: The timeline has no such event, or several that may be meant.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.rejected("doha-ceasefire").select("document", "says").rows()
        [('001', 'began 15 October 2025')]
        """
        event = self._known_event("event", event)
        return rejected_dates(event, self._evidence, self._events, self._fates)

    def without(self, claim: str) -> Timeline:
        """Reconcile as if a claim had not been made.

        Args:
            claim: The claim's id, or words of it that no other has.

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
        claim = _id_called("claim", claim, "claim", self._evidence.claims, {})
        return reconciled(self._evidence.only(pl.col("claim") != claim))

    def without_parts(self) -> Timeline:
        """Reconcile as if no event were recorded as a part of another: by what is told alone.

        Returns:
            Another timeline.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.conflicts.height, timeline.without_parts().conflicts.height
        (4, 4)
        """
        parts = self._evidence.parts
        if parts.is_empty():
            return self
        return reconciled(evolve(self._evidence, parts=parts.clear()))

    def by_claims_alone(self) -> Timeline:
        """Reconcile as if neither the parts of events nor days of publication were known.

        What a document tells of as past was so by the day on which it was published: against that
        one date alone may fail, and the contradiction between two dates is no smaller one. This
        shows it.

        Returns:
            Another timeline.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.by_claims_alone().conflicts.height
        4
        """
        evidence = self._evidence
        return reconciled(evolve(evidence.unpublished(), parts=evidence.parts.clear()))

    def assuming(self, claim: str) -> Timeline:
        """Reconcile as if a claim were sure to hold, whoever contradicts it.

        Args:
            claim: The claim's id, or words of it that no other has.

        Returns:
            Another timeline.

        Raises:
            ArgumentError: The timeline has no such claim.
            ArgumentError: It contradicts claims already taken to hold; the message names them.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> assumed = timeline.assuming("000-shooting-clock")
        >>> assumed.events.filter(event="spin-boldak-shooting").select("edtf", "status").row(0)
        ('2025-11-06', 'contested')
        """
        claim = _id_called("claim", claim, "claim", self._evidence.claims, {})
        evidence = self._evidence
        return reconciled(evolve(evidence, fixed=evidence.fixed | {claim}))

    def known_at(self, date: When | Day | str) -> Timeline:
        """Reconcile what had been published by a date.

        Args:
            date: A date, whose last minute counts; as text in UTC, and so is a day. Documents
                count that were surely published by then; where that is not known, they do not.

        Returns:
            Another timeline.

        Raises:
            ArgumentError: No claim had been published by then.
            FrameError: No claim says when it was published (published_latest).
            WordingError: The date cannot be read.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.events.height, timeline.known_at("2025-10-31").events.height
        (79, 35)
        """
        return reconciled(self._evidence.published_by(date, "date"))

    as_of = known_at
    """The same as `known_at`, by its earlier name."""

    def between(self, start: When | Day | str, end: When | Day | str) -> pl.DataFrame:
        """Find what was going on between two moments, surely or possibly.

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
        first, last = minutes_of(start, "start")[0], minutes_of(end, "end")[1]
        if first is not None and last is not None and last < first:
            raise ArgumentError("end", str(end), f"a date not before {str(start)!r}")
        return overlapping(self.events, self._reconciliation, first, last)

    def order_of(self, event: str, other: str) -> Precedence:
        """Tell whether one event came before another, by all claims that are kept.

        An event whose end nobody dates, and one that lasts until something ends it, is
        before another if it begins before the other does.

        Args:
            event: The event asked about: its id, its name, or words that no other has.
            other: The other, likewise.

        Returns:
            Whether every best repair has the one before the other, whether none can, or anything
            between; possibly, where one of them is only planned.

        Raises:
            ArgumentError: The timeline has no such event, and the message tells the nearest; or
                several that may be meant, and it lists them.

        >>> import pakafg
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> timeline.order_of("doha-round", "istanbul-october").value
        'surely'
        """
        event, other = self._known_event("event", event), self._known_event("other", other)
        planned = self.events.filter(status=EventStatus.PLANNED)["event"]
        if event in planned or other in planned:
            return Precedence.POSSIBLY
        return precedences({event, other}, self._reconciliation)[event, other]

    order = order_of
    """The same as `order_of`, by its earlier name."""

    def certificate(self, event: str | None = None) -> dict[str, Any]:
        """Prove the timeline, or one event of it, with plain data.

        Args:
            event: The event's id, its name, or words that no other has: with it, all that it
                hangs together with is proved.
                None: the whole timeline, which takes its time where it is large.

        Returns:
            Data as JSON knows it, which `pakafg.testing.check_certificate` describes and checks.

        Raises:
            ArgumentError: The timeline has no such event, or several that may be meant.

        >>> import pakafg
        >>> from pakafg.testing import check_certificate
        >>> timeline = pakafg.timeline.reconcile(pakafg.load_corpus())
        >>> check_certificate(timeline.certificate("doha-ceasefire"))
        []
        """
        events = self._reconciliation.index.events
        numbers = events["at"].cast(pl.Int64)
        if event is not None:
            event = self._known_event("event", event)
            numbers = numbers.filter(events["event"] == event)
        return certificate(self._reconciliation.repaired(numbers), events["event"])

    def _known_event(self, argument: str, given: object) -> str:
        """Find the id of the event that is called so."""
        return _id_called(argument, given, "event", self._events["event"], self._evidence.names)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        frames, others = ((t.events, t.claims, t.conflicts) for t in (self, other))
        return all(a.equals(b) for a, b in zip(frames, others, strict=True))

    def __hash__(self) -> int:
        return hash((self.events.height, self._conflict_rows.height))

    def _repr_html_(self) -> str:
        title = (
            f"Timeline: {self._events.height:,} events, {self._evidence.claims.len():,} claims, "
            f"{self._least}{self._conflict_rows.height:,} contradictions"
        )
        return events_html(title, self.events, self._evidence.names)

    def __repr__(self) -> str:
        statuses = self.events.group_by("status").len().sort("status").iter_rows()
        counts = ", ".join(f"{number} {status}" for status, number in statuses)
        return (
            f"<Timeline: {self.events.height} events ({counts}), "
            f"{self._evidence.claims.len()} claims, "
            f"{self._least}{self._conflict_rows.height} contradictions>"
        )

    @property
    def _least(self) -> str:
        """What stands before the number of contradictions: of very many, some are listed."""
        return "" if self._events["conflicts_complete"].all() else "at least "


def reconciled(evidence: Evidence) -> Timeline:
    """Reconcile checked claims; what `reconcile` calls.

    Raises:
        ArgumentError: Claims that are taken to hold contradict each other.
    """
    try:
        reconciliation = solve(evidence)
    except FixedClaimsError as error:
        expected = "claims that do not contradict each other, for they are taken to hold"
        raise ArgumentError("claim", ", ".join(error.claims), expected) from None
    conflicts = conflict_rows(reconciliation)
    return Timeline(
        events=in_conflict(event_table(reconciliation, evidence.possibly_distinct), conflicts),
        conflict_rows=conflicts,
        evidence=evidence,
        reconciliation=reconciliation,
    )


def _id_called(
    argument: str, given: object, kind: str, ids: pl.Series, names: Mapping[str, str]
) -> str:
    """Find one of the timeline's ids by itself, a name, or words that no other has."""
    if isinstance(given, str) and (ids == given).any():  # of very many, none is read
        return given
    known = [Called(each, (names[each],) if each in names else ()) for each in ids]
    return one_called(argument, given, known, f"the id or name of one {kind} of the timeline")
