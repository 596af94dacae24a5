"""Every example script runs, prints something, and is short enough to copy."""

import runpy
from pathlib import Path

import polars as pl
import pytest

SAID = {
    "casualties_by_claimant": "party_contested",
    "check_in_a_pipeline": "figures: contradiction",
    "export": "casualties.parquet",
    "first_look": "over 440 wounded, while the Pakistani army",
    "one_demand": "no need for new paper",
    "own_corpus": "Shelling of the pass: 2 March 2026 (exact)",
    "timeline_of_the_talks": "Doha ceasefire: 19 October 2025, not over before 7 November 2025",
}
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs_and_says_what_it_promises(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", [str(path)])
    with pl.Config():  # what an example sets for itself ends with it
        runpy.run_path(str(path), run_name="__main__")
    assert SAID[path.stem] in capsys.readouterr().out


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_fits_on_a_page(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80


def test_every_example_promises_something() -> None:
    assert {path.stem for path in EXAMPLES} == SAID.keys()
