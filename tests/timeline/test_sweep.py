"""Dates alone: the sweep in polars gives what the networks give."""

from datetime import UTC, datetime, timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pakafg.timeline.constraints import group_dates, group_orders
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.index import EventIndex
from pakafg.timeline.intervals import intersect, is_consistent, last_minute
from pakafg.timeline.solution import Solution
from pakafg.timeline.solver import solve_networks
from pakafg.timeline.sweep import sweep

LAW = settings(derandomize=True, deadline=None, max_examples=150)
TIME = pl.Datetime("us", "UTC")
NOON = datetime(2025, 10, 1, 12, tzinfo=UTC)


@st.composite
def dates(draw: st.DrawFn) -> pl.DataFrame:
    """Claims of a few events, within a few hours, so that they often clash."""
    minute = st.integers(0, 12)
    kinds = draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=4))
    rows = []
    for event, (instant, lasting) in enumerate(kinds):
        for number in range(draw(st.integers(1, 6))):
            low, high = sorted((draw(minute), draw(minute)))
            rows.append(
                {
                    "claim": f"{event}-{number}",
                    "event": f"event-{event}",
                    "bound": draw(st.sampled_from(["start", "end", "whole", "amid"])),
                    "earliest": None if draw(st.integers(0, 5)) == 0 else NOON + low * MINUTE,
                    "latest": None if draw(st.integers(0, 5)) == 0 else NOON + high * MINUTE,
                    "origin": draw(st.sampled_from(["a", "b", "c", None])),
                    "document": draw(st.sampled_from(["x", "y", None])),
                    "published_latest": NOON + draw(minute) * MINUTE
                    if draw(st.integers(0, 4)) == 0
                    else None,
                    "instant": instant,
                    "lasting": lasting,
                }
            )
    return pl.DataFrame(
        rows, schema_overrides=dict.fromkeys(("earliest", "latest", "published_latest"), TIME)
    )


MINUTE = timedelta(minutes=1)


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


@given(dates())
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
