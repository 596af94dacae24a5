"""What documents find going on days after its date is not told as over by then."""

from pathlib import Path
from typing import Any

import pytest
from small_corpora import corpus_of

import pakafg
from pakafg.present.cli.paper import Paper
from pakafg.present.cli.report import as_text


def dated(name: str, bound: str, day: str, said: str) -> dict[str, Any]:
    words = f"on {int(day[-2:])} March"
    claim = {"id": name, "event": "raid", "bound": bound, "when": day, "basis": "stated"}
    return {**claim, "words": words, "quotes": [f"{said} {words}"]}


TWICE = [
    dated("first", "amid", "2031-03-02", "The mill was raided"),
    dated("again", "amid", "2031-03-05", "It was raided anew"),
]
ONCE = [dated("whole", "whole", "2031-03-02", "The raid on the mill was all")]


def told(folder: Path, **documents: list[dict[str, Any]]) -> tuple[str, str]:
    written = {name: ("2031-03-09", {"dates": dates}) for name, dates in documents.items()}
    corpus = corpus_of(folder, written)
    timeline = pakafg.timeline.reconcile(corpus)
    return timeline.explain("raid"), as_text(corpus, Paper(200))


def test_the_last_day_on_which_it_went_on_is_told(tmp_path: Path) -> None:
    explained, report = told(tmp_path, a=TWICE)
    when = "by 2 March 2031, not over before 5 March 2031"
    assert explained.startswith(f"Raid on the mill: {when} (bounded)")
    assert when in report


def test_a_start_is_not_told_as_the_whole(tmp_path: Path) -> None:
    began = dated("began", "start", "2031-03-02", "The raid began")
    explained, _ = told(tmp_path, a=[began, TWICE[1]])
    assert explained.startswith("Raid on the mill: 2 March 2031, not over before 5 March 2031")


def test_one_day_alone_needs_no_further_word(tmp_path: Path) -> None:
    explained, _ = told(tmp_path, a=ONCE)
    assert explained.startswith("Raid on the mill: 2 March 2031 (exact)")


@pytest.mark.parametrize("place", ["explanation", "report"])
def test_of_two_days_against_one_each_reading_is_told(tmp_path: Path, place: str) -> None:
    explained, report = told(tmp_path, a=ONCE, b=TWICE)
    text = explained if place == "explanation" else report
    reading = "began by 2 March 2031, not over before 5 March 2031"
    assert f"or {reading} (follows from other dates)" in text
    assert "or 2 March 2031\n" in text
