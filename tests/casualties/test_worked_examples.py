"""The figures of the method's own worked examples, which an independent solver gave."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from pakafg.casualties import conflicts, periods, reconcile

FIGURES = {
    "over 440": ("P", 441, None),
    "dozens": ("D1", 12, None),
    "37": ("D2", 37, 37),
    "50": ("D2", 50, 50),
    "4": ("I1", 4, 4),
    "5": ("I1", 5, 5),
    "at least 10": ("I2", 10, None),
    "18": ("I3", 18, 18),
    "up to 30": ("I4", 0, 30),
}
PART_OF = {"P": None, "D1": "P", "D2": "P", "I1": "D1", "I2": "D1", "I3": "D2", "I4": "D2"}


def claims(figures: dict[str, tuple[str, int, int | None]]) -> pl.DataFrame:
    rows = [(claim, *figure) for claim, figure in figures.items()]
    table = pl.DataFrame(rows, schema=["claim", "incident", "low", "high"], orient="row")
    return table.with_columns(outcome=pl.lit("killed"))


def scopes(part_of: dict[str, str | None], *, exhaustive: tuple[str, ...] = ()) -> pl.DataFrame:
    table = pl.DataFrame({"incident": list(part_of), "part_of": list(part_of.values())})
    return table.with_columns(exhaustive=pl.col("incident").is_in(list(exhaustive)))


def by_incident(answers: pl.DataFrame) -> dict[str, dict[str, object]]:
    return {row["incident"]: row for row in answers.iter_rows(named=True)}


def range_of(row: dict[str, object]) -> tuple[object, object]:
    return row["low"], row["high"]


def test_parts_that_are_not_all_bound_their_whole_from_below() -> None:
    found = by_incident(reconcile(claims(FIGURES), scopes(PART_OF)))
    assert {name: range_of(row) for name, row in found.items()} == {
        "P": (441, None),
        "D1": (14, None),
        "D2": (37, 50),
        "I1": (4, 5),
        "I2": (10, None),
        "I3": (18, 18),
        "I4": (0, 30),
    }
    assert (found["D2"]["rest_low"], found["D2"]["rest_high"]) == (0, 32)


def test_an_exhaustive_list_bounds_whole_and_parts_both_ways() -> None:
    found = by_incident(reconcile(claims(FIGURES), scopes(PART_OF, exhaustive=("D2",))))
    assert range_of(found["D2"]) == (37, 48)
    assert range_of(found["I4"]) == (19, 30)
    assert (found["D2"]["rest_low"], found["D2"]["rest_high"]) == (0, 0)


def test_parts_that_exceed_their_whole_are_named_with_the_origin_that_allows_most() -> None:
    figures = {**FIGURES, "at least 35": ("I5", 35, None)}
    table, tree = claims(figures), scopes({**PART_OF, "I5": "D2"})
    assert conflicts(table, tree)["claims"].to_list() == [["18", "50", "at least 35"]]
    found = by_incident(reconcile(table, tree))
    inconsistent = {name for name, row in found.items() if row["grade"] == "inconsistent"}
    assert inconsistent == {"D2", "I3", "I5"}
    assert range_of(found["D2"]) == (37, 50)
    assert range_of(found["P"]) == (441, None)
    assert found["D2"]["conflicts"] == [["18", "50", "at least 35"]]


def test_an_own_figure_against_the_adversarys() -> None:
    table = claims({"army": ("I", 23, 23), "taliban": ("I", 58, 58)})
    row = reconcile(table.with_columns(relation=pl.Series(["own", "adversary"]))).row(0, named=True)
    assert (row["low"], row["best"], row["high"], row["grade"]) == (23, 23, 58, "party_contested")
    assert (row["own_low"], row["own_high"]) == (23, 23)
    assert (row["adversary_low"], row["adversary_high"]) == (58, 58)
    assert (row["third_party_low"], row["third_party_high"]) == (None, None)


@pytest.mark.parametrize(
    ("figures", "best", "rule"),
    [((4, 5), 4, "lowest"), ((4, 5, 5), 5, "majority"), ((4, 4), 4, "agreed"), ((4,), 4, "only")],
)
def test_four_against_five(figures: tuple[int, ...], best: int, rule: str) -> None:
    table = claims({str(place): ("I", figure, figure) for place, figure in enumerate(figures)})
    row = reconcile(table).row(0, named=True)
    assert (row["best"], row["best_rule"]) == (best, rule)


def test_days_that_overlap() -> None:
    days = {"60–80": (9, 15, 60, 80), "50–55": (11, 12, 50, 55), "40–45": (12, 15, 40, 45)}
    rows = [(claim, "P", "killed", *row) for claim, row in days.items()]
    columns = ["claim", "incident", "outcome", "first_day", "last_day", "low", "high"]
    table = pl.DataFrame(rows, schema=columns, orient="row").with_columns(
        pl.date(2025, 10, pl.col(day)).alias(day) for day in ("first_day", "last_day")
    )
    found = {
        (row["first_day"].day, row["last_day"].day): (row["low"], row["high"])
        for row in periods(table).iter_rows(named=True)
    }
    assert found[12, 12] == (10, 45)
    assert found[11, 11] == (5, 40)
    assert found[9, 10] == (0, 30)
    assert periods(table)["first_day"].min() == date(2025, 10, 9)


def told(*rows: dict[str, Any], tree: dict[str, str | None] | None = None) -> dict[Any, Any]:
    """Answers by incident and outcome, of all classes."""
    plain = {"outcome": "killed", "incident": "P", "origin": None, "relation": None}
    times = ("as_of", "published_earliest", "published_latest")
    classes = ("nationality", "status")
    schema = {
        **dict.fromkeys(("claim", "document", *plain, *classes), pl.String),
        **dict.fromkeys(times, pl.Date),
        **dict.fromkeys(("low", "high", "best"), pl.Int64),
    }
    named = [
        {**dict.fromkeys(schema), **plain, "claim": f"c{place}", "document": f"d{place}", **row}
        for place, row in enumerate(rows)
    ]
    found = reconcile(pl.DataFrame(named, schema=schema), scopes(tree or {"P": None}))
    return {
        (row["incident"], row["outcome"]): row
        for row in found.iter_rows(named=True)
        if row["nationality"] is None and row["status"] is None
    }


def figure(low: int, high: int | None, **more: Any) -> dict[str, Any]:
    best = low if low == high else None
    return {"low": low, "high": high, "best": best, **more}


def july(day: int) -> dict[str, date]:
    return published(date(2025, 7, day))


def published(day: date) -> dict[str, date]:
    return dict.fromkeys(("published_earliest", "published_latest"), day)


def facts(row: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


P = ("P", "killed")


def test_four_and_at_least_five_without_a_source_are_contested_and_best_told_by_the_lowest() -> (
    None
):
    row = told(figure(4, 4), figure(5, None, best=5))[P]
    assert facts(row, "low", "high", "grade", "n_origins_min") == (4, None, "contested", 2)
    assert facts(row, "best", "best_rule") == (4, "lowest")


def test_five_and_at_least_five_without_a_source_may_be_one_origin() -> None:
    row = told(figure(5, 5), figure(5, None, best=5))[P]
    assert facts(row, "low", "high", "grade") == (5, None, "single")
    assert facts(row, "n_origins_min", "n_origins_max", "best") == (1, 2, 5)


def test_a_dataset_brings_its_own_best_figure_and_a_whole_without_all_of_them_has_none() -> None:
    row = told(figure(20, 40, best=25, origin="ucdp"))[P]
    assert facts(row, "low", "best", "high", "grade") == (20, 25, 40, "single")
    parts = [figure(1, 1, incident="a"), figure(2, 9, incident="b"), figure(3, 9, incident="c")]
    row = told(*parts, tree={"P": None, "a": "P", "b": "P", "c": "P"})[P]
    assert facts(row, "low", "best", "n_without_best") == (6, None, 2)


def test_a_toll_that_rises_is_one_toll_growing_and_a_later_lower_figure_is_contested() -> None:
    rising = [
        figure(12, 12, **july(24)),
        figure(15, 15, **july(25)),
        figure(33, 33, **july(26)),
        figure(36, None, best=36, **july(28)),
    ]
    row = told(*rising)[P]
    assert facts(row, "low", "best", "high") == (36, 36, None)
    assert row["outgrown"] == ["c0", "c1", "c2"]
    row = told(*rising, figure(34, 34, **july(29)))[P]
    assert facts(row, "low", "high", "grade") == (34, None, "contested")
    assert facts(row, "best", "best_rule") == (34, "latest")
    assert row["outgrown"] == ["c0", "c1", "c2"]


def test_a_figure_of_unknown_root_outgrows_none_of_a_known_one() -> None:
    later = figure(60, 60, **published(date(2025, 11, 8)))
    row = told(figure(50, 50, origin="UN", as_of=date(2025, 11, 5)), later)[P]
    assert facts(row, "low", "high", "grade", "best") == (50, 60, "contested", 50)


def test_a_best_that_the_range_excludes_is_no_best() -> None:
    rows = told(
        figure(12, None),
        figure(50, 50, nationality="afghan", status="civilian"),
        figure(23, 23, nationality="pakistani", status="soldier"),
        figure(1, None, status="militant"),
    )
    assert facts(rows[P], "low", "best", "high") == (74, None, None)


def test_killed_of_one_place_and_wounded_of_another_bound_the_casualties_of_both() -> None:
    rows = [figure(4, 4, incident="A"), figure(5, 5, incident="B", outcome="wounded")]
    tree = {"P": None, "A": "P", "B": "P"}
    found = told(*rows, figure(1, None, outcome="casualties"), tree=tree)
    assert found["P", "casualties"]["low"] == 9
    found = told(*rows, figure(8, 8, outcome="casualties"), tree=tree)
    assert found["P", "casualties"]["conflicts"] == [["c0", "c1", "c2"]]


def test_parts_outgrow_what_was_said_of_their_whole() -> None:
    rows = figure(12, 12, **july(24)), figure(15, 15, incident="A", **july(26))
    row = told(*rows, tree={"P": None, "A": "P"})[P]
    assert facts(row, "low", "high", "outgrown", "grade") == (15, None, ["c0"], None)


def test_what_only_an_adversary_says_of_a_part_contests_nothing() -> None:
    boast = figure(58, 58, incident="A", origin="taliban", relation="adversary")
    own = figure(23, 23, origin="army", relation="own")
    found = told(boast, own, tree={"P": None, "A": "P"})
    assert facts(found[P], "low", "high", "grade") == (23, 23, "single")
    assert facts(found["A", "killed"], "low", "high", "conflicts") == (58, 58, [])


def test_fifty_and_at_least_ten_of_two_roots_corroborate_and_up_to_eight_does_not() -> None:
    row = told(figure(50, 50, origin="a"), figure(10, None, best=10, origin="b"))[P]
    assert facts(row, "low", "best", "high", "grade") == (10, 50, None, "corroborated")
    boast = figure(0, 8, origin="b", relation="adversary")
    row = told(figure(2, 2, origin="a"), boast)[P]
    assert facts(row, "low", "best", "high", "grade") == (0, 2, 8, "single")


def test_names_of_an_origin_a_document_and_a_claim_never_meet() -> None:
    assert told(figure(4, 4, origin="x"), figure(5, 5, document="x"))[P]["n_origins_max"] == 2
    row = told(figure(5, 5, document="x"), figure(6, 6, claim="x", document=None))[P]
    assert row["n_origins_max"] == 2


def test_answers_as_known_at_the_end_of_a_day_leave_out_what_came_later() -> None:
    columns = {"incident": "P", "outcome": "killed"}
    rows = [
        {"claim": "first", "low": 12, "high": 12, "as_of": date(2025, 7, 24), **columns},
        {"claim": "second", "low": 15, "high": 15, "as_of": date(2025, 7, 25), **columns},
    ]
    then = reconcile(pl.DataFrame(rows), as_of=date(2025, 7, 24)).row(0, named=True)
    assert facts(then, "low", "high", "claims") == (12, 12, ["first"])
    now = reconcile(pl.DataFrame(rows)).row(0, named=True)
    assert facts(now, "low", "high", "outgrown") == (15, 15, ["first"])
