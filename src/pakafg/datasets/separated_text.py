"""Read text with separators: CSV and its kin, in whatever encoding and however it was cut off.

Laws of this file: every cell comes out as text; a row that has more cells than the header is read
and told; what stands in quotation marks is one cell, but in files that know no such marks.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["PLAIN", "SeparatedText", "TextForm", "read_separated"]

_SNIFFED: Final = 65_536  # bytes in which the separator is looked for
_SEPARATORS: Final = (",", ";", "\t", "|")
_MOST_RECODED: Final = 1_000_000_000  # bytes that are held at once to be decoded otherwise
_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TextForm(NamedTuple):
    """What is known of a file of text before it is read.

    Attributes:
        quotes: Whether quotation marks hold a cell together where tabs stand between cells; False:
            they are letters like others.
        headers: Names of the columns by their number, for files that have no header.
        first: What the first cell of a row without a header is: a pattern.
        tabs: Whether tabs stand between cells wherever there are any, whatever the ending.
    """

    quotes: bool = True
    headers: Mapping[int, Sequence[str]] = {}
    first: str = r"\d+"
    tabs: bool = False


PLAIN: Final = TextForm()
"""Text of which nothing is known."""


class SeparatedText(NamedTuple):
    """A table as it was read from a file.

    Attributes:
        table: Its columns as text.
        surplus: The numbers of rows that have more cells than the header, and these cells.
        has_header: Whether its first line names its columns.
        encoding: The encoding that was guessed; None: it is told by the file, or plain.
        errors: The cells of a workbook that hold an error of a formula.
    """

    table: pl.DataFrame
    surplus: Sequence[tuple[int, str]] = ()
    has_header: bool = True
    encoding: str | None = None
    errors: Sequence[tuple[int, str]] = ()


def read_separated(path: Path, form: TextForm = PLAIN) -> SeparatedText:
    """Read a file, UTF-8 or else UTF-16 with its mark, or as Windows wrote it in Western Europe.

    Args:
        path: The file.
        form: What is known of it.

    Raises:
        ValueError: It is no text, or far too large to be read in its encoding.
        PolarsError: It is no table.
    """
    with path.open("rb") as file:
        head = file.read(_SNIFFED)
    if head.startswith(_MARKS):
        return _recoded(path, form)
    if b"\x00" in head:
        reason = "it is no text"
        raise ValueError(reason)
    separator = _separator(head.decode("utf-8", "replace"), path, form)
    try:
        return _read_rows(path, separator, form, head.decode("utf-8", "replace"))
    except pl.exceptions.NoDataError:
        return SeparatedText(pl.DataFrame())
    except pl.exceptions.ComputeError:
        return _recoded(path, form)


def _read_rows(
    source: Path | io.BytesIO, separator: str, form: TextForm, head: str
) -> SeparatedText:
    options: dict[str, Any] = {
        "infer_schema": False,
        "separator": separator,
        "quote_char": '"' if form.quotes or separator != "\t" else None,
    }
    names = _header_of(head, separator, form)
    if names is None:
        return SeparatedText(pl.read_csv(source, **options))
    table = pl.read_csv(source, has_header=False, **options)
    named = table.rename(dict(zip(table.columns, names, strict=True)))
    return SeparatedText(named, has_header=False)


def _header_of(head: str, separator: str, form: TextForm) -> Sequence[str] | None:
    """Name the columns of a file that has no header; None where it has one."""
    cells = head.removeprefix("\ufeff").partition("\n")[0].rstrip("\r").split(separator)
    names = form.headers.get(len(cells))
    return names if names is not None and re.fullmatch(form.first, cells[0].strip()) else None


def _recoded(path: Path, form: TextForm) -> SeparatedText:
    """Read a file in another encoding, or one of which some rows have more cells than others."""
    if path.stat().st_size > _MOST_RECODED:
        reason = "its text is not UTF-8 throughout, or its rows have more cells than its header"
        raise ValueError(reason)
    content = path.read_bytes()
    text, guessed = _decoded(content)
    separator = _separator(text[:_SNIFFED], path, form)
    names = _header_of(text[:_SNIFFED], separator, form)
    has_quotes = form.quotes or separator != "\t"
    marks: Literal[0, 3] = csv.QUOTE_MINIMAL if has_quotes else csv.QUOTE_NONE
    most = csv.field_size_limit(_MOST_RECODED)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=marks)
        header = list(names or next(rows, []))
        cells, surplus = _squared(rows, len(header), 1 if names else 2)
    except csv.Error as error:
        raise ValueError(str(error)) from error
    finally:
        csv.field_size_limit(most)
    columns = {
        name: pl.Series([row[at] for row in cells], dtype=pl.String)
        for at, name in enumerate(_told_apart(header))
    }
    return SeparatedText(pl.DataFrame(columns), surplus, names is None, guessed)


def _squared(
    rows: Any, width: int, first: int
) -> tuple[list[list[str | None]], list[tuple[int, str]]]:
    """Give every row as many cells as the header; what is left of a row is told."""
    cells: list[list[str | None]] = []
    surplus = []
    for number, row in enumerate(rows, first):
        left = [each for each in row[width:] if each.strip()]
        if left:
            surplus.append((number, "; ".join(left)))
        filled: list[str | None] = [each or None for each in row[:width]]
        cells.append(filled + [None] * (width - len(filled)))
    return cells, surplus


def _told_apart(names: Sequence[str]) -> list[str]:
    """Name columns of one name as polars does."""
    told: list[str] = []
    for at, name in enumerate(names):
        before = names[:at].count(name)
        told.append(f"{name}_duplicated_{before - 1}" if before else name)
    return told


def _decoded(content: bytes) -> tuple[str, str | None]:
    """Decode a text; where its encoding is a guess, name it."""
    if content.startswith(_MARKS):
        return content.decode("utf-16"), None
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "Windows-1252"


def _separator(head: str, path: Path, form: TextForm) -> str:
    header = head.partition("\n")[0]
    if path.suffix.lower() in {".tsv", ".tab"} or (form.tabs and "\t" in header):
        return "\t"
    return max(_SEPARATORS, key=header.count)
