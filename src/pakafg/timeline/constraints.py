"""Claims as constraints between moments, and the groups of events that orders tie together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from attrs import field, frozen

from pakafg._networks import Constraint, Network
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["DateGroup", "OrderGroup", "Problem", "components", "pose"]

Event = str


@frozen
class DateGroup:
    """Claims that give one event the same date: one constraint, one vote an origin.

    Attributes:
        event: The event.
        bound: What the date is of.
        low: First minute, or None.
        high: Last minute, or None.
        claims: The claims.
        weight: The number of independent origins.
    """

    event: Event
    bound: str
    low: int | None
    high: int | None
    claims: tuple[str, ...]
    weight: int
    kind: Literal["date"] = "date"


@frozen
class OrderGroup:
    """Claims that put two events in the same order, with the same gap.

    Attributes:
        event: The event.
        relation: How it stands to the other.
        other: The other.
        low: Least time between the two starts, in minutes, or None.
        high: Most, or None.
        claims: The claims.
        weight: The number of independent origins.
    """

    event: Event
    relation: str
    other: Event
    low: int | None
    high: int | None
    claims: tuple[str, ...]
    weight: int
    kind: Literal["order"] = "order"


Group = DateGroup | OrderGroup


@frozen
class Problem:
    """Events, and everything claimed of their dates and order, as one network.

    Attributes:
        events: The events.
        groups: The claims; their index is their label in the network.
        network: The constraints. Moment 0 is 1970-01-01T00:00Z.
        moments: For each event the moments of its start and its end.
    """

    events: tuple[Event, ...]
    groups: tuple[Group, ...]
    network: Network
    moments: Mapping[Event, tuple[int, int]] = field(repr=False)

    @property
    def weights(self) -> dict[int, int]:
        """The weight of each label."""
        return {label: group.weight for label, group in enumerate(self.groups)}


_ORIGIN: Final = 0


def pose(
    events: Sequence[Event],
    groups: Sequence[Group],
    *,
    instants: frozenset[Event],
    lasting: frozenset[Event],
) -> Problem:
    """The network of some events and the claims about them.

    Args:
        events: The events.
        groups: The claims about them.
        instants: Events whose start and end are one.
        lasting: Events that go on until something ends them, such as a ceasefire: what
            comes after or during them, or they after it, speaks of their start.
    """
    moments: dict[Event, tuple[int, int]] = {}
    hard: list[Constraint] = []
    size = 1
    for event in events:
        if event in instants:
            moments[event] = (size, size)
            size += 1
        else:
            moments[event] = (size, size + 1)
            hard.append(Constraint(size, size + 1, 0))
            size += 2
    claimed = [
        constraint
        for label, group in enumerate(groups)
        for constraint in (
            _date(group, label, moments)
            if isinstance(group, DateGroup)
            else _order(group, label, moments, lasting)
        )
    ]
    return Problem(tuple(events), tuple(groups), Network(size, (*hard, *claimed)), moments)


def _date(
    group: DateGroup, label: int, moments: Mapping[Event, tuple[int, int]]
) -> Iterable[Constraint]:
    start, end = moments[group.event]
    lower = end if group.bound in {Bound.END, Bound.AMID} else start
    upper = start if group.bound in {Bound.START, Bound.AMID} else end
    if group.low is not None:
        yield Constraint(_ORIGIN, lower, -group.low, label)
    if group.high is not None:
        yield Constraint(upper, _ORIGIN, group.high, label)


def _order(
    group: OrderGroup,
    label: int,
    moments: Mapping[Event, tuple[int, int]],
    lasting: frozenset[Event],
) -> Iterable[Constraint]:
    mine, theirs = moments[group.event], moments[group.other]
    if group.relation in {OrderRelation.BEFORE, OrderRelation.AFTER}:
        first, second = (mine, theirs) if group.relation == OrderRelation.BEFORE else (theirs, mine)
        earlier = group.event if first is mine else group.other
        if group.low is None and group.high is None and earlier not in lasting:
            yield Constraint(first[1], second[0], -1, label)
            return
        # A gap is between the two starts, and says nothing of when the earlier ended.
        yield Constraint(first[0], second[0], -max(group.low or 0, 1), label)
        if group.high is not None:
            yield Constraint(second[0], first[0], group.high, label)
    elif group.relation == OrderRelation.DURING:
        yield Constraint(theirs[0], mine[0], 0, label)
        within = mine[0] if group.event in lasting else mine[1]
        yield Constraint(within, theirs[1], 0, label)
    else:  # the same time: they share a minute
        yield Constraint(mine[0], theirs[1], 0, label)
        yield Constraint(theirs[0], mine[1], 0, label)


def components(events: Iterable[Event], orders: Iterable[OrderGroup]) -> list[list[Event]]:
    """Events that orders tie together, directly or over others: union-find."""
    above = {event: event for event in events}

    def find(event: Event) -> Event:
        while above[event] != event:
            above[event] = above[above[event]]
            event = above[event]
        return event

    for order in orders:
        above[find(order.event)] = find(order.other)
    tied: dict[Event, list[Event]] = defaultdict(list)
    for event in above:
        tied[find(event)].append(event)
    return list(tied.values())
