"""Reconciling millions of dates, thousands of networks, and the seeds.

Run `nox -s bench`, or `python bench/timeline.py`. Wall-clock times of one run, what is compared
taken in turn and the least of each told, so that a machine that slows down slows all of them.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

import pakafg

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

ROUNDS = 3
START = datetime(2015, 1, 1, tzinfo=UTC)
TIME, GAP = pl.Datetime("us", "UTC"), pl.Duration("us")


def dates(rows: int, seed: int = 0) -> pl.DataFrame:
    """Six dates to an event; one in fifty is five days off, so that one event in ten clashes."""

    def pick(values: list[Any], shift: int) -> pl.Series:
        return pl.Series(values).sample(rows, with_replacement=True, seed=seed + shift)

    opens = pl.lit(START) + pl.duration(days="day")
    return (
        pl.DataFrame({"number": pl.int_range(rows, eager=True)})
        .with_columns(
            event=pl.col("number") % (rows // 6),
            width=pick([1, 1, 1, 2, 7, 31], 1),
            off=pick([0] * 49 + [5], 2),
            bound=pick(["start", "start", "start", "whole"], 3),
            outlet=pick(list(range(200)), 4),
            known=pick([True, True, True, True, False], 5),
        )
        .with_columns(day=pl.col("event") * 7 % 3650 + pl.col("off"))
        .select(
            claim="claim-" + pl.col("number").cast(pl.String),
            event="event-" + pl.col("event").cast(pl.String),
            bound="bound",
            earliest=opens,
            latest=opens + pl.duration(days="width", minutes=-1),
            origin=pl.when("known").then("origin-" + pl.col("outlet").cast(pl.String)),
            document="document-" + pl.col("outlet").cast(pl.String),
        )
        .sample(fraction=1, shuffle=True, seed=seed)
        .rechunk()
    )


def networks(count: int, seed: int = 0) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Events in groups, each tied by 5 to 50 orders; every second event is dated, some wrongly."""
    chance = random.Random(seed)  # noqa: S311  (a seed must give the same cases each time)
    told: list[tuple[str, str, str, datetime | None, datetime | None]] = []
    tied: list[tuple[str, str, str, str]] = []
    for group in range(count):
        size = chance.randint(5, 50)
        days = [chance.randint(0, 2000) for _ in range(max(4, size * 2 // 3))]
        for number, day in enumerate(days):
            opens = START + timedelta(days=day + chance.choice([0] * 30 + [-90, 90]))
            dated = chance.random() < 1 / 2
            closes = opens + timedelta(days=1, minutes=-1)
            limits = (opens, closes) if dated else (None, None)
            told.append((f"d{group}-{number}", f"e{group}-{number}", "start", *limits))
        for number in range(size):
            one = number % len(days)
            other = (one + chance.randint(1, len(days) - 1)) % len(days)
            relation = "before" if days[one] <= days[other] else "after"
            tied.append((f"o{group}-{number}", f"e{group}-{one}", relation, f"e{group}-{other}"))
    texts = ["claim", "event", "bound"]
    dates_schema = dict.fromkeys(texts, pl.String()) | dict.fromkeys(["earliest", "latest"], TIME)
    orders_schema = dict.fromkeys(["claim", "event", "relation", "other"], pl.String())
    orders = pl.DataFrame(tied, schema=orders_schema, orient="row")
    return pl.DataFrame(told, schema=dates_schema, orient="row"), orders.with_columns(
        gap_min=pl.lit(None, GAP), gap_max=pl.lit(None, GAP)
    )


def in_pandas(frame: pd.DataFrame) -> pd.DataFrame:
    """Less than a timeline: limits and origins of each event, and which of them clash."""
    whole = frame["bound"] == "whole"
    frame = frame.assign(
        end_high=frame["latest"].where(whole),
        voter=frame["origin"].fillna(frame["document"]),
    )
    found = frame.groupby("event").agg(
        start_low=("earliest", "max"),
        start_high=("latest", "min"),
        end_high=("end_high", "min"),
        n_claims=("claim", "size"),
        n_origins=("voter", "nunique"),
    )
    found["clash"] = found["start_low"] > found["start_high"]
    clashing = frame[frame["event"].isin(found.index[found["clash"]])].copy()
    best = clashing.groupby("event", group_keys=False)[["earliest", "latest"]].apply(_stabbed)
    return found.join(best.rename("best"))


def _stabbed(dates: pd.DataFrame) -> pd.Timestamp:
    """The earliest moment that the most dates share."""
    counts = {
        low: int(((dates["earliest"] <= low) & (low <= dates["latest"])).sum())
        for low in dates["earliest"]
    }
    return max(sorted(counts), key=lambda low: counts[low])


def least(rounds: int, *programs: Callable[[], object]) -> list[float]:
    """Seconds that programs take, each the least of some rounds, taken in turn."""
    times: list[list[float]] = [[] for _ in programs]
    for _ in range(rounds):
        for program, taken in zip(programs, times, strict=True):
            began = time.perf_counter()
            program()
            taken.append(time.perf_counter() - began)
    return [min(taken) for taken in times]


def many_dates() -> None:
    """3 million dates beside one sort of the same rows, and beside less in pandas."""
    frame = dates(3_000_000)
    other = frame.to_pandas()
    sort, ours, every, pandas = least(
        ROUNDS,
        lambda: frame.sort("event", "earliest", "latest"),
        lambda: pakafg.timeline.reconcile(dates=frame),
        lambda: pakafg.timeline.reconcile(dates=frame).claims,
        lambda: in_pandas(other),
    )
    print("3 million dates of 500 thousand events")
    print(f"  one sort{sort:20.2f} s")
    print(f"  reconcile{ours:19.2f} s{ours / sort:8.2f} × (target: under 4)")
    print(f"  and what hangs on each{every:6.2f} s{every / sort:8.2f} ×")
    print(f"  less of it in pandas{pandas:8.2f} s{pandas / sort:8.2f} ×")


def most_dates() -> None:
    """10 million dates in a fresh interpreter: the most memory it held."""
    program = f"import runpy; runpy.run_path({__file__!r})['hold']()"
    subprocess.run([sys.executable, "-c", program], check=True)


def hold() -> None:
    """Reconcile 10 million dates and print the most memory held."""
    pakafg.timeline.reconcile(dates=dates(10_000_000))
    gib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"10 million dates{gib:21.2f} GiB at most (target: under 6)", flush=True)


def tied(events: int, orders: int, bad: int, seed: int = 1) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One network: every second event is dated; so many of its orders are the wrong way round."""
    chance = random.Random(seed)  # noqa: S311  (a seed must give the same case each time)
    days = [chance.randint(0, 20 * events) for _ in range(events)]
    midnights = [START + timedelta(days=day) for day in days]
    dated = [number for number in range(events) if chance.random() < 1 / 2]
    wrong = set(chance.sample(range(orders), bad))
    ties = []
    for number in range(orders):
        one, other = chance.sample(range(events), 2)
        before = (days[one] <= days[other]) != (number in wrong)
        relation = "before" if before else "after"
        ties.append((f"o{number}", f"e{one}", relation, f"e{other}", None, None))
    texts = dict.fromkeys(["claim", "event", "relation", "other"], pl.String())
    told = pl.DataFrame(
        {
            "claim": [f"d{number}" for number in dated],
            "event": [f"e{number}" for number in dated],
            "bound": ["start"] * len(dated),
            "earliest": [midnights[number] for number in dated],
        }
    ).with_columns(latest=pl.col("earliest") + pl.duration(days=1, minutes=-1))
    gaps = {"gap_min": GAP, "gap_max": GAP}
    return told, pl.DataFrame(ties, schema={**texts, **gaps}, orient="row")


def by_scipy(told: pl.DataFrame, ties: pl.DataFrame) -> Callable[[], object]:
    """One search for shortest paths over the same graph, without what contradicts: the floor."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415  (of the test group alone)
    from scipy.sparse.csgraph import bellman_ford  # noqa: PLC0415

    names = pl.concat([told["event"], ties["event"], ties["other"]]).unique().sort()
    place = {name: 1 + 2 * number for number, name in enumerate(names)}
    minutes = dict(told.select("event", pl.col("earliest").dt.epoch("s") // 60).iter_rows())
    edges = [(0, place[event], minute + 1439.0) for event, minute in minutes.items()]
    edges += [(at + 1, at, 0.5) for at in place.values()]
    for event, relation, other in ties.select("event", "relation", "other").iter_rows():
        first, second = (event, other) if relation == "before" else (other, event)
        if minutes.get(first, 0) <= minutes.get(second, 1 << 40):
            edges.append((place[second], place[first] + 1, 0.5))
    tails, heads, lengths = zip(*edges, strict=True)
    size = 2 * len(place) + 1
    graph = csr_matrix((lengths, (tails, heads)), shape=(size, size))
    return lambda: bellman_ford(graph, indices=0)  # type: ignore[call-overload]  # so narrow are its stubs


def large_networks() -> None:
    """One large network with orders that contradict, beside one search of scipy's."""
    print("one network, half of its events dated")
    for events, orders, bad in ((1_000, 3_000, 20), (3_000, 8_000, 60)):
        told, ties = tied(events, orders, bad)
        names = [f"e{number}" for number in range(events)]
        reconcile = partial(pakafg.timeline.reconcile, dates=told, orders=ties, events=names)
        floor, ours = least(1, by_scipy(told, ties), reconcile)
        print(
            f"  {events:,} events, {orders:,} orders, {bad} of them bad{ours:8.2f} s"
            f"{ours / floor:8.0f} × one Bellman-Ford of scipy's",
            flush=True,
        )


def forest() -> None:
    """A hundred thousand parts of ten thousand wholes, all dates agreeing."""
    parts = pl.DataFrame({"number": pl.int_range(100_000, eager=True)}).select(
        event="part-" + pl.col("number").cast(pl.String),
        part_of="whole-" + (pl.col("number") % 10_000).cast(pl.String),
    )
    opens = pl.lit(START) + pl.duration(days=pl.int_range(pl.len()))
    told = parts.select(event=pl.col("part_of").unique(maintain_order=True)).select(
        claim="claim-" + pl.col("event"),
        event="event",
        bound=pl.lit("whole"),
        earliest=opens,
        latest=opens + pl.duration(days=7),
    )
    events = parts.select("event")
    sort, ours = least(
        ROUNDS,
        lambda: parts.sort("part_of", "event"),
        lambda: pakafg.timeline.reconcile(dates=told, parts=parts, events=events),
    )
    print(f"100 thousand parts{ours:13.2f} s{ours / sort:8.0f} × one sort of them")


def many_networks() -> None:
    """Networks of 5 to 50 orders: twice as many should take twice as long."""
    print("networks of 5 to 50 orders")
    before = 0.0
    for count in (5_000, 10_000, 20_000):
        told, tied = networks(count)
        began = time.perf_counter()
        pakafg.timeline.reconcile(dates=told, orders=tied)
        took = time.perf_counter() - began
        grown = f"{took / before:8.2f} × for twice as many" if before else ""
        print(f"  {count:6} with {tied.height:6} orders{took:6.2f} s{grown}", flush=True)
        before = took


def seeds() -> None:
    """The seed corpus, once everything is imported."""
    corpus = pakafg.load_corpus()
    pakafg.timeline.reconcile(corpus)
    (took,) = least(10, lambda: pakafg.timeline.reconcile(corpus))
    print(f"the seeds{took * 1000:25.0f} ms (target: under 100)")


if __name__ == "__main__":
    seeds()
    many_dates()
    many_networks()
    large_networks()
    forest()
    most_dates()
