"""The calls that the README leads to from a journalist's questions answer them, as they stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import corpora
import polars as pl
import pytest

import pakafg

README: Final = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ROW: Final = re.compile(r"^\| ([^|?]+\?) \| (.+) \|$", re.MULTILINE)
# What writes files, or is the rest of a call, is tried elsewhere.
ELSEWHERE: Final = ("corpus.export", "dossier", "plot.", "frames.", "where")
CALLS: Final = [
    (asked, call)
    for asked, answer in ROW.findall(README)
    for call in re.findall(r"`([^`]+)`", answer)
    # What writes files, or is the rest of a call, is tried elsewhere.
    if "(" in call
    and not call.startswith(("corpus.export", "dossier", "plot.", "frames.", "where"))
]
NAMES: Final[dict[str, Any]] = {
    **{name: getattr(pakafg, name) for name in pakafg.__all__ if name != "plot"},
    "corpus": corpora.seeds(),
    "pl": pl,
    "id": "001-un-killed",
}


def answer(call: str) -> Any:
    return eval(call, NAMES)  # noqa: S307  (our own README)


def test_the_questions_of_a_journalist_are_led_to_a_call() -> None:
    asked = " ".join(question for question, _ in CALLS)
    for word in ("died", "who says so", "When", "demanded", "answered", "end", "words", "began"):
        assert word in asked
    assert len(CALLS) > 15


@pytest.mark.parametrize("call", [call for _, call in CALLS])
def test_a_call_of_the_readme_answers(call: str) -> None:
    found = answer(call)
    assert found.height if isinstance(found, pl.DataFrame) else found


def test_the_answers_say_what_was_asked() -> None:
    told = answer('casualties.explain(corpus, "Spin Boldak shooting")')
    assert "killed" in told
    assert "document 003" in told
    why = answer('rounds.outcomes(corpus, "Istanbul talks November")')["words"].to_list()
    assert any("formal commitments" in words for words in why)
    began = answer('blame.charges(corpus, about="Spin Boldak shooting")')
    assert {"Pakistan", "Afghanistan"} <= set(began["by_name"]) & set(began["blamed_name"])
