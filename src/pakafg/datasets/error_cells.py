"""Find the cells of a workbook that hold an error of a formula, such as #DIV/0!: readers drop them.

Laws of this file: a workbook is looked through once, piece by piece; one that is not built as Excel
builds it has no such cells, and its reader says what is wrong with it.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["ErrorCell", "error_cells"]

_LINK: Final = "}id"  # of both the usual and the strict namespace
_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"


class ErrorCell(NamedTuple):
    """One cell with an error.

    Attributes:
        row: The number of its row, as a spreadsheet counts.
        value: The error, and the cell: "#DIV/0! in C7".
    """

    row: int
    value: str


def error_cells(path: Path, sheet: str) -> tuple[ErrorCell, ...]:
    """List the cells of a sheet that hold an error, in its order; none where it is no .xlsx.

    Args:
        path: The workbook.
        sheet: The name of the sheet.
    """
    try:
        with zipfile.ZipFile(path) as book, book.open(_part(book, sheet)) as cells:
            return tuple(_of_cells(ET.iterparse(cells)))  # noqa: S314  (expat has bounds)
    except (zipfile.BadZipFile, NotImplementedError, ET.ParseError, KeyError):
        return ()


def _part(book: zipfile.ZipFile, sheet: str) -> str:
    """Name the part of a workbook that holds a sheet.

    Raises:
        KeyError: There is none.
    """
    names = ET.fromstring(book.read(_BOOK))  # noqa: S314  (likewise)
    links = {
        each.get("name"): value
        for each in names.iterfind(".//{*}sheet")
        for key, value in each.items()
        if key.endswith(_LINK)
    }
    targets = ET.fromstring(book.read(_LINKS))  # noqa: S314  (likewise)
    parts = {each.get("Id"): each.get("Target", "") for each in targets}
    return posixpath.normpath(posixpath.join("xl", parts[links[sheet]])).lstrip("/")


def _of_cells(events: Iterator[tuple[str, ET.Element]]) -> Iterator[ErrorCell]:
    for _, element in events:
        name = element.tag.rpartition("}")[2]
        if name == "c" and element.get("t") == "e":
            place = element.get("r", "")
            row = re.search(r"\d+$", place)
            error = element.findtext("{*}v", "#ERROR")
            if row is not None:
                yield ErrorCell(int(row[0]), f"{error} in {place}")
        if name == "row":
            element.clear()
