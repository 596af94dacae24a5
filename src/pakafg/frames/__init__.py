"""Records as polars tables: every table's columns, and how its rows are made.

Identifiers and words of the vocabularies are text; times are UTC, to the minute, and a
latest time is the last minute included.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pakafg.arguments import check_word
from pakafg.corpus.corpus import check_corpus
from pakafg.errors import ArgumentError
from pakafg.frames import (
    claim_tables,
    event_tables,
    judgement_tables,
    name_tables,
    source_tables,
    speech_tables,
)
from pakafg.frames.claim_origins import relation, root
from pakafg.frames.publication import show
from pakafg.frames.schemas import Column, Table
from pakafg.frames.spreadsheet import write_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from pakafg.corpus.corpus import Corpus
    from pakafg.frames.record_tables import RecordTable

__all__ = ["SCHEMAS", "Column", "Table", "frame", "relation", "root", "show", "write_csv"]

_RECORD_TABLES: Final[dict[str, RecordTable[Any]]] = {
    each.table.name: each
    for each in (
        *source_tables.TABLES,
        *claim_tables.TABLES,
        *event_tables.TABLES,
        *speech_tables.TABLES,
        *name_tables.TABLES,
        *judgement_tables.TABLES,
    )
}
SCHEMAS: Final[Mapping[str, Table]] = MappingProxyType(
    {
        **{name: each.table for name, each in _RECORD_TABLES.items()},
        judgement_tables.DISCREPANCIES.name: judgement_tables.DISCREPANCIES,
    }
)
"""Every table by name; `SCHEMAS[name].columns` describes its columns."""


def frame(corpus: Corpus, name: str) -> pl.DataFrame:
    """Fill one table from the records of a corpus.

    Every table of `SCHEMAS` but `discrepancies`: what that one holds is concluded, not recorded,
    and `pakafg.discrepancies` gives it. `Corpus.frame` gives all of them.

    Args:
        corpus: The corpus.
        name: A name of `SCHEMAS`.

    Returns:
        The table, with the columns of its schema.

    Raises:
        ArgumentError: There is no table of that name that records alone can fill.

    >>> import pakafg
    >>> frame(pakafg.load_corpus(), "rounds").columns
    ['round', 'name', 'place', 'host', 'ordinal', 'mediators', 'outcome', 'reviewed']
    """
    check_corpus(corpus)
    check_word("name", name, sorted(SCHEMAS))
    if name not in _RECORD_TABLES:
        raise ArgumentError("name", name, "a table that records fill; Corpus.frame gives this one")
    return _RECORD_TABLES[name].frame(corpus)


def __dir__() -> list[str]:
    return sorted(__all__)
