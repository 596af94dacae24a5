"""UCDP GED: its sums stand, its split events are wholes, and every trap is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from datasets.made_rows import UCDP, kinds, made

import pakafg

if TYPE_CHECKING:
    from pakafg import Dataset

FILE = Path(__file__).parents[3] / "shared" / "data" / "ucdp-ged-pakistan.csv"
SUMS = ("low", "best", "high")


@pytest.fixture(scope="module")
def real() -> Dataset:
    if not FILE.is_file():
        pytest.skip(f"{FILE} is not there")
    return pakafg.open_ucdp(FILE)


def test_the_sums_of_the_real_file_stand_before_and_after_rows_are_joined(real: Dataset) -> None:
    assert real.events.select(pl.col(SUMS).sum()).row(0) == (41_089, 43_225, 49_713)
    row = real.totals().filter(pl.col("top")).row(0, named=True)
    assert [row[name] for name in SUMS] == [41_089, 43_225, 49_713]
    assert (row["n_events"], row["n_without_best"], row["given"]) == (5_928, 0, 43_225)
    assert real.events.height == 6_416


def test_the_anomalies_of_the_real_file_are_told_before_and_after(real: Dataset) -> None:
    counts = dict(real.problems["kind"].value_counts().iter_rows())
    assert counts["healed_by_whole"] + counts["range_out_of_order"] == 200
    assert counts["whole_out_of_order"] == 4
    assert real.totals()["n_out_of_order"].to_list() == [4, 0, 0, 0]
    healed = real.problems.filter(kind="healed_by_whole").join(real.events, on="row", how="inner")[
        "part_of"
    ]
    assert healed.n_unique() == 122


def test_reconciled_claims_of_the_real_file_keep_best_and_contradict_nothing(real: Dataset) -> None:
    answer = pakafg.casualties.reconcile(real.claims, real.scopes)
    tops = answer.filter("top")
    assert tops.height == 5_928
    # Of the four events whose figures are out of order, the claim has the least and the greatest.
    assert tops.select(pl.col(SUMS).sum()).row(0) == (41_087, 43_225, 49_721)
    assert answer.filter(grade="inconsistent").is_empty()


def test_precision_of_days_is_that_of_the_codes_in_the_real_file(real: Dataset) -> None:
    names = {"day": 1, "days": 2, "week": 3, "month": 4, "year": 5}
    pairs = real.events.select(pl.col("precision").replace_strict(names), "date_prec").unique()
    assert sorted(pairs.iter_rows()) == [(code, code) for code in range(1, 6)]


def test_a_day_whose_midnight_was_skipped_is_kept_and_told(real: Dataset) -> None:
    told = real.problems.filter(kind="skipped_midnight")
    assert told["value"].to_list() == ["2009-04-15 in Asia/Karachi"]
    event = real.events.filter(row=told["row"][0])["event"][0]
    dated = real.timeline().events.filter(event=event)
    assert dated.select("edtf", "status").row(0) == ("2009-04-15", "exact")


def test_totals_by_year_add_up_to_the_total(real: Dataset) -> None:
    by_year = real.totals("year").filter(pl.col("top"))
    assert by_year.select(pl.col(SUMS).sum()).row(0) == (41_089, 43_225, 49_713)
    assert by_year.filter(year=2009)["best"].to_list() == [7_460]


def test_split_rows_are_parts_of_a_whole_that_has_their_sum() -> None:
    data = pakafg.open_ucdp(
        made(
            UCDP,
            {"id": 1, "relid": "X-1.1", "low": 3, "best": 3, "high": 1, "deaths_b": 2},
            {"id": 2, "relid": "X-1.2", "low": 1, "best": 3, "high": 6, "latitude": 34.5},
        )
    )
    whole = data.claims.filter(claim="X-1:killed").row(0, named=True)
    assert (whole["low"], whole["best"], whole["high"]) == (4, 6, 7)
    assert whole["words"] == "sum of 2 rows"
    assert data.scopes.filter(incident="X-1.1").row(0) == ("X-1.1", "X-1", False)
    assert kinds(data.problems) == {"healed_by_whole": [2]}
    assert "all 2 rows of X-1 together are in order" in data.problems["done"][0]


def test_what_is_out_of_order_is_claimed_from_least_to_greatest() -> None:
    data = pakafg.open_ucdp(made(UCDP, {"low": 5, "best": 3, "high": 4}))
    claim = data.claims.filter(claim="PAK-2031-1-7-1:killed")
    assert claim.select(SUMS).row(0) == (3, 3, 5)
    assert data.events.select(SUMS).row(0) == (5, 3, 4)


TRAPS: dict[str, dict[str, object]] = {
    "tag_row": {name: "#tag" if name == "year" else None for name in UCDP},
    "sides_differ": {"deaths_a": 9},
    "summary_event": {"event_clarity": 2},
    "precision_differs": {"date_prec": 4},
    "impossible_date": {"date_start": "2031-06-31", "date_end": "2031-06-31"},
    "end_before_start": {"date_end": "2031-03-01", "date_prec": 2},
    "one_day_missing": {"date_start": ""},
    "year_differs": {"year": 2030},
    "impossible_place": {"latitude": 134},
    "unread_value": {"best": "many"},
    "siblings_missing": {"relid": "Y-1.2"},
    "unknown_part": {"deaths_a": 0, "deaths_b": -1, "best": 0, "low": 0, "high": 0},
    "part_above_whole": {"deaths_a": 9, "best": 3},
    "skipped_midnight": {"date_start": "2009-04-15", "date_end": "2009-04-15", "year": 2009},
}


@pytest.mark.parametrize("kind", TRAPS)
def test_a_trap_is_found(kind: str) -> None:
    plain: dict[str, object] = {"id": 7, "relid": "Z-1", "latitude": 30.0}
    trap = {"id": 8, "relid": "Z-2", "latitude": 31.0} | TRAPS[kind]
    rows = (trap, plain) if kind == "tag_row" else (plain, trap)
    found = kinds(pakafg.open_ucdp(made(UCDP, *rows)).problems)
    assert kind in found
    assert found[kind][0] in {2, 3, None}
    assert kinds(pakafg.open_ucdp(made(UCDP, plain)).problems) == {}


def test_days_in_the_wrong_order_are_told_as_they_stand() -> None:
    turned = {"date_start": "2031-03-04", "date_end": "2031-03-01", "date_prec": 2}
    data = pakafg.open_ucdp(made(UCDP, turned))
    told = data.problems.filter(kind="end_before_start")
    assert told["value"].to_list() == ["2031-03-04 to 2031-03-01"]
    assert data.events.select("first_day", "last_day").row(0) == (
        date(2031, 3, 1),
        date(2031, 3, 4),
    )


def test_duplicates_are_found_and_a_row_that_stands_twice_counts_once() -> None:
    same = {"id": 1, "relid": "A"}
    like = {"id": 2, "relid": "B"}
    other = {"id": 3, "relid": "A", "best": 4}
    data = pakafg.open_ucdp(made(UCDP, same, same, like, other))
    found = kinds(data.problems)
    assert found["duplicate_row"] == [3]
    assert found["duplicate_id"] == [2, 5]
    assert {2, 4} <= set(found["duplicate_like"])
    assert data.totals().filter(pl.col("top"))["n_events"].to_list() == [3]
    pakafg.casualties.reconcile(data.claims, data.scopes)  # every claim has a name of its own


def test_unknown_columns_are_told_and_kept() -> None:
    data = pakafg.open_ucdp(made(UCDP).with_columns(my_note=pl.lit("x")))
    assert data.problems.select("kind", "value").rows() == [("unknown_column", "my_note")]
    assert data.events["my_note"].to_list() == ["x"]


@pytest.mark.parametrize(
    ("name", "version", "is_candidate"),
    [("GEDEvent_v25_1.csv", "25.1", False), ("GEDEvent_v25_0_9.csv", "25.0.9", True)],
)
def test_candidate_events_are_cited_with_the_article_on_them(
    tmp_path: Path, name: str, version: str, *, is_candidate: bool
) -> None:
    made(UCDP).write_csv(tmp_path / name)
    cite = pakafg.open_ucdp(tmp_path / name).cite
    assert (cite.version, "Candidate Events" in str(cite.citation)) == (version, is_candidate)


def test_an_older_edition_is_read_alike() -> None:
    old = made(UCDP).rename({"low": "low_est", "best": "best_est", "high": "high_est"})
    data = pakafg.open_ucdp(old.drop("relid", "deaths_a", "deaths_b"))
    assert data.totals().filter(pl.col("top")).select(SUMS).row(0) == (2, 3, 5)


def test_what_is_no_file_of_ucdp_is_refused_with_what_is_nearest() -> None:
    with pytest.raises(pakafg.FrameError, match=r"'best' of UCDP.*Did you mean 'bst'"):
        pakafg.open_ucdp(made(UCDP).rename({"best": "bst"}))
    with pytest.raises(pakafg.FrameError, match="no column of UCDP is there"):
        pakafg.open_ucdp(pl.DataFrame({"qzx": [1]}))


def test_sources_come_with_their_days() -> None:
    data = pakafg.open_ucdp(
        made(UCDP, {"source_office": "Dawn;SATP", "source_date": "2031-03-05;2031-03-06"})
    )
    assert data.events["sources"].to_list() == [["Dawn, 2031-03-05", "SATP, 2031-03-06"]]
