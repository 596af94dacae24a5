"""One run from Parquet to Parquet, or what is left of it to do.

Laws of this file: every file is written beside its place and takes its name when it is whole; a
step whose file is there is not done again; a folder answers one set of files with one set of
options, which its manifest names, and one process at a time: its lock ends with the process. In the
folder: `manifest.json`, `trees.parquet` (which tree each place hangs on), `rows/` (the rows of each
bucket, until all are answered), `answers/` (the tables of each bucket) and, at the end,
`result.json`.
"""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.arguments import check_path, whole_number
from pakafg.corpus.atomic import replace
from pakafg.corpus.journal import LOCK, only_process
from pakafg.errors import ArgumentError, FrameError
from pakafg.progress import watched
from pakafg.scale.in_memory import answer_bucket, answered, check_buckets
from pakafg.scale.sliced_tables import SlicedTables
from pakafg.scale.stored_answers import StoredAnswers
from pakafg.scale.stored_buckets import clear_unnumbered, sum_up, write_answer
from pakafg.scale.stored_keys import find_trees
from pakafg.scale.stored_rows import large_trees, rows_of_bucket, split_rows
from pakafg.scale.trees import Trees

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from pakafg.scale.methods import Method

__all__ = ["StoredRun"]

_FORM: Final = 2
_MANIFEST, _RESULT, _TREES = "manifest.json", "result.json", "trees.parquet"


class StoredRun:
    """A question on tables in Parquet files, and the folder of its answers."""

    def __init__(  # noqa: PLR0913, PLR0917  (what is asked)
        self,
        question: Method,
        paths: Mapping[str, str | os.PathLike[str] | None],
        folder: str | os.PathLike[str],
        buckets: int,
        rows_at_once: int,
        options: Mapping[str, Any],
    ) -> None:
        """Begin a run, or find where it stood.

        Args:
            question: The method.
            paths: A file, or a folder of files, for each of its tables; None: not given.
            folder: Where the answers are written.
            buckets: How many parts to answer one after another.
            rows_at_once: How many rows to hold while the parts are made.
            options: What else the method takes.

        Raises:
            ArgumentError: There is no such file.
            FrameError: A file cannot be read, or lacks columns.
        """
        check_path("folder", folder)
        expected = "how many rows to hold at once, 1 or more"
        at_once = whole_number("rows_at_once", rows_at_once, expected, least=1)
        self._question = question
        self._options = options
        self._buckets = check_buckets(buckets)
        self._tables = SlicedTables.found(question, paths, at_once)
        self._names = tuple(paths)
        # It tells of columns before a row is read.
        question.answer(dict.fromkeys(paths) | dict(self._tables.headers), options)
        self._folder = Path(folder)

    def _begin(self) -> None:
        """Write the manifest; refuse a folder that holds anything else."""
        stamps = {
            name: [[str(each), (s := each.stat()).st_size, s.st_mtime_ns] for each in found]
            for name, found in self._tables.files.items()
        }
        asked = {
            "form": _FORM,
            "pakafg": version("pakafg"),
            "polars": pl.__version__,
            "question": self._question.name,
            "files": stamps,
            "buckets": self._buckets,
            "rows_at_once": self._tables.at_once,
            "options": {name: str(value) for name, value in sorted(self._options.items())},
        }
        text = json.dumps(asked, indent=1)
        manifest = self._folder / _MANIFEST
        if {each.name for each in self._folder.iterdir()} <= {LOCK}:
            replace(manifest, text.encode())
        elif not manifest.is_file() or manifest.read_text(encoding="utf-8") != text:
            expected = (
                "an empty folder, or that of a run on the same files with the same options and "
                "versions: name another, or remove it"
            )
            raise ArgumentError("folder", str(self._folder), expected)

    def answers(self) -> StoredAnswers:
        """Do what is left to do, and give the answers.

        Raises:
            ArgumentError: The folder holds another run, or another process answers into it.
            FrameError: A table cannot be used; the message names the rows.
        """
        if self._folder.exists() and not self._folder.is_dir():
            raise ArgumentError("folder", str(self._folder), "a folder, and this is a file")
        self._folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as held:
            try:
                held.enter_context(only_process(self._folder))
            except BlockingIOError:
                expected = (
                    "a folder that nobody else is answering into: wait until the other run ends, "
                    "and call again, or name another folder"
                )
                raise ArgumentError("folder", str(self._folder), expected) from None
            self._begin()
            return self._do_what_is_left()

    def _do_what_is_left(self) -> StoredAnswers:
        """Go on from where the folder stands."""
        result, rows, answers = (self._folder / name for name in (_RESULT, "rows", "answers"))
        if not result.is_file():
            trees = self._trees()
            split_rows(self._question, self._tables, trees, self._buckets, rows)
            del trees  # memory is for the buckets
            self._answer(rows, answers)
            found = sum_up(self._question, answers)
            replace(result, json.dumps(found, indent=1).encode())
        clear_unnumbered(answers)
        shutil.rmtree(rows, ignore_errors=True)
        found = json.loads(result.read_text(encoding="utf-8"))
        return StoredAnswers(self._folder, found["digest"], found["rows"], found["large_trees"])

    def _trees(self) -> Trees:
        """Find the trees, or read those that were found."""
        path = self._folder / _TREES
        if path.is_file():
            return Trees(pl.read_parquet(path))
        trees = find_trees(self._question, self._tables, self._folder / "keys")
        new = path.with_name(f".{path.name}")
        trees.tied.write_parquet(new)
        new.replace(path)
        return trees

    def _answer(self, rows: Path, answers: Path) -> None:
        """Answer every bucket that is not answered yet."""
        answers.mkdir(exist_ok=True)
        buckets = sorted(each.name for each in rows.iterdir() if each.is_dir())
        share = max(1, sum(self._tables.heights.values()) // self._buckets)
        empty = self._tables.empty()
        not_given = dict.fromkeys(self._names)
        errors: list[dict[str, pl.DataFrame] | FrameError] = []
        # Where no row is given, one empty bucket answers.
        for bucket in watched(buckets or ["000000"], "answering"):
            place = answers / bucket
            if place.is_dir():
                continue
            tables = rows_of_bucket(rows, bucket, empty)
            frames = answer_bucket(self._question, {**not_given, **tables}, self._options)
            if isinstance(frames, FrameError):
                errors.append(frames)
                continue
            write_answer(self._question, place, frames, large_trees(self._question, tables, share))
        answered(errors)
