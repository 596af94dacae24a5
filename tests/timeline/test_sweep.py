"""Dates alone: the sweep in polars gives what the networks give."""

import polars as pl
from hypothesis import given
from strategies import examples

from pakafg import testing
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.index import EventIndex, group_dates, group_orders
from pakafg.timeline.limits import Solution, intersect, is_consistent, last_minute
from pakafg.timeline.solver import solve_networks
from pakafg.timeline.sweep import sweep

LAW = examples(150)


def solved(frame: pl.DataFrame) -> tuple[EventIndex, pl.DataFrame, Solution, Solution]:
    """Events whose dates clash, solved by the sweep and by networks."""
    index = EventIndex.of(Evidence.of_frames(frame, None, None))
    limits = intersect(index.dates, index.events)
    inconsistent = limits.filter(~is_consistent()).select("at")
    events = index.events.join(inconsistent, on="at", how="semi")
    groups = group_dates(index.dates.join(inconsistent, on="at", how="semi"), frozenset())
    orders = group_orders(index.orders, frozenset(), groups.height)
    return index, groups, sweep(groups, events), solve_networks(groups, orders, events)


def conflicts(found: Solution) -> set[tuple[tuple[int, ...], int]]:
    told = found.conflicts.group_by("conflict").agg(
        pl.col("group").sort(), pl.col("violation").first()
    )
    return {(tuple(groups), violation) for _, groups, violation in told.iter_rows()}


def rows(frame: pl.DataFrame) -> set[tuple[object, ...]]:
    return set(frame.iter_rows())


@given(testing.dates())
@LAW
def test_the_sweep_finds_what_the_networks_find(frame: pl.DataFrame) -> None:
    index, groups, swept, networked = solved(frame)
    assert rows(swept.limits) == rows(networked.limits)
    # Several best repairs may leave the same limits; networks then tell no ways.
    several = [at for at, *_ in rows(networked.ways)]
    assert rows(swept.ways.filter(pl.col("at").is_in(several))) == rows(networked.ways)
    assert rows(swept.given_up) == rows(networked.given_up)
    assert conflicts(swept) == conflicts(networked)
    # Networks tell only where leaving a date out changes something.
    usual = (
        groups.filter(pl.col("claims").list.len() == 1)
        .join(swept.given_up.filter("sure"), on="group", how="anti")
        .join(swept.limits.join(index.events, on="at"), on="at")
        .select("group", without_low="start_low", without_high=last_minute())
        .join(networked.leave_one_out, on="group", how="anti")
    )
    assert rows(swept.leave_one_out) == rows(networked.leave_one_out) | rows(usual)
