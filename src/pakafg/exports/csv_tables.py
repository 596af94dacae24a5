"""Tables as CSV for spreadsheets: as a person reads them, and nothing in them runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.frames.spreadsheet import write_csv

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pakafg.exports.contents import FilledTable

__all__ = ["CSV", "write_csv_tables"]

CSV: Final = "csv"
"""The folder of these files."""


def write_csv_tables(tables: Mapping[str, FilledTable], folder: Path) -> None:
    """Write each table as `csv/NAME.csv`.

    Args:
        tables: The sheets of answers and the tables that a person reads, by name.
        folder: Where the export is made.
    """
    (folder / CSV).mkdir()
    for name, filled in tables.items():
        write_csv(filled.frame, folder / CSV / f"{name}.csv")
