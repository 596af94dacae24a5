"""The sheets that are opened first say what the analyses say, in words for people."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import polars as pl
import pytest

import pakafg
from pakafg.exports.answer_sheets import answer_sheets
from pakafg.exports.contents import Contents

HERE = Path(__file__).parents[1]
CORPORA = {
    "seeds": pakafg.load_corpus(),
    "made": pakafg.load_corpus(HERE / "answers" / "made-corpus"),
    **{
        name: pakafg.load_corpus(HERE / "conflicts" / name)
        for name in ("strait", "three-parties", "two-states")
    },
    "empty": pakafg.Corpus(),
}
SHEETS = {name: answer_sheets(Contents(corpus)) for name, corpus in CORPORA.items()}
each_corpus = pytest.mark.parametrize("name", CORPORA)
DEAD, QUESTIONS, DEMANDS, QUOTATIONS = SHEETS["seeds"]


def dead(name: str = "seeds") -> dict[str, dict[str, Any]]:
    return {row["Incident id"]: row for row in SHEETS[name][DEAD].frame.iter_rows(named=True)}


@each_corpus
def test_every_column_has_a_title_in_words_and_a_definition(name: str) -> None:
    for sheet in SHEETS[name].values():
        assert dict(sheet.table.schema) == dict(sheet.frame.schema)
        for column in sheet.table.columns:
            assert column.name[0].isupper()
            assert "_" not in column.name
            assert column.meaning


@each_corpus
def test_every_incident_with_killed_or_injured_has_one_row(name: str) -> None:
    corpus = CORPORA[name]
    harmed = {
        claim.incident
        for claim in corpus.casualties.values()
        if claim.outcome in {"killed", "wounded"}
    }
    rows = dead(name)
    assert harmed <= rows.keys()
    assert len(rows) == SHEETS[name][DEAD].frame.height


@each_corpus
def test_ends_are_those_of_the_totals_or_wider_by_the_one_that_words_leave_out(name: str) -> None:
    if name == "empty":
        return
    totals = pakafg.casualties.totals(CORPORA[name])
    rows = dead(name)
    for total in totals.iter_rows(named=True):
        title = {"killed": "Killed", "wounded": "Injured"}.get(total["outcome"])
        if title is None or (not total["low"] and total["high"] is None):
            continue
        row = rows[total["incident"]]
        assert row[f"{title}, best figure"] == total["best"]
        assert total["low"] - row[f"{title}, at least"] in {0, 1}
        if total["low"] != row[f"{title}, at least"]:
            assert "more than" in row[title]
        if total["high"] is None:
            assert row[f"{title}, at most"] is None
        else:
            assert row[f"{title}, at most"] - total["high"] in {0, 1}


@each_corpus
def test_a_part_stands_below_the_whole_that_it_names(name: str) -> None:
    frame = SHEETS[name][DEAD].frame
    names = frame["Incident"].to_list()
    for at, whole in enumerate(frame["Part of"]):
        assert whole is None or whole in names[:at]


@each_corpus
def test_a_row_says_beside_its_name_whether_it_may_be_added(name: str) -> None:
    frame = SHEETS[name][DEAD].frame
    assert frame.columns[:2] == ["Incident", "Adding up"]
    for row in frame.iter_rows(named=True):
        if row["Part of"] is None:
            assert row["Adding up"].startswith("May be added to others")
        else:
            assert row["Adding up"].startswith(f"Do not add: part of {row['Part of']}, counted")
        has_parts = row["Incident"] in set(frame["Part of"])
        assert ("A whole: its " in row["Adding up"]) == has_parts


@each_corpus
def test_the_column_to_add_up_comes_to_what_rows_that_may_be_added_do(name: str) -> None:
    frame = SHEETS[name][DEAD].frame
    for title, outcome in (("Killed", "killed"), ("Injured", "wounded")):
        summed = frame[f"{title}, to add up"]
        assert summed.filter(frame["Part of"].is_not_null()).null_count() == (
            frame["Part of"].is_not_null().sum()
        )
        tops = frame.filter(pl.col("Part of").is_null())
        total = sum(filter(None, summed))
        assert total == sum(filter(None, tops[f"{title}, at least"]))
        totals = pakafg.casualties.totals(CORPORA[name]).filter("top", outcome=outcome)
        # "More than 20" is 20 here and 21 there.
        assert 0 <= sum(totals["low"]) - total <= tops.height


@each_corpus
def test_no_row_lacks_documents_or_how_sure_it_is(name: str) -> None:
    for row in SHEETS[name][DEAD].frame.iter_rows(named=True):
        assert row["Documents"]
        assert row["How sure"]
        assert row["Who says what"]


def test_a_whole_that_nobody_counts_has_the_documents_and_grades_of_its_sum() -> None:
    row = dead()["october-crisis"]
    assert row["Documents"].count(";") == 3
    assert "5 Key Takeaways" not in row["Documents"], "what 004 says is in no sum"
    assert row["How sure"].startswith("nobody counts the whole; its parts have rows of their own.")
    assert (
        "killed, Pakistani soldiers: contested between the parties (2 sources)" in (row["How sure"])
    )


def test_the_figures_of_parts_say_so_in_the_workbook_and_stay_numbers(tmp_path: Path) -> None:
    folder = CORPORA["seeds"].export(tmp_path / "seeds")
    sheet = openpyxl.load_workbook(folder / "tables.xlsx")["dead by incident"]
    head, *rows = sheet.iter_rows()
    columns = [str(cell.value) for cell in head]
    figures = [at for at, title in enumerate(columns) if title.startswith(("Killed,", "Injured,"))]
    marked = {True: 0, False: 0}
    for row in rows:
        is_part = row[columns.index("Part of")].value is not None
        for at in figures:
            if row[at].value is not None:
                assert isinstance(row[at].value, int)
                assert ("(part)" in row[at].number_format) == is_part
                marked[is_part] += 1
    assert all(marked.values())


def test_rows_without_a_whole_add_up_to_the_total_at_least() -> None:
    tops = [row for row in dead().values() if row["Part of"] is None]
    least = sum(row["Killed, at least"] or 0 for row in tops)
    total = pakafg.casualties.totals(CORPORA["seeds"]).filter(pl.col("top"), outcome="killed")
    assert least == total["low"].sum()


def test_the_kabul_explosions_say_how_many_and_whose_figure() -> None:
    row = dead()["kabul-explosions"]
    assert (row["Place"], row["Killed"]) == ("Kabul", "at least 5, best 5")
    assert [row[f"Killed, {end}"] for end in ("at least", "best figure", "at most")] == [5, 5, None]
    assert row["Whose figure of the killed"].endswith(
        "(000: at least five; 001: five; no source named)"
    )
    assert row["Documents"] == "Fresh Border Violence, 7–9 Nov 2025; SouthAsianDesk, 8 Nov 2025"
    assert row["Part of"] == "Crisis of October 2025"


def test_more_than_twenty_is_never_twenty_one() -> None:
    seeds = CORPORA["seeds"]
    claim = next(each for each in seeds.casualties.values() if each.incident == "kabul-explosions")
    over = attrs.evolve(claim, count=pakafg.Count.parse("more than 20"))
    others = [each for each in seeds.casualties.values() if each.incident != claim.incident]
    corpus = attrs.evolve(seeds, casualties=pakafg.Catalogue([*others, over]))
    frame = answer_sheets(Contents(corpus))[DEAD].frame
    (row,) = frame.filter(pl.col("Incident id") == "kabul-explosions").to_dicts()
    assert row["Killed"].startswith("more than 20")
    assert row["Killed, at least"] == 20


@each_corpus
def test_every_answer_of_every_question_has_a_row(name: str) -> None:
    found = pakafg.discrepancies(CORPORA[name])
    answers = [
        (row["discrepancy"], answer["says"])
        for row in found.iter_rows(named=True)
        for answer in row["answers"]
    ]
    assert SHEETS[name][QUESTIONS].frame.select("Question id", "Answer").rows() == answers


@each_corpus
def test_every_demand_is_there_and_none_without_an_answer_seems_to_have_one(name: str) -> None:
    frame = SHEETS[name][DEMANDS].frame
    for demand in CORPORA[name].demands.values():
        rows = frame.filter(pl.col("Demand id") == demand.id)
        assert rows.height == max(1, len(demand.responses))
        assert (not demand.responses) == (rows["Answer"][0] == "no answer recorded")


@each_corpus
def test_every_quotation_is_there_with_its_characters(name: str) -> None:
    corpus = CORPORA[name]
    frame = SHEETS[name][QUOTATIONS].frame
    assert frame.height == pakafg.statements.quotes(corpus).height
    for row in frame.iter_rows(named=True):
        text = corpus.documents[row["Document id"]].text
        assert text[row["From character"] : row["To character"]] == row["Quotation"]


def test_they_open_first_in_the_workbook_and_in_the_folder(tmp_path: Path) -> None:
    corpus = CORPORA["made"]
    folder = corpus.export(tmp_path / "made")
    book = openpyxl.load_workbook(folder / "tables.xlsx", read_only=True)
    titles = [sheet.table.name for sheet in SHEETS["made"].values()]
    assert book.sheetnames[:6] == [*titles, "notes", "columns"]
    assert [path.stem for path in sorted((folder / "csv").iterdir())][:4] == list(SHEETS["made"])
    noted = {(row[0], row[1]) for row in book["notes"].iter_rows(min_row=2, values_only=True)}
    for name, sheet in SHEETS["made"].items():
        assert {(sheet.table.name, column) for column in sheet.frame.columns} <= noted
        head = next(book[sheet.table.name].iter_rows(values_only=True))
        assert list(head) == sheet.frame.columns
        with (folder / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == sheet.frame.columns
        assert len(rows) == sheet.frame.height + 1
