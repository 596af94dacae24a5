"""Tables as a SQLite database: keys that hold, and full-text search, as Datasette opens it.

Laws of this file: a table has the rows of its frame in their order; a list is JSON, a time ISO
8601 in UTC; what names a record of another table references it.
"""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.format import REFERENCES
from pakafg.exports.contents import KEYED
from pakafg.exports.json_files import write_json_file
from pakafg.exports.plain_cells import cell_name, cell_type, plain_rows
from pakafg.frames import SCHEMAS
from pakafg.frames.schemas import TEXT
from pakafg.search import searched_texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pakafg.exports.contents import Contents, FilledTable
    from pakafg.frames.schemas import Column

__all__ = ["DATABASE", "METADATA", "references", "write_database"]

DATABASE: Final = "tables.sqlite"
"""The name of the file."""

METADATA: Final = "datasette.json"
"""The name of the file by which Datasette says what tables and columns hold."""

_TYPES: Final = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
# Columns that name a record by its id, beside the fields of records that do.
_TABLES: Final = {
    # An origin can be the link by which claims have one.
    **{n: found[0] for n, found in REFERENCES.items() if len(found) == 1 and n != "origin"},
    "ceasefire": "ceasefires",
    "demand": "demands",
    "statement": "statements",
}
_TEXTS: Final = (
    "CREATE TABLE texts (id INTEGER PRIMARY KEY, kind TEXT, record TEXT, "
    "document TEXT REFERENCES documents (document), start INTEGER, end INTEGER, text TEXT)"
)
_SEARCH: Final = (
    'CREATE VIRTUAL TABLE texts_fts USING fts5(text, content="texts", content_rowid="id", '
    "tokenize='porter unicode61 remove_diacritics 2')"
)
_ABOUT_TEXTS: Final = (
    "one sentence of a document, or the texts of one record: search here; start and end are "
    "offsets of characters, half-open"
)


def references(table: FilledTable, tables: Mapping[str, FilledTable]) -> dict[str, str]:
    """Find the columns of a table that name a record of another: each with that table."""
    own = table.table.columns[0].name if table.table.name in KEYED else None
    return {
        column.name: _TABLES[column.name]
        for column in table.table.columns
        if column.dtype == TEXT
        and column.name != own
        and _TABLES.get(column.name) in tables
        and _TABLES[column.name] in KEYED
    }


def write_database(contents: Contents, folder: Path) -> None:
    """Write `tables.sqlite`, and `datasette.json` beside it."""
    tables = contents.tables
    database = sqlite3.connect(":memory:")
    try:
        for filled in tables.values():
            database.execute(_definition(filled, references(filled, tables)))
        for filled in tables.values():
            marks = ", ".join("?" * len(filled.table.columns))
            statement = f"INSERT INTO {_quoted(filled.table.name)} VALUES ({marks})"  # noqa: S608  (a name of ours)
            database.executemany(
                statement, (tuple(map(_stored, row)) for row in plain_rows(filled))
            )
        database.execute(_TEXTS)
        rows = enumerate(searched_texts(contents.corpus), start=1)
        database.executemany(
            "INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)", ((at, *row) for at, row in rows)
        )
        database.execute(_SEARCH)
        database.execute("INSERT INTO texts_fts (texts_fts) VALUES ('rebuild')")
        database.commit()
        (folder / DATABASE).write_bytes(database.serialize())
    finally:
        database.close()
    write_json_file(folder / METADATA, _metadata(contents))


def _definition(filled: FilledTable, named: Mapping[str, str]) -> str:
    """Define a table in SQL."""
    columns = [
        " ".join(
            (
                _quoted(cell_name(column.name, column.dtype)),
                _TYPES.get(cell_type(column.dtype), "TEXT"),
                *(["PRIMARY KEY"] if _is_key(filled, column) else []),
                *([_reference(named[column.name])] if column.name in named else []),
            )
        )
        for column in filled.table.columns
    ]
    return f"CREATE TABLE {_quoted(filled.table.name)} ({', '.join(columns)})"


def _reference(table: str) -> str:
    key = SCHEMAS[table].columns[0].name
    return f"REFERENCES {_quoted(table)} ({_quoted(key)})"


def _is_key(filled: FilledTable, column: Column) -> bool:
    return column is filled.table.columns[0] and filled.table.name in KEYED


def _quoted(name: str) -> str:
    return f'"{name}"'


def _stored(cell: Any) -> Any:
    """Keep a cell as SQLite holds it."""
    if isinstance(cell, (list, dict)):
        return json.dumps(cell, ensure_ascii=False)
    return cell


def _metadata(contents: Contents) -> dict[str, Any]:
    """Describe the database as Datasette reads it."""
    tables: dict[str, Any] = {
        name: {
            "description": filled.table.row,
            "columns": {
                cell_name(column.name, column.dtype): _meaning(column)
                for column in filled.table.columns
            },
        }
        for name, filled in contents.tables.items()
    }
    tables["texts"] = {"description": _ABOUT_TEXTS}
    about = contents.about
    named = DATABASE.rpartition(".")[0]
    return {
        "title": about["title"],
        "description": about["description"],
        "databases": {named: {"source": about["made_by"], "tables": tables}},
    }


def _meaning(column: Column) -> str:
    kind = cell_type(column.dtype)
    if kind == "datetime":
        return f"{column.meaning}; UTC"
    return f"{column.meaning}; JSON" if kind in {"array", "object"} else column.meaning
