"""The rows of each bucket, in files: written some rows at a time, read when the bucket is answered.

Laws of this file: a slice of a table that has its mark is written; one that has none is written
anew, to the same files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.corpus.atomic import replace
from pakafg.progress import watched
from pakafg.scale.in_memory import ROW
from pakafg.scale.trees import places_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pakafg.scale.methods import Method
    from pakafg.scale.sliced_tables import SlicedTables
    from pakafg.scale.trees import Trees

__all__ = ["large_trees", "rows_of_bucket", "split_rows"]

_TREE, _BUCKET = "tree of the row", "bucket of the row"
_NUMBERS: Final = pl.UInt32


def split_rows(
    question: Method, tables: SlicedTables, trees: Trees, buckets: int, folder: Path
) -> None:
    """Write the rows of each bucket, those of some trees.

    Args:
        question: The method.
        tables: Its tables.
        trees: The trees of their places.
        buckets: How many buckets to make.
        folder: Where they are to stand: a folder for each that has a row.
    """
    folder.mkdir(exist_ok=True)
    for name in tables.scans:
        tied = question.tables[name]
        for first in watched(tables.firsts(name), f"splitting {name}"):
            mark = folder / f"{name}-{first}.done"
            if mark.is_file():
                continue
            rows = tables.rows(name, first)
            tree = trees.of_places(places_of(rows, name, tied)).alias(_TREE)
            placed = rows.with_row_index(ROW, offset=first).with_columns(
                tree, (tree % buckets).cast(_NUMBERS).alias(_BUCKET)
            )
            parts = placed.partition_by(
                _BUCKET, as_dict=True, include_key=False, maintain_order=True
            )
            for (bucket,), part in parts.items():
                place = folder / f"{bucket:06}"
                place.mkdir(exist_ok=True)
                path = place / f"{name}-{first:012}.parquet"
                part.write_parquet(path, compression="lz4", statistics=False)
            replace(mark, b"")


def rows_of_bucket(
    folder: Path, bucket: str, empty: Mapping[str, pl.DataFrame]
) -> dict[str, pl.DataFrame]:
    """Read the rows of a bucket, in the order of the whole; of some tables it may have none.

    Args:
        folder: Where the rows stand.
        bucket: The name of the bucket.
        empty: The tables that are given, without their rows.
    """
    tables = dict(empty)
    for name in empty:
        if found := sorted((folder / bucket).glob(f"{name}-*.parquet")):
            tables[name] = pl.concat([pl.read_parquet(each) for each in found])
    return tables


def large_trees(question: Method, tables: Mapping[str, pl.DataFrame], share: int) -> dict[str, int]:
    """Count the rows of trees that have more than a bucket should.

    Args:
        question: The method.
        tables: The rows of a bucket.
        share: How many rows a bucket should have.

    Returns:
        The rows of each such tree, by the first of the names of its places.
    """
    placed = {name: table for name, table in tables.items() if _TREE in table.columns}
    if sum(table.height for table in placed.values()) <= share:
        return {}
    trees = pl.concat(table[_TREE] for table in placed.values()).value_counts(name="rows")
    large = trees.filter(pl.col("rows") > share)
    places = [
        table.join(large, on=_TREE).select(
            "rows", _TREE, name=pl.col(question.tables[name].place).cast(pl.String)
        )
        for name, table in placed.items()
        if question.tables[name].place in table.columns
    ]
    named = pl.concat(places).group_by(_TREE).agg(pl.col("name").min(), pl.col("rows").first())
    return dict(named.select("name", "rows").sort("name").iter_rows())
