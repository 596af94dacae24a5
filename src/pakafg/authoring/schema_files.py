"""Schemas beside a corpus, by which an editor completes and checks its files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from pakafg.corpus.atomic import replace
from pakafg.corpus.format import CODEBOOK, SHARED
from pakafg.corpus.schema import json_schema

if TYPE_CHECKING:
    from pathlib import Path

    from pakafg.records.codebook import Codebook

__all__ = ["SCHEMAS_FOLDER", "schema_line", "write_schemas"]

SCHEMAS_FOLDER: Final = "schemas"
"""The folder of the schemas within that of a corpus; the loader reads no folders."""

_FILES: Final = ("document", *SHARED, CODEBOOK.removesuffix(".yaml"))


def schema_line(file: str) -> str:
    """Give the comment, first in a record file, that names its schema to an editor.

    >>> schema_line("actors")
    '# yaml-language-server: $schema=schemas/actors.schema.json'
    """
    return f"# yaml-language-server: $schema={SCHEMAS_FOLDER}/{file}.schema.json"


def write_schemas(corpus: Path, codebook: Codebook) -> None:
    """Write the schema of every kind of record file, with the words of a codebook.

    Raises:
        OSError: The folder cannot be written.
    """
    folder = corpus / SCHEMAS_FOLDER
    folder.mkdir(exist_ok=True)
    for file in _FILES:
        text = json.dumps(json_schema(file, codebook), ensure_ascii=False, indent=1)
        replace(folder / f"{file}.schema.json", f"{text}\n".encode())
