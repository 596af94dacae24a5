from __future__ import annotations

import math
from random import Random
from typing import Any

import pytest

from .oracle import answer
from .random_cases import (
    FEATURES,
    Case,
    count,
    random_case,
    random_case_of_people,
    random_cases,
)

Row = dict[str, Any]
CLASSES = ("nationality", "status", "group")
CELL = ("outcome", "incident", *CLASSES)


def claim(incident: str, low: int, high: int | None, **rest: Any) -> Row:
    return {
        "incident": incident,
        "outcome": "killed",
        "low": low,
        "high": high,
        "origin": None,
    } | rest


def reconcile(claims: list[Row], tree: dict[str, str | None], exhaustive: str = "") -> list[Row]:
    named = [{"claim": f"c{at}", "document": f"d{at}"} | one for at, one in enumerate(claims)]
    scopes = [
        {"incident": name, "part_of": part_of, "exhaustive": name in exhaustive.split()}
        for name, part_of in tree.items()
    ]
    return answer({"claims": named, "scopes": scopes})


def row_of(rows: list[Row], incident: str, outcome: str = "killed", **classes: str) -> Row:
    cell = {name: classes.get(name) for name in CLASSES}
    cell |= {"incident": incident, "outcome": outcome}
    (row,) = (row for row in rows if cell.items() <= row.items())
    return row


def facts(row: Row, *names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


TREE = {"P": None, "D1": "P", "D2": "P", "I1": "D1", "I2": "D1", "I3": "D2", "I4": "D2"}
TALL_ORDER = [
    claim("P", 441, None, origin="a"),
    claim("D1", 12, None, origin="a"),
    claim("D2", 37, 37, origin="a"),
    claim("D2", 50, 50, origin="b"),
    claim("I1", 4, 4, origin="a"),
    claim("I1", 5, 5, origin="b"),
    claim("I2", 10, None, origin="a", best=10),
    claim("I3", 18, 18, origin="a"),
    claim("I4", 0, 30, origin="a"),
]


def test_a_tree_that_is_not_exhaustive() -> None:
    rows = reconcile(TALL_ORDER, TREE)
    assert facts(row_of(rows, "D1"), "low", "high") == (14, None)
    assert facts(row_of(rows, "D2"), "low", "high") == (37, 50)
    assert facts(row_of(rows, "D2"), "rest_low", "rest_high") == (0, 32)
    assert facts(row_of(rows, "P"), "low", "high") == (441, None)
    bests = {row["incident"]: facts(row, "best", "best_rule") for row in rows}
    assert bests["I1"] == (4, "lowest")
    assert bests["I2"] == (10, "only")
    assert bests["D1"] == (14, "parts")
    assert bests["D2"] == (37, "lowest")
    assert bests["P"] == (None, None)


def test_an_exhaustive_list_bounds_its_whole_and_its_parts() -> None:
    rows = reconcile(TALL_ORDER, TREE, "D2")
    assert facts(row_of(rows, "D2"), "low", "high") == (37, 48)
    assert facts(row_of(rows, "I4"), "low", "high") == (19, 30)


def test_a_conflict_names_the_claims_that_set_the_edges() -> None:
    more = claim("I5", 35, None, origin="a")
    rows = reconcile([*TALL_ORDER, more], {**TREE, "I5": "D2"})
    assert row_of(rows, "D2")["conflicts"] == [["c3", "c7", "c9"]]
    assert {row["incident"] for row in rows if row["grade"] == "inconsistent"} == {"D2", "I3", "I5"}


@pytest.mark.parametrize("days", [(1, 2), (2, 1), (None, None)])
def test_own_against_adversary(days: tuple[int | None, int | None]) -> None:
    own = claim("P", 23, 23, origin="a", relation="own", as_of=days[0])
    adversary = claim("P", 58, 58, origin="b", relation="adversary", as_of=days[1])
    row = row_of(reconcile([own, adversary], {"P": None}), "P")
    assert facts(row, "low", "high", "grade", "best") == (23, 58, "party_contested", 23)


def test_votes_on_best() -> None:
    four, five = claim("P", 4, 4, origin="a"), claim("P", 5, 5, origin="b")
    row = row_of(reconcile([four, five], {"P": None}), "P")
    assert facts(row, "best", "best_rule") == (4, "lowest")
    row = row_of(reconcile([four, five, five | {"origin": "c"}], {"P": None}), "P")
    assert facts(row, "best", "best_rule") == (5, "majority")


def test_at_least_five_may_be_the_five_of_the_same_unknown_root() -> None:
    columns = ("low", "high", "grade", "n_origins_min", "n_origins_max", "best", "best_rule")
    at_least = claim("P", 5, None, best=5)
    row = row_of(reconcile([claim("P", 4, 4, best=4), at_least], {"P": None}), "P")
    assert facts(row, *columns) == (4, None, "contested", 2, 2, 4, "lowest")
    row = row_of(reconcile([claim("P", 5, 5, best=5), at_least], {"P": None}), "P")
    assert facts(row, *columns) == (5, None, "single", 1, 2, 5, "agreed")


def test_best_of_a_dataset_and_of_parts() -> None:
    row = row_of(reconcile([claim("P", 20, 40, best=25)], {"P": None}), "P")
    assert facts(row, "low", "best", "high", "grade") == (20, 25, 40, "single")
    parts = [claim("a", 1, 1), claim("b", 2, 9), claim("c", 3, 9)]
    rows = reconcile(parts, {"P": None, "a": "P", "b": "P", "c": "P"})
    assert facts(row_of(rows, "P"), "low", "best", "n_without_best") == (6, None, 2)


def test_a_toll_grows() -> None:
    told = [
        claim("P", low, high, best=low, published_earliest=day, published_latest=day)
        for low, high, day in [(12, 12, 24), (15, 15, 25), (33, 33, 26), (36, None, 28)]
    ]
    row = row_of(reconcile(told, {"P": None}), "P")
    assert facts(row, "low", "best", "high", "outgrown") == (36, 36, None, ["c0", "c1", "c2"])
    told.append(claim("P", 34, 34, best=34, published_earliest=29, published_latest=29))
    row = row_of(reconcile(told, {"P": None}), "P")
    assert facts(row, "low", "high", "grade") == (34, None, "contested")
    assert facts(row, "best", "best_rule", "outgrown") == (34, "latest", ["c0", "c1", "c2"])


def test_an_unknown_root_outgrows_no_known_one() -> None:
    told = [
        claim("P", 50, 50, origin="UN", as_of=5),
        claim("P", 60, 60, published_earliest=8, published_latest=8),
    ]
    row = row_of(reconcile(told, {"P": None}), "P")
    assert facts(row, "low", "high", "grade", "best") == (50, 60, "contested", 50)


def test_parts_by_class() -> None:
    told = [
        claim("P", 12, None),
        claim("P", 50, 50, nationality="Afghan", status="civilian"),
        claim("P", 23, 23, nationality="Pakistani", status="military"),
        claim("P", 1, None, status="militant"),
    ]
    row = row_of(reconcile(told, {"P": None}), "P")
    assert facts(row, "low", "best") == (74, None)


@pytest.mark.parametrize(
    ("low", "high", "conflicts"), [(1, None, []), (8, 8, [["c0", "c1", "c2"]])]
)
def test_casualties_of_several_places(
    low: int, high: int | None, conflicts: list[list[str]]
) -> None:
    told = [
        claim("A", 4, 4),
        claim("B", 5, 5, outcome="wounded"),
        claim("P", low, high, outcome="casualties"),
    ]
    rows = reconcile(told, {"P": None, "A": "P", "B": "P"})
    row = row_of(rows, "P", "casualties")
    assert row["conflicts"] == conflicts
    assert row["low"] == (8 if conflicts else 9)


def test_parts_outgrow_a_whole() -> None:
    told = [claim("P", 12, 12, as_of=24), claim("A", 15, 15, as_of=26)]
    row = row_of(reconcile(told, {"P": None, "A": "P"}), "P")
    assert facts(row, "low", "high", "outgrown", "grade") == (15, None, ["c0"], None)


def test_corroboration() -> None:
    told = [claim("P", 50, 50, origin="a", best=50), claim("P", 10, None, origin="b", best=10)]
    row = row_of(reconcile(told, {"P": None}), "P")
    assert facts(row, "low", "high", "best", "grade") == (10, None, 50, "corroborated")
    told = [claim("P", 2, 2, origin="a"), claim("P", 0, 8, origin="b", relation="adversary")]
    row = row_of(reconcile(told, {"P": None}), "P")
    assert facts(row, "low", "high", "best", "grade") == (0, 8, 2, "single")


def test_a_part_of_which_only_an_adversary_speaks_bounds_nothing() -> None:
    told = [claim("A", 58, 58, relation="adversary"), claim("P", 23, 23, relation="own")]
    rows = reconcile(told, {"P": None, "A": "P"})
    assert facts(row_of(rows, "P"), "low", "high", "grade") == (23, 23, "single")
    assert facts(row_of(rows, "A"), "low", "high", "grade") == (58, 58, "single")


# 2.8 Laws


def cell_of(row: Row) -> tuple[Any, ...]:
    return facts(row, *CELL)


def open_as_infinite(value: int | None) -> float:
    return math.inf if value is None else value


def hull_of(row: Row) -> tuple[float, float]:
    return row["low"], open_as_infinite(row["high"])


def cases_of(name: str) -> list[tuple[Random, Case]]:
    drawn = []
    for seed in range(2):
        random = Random(f"laws {name} {seed}")
        drawn.append((random, random_case(random, FEATURES[name])))
    return drawn


every_feature = pytest.mark.parametrize("name", FEATURES)


@every_feature
def test_order_never_matters(name: str) -> None:
    for random, case in cases_of(name):
        shuffled = {table: random.sample(told, len(told)) for table, told in case.items()}
        assert answer(shuffled) == answer(case)


@every_feature
def test_a_forest_is_its_trees(name: str) -> None:
    for _, case in cases_of(name):
        above = {scope["incident"]: scope["part_of"] for scope in case["scopes"]}

        def root(scope: str, above: dict[str, str | None] = above) -> str:
            part_of = above[scope]
            return scope if part_of is None else root(part_of)

        rows = [
            row
            for tree in {root(scope) for scope in above}
            for row in answer(
                {
                    table: [row for row in told if root(row["incident"]) == tree]
                    for table, told in case.items()
                }
            )
        ]
        assert sorted(rows, key=lambda row: str(cell_of(row))) == answer(case)


@every_feature
def test_a_best_is_within_its_range_and_a_claimants_or_a_sum(name: str) -> None:
    for _, case in cases_of(name):
        put_forward = {told.get("best", told["low"]) for told in case["claims"]}
        for row in answer(case):
            low, high = hull_of(row)
            claim_high = open_as_infinite(row["claim_high"])
            assert (row["claim_low"] or 0) <= low <= high <= claim_high
            if row["best"] is not None:
                assert low <= row["best"] <= high
                assert row["best_rule"] == "parts" or row["best"] in put_forward


@every_feature
def test_parts_add_up_to_no_more_than_their_whole_where_nothing_is_contested(name: str) -> None:
    for _, case in cases_of(name):
        rows = answer(case)
        if any(row["conflicts"] for row in rows):
            continue
        above = {scope["incident"]: scope["part_of"] for scope in case["scopes"]}
        for row in rows:
            parts = [
                part["low"]
                for part in rows
                if above[part["incident"]] == row["incident"]
                and facts(part, "outcome", *CLASSES) == facts(row, "outcome", *CLASSES)
                and part["adversary_low"] is None  # what only an adversary says raises no whole
            ]
            assert sum(parts) <= row["low"]


@every_feature
def test_a_repeated_figure_of_a_known_root_is_no_news(name: str) -> None:
    told_again = ("n_claims", "n_documents", "claims", "conflicts", "superseded", "outgrown")
    for random, case in cases_of(name):
        known = [told for told in case["claims"] if told.get("origin") and told["as_of"]]
        if not known:
            continue
        again = random.choice(known) | {"claim": "again", "document": "D9"}
        again |= {"published_earliest": 30, "published_latest": 30}
        more = answer(case | {"claims": [*case["claims"], again]})
        for row, with_more in zip(answer(case), more, strict=True):
            for column in set(row) - set(told_again):
                assert row[column] == with_more[column], column


@pytest.mark.parametrize("name", [name for name in FEATURES if name.startswith("truth")])
def test_what_holds_of_people_contradicts_nothing_and_is_never_excluded(name: str) -> None:
    for seed in range(12):
        case, people = random_case_of_people(Random(f"{name} {seed}"), FEATURES[name])
        for row in answer(case):
            low, high = hull_of(row)
            assert low <= count(people, row, case["scopes"]) <= high
            assert not row["conflicts"]
            assert not row["outgrown"]
            assert not row["superseded"]
            assert row["grade"] not in {"inconsistent", "party_contested", "contested"}


def test_a_seed_gives_the_same_cases() -> None:
    assert list(random_cases(1, 40)) == list(random_cases(1, 40))
