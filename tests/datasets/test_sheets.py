"""Tables of every kind of file and library come out the same; what cannot be read says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import pytest
from datasets.made_rows import ACLED, UCDP, made
from datasets.test_ucdp import SUMS

import pakafg
from pakafg.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = made(UCDP, {}, {"id": 2, "relid": "B", "latitude": 33.5, "best": 4})
NUMBERS = ROWS.with_columns(pl.col(SUMS).cast(pl.Int64), pl.col("date_start").str.to_date())


def relation() -> Any:
    rows = NUMBERS.to_arrow()
    return duckdb.from_arrow(rows)


FORMS: dict[str, Callable[[Path], Any]] = {
    "csv": ROWS.write_csv,
    "tsv": lambda path: ROWS.write_csv(path, separator="\t"),
    "parquet": NUMBERS.write_parquet,
    "json": NUMBERS.write_json,
    "ndjson": NUMBERS.write_ndjson,
}
TABLES: dict[str, Callable[[], Any]] = {
    "lazy": NUMBERS.lazy,
    "pandas": NUMBERS.to_pandas,
    "pyarrow": NUMBERS.to_arrow,
    "duckdb": relation,
}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_any_form_gives_the_same_claims(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"rows.{form}"
    FORMS[form](path)
    assert pakafg.open_ucdp(path).claims.equals(pakafg.open_ucdp(ROWS).claims)


@pytest.mark.parametrize("library", TABLES)
def test_a_table_of_any_library_gives_the_same_claims(library: str) -> None:
    assert pakafg.open_ucdp(TABLES[library]()).claims.equals(pakafg.open_ucdp(ROWS).claims)


def test_semicolons_a_mark_of_byte_order_and_windows_letters_are_read(tmp_path: Path) -> None:
    rows = ROWS.with_columns(where_coordinates=pl.lit("Málaga"))
    path = tmp_path / "rows.csv"
    path.write_text(rows.write_csv(separator=";"), encoding="utf-8-sig")
    assert pakafg.open_ucdp(path).events["place"].to_list() == ["Málaga"] * 2
    path.write_text(rows.write_csv(), encoding="cp1252")
    assert pakafg.open_ucdp(path).events["place"].to_list() == ["Málaga"] * 2


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"", "no column of UCDP is there"),
        ("a.csv", b"\x00\x01\x02", "is no text"),
        ("a.json", b"[1, 2]", "holds no list of objects"),
        ("a.json", b"{", "cannot be read as a table"),
        ("a.json", b"[" * 100_000, "cannot be read as a table"),
        ("a.parquet", b"PAR1", "cannot be read as a table"),
        ("a.xlsx", b"no workbook", "cannot be read as a table"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(
    name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(pakafg.FrameError, match=reason):
        pakafg.open_ucdp(tmp_path / name)


def test_a_spreadsheet_s_numbers_with_a_point_are_whole() -> None:
    floats = made(ACLED).with_columns(fatalities=pl.lit(3.0))
    assert pakafg.open_acled(floats).claims["low"].to_list() == [3]


def test_the_command_prints_every_problem_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rows.csv"
    made(UCDP, {"low": 9, "relid": "\x1b[31mred"}).write_csv(path)
    assert main(["check", str(path)]) == 1
    told = capsys.readouterr().out
    assert "rows.csv:2" in told
    assert "range_out_of_order" in told
    assert "\x1b" not in told
    made(UCDP).write_csv(path)
    assert main(["check", str(path)]) == 0
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "open_table reads any other table" in capsys.readouterr().err


def test_days_of_both_orders_in_one_column_are_told() -> None:
    days = ["13/04/2009", "04/13/2009", "05/06/2009", "07/07/2009"]
    rows = pl.DataFrame({"no": ["a", "b", "c", "d"], "when": days, "dead": [3, 4, 5, 6]})
    data = pakafg.open_table(rows, {"id": "no", "killed": "dead", "day": "when"})
    told = data.problems.select("id", "kind").rows()
    assert told == [("b", "impossible_date"), ("c", "ambiguous_date")]


def test_a_day_for_which_a_figure_held_is_read_as_any_other() -> None:
    days = ["05/06/2009", "2009-02-30", "lately", None]
    rows = pl.DataFrame({"no": ["a", "b", "c", "d"], "till": days, "dead": [3, 4, 5, 6]})
    data = pakafg.open_table(rows, {"id": "no", "killed": "dead", "as_of": "till"})
    told = data.problems.select("id", "column", "kind").rows()
    assert told == [
        ("a", "till", "ambiguous_date"),
        ("b", "till", "impossible_date"),
        ("c", "till", "unread_value"),
    ]


@pytest.mark.parametrize(
    ("cell", "zone", "kinds"),
    [
        ("2018-04-14T19:00:00.000Z", "Asia/Karachi", ["other_clock"]),  # 15 April, 00:00
        ("2018-04-14 22:30:00+0000", "Asia/Kabul", ["other_clock"]),
        ("2018-04-14T18:00:00Z", "Asia/Karachi", []),
        ("2018-04-15T00:30:00+05:00", "Asia/Karachi", []),
        ("2018-04-15T00:30:00+05:00", None, ["other_clock"]),
        ("2018-04-15T00:00:00Z", "America/New_York", []),  # a day alone, as programs write it
        ("2018-04-15 22:30:00", "Asia/Karachi", []),
        ("2018-04-15T25:30:00Z", "Asia/Karachi", []),
    ],
)
def test_a_day_of_another_clock_is_told(cell: str, zone: str | None, kinds: list[str]) -> None:
    rows = pl.DataFrame({"no": ["a"], "when": [cell], "dead": [3]})
    data = pakafg.open_table(rows, {"id": "no", "killed": "dead", "day": "when"}, zone=zone)
    assert data.problems["kind"].to_list() == kinds
    assert str(data.events["first_day"].item()) == cell[:10]


def test_what_two_sides_say_of_the_same_dead_is_never_added() -> None:
    rows = pl.DataFrame({"no": ["a"], "ours": [3], "theirs": [5]})
    data = pakafg.open_table(rows, {"id": "no", "killed own": "ours", "killed adversary": "theirs"})
    told = data.totals().select("relation", "low", "best", "high").rows()
    assert told == [("adversary", 5, 5, 5), ("own", 3, 3, 3)]
    (row,) = pakafg.casualties.reconcile(data.claims, data.scopes).rows(named=True)
    assert (row["low"], row["high"]) == (3, 5)


@pytest.mark.parametrize(
    ("part", "top"),
    [("killed child", False), ("killed civilian child", False), ("killed soldier child", True)],
)
def test_of_figures_that_may_count_the_same_people_one_may_be_added(part: str, top: bool) -> None:  # noqa: FBT001
    rows = pl.DataFrame({"no": ["a"], "civilians": [3], "children": [2]})
    data = pakafg.open_table(rows, {"id": "no", "killed civilian": "civilians", part: "children"})
    told = {row["group"]: row["top"] for row in data.totals().rows(named=True)}
    assert told == {None: True, "child": top}


def test_two_figures_of_one_name_are_refused() -> None:
    rows = pl.DataFrame({"no": ["a"], "x": [3], "y": [2]})
    mapping = {"id": "no", "killed civilian child": "x", "killed child civilian": "y"}
    with pytest.raises(pakafg.ArgumentError, match="one figure of each kind"):
        pakafg.open_table(rows, mapping)
