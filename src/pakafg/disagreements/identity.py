"""One thing or two: what documents date alike under two names, or order in opposite ways."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.corpus.ancestry import scopes_of
from pakafg.corpus.naming import name_of
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.local_times import local_limits
from pakafg.values.vocabularies import Bound, CeasefireStage, OrderRelation
from pakafg.views.claim_words import (
    RELATION_WORDS,
    date_claim_words,
)
from pakafg.views.question_words import ask_if_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.records.claim import DateClaim, OrderClaim

__all__ = ["compare_names_of_one_day", "compare_opposite_orders", "placed_saying"]

_ONE_DAY: Final = Ruling(
    Verdict.UNRESOLVED,
    "One document dates the one to the day to which another dates the other, and knows only one: "
    "they may be one, or two.",
)
_OPPOSITE: Final = Ruling(
    Verdict.UNRESOLVED,
    "They are alike in kind, place and parties, and no document tells of both: if they are one, "
    "the accounts put it on different sides of the same thing.",
)
_MOST: Final = 20  # of one kind, place and parties: among more, a pair is nothing to ask about


class Placed(NamedTuple):
    """On which side of what an event lies, by an order."""

    event: str
    other: str
    is_before: bool
    order: OrderClaim


def compare_names_of_one_day(material: Material) -> Iterator[Question]:
    """Compare ceasefires between the same parties that different documents date to one day."""
    corpus = material.corpus
    told_in = {
        each.id: {
            *(report.document for report in each.reports),
            *(claim.document for claim in material.dates.get(each.id, ())),
        }
        for each in material.ceasefires
    }
    by_day: dict[str, list[DateClaim]] = defaultdict(list)
    for ceasefire in told_in:
        for claim in material.dates.get(ceasefire, ()):
            day = _day_made(claim)
            if day is not None:
                by_day[day].append(claim)
    found = {
        tuple(sorted((one.event, other.event)))
        for same_day in by_day.values()
        if len(same_day) <= _MOST
        for one, other in combinations(same_day, 2)
        if one.event != other.event
        and one.document != other.document
        and _have_same_parties(material, one.event, other.event)
        and (one.document not in told_in[other.event] or other.document not in told_in[one.event])
    }
    for pair in sorted(found):
        sayings = [
            placed_saying(material, claim)
            for name in pair
            for claim in material.dates.get(name, ())
            if _day_made(claim) is not None
        ]
        yield Question(
            pair[0],
            "identity",
            ask_if_one([material.names.the(each) for each in pair]),
            " and ".join(name_of(corpus, each) for each in pair),
            DiscrepancyKind.IDENTITY,
            _ONE_DAY,
            answers_of(sayings),
        )


def _have_same_parties(material: Material, one: str, other: str) -> bool:
    """Decide whether two ceasefires may be between the same parties; none are named for some."""
    few, many = sorted(
        (set(material.corpus.ceasefires[each].parties) for each in (one, other)), key=len
    )
    return few <= many


def _day_made(claim: DateClaim) -> str | None:
    """Find the local day on which a ceasefire was made or renewed; None where it is none."""
    is_made = claim.bound in {Bound.START, Bound.DECLARED} or claim.stage is CeasefireStage.RENEWED
    if not is_made:
        return None
    first, last = local_limits(claim.when)
    if first is None or last is None or first.date() != last.date():
        return None
    return first.date().isoformat()


def compare_opposite_orders(material: Material) -> Iterator[Question]:
    """Compare undated incidents of one kind, place and parties that lie on two sides of a thing.

    Dates tell two incidents apart, and a document that tells of both does, too; without either,
    what one account puts before a thing and another after it may be one.
    """
    corpus = material.corpus
    told_in = _documents_of(material)
    orders: dict[str, list[OrderClaim]] = defaultdict(list)
    for order in material.orders:
        orders[order.event].append(order)
        orders[order.other].append(order)
    undated = (
        each
        for each in material.incidents
        if each.place is not None and each.id not in material.dates and each.id in orders
    )
    alike = grouped(undated, lambda each: (str(each.kind), each.place, frozenset(each.parties)))
    for incidents in alike.values():
        if len(incidents) > _MOST:
            continue
        for one, other in combinations([each.id for each in incidents], 2):
            if told_in[one].isdisjoint(told_in[other]):
                sides = opposite_sides(material, one, other, orders)
                if sides:
                    yield Question(
                        one,
                        "identity",
                        ask_if_one([material.names.the(each) for each in (one, other)]),
                        " and ".join(name_of(corpus, each) for each in (one, other)),
                        DiscrepancyKind.IDENTITY,
                        _OPPOSITE,
                        answers_of(order_saying(material, *side) for side in sides),
                    )


def _documents_of(material: Material) -> dict[str, set[str]]:
    """Find the documents that tell of each incident."""
    told: dict[str, set[str]] = defaultdict(set)
    for incident in material.incidents:
        cited = (
            *material.about.get(incident.id, ()),
            *(c for b in incident.blames for c in b.citations),
        )
        told[incident.id] |= {citation.document for citation in cited}
    return told


def opposite_sides(
    material: Material, one: str, other: str, orders: dict[str, list[OrderClaim]]
) -> list[tuple[str, OrderClaim]]:
    """Find the orders by which two incidents lie on two sides of the same thing.

    Args:
        material: The corpus.
        one: An incident.
        other: Another.
        orders: The orders of each event.

    Returns:
        Each of the two with an order of it; empty where they do not.
    """
    placed = {name: _sides_of_event(name, orders.get(name, ())) for name in (one, other)}
    wholes = {name: _with_wholes(material, name) - {name} for name in (one, other)}
    found: dict[tuple[str, str], OrderClaim] = {}
    for name, second in ((one, other), (other, one)):
        before = [each for each in placed[name] if each.is_before]
        things = {each.other for each in before}
        between: set[str] = set()
        for again in placed[second]:
            # What lies before a whole lies before each of its parts.
            met = things & (_with_wholes(material, again.other) | wholes[second])
            if met and not again.is_before:
                between |= met
                found[second, again.order.id] = again.order
        found |= {(name, each.order.id): each.order for each in before if each.other in between}
    return [(name, order) for (name, _), order in sorted(found.items())]


def _with_wholes(material: Material, event: str) -> set[str]:
    """List an event and, of an incident, the larger ones that it is part of."""
    is_incident = event in material.corpus.incidents
    return set(scopes_of(material.corpus, event)) if is_incident else {event}


def _sides_of_event(event: str, orders: Sequence[OrderClaim]) -> list[Placed]:
    """Read orders from one event’s place: on which side of what it lies."""
    found = []
    for order in orders:
        is_first = order.event == event
        if order.relation in {OrderRelation.BEFORE, OrderRelation.AFTER}:
            is_before = (order.relation is OrderRelation.BEFORE) == is_first
            found.append(Placed(event, order.other if is_first else order.event, is_before, order))
    return found


def order_saying(material: Material, event: str, order: OrderClaim) -> Saying:
    """Say on which side of another an event lies.

    Args:
        material: The corpus.
        event: The event.
        order: An order of it and another.
    """
    relation, other = order.relation, order.other
    if order.event != event:
        is_before = relation is OrderRelation.BEFORE
        relation = OrderRelation.AFTER if is_before else OrderRelation.BEFORE
        other = order.event
    words = f"{name_of(material.corpus, event)}: {RELATION_WORDS[relation]}"
    says = f"{words} {material.names.the(other)}"
    return material.saying(says, order, record=event)


def placed_saying(material: Material, claim: DateClaim) -> Saying:
    """Say of which thing a date is, and which."""
    says = f"{name_of(material.corpus, claim.event)}: {date_claim_words(claim)}"
    return material.saying(says, claim, record=claim.event)
