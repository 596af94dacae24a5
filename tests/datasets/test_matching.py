"""Which events may be one: found by windows, chosen by nearness, never by figures."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import polars as pl
import pytest
from datasets.made_rows import ACLED, UCDP, made
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.datasets.candidates import find_candidates
from pakafg.datasets.shared_sources import shared_source
from pakafg.engines.sparse_assignment import assign_sparse

LAW = examples(30)


def events(*rows: tuple[str, int, float, float], **columns: list[Any]) -> pl.DataFrame:
    names, days, latitudes, longitudes = zip(*rows, strict=True)
    return pl.DataFrame(
        {
            "event": names,
            "first_day": [date(2031, 3, day) for day in days],
            "latitude": latitudes,
            "longitude": longitudes,
            **columns,
        }
    )


costs = st.lists(st.dictionaries(st.integers(0, 4), st.integers(0, 9)), min_size=1, max_size=5)


def least(rows: list[dict[int, int]], taken: frozenset[int], alone: int) -> int:
    """The least cost there is, by trying everything."""
    if not rows:
        return 0
    first, *rest = rows
    tried = [alone + least(rest, taken, alone)]
    tried += [
        cost + least(rest, taken | {other}, alone)
        for other, cost in first.items()
        if other not in taken
    ]
    return min(tried)


@LAW
@given(costs)
def test_an_assignment_is_one_to_one_and_of_the_least_cost(rows: list[dict[int, int]]) -> None:
    has = assign_sparse([list(row.items()) for row in rows], 5, 10)
    taken = [other for other in has if other is not None]
    assert len(taken) == len(set(taken))
    cost = sum(10 if other is None else row[other] for row, other in zip(rows, has, strict=True))
    assert cost == least(rows, frozenset(), 10)


def grid(draw: random.Random, count: int, north: float, east: float) -> pl.DataFrame:
    rows = []
    for at in range(count):
        first, width = draw.randrange(30), draw.choice([0, 0, 5, 40])
        km = draw.choice([0.0, 0.0, 25.0, 500.0])
        place = (draw.uniform(-north, north), draw.uniform(east, 180) * draw.choice([1, -1]))
        rows.append((at, first, first + width, *place, km))
    names = ("at", "first", "last", "latitude", "longitude", "km")
    return pl.DataFrame(rows, schema=names, orient="row")


def test_the_grid_finds_what_a_comparison_of_all_pairs_finds() -> None:
    draw = random.Random(7)
    for north, east, km in ((40.0, 0.0, 30.0), (90.0, 0.0, 900.0), (5.0, 179.9, 25.0)):
        one, other = grid(draw, 80, north, east), grid(draw, 90, north, east)
        found = find_candidates(one, other, 2, km)
        everything = one.join(other, how="cross", suffix="_other")
        turn = (pl.col("longitude_other") - pl.col("longitude")).radians()
        a, b = pl.col("latitude").radians(), pl.col("latitude_other").radians()
        angle = (a.sin() * b.sin() + a.cos() * b.cos() * turn.cos()).clip(-1, 1).arccos()
        near = everything.filter(
            angle * 6371.0088 <= pl.col("km") + pl.col("km_other") + km,
            pl.col("first_other") - pl.col("last") <= 2,
            pl.col("first") - pl.col("last_other") <= 2,
        )
        pairs = sorted(found.select("left", "right").iter_rows())
        assert pairs == sorted(near.select("at", "at_other").iter_rows())


def test_the_pairing_that_is_nearest_in_all_is_chosen_and_each_pair_says_why() -> None:
    one = events(("a", 4, 34.0, 71.5), ("b", 4, 34.1, 71.5))
    other = events(("x", 4, 34.05, 71.5), ("y", 5, 33.85, 71.5))
    found = pakafg.match(one, other)
    chosen = dict(found.pairs.filter("chosen").select("left", "right").iter_rows())
    assert chosen == {"a": "y", "b": "x"}  # both have one, though x is the nearest of a
    assert found.pairs["rivals"].to_list() == [2, 1, 1]
    why = found.pairs.filter(left="a", right="x")["why"][0]
    assert why == "a is nearer y, and x is nearer b, all pairs together"
    assert set(found.pairs["link"]) == {"possibly_same"}


def test_windows_are_as_wide_as_each_event_may_lie_from_its_place() -> None:
    one = events(("a", 4, 34.0, 71.5))
    far = events(("x", 4, 34.5, 71.5), km=[50.0])
    assert pakafg.match(one, far).pairs.height == 1
    assert pakafg.match(one, far, precision=False).pairs.is_empty()
    month = events(("x", 1, 34.0, 71.5), last_day=[date(2031, 3, 31)])
    assert pakafg.match(one, month, days=0).pairs["days"].to_list() == [0]


def test_figures_never_choose() -> None:
    near = {"id": 2, "relid": "near", "latitude": 34.009, "best": 9, "high": 9, "low": 9}
    alike = {"id": 3, "relid": "alike", "latitude": 34.2, "best": 3, "high": 3, "low": 3}
    chosen = pakafg.match(
        pakafg.open_acled(made(ACLED)), pakafg.open_ucdp(made(UCDP, near, alike))
    ).pairs.filter("chosen")
    assert chosen["right"].to_list() == ["near"]


def test_columns_that_must_agree_do_at_one_level_of_a_taxonomy() -> None:
    one = events(("a", 4, 34.0, 71.5), fine=["mortar"], broad=["shelling"])
    other = events(
        ("x", 4, 34.0, 71.5),
        ("y", 4, 34.0, 71.5),
        ("z", 4, 34.0, 71.5),
        fine=["howitzer", "mine", None],
        broad=["shelling", "explosion", None],
    )
    found = pakafg.match(one, other, agree=[["fine", "broad"]]).pairs
    assert dict(found.select("right", "agree").iter_rows()) == {
        "x": "broad",
        "z": "fine not known",
    }
    assert pakafg.match(one, other, agree="fine").pairs["right"].to_list() == ["z"]


def test_events_without_a_day_or_a_place_are_told() -> None:
    one = events(("a", 4, 34.0, 71.5), ("b", 4, 34.0, 71.5)).with_columns(
        latitude=pl.when(pl.col("event") != "b").then("latitude")
    )
    found = pakafg.match(one, one)
    assert found.left_out.rows() == [("left", "b", "no place"), ("right", "b", "no place")]


def test_an_event_of_several_rows_lacks_a_day_only_where_each_of_them_does() -> None:
    days = [date(2031, 3, 4), None, None, None]
    one = pl.DataFrame(
        {
            "event": ["a", "a", "b", "b"],
            "first_day": days,
            "latitude": [None, 34.0, 34.0, None],
            "longitude": [None, 71.5, 71.5, None],
        }
    )
    for table in (one, one.reverse()):
        left_out = pakafg.match(table, events(("x", 4, 34.0, 71.5))).left_out
        assert left_out.rows() == [("left", "a", "no place"), ("left", "b", "no day")]


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_table_that_lacks_a_column_is_named(name: str) -> None:
    whole = events(("a", 4, 34.0, 71.5))
    tables = {"a": whole, "b": whole} | {name: whole.drop("first_day")}
    with pytest.raises(pakafg.FrameError) as error:
        pakafg.match(tables["a"], tables["b"])
    assert error.value.table == name


def test_proposals_have_the_same_columns_and_types_whether_or_not_there_are_any() -> None:
    one = events(("a", 4, 34.0, 71.5), kind=["raid"])
    found = pakafg.match(one, one, agree="kind")
    for other in (pakafg.match(one, one), pakafg.match(one, one.clear())):
        assert other.pairs.schema == found.pairs.schema
        assert other.left_out.schema == found.left_out.schema
        assert other.accept().accepted.schema == found.accept().accepted.schema


def test_accepted_pairs_share_an_incident_and_one_report_is_one_origin() -> None:
    ucdp = made(UCDP, {"source_office": "Dawn"}, {"id": 2, "relid": "B", "latitude": 31.0})
    matching = pakafg.match(pakafg.open_ucdp(ucdp), pakafg.open_acled(made(ACLED)))
    assert matching.accepted.is_empty()
    before = pakafg.casualties.reconcile(matching.claims, matching.scopes)
    assert before.filter("top").height == 3
    accepted = matching.accept()
    row = pakafg.casualties.reconcile(accepted.claims, accepted.scopes).filter(
        pl.col("top"), pl.col("incident").str.contains("=")
    )
    assert row.select("low", "best", "high", "n_origins_min", "grade").row(0) == (
        3,
        3,
        3,
        1,
        "single",
    )
    assert accepted.claims.filter(pl.col("incident").str.contains("="))[
        "origin"
    ].unique().to_list() == ["Dawn, 2031-03-05"]
    assert accepted.reject().claims.equals(matching.claims)


def test_without_a_common_report_two_datasets_are_two_origins_or_perhaps_one() -> None:
    pair = pl.DataFrame({"left": ["PAK-2031-1-7-1"], "right": ["PAK1"]})
    acled = pakafg.open_acled(made(ACLED, {"source": "SATP"}))
    for office, origins in (("BBC", (2, 2)), (None, (1, 2))):
        ucdp = pakafg.open_ucdp(made(UCDP, {"source_office": office}))
        claims = pakafg.match(ucdp, acled).accept(pair).claims
        row = pakafg.casualties.reconcile(claims).filter("top")
        assert row.select("n_origins_min", "n_origins_max").row(0) == origins


def test_pairs_of_another_s_work_are_taken_as_they_are_and_checked() -> None:
    data = pakafg.open_ucdp(made(UCDP, {}, {"id": 2, "relid": "far", "latitude": -20.0}))
    matching = pakafg.match(data, data)
    name = "PAK-2031-1-7-1"
    pair = pl.DataFrame({"left": [name], "right": ["far"]})
    assert matching.accept(pair).accepted.rows() == [(name, "far")]
    with pytest.raises(pakafg.ArgumentError, match="at most once"):
        matching.accept().accept(pair)
    with pytest.raises(pakafg.ArgumentError, match="Did you mean 'far'"):
        matching.accept(pl.DataFrame({"left": ["farr"], "right": ["far"]}))


def test_rows_of_a_split_event_are_matched_as_one() -> None:
    split = made(UCDP, {"relid": "E.1"}, {"id": 2, "relid": "E.2", "latitude": 34.1})
    pairs = pakafg.match(pakafg.open_ucdp(split), pakafg.open_acled(made(ACLED))).pairs
    assert pairs.select("left", "right", "chosen").rows() == [("E", "PAK1", True)]


@LAW
@given(st.randoms())
def test_the_order_of_rows_changes_no_proposal(draw: Any) -> None:
    rows = [(f"e{n}", draw.randint(1, 3), 34 + draw.random() / 5, 71.5) for n in range(8)]
    one, other = events(*rows[:4]), events(*rows[4:])
    shuffled = draw.sample(rows[:4], 4)
    assert pakafg.match(events(*shuffled), other) == pakafg.match(one, other)


def test_three_tables_of_one_world_come_out_as_it_was() -> None:
    """The shape of MELTT's published example, made by hand: 195 rows of 140 crashes."""
    draw = random.Random(2012)
    overlaps = {(1,): 41, (2,): 34, (3,): 31, (1, 2): 5, (1, 3): 4, (2, 3): 4, (1, 2, 3): 21}
    worlds = [which for which, count in overlaps.items() for _ in range(count)]
    draw.shuffle(worlds)
    tables: dict[int, list[tuple[Any, ...]]] = {1: [], 2: [], 3: []}
    for number, which in enumerate(worlds):
        row, column = divmod(number, 12)
        for table in which:
            day = date(2012, 1, 3) + timedelta(days=number % 25 + draw.randint(0, 1))
            place = (38 + row * 0.08 + draw.random() / 100, -77 + column * 0.1)
            tables[table].append((f"{table}-{number}", day, *place, f"kind {number % 3}"))
    names = ("event", "first_day", "latitude", "longitude", "kind")
    one, two, three = (pl.DataFrame(rows, schema=names, orient="row") for rows in tables.values())
    first = pakafg.match(one, two, days=2, km=4, agree="kind").accept().accepted
    united = pl.concat([one, two.filter(~pl.col("event").is_in(first["right"].implode()))])
    second = pakafg.match(united, three, days=2, km=4, agree="kind").accept().accepted
    groups: dict[str, set[str]] = {}
    for left, right in [*first.iter_rows(), *second.iter_rows()]:
        groups.setdefault(left, {left}).add(right)
    found = Counter(tuple(sorted(int(each[0]) for each in group)) for group in groups.values())
    assert found == {which: count for which, count in overlaps.items() if len(which) > 1}
    assert all(a[2:] == b[2:] for group in groups.values() for a, b in pairwise(sorted(group)))


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        (["Dawn, 2031-03-05"], ["Dawn (Pakistan)"], "Dawn, 2031-03-05"),
        (["Reuters News"], ["Reuters, 2031-03-05"], "Reuters, 2031-03-05"),
        (["Dawn, 2031-03-05"], ["Dawn, 2031-03-06"], None),
        (["Dawn"], ["SATP"], None),
        (None, ["SATP"], None),
    ],
)
def test_a_newspaper_of_one_day_is_one_source(
    left: list[str] | None, right: list[str] | None, shared: str | None
) -> None:
    assert shared_source(left, right) == shared


def test_windows_too_wide_are_refused_before_they_fill_the_memory() -> None:
    many = pl.DataFrame({"event": [str(n) for n in range(12_000)]}).with_columns(
        first_day=date(2031, 3, 4), latitude=34.0, longitude=71.5
    )
    with pytest.raises(pakafg.ArgumentError, match="windows in which an event has few others"):
        pakafg.match(many, many)
