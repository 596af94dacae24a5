"""Answers that stand in a folder, and how a table of them is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl
from attrs import field, frozen

from pakafg.errors import ArgumentError

__all__ = ["StoredAnswers"]


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
