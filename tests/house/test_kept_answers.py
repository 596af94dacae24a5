"""What earlier versions read and answered is read and answered so still, or the reason is told."""

from __future__ import annotations

import gzip
import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest
from small_corpora import corpus_of

PROJECT = Path(__file__).parents[2]
VERSIONS = sorted(path for path in (PROJECT / "kept").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def program() -> dict[str, Any]:
    return runpy.run_path(str(PROJECT / "release" / "keep.py"))


@pytest.fixture(scope="module")
def kept_once(program: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of one figure and one day, kept by this version."""
    figure: dict[str, Any] = {
        "id": "four",
        "incident": "gate",
        "outcome": "killed",
        "count": "four",
    }
    figure |= {"quotes": ["Shots killed four at the gate"]}
    day: dict[str, Any] = {"id": "day", "event": "gate", "bound": "whole", "when": "2031-03-02"}
    day |= {"basis": "relative", "words": "on 2 March", "quotes": ["It was on 2 March"]}
    read = tmp_path_factory.mktemp("read")
    corpus = corpus_of(read, {"a": ("2031-03-03", {"casualties": [figure], "dates": [day]})})
    folder = tmp_path_factory.mktemp("kept") / "kept"
    program["keep"](corpus, folder)
    return folder


@pytest.fixture
def kept(kept_once: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(kept_once, tmp_path / "kept"))


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda path: path.name)
def test_a_version_before_is_read_and_answered_alike(program: Any, folder: Path) -> None:
    assert program["unexplained"](folder) == {}


def test_what_was_just_kept_differs_in_nothing(program: Any, kept: Path) -> None:
    assert program["differences"](kept) == {}


def test_an_answer_that_moved_is_told_with_its_row_before_and_after(
    program: Any, kept: Path
) -> None:
    tables = json.loads(gzip.decompress((kept / "tables.json.gz").read_bytes()))
    column = tables["totals"]["columns"].index("low")
    tables["totals"]["rows"][0][column] = 123_456
    tables["past"] = tables["dates"]
    (kept / "tables.json.gz").write_bytes(gzip.compress(json.dumps(tables).encode()))
    told = program["unexplained"](kept)
    assert list(told) == ["totals", "past"]
    assert [line.partition(":")[0] for line in told["totals"]] == ["gone", "new"]
    assert "123456" in told["totals"][0]
    assert told["past"] == ["the table is gone"]


def test_a_reason_answers_a_difference_and_may_not_outlive_it(program: Any, kept: Path) -> None:
    (kept / "changed.json").write_text('{"totals": "a rule was mended"}', encoding="utf-8")
    assert program["unexplained"](kept) == {"totals": ["has a reason, but does not differ"]}
    (kept / "tables.json.gz").write_bytes(
        gzip.compress(b'{"totals": {"columns": [], "rows": [[]]}}')
    )
    assert program["unexplained"](kept) == {}
