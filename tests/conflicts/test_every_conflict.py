"""What holds of every made conflict: its own words everywhere, and no other conflict's."""

import io
import json
import re
from pathlib import Path

import jsonschema
import polars as pl
import pytest
from conflicts.asked import HERE, NAMES, conflict

import pakafg
from pakafg.corpus.format import SHARED
from pakafg.corpus.schema import json_schema
from pakafg.corpus.yaml_reader import read_yaml
from pakafg.frames import SCHEMAS
from pakafg.present.cli.commands import main

FOREIGN = re.compile(r"pakistan|afghan|kabul|islamabad|karachi|taliban|doha", re.IGNORECASE)
PARTIES = {
    "two-states": ["Karsia", "Velmark"],
    "three-parties": ["Maren", "Tasket", "Highland Front"],
    "strait": ["Sarova", "Blue Keel Lines"],
}


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def corpus(name: str) -> pakafg.Corpus:
    return conflict(name)


def run(*arguments: str | Path) -> str:
    out = io.StringIO()
    assert main([str(each) for each in arguments], out) == 0
    return out.getvalue()


def test_the_report_is_headed_by_its_own_title(name: str, corpus: pakafg.Corpus) -> None:
    report = run("report", HERE / name)
    assert report.splitlines()[0] == f"pakafg: {corpus.codebook.title}"
    assert "names parties" not in report
    assert not FOREIGN.search(report)


def test_a_check_finds_no_problem_and_asks_for_no_parties(name: str) -> None:
    checked = run("check", HERE / name)
    assert checked.splitlines()[0] == f"{HERE / name}: no problem found"
    assert len(checked.splitlines()) == 2
    assert not FOREIGN.search(checked)


def test_lint_finds_only_sentences_without_a_record_and_dates_without_a_zone(
    corpus: pakafg.Corpus, name: str
) -> None:
    warnings = [each for each in pakafg.lint(corpus) if str(each.rule) != "unrecorded"]
    # The armed group and the company have no seat: their dates are in UTC, and that is said.
    of_no_zone = {"two-states": [], "three-parties": ["raid-closing"], "strait": ["monitor-avoid"]}
    assert [each.record for each in warnings] == of_no_zone[name]
    assert {str(each.rule) for each in warnings} <= {"unknown_zone"}


def test_the_report_for_a_program_is_json(name: str) -> None:
    data = json.loads(run("--json", "report", HERE / name))
    assert data["discrepancies"]
    assert not FOREIGN.search(json.dumps(data))


def test_the_page_has_its_title_its_sides_and_no_other_conflict(
    corpus: pakafg.Corpus, name: str, tmp_path: Path
) -> None:
    pytest.importorskip("jinja2")
    page = pakafg.dossier(corpus, tmp_path / "page.html").read_text(encoding="utf-8")
    assert f"<title>{corpus.codebook.title}</title>" in page
    for party in PARTIES[name]:
        assert f">{party}<" in page
    # The style sheet and the script know no party, and stand in the page, too.
    assert not FOREIGN.search(page)
    assert not re.search(r"\b1 (persons|things|drones|vessels)\b", page)


def test_every_picture_is_drawn_with_its_own_words(corpus: pakafg.Corpus, name: str) -> None:
    plot = pytest.importorskip("pakafg.plot", exc_type=pakafg.MissingExtraError)
    line = pakafg.timeline.reconcile(corpus)
    drawn = {
        "timeline": plot.timeline(line, corpus),
        "casualties": plot.casualties(corpus),
        "positions": plot.positions(corpus),
        "agreement": plot.agreement(corpus),
        "places": plot.places(corpus),
    }
    written = {kind: json.dumps(chart.to_dict()) for kind, chart in drawn.items()}
    for chart in written.values():
        assert not FOREIGN.search(chart)
    heads = [party for party in PARTIES[name] if f'"text": "{party}"' in written["positions"]]
    assert heads == PARTIES[name]


def test_figures_of_things_and_of_own_outcomes_are_drawn_unasked(corpus: pakafg.Corpus) -> None:
    plot = pytest.importorskip("pakafg.plot", exc_type=pakafg.MissingExtraError)
    described = plot.casualties(corpus).description
    for outcome in set(corpus.frame("casualties")["outcome"]):
        assert f" {corpus.codebook.name_of_outcome(outcome)}," in described


def test_its_shared_files_fit_its_schema(name: str, corpus: pakafg.Corpus) -> None:
    paths = {each: HERE / name / f"{each}.yaml" for each in ("codebook", *SHARED)}
    there = {each: path for each, path in paths.items() if path.exists()}
    assert {"codebook", "actors", "incidents"} <= there.keys()
    for file, path in there.items():
        data, problems = read_yaml(path.name, path.read_bytes())
        assert problems == []
        validator = jsonschema.Draft202012Validator(json_schema(file, corpus.codebook))
        assert [error.message for error in validator.iter_errors(data)] == [], file


def test_its_documents_fit_its_schema_and_no_other_conflicts(
    name: str, corpus: pakafg.Corpus
) -> None:
    others = [conflict(each).codebook for each in NAMES if each != name]
    for document in corpus.documents:
        path = HERE / name / f"{document}.yaml"
        data, _ = read_yaml(path.name, path.read_bytes())
        own = jsonschema.Draft202012Validator(json_schema("document", corpus.codebook))
        assert [error.message for error in own.iter_errors(data)] == []
        for other in others:
            assert not jsonschema.Draft202012Validator(json_schema("document", other)).is_valid(
                data
            )


@pytest.mark.parametrize("ending", ["", ".zip"])
def test_saved_and_loaded_again_it_is_equal(
    corpus: pakafg.Corpus, tmp_path: Path, ending: str
) -> None:
    corpus.save(tmp_path / f"saved{ending}")
    again = pakafg.load_corpus(tmp_path / f"saved{ending}")
    assert again == corpus
    assert again.codebook == corpus.codebook
    assert pakafg.discrepancies(again).equals(pakafg.discrepancies(corpus))


def test_every_table_has_the_columns_of_its_schema(corpus: pakafg.Corpus) -> None:
    for table in SCHEMAS:
        assert corpus.frame(table).schema == SCHEMAS[table].schema


def test_every_total_is_explained_in_words_that_agree(corpus: pakafg.Corpus) -> None:
    for by in (
        ("incident", "outcome"),
        ("outcome", "side"),
        ("incident", "outcome", "nationality", "status", "group"),
    ):
        for row in pakafg.casualties.totals(corpus, by=by).iter_rows(named=True):
            told = pakafg.casualties.explain(corpus, row)
            assert not re.search(r"(?<![\d,.])1 (persons|people|things|\w+s)[;,)\s]", told), told
            assert "aircrafts" not in told
            assert not FOREIGN.search(told)


def test_adding_up_by_side_adds_no_row_of_another_conflict(corpus: pakafg.Corpus) -> None:
    rows = pakafg.casualties.totals(corpus, by=("side", "outcome"))
    sides = set(corpus.codebook.words(pakafg.Side))
    assert set(rows["side"].drop_nulls()) <= sides
    of_side = pl.col("side").is_in([party.id for party in corpus.codebook.parties])
    assert rows.filter(of_side).height > 0


def test_rows_are_shown_in_a_notebook(corpus: pakafg.Corpus) -> None:
    assert not FOREIGN.search(corpus._repr_html_())
    for catalogue in corpus.catalogues.values():
        for record in catalogue.values():
            assert not FOREIGN.search(record._repr_html_())
