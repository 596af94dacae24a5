"""The notebooks of the examples run from top to bottom, and need no network to be read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "examples" / "notebooks").glob("*.ipynb"))
NAMES = ["analyst", "journalist"]


def test_there_is_one_for_each_reader() -> None:
    assert [path.stem for path in NOTEBOOKS] == NAMES


def test_they_are_kept_without_results() -> None:
    for path in NOTEBOOKS:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            assert not cell.get("outputs"), path.name
            assert cell.get("execution_count") is None, path.name


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_and_reads_without_network(
    shown_notebooks: dict[str, Path], visit: Callable[..., Any], name: str
) -> None:
    page = visit(shown_notebooks[name])
    assert page.complaints() == []
    assert page.fetched() == []
    assert len(page.all("img, svg")) >= 2
    assert all(page.run("return [...document.images].map(i => i.naturalWidth > 0)"))
