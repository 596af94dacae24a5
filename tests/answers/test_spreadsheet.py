"""CSV for a spreadsheet: every cell as it is meant, and none that runs."""

import csv
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import corpora
import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.frames import SCHEMAS, write_csv
from pakafg.text.escape import masked

LAW = examples(50)


def cells(table: pl.DataFrame | pl.LazyFrame, folder: Path) -> list[list[str]]:
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


@pytest.mark.parametrize(
    "text",
    [
        *("000", "007", "00", "1e5", "1E+10", "12345678901234567", "1.0", "5.10", ".5", "87,000"),
        *("1,00,000", "50%", "$5", "5 €", "(5)", "1’000", " 12", "12 ", "1 1/2", "١٢"),
        *("10-15", "3-4", "1/2", "2025-10", "2025-10-19", "15.10.2025"),
        *("\u22125", "5 \u2212 3"),
        *("Oct 15", "15 October", "October 2025", "19 October 2025", "Oct. 15, 2025", "MARCH1"),
        *("Thursday, 6 November 2025", "15 Oktober 2025", "2025-11-06T17:40", "17:40", "5 pm"),
        *("TRUE", "false", "#N/A", "#REF!"),
    ],
)
def test_a_text_that_would_be_shown_as_another_begins_with_an_apostrophe(
    text: str, tmp_path: Path
) -> None:
    assert column([text, "x"], tmp_path) == [f"'{text}", "x"]
    assert cells(pl.DataFrame({text: [1]}), tmp_path) == [[f"'{text}"], ["1"]]


@pytest.mark.parametrize(
    "text",
    [
        *("at least five", "– killed", "“=”", "a=b", "'", "سلام", ""),
        *("12", "0", "123456789012345", "10–15", "2.3 billion", "5 killed", "10 years", "1st"),
        *("May", "march", "../2025-10-19", "23 soldiers in 2025", "000; 001", "#1", "2 to 3"),
    ],
)
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
    plain = masked(re.sub("\r\n?", "\n", text))
    assert found in {plain, f"'{plain}"}
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


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_the_end_of_a_line_is_one_character(end: str, tmp_path: Path) -> None:
    assert column([f"a{end}b"], tmp_path) == ["a\nb"]


def test_a_lazy_table_is_written_and_one_that_fails_is_refused(tmp_path: Path) -> None:
    table = pl.LazyFrame({"x": ["a"], "y": ["1"]})
    assert cells(table, tmp_path) == [["x", "y"], ["a", "1"]]
    number = pl.col("x").cast(pl.Int64)
    for fails in (table.select("z"), table.with_columns(number)):
        with pytest.raises(pakafg.FrameError, match="table cannot be used: its plan fails"):
            write_csv(fails, tmp_path / "other.csv")
    assert not (tmp_path / "other.csv").exists()


def test_lists_become_one_text(tmp_path: Path) -> None:
    assert column([["a", None, "b"], [], None], tmp_path) == ["a; b", "", ""]
    assert column([[1, 2]], tmp_path) == ["1; 2"]
    assert column([[["a", "b"], ["c"]]], tmp_path) == ["a, b; c"]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_table_can_be_taken_into_a_spreadsheet(name: str, tmp_path: Path) -> None:
    table = corpora.seeds().frame(name)
    assert len(cells(table, tmp_path)) == table.height + 1


def test_answers_can_be_taken_into_a_spreadsheet(tmp_path: Path) -> None:
    corpus = corpora.seeds()
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
