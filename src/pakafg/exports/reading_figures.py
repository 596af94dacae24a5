"""Figures of persons as a person reads them: never more precise than the words they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.exports.contents import FilledTable
from pakafg.frames.schemas import INT, TEXT, Column, Table
from pakafg.grouping import grouped
from pakafg.text.figure_words import figure_words, sentence_figure

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.exports.contents import Contents
    from pakafg.values.count import Count

__all__ = ["with_figures"]

_MORE: Final = Column(
    "more_than", INT, "persons, exclusive: said to be exceeded; then low is empty"
)
_FEWER: Final = Column(
    "fewer_than", INT, "persons, exclusive: said not to be reached; then high is empty"
)
_WORDS: Final = Column("figure", TEXT, "the range and the best figure, in words")
# What answers of a total; the rest stands in the forms for programs.
_TOTALS: Final = (
    *("incident", "incident_name", "outcome", "nationality", "status", "group"),
    *("low", "best", "high", "grade", "n_origins_min", "n_origins_max", "top"),
    *("conflicts", "claims"),
)
_Bounds = tuple[int | None, int | None, int | None, int | None]


def with_figures(contents: Contents, filled: FilledTable) -> FilledTable:
    """Give bounds as they are worded, and of totals the columns that answer.

    Args:
        contents: The corpus and its answers.
        filled: Any table; those without figures of persons come out as they are.
    """
    corpus, name = contents.corpus, filled.table.name
    if name == "casualties":
        counts = [claim.count for claim in corpus.casualties.values()]
        return _with_bounds(filled, [_bounds([count], count.low, count.high) for count in counts])
    if name != "totals":
        return filled
    chosen = [column for column in filled.table.columns if column.name in _TOTALS]
    table = Table(name, filled.table.row, tuple(chosen))
    rows = list(filled.frame.iter_rows(named=True))
    counts_of_rows = _counts_behind(corpus, rows)
    bounds = [
        _bounds(counts, row["low"], row["high"])
        for counts, row in zip(counts_of_rows, rows, strict=True)
    ]
    bounded = _with_bounds(FilledTable(table, filled.frame.select(*table.schema)), bounds)
    words = [_figure_words(row, bound) for row, bound in zip(rows, bounds, strict=True)]
    return _with_column(bounded, _WORDS, words, before="low")


def _counts_behind(corpus: Corpus, rows: list[dict[str, Any]]) -> list[list[Count]]:
    """Find the counts whose words set the bounds of each total: its own, else of its outcome.

    A whole of which nobody speaks has the bounds of its parts.
    """
    claims = corpus.casualties
    by_outcome = grouped(claims.values(), lambda claim: str(claim.outcome))
    counts = {name: [claim.count for claim in alike] for name, alike in by_outcome.items()}
    own = [[claims[claim].count for claim in row["claims"]] for row in rows]
    return [
        each if any(count.low is not None for count in each) else counts.get(row["outcome"], [])
        for each, row in zip(own, rows, strict=True)
    ]


def _bounds(counts: list[Count], low: int | None, high: int | None) -> _Bounds:
    """Give low, more_than, high and fewer_than: of each two the one that is worded."""
    more = {count.exceeds for count in counts}
    fewer = {_falls_short(count) for count in counts}
    said = {count.low for count in counts if count.exceeds is None}
    is_more = low is not None and low - 1 in more and low not in said
    is_fewer = high is not None and high + 1 in fewer
    return (
        None if is_more else low,
        low - 1 if is_more and low is not None else None,
        None if is_fewer else high,
        high + 1 if is_fewer and high is not None else None,
    )


def _falls_short(count: Count) -> int | None:
    """Find the number that words say is not reached: 500 of "nearly 500"; None of others."""
    # A count knows its bounds alone; where the number itself is in its words, high is below it.
    if count.high is None or count.low == count.high:
        return None
    above = count.high + 1
    return above if any(text in count.words for text in (str(above), f"{above:,}")) else None


def _figure_words(row: dict[str, Any], bounds: _Bounds) -> str:
    """Say the range and the best figure of a total."""
    low, best, high = row["low"], row["best"], row["high"]
    _, more, _, fewer = bounds
    if fewer is not None:
        least = f"at least {sentence_figure(low)}, " if low > 1 else ""
        return f"{least}fewer than {sentence_figure(fewer)}"
    return figure_words(low, best, high, more_than=more is not None or None)


def _with_bounds(filled: FilledTable, bounds: list[_Bounds]) -> FilledTable:
    lows, more, highs, fewer = ([each[at] for each in bounds] for at in range(4))
    frame = filled.frame.with_columns(pl.Series("low", lows, INT), pl.Series("high", highs, INT))
    filled = _with_column(FilledTable(filled.table, frame), _MORE, more, after="low")
    return _with_column(filled, _FEWER, fewer, after="high")


def _with_column(
    filled: FilledTable, column: Column, cells: list[Any], *, after: str = "", before: str = ""
) -> FilledTable:
    """Put a column beside another."""
    columns = list(filled.table.columns)
    names = [each.name for each in columns]
    at = names.index(after) + 1 if after else names.index(before)
    columns.insert(at, column)
    frame = filled.frame.insert_column(at, pl.Series(column.name, cells, column.dtype))
    return FilledTable(Table(filled.table.name, filled.table.row, tuple(columns)), frame)
