"""Tables for a spreadsheet: CSV that opens as it is meant, and in which no text runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.arguments import check_path
from pakafg.corpus.atomic import write_whole
from pakafg.errors import FrameError
from pakafg.frames.interchange import as_polars, collect
from pakafg.frames.schemas import PIECES, REVIEWS
from pakafg.text.escape import MASK, STEERING

if TYPE_CHECKING:
    import os

    from pakafg.frames.interchange import AnyFrame

__all__ = ["write_csv"]

# What makes a spreadsheet take a cell for a formula, blanks before it or not (OWASP); the
# wide forms stand for the same where Chinese or Japanese is set.
_FORMULA: Final = r"^(?:\s*[=+\-@＝＋－＠]|[\t\n])"  # noqa: RUF001  (see above)
# What a spreadsheet takes for a number, a day, a time, a truth or an error of its own, and shows
# otherwise: 000 as 0, 10-15 as 15 October, 1e5 as 100000, 2025-10 as its first day.
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_CLOCK: Final = r"\d{1,2}(?::\d\d){0,2}(?:\.\d+)?\s*(?:[ap]\.?(?:m\.?)?)?"
_READ_OTHERWISE: Final = "|".join(
    (
        # LibreOffice reads the minus sign, too.
        r"[\s\p{Nd}.,:/()'’%‰\p{Sc}−-]*\p{Nd}[\s\p{Nd}.,:/()'’%‰\p{Sc}−-]*",
        r"[\p{Nd}.,]+\s*e\s*[+-]?\p{Nd}+",
        rf"(?:\p{{L}}{{3,10}},?\s+)?\d{{1,4}}[\s.,/-]*{_MONTH}(?:[\s.,/-]*\d{{1,4}})?(?:[\s,]+{_CLOCK})?",
        rf"(?:\p{{L}}{{3,10}},?\s+)?{_MONTH}[\s.,/-]*\d{{1,4}}(?:[\s.,/-]+\d{{2,4}})?(?:[\s,]+{_CLOCK})?",
        r"\d{1,2}[\s.-]+\p{L}{3,12}[\s.,-]+\d{2,4}",  # months in other languages
        r"\d{4}-\d\d-\d\dT[\d:.]+(?:z|[+-][\d:]+)?",
        _CLOCK,
        "true|false",
        r"#(?:n/a|[a-z0-9/_]+[!?])",
    )
)
_LIKE_A_NUMBER: Final = rf"(?i)^\s*(?:{_READ_OTHERWISE})\s*$"
# As many digits as a spreadsheet keeps; and two points, which no number and no day has.
_SHOWN_AS_IT_IS: Final = r"^(?:0|[1-9][0-9]{0,14})$|\.\."

_TIME: Final = "%Y-%m-%d %H:%M"
_ENDS: Final = ("earliest", "latest")


def write_csv(table: AnyFrame, path: str | os.PathLike[str]) -> None:
    """Write a table as CSV for a spreadsheet.

    A document may quote, and a stranger's record may hold, text that a spreadsheet would run
    as a formula: where a text begins with =, +, -, @, a tab or a line break, an apostrophe
    is put before it. So it is before a text that a spreadsheet would take for a number, a day or
    a time and show as another: "000", "10-15", "1e5", "2025-10". Numbers stay numbers. What would
    steer a screen, such as an override of the direction of writing, is masked by U+FFFD. Times
    are UTC, to the minute, and lengths of time a number of minutes; the items of a list are
    parted by "; ", the first and the last minute of a piece of a date by "..", and when a person
    reviewed something stands after the name in brackets. Parquet
    (`DataFrame.write_parquet`) keeps every cell as it is: take it for all but spreadsheets.

    Args:
        table: Any table of pakafg, or one of your own: of polars, pandas, pyarrow or another
            library that hands it on by Arrow.
        path: The file; what stands there is replaced. UTF-8 with a byte-order mark, by which
            Excel knows it.

    Raises:
        ArgumentError: It is no table.
        FrameError: A column holds what no cell can, such as structs, or a lazy table fails.
        OSError: The file cannot be written; what stood there still stands.

    >>> import tempfile
    >>> import pakafg
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(pl.DataFrame({"words": ["=1+1", "over 440"]}), Path(folder) / "words.csv")
    ...     print((Path(folder) / "words.csv").read_text(encoding="utf-8-sig"))
    "words"
    "'=1+1"
    "over 440"
    <BLANKLINE>
    """
    check_path("path", path)
    taken = collect(as_polars(table, "table").lazy(), "table")
    cells = taken.select(
        _spreadsheet_cells(name, dtype).alias(name) for name, dtype in taken.schema.items()
    )
    names = pl.Series(cells.columns, dtype=pl.String)
    cells.columns = names.to_frame("name").select(_inert(pl.col("name"))).to_series().to_list()
    # Where a spreadsheet parts cells at semicolons, only quotes keep a text in one cell.
    text = cells.write_csv(include_bom=True, quote_style="non_numeric", datetime_format=_TIME)
    write_whole(Path(path), text.encode("utf-8"))


def _spreadsheet_cells(name: str, dtype: pl.DataType) -> pl.Expr:
    """Turn a column into cells: numbers, times, true, false or text that does not run."""
    column = pl.col(name)
    if isinstance(dtype, pl.Datetime) and dtype.time_zone is not None:
        return column.dt.convert_time_zone("UTC")
    if isinstance(dtype, pl.Duration):
        return column.dt.total_minutes()
    if isinstance(dtype, pl.List):
        return _inert(_joined(column, dtype.inner, "; "))
    if isinstance(dtype, (pl.Categorical, pl.Enum, pl.String)):
        return _inert(column.cast(pl.String))
    if dtype.is_nested() or isinstance(dtype, (pl.Binary, pl.Object)):
        reason = f"column {name!r} is {dtype}, which no cell of a spreadsheet holds: leave it out"
        raise FrameError.of_column("table", name, reason)
    return column


def _joined(lists: pl.Expr, inner: object, separator: str) -> pl.Expr:
    """Join the items of lists to one text; those of lists within lists by commas."""
    item = pl.element()
    if isinstance(inner, pl.List):
        text = _joined(item, inner.inner, ", ")
    elif inner == PIECES.inner:
        text = pl.format("{}..{}", *(_time_text(item.struct.field(end)) for end in _ENDS))
    elif inner == REVIEWS.inner:
        by, at = item.struct.field("by"), item.struct.field("at")
        text = pl.when(at.is_null()).then(by).otherwise(pl.format("{} ({})", by, at))
    else:
        text = item.cast(pl.String)
    return lists.list.eval(text).list.join(separator, ignore_nulls=True)


def _time_text(times: pl.Expr) -> pl.Expr:
    """Write times as the cells of a column of times have them; what is open is empty."""
    return times.dt.to_string(_TIME).fill_null("")


def _inert(text: pl.Expr) -> pl.Expr:
    """Mask what steers, and put an apostrophe before what a spreadsheet would read otherwise."""
    # A line's end is one character, by which a cell is broken as it was.
    plain = text.str.replace_all(r"\r\n?", "\n").str.replace_all(STEERING, MASK)
    is_read_otherwise = plain.str.contains(_FORMULA) | (
        plain.str.contains(_LIKE_A_NUMBER) & ~plain.str.contains(_SHOWN_AS_IT_IS)
    )
    return pl.when(is_read_otherwise).then("'" + plain).otherwise(plain)
