"""Which event came before which, by every way to settle the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.engines.constraints import Constraint
from pakafg.timeline.repairs import hull
from pakafg.values.conclusions import Precedence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pakafg.timeline.repairs import Repaired
    from pakafg.timeline.solver import Reconciliation

__all__ = ["precedences"]


class _Asked(NamedTuple):
    """An event that is asked about.

    Attributes:
        event: Its id.
        at: Its number.
        by_start: Whether it is before another if it begins before: it lasts, or nobody dates
            its end.
        unit: What it hangs together with.
    """

    event: str
    at: int
    by_start: bool
    unit: int


def precedences(
    names: Collection[str], reconciliation: Reconciliation
) -> dict[tuple[str, str], Precedence]:
    """Say of each two events whether the one is over before the other begins.

    Of an event that lasts, or whose end nobody dates, whether it has begun by then.

    Args:
        names: Events; of those that are in no claim nothing is said.
        reconciliation: The events, and what is known of them.
    """
    events = reconciliation.index.events
    asked = [
        _Asked(*row)
        for row in events.select(
            "event",
            "at",
            by_start=pl.col("lasting") | ~pl.col("ends"),
            unit=reconciliation.units.of_event,
        )
        .filter(pl.col("event").is_in(list(names)))
        .iter_rows()
    ]
    networks = {
        at: each
        for each in reconciliation.repaired(pl.Series([one.at for one in asked], dtype=pl.Int64))
        for at in each.problem.moments
    }
    return {
        (one.event, other.event): precedence
        for other in asked
        for one, precedence in _before(asked, other, networks)
    }


def _before(
    asked: list[_Asked], other: _Asked, networks: dict[int, Repaired]
) -> Iterator[tuple[_Asked, Precedence]]:
    """Judge of each event whether it came before another."""
    network = networks[other.at]
    opens = network.problem.moments[other.at].start
    # One search from the other's start measures all that hangs together with it.
    plain = not network.problem.network.disjunctions
    ways = network.bounds_from(opens) if plain else []
    for one in asked:
        if networks[one.at] is not network:
            yield one, _without_tie(networks[one.at], network, one, other)
            continue
        moments = network.problem.moments[one.at]
        over = moments.start if one.by_start else moments.end
        yield (
            one,
            _by_gaps([way[over] for way in ways]) if plain else _by_trial(network, over, opens),
        )


def _by_gaps(gaps: list[tuple[int | None, int | None]]) -> Precedence:
    """Judge by how much later one moment is than another, at least and at most, in each way."""
    if all(most is not None and most < 0 for _, most in gaps):
        return Precedence.SURELY
    if all(least is not None and least >= 0 for least, _ in gaps):
        return Precedence.CONTRADICTED
    return Precedence.POSSIBLY


def _by_trial(network: Repaired, over: int, opens: int) -> Precedence:
    """Judge by whether the one or the other order can hold, where dates have several pieces."""
    ways = range(len(network.removals))
    if not any(network.may(way, Constraint(opens, over, 0)) for way in ways):
        return Precedence.SURELY
    if not any(network.may(way, Constraint(over, opens, -1)) for way in ways):
        return Precedence.CONTRADICTED
    return Precedence.POSSIBLY


def _without_tie(
    one_network: Repaired, other_network: Repaired, one: _Asked, other: _Asked
) -> Precedence:
    """Judge two events that nothing ties, by the limits of each."""
    start_low, start_high, end_low, end_high = hull(one_network.limits_by_way(one.at))
    first, last = (start_low, start_high) if one.by_start else (end_low, end_high)
    opens, opens_last, _, _ = hull(other_network.limits_by_way(other.at))
    if last is not None and opens is not None and last < opens:
        return Precedence.SURELY
    if first is not None and opens_last is not None and first >= opens_last:
        return Precedence.CONTRADICTED
    return Precedence.POSSIBLY
