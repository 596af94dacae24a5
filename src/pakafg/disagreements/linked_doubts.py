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
    from collections.abc import Iterable, Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.claim import DateClaim, OrderClaim
    from pakafg.records.link import Link
    from pakafg.values.when import When

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
    apart: dict[tuple[str, ...], list[Saying]] = {}  # many links may doubt of the same things
    found = []
    for link in doubts:
        named = tuple(_things(material.corpus, link))
        if named not in apart:
            apart[named] = _apart(material, named, orders)
        if apart[named]:
            found.append((link, apart[named]))
    by_thing: dict[str, list[int]] = defaultdict(list)
    for number, (_, sayings) in enumerate(found):
        for thing in {saying.record for saying in sayings}:
            by_thing[thing].append(number)
    for numbers in joined(len(found), by_thing.values()):
        links = [found[number][0] for number in numbers]
        lists = {id(found[number][1]): found[number][1] for number in numbers}.values()
        sayings = list(dict.fromkeys(each for sayings in lists for each in sayings))
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
    material: Material, things: Sequence[str], orders: dict[str, list[OrderClaim]]
) -> list[Saying]:
    """Find the claims by which things, taken as one, would contradict; empty where none would."""
    found: dict[Saying, None] = {}
    for one, other in combinations(things, 2):
        dates = (material.dates.get(one, ()), material.dates.get(other, ()))
        for claims, against in (dates, dates[::-1]):
            found |= dict.fromkeys(
                placed_saying(material, claim) for claim in _excluded(claims, against)
            )
        sides = opposite_sides(material, one, other, orders)
        if len({order.document for _, order in sides}) > 1:
            found |= dict.fromkeys(order_saying(material, *side) for side in sides)
    return sorted(found, key=lambda saying: (saying.record, saying.citations[0].document))


def _excluded(claims: Iterable[DateClaim], against: Iterable[DateClaim]) -> Iterator[DateClaim]:
    """Find the dates of one thing that one of another, in another document, excludes."""
    # Of a thousand documents, most give one of a few dates: each two are compared once.
    documents: dict[tuple[When, Bound], set[str]] = defaultdict(set)
    for claim in against:
        documents[claim.when, claim.bound].add(claim.document)
    excluding: dict[tuple[When, Bound], set[str]] = {}
    for claim in claims:
        date = (claim.when, claim.bound)
        if date not in excluding:
            others = (told for other, told in documents.items() if _exclude_each_other(date, other))
            excluding[date] = set().union(*others)
        if any(each != claim.document for each in excluding[date]):
            yield claim


def _exclude_each_other(one: tuple[When, Bound], other: tuple[When, Bound]) -> bool:
    """Decide whether two dates that tell when a thing began or was cannot be of one thing."""
    begun = {Bound.START, Bound.WHOLE}
    (when, bound), (again, other_bound) = one, other
    are_near = all(
        width is not None and width <= _WIDEST * 24 * 60 for width in (when.width, again.width)
    )
    return are_near and bound in begun and other_bound in begun and not when.meets(again)
