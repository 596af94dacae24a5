"""Whole trees apart out of core: from Parquet to Parquet, in steps that a killed run goes on from.

Laws of this file: every file is written beside its place and takes its name when it is whole; a
step whose file is there is not done again; a folder answers one set of files with one set of
options, which its manifest names. In the folder: `manifest.json`, `trees.parquet` (which tree each
place hangs on), `rows/` (the rows of each bucket, until it is answered), `answers/` (the tables of
each bucket) and, at the end, `result.json`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import field, frozen

from pakafg.arguments import check_path, whole_number
from pakafg.corpus.atomic import replace
from pakafg.errors import ArgumentError, FrameError
from pakafg.progress import watched
from pakafg.scale.in_memory import ROW, answer_bucket, answered, check_buckets
from pakafg.scale.methods import CASUALTIES, TIMELINE, conflict_numbers, with_numbers
from pakafg.scale.trees import Trees, keys_of, ties_of
from pakafg.validation import check_choices, check_day, check_switch
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterator
    from datetime import date

    from pakafg.scale.methods import Method

__all__ = ["StoredAnswers", "casualties_to_parquet", "timeline_to_parquet"]

_FORM: Final = 1
_TREE, _BUCKET = "tree of the row", "bucket of the row"
_KEYS_AT_ONCE: Final = 4_000_000
_MANIFEST, _RESULT, _TREES = "manifest.json", "result.json", "trees.parquet"


@frozen
class StoredAnswers:
    """Answers that stand in a folder.

    Attributes:
        folder: The folder.
        digest: What tells these answers from any other: equal for equal files and options, with
            one version of pakafg and polars, whether or not a run was killed on the way.
        rows: How many rows each table of the answer has.
        large_trees: Trees with more rows than a bucket should have (all rows by the number of
            buckets), each by one of its incidents or events, with its rows: memory must hold the
            largest, however many buckets there are.
    """

    folder: Path
    digest: str
    rows: Mapping[str, int] = field(hash=False)
    large_trees: Mapping[str, int] = field(hash=False)

    def table(self, name: str) -> pl.LazyFrame:
        """Scan a table of the answer: bucket by bucket, within each in the order of one call.

        Args:
            name: "cells" of casualties; "events", "claims" or "conflicts" of a timeline.

        Returns:
            The table, of which nothing is read yet.

        Raises:
            ArgumentError: There is no such table.
        """
        if name not in self.rows:
            raise ArgumentError.of_choice("name", name, sorted(self.rows))
        return pl.scan_parquet(self.folder / "answers" / "*" / f"{name}.parquet")


def casualties_to_parquet(  # noqa: PLR0913  (choices, each by its name)
    folder: str | os.PathLike[str],
    claims: str | os.PathLike[str],
    scopes: str | os.PathLike[str] | None = None,
    *,
    buckets: int = 64,
    rows_at_once: int = 2_000_000,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: date | None = None,
) -> StoredAnswers:
    """Reconcile casualty claims from Parquet files to Parquet files.

    A run that was killed goes on where it stood when it is called again as it was.

    Args:
        folder: Where the answers are written; made where it is missing.
        claims: A Parquet file, or a folder of such, as `casualties.reconcile` takes claims.
        scopes: Likewise.
        buckets: How many parts to answer one after another, each of whole trees: the more, the
            less memory.
        rows_at_once: How many rows are held while the parts are made.
        admit: As for `casualties.reconcile`.
        growth: As for `casualties.reconcile`.
        as_of: As for `casualties.reconcile`.

    Returns:
        The answers. Put together and sorted, they are what `casualties.reconcile` gives.

    Raises:
        ArgumentError: As for `casualties.reconcile`; or the folder holds another run.
        FrameError: A table cannot be used; the message names the rows.

    >>> import tempfile
    >>> import polars as pl
    >>> claims = {"claim": ["a"], "incident": ["bridge"], "outcome": ["killed"]}
    >>> table = pl.DataFrame({**claims, "low": [4], "high": [5]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table.write_parquet(f"{folder}/claims.parquet")
    ...     stored = casualties_to_parquet(f"{folder}/answers", f"{folder}/claims.parquet")
    ...     stored.table("cells").select("incident", "low", "high").collect().rows()
    [('bridge', 4, 5)]
    """
    tables = {"claims": claims, "scopes": scopes}
    check_path("claims", claims)
    check_switch("growth", growth)
    check_day("as_of", as_of)
    admitted = tuple(sorted(check_choices(admit, "admit", Relation)))
    options = {"admit": admitted, "growth": growth, "as_of": as_of}
    return _Run(CASUALTIES, tables, folder, buckets, rows_at_once, options).answers()


def timeline_to_parquet(  # noqa: PLR0913  (choices, each by its name)
    folder: str | os.PathLike[str],
    *,
    dates: str | os.PathLike[str] | None = None,
    orders: str | os.PathLike[str] | None = None,
    durations: str | os.PathLike[str] | None = None,
    parts: str | os.PathLike[str] | None = None,
    events: str | os.PathLike[str] | None = None,
    buckets: int = 64,
    rows_at_once: int = 2_000_000,
) -> StoredAnswers:
    """Reconcile dates and orders from Parquet files to Parquet files.

    A run that was killed goes on where it stood when it is called again as it was.

    Args:
        folder: Where the answers are written; made where it is missing.
        dates: A Parquet file, or a folder of such, as `timeline.reconcile` takes dates; likewise
            the other tables.
        orders: Orders.
        durations: Durations.
        parts: Which events are parts of others.
        events: A table of events.
        buckets: As for `casualties_to_parquet`.
        rows_at_once: As for `casualties_to_parquet`.

    Returns:
        The answers, in the tables events, claims and conflicts.

    Raises:
        ArgumentError: No table is given, or the folder holds another run.
        FrameError: A table cannot be used; the message names the rows.

    >>> import tempfile
    >>> import polars as pl
    >>> from datetime import date
    >>> day = [date(2025, 10, 19)]
    >>> table = pl.DataFrame({"claim": ["a"], "event": ["truce"], "bound": ["start"]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = table.with_columns(earliest=pl.Series(day), latest=pl.Series(day))
    ...     table.write_parquet(f"{folder}/dates.parquet")
    ...     stored = timeline_to_parquet(f"{folder}/answers", dates=f"{folder}/dates.parquet")
    >>> stored.rows
    {'events': 1, 'claims': 1, 'conflicts': 0}
    """
    tables = {
        "dates": dates,
        "orders": orders,
        "durations": durations,
        "parts": parts,
        "events": events,
    }
    if all(table is None for table in tables.values()):
        raise ArgumentError("dates", None, "a Parquet file of dates, orders, durations or parts")
    return _Run(TIMELINE, tables, folder, buckets, rows_at_once, {}).answers()


class _Run:
    """One run, or what is left of it to do."""

    def __init__(  # noqa: PLR0913, PLR0917  (what is asked)
        self,
        question: Method,
        tables: Mapping[str, str | os.PathLike[str] | None],
        folder: str | os.PathLike[str],
        buckets: int,
        rows_at_once: int,
        options: Mapping[str, Any],
    ) -> None:
        check_path("folder", folder)
        for name, path in tables.items():
            if path is not None:
                check_path(name, path)
        self.question = question
        self.options = options
        self.buckets = check_buckets(buckets)
        expected = "how many rows to hold at once, 1 or more"
        self.at_once = whole_number("rows_at_once", rows_at_once, expected, least=1)
        self.names = tuple(tables)
        files = {name: _files(name, path) for name, path in tables.items() if path is not None}
        self.tables = {name: pl.scan_parquet(found) for name, found in files.items()}
        self.folder = Path(folder)
        self._begin(files)
        self.heights = {
            name: table.select(pl.len()).collect().item() for name, table in self.tables.items()
        }

    def _begin(self, files: Mapping[str, list[Path]]) -> None:
        """Write the manifest; refuse a folder that holds anything else."""
        stamps = {
            name: [[str(each), (s := each.stat()).st_size, s.st_mtime_ns] for each in found]
            for name, found in files.items()
        }
        asked = {
            "form": _FORM,
            "pakafg": version("pakafg"),
            "polars": pl.__version__,
            "question": self.question.name,
            "files": stamps,
            "buckets": self.buckets,
            "rows_at_once": self.at_once,
            "options": {name: str(value) for name, value in sorted(self.options.items())},
        }
        text = json.dumps(asked, indent=1)
        manifest = self.folder / _MANIFEST
        if not self.folder.exists() or not any(self.folder.iterdir()):
            self.folder.mkdir(parents=True, exist_ok=True)
            replace(manifest, text.encode())
        elif not manifest.is_file() or manifest.read_text(encoding="utf-8") != text:
            expected = (
                "an empty folder, or that of a run on the same files with the same options and "
                "versions: name another, or remove it"
            )
            raise ArgumentError("folder", str(self.folder), expected)

    def answers(self) -> StoredAnswers:
        """Do what is left to do, and give the answers."""
        result = self.folder / _RESULT
        if not result.is_file():
            self._split(self._trees())
            self._answer()
            self._finish()
        found = json.loads(result.read_text(encoding="utf-8"))
        return StoredAnswers(self.folder, found["digest"], found["rows"], found["large_trees"])

    # --- rows to trees -------------------------------------------------------------------------

    def _slices(self, name: str) -> Iterator[tuple[int, pl.DataFrame]]:
        """Yield the rows of a table, as many at once as may be held, with their first number."""
        for first in range(0, max(self.heights[name], 1), self.at_once):
            yield first, self.tables[name].slice(first, self.at_once).collect()

    def _trees(self) -> Trees:
        """Find the trees; the ids of claims are compared some millions at a time."""
        path = self.folder / _TREES
        if path.is_file():
            return Trees(pl.read_parquet(path))
        spilled = self.folder / "keys"
        shutil.rmtree(spilled, ignore_errors=True)
        spilled.mkdir()
        number = 1 + sum(self.heights.values()) // _KEYS_AT_ONCE
        pairs = []
        for name in self.tables:
            for first, rows in self._slices(name):
                keys = keys_of(rows, name, self.question.tables[name])
                pairs.append(keys.pairs)
                for kind, table in (("claimed", keys.claimed), ("reported", keys.reported)):
                    placed = table.with_columns((pl.col("key") % number).alias(_BUCKET))
                    for key, part in _by(placed, _BUCKET):
                        where = spilled / f"{key}-{kind}-{name}-{first}.parquet"
                        part.write_parquet(where, compression="uncompressed")
        for part_number in range(number):
            claimed, reported = (
                _concatenated(spilled.glob(f"{part_number}-{kind}-*.parquet"))
                for kind in ("claimed", "reported")
            )
            if claimed is not None:
                none = claimed.clear()
                pairs.append(ties_of(claimed, none if reported is None else reported))
        trees = Trees.of(pl.concat(pairs))
        _write(trees.tied, path)
        shutil.rmtree(spilled)
        return trees

    def _split(self, trees: Trees) -> None:
        """Write the rows of each bucket, some rows at a time."""
        folder = self.folder / "rows"
        folder.mkdir(exist_ok=True)
        for name in self.tables:
            done = {each.name for each in folder.glob(f"{name}-*.done")}
            for first in watched(
                range(0, max(self.heights[name], 1), self.at_once), f"splitting {name}"
            ):
                mark = folder / f"{name}-{first}.done"
                if mark.name in done:
                    continue
                rows = self.tables[name].slice(first, self.at_once).collect()
                keys = keys_of(rows, name, self.question.tables[name])
                tree = trees.of_places(keys.places).alias(_TREE)
                placed = rows.with_row_index(ROW, offset=first).with_columns(
                    tree, (tree % self.buckets).alias(_BUCKET)
                )
                for key, part in _by(placed, _BUCKET):
                    bucket = folder / f"{key:06}"
                    bucket.mkdir(exist_ok=True)
                    part.write_parquet(bucket / f"{name}-{first:012}.parquet", compression="lz4")
                replace(mark, b"")

    # --- trees to answers ----------------------------------------------------------------------

    def _answer(self) -> None:
        """Answer every bucket that is not answered yet."""
        answers = self.folder / "answers"
        answers.mkdir(exist_ok=True)
        buckets = sorted(each.name for each in (self.folder / "rows").iterdir() if each.is_dir())
        share = max(1, sum(self.heights.values()) // self.buckets)
        errors: list[dict[str, pl.DataFrame] | FrameError] = []
        for bucket in watched(buckets or ["000000"], "answering"):
            place = answers / bucket
            if place.is_dir():
                continue
            tables = self._bucket(bucket)
            frames = answer_bucket(self.question, tables, self.options)
            if isinstance(frames, FrameError):
                errors.append(frames)
                continue
            new = answers / f".{bucket}"
            shutil.rmtree(new, ignore_errors=True)
            new.mkdir()
            for name, frame in frames.items():
                frame.write_parquet(new / f"{name}.raw")
            large = json.dumps(_large(self.question, tables, share))
            (new / "large.json").write_text(large, encoding="utf-8")
            new.rename(place)
        answered(errors)

    def _bucket(self, bucket: str) -> dict[str, pl.DataFrame | None]:
        """Read the rows of a bucket; a table of which it has none is empty."""
        tables: dict[str, pl.DataFrame | None] = dict.fromkeys(self.names)
        for name, table in self.tables.items():
            found = _concatenated((self.folder / "rows" / bucket).glob(f"{name}-*.parquet"))
            tables[name] = table.head(0).collect() if found is None else found
        return tables

    def _finish(self) -> None:
        """Name conflicts over all buckets, sum up, and remove the rows."""
        places = sorted(each for each in (self.folder / "answers").iterdir() if each.name[0] != ".")
        names = list(self.question.sorted_by)
        numbers: list[dict[str, str]] = [{} for _ in places]
        if "conflicts" in names:
            raw = [{"conflicts": pl.read_parquet(each / "conflicts.raw")} for each in places]
            numbers = conflict_numbers(raw)
        hashed, rows = sha256(), dict.fromkeys(names, 0)
        large: dict[str, int] = {}
        for place, named in zip(places, numbers, strict=True):
            frames = {name: pl.read_parquet(place / f"{name}.raw") for name in names}
            (frames,) = with_numbers([frames], [named])
            for name in names:
                frame = frames[name].drop("number", strict=False)
                path = place / f"{name}.parquet"
                _write(frame, path)
                hashed.update(path.read_bytes())
                rows[name] += frame.height
            large |= json.loads((place / "large.json").read_text(encoding="utf-8"))
        found = {"digest": hashed.hexdigest(), "rows": rows, "large_trees": large}
        replace(self.folder / _RESULT, json.dumps(found, indent=1).encode())
        for raw_file in (self.folder / "answers").glob("*/*.raw"):
            raw_file.unlink()
        shutil.rmtree(self.folder / "rows")


def _files(name: str, path: str | os.PathLike[str]) -> list[Path]:
    """List the Parquet files at a path, sorted."""
    place = Path(path).absolute()
    files = sorted(place.glob("*.parquet")) if place.is_dir() else [place] * place.is_file()
    if not files:
        raise ArgumentError(name, str(path), "a Parquet file that exists, or a folder of such")
    return files


def _by(table: pl.DataFrame, column: str) -> Iterator[tuple[int, pl.DataFrame]]:
    """Part a table by a number, and leave the number out."""
    parts = table.partition_by(column, as_dict=True, include_key=False, maintain_order=True)
    yield from ((key[0], part) for key, part in parts.items())


def _concatenated(files: Iterator[Path]) -> pl.DataFrame | None:
    """Read files in the order of their names; None where there are none."""
    found = sorted(files)
    return pl.concat([pl.read_parquet(each) for each in found]) if found else None


def _write(frame: pl.DataFrame, path: Path) -> None:
    """Write a file that takes its name when it is whole."""
    new = path.with_name(f".{path.name}")
    frame.write_parquet(new)
    new.replace(path)


def _large(
    question: Method, tables: Mapping[str, pl.DataFrame | None], share: int
) -> dict[str, int]:
    """Find trees with more rows than a bucket should have, each by the first of its names."""
    places = [
        table.select(_TREE, name=pl.col(question.tables[name].place).cast(pl.String))
        for name, table in tables.items()
        if table is not None and _TREE in table.columns
    ]
    if not places:
        return {}
    rows = pl.concat(places).group_by(_TREE).agg(pl.len().alias("rows"), pl.col("name").min())
    return dict(rows.filter(pl.col("rows") > share).select("name", "rows").sort("name").iter_rows())
