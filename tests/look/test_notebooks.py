"""The notebooks of the examples run from top to bottom, and need no network to be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "examples" / "notebooks").glob("*.ipynb"))


def test_there_is_one_for_each_reader() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["analyst", "journalist"]


def test_they_are_kept_without_results() -> None:
    nbformat = pytest.importorskip("nbformat", reason="needs nbformat")
    for path in NOTEBOOKS:
        for cell in nbformat.read(path, as_version=4).cells:
            assert not cell.get("outputs"), path.name


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")  # those of the kernel's own machinery
def test_a_notebook_runs_and_reads_without_network(
    path: Path, tmp_path: Path, visit: Callable[..., Any]
) -> None:
    reason = "running notebooks needs nbclient, nbconvert and ipykernel"
    nbclient, nbconvert = (
        pytest.importorskip(name, reason=reason) for name in ("nbclient", "nbconvert")
    )
    pytest.importorskip("ipykernel", reason=reason)
    nbformat = pytest.importorskip("nbformat", reason=reason)
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120).execute()
    body, _ = nbconvert.HTMLExporter(template_name="basic").from_notebook_node(notebook)
    shown = tmp_path / f"{path.stem}.html"
    shown.write_text(f"<!doctype html><title>{path.stem}</title>{body}", encoding="utf-8")
    page = visit(shown)
    assert page.complaints() == []
    assert page.fetched() == []
    assert len(page.all("img")) >= 2
    assert all(page.run("return [...document.images].map(i => i.naturalWidth > 0)"))
