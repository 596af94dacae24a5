"""From claims to what holds of every event, each kind of event by the way that is cheapest.

Events whose dates agree need one intersection; those that orders or parts tie, and that can all
hold, shortest paths over all of them at once; those whose dates alone exclude each other, a sweep:
all in polars, whatever their number. What else contradicts itself needs a network, and so does what
has dates of several pieces.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

import polars as pl
from attrs import define, evolve

from pakafg.engines.constraints import HardConflictError
from pakafg.progress import watched
from pakafg.timeline.agreeing import tied_limits
from pakafg.timeline.index import EventIndex, date_sayings, of_events, order_sayings
from pakafg.timeline.limits import LIMITS, Solution, as_pieces, intersect, is_consistent
from pakafg.timeline.networks import ClaimGroup, EventNode, build_network
from pakafg.timeline.repairs import Repaired, apart, hull
from pakafg.timeline.sweep import sweep
from pakafg.timeline.units import Units
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.timeline.evidence import Evidence

__all__ = ["Reconciliation", "of_networks", "repaired_networks", "solve"]


@define(kw_only=True, eq=False)
class Reconciliation:
    """The claims about all events, and their solution.

    Attributes:
        index: The events and the claims about them.
        units: Which events hang together.
        inconsistent: For each event, whether its dates exclude each other.
        troubled: For each event, whether a sweep or a network settled it.
        dates: Sayings of the dates of those events, as `date_sayings` gives them.
        orders: Sayings of the orders, as `order_sayings` gives them.
        solution: What holds; its limits are in the order of the index.
    """

    index: EventIndex
    units: Units
    inconsistent: pl.Series
    troubled: pl.Series
    dates: pl.DataFrame
    orders: pl.DataFrame
    solution: Solution
    _repaired: dict[int, Repaired]

    def repaired(self, events: pl.Series) -> list[Repaired]:
        """Find the networks of some events; where they were settled without one, build them.

        Args:
            events: The numbers of the events.
        """
        units = self.units.of_event
        missing = [at for at in events if at not in self._repaired]
        wanted = units.is_in(units.gather(missing).implode())
        # What a network settled has its own numbers; what is built now is in no conflict.
        if missing:
            groups = units.zip_with(wanted, units.clear(units.len()))
            rows = self.index.dates.filter(of_events(wanted, self.index.dates))
            dates = date_sayings(rows, self.index.fixed).with_columns(
                pl.col("saying") + self.orders.height + self.dates.height
            )
            for each in repaired_networks(self.index, groups, dates, self.orders):
                self._repaired |= dict.fromkeys(each.problem.moments, each)
        return list({id(each): each for each in map(self._repaired.__getitem__, events)}.values())


class FixedClaimsError(ValueError):
    """Claims that are taken to hold contradict each other.

    Attributes:
        claims: Those of every network in which they do.
    """

    def __init__(self, claims: Iterable[str]) -> None:
        self.claims: tuple[str, ...] = tuple(claims)
        super().__init__(self.claims)


def solve(evidence: Evidence) -> Reconciliation:
    """Solve: in polars what agrees or what dates alone decide, by networks the rest.

    Raises:
        FixedClaimsError: Claims that are taken to hold contradict each other.
    """
    index = EventIndex.of(evidence)
    units = Units.of(index)
    limits = intersect(index.dates, index.events)
    inconsistent = limits.select(~is_consistent()).to_series() | _late_declarations(index, limits)
    of_pieces = _marked(index, index.dates.filter(pl.col("choice").is_not_null())["at"])
    orders = order_sayings(index.orders, index.events["lasting"], index.fixed)
    agreeing = limits.clear()
    # Whole units: a network has every event that its orders name.
    networks = _of_units(units, of_pieces | (inconsistent & _only_networks(index)))
    if units.tied.any():
        agreeing, broken = tied_limits(index, units, orders, limits)
        networks |= units.of_event.is_in(broken.implode())
    swept = inconsistent & ~units.tied & ~networks
    groups = _groups(units, networks, swept)
    networks, swept = groups.is_not_null(), swept & groups.is_null()
    troubled = networks | swept
    rows = index.dates.filter(of_events(troubled, index.dates))
    dates = date_sayings(rows, index.fixed)
    orders = orders.with_columns(pl.col("saying") + dates.height)
    plain = limits.filter(~troubled & ~units.tied).select("at", *LIMITS)
    agreeing = agreeing.filter(~of_events(networks, agreeing)).select("at", *LIMITS)
    parts = [Solution.of_limits(pl.concat([plain, agreeing]))]
    if swept.any():
        events = index.events.filter(swept)
        parts.append(sweep(dates.join(events, on="at", how="semi"), events))
    repaired = list(repaired_networks(index, groups, dates, orders))
    if repaired:
        parts.append(of_networks(repaired, index))
    solution = Solution.of_parts(parts)
    return Reconciliation(
        index=index,
        units=units,
        inconsistent=inconsistent,
        troubled=troubled,
        dates=dates,
        orders=orders,
        # Sorted by number, limits stand in the order of the index again.
        solution=evolve(solution, limits=solution.limits.sort("at")),
        repaired={at: each for each in repaired for at in each.problem.moments},
    )


# --- which events need what ---------------------------------------------------------------------


def _marked(index: EventIndex, events: pl.Series) -> pl.Series:
    """Mark some events among all."""
    return index.events["at"].is_in(events.unique().implode())


def _of_units(units: Units, marked: pl.Series) -> pl.Series:
    """Mark every event of the units of which one is marked."""
    return units.of_event.is_in(units.of_event.filter(marked).unique().implode())


def _only_networks(index: EventIndex) -> pl.Series:
    """Mark events that no sweep can settle: with declarations, or with claims taken to hold."""
    fixed = pl.col("claim").is_in(list(index.fixed))
    return _marked(index, index.dates.filter((pl.col("bound") == Bound.DECLARED) | fixed)["at"])


def _late_declarations(index: EventIndex, limits: pl.DataFrame) -> pl.Series:
    """Mark events whose declarations exclude each other, or are told of before they are made."""
    declared = index.dates.filter(pl.col("bound") == Bound.DECLARED)
    spans = declared.group_by("at").agg(pl.col("low").max(), pl.col("high").min())
    by = index.events.select("at", "declared_by")
    late = spans.join(by, on="at").filter(pl.col("low") > pl.min_horizontal("high", "declared_by"))
    return limits["at"].is_in(late["at"].implode())


def _groups(units: Units, networks: pl.Series, swept: pl.Series) -> pl.Series:
    """Number the networks that are to be solved: for each event that of its own, or null.

    Units whose claims stand or fall together with those of a unit in trouble go with it.
    """
    none = units.of_event.clear(units.of_event.len())
    in_trouble = units.linked.filter(networks | swept).drop_nulls().unique()
    together = units.linked.is_in(in_trouble.implode()).fill_null(value=False)
    return units.linked.zip_with(together, units.of_event.zip_with(networks, none))


# --- networks -------------------------------------------------------------------------------------


def repaired_networks(
    index: EventIndex, groups: pl.Series, dates: pl.DataFrame, orders: pl.DataFrame
) -> Iterator[Repaired]:
    """Build the networks of some events, and find their best repairs.

    Args:
        index: All events.
        groups: For each event the number of its network; null: it is in none.
        dates: Sayings of dates, of these events and of others.
        orders: Sayings of orders.

    Raises:
        FixedClaimsError: Claims that are taken to hold contradict each other, in one network or
            in several.
    """
    if groups.null_count() == groups.len():
        return
    events: dict[int, list[EventNode]] = defaultdict(list)
    nodes = index.events.join(index.parts, on="at", how="left", maintain_order="left")
    columns = ("at", "instant", "lasting", "known_by", "declared_by", "whole_at")
    for group, *row in nodes.select(groups.alias("group"), *columns).drop_nulls("group").rows():
        events[group].append(EventNode(*row))
    sayings: dict[int, list[ClaimGroup]] = defaultdict(list)
    said = ("claims", "voters", "phrases", "fixed", "about")
    nothing = pl.lit(None)
    for table in (
        dates.with_columns(about="at").select(
            "saying", "at", nothing, "bound", "low", "high", "choice", *said
        ),
        orders.select("saying", "at", "other_at", "relation", "low", "high", nothing, *said),
    ):
        of_group = table.select(of_events(groups, table).alias("group"), pl.all())
        for group, label, at, other, says, low, high, choice, *rest in of_group.drop_nulls(
            "group"
        ).iter_rows():
            pieces = () if choice is None else index.pieces[choice]
            sayings[group].append(ClaimGroup(label, at, other, says, low, high, pieces, *rest))
    impossible: list[tuple[str, ...]] = []
    for group in watched(list(events), "reconciling groups of events"):
        problem = build_network(events[group], sayings[group])
        try:
            yield Repaired(problem)
        except HardConflictError as error:
            held = (problem.sayings[label].claims for label in sorted(error.labels) if label >= 0)
            fixed = (claim for claims in held for claim in claims if claim in index.fixed)
            impossible.append(tuple(fixed))
    if impossible:
        raise FixedClaimsError(chain.from_iterable(impossible))


def of_networks(repaired: list[Repaired], index: EventIndex) -> Solution:
    """Gather what networks leave of their events."""
    ends = set(index.events.filter("ends")["at"])
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for each in repaired:
        problem, optimal = each.problem, each.repair.search.optimal
        pieces = each.pieces(ends) if problem.network.disjunctions else {}
        for at, moments in problem.moments.items():
            by_way = each.limits_by_way(at)
            rows["limits"].append((at, *hull(by_way), optimal, each.conflicts_complete))
            told = by_way[: len(each.repair.removed)]  # what all ways share is no way
            if len(set(told)) > 1:
                by_limits = dict(zip(told, pieces.get(at, [()] * len(told)), strict=False))
                rows["ways"] += [
                    (at, *limits, as_pieces(spans)) for limits, spans in by_limits.items()
                ]
            if moments.declared is not None:
                rows["declared"].append((at, *hull(each.declared_by_way(at))))
            stretches = apart(chain.from_iterable(pieces.get(at, ())))
            if len(stretches) > 1:
                rows["pieces"] += [(at, *stretch) for stretch in stretches]
        in_all, in_some = each.given_up()
        for saying in problem.sayings.values():
            events = [saying.at] if saying.other in {None, saying.at} else [saying.at, saying.other]
            rows["given_up"] += [
                (claim, at, claim in in_all, saying.other is None)
                for claim in saying.claims
                if claim in in_some
                for at in events
            ]
        for labels, violation in each.conflicts:
            conflict = len(rows["conflicts"])  # a number that no earlier conflict has
            rows["conflicts"] += [(conflict, label, violation) for label in sorted(labels)]
    return Solution.of_rows(**rows)
