"""Add up the figures of a dataset as the dataset gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.arguments import check_kind
from pakafg.datasets.figure_checks import out_of_order
from pakafg.errors import ArgumentError, ArgumentTypeError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["add_figures"]

_CLASS: Final = ("outcome", "status", "group", "relation", "claimant")
_CALENDAR: Final = ("year", "month")
_SUMS: Final = ("low", "best", "high", "given")


def add_figures(
    figures: pl.DataFrame, events: pl.DataFrame, by: Sequence[str] | str
) -> pl.DataFrame:
    """Add figures up; `Dataset.totals` says how.

    Args:
        figures: row, whole, outcome, status, group, relation, claimant, top, low, best, high,
            given.
        events: The events, a row for each row.
        by: Columns of the events, or year or month.

    Raises:
        ArgumentError: There is no such column.
    """
    keys = _keys(by, events)
    named = events.select("row", *(_key(key, events) for key in keys if key not in _CLASS))
    rows = figures.join(named, on="row", how="left", maintain_order="left") if keys else figures
    apart = list(dict.fromkeys([*keys, *_CLASS]))
    # First the rows of each event within a group, for its figures are those of all its rows.
    whole = rows.group_by(*apart, "top", "whole").agg(map(_sum, _SUMS))
    added = whole.group_by(*apart, "top").agg(
        *map(_sum, _SUMS),
        n_events=pl.len(),
        n_without_best=pl.col("best").null_count(),
        n_out_of_order=out_of_order().sum(),
    )
    counts = ("n_events", "n_without_best", "n_out_of_order")
    return added.select(*apart, *_SUMS, *counts, "top").sort(*apart, "top")


def _sum(name: str) -> pl.Expr:
    """Add up a column; null where a row lacks it."""
    column = pl.col(name)
    return pl.when(column.null_count() == 0).then(column.sum()).alias(name)


def _keys(by: Sequence[str] | str, events: pl.DataFrame) -> list[str]:
    expected = "columns of the dataset's events, or year or month"
    check_kind("by", by, (str, list, tuple), expected)
    if not isinstance(by, str) and not all(isinstance(each, str) for each in by):
        raise ArgumentTypeError("by", by, expected)
    keys = list(dict.fromkeys([by] if isinstance(by, str) else by))
    known = list(dict.fromkeys([*events.columns, *_CALENDAR, *_CLASS]))
    for key in keys:
        if key not in known or key in {"low", "best", "high", "given"}:
            raise ArgumentError.of_choice("by", key, known)
        if key in events.columns and events.schema[key].is_nested():
            raise ArgumentError("by", key, "a column that holds no lists")
    return keys


def _key(key: str, events: pl.DataFrame) -> pl.Expr:
    if key in events.columns or key not in _CALENDAR:
        return pl.col(key)
    form = "%Y" if key == "year" else "%Y-%m"
    return pl.col("first_day").dt.to_string(form).alias(key)
