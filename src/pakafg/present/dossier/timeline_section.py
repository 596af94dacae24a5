"""The timeline of the page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from attrs import frozen

from pakafg.frames import frame
from pakafg.grouping import grouped
from pakafg.present.dossier.discrepancy_section import LinkedPosition, linked_positions
from pakafg.present.dossier.register import Assertion, EntryKind, Register
from pakafg.present.dossier.strip import Strip, Tick
from pakafg.text.date_words import month_name
from pakafg.text.people import according_to
from pakafg.values.conclusions import RecordKind
from pakafg.views.claim_words import order_claim_words
from pakafg.views.event_view import GIVEN_UP, KEPT, MORE_CONTRADICTIONS, EventView, fate_words
from pakafg.views.main_period import is_mostly_within, period
from pakafg.views.question_view import view_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from pakafg.present.answers import Answers
    from pakafg.records.claim import OrderClaim

__all__ = ["ConflictBlock", "EventBlock", "TimelineSection", "timeline_section"]

_SHORTEST = 0.6  # of a bar, in hundredths of the line, so that it is seen


@frozen
class ConflictBlock:
    """Claims that cannot all hold.

    Attributes:
        positions: What each side says.
        reason: Why not all of it can hold.
    """

    positions: tuple[LinkedPosition, ...]
    reason: str


@frozen
class EventBlock:
    """One event: when, on whose word, and against what.

    Attributes:
        id: Its anchor in the page.
        name: What it is called.
        is_utterance: Whether it is an utterance.
        when: In words.
        status: What is contested; empty where nothing is.
        alleged: Whose account alone tells of it; empty where others' do.
        strip: Its picture.
        dates: The dates that documents give.
        orders: What it came before or after.
        conflicts: What cannot all hold.
        more_conflicts: That there may be more of it; empty where all is listed.
    """

    id: str
    name: str
    is_utterance: bool
    when: str
    status: str
    alleged: str
    strip: Strip
    dates: tuple[Assertion, ...]
    orders: tuple[Assertion, ...]
    conflicts: tuple[ConflictBlock, ...]
    more_conflicts: str


@frozen
class TimelineSection:
    """The whole timeline.

    Attributes:
        ticks: The axis.
        main: The time that most dates speak of.
        before: Background.
        undated: Events known only by what came before or after.
    """

    ticks: tuple[Tick, ...]
    main: tuple[EventBlock, ...]
    before: tuple[EventBlock, ...]
    undated: tuple[EventBlock, ...]


def timeline_section(register: Register, answers: Answers) -> TimelineSection:
    """Lay out the timeline."""
    shown = period((event.earliest, event.latest) for event in answers.events if event.n_claims)
    orders = grouped(register.corpus.orders.values(), lambda order: order.event)
    rows = frame(register.corpus, "dates").iter_rows(named=True)
    dates = grouped(rows, lambda row: row["event"])
    conflicts = {row["conflict"]: row for row in answers.timeline.conflicts.iter_rows(named=True)}
    main, before, undated = [], [], []
    for event in answers.events:
        if not event.dates and event.id not in orders:
            continue
        block = EventBlock(
            f"event_{event.id}",
            event.name,
            event.kind is RecordKind.STATEMENT,
            event.when,
            event.status_words,
            event.alleged,
            _event_strip(event, dates.get(event.id, []), answers.kept, shown),
            tuple(_date_assertions(register, event)),
            tuple(_order_assertions(register, event, orders.get(event.id, []), answers.kept)),
            tuple(_conflict_block(register, conflicts[conflict]) for conflict in event.conflicts),
            "" if event.conflicts_complete else MORE_CONTRADICTIONS,
        )
        if not event.dates:
            undated.append(block)
        elif shown is not None and is_mostly_within(event.pieces, shown):
            main.append(block)
        else:
            before.append(block)
    return TimelineSection(tuple(_ticks(shown)), tuple(main), tuple(before), tuple(undated))


def _date_assertions(register: Register, event: EventView) -> Iterator[Assertion]:
    for date in event.dates:
        note = "" if date.fate == KEPT else date.fate
        entries = register.enter_all(
            EntryKind.DATE,
            f"{event.name}: {date.words}{f' ({note})' if note else ''}",
            date.claims,
            lambda claim: (claim.claimant,),
        )
        source = according_to(date.speaker) if date.speaker else ""
        notes = ", ".join(filter(None, (source, note)))
        yield Assertion(date.words, entries, note=notes, is_set_aside=date.is_given_up)


def _order_assertions(
    register: Register,
    event: EventView,
    orders: Iterable[OrderClaim],
    kept: Mapping[str, bool | None],
) -> Iterator[Assertion]:
    """Group the orders of an event by what they say of it, and whether they are given up."""
    by_words = grouped(
        orders,
        lambda order: (
            order_claim_words(register.corpus, order),
            fate_words(kept.get(order.id, True)) == GIVEN_UP,
        ),
    )
    for (words, is_given_up), alike in by_words.items():
        entries = register.enter_all(
            EntryKind.ORDER, f"{event.name} {words}", alike, lambda order: (order.claimant,)
        )
        note = GIVEN_UP if is_given_up else ""
        yield Assertion(words, entries, note=note, is_set_aside=is_given_up)


def _conflict_block(register: Register, row: Mapping[str, Any]) -> ConflictBlock:
    return ConflictBlock(linked_positions(register, view_answers(row["sides"])), row["reason"])


def _event_strip(
    event: EventView,
    dates: Iterable[dict[str, Any]],
    kept: Mapping[str, bool | None],
    shown: tuple[datetime, datetime] | None,
) -> Strip:
    """Draw what remains possible as bars, and pieces of dates of a day or less as dots.

    Args:
        event: The event.
        dates: Rows of the table of dates; hollow is what was given up.
        kept: For each claim whether the timeline keeps it.
        shown: First and last minute of the line.
    """
    if shown is None:
        return Strip()
    bars = []
    for first, last in event.pieces:
        left, right = _share(first or shown[0], shown), _share(last or shown[1], shown)
        if (first or last) and right > 0 and left < 100:  # noqa: PLR2004  (per cent)
            bars.append((left, max(right - left, _SHORTEST)))
    dots = {
        (_share(first + (last - first) / 2, shown), kept.get(date["claim"]) is False)
        for date in dates
        for first, last in (piece.values() for piece in date["pieces"])
        if first is not None
        and last is not None
        and (last - first).days < 1
        and shown[0] <= last
        and first <= shown[1]
    }
    return Strip(tuple(bars), tuple(sorted(dots)))


def _share(when: datetime, shown: tuple[datetime, datetime]) -> float:
    """Say where in a period a moment lies, per cent; at an end where it lies outside."""
    share = (when - shown[0]) / (shown[1] - shown[0])
    return round(100 * min(max(share, 0), 1), 2)


def _ticks(shown: tuple[datetime, datetime] | None) -> Iterator[Tick]:
    if shown is None:
        return
    days = (shown[1] - shown[0]).days + 1
    step = max(1, round(days / 4))
    for day in range(step, days, step):
        at = shown[0] + timedelta(days=day)
        yield Tick(_share(at, shown), f"{at.day} {month_name(at)[:3]}")
