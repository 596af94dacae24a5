"""Every form of an export, read back by what its users have, says what the tables say."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from base64 import urlsafe_b64decode
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import corpora
import jsonschema
import openpyxl
import pandas as pd
import polars as pl
import pytest

import pakafg
from pakafg.exports.answer_columns import ANSWERS
from pakafg.exports.contents import Contents
from pakafg.exports.reading_tables import reading_tables
from pakafg.frames import SCHEMAS
from pakafg.text.escape import masked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pakafg import Corpus
    from pakafg.exports.contents import FilledTable

SEEDS = corpora.seeds()
NAMES = [*SCHEMAS, *(table.name for table in ANSWERS)]
each_table = pytest.mark.parametrize("name", NAMES)


CONTENTS = Contents(SEEDS)


def tables() -> Mapping[str, FilledTable]:
    return CONTENTS.tables


@cache
def reading() -> Mapping[str, FilledTable]:
    """The tables as a person opens them."""
    return reading_tables(CONTENTS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return SEEDS.export(tmp_path_factory.mktemp("export") / "talks")


@pytest.fixture(scope="module")
def book(folder: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(folder / "tables.xlsx")


def loaded(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


# --- what is exported ---------------------------------------------------------------------------


def test_all_tables_of_records_and_the_answers_are_exported() -> None:
    answers = {"totals", "timeline_events", "timeline_claims", "timeline_conflicts"}
    assert {*tables()} == {*NAMES} == {*SCHEMAS} | answers


@each_table
def test_every_column_of_a_table_is_described(name: str) -> None:
    for filled in (tables()[name], reading()[name]):
        assert dict(filled.table.schema) == dict(filled.frame.schema)
        assert all(column.meaning for column in filled.table.columns)


def test_tables_of_answers_are_those_that_the_analyses_give() -> None:
    timeline = pakafg.timeline.reconcile(SEEDS)
    assert tables()["timeline_events"].frame.equals(timeline.events)
    assert tables()["timeline_claims"].frame.equals(timeline.claims)
    assert tables()["timeline_conflicts"].frame.equals(timeline.conflicts)
    by = ("incident", "outcome", "nationality", "status", "group")
    assert tables()["totals"].frame.equals(pakafg.casualties.totals(SEEDS, by, detail=True))


# --- for programs -------------------------------------------------------------------------------


@each_table
def test_parquet_has_every_cell_as_it_is(folder: Path, name: str) -> None:
    path = folder / "parquet" / f"{name}.parquet"
    assert pl.read_parquet(path).equals(tables()[name].frame)
    assert pd.read_parquet(path).shape == tables()[name].frame.shape


def cell(value: Any) -> Any:
    """A cell as JSON has it, made anew."""
    match value:
        case datetime():
            assert value.tzinfo is not None
            return value.astimezone(UTC).isoformat(timespec="minutes").replace("+00:00", "Z")
        case date():
            return str(value)
        case timedelta():
            return int(value.total_seconds() // 60)
        case list():
            return list(map(cell, value))
        case dict():
            return {key: cell(each) for key, each in value.items()}
    return value


def named(filled: FilledTable) -> list[str]:
    return [
        name + "_minutes" * isinstance(dtype, pl.Duration)
        for name, dtype in filled.frame.schema.items()
    ]


@each_table
def test_json_has_every_row_and_what_each_column_holds(folder: Path, name: str) -> None:
    data = loaded(folder / "tables.json")
    assert (data["format"], data["version"]) == ("pakafg-tables", 1)
    table, filled = data["tables"][name], tables()[name]
    assert [each["name"] for each in table["columns"]] == named(filled)
    assert table["rows"] == [list(map(cell, row)) for row in filled.frame.rows()]
    assert all(each["type"] and each["description"] for each in table["columns"])


@each_table
def test_the_database_has_every_row_in_order(folder: Path, name: str) -> None:
    filled = tables()[name]
    database = sqlite3.connect(folder / "tables.sqlite")
    rows = database.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()  # noqa: S608
    columns = [each[1] for each in database.execute(f'PRAGMA table_info("{name}")')]
    database.close()
    nested = [dtype.is_nested() for dtype in filled.frame.dtypes]
    read = [
        [
            json.loads(value) if is_nested and value is not None else value
            for value, is_nested in zip(row, nested, strict=True)
        ]
        for row in rows
    ]
    assert columns == named(filled)
    assert read == [list(map(cell, row)) for row in filled.frame.rows()]


def test_the_keys_of_the_database_hold(folder: Path) -> None:
    database = sqlite3.connect(folder / "tables.sqlite")
    try:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        keys = database.execute('PRAGMA foreign_key_list("casualties")').fetchall()
        # Datasette needs the column that is referenced, too.
        assert {row[2:5] for row in keys} == {
            ("incidents", "incident", "incident"),
            ("actors", "claimant", "actor"),
            ("documents", "document", "document"),
        }
        assert database.execute('PRAGMA foreign_key_list("timeline_claims")').fetchall() == []
    finally:
        database.close()


def test_the_database_is_searched_by_stems_and_without_accents(folder: Path) -> None:
    database = sqlite3.connect(folder / "tables.sqlite")
    telling = {each.id for each in SEEDS.documents.values() if "pomegranate" in each.text.lower()}
    find = "SELECT document FROM texts JOIN texts_fts ON texts.id = texts_fts.rowid WHERE"
    try:
        for query in ("pomegranates", "pomegranate", "Pomégranate"):
            found = database.execute(f"{find} kind = 'sentence' AND texts_fts MATCH ?", [query])
            assert {row[0] for row in found} == telling != set()
        kinds = {row[0] for row in database.execute("SELECT DISTINCT kind FROM texts")}
        assert {"sentence", "statement", "demand", "actor"} <= kinds
        start, end, text = database.execute(
            "SELECT start, end, text FROM texts WHERE document = '001' AND kind = 'sentence'"
        ).fetchone()
        assert SEEDS.documents["001"].text[start:end] == text
    finally:
        database.close()


def test_datasette_is_told_of_tables_that_are_there(folder: Path) -> None:
    (name, told), *others = loaded(folder / "datasette.json")["databases"].items()
    assert (name, others) == ("tables", [])
    assert {*told["tables"]} == {*tables(), "texts"}
    for table, filled in tables().items():
        assert list(told["tables"][table]["columns"]) == named(filled)


# --- for people ---------------------------------------------------------------------------------


@each_table
def test_csv_reads_back_as_the_table_that_a_person_reads(folder: Path, name: str) -> None:
    filled = reading()[name]
    with (folder / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == filled.frame.columns
    for row, expected in zip(rows, filled.frame.iter_rows(), strict=True):
        for text, value in zip(row, expected, strict=True):
            if isinstance(value, str):
                assert text.removeprefix("'") == masked(value).removeprefix("'")
            elif isinstance(value, float):
                assert float(text) == value
            else:
                assert text == (
                    ""
                    if value is None
                    else str(value).replace("True", "true").replace("False", "false")
                )


@each_table
def test_pandas_reads_the_csv(folder: Path, name: str) -> None:
    read = pd.read_csv(folder / "csv" / f"{name}.csv", encoding="utf-8-sig")
    assert read.shape == reading()[name].frame.shape


@each_table
def test_the_workbook_has_each_table_on_a_sheet_of_its_own(
    book: openpyxl.Workbook, name: str
) -> None:
    head, *rows = book[name].iter_rows(values_only=True)
    frame = reading()[name].frame
    assert list(head) == frame.columns
    padded = [(*row, *[None] * (len(frame.columns) - len(row))) for row in rows]
    read = [tuple(day_of(value) for value in row) for row in padded]
    expected = [tuple(map(excel, row)) for row in frame.iter_rows()]
    assert read == expected


def day_of(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def excel(value: Any) -> Any:
    """A cell as Excel can hold it."""
    if isinstance(value, date) and value < date(1900, 3, 1):
        return str(value)
    return masked(value) or None if isinstance(value, str) else value


def test_nothing_in_the_workbook_runs_or_leads_elsewhere(book: openpyxl.Workbook) -> None:
    cells = [each for sheet in book for row in sheet.iter_rows() for each in row]
    assert "f" not in {each.data_type for each in cells}
    assert [each for each in cells if each.hyperlink] == []
    assert len(cells) > 10_000


def test_the_ceasefire_of_19_october_is_of_that_day_wherever_a_person_looks(folder: Path) -> None:
    (row,) = reading()["timeline_events"].frame.filter(event="doha-ceasefire").to_dicts()
    days = {row[name] for name in ("first_day", "last_day", "start_first_day", "start_last_day")}
    assert days == {date(2025, 10, 19)}
    assert row["when"] == "19 October 2025, not over before 7 November 2025"
    assert row["zone"] == "Asia/Qatar"
    slides = loaded(folder / "timelinejs.json")["events"]
    (slide,) = [each for each in slides if each["unique_id"] == "doha-ceasefire"]
    assert slide["start_date"] == {"year": 2025, "month": 10, "day": 19}
    assert "Asia/Qatar" in slide["text"]["text"]


@each_table
def test_no_table_for_people_holds_a_time_and_each_with_days_names_their_zone(name: str) -> None:
    schema = reading()[name].frame.schema
    assert [each for each in schema.values() if isinstance(each, pl.Datetime)] == []
    assert [each for each in schema.values() if each.is_nested()] == []
    if pl.Date() in schema.values():
        assert "zone" in schema


def test_a_bound_that_nobody_said_stands_in_no_table_for_people(folder: Path) -> None:
    # Over 440 wounded, more than 1.5 million returned: the next whole numbers are pakafg's own.
    bounds = {claim.count.low for claim in SEEDS.casualties.values() if claim.count.exceeds}
    assert {441, 1_500_001} <= bounds
    for filled in (reading()["casualties"], reading()["totals"]):
        for column in ("low", "more_than", "best", "high", "fewer_than"):
            assert bounds.isdisjoint(filled.frame[column])
    casualties, totals = reading()["casualties"].frame, reading()["totals"].frame
    assert casualties.filter(more_than=440)["low"].to_list() == [None]
    assert {*totals.filter(more_than=1_500_000)["figure"]} == {"more than 1.5 million"}
    for name in ("tables.xlsx", "timelinejs.json", "incidents.geojson", "csv/totals.csv"):
        assert b"1500001" not in (folder / name).read_bytes()


# --- package, maps, time, citations --------------------------------------------------------------

PACKAGE = {
    "type": "object",
    "required": ["$schema", "name", "resources"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path", "format", "mediatype", "bytes", "hash"],
                "properties": {
                    "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
                    "path": {"type": "string", "pattern": r"^(?![./~])(?!.*\.\.).+$"},
                    "bytes": {"type": "integer"},
                    "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                    "type": {"const": "table"},
                    "schema": {
                        "type": "object",
                        "required": ["fields"],
                        "properties": {
                            "fields": {
                                "type": "array",
                                "minItems": 1,
                                "items": {
                                    "type": "object",
                                    "required": ["name", "type", "description"],
                                    "properties": {
                                        "type": {
                                            "enum": [
                                                *("string", "integer", "number", "boolean"),
                                                *("date", "datetime", "array", "object"),
                                            ]
                                        }
                                    },
                                },
                            }
                        },
                    },
                },
            },
        },
    },
}


def test_the_data_package_is_one_and_its_names_are_unique(folder: Path) -> None:
    data = loaded(folder / "datapackage.json")
    jsonschema.validate(data, PACKAGE)
    names = [each["name"] for each in data["resources"]]
    assert len({*names}) == len(names)


TYPES: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "string": str,
}


@each_table
def test_cells_are_of_the_types_that_the_data_package_says_and_its_keys_hold(
    folder: Path, name: str
) -> None:
    resources = {each["name"]: each for each in loaded(folder / "datapackage.json")["resources"]}

    def rows(table: str) -> list[dict[str, str]]:
        with (folder / resources[table]["path"]).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    schema = resources[name]["schema"]
    table = rows(name)
    for field in schema["fields"]:
        for row in table:
            text = row[field["name"]]
            assert text == "" or TYPES[field["type"]](text) is not None
    for key in schema.get("primaryKey", []):
        assert len({row[key] for row in table}) == len(table)
    for key in schema.get("foreignKeys", []):
        (own,), (theirs,) = key["fields"], key["reference"]["fields"]
        known = {row[theirs] for row in rows(key["reference"]["resource"] or name)}
        assert {row[own] for row in table} - {""} <= known


GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"const": "Point"},
                                    "coordinates": {
                                        "prefixItems": [
                                            {"type": "number", "minimum": -180, "maximum": 180},
                                            {"type": "number", "minimum": -90, "maximum": 90},
                                        ],
                                        "minItems": 2,
                                        "maxItems": 2,
                                    },
                                },
                            },
                        ]
                    },
                    "properties": {"type": "object", "required": ["name", "located"]},
                },
            },
        },
    },
}


def test_places_and_incidents_are_geojson_and_what_is_not_located_says_so(folder: Path) -> None:
    of_incidents = {
        each.id: SEEDS.places.get(each.place or "") for each in SEEDS.incidents.values()
    }
    places: dict[str, dict[str, pakafg.Place | None]] = {
        "places": {**SEEDS.places},
        "incidents": of_incidents,
    }
    for name, records in places.items():
        data = loaded(folder / f"{name}.geojson")
        jsonschema.Draft202012Validator(GEOJSON).validate(data)
        assert [each["id"] for each in data["features"]] == list(records)
        for each in data["features"]:
            place = records[each["id"]]
            if place is None or place.longitude is None:
                assert each["geometry"] is None
                assert each["properties"]["located"].startswith("no coordinates")
            else:
                point = [place.longitude, place.latitude]
                assert each["geometry"]["coordinates"] == point
                assert each["properties"]["located"]


def test_a_map_says_figures_in_words_and_the_days_of_the_place(folder: Path) -> None:
    features = {each["id"]: each for each in loaded(folder / "incidents.geojson")["features"]}
    told = features["october-clashes"]["properties"]
    assert "killed, Pakistani soldiers: 23 to 58, best 23" in told["figures"]
    assert (told["when"], told["zone"]) == ("9–16 October 2025", "Asia/Kabul")
    assert (told["first_day"], told["last_day"]) == ("2025-10-09", "2025-10-16")


def test_a_slide_is_never_more_precise_than_its_event(folder: Path) -> None:
    data = loaded(folder / "timelinejs.json")
    events = {row["event"]: row for row in tables()["timeline_events"].frame.iter_rows(named=True)}
    assert data["events"]
    for slide in data["events"]:
        row = events[slide["unique_id"]]
        assert slide["display_date"]
        start, end = slide["start_date"], slide.get("end_date", slide["start_date"])
        first, last = row["first_day"] or row["last_day"], row["last_day"] or row["first_day"]
        assert (start["year"], end["year"]) == (first.year, last.year)
        is_one_day = first == last
        assert ("day" in start and "end_date" not in slide) == is_one_day
        if "day" not in start:  # whole months or years
            assert first.day == 1
            assert (last + timedelta(days=1)).day == 1
    dated = {slide["unique_id"] for slide in data["events"]}
    undated = [row for event, row in events.items() if event not in dated]
    assert all(row["first_day"] is row["last_day"] is None for row in undated)


def test_every_citation_is_an_annotation_that_finds_its_words(folder: Path) -> None:
    data = loaded(folder / "annotations.jsonld")
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = data["first"]["items"]
    by_hash = {document.sha256: document for document in SEEDS.documents.values()}
    found = set()
    for item in items:
        assert item["type"] == "Annotation"
        source = item["target"]["source"]["id"]
        digest = urlsafe_b64decode(source.removeprefix("ni:///sha-256;") + "=").hex()
        document = by_hash[digest]
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        text = document.text
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        record, kind, _ = (each["value"] for each in item["body"])
        found.add((record, kind, document.id, start, end, quote["exact"]))
    assert found == set(tables()["citations"].frame.drop("reviewed").rows())
    assert len({item["id"] for item in items}) == len(items) == data["total"]


# --- hostile and odd corpora ---------------------------------------------------------------------


def actor(name: str, printed: str) -> pakafg.Actor:
    kind, side = pakafg.ActorKind.MEDIA, pakafg.Side("other")
    return pakafg.Actor(id=name, name=printed, kind=kind, side=side)


def hostile() -> Corpus:
    """A corpus whose texts would run in a spreadsheet or on a page."""
    texts = (
        "=1+1",
        "+1",
        "@SUM(A1)",
        "-2",
        "<script>alert(1)</script>",
        "http://example.org",
        "1e5",
    )
    actors = [actor(f"a{number}", text) for number, text in enumerate(texts)]
    events = [
        pakafg.Event(id=f"e{number}", name=text, kind=pakafg.EventKind.REPORT)
        for number, text in enumerate(texts)
    ]
    return pakafg.Corpus(actors=pakafg.Catalogue(actors), events=pakafg.Catalogue(events))


def test_texts_that_would_run_are_text_in_every_form(tmp_path: Path) -> None:
    folder = hostile().export(tmp_path / "new")
    with (folder / "csv" / "actors.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert names[:4] == ["'=1+1", "'+1", "'@SUM(A1)", "'-2"]
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    kinds = {(each.value, each.data_type) for each in book["actors"]["B"]}
    assert {("=1+1", "s"), ("-2", "s"), ("1e5", "s")} <= kinds
    page = (folder / "timelinejs.json").read_text(encoding="utf-8")
    assert "<script>" not in page


def test_an_empty_corpus_has_every_form_and_no_row(tmp_path: Path) -> None:
    folder = pakafg.Corpus().export(tmp_path / "new")
    assert {pl.read_parquet(each).height for each in (folder / "parquet").iterdir()} == {0}
    assert loaded(folder / "timelinejs.json")["events"] == []
    assert loaded(folder / "places.geojson")["features"] == []
    assert re.fullmatch("[a-z0-9._-]+", loaded(folder / "datapackage.json")["name"])


def test_a_text_that_no_cell_of_excel_holds_says_that_it_is_cut(tmp_path: Path) -> None:
    long = "a" * 40_000
    folder = pakafg.Corpus(actors=pakafg.Catalogue([actor("a", long)])).export(tmp_path / "new")
    book = openpyxl.load_workbook(folder / "tables.xlsx", read_only=True)
    value = str(book["actors"]["B2"].value)
    assert len(value) <= 32_767
    assert value.endswith("(cut here: the whole text stands in the CSV)")
    assert long in (folder / "csv" / "actors.csv").read_text(encoding="utf-8")
