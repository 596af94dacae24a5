"""All tables in one JSON file, which says of every column what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.exports.json_files import write_json_file
from pakafg.exports.plain_cells import cell_name, cell_type, plain_rows

if TYPE_CHECKING:
    from pathlib import Path

    from pakafg.exports.contents import Contents, FilledTable

__all__ = ["FORMAT", "JSON", "write_json_tables"]

JSON: Final = "tables.json"
"""The name of the file."""

FORMAT: Final = 1
"""The version of what stands in it; a change that breaks readers raises it."""


def write_json_tables(contents: Contents, folder: Path) -> None:
    """Write every table: its columns with types and meanings, and its rows as lists."""
    data = {
        "format": "pakafg-tables",
        "version": FORMAT,
        **contents.about,
        "times": "UTC, ISO 8601, to the minute; a latest minute is included",
        "tables": {name: _table_data(filled) for name, filled in contents.tables.items()},
    }

    write_json_file(folder / JSON, data, indent=None)


def _table_data(filled: FilledTable) -> dict[str, Any]:
    return {
        "row": filled.table.row,
        "columns": [
            {
                "name": cell_name(each.name, each.dtype),
                "type": cell_type(each.dtype),
                "description": each.meaning,
            }
            for each in filled.table.columns
        ],
        "rows": [list(row) for row in plain_rows(filled)],
    }
