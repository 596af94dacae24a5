"""Cells tied together by scope, class and outcome: laws, rests, best figures upward, grades."""

import random
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import testing
from pakafg.casualties import conflicts, reconcile

LAW = examples(25)
CELL = ["incident", "outcome", "nationality", "status", "group"]
SCHEMA = {
    "claim": pl.String,
    **dict.fromkeys(CELL, pl.String),
    "origin": pl.String,
    "low": pl.Int64,
    "high": pl.Int64,
}
NOT_SAID = {"nationality": None, "status": None, "group": None, "outcome": "killed", "origin": None}

Tables = tuple[pl.DataFrame, pl.DataFrame]


def table(rows: list[dict[str, Any]]) -> pl.DataFrame:
    named = [{"claim": f"claim-{number}", **NOT_SAID, **row} for number, row in enumerate(rows)]
    return pl.DataFrame(named, schema=SCHEMA)


def tree(part_of: dict[str, str | None], *exhaustive: str) -> pl.DataFrame:
    scopes = pl.DataFrame(
        list(part_of.items()), schema={"incident": pl.String, "part_of": pl.String}, orient="row"
    )
    return scopes.with_columns(exhaustive=pl.col("incident").is_in(list(exhaustive)))


def by_cell(answers: pl.DataFrame) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {tuple(row[c] for c in CELL): row for row in answers.iter_rows(named=True)}


@LAW
@given(testing.claims_and_scopes())
def test_what_is_implied_lies_within_what_is_claimed(tables: Tables) -> None:
    for row in reconcile(*tables).iter_rows(named=True):
        assert row["low"] >= (row["claim_low"] or 0)
        if row["claim_high"] is not None:
            assert row["high"] is not None
            assert row["low"] <= row["high"] <= row["claim_high"]


@LAW
@given(testing.claims_and_scopes())
def test_the_lows_of_parts_add_up_to_no_more_than_the_low_of_their_whole(tables: Tables) -> None:
    claims, scopes = tables
    answers = by_cell(reconcile(claims, scopes))
    broken = {key for key, row in answers.items() if row["grade"] == "inconsistent"}
    part_of = dict(scopes.select("incident", "part_of").iter_rows())
    sums: dict[tuple[Any, ...], int] = {}
    for (incident, *kind), row in answers.items():
        if part_of[incident] is not None:
            whole = (part_of[incident], *kind)
            sums[whole] = sums.get(whole, 0) + row["low"]
    for whole, total in sums.items():
        assert whole in broken or total <= answers[whole]["low"]


@LAW
@given(testing.claims_and_scopes(), st.integers(0, 1000))
def test_neither_the_order_of_claims_nor_that_of_scopes_matters(tables: Tables, seed: int) -> None:
    claims, scopes = tables
    shuffled = claims.sample(fraction=1, shuffle=True, seed=seed)
    turned = scopes.sample(fraction=1, shuffle=True, seed=seed)
    assert reconcile(claims, scopes).equals(reconcile(shuffled, turned))


@LAW
@given(testing.claims_and_scopes())
def test_a_best_figure_lies_within_the_range_and_a_rest_is_never_negative(tables: Tables) -> None:
    for row in reconcile(*tables).iter_rows(named=True):
        if row["best"] is not None:
            assert row["low"] <= row["best"]
            assert row["high"] is None or row["best"] <= row["high"]
        if row["rest_low"] is not None:
            assert row["rest_low"] >= 0
            assert row["rest_high"] is None or row["rest_low"] <= row["rest_high"]


@LAW
@given(testing.claims_and_scopes())
def test_exactly_the_claims_of_contradictions_make_cells_inconsistent(tables: Tables) -> None:
    claims, scopes = tables
    named = {tuple(found) for found in conflicts(claims, scopes)["claims"].to_list()}
    answers = reconcile(claims, scopes)
    assert {tuple(each) for row in answers["conflicts"] for each in row} == named
    for row in answers.iter_rows(named=True):
        assert (row["grade"] == "inconsistent") == bool(row["conflicts"])


@LAW
@given(testing.claims_and_scopes())
def test_the_claims_of_a_contradiction_contradict_on_their_own_and_not_without_one(
    tables: Tables,
) -> None:
    claims, scopes = tables
    for named in conflicts(claims, scopes)["claims"].to_list():
        alone = claims.filter(pl.col("claim").is_in(named))
        assert conflicts(alone, scopes).height
        for claim in named:
            rest = alone.filter(pl.col("claim") != claim)
            one_a_cell = rest.group_by(CELL).len()["len"].max() == 1
            assert not one_a_cell or not conflicts(rest, scopes).height


def test_a_figure_of_a_whole_and_figures_of_its_parts_are_never_added() -> None:
    rows = [{"incident": "week", "low": 50, "high": 50}, {"incident": "day", "low": 20, "high": 20}]
    row = by_cell(reconcile(table(rows), tree({"week": None, "day": "week"})))
    assert row["week", "killed", None, None, None]["low"] == 50
    assert row["week", "killed", None, None, None]["best"] == 50


def test_outcomes_are_never_added_but_the_killed_are_among_the_casualties() -> None:
    rows = [
        {"incident": "I", "outcome": "killed", "low": 5, "high": 5},
        {"incident": "I", "outcome": "wounded", "low": 7, "high": 7},
        {"incident": "I", "outcome": "casualties", "low": 1, "high": 20},
    ]
    answers = by_cell(reconcile(table(rows)))
    assert answers["I", "casualties", None, None, None]["low"] == 7
    assert answers["I", "killed", None, None, None]["high"] == 5


def test_more_killed_than_casualties_contradict() -> None:
    rows = [
        {"incident": "I", "outcome": "killed", "low": 9, "high": 9},
        {"incident": "I", "outcome": "casualties", "low": 8, "high": 8},
    ]
    assert conflicts(table(rows))["claims"].to_list() == [["claim-0", "claim-1"]]


def test_a_contradiction_has_a_side_for_each_bound_with_the_claim_that_gives_it() -> None:
    rows = [
        {"incident": "week", "low": 50, "high": 50},
        {"incident": "day 1", "low": 20, "high": 25},
        {"incident": "day 2", "low": 35, "high": None},
    ]
    claims = table(rows).with_columns(document=pl.Series(["001", "002", None]))
    found = conflicts(claims, tree({"week": None, "day 1": "week", "day 2": "week"}))
    row = found.row(0, named=True)
    assert row["sides"] == [
        {"says": says, "records": [claim], "documents": documents, "citations": []}
        for says, claim, documents in (
            ("week, killed is at most 50", "claim-0", ["001"]),
            ("day 1, killed is at least 20", "claim-1", ["002"]),
            ("day 2, killed is at least 35", "claim-2", []),
        )
    ]
    assert row["reason"] == "the parts do not fit into the whole"
    assert found.columns[-3:] == ["sides", "reason", "explanation"]


def test_a_part_of_which_nothing_is_claimed_is_not_zero() -> None:
    scopes = tree({"week": None, "day 1": "week", "day 2": "week"}, "week")
    answers = by_cell(reconcile(table([{"incident": "day 1", "low": 5, "high": 5}]), scopes))
    assert answers["week", "killed", None, None, None]["high"] is None
    silent = answers["day 2", "killed", None, None, None]
    assert (silent["n_claims"], silent["low"], silent["high"], silent["grade"]) == (
        0,
        0,
        None,
        None,
    )


def test_the_rest_of_an_exhaustive_whole_is_zero_even_where_a_part_is_not_told() -> None:
    scopes = tree({"week": None, "day 1": "week", "day 2": "week"}, "week")
    rows = [{"incident": "week", "low": 9, "high": 9}, {"incident": "day 1", "low": 5, "high": 5}]
    answers = by_cell(reconcile(table(rows), scopes))
    whole = answers["week", "killed", None, None, None]
    assert (whole["rest_low"], whole["rest_high"]) == (0, 0)
    assert answers["day 2", "killed", None, None, None]["low"] == 4


def test_a_rest_may_all_belong_to_a_named_part_of_which_nothing_is_claimed() -> None:
    rows = [{"incident": "week", "low": 9, "high": 9}, {"incident": "day 1", "low": 5, "high": 5}]
    whole = ("week", "killed", None, None, None)
    named = by_cell(reconcile(table(rows), tree({"week": None, "day 1": "week", "day 2": "week"})))
    assert (named[whole]["rest_low"], named[whole]["rest_high"]) == (0, 4)
    alone = by_cell(reconcile(table(rows), tree({"week": None, "day 1": "week"})))
    assert (alone[whole]["rest_low"], alone[whole]["rest_high"]) == (4, 4)


def test_a_whole_without_a_best_of_its_own_is_best_told_by_the_sum_of_its_parts() -> None:
    rows = [
        {"incident": "week", "low": 3, "high": 30},
        {"incident": "day 1", "nationality": "afghan", "low": 5, "high": 5},
        {"incident": "week", "nationality": "pakistani", "low": 7, "high": 7},
    ]
    answers = by_cell(reconcile(table(rows), tree({"week": None, "day 1": "week"})))
    whole = answers["week", "killed", None, None, None]
    assert (whole["best"], whole["best_rule"], whole["best_basis"]) == (12, "parts", None)


def test_groups_by_sex_and_age_may_overlap_and_are_never_added() -> None:
    people = [("woman", 3), ("child", 2)]
    rows = [{"incident": "I", "group": group, "low": n, "high": n} for group, n in people]
    whole = by_cell(reconcile(table(rows)))["I", "killed", None, None, None]
    assert (whole["low"], whole["best"], whole["high"]) == (3, None, None)


def test_a_contradiction_deep_in_a_tree_leaves_the_rest_of_it_bounded() -> None:
    scopes = tree({"year": None, "week": "year", "day": "week", "other": "year"})
    figures = {"year": (90, None), "week": (10, 10), "day": (15, 15), "other": (85, 85)}
    rows = [{"incident": name, "low": low, "high": high} for name, (low, high) in figures.items()]
    answers = by_cell(reconcile(table(rows), scopes))
    found = {key[0]: (row["low"], row["high"], row["grade"]) for key, row in answers.items()}
    assert found == {
        "year": (95, None, "bounded"),
        "week": (10, 10, "inconsistent"),
        "day": (15, 15, "inconsistent"),
        "other": (85, 85, "single"),
    }


def test_bounds_are_said_to_be_exact_where_no_cell_has_two_wholes() -> None:
    scopes = tree({"week": None, "day": "week"})
    one_tree = [{"incident": "week", "low": 5, "high": 9}, {"incident": "day", "low": 2, "high": 3}]
    assert set(reconcile(table(one_tree), scopes)["tightness"]) == {"exact"}
    two_wholes = [
        {"incident": "day", "nationality": "afghan", "status": "civilian", "low": 4, "high": 4}
    ]
    assert set(reconcile(table(two_wholes), scopes)["tightness"]) == {"outer"}
    rng = random.Random(3)
    both = [
        {"incident": incident, "nationality": nationality, "low": rng.randint(0, 5), "high": None}
        for incident in ("week", "day")
        for nationality in ("afghan", "pakistani")
    ]
    assert set(reconcile(table(both), scopes)["tightness"]) == {"outer"}


def about(*claims: str) -> pl.DataFrame:
    """A day of at most 50, in two parts of 18 and 35; the figures of some claims approximate."""
    rows = [("total", "day", 50, 50), ("market", "market", 18, 18), ("school", "school", 35, None)]
    table = pl.DataFrame(rows, schema=["claim", "incident", "low", "high"], orient="row")
    is_about = pl.col("claim").is_in(claims)
    return table.with_columns(outcome=pl.lit("killed"), approximate=is_about)


DAY = tree({"day": None, "market": "day", "school": "day"})


def test_a_contradiction_that_rests_on_an_approximate_figure_is_one_of_rounding() -> None:
    plain, rounded = (
        conflicts(about(*claims), DAY).row(0, named=True) for claims in ((), ("total",))
    )
    assert (plain["kind"], plain["reason"]) == ("parts", "the parts do not fit into the whole")
    assert rounded["kind"] == "rounding"
    assert rounded["reason"] == "the parts do not fit into the whole, but a figure is approximate"
    assert rounded["claims"] == plain["claims"] == ["market", "school", "total"]
    assert [side["says"] for side in rounded["sides"]] == [
        "day, killed is at most about 50",
        "market, killed is at least 18",
        "school, killed is at least 35",
    ]
    of_part = conflicts(about("school"), DAY)
    assert of_part["kind"].to_list() == ["rounding"]


def test_an_approximate_figure_that_somebody_gives_as_it_stands_rounds_nothing() -> None:
    also = about().filter(claim="total").with_columns(claim=pl.lit("exact"))
    found = conflicts(pl.concat([about("total"), also]), DAY)
    assert found.select("kind", "claims").rows() == [
        ("parts", ["exact", "market", "school", "total"])
    ]


def test_an_approximate_figure_that_a_contradiction_does_not_need_makes_it_no_rounding() -> None:
    mill = about("market").filter(claim="market")
    mill = mill.with_columns(claim=pl.lit("mill"), incident=pl.lit("mill"))
    scopes = tree({"day": None, "market": "day", "school": "day", "mill": "day"})
    told = pl.concat([about(), mill])
    needed = conflicts(told.filter(pl.col("claim") != "market"), scopes)
    assert needed.select("kind", "claims").rows() == [("rounding", ["mill", "school", "total"])]
    more = told.with_columns(low=pl.when(claim="school").then(51).otherwise("low"))
    found = conflicts(more, scopes)
    assert found.select("kind", "claims").rows() == [("parts", ["school", "total"])]
