"""Claims as constraints between moments, and the groups of events that orders tie together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from pakafg.engines.constraints import Constraint, Network
from pakafg.timeline.solved import report_of
from pakafg.timeline.validate import LASTS
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Dated", "Event", "Ordered", "Problem", "components", "pose"]


class Event(NamedTuple):
    """An event, by number.

    Attributes:
        at: Its number.
        instant: Whether its start and its end are one.
        lasting: Whether it goes on until something ends it, as a ceasefire does: what comes
            after or during it, or it after them, speaks of its start.
        known_by: The minute by which it had begun; None where that is not known.
    """

    at: int
    instant: bool
    lasting: bool
    known_by: int | None


class Dated(NamedTuple):
    """Claims that give one event the same date.

    Attributes:
        group: Their number, which is their label in the network.
        at: The event.
        bound: What the date is of.
        low: First minute, or None.
        high: Last minute, or None.
        weight: The number of independent origins; None for claims that must hold.
    """

    group: int
    at: int
    bound: str
    low: int | None
    high: int | None
    weight: int | None


class Ordered(NamedTuple):
    """Claims that put two events in the same order, with the same gap.

    Attributes:
        group: Their number, which is their label in the network.
        at: The event.
        relation: How it stands to the other: before, during or same; or that it lasts from
            its start to its end, where the other is itself.
        other: The other.
        low: Least time between the two starts, or from start to end, in minutes, or None.
        high: Most, or None.
        weight: The number of independent origins; None for claims that must hold.
    """

    group: int
    at: int
    relation: str
    other: int
    low: int | None
    high: int | None
    weight: int | None


@frozen
class Problem:
    """Events, and everything claimed of their dates and order, as one network.

    Attributes:
        events: The events.
        groups: The claims.
        network: The constraints. Moment 0 is 1970-01-01T00:00Z.
        moments: For each event the moments of its start and its end.
    """

    events: tuple[Event, ...]
    groups: tuple[Dated | Ordered, ...]
    network: Network
    moments: Mapping[int, tuple[int, int]] = field(repr=False)

    @property
    def weights(self) -> dict[int, int]:
        """The weight of each label that may be given up."""
        return {group.group: group.weight for group in self.groups if group.weight is not None}


_ORIGIN: Final = 0


def pose(events: Sequence[Event], groups: Sequence[Dated | Ordered]) -> Problem:
    """The network of some events and the claims about them."""
    moments: dict[int, tuple[int, int]] = {}
    constraints: list[Constraint] = []
    size = 1
    for event in events:
        moments[event.at] = start, end = size, size + (not event.instant)
        size = end + 1
        if start != end:
            constraints.append(Constraint(start, end, 0))
        if event.known_by is not None:
            constraints.append(Constraint(start, _ORIGIN, event.known_by, report_of(event.at)))
    lasting = {event.at for event in events if event.lasting}
    for group in groups:
        if isinstance(group, Dated):
            constraints += _date(group, moments)
        else:
            constraints += _order(group, moments, lasting)
    # What documents tell as past must hold, and so must claims without a weight.
    must = frozenset(c.label for c in constraints if c.label is not None and c.label < 0)
    must |= {group.group for group in groups if group.weight is None}
    return Problem(tuple(events), tuple(groups), Network(size, constraints, must), moments)


def _date(date: Dated, moments: Mapping[int, tuple[int, int]]) -> Iterator[Constraint]:
    start, end = moments[date.at]
    if date.low is not None:
        lower = end if date.bound in {Bound.END, Bound.AMID} else start
        yield Constraint(_ORIGIN, lower, -date.low, date.group)
    if date.high is not None:
        upper = start if date.bound in {Bound.START, Bound.AMID} else end
        yield Constraint(upper, _ORIGIN, date.high, date.group)


def _order(
    order: Ordered, moments: Mapping[int, tuple[int, int]], lasting: set[int]
) -> Iterator[Constraint]:
    (start, end), (other_start, other_end) = moments[order.at], moments[order.other]
    label = order.group
    if order.relation == OrderRelation.BEFORE:
        if order.low is None and order.high is None and order.at not in lasting:
            yield Constraint(end, other_start, -1, label)
            return
        # A gap is between the two starts, and says nothing of when the earlier ended.
        yield Constraint(start, other_start, -max(order.low or 0, 1), label)
        if order.high is not None:
            yield Constraint(other_start, start, order.high, label)
    elif order.relation == LASTS:
        if order.low is not None:
            yield Constraint(start, end, -order.low, label)
        if order.high is not None:
            yield Constraint(end, start, order.high, label)
    elif order.relation == OrderRelation.DURING:
        yield Constraint(other_start, start, 0, label)
        yield Constraint(start if order.at in lasting else end, other_end, 0, label)
    else:  # the same time: they share a minute
        yield Constraint(start, other_end, 0, label)
        yield Constraint(other_start, end, 0, label)


def components(
    events: Iterable[int], orders: Sequence[Ordered]
) -> list[tuple[list[int], list[Ordered]]]:
    """Events that orders tie together, directly or over others, with those orders: union-find."""
    above = {event: event for event in events}

    def find(event: int) -> int:
        while (higher := above[event]) != event:
            above[event] = event = above[higher]
        return event

    for order in orders:
        above[find(order.at)] = find(order.other)
    tied: dict[int, tuple[list[int], list[Ordered]]] = defaultdict(lambda: ([], []))
    for event in above:
        tied[find(event)][0].append(event)
    for order in orders:
        tied[find(order.at)][1].append(order)
    return list(tied.values())
