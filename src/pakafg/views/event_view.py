"""An event as a reader is shown it: when it was, how sure that is, and who dates it so."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.corpus.kept_answers import kept_answer
from pakafg.corpus.naming import actor_name, name_of
from pakafg.errors import WordingError
from pakafg.grouping import grouped
from pakafg.records.claim import DateClaim
from pakafg.text.date_words import date_words, event_words, not_over_words
from pakafg.values.conclusions import EventStatus, RecordKind
from pakafg.values.when import When
from pakafg.views.attribution import attributed
from pakafg.views.claim_words import date_claim_words

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = [
    "GIVEN_UP",
    "KEPT",
    "KEPT_BY_SOME",
    "MAIN_KINDS",
    "MORE_CONTRADICTIONS",
    "PERHAPS_TWO",
    "STATUS_WORDS",
    "WHY_GIVEN_UP",
    "DateView",
    "EventView",
    "alleged_words",
    "fate_words",
    "other_readings",
    "reading_words",
    "view_events",
]

STATUS_WORDS: Final[Mapping[EventStatus, str]] = {
    EventStatus.UNRESOLVED: "contested: several dates are as well supported",
    EventStatus.AMBIGUOUS: "contested: several readings are as good",
    EventStatus.CONTESTED: "contested: dates were rejected",
    EventStatus.UNCONSTRAINED: "",
    EventStatus.EXACT: "",
    EventStatus.BOUNDED: "",
    EventStatus.PLANNED: "planned",
}
"""What a reader must know of the time of an event; empty where nothing is contested."""

_CLAIMS_GIVEN_UP: Final = "contested: claims were rejected"

MAIN_KINDS: Final = (RecordKind.ROUND, RecordKind.CEASEFIRE, RecordKind.INCIDENT)
"""What a reader is shown first of all that is dated."""

PERHAPS_TWO: Final = "each of two dates has two sources or more: perhaps these are two events"
"""What is said of an event of which the dates may be those of two."""

MORE_CONTRADICTIONS: Final = (
    "there may be more contradictions: of very many, those found first are listed"
)
"""What is said where not all contradictions are listed."""

KEPT: Final = "kept"
GIVEN_UP: Final = "rejected"
KEPT_BY_SOME: Final = "kept in some readings"
"""What a timeline does with a claim: what several best repairs treat differently is the last."""

WHY_GIVEN_UP: Final = f"{GIVEN_UP}, because it contradicts better supported ones"
"""What is said of a date that is given up, where a picture or a page explains its marks."""


@frozen
class DateView:
    """A date of an event, as one speaker gives it in one document or in several.

    Attributes:
        words: The date, and what it says of the event.
        speaker: Whose word it is, and who passes it on; None where the documents name nobody.
        fate: Whether the timeline keeps it.
        claims: The claims, in the order of the corpus.
    """

    words: str
    speaker: str | None
    fate: str
    claims: tuple[DateClaim, ...]

    @property
    def is_given_up(self) -> bool:
        """Whether every best repair gives it up."""
        return self.fate == GIVEN_UP


@frozen
class EventView:
    """One event of a timeline.

    Attributes:
        id: Its id.
        name: What it is called.
        kind: What it is.
        earliest: First minute that remains possible, in UTC; None where open.
        latest: Last minute that remains possible; None where open.
        pieces: The stretches that remain possible, in order, the first and the last minute of
            each; one where there is no gap from earliest to latest.
        when: The same, in words, in the days of its own place.
        edtf: The same, in EDTF; None where nothing bounds it.
        status: How sure it is.
        n_origins: How many independent origins date it.
        n_claims: How many claims date it.
        n_rejected: How many of these were given up.
        alternatives: What else is as good, in EDTF.
        alternative_dates: The same, in words, to the minute where they differ by less than days.
        perhaps_two: Whether each of two dates has two origins or more: perhaps two events.
        alleged: That only one side's own account tells of it, in words; empty where others do.
        dates: The dates that documents give; those given up come last.
        conflicts_complete: Whether all conflicts are listed.
        conflicts: Ids of the conflicts in which its claims stand.
    """

    id: str
    name: str
    kind: RecordKind
    earliest: datetime | None
    latest: datetime | None
    pieces: tuple[tuple[datetime | None, datetime | None], ...]
    when: str
    edtf: str | None
    status: EventStatus
    n_origins: int
    n_claims: int
    n_rejected: int
    alternatives: tuple[str, ...]
    alternative_dates: tuple[str, ...]
    perhaps_two: bool
    alleged: str
    dates: tuple[DateView, ...]
    conflicts_complete: bool
    conflicts: tuple[str, ...]

    @property
    def given_up(self) -> list[DateClaim]:
        """The dates that every best repair gives up, the earliest first."""
        claims = [claim for date in self.dates if date.is_given_up for claim in date.claims]
        # A date that is open to the past has no first minute: it comes first.
        return sorted(claims, key=lambda claim: (claim.when.earliest is not None, str(claim.when)))

    @property
    def on_the_word_of(self) -> tuple[str, ...]:
        """Whose word its dates are; none where a document gives one in its own voice."""
        speakers = [date.speaker for date in self.dates if not date.is_given_up]
        named = tuple(dict.fromkeys(speaker for speaker in speakers if speaker is not None))
        return () if None in speakers else named

    @property
    def status_words(self) -> str:
        """What is contested, or that it is a plan; empty where nothing is."""
        if self.status == EventStatus.CONTESTED and not self.n_rejected:
            # An order that names it is, or one of dates that leave the same limits.
            return _CLAIMS_GIVEN_UP
        return STATUS_WORDS[self.status]

    @property
    def is_contested(self) -> bool:
        """Whether dates were given up, or several ways to settle them are as good."""
        is_plan = self.status == EventStatus.PLANNED
        return self.n_rejected > 0 or (bool(self.status_words) and not is_plan)


def view_events(
    corpus: Corpus, events: Iterable[Mapping[str, Any]], kept: Mapping[str, bool | None]
) -> list[EventView]:
    """Look at events of a timeline, in their order.

    Args:
        corpus: The corpus of the timeline.
        events: Rows of the timeline's table of events.
        kept: For each claim whether the timeline keeps it; None where only some best repairs do.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> line = pakafg.timeline.reconcile(corpus)
    >>> kept = dict(line.claims.select("claim", "kept").iter_rows())
    >>> (view,) = view_events(corpus, line.events.filter(event="doha-ceasefire").to_dicts(), kept)
    >>> print(f"{view.when} ({view.status_words})")
    19 October 2025, not over before 7 November 2025 (contested: dates were rejected)
    >>> [str(claim.when) for claim in view.given_up]
    ['2025-10-15']
    """
    claims = kept_answer(corpus, "dates", partial(_dates_by_event, corpus))
    return [_event_view(corpus, row, claims.get(row["event"], []), kept) for row in events]


def _dates_by_event(corpus: Corpus) -> Mapping[str, Sequence[DateClaim]]:
    """Put the dates of a corpus by their events."""
    return grouped(corpus.dates.values(), lambda claim: claim.event)


def fate_words(kept: bool | None) -> str:  # noqa: FBT001  (a cell of a column)
    """Say what a timeline does with a claim.

    Args:
        kept: Whether it keeps it; None where only some best repairs do.

    >>> fate_words(True), fate_words(None)
    ('kept', 'kept in some readings')
    """
    return KEPT_BY_SOME if kept is None else KEPT if kept else GIVEN_UP


def other_readings(row: Mapping[str, Any], claimed: Container[str]) -> dict[str, str]:
    """Say the dates of an event that are as good as the one that is said first.

    They are said to the minute, for so they may differ.

    Args:
        row: A row of the timeline's table of events.
        claimed: The dates that documents give, in such words: any other follows from several.

    Returns:
        By each date, in EDTF, its words; without what is said first.

    >>> import pakafg
    >>> events = pakafg.timeline.reconcile(pakafg.load_corpus()).events
    >>> (row,) = events.filter(event="spin-boldak-shooting").to_dicts()
    >>> for words in other_readings(row, ()).values():
    ...     print(words)
    6 November 2025, 19:30–23:59 Kabul time (15:00–19:29 UTC) (follows from other dates)
    """
    first, zone = event_words(row), row["zone"]
    others = (text for text in dict.fromkeys(row["alternatives"]) if text != row["edtf"])
    told = {text: reading_words(text, zone) for text in others}
    return {
        text: words if _is_given(text, zone, claimed) else f"{words} (follows from other dates)"
        for text, words in told.items()
        if words != first
    }


def _is_given(text: str, zone: str, claimed: Container[str]) -> bool:
    """Tell whether documents give a date, or the first and the last day of a span, as it stands."""
    if reading_words(text, zone) in claimed:
        return True
    sides = text.split("/")
    return len(sides) > 1 and all(
        side != ".." and _exact_words(When.parse(side, zone=zone)) in claimed for side in sides
    )


def reading_words(text: str, zone: str) -> str:
    """Say a reading of the time of an event, to the minute.

    Args:
        text: A date, or a start and an end, in EDTF.
        zone: Where it is local.

    >>> reading_words("2031-05-01/[2031-05-03..2031-05-04]", "UTC")
    'began 1 May 2031, ended 3–4 May 2031'
    """
    try:
        return _exact_words(When.parse(text, zone=zone))
    except WordingError:  # start and end, each within limits of its own
        start, end = (
            None if side == ".." else When.parse(side, zone=zone) for side in text.split("/")
        )
    told = [] if start is None else [f"began {_exact_words(start)}"]
    if end is not None and end.latest is not None:
        told.append(f"ended {_exact_words(end)}")
    elif end is not None and end.earliest is not None:
        told.append(not_over_words(end.earliest, zone))
    return ", ".join(told)


def _exact_words(when: When) -> str:
    pieces = [{"earliest": each.earliest, "latest": each.latest} for each in when.pieces]
    return date_words(when.earliest, when.latest, when.zone, pieces=pieces, exact=True)


def alleged_words(side: str) -> str:
    """Say that only one side's own account tells of an event.

    Args:
        side: What the side is called.

    >>> alleged_words("Pakistan")
    'alleged by Pakistan'
    """
    return f"alleged by {side}"


def _event_view(
    corpus: Corpus,
    row: Mapping[str, Any],
    claims: Collection[DateClaim],
    kept: Mapping[str, bool | None],
) -> EventView:
    alleging = actor_name(corpus, row["alleged_by"])
    others = other_readings(row, {_exact_words(claim.when) for claim in claims})
    return EventView(
        id=row["event"],
        name=name_of(corpus, row["event"]),
        kind=RecordKind(row["kind"] or RecordKind.EVENT),
        earliest=row["earliest"],
        latest=row["latest"],
        pieces=tuple((piece["earliest"], piece["latest"]) for piece in row.get("pieces") or [row]),
        when=event_words(row),
        edtf=row["edtf"],
        status=EventStatus(row["status"]),
        n_origins=row["support"],
        n_claims=row["n_claims"],
        n_rejected=row["n_rejected"],
        alternatives=tuple(others),
        alternative_dates=tuple(others.values()),
        perhaps_two=row["possible_distinct_events"],
        alleged="" if alleging is None else alleged_words(alleging),
        dates=tuple(_date_views(corpus, claims, kept)),
        conflicts_complete=row["conflicts_complete"],
        conflicts=tuple(row["conflicts"]),
    )


def _date_views(
    corpus: Corpus, claims: Iterable[DateClaim], kept: Mapping[str, bool | None]
) -> list[DateView]:
    """Group the dates of an event by words, speaker and fate; those given up come last."""
    groups = grouped(
        claims,
        lambda claim: (
            date_claim_words(claim),
            fate_words(kept.get(claim.id, True)),
        ),
    )
    views = [
        DateView(words, told.told_by, fate, told.claims)
        for (words, fate), alike in groups.items()
        for told in attributed(corpus, alike, lambda claim: claim.event)
    ]
    # False sorts before True, and the sort is stable.
    return sorted(views, key=lambda view: view.is_given_up)
