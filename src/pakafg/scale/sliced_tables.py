"""Tables that stand in Parquet files: some of their rows at a time, in the columns that are read.

Laws of this file: a file is never read whole, nor a column that the method does not read; rows
keep the order of the files' names.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from attrs import field, frozen

from pakafg.arguments import check_path
from pakafg.errors import ArgumentError
from pakafg.frames.interchange import collect

if TYPE_CHECKING:
    import os

    from pakafg.scale.methods import Method

__all__ = ["SlicedTables"]


@frozen
class SlicedTables:
    """The tables of one question, of which only files and columns are known.

    Attributes:
        files: The files of each table that is given, sorted.
        headers: These tables without their rows, with every column.
        scans: The tables, with the columns that the method reads.
        heights: How many rows they have.
        at_once: How many of them to hold at once.
    """

    files: Mapping[str, tuple[Path, ...]] = field(hash=False)
    headers: Mapping[str, pl.DataFrame] = field(hash=False)
    scans: Mapping[str, pl.LazyFrame] = field(hash=False)
    heights: Mapping[str, int] = field(hash=False)
    at_once: int

    @classmethod
    def found(
        cls, question: Method, paths: Mapping[str, str | os.PathLike[str] | None], at_once: int
    ) -> SlicedTables:
        """Find the tables, of which no row is read yet.

        Args:
            question: The method that reads them.
            paths: For each, a Parquet file or a folder of such; None where it is not given.
            at_once: How many rows to hold at once.

        Raises:
            ArgumentError: There is no such file.
            FrameError: A file cannot be read.
        """
        files = {name: _files(name, path) for name, path in paths.items() if path is not None}
        headers, scans, heights = {}, {}, {}
        for name, found in files.items():
            given = pl.scan_parquet(list(found))
            headers[name] = collect(given.head(0), name)
            present = headers[name].columns
            read = [column for column in question.tables[name].read if column in present]
            scans[name] = given.select(read)
            heights[name] = collect(given.select(pl.len()), name).item()
        return cls(files, headers, scans, heights, at_once)

    def empty(self) -> dict[str, pl.DataFrame]:
        """Give each table without its rows, with the columns that the method reads."""
        return {name: collect(scan.head(0), name) for name, scan in self.scans.items()}

    def firsts(self, name: str) -> range:
        """Number the rows of a table at which a slice begins; a table without rows has one."""
        return range(0, max(self.heights[name], 1), self.at_once)

    def rows(self, name: str, first: int, columns: tuple[str, ...] | None = None) -> pl.DataFrame:
        """Read a slice of a table.

        Args:
            name: The table.
            first: The number of its first row.
            columns: Which columns, of those that are there; None: all that the method reads.
        """
        rows = self.scans[name].slice(first, self.at_once)
        if columns is not None:
            present = rows.collect_schema()
            rows = rows.select([column for column in columns if column in present] or pl.first())
        return collect(rows, name)


def _files(name: str, path: str | os.PathLike[str]) -> tuple[Path, ...]:
    """List the Parquet files at a path, sorted."""
    check_path(name, path)
    place = Path(path).absolute()
    files = sorted(place.glob("*.parquet")) if place.is_dir() else [place] * place.is_file()
    if not files:
        raise ArgumentError(name, str(path), "a Parquet file that exists, or a folder of such")
    return tuple(files)
