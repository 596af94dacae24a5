"""What led up to it: accounts that let different things come before one incident."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.corpus.ancestry import scopes_of
from pakafg.corpus.naming import name_of
from pakafg.disagreements.question import Question, Ruling, answers_of
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import OrderRelation
from pakafg.views.question_words import ask_precursors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.disagreements.material import Material
    from pakafg.records.claim import OrderClaim

__all__ = ["compare_precursors"]

_OTHER_BEGINNINGS: Final = Ruling(
    Verdict.UNRESOLVED,
    "The accounts put different things before it, and none says how these lie to each other.",
)


class _Step(NamedTuple):
    """That one incident came before another, or began the whole of both, by one document."""

    earlier: str
    later: str
    order: OrderClaim


def compare_precursors(material: Material) -> Iterator[Question]:
    """Compare what documents put before one incident, within the same larger one.

    Only parts of one whole are compared, for the coder judged these to belong together; and only
    where no document puts what one account begins with before what the other does, for then one
    account merely begins later.
    """
    corpus = material.corpus
    roots = {each.id: scopes_of(corpus, each.id)[-1] for each in material.incidents}
    by_later: dict[str, list[_Step]] = defaultdict(list)
    beginnings: dict[str, list[_Step]] = defaultdict(list)
    known: set[frozenset[str]] = set()
    for order in material.orders:
        step = _step(order)
        if step is None or not {step.earlier, step.later} <= roots.keys():
            continue
        if order.relation is OrderRelation.STARTS:
            beginnings[step.later].append(step)
        elif roots[step.earlier] == roots[step.later]:
            by_later[step.later].append(step)
            known.add(frozenset((step.earlier, step.later)))
    asked: set[str] = set()
    # Wholes first: what led up to a part of the fighting is no question beside what led up to it.
    for later in sorted(by_later, key=lambda name: (len(scopes_of(corpus, name)), name)):
        if not asked.isdisjoint(scopes_of(corpus, later)):
            continue
        # What began the whole came before this part of it.
        begun = [
            step
            for step in beginnings.get(corpus.incidents[later].part_of or "", ())
            if later not in scopes_of(corpus, step.earlier)
        ]
        steps = [step for step in (*by_later[later], *begun) if step.earlier != later]
        if _differ(steps, known):
            asked.add(later)
            yield _precursor_question(material, later, steps)


def _step(order: OrderClaim) -> _Step | None:
    """Read an order as a step from the earlier to the later; None where it is none."""
    if order.relation in {OrderRelation.BEFORE, OrderRelation.STARTS}:
        return _Step(order.event, order.other, order)
    if order.relation is OrderRelation.AFTER:
        return _Step(order.other, order.event, order)
    return None


def _differ(steps: list[_Step], known: set[frozenset[str]]) -> bool:
    """Decide whether two documents have no precursor in common, and nobody orders theirs."""
    by_document: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        by_document[step.order.document].add(step.earlier)
    accounts = sorted({tuple(sorted(each)) for each in by_document.values()})
    return any(
        set(one).isdisjoint(other)
        and not any(frozenset((a, b)) in known for a in one for b in other)
        for number, one in enumerate(accounts)
        for other in accounts[:number]
    )


def _precursor_question(material: Material, later: str, steps: list[_Step]) -> Question:
    corpus = material.corpus
    return Question(
        later,
        "precursors",
        ask_precursors(material.names.the(later)),
        name_of(corpus, later),
        DiscrepancyKind.ORDER,
        _OTHER_BEGINNINGS,
        answers_of(material.saying(material.names.the(step.earlier), step.order) for step in steps),
    )
