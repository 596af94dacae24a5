"""What an export holds, file by file, as a Data Package (datapackage.org, version 2)."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.owned_folder import hash_of
from pakafg.exports.contents import KEYED
from pakafg.exports.csv_tables import CSV
from pakafg.exports.database import references
from pakafg.exports.json_files import write_json_file
from pakafg.exports.other_annotators import BRAT
from pakafg.exports.parquet_tables import PARQUET
from pakafg.exports.plain_cells import cell_type
from pakafg.frames import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pakafg.exports.contents import Contents, FilledTable

__all__ = ["PACKAGE", "listed_files", "write_data_package"]

PACKAGE: Final = "datapackage.json"
"""The name of the file."""

_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_MADE_BY: Final = "made_by"
_NO_NAME: Final = re.compile(r"[^a-z0-9._-]+")
_MEDIA: Final = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sqlite": "application/vnd.sqlite3",
    "md": "text/markdown",
    "txt": "text/plain",
    "ann": "text/plain",
}
_GUARDED: Final = (
    "For spreadsheets: days are local, and an apostrophe stands before a text that would run as a "
    "formula or be read as a number. "
)


def write_data_package(contents: Contents, tables: Mapping[str, FilledTable], folder: Path) -> None:
    """Write `datapackage.json`: every other file, with its size, its hash and its columns.

    Args:
        contents: The corpus and its answers.
        tables: The sheets of answers and the tables that a person reads, by the names of their
            files.
        folder: Where the export is made; all other files stand there.
    """
    about = contents.about
    sources = [
        {"title": document.label or document.title or document.file}
        | ({"path": document.url} if document.url else {})
        for document in contents.corpus.documents.values()
    ]
    data: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": _NO_NAME.sub("-", about["title"].casefold()).strip("-.") or "corpus",
        "title": about["title"],
        **({"description": about["description"]} if about["description"] else {}),
        _MADE_BY: about[_MADE_BY],
        **({"sources": sources} if sources else {}),
        "resources": list(_resources(contents, tables, folder)),
    }
    write_json_file(folder / PACKAGE, data)


def listed_files(folder: Path) -> dict[str, str] | None:
    """Read which files an export of ours holds, each with its hash; None where it is none of ours.

    Raises:
        OSError: The folder cannot be read.
    """
    try:
        data = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        if not data[_MADE_BY].startswith("pakafg "):
            return None
        return {str(each["path"]): str(each["hash"]) for each in data["resources"]}
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _resources(
    contents: Contents, tables: Mapping[str, FilledTable], folder: Path
) -> Iterator[dict[str, Any]]:
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        inside = path.relative_to(folder).as_posix()
        ending = path.suffix.removeprefix(".")
        data = path.read_bytes()
        resource: dict[str, Any] = {
            "name": _resource_name(inside),
            "path": inside,
            "format": ending,
            "mediatype": _MEDIA[ending],
            "bytes": len(data),
            "hash": hash_of(data),
        }
        if inside.startswith(f"{CSV}/"):
            filled = tables[path.stem]
            resource |= {
                "type": "table",
                "encoding": "utf-8-sig",
                "description": f"{filled.table.row}. {_GUARDED}".strip(),
                "schema": _schema(filled, _named_tables(contents, path.stem)),
            }
        elif inside.startswith(f"{PARQUET}/"):
            filled = contents.tables[path.stem]
            resource |= {
                "description": f"{filled.table.row}. For programs: times are UTC.",
                "schema": {"fields": _described_fields(filled)},
            }
        yield resource


def _named_tables(contents: Contents, name: str) -> dict[str, str]:
    """Find which columns of a table name records of another; a sheet of answers has none."""
    known = contents.tables.get(name)
    return {} if known is None else references(known, contents.tables)


def _resource_name(path: str) -> str:
    """Name a file: a table of the CSV by its own name, for those are what keys refer to."""
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.partition(".")
    if folder == CSV:
        return stem
    if folder == BRAT:  # by the names of documents, which may be written in any letters
        return f"brat-{sha256(name.encode()).hexdigest()[:16]}.{name.rpartition('.')[2]}"
    return f"{stem.lower()}.{ending}"


def _schema(filled: FilledTable, named: Mapping[str, str]) -> dict[str, Any]:
    """Describe the columns of a CSV, and what they refer to: each with the table named."""
    schema: dict[str, Any] = {"fields": _described_fields(filled)}
    if filled.table.name in KEYED:
        schema["primaryKey"] = [filled.table.columns[0].name]
    keys = [
        {
            "fields": [column],
            "reference": {
                # A table that refers to itself names no resource.
                "resource": "" if table == filled.table.name else table,
                "fields": [SCHEMAS[table].columns[0].name],
            },
        }
        for column, table in named.items()
    ]
    return {**schema, "foreignKeys": keys} if keys else schema


def _described_fields(filled: FilledTable) -> list[dict[str, str]]:
    return [
        {"name": column.name, "type": cell_type(column.dtype), "description": column.meaning}
        for column in filled.table.columns
    ]
