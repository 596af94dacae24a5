"""The trees of tables that stand in files: what ties their rows, compared some millions at a time.

Laws of this file: equal keys meet in one part, and memory holds one part; which places name a
claim is read only where some row names one: most origins are names of people, and no claim's id.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.scale.trees import Keys, Trees, keys_of, ties_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pakafg.scale.methods import Method
    from pakafg.scale.sliced_tables import SlicedTables

__all__ = ["find_trees"]

_KEYS_AT_ONCE: Final = 4_000_000
_PART: Final = "part of the keys"


def find_trees(question: Method, tables: SlicedTables, scratch: Path) -> Trees:
    """Find which places of the tables hang together.

    Args:
        question: The method, which says what ties rows.
        tables: Its tables.
        scratch: A folder for what is compared; emptied before, and removed in the end.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    parts = range(1 + sum(tables.heights.values()) // _KEYS_AT_ONCE)
    pairs = []
    for slice_name, keys in _keys_of_slices(question, tables):
        pairs.append(keys.pairs.unique())
        _spill(keys.claimed, len(parts), scratch, f"claimed-{slice_name}")
        _spill(keys.reported.select("key").unique(), len(parts), scratch, f"named-{slice_name}")
    named = {}
    for part in parts:
        claimed = pl.concat(_keys_of_part(scratch, part, "claimed"))
        pairs.append(ties_of(claimed, claimed.clear()))
        keys_named = pl.concat(_keys_of_part(scratch, part, "named")).unique()
        found = claimed.join(keys_named, on="key", how="semi")
        if found.height:
            named[part] = found
    if named:
        for slice_name, keys in _keys_of_slices(question, tables):
            _spill(keys.reported, len(parts), scratch, f"reported-{slice_name}")
        for part, claimed in named.items():
            pairs += [
                ties_of(claimed, reported) for reported in _keys_of_part(scratch, part, "reported")
            ]
    trees = Trees.of(pl.concat(pairs))
    shutil.rmtree(scratch)
    return trees


def _keys_of_slices(question: Method, tables: SlicedTables) -> Iterator[tuple[str, Keys]]:
    """Yield the keys of each slice of every table, and a name for the slice."""
    for name in tables.scans:
        tied = question.tables[name]
        for first in tables.firsts(name):
            rows = tables.rows(name, first, tied.columns)
            yield f"{name}-{first:012}", keys_of(rows, name, tied)


def _spill(keys: pl.DataFrame, parts: int, scratch: Path, name: str) -> None:
    """Write keys, those of each part to a file of its own."""
    placed = keys.with_columns((pl.col("key") % parts).cast(pl.UInt32).alias(_PART))
    found = placed.partition_by(_PART, as_dict=True, include_key=False)
    for (part,), of_part in found.items():
        path = scratch / f"{part}-{name}.parquet"
        of_part.write_parquet(path, compression="uncompressed", statistics=False)


def _keys_of_part(scratch: Path, part: int, kind: str) -> list[pl.DataFrame]:
    """Read the keys of a part, as they were written; one table at least."""
    columns = ["key"] if kind == "named" else ["key", "place"]
    none = pl.DataFrame(schema=dict.fromkeys(columns, pl.UInt64))
    files = sorted(scratch.glob(f"{part}-{kind}-*.parquet"))
    return [none, *(pl.read_parquet(each) for each in files)]
