"""Read a table of any kind of file, or of any library, as text: nothing is guessed on the way.

Laws of this file: rows stand in the order of the file, each with the number that a spreadsheet
gives it (the header is 1); a row of HXL tags and rows without a value are left out and told; what
a cell holds is not changed.
"""

from __future__ import annotations

import json
import re
import zipfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import polars as pl

from pakafg.arguments import check_path
from pakafg.datasets.error_cells import error_cells
from pakafg.datasets.flaw_table import FlawList
from pakafg.datasets.repeated_columns import plain_names, repeated_columns, tell_again
from pakafg.datasets.separated_text import PLAIN, SeparatedText, TextForm, read_separated
from pakafg.errors import (
    ArgumentTypeError,
    FrameError,
    MissingExtraError,
    MissingFileError,
    near_miss,
)
from pakafg.frames.interchange import as_polars, collect, first_line
from pakafg.values.flaws import FlawKind

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from pakafg.frames.interchange import AnyFrame

__all__ = ["Sheet", "normalised", "read_sheet"]

_EXPECTED: Final = (
    "the path of a table (.csv, .tsv, .xlsx, .parquet, .json, .ndjson), or a table of polars, "
    "pandas, pyarrow or DuckDB"
)
_LARGEST: Final = 8_000_000_000  # bytes
_MOST_UNPACKED: Final = 2_000_000_000  # bytes of a workbook
_MOST_COMPARED: Final = 1_000  # names of files
_WORKBOOKS: Final = (".xlsx", ".xls", ".xlsm", ".ods")


class Sheet(NamedTuple):
    """A table as it stands in a file.

    Attributes:
        rows: Its columns as text, and lists and structs as they are.
        given: The columns in the types that they were given in.
        numbers: The number of each row, as a spreadsheet counts.
        label: The file's name; "table" for a table of a library.
        flaws: What was left out.
    """

    rows: pl.DataFrame
    given: pl.DataFrame
    numbers: pl.Series
    label: str
    flaws: FlawList


def normalised(name: str) -> str:
    """Write a column's name as it is compared: small letters, digits and underscores.

    >>> normalised("Minimum total people killed"), normalised(" EVENT_DATE")
    ('minimum_total_people_killed', 'event_date')
    """
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def read_sheet(source: str | os.PathLike[str] | AnyFrame, form: TextForm = PLAIN) -> Sheet:
    """Read a table.

    Args:
        source: A path, or a table of a library.
        form: What is known of a file of text.

    Raises:
        ArgumentError: It is neither.
        FrameError: The file cannot be read as a table; a `MissingFileError` where there is none.
        MissingExtraError: An Excel file, and nothing that reads one is installed.
    """
    if hasattr(source, "__arrow_c_stream__") or isinstance(source, pl.LazyFrame):
        table = as_polars(source, "path")
        given = collect(table, "path") if isinstance(table, pl.LazyFrame) else table
        return _without_tags(SeparatedText(given), "table")
    if not isinstance(source, (str, Path)) and not hasattr(source, "__fspath__"):
        raise ArgumentTypeError("path", source, _EXPECTED)
    check_path("path", source)
    path = Path(cast("str | os.PathLike[str]", source))
    _check_file(path)
    reader = _READERS.get(path.suffix.lower())
    try:
        if path.suffix.lower() in _WORKBOOKS:
            read = _read_excel(path)
        else:
            read = read_separated(path, form) if reader is None else SeparatedText(reader(path))
    except pl.exceptions.PolarsError as error:
        raise _unreadable(path, first_line(error)) from error
    except (UnicodeDecodeError, MemoryError) as error:
        reason = "it is no text" if isinstance(error, UnicodeDecodeError) else "it is too large"
        raise _unreadable(path, reason) from error
    except (OSError, ValueError, RecursionError, OverflowError) as error:
        if isinstance(error, FrameError):
            raise
        raise _unreadable(path, first_line(error)) from error
    return _without_tags(read, path.name)


def _unreadable(path: Path, reason: str) -> FrameError:
    return FrameError.of_column("path", None, f"{path.name} cannot be read as a table: {reason}")


def _check_file(path: Path) -> None:
    """Check that a path leads to a file of a size that can be read.

    Raises:
        MissingFileError: Nothing is there.
        FrameError: It is a folder, cannot be opened, or is too large.
    """
    try:
        if path.is_dir():
            raise _unreadable(path, "it is a folder")
        with path.open("rb"):
            size = path.stat().st_size
    except FileNotFoundError as error:
        reason = f"there is no file {str(path)!r}{_like(path)}"
        raise MissingFileError.of_column("path", None, reason) from error
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except ValueError as error:
        if isinstance(error, FrameError):
            raise
        raise _unreadable(path, "its name holds what no name can") from error
    if size > _LARGEST:
        reason = f"it has more than {_LARGEST:,} bytes; give a part of it"
        raise _unreadable(path, reason)


def _like(path: Path) -> str:
    """Name the file beside it that may be meant."""
    try:
        names = [each.name for each in islice(path.parent.iterdir(), _MOST_COMPARED)]
    except OSError:
        return ""
    return near_miss(path.name, names)


def _read_excel(path: Path) -> SeparatedText:
    """Read the sheet of a workbook that has most columns, of those with more than a header."""
    _check_unpacked(path)
    try:
        sheets = pl.read_excel(path, sheet_id=0, infer_schema_length=None, raise_if_empty=False)
    except (ImportError, ModuleNotFoundError) as error:
        reason = "Excel files need fastexcel; install it with: pip install 'pakafg[excel]'"
        raise MissingExtraError(reason) from error
    except Exception as error:  # what reads the file has errors of its own
        raise _unreadable(path, first_line(error)) from error
    filled = {name: sheet for name, sheet in sheets.items() if sheet.height}
    if not filled:
        return SeparatedText(pl.DataFrame())
    name = max(filled, key=lambda each: filled[each].width)
    return SeparatedText(filled[name], errors=error_cells(path, name))


def _check_unpacked(path: Path) -> None:
    """Check that a workbook does not unpack to more than can be held.

    Raises:
        FrameError: It does.
    """
    if not zipfile.is_zipfile(path):
        return  # an old form, which is not packed
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise _unreadable(path, first_line(error)) from error
    if size > _MOST_UNPACKED:
        raise _unreadable(path, f"it unpacks to more than {_MOST_UNPACKED:,} bytes")


def _read_json(path: Path) -> pl.DataFrame:
    """Read a list of objects, or the one list of objects that an answer of an API holds."""
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    if isinstance(data, dict):
        lists = [each for each in data.values() if isinstance(each, list) and each]
        data = lists[0] if len(lists) == 1 else [data]
    if not isinstance(data, list) or not all(isinstance(each, dict) for each in data):
        raise _unreadable(path, "it holds no list of objects")
    flat = [_flattened(each) for each in data]
    names = dict.fromkeys(name for each in flat for name in each)
    columns = {name: [each.get(name) for each in flat] for name in names}
    return pl.DataFrame(
        {name: [None if v is None else str(v) for v in values] for name, values in columns.items()},
        schema=dict.fromkeys(names, pl.String),
    )


def _flattened(record: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Name what stands within objects by the way to it: `acf.killed_injured_women.killed_min`."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat |= _flattened(value, f"{before}{name}.")
        elif isinstance(value, list):
            plain = all(isinstance(each, (str, int, float)) for each in value)
            flat[before + name] = ";".join(map(str, value)) if plain else json.dumps(value)
        else:
            flat[before + name] = value if value is None or value != "" else None
    return flat


_READERS: Final[dict[str, Callable[[Path], pl.DataFrame]]] = {
    ".parquet": pl.read_parquet,
    ".pq": pl.read_parquet,
    ".ndjson": lambda path: pl.read_ndjson(path, infer_schema_length=None),
    ".jsonl": lambda path: pl.read_ndjson(path, infer_schema_length=None),
    ".json": _read_json,
}


def _without_tags(read: SeparatedText, label: str) -> Sheet:
    """Leave out the row of HXL tags and rows without a value, and tell them."""
    given = read.table.clone()
    given.columns = plain_names(given.columns)
    flaws = FlawList()
    first = 2 if read.has_header else 1
    numbers = pl.int_range(first, given.height + first, eager=True, dtype=pl.Int64)
    _tell_reading(read, flaws)
    tell_again(flaws, list(repeated_columns(given.columns).values()))
    text = given.select(
        pl.col(name) if dtype == pl.String else _as_text(name, dtype)
        for name, dtype in given.schema.items()
    )
    head = text.head(5)
    tagged = [
        any(cells) and all(cell.startswith("#") for cell in cells)
        for cells in (
            [str(cell).strip() for cell in row if cell is not None and str(cell).strip()]
            for row in head.iter_rows()
        )
    ]
    is_tag = pl.Series([*tagged, *[False] * (given.height - len(tagged))], dtype=pl.Boolean)
    is_empty = (
        text.select(pl.all_horizontal(pl.all().is_null())).to_series()
        if text.width and text.height
        else is_tag
    )
    for kind, rows, value in (
        (FlawKind.TAG_ROW, is_tag, "HXL tags"),
        (FlawKind.EMPTY_ROW, is_empty & ~is_tag, None),
    ):
        told = pl.DataFrame({"row": numbers.filter(rows)}).with_columns(id=pl.lit(None, pl.String))
        flaws.add(kind, told, None, pl.lit(value, pl.String), "left out")
    is_left = is_tag | is_empty
    if not is_left.any():
        return Sheet(text, given, numbers, label, flaws)
    return Sheet(
        text.filter(~is_left), given.filter(~is_left), numbers.filter(~is_left), label, flaws
    )


def _tell_reading(read: SeparatedText, flaws: FlawList) -> None:
    """Tell what was guessed, and what no column has a place for."""
    surplus = pl.DataFrame(
        list(read.surplus), {"row": pl.Int64, "value": pl.String}, orient="row"
    ).with_columns(id=pl.lit(None, pl.String))
    errors = pl.DataFrame(
        list(read.errors), {"row": pl.Int64, "value": pl.String}, orient="row"
    ).with_columns(id=pl.lit(None, pl.String))
    flaws.add(FlawKind.UNREAD_VALUE, errors, None, pl.col("value"), "taken for an empty cell")
    done = "left out: the header names no column for it"
    flaws.add(FlawKind.SURPLUS_CELL, surplus, None, pl.col("value"), done)
    if read.encoding is not None:
        whole = pl.DataFrame({"row": [None], "id": [None]}, {"row": pl.Int64, "id": pl.String})
        done = "its letters are those of Western Europe; look at names"
        flaws.add(FlawKind.GUESSED_ENCODING, whole, None, pl.lit(read.encoding), done)


def _as_text(name: str, dtype: pl.DataType) -> pl.Expr:
    if dtype.is_nested() or dtype in {pl.Object, pl.Binary}:
        return pl.lit(None, pl.String).alias(name)
    return pl.col(name).cast(pl.String, strict=False)
