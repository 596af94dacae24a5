"""Every record can say who held it against its document, and when."""

from __future__ import annotations

from typing import Any

import attrs
import corpora
import pytest

import pakafg
from pakafg import Catalogue, Review, When
from pakafg.corpus.format import KINDS
from pakafg.corpus.schema import json_schema
from pakafg.drafting import reply_schema
from pakafg.frames import SCHEMAS
from pakafg.verification.canonical import canonical_bytes

SEEDS = corpora.seeds()
REVIEWS = (Review(by="A. Name", at=When.parse("2026-11-30T09:00:00Z")), Review(by="B. Name"))
TOLD = [{"by": "A. Name", "at": "2026-11-30T09:00:00Z"}, {"by": "B. Name", "at": None}]


def signed(record: Any) -> Any:
    """A record with two reviews, and the first of each of its parts, too."""
    of_parts = {
        each.name: (attrs.evolve(value[0], reviewed=REVIEWS), *value[1:])
        for each in attrs.fields(type(record))
        if isinstance(value := getattr(record, each.name), tuple)
        and value
        and hasattr(value[0], "reviewed")
    }
    return attrs.evolve(record, reviewed=REVIEWS, **of_parts)


def reviewed_seeds() -> pakafg.Corpus:
    """The seeds, with every other record reviewed."""
    changed: dict[str, Any] = {
        name: Catalogue(
            signed(record) if number % 2 else record
            for number, record in enumerate(getattr(SEEDS, name).values())
        )
        for name in KINDS
    }
    return attrs.evolve(SEEDS, **changed)


@pytest.fixture(scope="module")
def reviewed() -> pakafg.Corpus:
    return reviewed_seeds()


def test_a_review_is_saved_and_read_back(reviewed: pakafg.Corpus, tmp_path: Any) -> None:
    reviewed.save(tmp_path / "corpus")
    again = pakafg.load_corpus(tmp_path / "corpus")
    assert again == reviewed
    assert list(again.casualties.values())[1].reviewed == REVIEWS


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - {"discrepancies"}))
def test_every_table_says_last_who_reviewed_a_row(reviewed: pakafg.Corpus, name: str) -> None:
    assert list(SCHEMAS[name].schema)[-1] == "reviewed"
    assert SEEDS.frame(name)["reviewed"].null_count() == SEEDS.frame(name).height
    rows = reviewed.frame(name)
    assert TOLD in rows["reviewed"].to_list()
    assert rows.drop("reviewed").equals(SEEDS.frame(name).drop("reviewed"))


def test_what_stands_within_a_reviewed_entry_is_reviewed_with_it(reviewed: pakafg.Corpus) -> None:
    asked = next(
        each
        for each in reviewed.demands.values()
        if each.reviewed and any(report.terms for report in each.reports[:1])
    )
    report = asked.reports[0]
    cited = {(each.start, each.end) for each in (*report.citations, *report.terms[0].citations)}
    rows = reviewed.frame("citations").drop_nulls("reviewed").filter(record=asked.id)
    assert cited <= set(rows.filter(document=report.document).select("start", "end").rows())


@pytest.mark.parametrize(
    ("written", "of_statement", "of_report"),
    [
        ("reviewed: [{by: A}]", ["A"], ["A"]),
        ("reviewed: [{by: A}], report_reviewed: []", ["A"], []),
        ("report_reviewed: [{by: B}]", [], ["B"]),
    ],
)
def test_who_reviewed_a_statement_s_entry_reviewed_its_report(
    tmp_path: Any, written: str, of_statement: list[str], of_report: list[str]
) -> None:
    (tmp_path / "a.txt").write_text("“Yes,” she said.", encoding="utf-8")
    entry = f"{{id: said, speaker: null, mode: direct, quotes: ['Yes'], {written}}}"
    (tmp_path / "a.yaml").write_text(
        f"document: {{id: a}}\nstatements: [{entry}]\n", encoding="utf-8"
    )
    said = pakafg.load_corpus(tmp_path).statements["said"]
    assert [each.by for each in said.reviewed] == of_statement
    assert [each.by for each in said.reports[0].reviewed] == of_report


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("reviewed: [{by: A, at: '2026'}]", "a day or a time"),
        ("reviewed: [{by: A, at: yesterday}]", "is not a date"),
        ("reviewed: [{at: 2026-11-30}]", "'by' is missing"),
        ("reviewed: [{by: ''}]", "by is ''"),
        ("reviewed: [{by: A, on: 2026-11-30}]", "'on' is not known here"),
        ("reviewed: A. Name", "is not a list"),
    ],
)
def test_a_review_that_is_none_is_told_once_with_its_line(
    tmp_path: Any, written: str, told: str
) -> None:
    (tmp_path / "a.txt").write_text("“Yes,” she said.", encoding="utf-8")
    entry = f"- id: said\n  mode: direct\n  quotes: ['Yes']\n  {written}"
    (tmp_path / "a.yaml").write_text(
        f"document: {{id: a}}\nstatements:\n{entry}\n", encoding="utf-8"
    )
    with pytest.raises(pakafg.CorpusError) as caught:
        pakafg.load_corpus(tmp_path)
    (problem,) = caught.value.problems
    assert told in problem.reason
    assert problem.line == 6


def test_a_cell_of_a_spreadsheet_says_who_and_when(reviewed: pakafg.Corpus, tmp_path: Any) -> None:
    pakafg.frames.write_csv(reviewed.frame("links"), tmp_path / "links.csv")
    pakafg.frames.write_csv(reviewed.frame("dates"), tmp_path / "dates.csv")
    cell = '"A. Name (2026-11-30T09:00:00Z); B. Name"'
    for name in ("links", "dates"):
        assert cell in (tmp_path / f"{name}.csv").read_text(encoding="utf-8-sig")


def test_a_schema_of_a_record_file_has_reviews_and_that_of_a_reply_none() -> None:
    entry = json_schema("document")["properties"]["statements"]["items"]["properties"]
    assert set(entry["reviewed"]["items"]["properties"]) == {"by", "at"}
    assert "report_reviewed" in entry
    assert "reviewed" not in str(reply_schema(SEEDS.codebook))


def test_a_review_changes_no_answer_and_one_that_is_not_there_no_digest(
    reviewed: pakafg.Corpus,
) -> None:
    assert pakafg.casualties.totals(reviewed).equals(pakafg.casualties.totals(SEEDS))
    assert pakafg.discrepancies(reviewed).equals(pakafg.discrepancies(SEEDS))
    old, new = (list(each.casualties.values())[1] for each in (SEEDS, reviewed))
    assert canonical_bytes(old) != canonical_bytes(new)
    assert b"reviewed" not in canonical_bytes(old)
