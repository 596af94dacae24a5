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
