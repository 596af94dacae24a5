"""ICEWS, GDELT, POLECAT: statements and demands where codes say so, an outlet as origin."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from datasets.made_rows import GDELT, ICEWS, POLECAT, UCDP, kinds, made
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.datasets.gdelt import _FIRST, _SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from pakafg import Dataset

TOLD = ("act", "subject", "origin", "report")


def said(code: str) -> Dataset:
    return pakafg.open_icews(made(ICEWS, {"CAMEO Code": code}, {"Event ID": 2, "Story ID": 48}))


@pytest.mark.parametrize(
    ("code", "act", "subject"),
    [
        ("010", None, None),
        ("016", None, None),
        ("0256", None, "de-escalation of military engagement"),
        ("036", "agree", "a meeting or negotiations"),
        ("057", "support", None),
        ("1053", "request", "the release of persons or property"),
        ("1123", "accuse", None),
        ("1243", "reject", "the release of persons or property"),
        ("125", "reject", "a meeting or negotiations"),
        ("139", "threaten", None),
    ],
)
def test_a_code_of_words_is_a_statement_that_does_what_plover_says(
    code: str, act: str | None, subject: str | None
) -> None:
    row = said(code).statements.filter(statement="1")
    assert row.select("act", "subject").rows() == [(act, subject)]


@pytest.mark.parametrize("code", ["017", "040", "042", "0871", "090", "128", "141", "173", "190"])
def test_deeds_and_meetings_are_events_and_no_statements_and_are_told(code: str) -> None:
    data = said(code)
    assert data.statements["statement"].to_list() == ["2"]
    assert data.events["event"].to_list() == ["1", "2"]
    told = data.problems.filter(kind="not_carried")
    assert told["value"].to_list() == [f"{code}: 1 row"]


def test_of_codes_that_make_no_statement_the_most_frequent_are_named_and_the_others_counted() -> (
    None
):
    deeds = [f"{root}{n}" for root in (17, 18, 19, 20) for n in range(10)]  # forty codes
    rows = [{"Event ID": n, "CAMEO Code": code} for n, code in enumerate([*deeds, "190", "190"])]
    told = pakafg.open_icews(made(ICEWS, *rows)).problems.filter(kind="not_carried")["value"]
    assert told.len() == 31
    assert {"190: 3 rows", "170: 1 row", "10 more codes: 10 rows"} <= {*told}


def test_who_asks_whom_for_what_is_a_demand_and_an_appeal_is_called_one() -> None:
    data = pakafg.open_icews(
        made(ICEWS, {}, {"Event ID": 2, "CAMEO Code": "026", "Target Name": "NULL"})
    )
    assert data.demands.select("demand", "by", "of", "kind", "subject", "origin").rows() == [
        (
            "1",
            "Foreign Affairs (A)",
            "Group B",
            "demand",
            *("the release of persons or property", "Dawn"),
        ),
        ("2", "Foreign Affairs (A)", None, "appeal", "a meeting or negotiations", "Dawn"),
    ]
    assert data.claims.is_empty()
    row = data.events.row(0, named=True)
    assert (row["km"], row["zone"], row["sources"]) == (10.0, "Asia/Karachi", ["Dawn"])
    assert data.dates["origin"].to_list() == ["Dawn", "Dawn"]


def test_one_report_told_twice_corroborates_nothing() -> None:
    again = {"Event ID": 2, "Sentence Number": 5}
    another_story = {"Event ID": 3, "Story ID": 48}
    another_outlet = {"Event ID": 4, "Story ID": 49, "Publisher": "Tolo News"}
    data = pakafg.open_icews(made(ICEWS, {}, again, another_story, another_outlet))
    row = data.reported().row(0, named=True)
    assert (row["n_statements"], row["n_reports"]) == (4, 3)
    assert (row["n_origins_min"], row["n_origins_max"]) == (1, 2)
    assert row["origins"] == ["Dawn", "Tolo News"]
    assert kinds(data.problems)["duplicate_like"] == [2, 3]
    one = pakafg.open_icews(made(ICEWS, {}, again)).reported()
    assert one["n_origins_max"].to_list() == [1]


@examples(15)
@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 2)), min_size=1, max_size=6),
    st.randoms(),
)
def test_neither_order_nor_repetition_makes_more_origins(
    reports: list[tuple[str, int]], random: Any
) -> None:
    rows = [
        {"Event ID": at, "Publisher": outlet, "Story ID": story}
        for at, (outlet, story) in enumerate(reports)
    ]
    counted = pakafg.open_icews(made(ICEWS, *rows)).reported().drop("statements")
    assert counted["n_origins_max"].to_list() == [len({outlet for outlet, _ in reports})]
    assert counted["n_reports"].to_list() == [len(set(reports))]
    random.shuffle(rows)
    shuffled = pakafg.open_icews(made(ICEWS, *rows, rows[0]))  # and a row that stands twice
    assert shuffled.reported().drop("statements").equals(counted)


def test_codes_that_lost_their_zero_get_it_back_and_are_told() -> None:
    codes = ["40", "10", "231", "112", "1053", "999"]
    rows = [{"Event ID": at, "CAMEO Code": code} for at, code in enumerate(codes)]
    data = pakafg.open_icews(made(ICEWS, *rows))
    assert data.statements["code"].to_list() == ["010", "0231", "112", "1053"]
    found = kinds(data.problems)
    assert found["lost_zeros"] == [2, 3, 4]
    assert found["unread_value"] == [7]
    whole = pakafg.open_icews(
        made(ICEWS, {"CAMEO Code": "10"}, {"Event ID": 2, "CAMEO Code": "02"})
    )
    assert whole.demands["kind"].to_list() == ["demand", "appeal"]


def test_an_id_that_stands_for_two_events_is_told_and_both_are_kept() -> None:
    data = pakafg.open_icews(made(ICEWS, {}, {"Event Date": "2031-04-01"}))
    assert data.statements["statement"].n_unique() == 2
    assert kinds(data.problems)["duplicate_id"] == [2, 3]


def test_quotation_marks_of_a_tab_file_swallow_no_row(tmp_path: Path) -> None:
    rows = made(ICEWS, {"Source Name": '"A', "Source Sectors": '"X,Y"'}, {"Event ID": 2})
    path = tmp_path / "events.tab"
    path.write_text(rows.write_csv(separator="\t", quote_style="never"), encoding="utf-8")
    speakers = ["A", "Foreign Affairs (A)"]
    assert pakafg.open_icews(path).statements["speaker"].to_list() == speakers
    path.write_bytes(path.read_bytes().replace(b"A town", b"A town\x92s gate"))  # no UTF-8
    assert pakafg.open_icews(path).statements["speaker"].to_list() == speakers


@pytest.mark.parametrize("columns", [_SECOND, _FIRST, _FIRST[:-1]], ids=["2.0", "1.0", "before"])
def test_files_of_gdelt_have_no_header_and_are_known_by_their_width(
    columns: tuple[str, ...], tmp_path: Path
) -> None:
    row = made(GDELT)
    wide = row.select(
        pl.col(name) if name in row.columns else pl.lit(None, pl.String).alias(name)
        for name in columns
    )
    path = tmp_path / "20310304.export.CSV"
    path.write_text(wide.write_csv(separator="\t", include_header=False), encoding="utf-8")
    data = pakafg.open_gdelt(path)
    assert data.demands.select("by", "of", "subject", "row").rows() == [
        ("PAKISTAN", "AFG", "de-escalation of military engagement", 1)
    ]
    has_address = "SOURCEURL" in columns
    assert data.demands["origin"].to_list() == ["dawn.com" if has_address else None]
    assert data.cite.version == ("2.0" if columns == _SECOND else "1.0")
    event = data.events.row(0, named=True)
    assert (event["zone"], event["first_day"]) == ("Asia/Kabul", date(2031, 3, 4))


@pytest.mark.parametrize("code", ["101", "105", "106", "107", "108"])
def test_of_codes_that_lists_read_differently_the_subject_is_not_told(code: str) -> None:
    asked = pakafg.open_gdelt(made(GDELT, {"EventCode": code})).demands
    assert asked.select("kind", "subject").rows() == [("demand", None)]
    assert pakafg.open_icews(made(ICEWS, {"CAMEO Code": code})).demands["subject"][0] is not None


def test_addresses_of_one_outlet_are_one_origin_and_what_is_none_is_a_citation() -> None:
    rows = [
        {"GLOBALEVENTID": at, "SOURCEURL": address}
        for at, address in enumerate(
            ["https://www.dawn.com/news/1", "http://dawn.com/news/2", "BBC Monitoring", None]
        )
    ]
    row = pakafg.open_gdelt(made(GDELT, *rows)).reported().row(0, named=True)
    assert row["origins"] == ["BBC Monitoring", "dawn.com"]
    assert row["n_origins_max"] == 3  # one more, which is not told


def test_types_of_plover_are_acts_and_a_request_is_a_demand_of_no_told_kind() -> None:
    rows = [
        {"Event ID": kind + mode, "Event Type": kind, "Event Mode": mode}
        for kind, mode in (
            *(("REQUEST", "yield"), ("REJECT", "meet"), ("ACCUSE", "allege")),
            *(("ACCUSE", "investigate"), ("CONSULT", "visit"), ("ASSAULT", ""), ("YIELD", "")),
        )
    ]
    data = pakafg.open_plover(made(POLECAT, *rows))
    assert data.statements.select("act", "subject", "code").rows() == [
        ("request", "a release, an easing or a ceasefire", "request yield"),
        ("reject", "a meeting or negotiations", "reject meet"),
        ("accuse", None, "accuse allege"),
    ]
    assert data.demands.select("kind", "origin").rows() == [(None, "Dawn")]
    assert kinds(data.problems)["unread_value"] == [8]  # YIELD is of an older draft
    assert data.cite.dataset == "POLECAT"


def test_records_of_plover_name_their_actors_in_lists(tmp_path: Path) -> None:
    record = {
        "id": "r1",
        "date": "2031-03-04",
        "event": "REQUEST",
        "mode": "meet",
        "source": [{"actorText": "A"}, {"code": "PAK"}],
        "target": [{"actorText": "B"}],
        "publication": "Dawn",
    }
    path = tmp_path / "records.json"
    path.write_text(json.dumps([record, {**record, "id": "r2", "target": None}]), encoding="utf-8")
    demands = pakafg.open_plover(path).demands
    assert demands.select("by", "of", "origin").rows() == [
        ("A; PAK", "B", "Dawn"),
        ("A; PAK", None, "Dawn"),
    ]


def test_other_datasets_say_nothing_and_unknown_columns_are_refused() -> None:
    data = pakafg.open_ucdp(made(UCDP))
    assert data.statements.is_empty()
    assert data.demands.is_empty()
    assert data.reported().is_empty()
    with pytest.raises(pakafg.ArgumentError, match="Did you mean 'speaker'"):
        data.reported("speeker")


def test_figures_are_added_up_by_no_column_of_lists() -> None:
    data = pakafg.open_ucdp(made(UCDP))
    with pytest.raises(pakafg.ArgumentError, match="a column that holds no lists") as error:
        data.totals("sources")
    assert (error.value.name, error.value.given) == ("by", "sources")


def test_statements_can_be_counted_by_no_column_less_than_one() -> None:
    data = pakafg.open_gdelt(made(GDELT))
    with pytest.raises(pakafg.ArgumentError, match="at least one column: ") as error:
        data.reported([])
    assert error.value.name == "by"
