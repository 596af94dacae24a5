"""Whether documents agree on which event came first, and differ on how long before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import scopes_of
from pakafg.grouping import grouped
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.timeline_conflicts import TimelineConflict
    from pakafg.records.claim import DateClaim, OrderClaim

__all__ = ["agree_on_order", "says_how_long"]

_SUCCESSION: Final = frozenset({OrderRelation.BEFORE, OrderRelation.AFTER})
_FROM: Final = frozenset({Bound.DECLARED, Bound.START, Bound.WHOLE})
"""The bounds of a date before which its event did not begin."""


def agree_on_order(corpus: Corpus, conflicts: Sequence[TimelineConflict]) -> bool:
    """Tell whether conflicts are about the time between events alone.

    So they are where an order gives a length, all orders without their lengths fit each other, and
    no date turns one of them round.

    Args:
        corpus: The corpus.
        conflicts: Conflicts of orders.
    """
    orders = [order for each in conflicts for order in each.orders]
    is_of_lengths = any(map(says_how_long, orders))
    if not is_of_lengths or any(order.relation not in _SUCCESSION for order in orders):
        return False
    if any(each.durations for each in conflicts):
        return False
    behind = _behind(orders)
    if any(event in later for event, later in behind.items()):
        return False  # a circle
    dates = grouped(
        {date.id: date for each in conflicts for date in each.dates}.values(),
        lambda date: date.event,
    )
    return not any(
        _began_after(corpus, event, other, dates) for event in behind for other in behind[event]
    )


def says_how_long(order: OrderClaim) -> bool:
    """Tell whether an order says more of the time between two events than which came first.

    Args:
        order: The order.
    """
    gap = order.gap
    return gap is not None and ((gap.low or 0) > 1 or gap.high is not None)


def _behind(orders: Sequence[OrderClaim]) -> dict[str, frozenset[str]]:
    """Map each event to all that came after it, by orders and orders of orders."""
    after: dict[str, set[str]] = {}
    for order in orders:
        is_before = order.relation is OrderRelation.BEFORE
        earlier, later = (order.event, order.other)[:: 1 if is_before else -1]
        after.setdefault(earlier, set()).add(later)
    return {event: _reached(event, after) for event in after}


def _reached(event: str, after: Mapping[str, set[str]]) -> frozenset[str]:
    """Walk on from an event to all behind it."""
    found, ahead = set[str](), [event]
    while ahead:
        new = after.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return frozenset(found)


def _began_after(
    corpus: Corpus, event: str, other: str, dates: Mapping[str, Sequence[DateClaim]]
) -> bool:
    """Tell whether dates say that an event, or a whole of it, began when another had begun."""
    firsts = [
        date.when.first_minute
        for each in _event_and_wholes(corpus, event)
        for date in dates.get(each, ())
        if date.bound in _FROM and date.when.first_minute is not None
    ]
    lasts = [
        date.when.last_minute
        for each in _event_and_wholes(corpus, other)
        for date in dates.get(each, ())
        if date.bound is not Bound.DECLARED and date.when.last_minute is not None
    ]
    return bool(firsts and lasts) and max(firsts) >= min(lasts)


def _event_and_wholes(corpus: Corpus, event: str) -> list[str]:
    """List an event and the larger ones that it is part of."""
    return scopes_of(corpus, event) if event in corpus.incidents else [event]
