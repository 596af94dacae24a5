"""Records as polars tables: every table's columns, and how its rows are made.

Identifiers and words of the vocabularies are text; times are UTC, to the minute, and a
latest time is the last minute included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.errors import ArgumentError
from pakafg.frames.claim_origins import relation, root
from pakafg.frames.rows import ROWS
from pakafg.frames.schemas import SCHEMAS, Column, Table
from pakafg.frames.spreadsheet import write_csv

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["SCHEMAS", "Column", "Table", "frame", "relation", "root", "write_csv"]


def frame(corpus: Corpus, name: str) -> pl.DataFrame:
    """One table of a corpus; the body of `Corpus.frame`.

    Args:
        corpus: The corpus.
        name: A name of `SCHEMAS`.

    Returns:
        The table, with the columns of its schema.

    Raises:
        ArgumentError: There is no table of that name that records alone can fill.

    >>> import pakafg
    >>> frame(pakafg.load_corpus(), "rounds").columns
    ['round', 'name', 'place', 'host', 'ordinal', 'mediators', 'outcome']
    """
    if name not in ROWS:
        raise ArgumentError.of_choice("name", name, sorted(SCHEMAS))
    return pl.DataFrame(list(ROWS[name](corpus)), schema=SCHEMAS[name].schema, orient="row")
