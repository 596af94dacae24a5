"""CSV for a spreadsheet: every cell as it is meant, and none that runs."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.frames import SCHEMAS, write_csv

LAW = examples(50)


def cells(table: pl.DataFrame, folder: Path) -> list[list[str]]:
    write_csv(table, folder / "table.csv")
    with (folder / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def column(values: list[object], folder: Path) -> list[str]:
    return [row[0] for row in cells(pl.DataFrame({"x": values, "y": 1}), folder)[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://example.org")',
        "+1",
        "-1+1|cmd",
        "@SUM(1)",
        "  =1",
        "\u00a0=1",
        "\n=1",
        "\tx",
        "\rx",
        "\nx",
        "＝1",  # noqa: RUF001  (the wide form is meant)
    ],
)
def test_a_text_that_would_run_as_a_formula_begins_with_an_apostrophe(
    text: str, tmp_path: Path
) -> None:
    assert column([text], tmp_path) == [f"'{text}"]
    assert column([[text, "x"]], tmp_path) == [f"'{text}; x"]
    assert cells(pl.DataFrame({text: ["x"]}), tmp_path) == [[f"'{text}"], ["x"]]
    word = pl.DataFrame({"x": [text]}, schema={"x": pl.Categorical})
    assert cells(word, tmp_path)[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["at least five", "– killed", "“=”", "a=b", "'", "سلام", "12", ""])
def test_any_other_text_stands_as_it_is(text: str, tmp_path: Path) -> None:
    assert column([text, "x"], tmp_path) == [text, "x"]


@LAW
@example('";=1')
@example("x;=1,=2\n=3")
@given(st.text())
def test_no_text_ends_its_cell_or_begins_another(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    ((found,),) = cells(pl.DataFrame({"x": [text]}), folder)[1:]
    assert found in {text, f"'{text}"}
    assert not found.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))  # noqa: RUF001  (they are meant)
    raw = (folder / "table.csv").read_bytes().removeprefix(b'\xef\xbb\xbf"x"\n').decode()
    assert raw == f'"{found.replace(chr(34), chr(34) * 2)}"\n'


def test_numbers_days_times_and_lengths_of_time_are_written_as_such(tmp_path: Path) -> None:
    kabul = datetime(2025, 11, 6, 13, 10, tzinfo=UTC)
    table = pl.DataFrame(
        {
            "number": [-5],
            "share": [-0.5],
            "day": [date(2025, 11, 6)],
            "time": pl.Series([kabul]).dt.convert_time_zone("Asia/Kabul"),
            "gap": [timedelta(hours=-2)],
            "true": [True],
            "nothing": [None],
            "none": pl.Series([None], dtype=pl.String),
        }
    )
    told = ["-5", "-0.5", "2025-11-06", "2025-11-06 13:10", "-120", "true", "", ""]
    assert cells(table, tmp_path)[1] == told


def test_lists_become_one_text(tmp_path: Path) -> None:
    assert column([["a", None, "b"], [], None], tmp_path) == ["a; b", "", ""]
    assert column([[1, 2]], tmp_path) == ["1; 2"]
    assert column([[["a", "b"], ["c"]]], tmp_path) == ["a, b; c"]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_table_can_be_taken_into_a_spreadsheet(name: str, tmp_path: Path) -> None:
    table = pakafg.load_corpus().frame(name)
    assert len(cells(table, tmp_path)) == table.height + 1


def test_answers_can_be_taken_into_a_spreadsheet(tmp_path: Path) -> None:
    corpus = pakafg.load_corpus()
    totals = pakafg.casualties.totals(corpus, by=("incident", "outcome"))
    timeline = pakafg.timeline.reconcile(corpus)
    for table in (totals, timeline.events, timeline.claims, timeline.conflicts):
        assert len(cells(table, tmp_path)) == table.height + 1


@pytest.mark.parametrize("value", [{"a": 1}, b"a", object()])
def test_what_no_cell_holds_is_refused(value: object, tmp_path: Path) -> None:
    table = pl.DataFrame({"x": pl.Series([value])})
    with pytest.raises(pakafg.FrameError, match=r"column 'x' is .*, which no cell"):
        write_csv(table, tmp_path / "table.csv")
    assert not list(tmp_path.iterdir())


def test_each_piece_of_a_date_stands_in_its_cell(tmp_path: Path) -> None:
    pieces = [
        [{"earliest": None, "latest": datetime(2025, 10, 15, 23, 59, tzinfo=UTC)}],
        [
            {
                "earliest": datetime(2025, 10, day, tzinfo=UTC),
                "latest": datetime(2025, 10, day, 23, 59, tzinfo=UTC),
            }
            for day in (15, 19)
        ],
    ]
    table = pl.DataFrame({"pieces": pieces}, schema={"pieces": SCHEMAS["dates"].schema["pieces"]})
    assert [row[0] for row in cells(table, tmp_path)[1:]] == [
        "..2025-10-15 23:59",
        "2025-10-15 00:00..2025-10-15 23:59; 2025-10-19 00:00..2025-10-19 23:59",
    ]
