"""What words say at most stands wherever a figure is told: it is a number as any other."""

import io
from pathlib import Path
from typing import Any

from small_corpora import Records, corpus_of

import pakafg
from pakafg.frames.cells import CELL
from pakafg.present.cli.paper import Paper
from pakafg.present.cli.report import as_text
from pakafg.views.figure_view import figures_of

DAY = "2031-05-10"


def killed(name: str, count: str, incident: str = "raid", **more: Any) -> Records:
    claim = {"id": name, "incident": incident, "outcome": "killed", "count": count, **more}
    return {"casualties": [{**claim, "quotes": [f"{count} died, {name} says"]}]}


def dead(corpus: pakafg.Corpus) -> tuple[str, ...]:
    return next(
        each for each in pakafg.brief(corpus).sections if each.heading[:8] == "THE DEAD"
    ).items


def test_a_figure_at_most_is_no_figure_without_a_number(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a": (DAY, killed("most", "up to nine"))})
    rows = pakafg.casualties.totals(corpus, by=CELL, detail=True).rows(named=True)
    (figure,) = figures_of(corpus, rows)["raid"].numbered
    assert figure.range_words == "up to 9"
    printed = as_text(corpus, Paper.of(io.StringIO()))
    assert "no source named: up to nine (a)" in printed
    assert "without a number" not in printed
    assert dead(corpus) == ("Raid on the mill: up to 9 (a: up to nine; no source named)",)


def test_some_dead_are_a_figure_without_a_number(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a": (DAY, killed("some", "some"))})
    assert "said without a number: killed (a)" in as_text(corpus, Paper.of(io.StringIO()))


def test_beside_a_sum_stands_what_is_known_at_most_and_who_says_so(tmp_path: Path) -> None:
    most, part = killed("most", "up to nine"), killed("part", "two", status="soldier")
    corpus = corpus_of(tmp_path, {"a": (DAY, part), "b": (DAY, most)})
    (told,) = dead(corpus)
    assert told.startswith("Raid on the mill: 2 to 9, best 2; at least 2 = 2 soldiers (document a)")
    assert told.endswith("; b: up to nine; no source named")


def test_beside_a_sum_of_which_nothing_else_is_known_stands_nothing(tmp_path: Path) -> None:
    whole, part = killed("whole", "some"), killed("part", "over 40", status="soldier")
    corpus = corpus_of(tmp_path, {"a": (DAY, part), "b": (DAY, whole)})
    assert dead(corpus) == ("Raid on the mill: at least 41 = at least 41 soldiers (document a)",)
