"""Tables as Parquet: every cell as the frames have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from pakafg.exports.contents import Contents

__all__ = ["PARQUET", "write_parquet"]

PARQUET: Final = "parquet"
"""The folder of these files."""


def write_parquet(contents: Contents, folder: Path) -> None:
    """Write each table as `parquet/NAME.parquet`."""
    (folder / PARQUET).mkdir()
    for name, filled in contents.tables.items():
        filled.frame.write_parquet(folder / PARQUET / f"{name}.parquet")
