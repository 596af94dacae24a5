"""Do dates, orders and durations exclude each other, or do dates differ in precision alone?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.naming import name_of
from pakafg.disagreements.discrepancy import Discrepancy, Ruling, Saying, positions_of
from pakafg.grouping import grouped
from pakafg.text.date_words import when_words
from pakafg.timeline.evidence import DURATION
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import ConflictKind, DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Bound, CeasefireStage
from pakafg.views.claim_words import claim_citations, order_words, quantity_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim, OrderClaim, QuantityClaim
    from pakafg.timeline import Timeline
    from pakafg.values.when import When

__all__ = ["BOUND_WORDS", "compare_dates"]

BOUND_WORDS: Final[Mapping[Bound, str]] = {
    Bound.START: "start",
    Bound.END: "end",
    Bound.WHOLE: "date",
    Bound.AMID: "under way",
}
"""What a date says of its event, before the date."""

_PARTS: Final = Ruling(Verdict.SCOPE, "Each names a part of the time in which it went on.")
_ROUNDER: Final = Ruling(Verdict.ROUNDING, "The rounder dates leave room for the others.")
_NEIGHBOURING: Final = "they are neighbouring days, which a time zone or a midnight may explain"
_RENEWAL: Final = " A renewal need not be the start."
_WIDEST: Final = 31 * DAY  # a year or a decade beside a day tells nobody anything
_OPEN: Final = 10**12  # wider than any date that has a width


def compare_dates(corpus: Corpus, timeline: Timeline) -> Iterator[Discrepancy]:
    """Compare claims of dates, orders and durations.

    Yields:
        What the timeline cannot hold together, then dates that differ in precision alone.
    """
    distinct = set(timeline.events.filter("possible_distinct_events")["event"].to_list())
    for conflict in timeline.conflicts.iter_rows(named=True):
        yield _of_conflict(corpus, conflict, distinct)
    yield from _of_precision(corpus)


def _of_conflict(corpus: Corpus, conflict: Mapping[str, Any], distinct: set[str]) -> Discrepancy:
    """Take over a conflict of the timeline.

    Args:
        corpus: The corpus.
        conflict: A row of `Timeline.conflicts`.
        distinct: Events that may be two.
    """
    claims = conflict["claims"]
    dates = [corpus.dates[claim] for claim in claims if claim in corpus.dates]
    orders = [corpus.orders[claim] for claim in claims if claim in corpus.orders]
    durations = [corpus.quantities[claim] for claim in claims if claim in corpus.quantities]
    placed: list[DateClaim | OrderClaim] = [*dates, *orders]
    topic = placed[0].event if placed else conflict["events"][0]
    if conflict["kind"] == ConflictKind.TOTAL:  # of one event, so no orders
        kind, name = DiscrepancyKind.QUANTITY, f"Duration, {name_of(corpus, topic)}"
        topic = f"{DURATION} {topic}"
    elif orders:
        kind, name = DiscrepancyKind.ORDER, "Order of events"
    else:
        kind, name = DiscrepancyKind.DATES, name_of(corpus, topic)
    reason = conflict["reason"]
    if not orders and not durations and _are_neighbours(dates, conflict["violation"]):
        reason = _NEIGHBOURING
    renewal = _RENEWAL if not orders and any(map(_is_renewal, dates)) else ""
    may_be_distinct = not orders and not distinct.isdisjoint(conflict["events"])
    return Discrepancy(
        topic,
        name,
        kind,
        Ruling(
            _rule_on_conflict(conflict["kind"], dates, orders, may_be_distinct=may_be_distinct),
            f"These cannot all hold: {reason}.{renewal}",
        ),
        positions_of(_sayings_of_conflict(corpus, dates, orders, durations)),
    )


def _rule_on_conflict(
    kind: str, dates: Sequence[DateClaim], orders: Sequence[OrderClaim], *, may_be_distinct: bool
) -> Verdict:
    if not orders and _has_day_of_renewals(dates):
        return Verdict.DISTINCT_EVENTS
    if kind == ConflictKind.ZONE_OR_MIDNIGHT:
        return Verdict.TIME
    return Verdict.DISTINCT_EVENTS if may_be_distinct else Verdict.CONTRADICTION


def _sayings_of_conflict(
    corpus: Corpus,
    dates: Sequence[DateClaim],
    orders: Sequence[OrderClaim],
    durations: Sequence[QuantityClaim],
) -> Iterator[Saying]:
    for date in dates:
        # Beside an order there are other events; else the discrepancy has the event's name.
        event = f"{name_of(corpus, date.event)}, " if orders else ""
        yield Saying(f"{event}{_bound_words(date)}", date.id, claim_citations(date))
    for order in orders:
        yield Saying(order_words(corpus, order), order.id, claim_citations(order))
    for duration in durations:
        words = f"it lasted {quantity_words(duration)}"
        yield Saying(words, duration.id, claim_citations(duration))


def _of_precision(corpus: Corpus) -> Iterator[Discrepancy]:
    """List dates of one event that meet, one rounder than the other, in different documents."""
    by_bound = grouped(corpus.dates.values(), lambda claim: (claim.event, claim.bound))
    for (event, bound), claims in by_bound.items():
        is_amid = bound is Bound.AMID
        near = [claim for claim in claims if (claim.when.width or (is_amid and _OPEN)) <= _WIDEST]
        differing = [
            claim for claim in near if any(_differs_in_precision(claim, other) for other in near)
        ]
        has_day = any(0 < (claim.when.width or 0) <= DAY for claim in differing)
        if differing and (is_amid or has_day):
            yield Discrepancy(
                event,
                name_of(corpus, event),
                DiscrepancyKind.DATES,
                _PARTS if is_amid else _ROUNDER,
                positions_of(
                    Saying(_bound_words(claim), claim.id, claim_citations(claim))
                    for claim in differing
                ),
            )


def _differs_in_precision(one: DateClaim, other: DateClaim) -> bool:
    """Decide whether documents give other ends to one event, and both can hold."""
    return (
        one.document != other.document
        and _minutes(one.when) != _minutes(other.when)
        and (one.bound is Bound.AMID or one.when.meets(other.when))
    )


def _minutes(when: When) -> list[tuple[int | None, int | None]]:
    return [(piece.first_minute, piece.last_minute) for piece in when.pieces]


def _bound_words(claim: DateClaim) -> str:
    """Say what a date says of its event."""
    bound = "renewed" if _is_renewal(claim) else BOUND_WORDS[claim.bound]
    return f"{bound}: {when_words(claim.when)}"


def _are_neighbours(claims: Sequence[DateClaim], violation: timedelta) -> bool:
    """Decide whether whole days follow each other: to the timeline they are a minute apart."""
    are_days = all((claim.when.width or _OPEN) % DAY == 0 for claim in claims)
    return are_days and violation <= timedelta(minutes=1)


def _has_day_of_renewals(claims: Sequence[DateClaim]) -> bool:
    """Decide whether one of the days is given by renewals alone."""
    by_day = grouped(claims, lambda claim: str(claim.when))
    return any(all(map(_is_renewal, same_day)) for same_day in by_day.values())


def _is_renewal(claim: DateClaim) -> bool:
    return claim.stage is CeasefireStage.RENEWED
