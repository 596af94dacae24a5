"""Dates alone: the sweep in polars gives what the networks give."""

import polars as pl
from hypothesis import given
from strategies import examples

from pakafg import testing
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.index import EventIndex, date_sayings, order_sayings
from pakafg.timeline.limits import Limits, Solution, intersect, is_consistent, last_minute
from pakafg.timeline.repairs import Repaired
from pakafg.timeline.solver import of_networks, repaired_networks
from pakafg.timeline.sweep import sweep

LAW = examples(150)


def solved(frame: pl.DataFrame) -> tuple[EventIndex, pl.DataFrame, Solution, list[Repaired]]:
    """Events whose dates clash, solved by the sweep and by networks."""
    index = EventIndex.of(Evidence.of_frames(frame, None, None))
    limits = intersect(index.dates, index.events)
    inconsistent = limits.filter(~is_consistent()).select("at")
    events = index.events.join(inconsistent, on="at", how="semi")
    sayings = date_sayings(index.dates.join(inconsistent, on="at", how="semi"), frozenset())
    orders = order_sayings(index.orders, index.events["lasting"], frozenset())
    numbers = index.events["at"].cast(pl.Int64)
    groups = numbers.set(~numbers.is_in(inconsistent["at"].implode()), None)
    networks = list(repaired_networks(index, groups, sayings, orders))
    return index, sayings, sweep(sayings, events), networks


def conflicts(found: Solution) -> set[tuple[tuple[int, ...], int]]:
    told = found.conflicts.group_by("conflict").agg(
        pl.col("saying").sort(), pl.col("violation").first()
    )
    return {(tuple(sayings), violation) for _, sayings, violation in told.iter_rows()}


def rows(frame: pl.DataFrame) -> set[tuple[object, ...]]:
    return set(frame.iter_rows())


@given(testing.dates())
@LAW
def test_the_sweep_finds_what_the_networks_find(frame: pl.DataFrame) -> None:
    frame = frame.filter(pl.col("bound") != "declared")  # declarations are left to networks
    index, sayings, swept, networks = solved(frame)
    networked = of_networks(networks, index)
    assert rows(swept.limits) == rows(networked.limits)
    assert rows(swept.ways) == rows(networked.ways)
    assert rows(swept.given_up) == rows(networked.given_up)
    assert conflicts(swept) == conflicts(networked)
    of_event = {at: each for each in networks for at in each.problem.moments}
    ends = index.events["ends"]
    usual = (
        swept.limits.join(index.events, on="at")
        .with_columns(last=last_minute())
        .select("at", "start_low", "last")
    )
    left_out = {saying: limits for saying, *limits in swept.leave_one_out.iter_rows()}
    for at, low, last in usual.iter_rows():
        alone = sayings.filter(pl.col("at") == at, pl.col("claims").list.len() == 1)
        for saying in alone["saying"]:
            limits: Limits = of_event[at].without(saying, at)
            expected = [limits.start_low, limits.end_high if ends[at] else limits.start_high]
            assert left_out.get(saying, [low, last]) == expected
