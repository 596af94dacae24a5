"""What came first, or how long before: orders, dates and lengths that cannot all hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of, speaker_names
from pakafg.disagreements.identity import placed_saying
from pakafg.disagreements.material import place_of
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.disagreements.time_between import agree_on_order, says_how_long
from pakafg.engines.connected import joined
from pakafg.grouping import grouped
from pakafg.text.date_words import duration_range
from pakafg.values.conclusions import ConflictKind, DiscrepancyKind, Verdict
from pakafg.views.claim_words import (
    RELATION_WORDS,
    date_claim_words,
    lasted_words,
    quantity_words,
)
from pakafg.views.question_words import ask_if_one, ask_order, ask_time_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.disagreements.timeline_conflicts import TimelineConflict
    from pakafg.records.claim import OrderClaim

__all__ = ["compare_orders"]

_CIRCLE: Final = Ruling(
    Verdict.CONTRADICTION, "Put together, these orders contradict each other: not all can hold."
)
_AGAINST_DATES: Final = Ruling(
    Verdict.CONTRADICTION, "The order and the dates contradict each other: not all can hold."
)
_TIMES_BETWEEN: Final = Ruling(
    Verdict.CONTRADICTION, "Not all of these times between them can hold."
)
_BETWEEN_AND_DATES: Final = Ruling(
    Verdict.CONTRADICTION, "The time between them and the dates contradict each other."
)
_ZONE: Final = Ruling(
    Verdict.TIME, "A time zone or a midnight may explain it: they are less than a day apart."
)
_PERHAPS_TWO: Final = Ruling(
    Verdict.DISTINCT_EVENTS,
    "Of one event these orders cannot all hold; the documents may mean two.",
)


_PERHAPS_ONE: Final = Ruling(
    Verdict.UNRESOLVED, "Their order and their dates cannot all hold: they may be one, or two."
)


def compare_orders(
    material: Material, conflicts: Sequence[TimelineConflict], distinct: frozenset[str]
) -> Iterator[Question]:
    """Compare orders, each group of conflicts that share an order as one question.

    Args:
        material: The corpus.
        conflicts: What the timeline cannot hold together.
        distinct: Events that may be two.
    """
    ordered = [each for each in conflicts if each.orders]
    pairs = [each for each in ordered if len(each.events) == 2]  # noqa: PLR2004
    # What two events alone contradict each other about, no longer circle need tell again.
    told = {order.id for each in pairs for order in each.orders}
    circles = [each for each in ordered if each not in pairs]
    near = [each for each in circles if each.kind is ConflictKind.ZONE_OR_MIDNIGHT]
    others = [each for each in circles if each.kind is not ConflictKind.ZONE_OR_MIDNIGHT]
    by_events = grouped(pairs, lambda each: each.events)
    for events, alike in sorted(by_events.items()):
        one, *others_of = events
        if not material.perhaps_one.get(one, frozenset()).isdisjoint(others_of):
            yield _identity_question(material, alike)
        else:
            yield _order_question(material, _simplest(alike), distinct)
    for group in (near, others):
        for alike in _sharing_an_order(group, told):
            yield _order_question(material, alike, distinct)


def _sharing_an_order(
    conflicts: Sequence[TimelineConflict], told: set[str]
) -> Iterator[list[TimelineConflict]]:
    """Group conflicts that share an order which no question of two events tells."""
    by_order: dict[str, list[int]] = {}
    for number, each in enumerate(conflicts):
        for order in each.orders:
            if order.id not in told:
                by_order.setdefault(order.id, []).append(number)
    for numbers in joined(len(conflicts), by_order.values()):
        yield _simplest([conflicts[number] for number in numbers])


def _simplest(conflicts: Sequence[TimelineConflict]) -> list[TimelineConflict]:
    """Leave out each conflict that is longer than another with its orders and no new document."""
    found: list[tuple[TimelineConflict, set[str], set[str]]] = []
    for each in sorted(conflicts, key=lambda conflict: len(conflict.claims)):
        orders = {order.id for order in each.orders}
        documents = {claim.document for claim in each.claims}
        if not any(
            len(known.claims) < len(each.claims) and its_orders <= orders and documents <= told_by
            for known, its_orders, told_by in found
        ):
            found.append((each, orders, documents))
    return [each for each, _, _ in found]


def _order_question(
    material: Material, conflicts: Sequence[TimelineConflict], distinct: frozenset[str]
) -> Question:
    # However many events stand between: of the two that most of the conflicts put in order.
    pairs = Counter(
        tuple(sorted((order.event, order.other))) for each in conflicts for order in each.orders
    )
    asked = min(pairs, key=lambda pair: (-pairs[pair], pair))
    spoken = all(event in material.corpus.statements for event in asked)
    agreed = agree_on_order(material.corpus, conflicts)
    if agreed:
        aspect = f"between-{asked[1]}"
        asks = ask_time_between([_name(material, event) for event in asked])
    else:
        aspect = f"order-{asked[1]}"
        names = [_asked_event(material, event, spoken=spoken) for event in asked]
        asks = ask_order(names, spoken=spoken)
    return Question(
        asked[0],
        aspect,
        asks,
        name_of(material.corpus, asked[0]),
        DiscrepancyKind.ORDER,
        _rule_on_orders(conflicts, distinct, agreed=agreed),
        answers_of(_sayings_of_conflicts(material, conflicts)),
    )


def _identity_question(material: Material, conflicts: Sequence[TimelineConflict]) -> Question:
    """Ask of two events that may be one, by a link, whether they are: no order of one is known."""
    events = sorted({event for each in conflicts for event in each.events})
    orders = {each.id: each for one in conflicts for each in one.orders}
    dates = {each.id: each for one in conflicts for each in one.dates}
    sayings = [material.saying(_order_words(material, order), order) for order in orders.values()]
    sayings += [placed_saying(material, date) for date in dates.values()]
    return Question(
        events[0],
        "identity",
        ask_if_one([material.names.the(each) for each in events]),
        " and ".join(name_of(material.corpus, each) for each in events),
        DiscrepancyKind.IDENTITY,
        _PERHAPS_ONE,
        answers_of(sayings),
    )


def _rule_on_orders(
    conflicts: Sequence[TimelineConflict], distinct: frozenset[str], *, agreed: bool
) -> Ruling:
    if all(each.kind is ConflictKind.ZONE_OR_MIDNIGHT for each in conflicts):
        return _ZONE
    if all(not distinct.isdisjoint(each.events) for each in conflicts):
        return _PERHAPS_TWO
    is_dated = any(each.dates for each in conflicts)
    if agreed:
        return _BETWEEN_AND_DATES if is_dated else _TIMES_BETWEEN
    return _AGAINST_DATES if is_dated else _CIRCLE


def _sayings_of_conflicts(
    material: Material, conflicts: Sequence[TimelineConflict]
) -> Iterator[Saying]:
    corpus = material.corpus
    for order in sorted(
        {each.id: each for one in conflicts for each in one.orders}.values(), key=place_of
    ):
        yield material.saying(_order_words(material, order), order)
    for date in {each.id: each for one in conflicts for each in one.dates}.values():
        words = f"{name_of(corpus, date.event)}: {date_claim_words(date, with_stage=False)}"
        yield material.saying(words, date)
    for length in {each.id: each for one in conflicts for each in one.durations}.values():
        name = f"{name_of(corpus, length.about)} " if length.about else ""
        words = f"{name}{lasted_words(quantity_words(length))}"
        yield material.saying(words, length)


def _order_words(material: Material, order: OrderClaim) -> str:
    """Say how two events lie, and how far apart where the words say more than "after"."""
    event, other = (_name(material, each) for each in (order.event, order.other))
    gap = order.gap
    apart = ""
    if gap is not None and says_how_long(order):
        apart = f"{duration_range(gap.low, gap.high)} "
    return f"{event} {apart}{RELATION_WORDS[order.relation]} {other}"


def _asked_event(material: Material, event: str, *, spoken: bool) -> str:
    """Name an event within a question; of utterances, whose they are."""
    statement = material.corpus.statements.get(event)
    if spoken and statement is not None:
        return speaker_names(material.corpus, statement)
    return _name(material, event)


def _name(material: Material, event: str) -> str:
    is_statement = event in material.corpus.statements
    return name_of(material.corpus, event) if is_statement else material.names.the(event)
