"""A toll that grows from day to day is one toll, and no contradiction."""

from pathlib import Path

import pytest

import pakafg

REPORTS = [
    ("first", "2031-07-24", "12"),
    ("second", "2031-07-25", "15"),
    ("third", "2031-07-26", "33"),
    ("fourth", "2031-07-28", "at least 36"),
]


def corpus_of(folder: Path, *reports: tuple[str, str, str]) -> pakafg.Corpus:
    for name, day, count in reports:
        text = f"The flood killed {count} people."
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.yaml").write_text(
            f'document: {{id: {name}, published: "{day}"}}\n'
            f"casualties:\n- {{id: {name}-killed, incident: flood, outcome: killed, "
            f'count: "{count}", quotes: ["killed {count} people"]}}\n',
            encoding="utf-8",
        )
    (folder / "incidents.yaml").write_text(
        "- {id: flood, name: Flood, kind: attack}", encoding="utf-8"
    )
    return pakafg.load_corpus(folder)


def test_the_latest_count_of_a_growing_toll_stands(tmp_path: Path) -> None:
    row = pakafg.casualties.totals(corpus_of(tmp_path, *REPORTS)).row(0, named=True)
    assert (row["low"], row["best"], row["high"]) == (36, 36, None)


def test_a_growing_toll_is_a_difference_of_time(tmp_path: Path) -> None:
    found = pakafg.discrepancies(corpus_of(tmp_path, *REPORTS)).filter(kind="figures")
    row = found.row(0, named=True)
    assert found.height == 1
    assert row["verdict"] == "time"
    assert "A toll that grew" in row["explanation"]


def test_a_later_lower_figure_is_a_contradiction(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, *REPORTS, ("fifth", "2031-07-29", "34"))
    assert pakafg.discrepancies(corpus).filter(kind="figures")["verdict"].to_list() == [
        "contradiction"
    ]
    row = pakafg.casualties.totals(corpus).row(0, named=True)
    assert (row["low"], row["best"], row["high"], row["grade"]) == (34, 34, None, "contested")


def test_documents_of_a_growing_toll_do_not_disagree(tmp_path: Path) -> None:
    matrix = pakafg.agreement.matrix(corpus_of(tmp_path, *REPORTS))
    assert matrix.select("shared", "contradicted", "dependent").unique().rows() == [(1, 0, 0)]


def test_of_a_later_lower_figure_only_the_toll_that_stands_disagrees(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, *REPORTS, ("fifth", "2031-07-29", "34"))
    matrix = pakafg.agreement.matrix(corpus, "fifth")
    assert dict(matrix.select("other", "contradicted").iter_rows()) == {
        "first": 0,
        "second": 0,
        "third": 0,
        "fourth": 1,
    }


def test_a_page_tells_which_counts_a_later_toll_has_outgrown(tmp_path: Path) -> None:
    pytest.importorskip("jinja2")
    page = tmp_path / "page.html"
    pakafg.dossier(corpus_of(tmp_path, *REPORTS), page)
    told = '<span class="note fate">outgrown by a later, greater figure</span>'
    assert page.read_text(encoding="utf-8").count(told) == 3
