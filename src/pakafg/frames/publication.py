"""Tables for print: what answers, names in the place of ids, units, and the sources below.

Laws of this file: a cell is text that is made here, and nothing in it is markup; a bound is no more
precise than its words; what is left out is said below the table.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.arguments import check_kind
from pakafg.corpus.corpus import check_corpus
from pakafg.errors import ArgumentError, MissingExtraError
from pakafg.frames.interchange import as_polars, collect
from pakafg.frames.record_names import document_label
from pakafg.text.date_words import date_words, duration_words
from pakafg.text.escape import masked
from pakafg.text.figure_words import UNKNOWN, figure, figure_pattern
from pakafg.text.people import capitalised, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from great_tables import GT

    from pakafg.corpus.corpus import Corpus
    from pakafg.frames.interchange import AnyFrame

__all__ = ["show"]

_COLUMNS: Final = 10  # of a table that is not shown in detail
_ROWS: Final = 200
_LETTERS: Final = 2_000  # of a cell
_MINUTE: Final = timedelta(minutes=1)
_NAMES: Final = ("_name", "_label")
_PERSONS: Final = ("low", "best", "high")
_BOUNDS: Final = "Low and high are bounds in whole persons, inclusive."
_LOCAL: Final = "Days are local to where things happened."


def show(
    table: AnyFrame,
    title: str | None = None,
    *,
    corpus: Corpus | None = None,
    detail: bool = False,
) -> GT:
    """Lay out a table for print, as a table of great_tables.

    `as_raw_html()` of what comes back gives HTML, `as_latex()` LaTeX, and a notebook shows it;
    `save("table.png")` needs a browser. Any text in it is text: nothing of a document runs.

    Args:
        table: Any table of pakafg, or one of your own.
        title: What stands above it; None: nothing.
        corpus: The corpus that it is made of. Then the documents behind it stand below, by their
            labels, and a bound is told as it is worded: "more than 440", where the table has 441.
        detail: Show every column. Else those that answer: the first ten, names in the place of
            ids, without columns that hold several values.

    Returns:
        The table. Numbers have commas by thousands, days read 2025-10-19, times are UTC and say
        so, lengths of time are in words, and a dash stands for what is unknown or open. At most
        200 rows are shown; what is left out is told below.

    Raises:
        ArgumentError: It is no table, or it has no column; the title is no text; the corpus none.
        FrameError: A lazy table fails.
        MissingExtraError: great_tables is not installed (extra `tables`).

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> rows = pakafg.casualties.totals(corpus).filter(incident="october-clashes")
    >>> shown = show(rows, "The fighting of October", corpus=corpus)
    >>> "more than" in shown.as_raw_html(), "Sources: " in shown.as_latex()
    (False, True)
    """
    check_kind("title", title, (str, type(None)), "a text, or None")
    if corpus is not None:
        check_corpus(corpus)
    check_kind("detail", detail, bool, "True or False")
    given = collect(as_polars(table, "table").lazy(), "table")
    if not given.columns:
        raise ArgumentError("table", "a table without columns", "one that has some")
    try:
        import great_tables  # noqa: PLC0415  (the extra may be missing)
    except ImportError as error:
        message = "tables for print need great_tables; install it: pip install 'pakafg[tables]'"
        raise MissingExtraError(message) from error
    frame = given.head(_ROWS)
    columns = given.columns if detail else _answering(given)
    cells = {f"c{at}": _column_cells(frame, name, corpus) for at, name in enumerate(columns)}
    numeric = [
        key for key, name in zip(cells, columns, strict=True) if frame[name].dtype.is_numeric()
    ]
    made = great_tables.GT(pl.DataFrame(cells, dict.fromkeys(cells, pl.String)), id="pakafg")
    labels = dict(zip(cells, map(_label, columns), strict=True))
    made = made.cols_label(cases={**labels})
    if numeric:
        made = made.cols_align("right", columns=numeric)
    if units := _persons(frame, labels, columns):
        made = made.tab_spanner(label="persons", columns=units)
    if title is not None:
        made = made.tab_header(_without_markup(title))
    for note in _notes(given, columns, corpus):
        made = made.tab_source_note(_without_markup(note))
    return made


def _answering(frame: pl.DataFrame) -> list[str]:
    """Choose the columns that answer: names for ids, and none that holds several values."""
    names = [name for name, dtype in frame.schema.items() if not dtype.is_nested()]
    chosen = [name for name in names if not any(f"{name}{end}" in names for end in _NAMES)]
    if "name" in chosen and chosen.index("name") > 0 and chosen[0] != "document":
        chosen = chosen[1:]  # the id of what the name names
    return (chosen or frame.columns)[:_COLUMNS]


def _label(name: str) -> str:
    """Head a column: "incident_name" names the incident."""
    bare = next((name.removesuffix(end) for end in _NAMES if name.endswith(end)), name)
    return _without_markup(capitalised(in_words(bare or name))) or UNKNOWN


def _without_markup(text: str) -> str:
    """Mask what steers, and part the braces by which great_tables reads units."""
    line = masked(text)
    while "{{" in line:
        line = line.replace("{{", "{ {")
    return line


def _persons(frame: pl.DataFrame, labels: dict[str, str], columns: list[str]) -> list[str]:
    """Find the columns of figures of persons."""
    if not {"outcome", *_PERSONS} <= set(frame.columns):
        return []
    return [key for key, name in zip(labels, columns, strict=True) if name in _PERSONS]


def _column_cells(frame: pl.DataFrame, name: str, corpus: Corpus | None) -> list[str]:
    """Write the cells of a column."""
    if name == "low" and {"high", "outcome"} <= set(frame.columns):
        return [_low(row, corpus) for row in frame.iter_rows(named=True)]
    return [_cell(value) for value in frame[name].to_list()]


def _low(row: dict[str, Any], corpus: Corpus | None) -> str:
    """Write a lower bound as it is worded: more than 440, and not 441."""
    low, high = row["low"], row["high"]
    if not isinstance(low, int):
        return _cell(low)
    claims = [] if corpus is None else _ids(row, "claims", "claim")
    exceeded = (
        {corpus.casualties[c].count.exceeds for c in claims if c in corpus.casualties}
        if corpus
        else set()
    )
    more_than = True if low - 1 in exceeded else None
    if more_than or "{below}" in figure_pattern(low, None, high, more_than=None):
        return f"more than {figure(low - 1)}"
    return figure(low)


def _cell(value: Any) -> str:
    """Write a value as text."""
    for kind, written in _WRITTEN.items():
        if isinstance(value, kind):
            return written(value)
    text = UNKNOWN if value is None else str(value)
    return _without_markup(text if len(text) <= _LETTERS else f"{text[:_LETTERS]} …")


def _time_in_utc(at: datetime) -> str:
    """Write a time in UTC; one without a zone as it is."""
    is_local = at.tzinfo is None
    return f"{at:%Y-%m-%d %H:%M}" if is_local else date_words(at, at, "UTC", exact=True)


def _length(length: timedelta) -> str:
    minutes = length // _MINUTE
    return f"{'−' if minutes < 0 else ''}{duration_words(abs(minutes))}"


def _several(values: list[Any]) -> str:
    return _without_markup("; ".join(map(_cell, values))[:_LETTERS]) or UNKNOWN


# In this order: a flag is a whole number to Python, and a time a day.
_WRITTEN: Final[Mapping[type, Callable[[Any], str]]] = {
    bool: lambda value: "yes" if value else "no",
    int: figure,
    float: lambda value: f"{value:,.15g}",
    datetime: _time_in_utc,
    date: date.isoformat,
    timedelta: _length,
    list: _several,
    dict: lambda value: _several([f"{name}: {_cell(each)}" for name, each in value.items()]),
}


def _notes(frame: pl.DataFrame, columns: list[str], corpus: Corpus | None) -> Iterator[str]:
    """Say below what a reader must know: sources, units, and what is left out."""
    if corpus is not None and (documents := list(_documents_behind(frame, corpus))):
        yield f"Sources: {'; '.join(documents)}."
    if _persons(frame, dict.fromkeys(columns, ""), columns):
        yield _BOUNDS
    if {"first_day", "last_day"} & set(columns):
        yield _LOCAL
    if frame.height > _ROWS:
        yield f"{_ROWS:,} of {frame.height:,} rows are shown."


def _documents_behind(frame: pl.DataFrame, corpus: Corpus) -> Iterator[str]:
    """Name the documents behind a table, in the order of the corpus."""
    behind: set[str] = set()
    for row in frame.head(_ROWS).iter_rows(named=True):
        behind.update(_ids(row, "document", "other", "documents"))
        claims = _ids(row, "claims", "claim")
        for catalogue in (corpus.casualties, corpus.dates, corpus.orders, corpus.quantities):
            behind.update(catalogue[each].document for each in claims if each in catalogue)
    for document in corpus.documents.values():
        if document.id in behind:
            parts = (document_label(corpus, document.id), document.publisher, document.url)
            yield ", ".join(dict.fromkeys(filter(None, parts)))


def _ids(row: dict[str, Any], *names: str) -> Iterable[str]:
    """Read the ids in some columns of a row, each of one or of several."""
    found: list[str] = []
    for name in names:
        value = row.get(name)
        if isinstance(value, (str, list)):
            found += [value] if isinstance(value, str) else [v for v in value if isinstance(v, str)]
    return found
