"""The figures of the method's own worked examples, which an independent solver gave."""

from datetime import date

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
