"""One thing or two, by an annotator's doubt: a question only where an answer depends on it."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.identity import opposite_sides, order_saying, placed_saying
from pakafg.disagreements.linked_records import EVENTS, name_of_records
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.engines.connected import joined
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Bound
from pakafg.views.question_words import ask_if_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.claim import DateClaim, OrderClaim
    from pakafg.records.link import Link

__all__ = ["questions_of_doubts"]

_WIDEST: Final = 31  # days: what is dated more widely is dated apart from nothing


def questions_of_doubts(material: Material, doubts: Sequence[Link]) -> Iterator[Question]:
    """Ask whether things are one that links hold to be one perhaps, where an answer depends on it.

    It does where the two, taken as one, would contradict: their dates exclude each other, or
    they lie on two sides of a third thing. Doubts that share a thing are one question.

    Args:
        material: The corpus.
        doubts: The links.
    """
    orders = _orders_by_event(material)
    found = [
        (link, sayings)
        for link in doubts
        if (sayings := _apart(material, _things(material.corpus, link), orders))
    ]
    by_thing: dict[str, list[int]] = defaultdict(list)
    for number, (_, sayings) in enumerate(found):
        for saying in sayings:
            by_thing[saying.record].append(number)
    for numbers in joined(len(found), by_thing.values()):
        links = [found[number][0] for number in numbers]
        sayings = list(dict.fromkeys(each for number in numbers for each in found[number][1]))
        things = sorted({saying.record for saying in sayings})
        yield Question(
            things[0],
            "identity",
            ask_if_one([material.names.the(thing) for thing in things]),
            name_of_records(material.corpus, things),
            DiscrepancyKind.IDENTITY,
            Ruling(Verdict.UNRESOLVED, " ".join(dict.fromkeys(link.reason for link in links))),
            answers_of(sayings),
            by_rule=False,
        )


def _orders_by_event(material: Material) -> dict[str, list[OrderClaim]]:
    orders: dict[str, list[OrderClaim]] = defaultdict(list)
    for order in material.orders:
        orders[order.event].append(order)
        orders[order.other].append(order)
    return orders


def _things(corpus: Corpus, link: Link) -> list[str]:
    """List what a link speaks of: things that happened, of claims what they are of."""
    claims = (corpus.dates, corpus.orders)
    named = (
        next((held[record].event for held in claims if record in held), record)
        for record in link.records
    )
    return sorted({each for each in named if any(each in getattr(corpus, kind) for kind in EVENTS)})


def _apart(
    material: Material, things: Sequence[str], orders: Mapping[str, list[OrderClaim]]
) -> list[Saying]:
    """Find the claims by which things, taken as one, would contradict; empty where none would."""
    found: dict[Saying, None] = {}
    for one, other in combinations(things, 2):
        dates = [
            (claim, again)
            for claim in material.dates.get(one, ())
            for again in material.dates.get(other, ())
            if claim.document != again.document and _exclude_each_other(claim, again)
        ]
        found |= dict.fromkeys(placed_saying(material, claim) for pair in dates for claim in pair)
        sides = opposite_sides(material, one, other, dict(orders))
        if len({order.document for _, order in sides}) > 1:
            found |= dict.fromkeys(order_saying(material, *side) for side in sides)
    return sorted(found, key=lambda saying: (saying.record, saying.citations[0].document))


def _exclude_each_other(one: DateClaim, other: DateClaim) -> bool:
    """Decide whether two dates that tell when a thing began or was cannot be of one thing."""
    begun = {Bound.START, Bound.WHOLE}
    widths = (one.when.width, other.when.width)
    are_near = all(width is not None and width <= _WIDEST * 24 * 60 for width in widths)
    return (
        are_near and one.bound in begun and other.bound in begun and not one.when.meets(other.when)
    )
