"""The page that stands beside the files of an export: what each is, and how its days are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.exports.csv_tables import CSV
from pakafg.exports.data_package import PACKAGE
from pakafg.exports.database import DATABASE, METADATA
from pakafg.exports.geojson import INCIDENTS, PLACES
from pakafg.exports.json_tables import JSON
from pakafg.exports.other_annotators import BRAT, LABEL_STUDIO
from pakafg.exports.parquet_tables import PARQUET
from pakafg.exports.timeline_js import TIMELINE
from pakafg.exports.web_annotations import ANNOTATIONS
from pakafg.exports.workbook import WORKBOOK
from pakafg.text.escape import masked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pakafg.exports.contents import Contents, FilledTable

__all__ = ["GUIDE", "write_reading_guide"]

GUIDE: Final = "README.md"
"""The name of the file."""

_FORMS: Final = f"""\
To open first:

- `{WORKBOOK}`: Excel and LibreOffice. Its first sheets answer: the dead by incident, the questions
  on which the documents differ, demands and answers, quotations; the sheet “notes” says what each
  column holds. Behind them a sheet a table.
- `{CSV}/`: the same for any spreadsheet, the answers first (`1_dead_by_incident.csv`). An
  apostrophe stands before a text that would run as a formula or be read as a number (`'000`).
- `{TIMELINE}`: TimelineJS. Dates are in words; `start_date` and `end_date` only place a slide.

Days in these are local to where things happened, and `zone` names the time zone. Figures are as
worded: where a document says “over 440”, `more_than` is 440 and `low` is empty. An empty cell is
unknown or open, never zero.

For programs:

- `{PARQUET}/`: every table and every column as pakafg has it.
- `{JSON}`: the same in one file, with what each column holds.
- `{DATABASE}`: SQLite, with full-text search (`texts_fts`); `datasette {DATABASE} -m {METADATA}`.
- `{INCIDENTS}`, `{PLACES}`: GeoJSON; what is nowhere located has no geometry and says so.
- `{ANNOTATIONS}`: every citation as a W3C Web Annotation.
- `{LABEL_STUDIO}`, `{BRAT}/`: the same for Label Studio and for brat; `pakafg annotations` takes
  what was marked there.
- `{PACKAGE}`: a Data Package: every file with its size, its SHA-256 and its columns.

Times in these are UTC, to the minute, and a latest minute is included; bounds are whole persons,
inclusive, so that “over 440” is 441 or more.
"""


def write_reading_guide(
    contents: Contents, tables: Mapping[str, FilledTable], folder: Path
) -> None:
    """Write `README.md`."""
    about = contents.about
    rows = "\n".join(f"- `{name}`: {filled.table.row}" for name, filled in tables.items())
    head = f"# {masked(about['title'])}\n\n{masked(about['description'])}".strip()
    text = f"{head}\n\nMade by {about['made_by']}.\n\n{_FORMS}\nThe tables:\n\n{rows}\n"
    (folder / GUIDE).write_text(text, encoding="utf-8", newline="\n")
