"""Do dates, orders and durations exclude each other, or do dates differ in precision alone?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.corpus.naming import name_of
from pakafg.disagreements.discrepancy import Discrepancy, Ruling, Saying, positions_of
from pakafg.grouping import grouped
from pakafg.records.claim import DURATION
from pakafg.text.people import capitalised
from pakafg.timeline.conflict_table import ZONE_OR_MIDNIGHT
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import ConflictKind, DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Bound, CeasefireStage
from pakafg.views.claim_words import (
    claim_citations,
    date_claim_words,
    lasted_words,
    order_claim_words,
    quantity_words,
)
from pakafg.views.discrepancy_view import CANNOT_ALL_HOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim, OrderClaim, QuantityClaim
    from pakafg.timeline import Timeline
    from pakafg.values.when import When

__all__ = ["compare_dates"]

_PARTS: Final = Ruling(Verdict.SCOPE, "Each names a part of the time in which it went on.")
_ROUNDER: Final = Ruling(Verdict.ROUNDING, "The rounder dates leave room for the others.")
_NEIGHBOURING: Final = f"they are neighbouring days, {ZONE_OR_MIDNIGHT}"
_RENEWAL: Final = " A renewal need not be the start."
_WIDEST: Final = 31 * DAY  # a year or a decade beside a day tells nobody anything
_OPEN: Final = 10**12  # wider than any date that has a width


def compare_dates(corpus: Corpus, timeline: Timeline) -> Iterator[Discrepancy]:
    """Compare claims of dates, orders and durations.

    Yields:
        What the timeline cannot hold together, then dates that differ in precision alone.
    """
    distinct = set(timeline.events.filter("possible_distinct_events")["event"].to_list())
    # What is a part of what is the coder's word: documents disagree without it, too.
    conflicts = pl.concat([timeline.without_parts().conflicts, timeline.conflicts])
    for conflict in conflicts.unique("claims", maintain_order=True).iter_rows(named=True):
        if len([side for side in conflict["sides"] if side["records"]]) > 1:
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
    neighbours = not orders and not durations and _are_neighbours(dates, conflict["violation"])
    if neighbours:
        reason = _NEIGHBOURING
    renewal = _RENEWAL if not orders and any(map(_is_renewal, dates)) else ""
    may_be_distinct = not orders and not distinct.isdisjoint(conflict["events"])
    return Discrepancy(
        topic,
        name,
        kind,
        Ruling(
            _rule_on_conflict(
                dates,
                orders,
                may_be_time=neighbours or conflict["kind"] == ConflictKind.ZONE_OR_MIDNIGHT,
                may_be_distinct=may_be_distinct,
            ),
            f"{capitalised(CANNOT_ALL_HOLD)}: {reason}.{renewal}",
        ),
        positions_of(_sayings_of_conflict(corpus, dates, orders, durations)),
    )


def _rule_on_conflict(
    dates: Sequence[DateClaim],
    orders: Sequence[OrderClaim],
    *,
    may_be_time: bool,
    may_be_distinct: bool,
) -> Verdict:
    if not orders and _has_day_of_renewals(dates):
        return Verdict.DISTINCT_EVENTS
    if may_be_time:
        return Verdict.TIME
    return Verdict.DISTINCT_EVENTS if may_be_distinct else Verdict.CONTRADICTION


def _sayings_of_conflict(
    corpus: Corpus,
    dates: Sequence[DateClaim],
    orders: Sequence[OrderClaim],
    durations: Sequence[QuantityClaim],
) -> Iterator[Saying]:
    # Beside an order there are other events; else the discrepancy has the event's name.
    for date in dates:
        event = f"{name_of(corpus, date.event)}: " if orders else ""
        yield Saying(f"{event}{_date_words(date)}", date.id, claim_citations(date))
    for order in orders:
        words = f"{name_of(corpus, order.event)} {order_claim_words(corpus, order)}"
        yield Saying(words, order.id, claim_citations(order))
    for duration in durations:
        event = f"{name_of(corpus, duration.about)}: " if orders and duration.about else ""
        words = f"{event}{lasted_words(quantity_words(duration))}"
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
                    Saying(_date_words(claim), claim.id, claim_citations(claim))
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


def _date_words(claim: DateClaim) -> str:
    """Say what a date says of its event: of a ceasefire, whether it is a renewal.

    What is declared on a day and takes effect on it is one position, not two.
    """
    return date_claim_words(claim, with_stage=_is_renewal(claim))


def _are_neighbours(claims: Sequence[DateClaim], violation: timedelta) -> bool:
    """Decide whether whole days follow each other."""
    are_days = all((claim.when.width or _OPEN) % DAY == 0 for claim in claims)
    return are_days and violation <= timedelta(days=1)


def _has_day_of_renewals(claims: Sequence[DateClaim]) -> bool:
    """Decide whether one of the days is given by renewals alone."""
    by_day = grouped(claims, lambda claim: str(claim.when))
    return any(all(map(_is_renewal, same_day)) for same_day in by_day.values())


def _is_renewal(claim: DateClaim) -> bool:
    return claim.stage is CeasefireStage.RENEWED
