"""Tables as a person opens them: names beside ids, local days, figures in the words' own bounds.

Laws of this file: a time of the clock is a day of its own place, and the row names the zone; no
bound is more precise than its words, so that "over 440" is more than 440 and never 441; a cell
holds one thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.corpus.format import REFERENCES
from pakafg.corpus.naming import name_of, title_of
from pakafg.exports.contents import FilledTable
from pakafg.exports.plain_cells import MINUTES
from pakafg.exports.reading_figures import with_figures
from pakafg.exports.reading_times import with_local_days
from pakafg.frames.schemas import INT, PIECES, TEXT, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.exports.contents import Contents

__all__ = ["reading_tables"]

# What names a record by its id, beside the fields of records that do.
_NAMED: Final = {
    *(name for name, catalogues in REFERENCES.items() if catalogues and name != "sum_of"),
    *("ceasefire", "demand"),
}
_MARKED: Final = "; items are parted by semicolons"


def reading_tables(contents: Contents) -> dict[str, FilledTable]:
    """Make every table one that a person reads, by name."""
    return {name: _reading(contents, each) for name, each in contents.tables.items()}


def _reading(contents: Contents, filled: FilledTable) -> FilledTable:
    filled = with_local_days(contents, with_figures(contents, filled))
    columns = [
        new
        for column in filled.table.columns
        for new in _read_column(contents.corpus, filled, column)
    ]
    table = Table(filled.table.name, filled.table.row, tuple(column for column, _ in columns))
    return FilledTable(table, pl.DataFrame([cells for _, cells in columns]))


def _read_column(
    corpus: Corpus, filled: FilledTable, column: Column
) -> Iterator[tuple[Column, pl.Series]]:
    """Give a column as a person reads it, with the names of what it gives the ids of."""
    name, dtype, meaning = column
    cells = filled.frame[name]
    if isinstance(dtype, pl.Duration):
        told = Column(f"{name}{MINUTES}", INT, f"{meaning}; in minutes")
        yield told, cells.dt.total_minutes().alias(told.name)
    elif dtype == PIECES:
        return  # edtf says it
    elif isinstance(dtype, pl.List):
        joined = [_in_one_cell(each, _item) for each in cells]
        yield Column(name, TEXT, f"{meaning}{_MARKED}"), pl.Series(name, joined, TEXT)
    else:
        yield column, cells
    if name in _NAMED and f"{name}_name" not in filled.table.schema:
        yield from _names(corpus, filled.table, column, cells)


def _names(
    corpus: Corpus, table: Table, column: Column, cells: pl.Series
) -> Iterator[tuple[Column, pl.Series]]:
    """Name what a column gives the ids of; a table of the records themselves names them already."""
    if column is table.columns[0] and "name" in table.schema:
        return
    name_it = _label_of(corpus) if column.name == "document" else _name_of(corpus)
    if column.name == "event" and "name" in table.schema:
        return
    if column.name == "document" and column is table.columns[0]:
        return
    if isinstance(column.dtype, pl.List):
        name = f"{column.name}_names"
        named = [_in_one_cell(ids, name_it) for ids in cells]
    else:
        name = f"{column.name}_{'label' if column.name == 'document' else 'name'}"
        named = [None if each is None else name_it(each) for each in cells]
    told = Column(name, TEXT, f"what a reader calls {column.name}")
    yield told, pl.Series(name, named, TEXT)


def _name_of(corpus: Corpus) -> Callable[[str], str]:
    return lambda record: name_of(corpus, record)


def _label_of(corpus: Corpus) -> Callable[[str], str]:
    labels: Mapping[str, str] = {
        document.id: document.label or title_of(document) for document in corpus.documents.values()
    }
    return lambda document: labels.get(document, document)


def _in_one_cell(items: pl.Series | None, written: Callable[[Any], str]) -> str | None:
    """Write the items of a list in one cell; nothing for a list without any."""
    return None if items is None else "; ".join(map(written, items)) or None


def _item(value: Any) -> str:
    """Write an item of a list in a cell: a text, several, or what a side says."""
    if isinstance(value, list):
        return ", ".join(map(_item, value))
    if isinstance(value, dict) and "by" in value:  # a review
        return f"{value['by']} ({value['at']})" if value["at"] else value["by"]
    if isinstance(value, dict):
        said = str(value.get("says") or value.get("answer") or "")
        documents = ", ".join(value.get("documents") or ())
        return f"{said} ({documents})" if documents else said
    return str(value)
