"""Claims as constraints: those that say the same as one, and the networks that orders make.

Identical claims are one constraint, whose weight is the number of their independent origins.
A network holds the moments of events that orders tie together, and what is claimed of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import polars as pl
from attrs import field, frozen

from pakafg.engines.constraints import Constraint, Network
from pakafg.timeline.validate import LASTS
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "DateGroup",
    "EventNetwork",
    "EventNode",
    "OrderGroup",
    "build_network",
    "build_networks",
    "group_dates",
    "group_orders",
    "report_label",
]

_SAME_DATE: Final = ("at", "bound", "low", "high")
_SAME_ORDER: Final = ("at", "relation", "other_at", "low", "high")
_ORIGIN: Final = 0  # the moment 1970-01-01T00:00Z

T = TypeVar("T", int, pl.Expr)


def report_label(at: T) -> T:
    """Label the hard constraint "some document tells of this event as past".

    It stands among the numbers of groups of claims, which are not negative. No claim stands
    behind it, so that it cannot be given up; but what conflicts with it must be told.

    Args:
        at: The number of the event.
    """
    return -1 - at


# --- groups of claims --------------------------------------------------------------------------


def group_dates(dates: pl.DataFrame, fixed: frozenset[str]) -> pl.DataFrame:
    """Group dates that say the same of an event.

    Args:
        dates: Dates with the numbers of their events.
        fixed: Claims that are taken to hold.

    Returns:
        group (a number), at, bound, low, high, claims, weight, fixed, ends, of_start, of_end;
        sorted.
    """
    return _grouped(dates, _SAME_DATE, fixed, 0, pl.col("ends", "of_start", "of_end").first())


def group_orders(orders: pl.DataFrame, fixed: frozenset[str], first: int) -> pl.DataFrame:
    """Group orders that say the same of two events: "B after A" says what "A before B" says.

    Args:
        orders: Orders with the numbers of their events.
        fixed: Claims that are taken to hold.
        first: The number of the first group.

    Returns:
        group, at, relation (before, during, same; or `LASTS`), other_at, low, high, claims,
        weight, fixed, about (the event that a claim is of, where it is the only one); sorted.
    """
    relation, at, other = pl.col("relation"), pl.col("at"), pl.col("other_at")
    turned = (relation == OrderRelation.AFTER) | ((relation == OrderRelation.SAME) & (at > other))
    canonical = orders.sort("claim").with_columns(
        about=at,
        at=pl.when(turned).then(other).otherwise(at),
        other_at=pl.when(turned).then(at).otherwise(other),
        relation=pl.when(relation == OrderRelation.AFTER)
        .then(pl.lit(OrderRelation.BEFORE.value))
        .otherwise(relation),
    )
    return _grouped(canonical, _SAME_ORDER, fixed, first, pl.col("about").first())


def _grouped(
    claims: pl.DataFrame, same: tuple[str, ...], fixed: frozenset[str], first: int, *more: pl.Expr
) -> pl.DataFrame:
    # Claims come sorted by id within an event, and group_by keeps that within each group.
    return (
        claims.group_by(same)
        .agg(
            *more,
            claims="claim",
            weight=pl.col("voter").n_unique().cast(pl.Int64),
            fixed=pl.col("claim").is_in(list(fixed)).any() if fixed else pl.lit(value=False),
        )
        .sort(same, nulls_last=False)
        .with_columns(group=pl.int_range(first, first + pl.len()))
    )


# --- networks ----------------------------------------------------------------------------------


class EventNode(NamedTuple):
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


class DateGroup(NamedTuple):
    """Claims that give one event the same date.

    Attributes:
        group: Their number, which is their label in the network.
        at: The event.
        bound: What the date is of (a `Bound`).
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


class OrderGroup(NamedTuple):
    """Claims that put two events in the same order, with the same gap.

    Attributes:
        group: Their number, which is their label in the network.
        at: The event.
        relation: How it stands to the other: before, during or same of `OrderRelation`; or
            `LASTS` (from its start to its end), where the other is itself.
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
class EventNetwork:
    """Events, and everything claimed of their dates and order, as one network of constraints.

    Attributes:
        events: The events.
        groups: The claims.
        network: The constraints. Moment 0 is 1970-01-01T00:00Z.
        moments: For each event the moments of its start and its end.
    """

    events: tuple[EventNode, ...]
    groups: tuple[DateGroup | OrderGroup, ...]
    network: Network
    moments: Mapping[int, tuple[int, int]] = field(repr=False)

    @property
    def weights(self) -> dict[int, int]:
        """The weight of each label that may be given up."""
        return {group.group: group.weight for group in self.groups if group.weight is not None}


def build_networks(
    dates: pl.DataFrame, orders: pl.DataFrame, events: pl.DataFrame
) -> list[EventNetwork]:
    """Build networks: of events that orders tie together one, of every other event its own.

    Args:
        dates: Groups of dates, of these events.
        orders: Groups of orders, of these events.
        events: at, instant, lasting, known_by.
    """
    weight = pl.when(~pl.col("fixed")).then("weight")
    date_groups: dict[int, list[DateGroup]] = defaultdict(list)
    for row in dates.select("group", "at", "bound", "low", "high", weight).iter_rows():
        date_groups[row[1]].append(DateGroup(*row))
    rows = orders.select("group", "at", "relation", "other_at", "low", "high", weight).iter_rows()
    nodes = {
        row[0]: EventNode(*row)
        for row in events.select("at", "instant", "lasting", "known_by").iter_rows()
    }
    return [
        build_network(
            [nodes[at] for at in members],
            [*(group for at in members for group in date_groups[at]), *order_groups],
        )
        for members, order_groups in _components(nodes, [OrderGroup(*row) for row in rows])
    ]


def build_network(
    events: Sequence[EventNode], groups: Sequence[DateGroup | OrderGroup]
) -> EventNetwork:
    """Build the network of some events and the claims about them."""
    moments: dict[int, tuple[int, int]] = {}
    constraints: list[Constraint] = []
    size = 1
    for event in events:
        moments[event.at] = start, end = size, size + (not event.instant)
        size = end + 1
        if start != end:
            constraints.append(Constraint(start, end, 0))
        if event.known_by is not None:
            constraints.append(Constraint(start, _ORIGIN, event.known_by, report_label(event.at)))
    lasting = {event.at for event in events if event.lasting}
    for group in groups:
        if isinstance(group, DateGroup):
            constraints += _date_constraints(group, moments)
        else:
            constraints += _order_constraints(group, moments, lasting)
    # What documents tell as past (labels below 0) must hold, and claims without a weight.
    hard = frozenset(c.label for c in constraints if c.label is not None and c.label < 0)
    hard |= {group.group for group in groups if group.weight is None}
    return EventNetwork(tuple(events), tuple(groups), Network(size, constraints, hard), moments)


def _date_constraints(
    date: DateGroup, moments: Mapping[int, tuple[int, int]]
) -> Iterator[Constraint]:
    start, end = moments[date.at]
    if date.low is not None:
        lower = end if date.bound in {Bound.END, Bound.AMID} else start
        yield Constraint(_ORIGIN, lower, -date.low, date.group)
    if date.high is not None:
        upper = start if date.bound in {Bound.START, Bound.AMID} else end
        yield Constraint(upper, _ORIGIN, date.high, date.group)


def _order_constraints(
    order: OrderGroup, moments: Mapping[int, tuple[int, int]], lasting: set[int]
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


def _components(
    events: Iterable[int], orders: Sequence[OrderGroup]
) -> list[tuple[list[int], list[OrderGroup]]]:
    """Gather events that orders tie together, directly or over others: union-find."""
    parents = {event: event for event in events}

    def root(event: int) -> int:
        while (parent := parents[event]) != event:
            parents[event] = event = parents[parent]  # halve the path on the way
        return event

    for order in orders:
        parents[root(order.at)] = root(order.other)
    components: dict[int, tuple[list[int], list[OrderGroup]]] = defaultdict(lambda: ([], []))
    for event in parents:
        components[root(event)][0].append(event)
    for order in orders:
        components[root(order.at)][1].append(order)
    return list(components.values())
