"""Figures for overlapping periods, against counting out."""

from datetime import date, timedelta
from itertools import pairwise, product
from typing import NamedTuple

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import ArgumentError, testing
from pakafg.casualties import periods
from pakafg.engines.constraints import (
    Constraint,
    Network,
    conflicting_labels,
    tightest_differences,
)

LAW = examples(25)
START = date(2025, 10, 9)
DAYS = 4
MOST = 4  # a day is counted out up to here; one that is bounded holds 3 at most


class Figure(NamedTuple):
    first: int
    last: int
    low: int
    high: int | None
    origin: str = "un"

    def holds(self, number: int) -> bool:
        return self.low <= number and (self.high is None or number <= self.high)


def frame(figures: list[Figure]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "claim": [f"claim-{number}" for number in range(len(figures))],
            "incident": ["I"] * len(figures),
            "outcome": ["killed"] * len(figures),
            "origin": [figure.origin for figure in figures],
            "first_day": [START + timedelta(figure.first) for figure in figures],
            "last_day": [START + timedelta(figure.last) for figure in figures],
            "low": [figure.low for figure in figures],
            "high": pl.Series([figure.high for figure in figures], dtype=pl.Int64),
        }
    )


def figures_of(claims: pl.DataFrame) -> list[Figure]:
    columns = claims.with_columns((pl.col("first_day", "last_day") - START).dt.total_days())
    return [Figure(*row) for row in columns.select("first_day", "last_day", "low", "high").rows()]


FIGURES = testing.period_claims().map(figures_of)


@LAW
@given(FIGURES)
def test_each_period_is_left_what_counting_out_leaves(rows: list[Figure]) -> None:
    possible = [
        days
        for days in product(range(MOST + 1), repeat=DAYS)
        if all(row.holds(sum(days[row.first : row.last + 1])) for row in rows)
    ]
    found = periods(frame(rows))
    assert bool(possible) != bool(found["conflicts"].list.len().sum())
    if not possible:
        return
    for row in found.iter_rows(named=True):
        first, last = ((row[name] - START).days for name in ("first_day", "last_day"))
        stretches = [days[first : last + 1] for days in possible]
        sums = [sum(days) for days in stretches]
        most = None if any(MOST in days for days in stretches) else max(sums)
        assert (row["low"], row["high"]) == (min(sums), most)


@LAW
@given(FIGURES)
def test_the_order_of_claims_never_matters(rows: list[Figure]) -> None:
    claims = frame(rows)
    shuffled = claims.sample(fraction=1, shuffle=True, seed=len(rows))
    assert periods(claims).equals(periods(shuffled))


@LAW
@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(-4, 12)),
        min_size=1,
        max_size=20,
    )
)
def test_differences_are_the_shortest_paths_between_moments(
    rows: list[tuple[int, int, int]],
) -> None:
    named = [row for row in rows if row[0] != row[1]]
    network = Network(8, [Constraint(*row, None) for row in named])
    found = tightest_differences(8, named)
    assert (found is None) == (network.conflict(network.labels) is not None)
    for x, y, _ in named if found else ():
        for later, sooner in ((x, y), (y, x)):
            distance = network.latest(network.labels, of=sooner).distance
            assert found is not None
            assert found[sooner][later] == distance.get(later)


@LAW
@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(-4, 6)),
        min_size=1,
        max_size=15,
    )
)
def test_labels_that_conflict_are_found_wherever_constraints_cannot_hold(
    rows: list[tuple[int, int, int]],
) -> None:
    labelled = [Constraint(*row, number) for number, row in enumerate(rows) if row[0] != row[1]]
    network = Network(6, labelled)
    found = conflicting_labels(6, labelled)
    assert bool(found) == (network.conflict(network.labels) is not None)
    assert all(network.conflict(labels) is not None for labels in found)


def test_a_series_that_is_revised_downward_is_told_conflict_by_conflict() -> None:
    totals = [5, 9, 8, 12, 11, 14]
    rows = [Figure(0, day, total, total) for day, total in enumerate(totals)]
    found = periods(frame(rows))
    told = {tuple(claims) for conflicts in found["conflicts"] for claims in conflicts}
    assert told == {("claim-1", "claim-2"), ("claim-3", "claim-4")}
    of_first_day = found.filter(pl.col("last_day") == START).row(0, named=True)
    assert (of_first_day["low"], of_first_day["high"], of_first_day["conflicts"]) == (5, 5, [])


def test_a_running_total_gives_the_persons_of_each_day() -> None:
    totals = [0, 3, 3, 10, 12]
    found = periods(frame([Figure(0, day, total, total) for day, total in enumerate(totals)]))
    days = found.filter(pl.col("first_day") == pl.col("last_day"))
    expected = [0, *(later - sooner for sooner, later in pairwise(totals))]
    assert days.sort("first_day")["low"].to_list() == days["high"].to_list() == expected


def test_a_stretch_of_which_nothing_is_known_has_no_row() -> None:
    found = periods(frame([Figure(0, 0, 5, 5), Figure(2, 3, 5, None), Figure(2, 2, 1, None)]))
    stretches = found.with_columns((pl.col("first_day", "last_day") - START).dt.total_days())
    assert stretches.select("first_day", "last_day").rows() == [(0, 0), (2, 2), (2, 3)]


def test_figures_that_exclude_each_other_are_named_and_bound_only_their_own_period() -> None:
    rows = [Figure(0, 3, 0, 10), Figure(0, 1, 8, None), Figure(2, 3, 5, 6), Figure(2, 2, 1, 4)]
    found = {
        ((row["first_day"] - START).days, (row["last_day"] - START).days): row
        for row in periods(frame(rows)).iter_rows(named=True)
    }
    clash = [["claim-0", "claim-1", "claim-2"]]
    assert found[0, 3]["conflicts"] == found[0, 1]["conflicts"] == found[2, 3]["conflicts"] == clash
    assert (found[0, 3]["low"], found[0, 3]["high"]) == (0, 10)
    assert found[2, 2]["conflicts"] == []
    assert (found[2, 2]["low"], found[2, 2]["high"]) == (1, 4)


def test_origins_of_one_period_make_a_range_before_periods_bound_each_other() -> None:
    rows = [Figure(0, 0, 4, 4), Figure(0, 0, 5, 5, "army"), Figure(0, 1, 7, 7)]
    found = periods(frame(rows)).rows_by_key(("first_day", "last_day"), named=True, unique=True)
    day, next_day = START, START + timedelta(1)
    assert found[day, day]["claim_low"], found[day, day]["claim_high"] == (4, 5)
    assert (found[next_day, next_day]["low"], found[next_day, next_day]["high"]) == (2, 3)


def test_incidents_outcomes_and_classes_do_not_bound_each_other() -> None:
    one = frame([Figure(0, 1, 5, 5)])
    other = frame([Figure(0, 0, 9, 9)]).with_columns(
        claim=pl.lit("other"), nationality=pl.lit("afghan")
    )
    found = periods(pl.concat([one, other], how="diagonal"))
    assert found["conflicts"].list.len().sum() == 0
    assert found.height == 2


def test_a_name_may_hold_what_separates_keys_elsewhere() -> None:
    names = ["I", "2 I", " I ", "2025-10-09 I"]
    rows = frame([Figure(0, 1, n, n) for n in range(4)]).with_columns(incident=pl.Series(names))
    found = periods(rows)
    assert dict(found.select("incident", "low").iter_rows()) == dict(
        zip(names, range(4), strict=True)
    )


def growing() -> pl.DataFrame:
    """A toll of two days that rises, and what an adversary says of it."""
    rows = [Figure(0, 1, 6, 6), Figure(0, 1, 8, 8, "army"), Figure(0, 1, 20, 20, "rebels")]
    told = [START + timedelta(days) for days in (2, 5, 5)]
    relation = pl.Series([None, None, "adversary"], dtype=pl.String)
    return frame(rows).with_columns(as_of=pl.Series(told), relation=relation)


def facts(found: pl.DataFrame) -> tuple[object, ...]:
    names = ("low", "high", "outgrown", "superseded", "claims")
    return found.select(names).row(0)


def test_a_toll_of_the_same_days_grows() -> None:
    all_claims = ["claim-0", "claim-1", "claim-2"]
    assert facts(periods(growing())) == (8, 20, ["claim-0"], [], all_claims)
    assert facts(periods(growing(), growth=False)) == (6, 20, [], [], all_claims)


def test_what_grew_of_other_days_is_no_growth_of_these() -> None:
    rows = [Figure(0, 1, 6, 6), Figure(0, 2, 8, 8, "army")]
    told = frame(rows).with_columns(as_of=pl.Series([START, START + timedelta(5)]))
    assert periods(told)["outgrown"].explode().drop_nulls().is_empty()


def test_periods_answer_as_known_at_the_end_of_a_day_and_of_those_admitted() -> None:
    early = periods(growing(), as_of=START + timedelta(4))
    assert facts(early) == (6, 6, [], [], ["claim-0"])
    admitted = periods(growing(), admit=("own", "third_party"))
    assert facts(admitted) == (8, 8, ["claim-0"], [], ["claim-0", "claim-1"])
    with pytest.raises(ArgumentError, match=r"as_of is '2025-.*, expected a day from"):
        periods(growing(), as_of=START)
    assert periods(growing().clear()).schema == early.schema


def test_a_claim_that_its_origin_replaces_is_listed() -> None:
    rows = [Figure(0, 1, 8, 8), Figure(0, 1, 6, 6)]
    told = frame(rows).with_columns(as_of=pl.Series([START, START + timedelta(1)]))
    assert facts(periods(told)) == (6, 6, [], ["claim-0"], ["claim-0", "claim-1"])


@pytest.mark.parametrize(("boast", "left"), [(58, (58, 58)), (10, (10, 23))])
def test_a_period_of_which_only_an_adversary_speaks_bounds_no_other(
    boast: int, left: tuple[int, int]
) -> None:
    claims = pl.DataFrame(
        {
            "claim": ["own", "boast"],
            "incident": ["x"] * 2,
            "outcome": ["killed"] * 2,
            "first_day": [date(2025, 10, 1), date(2025, 10, 2)],
            "last_day": [date(2025, 10, 5), date(2025, 10, 3)],
            "low": [23, boast],
            "high": [23, 58],
            "relation": ["own", "adversary"],
        }
    )
    answer = {
        row[:2]: row[2:]
        for row in periods(claims).select("first_day", "last_day", "low", "high").rows()
    }
    assert answer[date(2025, 10, 1), date(2025, 10, 5)] == (23, 23)
    assert answer[date(2025, 10, 4), date(2025, 10, 5)] == (0, 23), "nothing is used up"
    # It is bounded by the others, and keeps its own range where that leaves nothing.
    assert answer[date(2025, 10, 2), date(2025, 10, 3)] == left
    assert periods(claims)["conflicts"].list.len().sum() == 0
