"""Tables as a workbook for Excel: a sheet a table, local days, text that stays text.

Laws of this file: no cell is a formula or a link; a day is a day of Excel's where Excel knows it;
what a cell or a sheet cannot hold is told, or goes on in another.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from pakafg.errors import MissingExtraError
from pakafg.exports.contents import PART_OF
from pakafg.text.escape import masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from pakafg.exports.contents import Contents, FilledTable

__all__ = ["WORKBOOK", "write_workbook"]

WORKBOOK: Final = "tables.xlsx"
"""The name of the file."""

_ROWS: Final = 1_048_575  # of a sheet, below its heading
_LETTERS: Final = 32_767  # of a cell
_CUT: Final = " … (cut here: the whole text stands in the CSV)"
_TITLE: Final = 31  # letters of a sheet's name
_EXACT: Final = 10**15  # Excel keeps fifteen digits of a number
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, Excel counts a day that never was
_WIDEST: Final = 60
_OF_PART: Final = '#,##0" (part)"'  # a number that says what it is
_GREY: Final = "#595959"
_MEASURED: Final = 200  # rows by which the width of a column is chosen
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001  (equal exports have equal bytes)
_ABOUT: Final = (
    "The first sheets answer; the sheets behind “columns” are the tables that the answers rest on.",
    "Days are local to where things happened; the row names the time zone.",
    "A figure is never more precise than its words: where “over 440” is said, no cell has 441.",
    "An empty cell is unknown or open, never zero.",
    "A row that is part of another is counted there already: never add the two.",
    "In the first sheet the figures of parts say “(part)”; columns “to add up” leave them out.",
)


def write_workbook(
    contents: Contents,
    sheets: Mapping[str, FilledTable],
    tables: Mapping[str, FilledTable],
    folder: Path,
) -> None:
    """Write `tables.xlsx`: the answers, notes on them, and a sheet a table.

    Args:
        contents: The corpus and its answers.
        sheets: The sheets of answers, as `answer_sheets` makes them.
        tables: These, and the tables as `reading_tables` makes them.
        folder: Where the export is made.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415  (the extra may be missing)
    except ImportError as error:
        message = "a workbook needs XlsxWriter; install it with: pip install 'pakafg[export]'"
        raise MissingExtraError(message) from error
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(folder / WORKBOOK, plain) as book:
        book.set_properties({"title": masked(contents.about["title"]), "created": _MADE})
        for sheet in sheets.values():
            _write_parts(book, sheet.table.name, sheet)
        _write_notes(book, contents, sheets, tables)
        for name, filled in tables.items():
            if name not in sheets:
                _write_parts(book, name, filled)


def _write_parts(book: Workbook, name: str, filled: FilledTable) -> None:
    """Write a table on as many sheets as its rows need."""
    for at in range(max(1, -(-filled.frame.height // _ROWS))):
        part = filled.frame.slice(at * _ROWS, _ROWS)
        title = name if at == 0 else f"{name[: _TITLE - 6]} ({at + 1})"
        _write_sheet(book, title, filled.frame.columns, list(part.iter_rows()), filled.part_figures)


def _write_notes(
    book: Workbook,
    contents: Contents,
    sheets: Mapping[str, FilledTable],
    tables: Mapping[str, FilledTable],
) -> None:
    """Write what the workbook is, what each column of the answers holds, and each of the tables."""
    about = [
        ("", "", contents.about["title"]),
        ("", "", contents.about["description"]),
        ("", "", f"Made by {contents.about['made_by']}"),
        *(("", "", line) for line in _ABOUT),
    ]
    defined = [row for sheet in sheets.values() for row in _definitions(sheet)]
    _write_sheet(book, "notes", ["sheet", "column", "what it holds"], [*about, *defined])
    rows = [
        row for name, each in tables.items() if name not in sheets for row in _definitions(each)
    ]
    _write_sheet(book, "columns", ["table", "column", "meaning"], rows)


def _definitions(filled: FilledTable) -> Iterator[tuple[str, str, str]]:
    """Say what a row of a table is, and what each of its columns holds."""
    yield filled.table.name, "", f"a row is {filled.table.row}"
    for column in filled.table.columns:
        yield filled.table.name, column.name, column.meaning


def _write_sheet(
    book: Workbook,
    title: str,
    names: list[str],
    rows: list[tuple[Any, ...]],
    part_figures: tuple[str, ...] = (),
) -> None:
    """Write a sheet: the names of the columns above, which stay in sight, and the rows.

    Figures that are counted in another row, too, say so in their own cells, and stay numbers.
    """
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    of_part = book.add_format({"num_format": _OF_PART, "italic": True, "font_color": _GREY})
    figures = {at for at, name in enumerate(names) if name in part_figures}
    whole = names.index(PART_OF) if figures else None
    for at, name in enumerate(names):
        sheet.write_string(0, at, name, bold)
        sheet.set_column(at, at, _width(name, (row[at] for row in rows[:_MEASURED])))
    for number, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, date) and value >= _FIRST_DAY:
                sheet.write_datetime(number, at, value, day)
            elif at in figures and value is not None and whole is not None and row[whole]:
                sheet.write_number(number, at, value, of_part)
            else:
                _write_cell(sheet, number, at, value)
    sheet.freeze_panes(1, 1)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(names) - 1)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """Write a cell: a number, true or false, or text; nothing for what is unknown."""
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)) and abs(value) < _EXACT:
        sheet.write_number(row, column, value)
    elif value is not None:
        text = masked(str(value))
        if len(text) > _LETTERS:
            text = text[: _LETTERS - len(_CUT)] + _CUT
        sheet.write_string(row, column, text)


def _width(name: str, cells: Iterator[Any]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest, len(name)) + 2, _WIDEST)
