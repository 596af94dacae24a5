"""Networks: events that hang together as moments, and what is said of them as constraints.

Laws of this file: moment 0 is 1970-01-01T00:00Z; the label of a saying is its number, from 0 up;
labels below 0 are of what must hold and belongs to no claim (`HardFact`). How each claim becomes
constraints stands here and, for events whose dates alone decide, in `limits.intersect`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from pakafg.engines.constraints import Constraint, Disjunction, Network
from pakafg.timeline.ballots import Ballots, Vote
from pakafg.timeline.hard_facts import HardFact
from pakafg.timeline.index import SPACED
from pakafg.timeline.validate import LASTS
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.timeline.index import Pieces

__all__ = ["ClaimGroup", "EventNetwork", "EventNode", "Moments", "build_network", "held"]

_ORIGIN: Final = 0


class EventNode(NamedTuple):
    """An event, by number.

    Attributes:
        at: Its number.
        instant: Whether its start and its end are one.
        lasting: Whether it goes on until something ends it, as a ceasefire does: what comes
            after or during it, or it after them, speaks of its start.
        known_by: The minute by which it had begun; None where that is not known.
        declared_by: The minute by which it had been declared.
        whole: The event that it is a part of; None for none.
    """

    at: int
    instant: bool
    lasting: bool
    known_by: int | None = None
    declared_by: int | None = None
    whole: int | None = None


class ClaimGroup(NamedTuple):
    """What claims say: of one event a date, or of two how they stand in order.

    Attributes:
        label: Its number, which is its label in the network.
        at: The event.
        other: The other, of an order; of a duration the event itself; None for a date.
        says: What the date is of (a `Bound`); or how the event stands to the other: before,
            during, same or starts of `OrderRelation`, or `SPACED`, or `LASTS`.
        low: First minute, or least time between the two starts (or from start to end) in
            minutes; None where open.
        high: The last minute, or the most time.
        pieces: Of a date of several pieces, the first and last minute of each; else none.
        claims: The claims that say it.
        voters: The voter of each.
        phrases: The phrase of each; None where none is known.
        fixed: Whether it is taken to hold.
        about: The event that the first of these claims is of.
    """

    label: int
    at: int
    other: int | None
    says: str
    low: int | None
    high: int | None
    pieces: Pieces
    claims: Sequence[str]
    voters: Sequence[int]
    phrases: Sequence[int | None]
    fixed: bool
    about: int


class Moments(NamedTuple):
    """The moments of an event: declared (None where nobody dates that), start and end."""

    declared: int | None
    start: int
    end: int


@frozen
class EventNetwork:
    """Events, and everything said of their dates and order, as one network of constraints.

    Attributes:
        sayings: What is said, by label.
        ballots: The ballots of the claims that say it.
        network: The constraints.
        moments: For each event its moments.
    """

    sayings: Mapping[int, ClaimGroup]
    ballots: Ballots
    network: Network
    moments: Mapping[int, Moments] = field(repr=False)


def build_network(events: Sequence[EventNode], sayings: Sequence[ClaimGroup]) -> EventNetwork:
    """Build the network of some events and of what is said about them."""
    declared = {each.at for each in sayings if each.says == Bound.DECLARED and each.other is None}
    moments: dict[int, Moments] = {}
    size = 1
    for event in events:
        first = size + (event.at in declared)
        last = first + (not event.instant)
        moments[event.at] = Moments(size if event.at in declared else None, first, last)
        size = last + 1
    lasting = {event.at for event in events if event.lasting}
    constraints = [each for event in events for each in _hard_constraints(event, moments)]
    choices: list[Disjunction] = []
    for saying in sayings:
        if saying.other is not None:
            ends = (moments[saying.at], moments[saying.other])
            constraints += _order_constraints(saying, *ends, lasting)
        elif saying.pieces:
            choices.append(Disjunction(saying.label, *held(saying, moments), saying.pieces))
        else:
            constraints += _date_constraints(saying, moments)
    hard = frozenset(c.label for c in constraints if c.label is not None and c.label < 0)
    hard |= {saying.label for saying in sayings if saying.fixed}
    votes = [
        Vote(claim, saying.label, voter, phrase)
        for saying in sayings
        for claim, voter, phrase in zip(saying.claims, saying.voters, saying.phrases, strict=True)
    ]
    return EventNetwork(
        {saying.label: saying for saying in sayings},
        Ballots.of(votes),
        Network(size, constraints, hard, choices),
        moments,
    )


def held(date: ClaimGroup, moments: Mapping[int, Moments]) -> tuple[int, int]:
    """Find the moment that a date holds from below, and the one that it holds from above."""
    declared, start, end = moments[date.at]
    if date.says == Bound.START:
        return start, start
    if date.says == Bound.END:
        return end, end
    if date.says == Bound.WHOLE:
        return start, end
    if date.says == Bound.AMID:
        return end, start
    return (start, start) if declared is None else (declared, declared)


def _date_constraints(date: ClaimGroup, moments: Mapping[int, Moments]) -> Iterator[Constraint]:
    lower, upper = held(date, moments)
    if date.low is not None:
        yield Constraint(_ORIGIN, lower, -date.low, date.label)
    if date.high is not None:
        yield Constraint(upper, _ORIGIN, date.high, date.label)


def _hard_constraints(event: EventNode, moments: Mapping[int, Moments]) -> Iterator[Constraint]:
    declared, start, end = moments[event.at]
    if start != end:
        yield Constraint(start, end, 0)
    if declared is not None:
        yield Constraint(declared, start, 0)
        if event.declared_by is not None:
            label = HardFact.DECLARED.label(event.at)
            yield Constraint(declared, _ORIGIN, event.declared_by, label)
    if event.known_by is not None:
        yield Constraint(start, _ORIGIN, event.known_by, HardFact.BEGUN.label(event.at))
    if event.whole is not None:
        label = HardFact.PART.label(event.at)
        whole = moments[event.whole]
        yield Constraint(whole.start, start, 0, label)
        yield Constraint(end, whole.end, 0, label)


def _order_constraints(
    order: ClaimGroup, event: Moments, other: Moments, lasting: set[int]
) -> Iterator[Constraint]:
    """Constrain two events; of one that lasts, until something ends it, the start counts."""
    label, low, high = order.label, order.low, order.high
    over = event.start if order.at in lasting else event.end
    if order.says == OrderRelation.BEFORE:
        yield Constraint(over, other.start, -1, label)
    elif order.says == SPACED:
        # A gap is between the two starts, and says nothing of when the earlier ended.
        yield Constraint(event.start, other.start, -(low or 0), label)
        if high is not None:
            yield Constraint(other.start, event.start, high, label)
    elif order.says == LASTS:
        if low is not None:
            yield Constraint(event.start, event.end, -low, label)
        if high is not None:
            yield Constraint(event.end, event.start, high, label)
    elif order.says == OrderRelation.DURING:
        yield Constraint(other.start, event.start, 0, label)
        yield Constraint(over, other.end, 0, label)
    elif order.says == OrderRelation.STARTS:
        apart = high or 0
        yield Constraint(event.start, other.start, apart, label)
        yield Constraint(other.start, event.start, apart, label)
    else:  # the same time: they share a minute
        other_over = other.start if order.other in lasting else other.end
        yield Constraint(event.start, other_over, 0, label)
        yield Constraint(other.start, over, 0, label)
