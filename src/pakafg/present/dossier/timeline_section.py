"""The timeline of the page."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.frames import frame
from pakafg.grouping import grouped
from pakafg.present.dossier.anchors import anchor_of
from pakafg.present.dossier.answer_table import AnswerTable, fates_words
from pakafg.present.dossier.discrepancy_section import LinkedPosition, linked_positions
from pakafg.present.dossier.register import Assertion, EntryKind, Register
from pakafg.present.dossier.strip import Strip, Tick
from pakafg.text.date_words import month_name
from pakafg.text.people import according_to
from pakafg.values.conclusions import RecordKind
from pakafg.views.attribution import attributed
from pakafg.views.claim_words import order_claim_words
from pakafg.views.event_view import (
    GIVEN_UP,
    KEPT,
    MORE_CONTRADICTIONS,
    EventView,
    fate_words,
    view_events,
)
from pakafg.views.main_period import is_mostly_within, period
from pakafg.views.question_view import view_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from pakafg.corpus.corpus import Corpus
    from pakafg.present.dossier.policy_section import Policy
    from pakafg.records.claim import OrderClaim

__all__ = ["ConflictBlock", "EventAnswer", "EventBlock", "TimelineSection", "timeline_section"]

NOT_TOGETHER: Final = "no date: what is taken to hold cannot all hold"

_NAMED_BY_RUN: Final = ("name", "conflicts")  # columns that tell no more of the event
_SHORTEST: Final = 0.6  # of a bar, in hundredths of the line, so that it is seen


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
class EventAnswer:
    """When an event was, as far as claims leave it.

    Attributes:
        when: In words.
        status: What is contested; empty where nothing is.
        strip: Its picture.
        rejected: Which of its claims, by place in the block, are rejected.
        kept_by_some: Which are kept in some readings.
    """

    when: str
    status: str
    strip: Strip
    rejected: tuple[int, ...] = ()
    kept_by_some: tuple[int, ...] = ()

    @property
    def fates(self) -> str:
        """What became of its claims, for the script."""
        return fates_words(r=self.rejected, m=self.kept_by_some)


@frozen
class EventBlock:
    """One event: when, on whose word, and against what.

    Attributes:
        id: Its anchor in the page.
        name: What it is called.
        anchor: Where in the page more is told of it; empty where nothing is.
        is_utterance: Whether it is an utterance.
        answer: When it was, as the timeline has it.
        table: When it was by each choice of the rejected claims taken to hold.
        alleged: Whose account alone tells of it; empty where others' do.
        dates: The dates that documents give.
        orders: What it came before or after.
        conflicts: What cannot all hold.
        more_conflicts: That there may be more of it; empty where all is listed.
    """

    id: str
    name: str
    anchor: str
    is_utterance: bool
    answer: EventAnswer
    table: AnswerTable[EventAnswer]
    alleged: str
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


def timeline_section(register: Register, policy: Policy) -> TimelineSection:
    """Lay out the timeline."""
    answers = policy.answers
    shown = period((event.earliest, event.latest) for event in answers.events if event.n_claims)
    orders = grouped(register.corpus.orders.values(), lambda order: order.event)
    rows = frame(register.corpus, "dates").iter_rows(named=True)
    dates = grouped(rows, lambda row: row["event"])
    conflicts = {row["conflict"]: row for row in answers.timeline.conflicts.iter_rows(named=True)}
    row_of = {row["event"]: row for row in answers.timeline.events.iter_rows(named=True)}
    main, before, undated = [], [], []
    for event in answers.events:
        if not event.dates and event.id not in orders:
            continue
        told = tuple(_orders_alike(register.corpus, orders.get(event.id, []), answers.kept))
        pictured = dates.get(event.id, [])
        claims = [
            *(claim.id for date in event.dates for claim in date.claims),
            *(order.id for _, _, alike in told for order in alike),
        ]
        answer_of = partial(_answer, claims=claims, dates=pictured, shown=shown)
        first = answer_of(event, answers.kept)
        block = EventBlock(
            f"event_{event.id}",
            event.name,
            anchor_of(register.corpus, event.id),
            event.kind is RecordKind.STATEMENT,
            first,
            policy.table_of_event(
                event.id,
                _by_choice(
                    policy,
                    row_of.get(event.id),
                    {claim: answers.kept.get(claim, True) for claim in claims},
                    first,
                    answer_of,
                ),
                first,
            ),
            event.alleged,
            tuple(_date_assertions(register, event)),
            tuple(_order_assertions(register, event, told)),
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


def _answer(
    event: EventView,
    kept: Mapping[str, bool | None],
    *,
    claims: Sequence[str],
    dates: Iterable[Mapping[str, Any]],
    shown: tuple[datetime, datetime] | None,
) -> EventAnswer:
    fates = [kept.get(claim, True) for claim in claims]
    return EventAnswer(
        event.when,
        event.status_words,
        _event_strip(event, dates, kept, shown),
        tuple(place for place, is_kept in enumerate(fates) if is_kept is False),
        tuple(place for place, is_kept in enumerate(fates) if is_kept is None),
    )


def _by_choice(
    policy: Policy,
    row: Mapping[str, Any] | None,
    fates: Mapping[str, bool | None],
    first: EventAnswer,
    answer_of: Callable[[EventView, Mapping[str, bool | None]], EventAnswer],
) -> list[EventAnswer]:
    """Answer an event for each choice of the rejected claims that are taken to hold."""
    group = None if row is None else policy.assumed(row["event"])
    if row is None or group is None:
        return []
    answers = []
    untouched = {name: value for name, value in row.items() if name not in _NAMED_BY_RUN}
    for assumed in group.answers.values():
        if assumed is None:
            answers.append(EventAnswer(NOT_TOGETHER, "", Strip()))
            continue
        of_choice = assumed.rows[row["event"]]
        is_same = all(of_choice[name] == value for name, value in untouched.items())
        if is_same and all(assumed.kept[claim] == kept for claim, kept in fates.items()):
            answers.append(first)
            continue
        (event,) = view_events(policy.answers.corpus, [of_choice], assumed.kept)
        answers.append(answer_of(event, assumed.kept))
    return answers


def _date_assertions(register: Register, event: EventView) -> Iterator[Assertion]:
    for date in event.dates:
        fate = "" if date.fate == KEPT else date.fate
        entries = register.enter_all(
            EntryKind.DATE,
            f"{event.name}: {date.words}{f' ({fate})' if fate else ''}",
            date.claims,
            lambda claim: (claim.claimant,),
        )
        source = according_to(date.speaker) if date.speaker else ""
        yield Assertion(date.words, entries, "", source, fate, is_set_aside=date.is_given_up)


def _orders_alike(
    corpus: Corpus, orders: Iterable[OrderClaim], kept: Mapping[str, bool | None]
) -> Iterator[tuple[str, str, list[OrderClaim]]]:
    """Group the orders of an event by what they say of it, and what becomes of them."""
    by_words = grouped(
        orders,
        lambda order: (order_claim_words(corpus, order), fate_words(kept.get(order.id, True))),
    )
    for (words, fate), alike in by_words.items():
        yield words, "" if fate == KEPT else fate, alike


def _order_assertions(
    register: Register, event: EventView, told: Iterable[tuple[str, str, list[OrderClaim]]]
) -> Iterator[Assertion]:
    words_of = partial(order_claim_words, register.corpus)
    for words, fate, alike in told:
        for attribution in attributed(register.corpus, alike, words_of):
            entries = register.enter_all(
                EntryKind.ORDER,
                f"{event.name} {words}",
                attribution.claims,
                lambda order: (order.claimant,),
            )
            source = according_to(attribution.told_by) if attribution.told_by else ""
            is_set_aside = fate == GIVEN_UP
            yield Assertion(words, entries, "", source, fate, is_set_aside=is_set_aside)


def _conflict_block(register: Register, row: Mapping[str, Any]) -> ConflictBlock:
    return ConflictBlock(linked_positions(register, view_answers(row["sides"])), row["reason"])


def _event_strip(
    event: EventView,
    dates: Iterable[Mapping[str, Any]],
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
