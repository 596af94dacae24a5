"""One folder, one process: who comes second is told, and a killed process leaves no lock behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import polars as pl
import pytest

from pakafg import scale
from pakafg.corpus.journal import only_process
from pakafg.errors import ArgumentError
from pakafg.scale import in_memory, stored_run

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = 3_000
# Answers every bucket but the first as slowly as a large one, and says when it has begun.
SLOW_RUN = """
import sys, time
from pathlib import Path
from pakafg import scale
from pakafg.scale import stored_run

answer_bucket = stored_run.answer_bucket

def slow(*arguments):
    found = answer_bucket(*arguments)
    if (Path(sys.argv[1]) / "answers").is_dir() and any((Path(sys.argv[1]) / "answers").iterdir()):
        print("answering", flush=True)
        time.sleep(600)
    return found

stored_run.answer_bucket = slow
scale.casualties_to_parquet(sys.argv[1], sys.argv[2], buckets=4, rows_at_once=500)
"""


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    number = pl.int_range(CLAIMS, eager=True).alias("number")
    path = tmp_path_factory.mktemp("claims") / "claims.parquet"
    pl.DataFrame({"number": number}).select(
        claim=pl.format("c{}", "number"),
        incident=pl.format("i{}", pl.col("number") % 800),
        outcome=pl.lit("killed"),
        low=pl.col("number") % 5,
        high=pl.col("number") % 5 + 2,
    ).write_parquet(path)
    return path


def run(folder: Path, claims: Path) -> scale.StoredAnswers:
    return scale.casualties_to_parquet(folder, claims, buckets=4, rows_at_once=500)


def begun(folder: Path, claims: Path) -> subprocess.Popen[str]:
    """Start a process that answers into a folder, and wait until it has answered a bucket."""
    words = [sys.executable, "-c", SLOW_RUN, str(folder), str(claims)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8")  # noqa: S603  (our own)
    assert process.stdout is not None
    assert process.stdout.readline() == "answering\n"
    return process


@pytest.mark.skipif(os.name != "posix", reason="kills a process as POSIX does")
def test_a_second_process_is_told_and_a_killed_one_leaves_nothing_locked(
    tmp_path: Path, claims: Path
) -> None:
    folder = tmp_path / "answers"
    with begun(folder, claims) as first:
        try:
            before = sorted(each.name for each in folder.rglob("*"))
            with pytest.raises(ArgumentError, match="nobody else is answering into") as error:
                run(folder, claims)
            assert error.value.given == str(folder)
            assert sorted(each.name for each in folder.rglob("*")) == before, "nothing was touched"
        finally:
            first.send_signal(signal.SIGKILL)
    done = {each.name for each in (folder / "answers").iterdir() if not each.name.startswith(".")}
    assert 0 < len(done) < 4, "it was killed on its way"
    kept = {name: (folder / "answers" / name).stat().st_mtime_ns for name in done}
    again = run(folder, claims)
    assert again.digest == run(tmp_path / "whole", claims).digest
    # What the killed process had answered was not answered again.
    assert {name: (folder / "answers" / name).stat().st_mtime_ns for name in done} == kept


def test_two_threads_do_not_answer_into_one_folder(
    tmp_path: Path, claims: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, go_on = threading.Event(), threading.Event()
    answer_bucket = in_memory.answer_bucket

    def waiting(*arguments: object) -> object:
        inside.set()
        assert go_on.wait(60)
        return answer_bucket(*arguments)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(stored_run, "answer_bucket", waiting)
    found: list[scale.StoredAnswers] = []
    first = threading.Thread(target=lambda: found.append(run(tmp_path / "answers", claims)))
    first.start()
    try:
        assert inside.wait(60)
        with pytest.raises(ArgumentError, match="nobody else is answering into"):
            run(tmp_path / "answers", claims)
    finally:
        go_on.set()
        first.join()
    assert run(tmp_path / "answers", claims).digest == found[0].digest


def test_a_folder_is_free_again_after_a_run_that_failed(tmp_path: Path, claims: Path) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArgumentError, match="an empty folder"):
        run(tmp_path / "answers", claims)
    (tmp_path / "answers" / "notes.txt").unlink()
    assert run(tmp_path / "answers", claims).rows["cells"] == 800


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, claims: Path) -> None:
    (tmp_path / "answers").write_text("mine", encoding="utf-8")
    with pytest.raises(ArgumentError, match="a folder, and this is a file"):
        run(tmp_path / "answers", claims)


def test_who_comes_second_is_told_at_once(tmp_path: Path) -> None:
    started = time.monotonic()
    with only_process(tmp_path), pytest.raises(BlockingIOError), only_process(tmp_path):
        pytest.fail("two held one folder")
    with only_process(tmp_path):
        assert time.monotonic() - started < 30


def test_a_file_system_without_locks_is_written_all_the_same(
    tmp_path: Path, claims: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert run(tmp_path / "answers", claims).rows["cells"] == 800
