"""Dates alone: the sweep in polars gives what the networks give."""

from datetime import UTC, datetime

import polars as pl
from hypothesis import given
from strategies import examples

from pakafg import testing
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.grouping import group_dates, group_orders
from pakafg.timeline.index import Roster
from pakafg.timeline.intervals import agrees, latest, limits
from pakafg.timeline.solved import Solved
from pakafg.timeline.sweep import sweep
from pakafg.timeline.tied import solve_tied

LAW = examples(150)
TIME = pl.Datetime("us", "UTC")
NOON = datetime(2025, 10, 1, 12, tzinfo=UTC)


def solved(frame: pl.DataFrame) -> tuple[Roster, pl.DataFrame, Solved, Solved]:
    """Events whose dates clash, solved by the sweep and by networks."""
    roster = Roster.of(Evidence.of_frames(frame, None, None))
    torn = limits(roster.dates, roster.events).filter(~agrees()).select("at")
    events = roster.events.join(torn, on="at", how="semi")
    groups = group_dates(roster.dates.join(torn, on="at", how="semi"), frozenset())
    orders = group_orders(roster.orders, frozenset(), groups.height)
    return roster, groups, sweep(groups, events), solve_tied(groups, orders, events)


def clashes(found: Solved) -> set[tuple[tuple[int, ...], int]]:
    told = found.clashes.group_by("clash").agg(pl.col("group").sort(), pl.col("violation").first())
    return {(tuple(groups), violation) for _, groups, violation in told.iter_rows()}


def rows(frame: pl.DataFrame) -> set[tuple[object, ...]]:
    return set(frame.iter_rows())


@given(testing.dates())
@LAW
def test_the_sweep_finds_what_the_networks_find(frame: pl.DataFrame) -> None:
    roster, groups, swept, networked = solved(frame)
    assert rows(swept.limits) == rows(networked.limits)
    # Several best repairs may leave the same limits; networks then tell no ways.
    several = [at for at, *_ in rows(networked.ways)]
    assert rows(swept.ways.filter(pl.col("at").is_in(several))) == rows(networked.ways)
    assert rows(swept.given_up) == rows(networked.given_up)
    assert clashes(swept) == clashes(networked)
    # Networks tell only where leaving a date out changes something.
    usual = (
        groups.filter(pl.col("claims").list.len() == 1)
        .join(swept.given_up.filter("sure"), on="group", how="anti")
        .join(swept.limits.join(roster.events, on="at"), on="at")
        .select("group", without_low="start_low", without_high=latest())
        .join(networked.left_out, on="group", how="anti")
    )
    assert rows(swept.left_out) == rows(networked.left_out) | rows(usual)
