"""Women, children and the old among the dead have figures of their own wherever figures stand."""

from pathlib import Path
from typing import Any

import pytest
from small_corpora import corpus_of

import pakafg
from pakafg.present.brief import brief
from pakafg.present.cli.paper import Paper
from pakafg.present.cli.report import as_text


def killed(name: str, count: str, said: str, **whom: str) -> dict[str, Any]:
    figure = {"id": name, "incident": "raid", "outcome": "killed", "count": count}
    return {**figure, **whom, "claimant": "clinic", "quotes": [said]}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> pakafg.Corpus:
    first = [
        killed("all", "at least 14", "At least 14 were killed, the clinic said"),
        killed("children", "three", "three children were killed", group="child"),
        killed("women", "two", "two women were killed", group="woman"),
    ]
    second = [killed("later", "five", "five children were killed by now", group="child")]
    folder: Path = tmp_path_factory.mktemp("raid")
    return corpus_of(
        folder,
        {
            "a": ("2031-03-02", {"casualties": first}),
            "b": ("2031-03-04", {"casualties": second}),
        },
    )


def test_the_report_has_a_line_for_each_group(corpus: pakafg.Corpus) -> None:
    report = as_text(corpus, Paper(80))
    assert "5          5          5  killed, children" in report
    assert "2          2          2  killed, women" in report


def test_the_page_has_a_figure_for_each_group(corpus: pakafg.Corpus, tmp_path: Path) -> None:
    page = pakafg.dossier(corpus, tmp_path / "page.html").read_text(encoding="utf-8")
    assert "killed, children" in page
    assert "killed, women" in page


def test_the_chart_has_a_bar_for_each_group(corpus: pakafg.Corpus) -> None:
    drawn = pakafg.plot.casualties(corpus).to_json()
    assert "children" in drawn
    assert "women" in drawn


def test_a_toll_of_children_grows_like_any_other(corpus: pakafg.Corpus) -> None:
    asked = pakafg.discrepancies(corpus).filter(kind="figures")
    assert asked["question"].to_list() == ["How many children were killed in the raid on the mill?"]
    assert asked["verdict"].to_list() == ["time"]


def test_children_are_not_added_to_the_dead_of_whom_they_are_part(corpus: pakafg.Corpus) -> None:
    assert "Raid on the mill: at least 14" in str(brief(corpus))
