"""Files that are broken, huge, or not what they say: refused or told, never read wrongly."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import polars as pl
import pytest
import xlsxwriter
from datasets.made_rows import ACLED, UCDP, kinds, made
from datasets.test_ucdp import SUMS

import pakafg
from pakafg.datasets import sheet
from pakafg.datasets.error_cells import error_cells

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = made(UCDP, {}, {"id": 2, "relid": "B", "latitude": 33.5, "best": 4, "deaths_b": 3})
TEXT = ROWS.write_csv()
CLAIMS = pakafg.open_ucdp(ROWS).claims


def test_a_file_that_is_not_there_is_an_error_of_both_kinds_that_names_its_like(
    tmp_path: Path,
) -> None:
    (tmp_path / "GEDEvent_v25_1.csv").write_text(TEXT, encoding="utf-8")
    for kind in (pakafg.FrameError, FileNotFoundError):
        with pytest.raises(kind, match=r"there is no file .*Did you mean 'GEDEvent_v25_1.csv'"):
            pakafg.open_ucdp(tmp_path / "GEDEvent_v25_2.csv")
    with pytest.raises(pakafg.MissingFileError):
        pakafg.open_table(tmp_path / "no folder" / "a.csv", {"id": "no"})


def test_a_folder_and_a_name_that_none_can_have_are_refused(tmp_path: Path) -> None:
    with pytest.raises(pakafg.FrameError, match="it is a folder"):
        pakafg.open_acled(tmp_path)
    with pytest.raises(pakafg.FrameError, match="no name can"):
        pakafg.open_acled("a\x00b.csv")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), []),
        (TEXT.replace("\n", "\r\n").encode(), []),
        (TEXT.replace(",", ";").encode(), []),
        (TEXT.encode("utf-16"), []),
        (TEXT.replace("A town", "Málaga").encode("cp1252"), ["guessed_encoding"]),
        ((TEXT + ",,,\n").encode(), ["empty_row"]),
    ],
    ids=["mark", "line ends", "semicolons", "UTF-16", "Windows-1252", "an empty row"],
)
def test_however_text_is_written_it_is_the_same_file(
    content: bytes, told: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    data = pakafg.open_ucdp(path)
    assert data.claims.equals(CLAIMS)
    assert data.problems["kind"].to_list() == told


def test_a_row_with_more_cells_than_the_header_is_read_and_told(tmp_path: Path) -> None:
    lines = TEXT.splitlines()
    path = tmp_path / "rows.csv"
    path.write_text("\n".join([*lines[:2], f"{lines[2]},one more,,"]), encoding="utf-8")
    data = pakafg.open_ucdp(path)
    assert data.claims.equals(CLAIMS)
    assert data.problems.select("row", "kind", "value").rows() == [(3, "surplus_cell", "one more")]


def test_of_columns_of_one_name_the_first_is_read_and_the_others_are_told(tmp_path: Path) -> None:
    lines = TEXT.splitlines()
    path = tmp_path / "rows.csv"
    path.write_text(
        "\n".join([f"{lines[0]},best", *(f"{x},99" for x in lines[1:])]), encoding="utf-8"
    )
    data = pakafg.open_ucdp(path)
    assert data.claims.equals(CLAIMS)
    assert data.problems.select("kind", "value").rows() == [("duplicate_column", "best")]
    spelled = pakafg.open_ucdp(ROWS.with_columns(pl.lit("99").alias("BEST")))
    assert spelled.claims.equals(CLAIMS)
    assert kinds(spelled.problems) == {"duplicate_column": [None]}


def test_a_line_of_ten_million_letters_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    made(ACLED, {"notes": "x" * 10_000_000}, {"event_id_cnty": "PAK2"}).write_csv(path)
    assert pakafg.open_acled(path).claims.height == 2


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\n\n\n", b"a", b'"a\nb', b"a,a\n1,2\n", b"\xff\xfe"]
)
def test_what_has_no_columns_of_the_dataset_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    with pytest.raises(pakafg.FrameError, match=r"no column of UCDP|cannot be read"):
        pakafg.open_ucdp(path)


def test_columns_without_a_value_are_as_those_that_are_not_there() -> None:
    bare = ROWS.with_columns(pl.lit(None).alias(name) for name in (*SUMS, "date_start", "relid"))
    data = pakafg.open_ucdp(bare)
    assert data.claims.filter(pl.col("status").is_null()).is_empty()
    assert set(data.problems["kind"]) == {"missing_id"}
    nothing = pakafg.open_ucdp(ROWS.clear())
    assert nothing.events.is_empty()
    assert nothing.totals().is_empty()


@pytest.mark.parametrize("ending", ["parquet", "xlsx", "json", "ndjson", "ods", "xls"])
def test_half_a_file_is_refused(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"rows.{ending}"
    written: dict[str, Callable[[Path], object]] = {
        "parquet": ROWS.write_parquet,
        "xlsx": ROWS.write_excel,
        "json": ROWS.write_json,
        "ndjson": ROWS.write_ndjson,
    }
    written.get(ending, ROWS.write_parquet)(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(pakafg.FrameError, match="cannot be read as a table"):
        pakafg.open_ucdp(path)


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "_MOST_UNPACKED", 1_000_000)
    path = tmp_path / "rows.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    assert path.stat().st_size < 10_000
    with pytest.raises(pakafg.FrameError, match="unpacks to more than"):
        pakafg.open_ucdp(path)


def test_of_a_cell_with_a_formula_its_last_value_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["no", "dead", "when"])
        page.write_row(1, 0, ["a", None, "2031-03-04"])
        page.write_formula(1, 1, "=2+3", None, 5)
        page.write_row(2, 0, ["b", None, "2031-03-05"])
        page.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    data = pakafg.open_table(path, {"id": "no", "killed": "dead", "day": "when"})
    assert data.claims.select("incident", "low").rows() == [("a", 5)]


@pytest.mark.parametrize("name", ["*", "^.*$", "^best$", "", " ", "row", "pakafg_place", "a\x1fb"])
def test_a_column_of_any_name_is_kept(name: str) -> None:
    data = pakafg.open_ucdp(ROWS.with_columns(pl.lit("x").alias(name)))
    assert data.claims.equals(CLAIMS)
    kept = [each for each in data.events.get_columns() if name in each.name]
    assert any(each.dtype == pl.String and each[0] == "x" for each in kept)


def test_text_that_looks_like_a_command_stays_text() -> None:
    data = pakafg.open_ucdp(made(UCDP, {"where_coordinates": "=cmd|' /C calc'!A0"}))
    assert data.events["place"].to_list() == ["=cmd|' /C calc'!A0"]


def test_an_error_of_a_formula_is_told_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "sums.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("notes").write("A1", "nothing")
        sheet = book.add_worksheet("dead & wounded")
        for row, cells in enumerate([("day", "killed"), ("2031-01-07", 4), ("2031-01-08", None)]):
            sheet.write_row(row, 0, cells)
        sheet.write_formula("B3", "=4/0", None, "#DIV/0!")
    data = pakafg.open_table(path, {"killed": "killed", "day": "day"})
    told = data.problems.filter(kind="unread_value").select("row", "value", "done").rows()
    assert told == [(3, "#DIV/0! in B3", "taken for an empty cell")]


def test_an_error_is_found_in_a_strict_workbook_too(tmp_path: Path) -> None:
    usual, strict = tmp_path / "usual.xlsx", tmp_path / "strict.xlsx"
    with xlsxwriter.Workbook(usual) as book:
        book.add_worksheet("dead").write_formula("B3", "=4/0", None, "#DIV/0!")
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for one, other in (
                (
                    b"schemas.openxmlformats.org/spreadsheetml/2006",
                    b"purl.oclc.org/ooxml/spreadsheetml",
                ),
                (
                    b"schemas.openxmlformats.org/officeDocument/2006",
                    b"purl.oclc.org/ooxml/officeDocument",
                ),
            ):
                text = text.replace(one, other)
            new.writestr(name, text)
    assert error_cells(strict, "dead") == error_cells(usual, "dead") == ((3, "#DIV/0! in B3"),)


def test_a_workbook_that_unfolds_without_an_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "entities.xlsx"
    lol = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE s [<!ENTITY e0 "ha">{lol}]><s>&e9;</s>'
    with zipfile.ZipFile(path, "w") as book:
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
            book.writestr(name, bomb)
    with pytest.raises(pakafg.FrameError, match=r"entities\.xlsx cannot be read as a table"):
        pakafg.open_table(path, {"killed": "killed"})
    assert error_cells(path, "any") == ()
