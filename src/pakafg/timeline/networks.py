"""Networks: events that orders tie together, as moments, and what is claimed as constraints.

Which event came before which is asked of a network, too: by every way to settle the claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl
from attrs import field, frozen

from pakafg.engines.constraints import Constraint, Labels, Network
from pakafg.timeline.index import group_dates, group_orders
from pakafg.timeline.limits import report_label
from pakafg.timeline.validate import LASTS
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import Precedence
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pakafg.engines.constraints import Search
    from pakafg.timeline.index import EventIndex

__all__ = ["ClaimGroup", "EventNetwork", "build_network", "components", "precedences"]

_ORIGIN: Final = 0  # the moment 1970-01-01T00:00Z


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


class ClaimGroup(NamedTuple):
    """Claims that say the same: of one event a date, or of two how they stand in order.

    Attributes:
        label: Their number, which is their label in the network.
        at: The event.
        other: The other, of an order; of a duration the event itself; None for a date.
        says: What the date is of (a `Bound`); or how the event stands to the other: before,
            during, same or starts of `OrderRelation`, or `LASTS` (from its start to its end).
        low: First minute, or least time between the two starts (or from start to end) in
            minutes; None where open.
        high: The last minute, or the most time.
        weight: The number of independent origins; None for claims that must hold.
    """

    label: int
    at: int
    other: int | None
    says: str
    low: int | None
    high: int | None
    weight: int | None


@frozen
class EventNetwork:
    """Events, and everything claimed of their dates and order, as one network of constraints.

    Attributes:
        groups: The claims.
        network: The constraints. Moment 0 is 1970-01-01T00:00Z.
        moments: For each event the moments of its start and its end.
    """

    groups: tuple[ClaimGroup, ...]
    network: Network
    moments: Mapping[int, tuple[int, int]] = field(repr=False)

    @property
    def weights(self) -> dict[int, int]:
        """The weight of each label that may be given up."""
        return {group.label: group.weight for group in self.groups if group.weight is not None}

    def kept(self, search: Search) -> list[Labels]:
        """List what each best repair keeps.

        Where there are more than were listed, the last is what they share, and no repair of
        its own.
        """
        removals = search.sets if search.complete else (*search.sets, search.in_some)
        return [self.network.labels - removed for removed in removals]


def build_network(events: Sequence[EventNode], groups: Sequence[ClaimGroup]) -> EventNetwork:
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
        if group.other is None:
            constraints += _date_constraints(group, moments[group.at])
        else:
            constraints += _order_constraints(
                group, moments[group.at], moments[group.other], lasts=group.at in lasting
            )
    # What documents tell as past (labels below 0) must hold, and claims without a weight.
    hard = frozenset(c.label for c in constraints if c.label is not None and c.label < 0)
    hard |= {group.label for group in groups if group.weight is None}
    return EventNetwork(tuple(groups), Network(size, constraints, hard), moments)


def _date_constraints(date: ClaimGroup, moments: tuple[int, int]) -> Iterator[Constraint]:
    start, end = moments
    if date.low is not None:
        lower = end if date.says in {Bound.END, Bound.AMID} else start
        yield Constraint(_ORIGIN, lower, -date.low, date.label)
    if date.high is not None:
        upper = start if date.says in {Bound.START, Bound.AMID} else end
        yield Constraint(upper, _ORIGIN, date.high, date.label)


def _order_constraints(
    order: ClaimGroup, moments: tuple[int, int], others: tuple[int, int], *, lasts: bool
) -> Iterator[Constraint]:
    """Constrain two events; of one that lasts, until something ends it, the start counts."""
    (start, end), (other_start, other_end) = moments, others
    label, low, high = order.label, order.low, order.high
    if order.says == OrderRelation.BEFORE:
        if low is None and high is None and not lasts:
            yield Constraint(end, other_start, -1, label)
            return
        # A gap is between the two starts, and says nothing of when the earlier ended.
        yield Constraint(start, other_start, -max(low or 0, 1), label)
        if high is not None:
            yield Constraint(other_start, start, high, label)
    elif order.says == LASTS:
        if low is not None:
            yield Constraint(start, end, -low, label)
        if high is not None:
            yield Constraint(end, start, high, label)
    elif order.says == OrderRelation.DURING:
        yield Constraint(other_start, start, 0, label)
        yield Constraint(start if lasts else end, other_end, 0, label)
    elif order.says == OrderRelation.STARTS:
        apart = DAY - 1 if high is None else high
        yield Constraint(start, other_start, apart, label)
        yield Constraint(other_start, start, apart, label)
    else:  # the same time: they share a minute
        yield Constraint(start, other_end, 0, label)
        yield Constraint(other_start, end, 0, label)


def components(
    dates: pl.DataFrame, orders: pl.DataFrame, events: pl.DataFrame
) -> list[tuple[list[EventNode], list[ClaimGroup]]]:
    """Gather events that orders tie together, directly or over others, with their claims.

    Args:
        dates: Groups of dates, of these events.
        orders: Groups of orders, of these events.
        events: at, instant, lasting, known_by; sorted.
    """
    weight, no_other = pl.when(~pl.col("fixed")).then("weight"), pl.lit(None).alias("other")
    tables = (
        dates.select("group", "at", no_other, "bound", "low", "high", weight),
        orders.select("group", "at", "other_at", "relation", "low", "high", weight),
    )
    groups = [ClaimGroup(*row) for table in tables for row in table.iter_rows()]
    parents = {at: at for at in events["at"]}  # union-find

    def root(at: int) -> int:
        while (parent := parents[at]) != at:
            parents[at] = at = parents[parent]  # halve the path on the way
        return at

    for group in groups:
        if group.other is not None:
            parents[root(group.at)] = root(group.other)
    found: dict[int, tuple[list[EventNode], list[ClaimGroup]]] = defaultdict(lambda: ([], []))
    for row in events.select("at", "instant", "lasting", "known_by").iter_rows():
        found[root(row[0])][0].append(EventNode(*row))
    for group in groups:
        found[root(group.at)][1].append(group)
    return list(found.values())


# --- which came before which -------------------------------------------------------------------


def precedences(names: Collection[str], index: EventIndex) -> dict[tuple[str, str], Precedence]:
    """Say of each two events whether the one is over before the other begins.

    Of an event that lasts, or whose end nobody dates, whether it has begun by then.

    Args:
        names: Events; of those that are in no claim nothing is said.
        index: The events and the claims about them.
    """
    asked = (
        index.events.filter(pl.col("event").is_in(list(names)))
        .select("event", "at", by_start=pl.col("lasting") | ~pl.col("ends"))
        .rows()
    )
    joint = _joint_network({at for _, at, _ in asked}, index)
    network = joint.network
    kept = joint.kept(network.repair(joint.weights).search)
    precedences: dict[tuple[str, str], Precedence] = {}
    for other, other_at, _ in asked:
        opens = joint.moments[other_at][0]
        ways = [network.bounds(active, of=opens) for active in kept]
        for event, at, by_start in asked:
            over = joint.moments[at][0 if by_start else 1]
            precedences[event, other] = _precedence([way[over] for way in ways])
    return precedences


def _precedence(gaps: list[tuple[int | None, int | None]]) -> Precedence:
    """Judge by how much later one moment is than another, at least and at most, in each way."""
    if all(most is not None and most < 0 for _, most in gaps):
        return Precedence.SURELY
    if all(least is not None and least >= 0 for least, _ in gaps):
        return Precedence.CONTRADICTED
    return Precedence.POSSIBLY


def _joint_network(asked: set[int], index: EventIndex) -> EventNetwork:
    """Build one network of some events, and of all that orders tie to them."""
    members = _tied_to(asked, index.orders)
    events, dates, orders = (
        table.filter(pl.col("at").is_in(members))
        for table in (index.events, index.dates, index.orders)
    )
    grouped = group_dates(dates, index.fixed)
    tied = components(grouped, group_orders(orders, index.fixed, grouped.height), events)
    return build_network(
        [event for events_tied, _ in tied for event in events_tied],
        [group for _, groups in tied for group in groups],
    )


def _tied_to(events: set[int], orders: pl.DataFrame) -> set[int]:
    """Collect events, and all that orders tie to them, directly or over others."""
    reached, edge = set(events), events
    while edge:
        near = orders.filter(pl.col("at").is_in(edge) | pl.col("other_at").is_in(edge))
        edge = {*near["at"], *near["other_at"]} - reached
        reached |= edge
    return reached
