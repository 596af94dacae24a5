"""The sources that a dataset names, each with its day where that is told."""

from __future__ import annotations

import polars as pl

__all__ = ["list_sources"]


def list_sources(names: pl.Series, days: pl.Series, separator: str) -> pl.Series:
    """List the sources of each row: "Dawn, 2009-04-15".

    Args:
        names: The names of a row, with something between them.
        days: The days of the same sources, in their order; where there are not as many as names,
            none is told.
        separator: What stands between them.

    Returns:
        Lists, sorted, each source once; null where a row names none.
    """
    if names.null_count() == names.len():
        return pl.Series("sources", [None], dtype=pl.List(pl.String)).new_from_index(0, names.len())
    both = pl.DataFrame({"source": names, "day": days}).with_columns(pl.all().cast(pl.String))
    # Most rows of a file share their sources with others: each text is taken apart once.
    unique = both.unique(maintain_order=True).with_row_index("at")
    parts = unique.with_columns(
        names=_taken_apart(pl.col("source"), separator), days=_taken_apart(pl.col("day"), separator)
    )
    has_days = pl.col("names").list.len() == pl.col("days").list.len()
    dated = (
        parts.filter(has_days)
        .explode("names", "days")
        .group_by("at")
        .agg(dated=pl.format("{}, {}", "names", pl.col("days").str.slice(0, 10)))
    )
    told = parts.join(dated, on="at", how="left").select(
        "source", "day", sources=pl.coalesce("dated", "names").list.unique().list.sort()
    )
    is_told = pl.col("sources").list.len() > 0
    joined = both.join(
        told, on=["source", "day"], how="left", maintain_order="left", nulls_equal=True
    )
    return joined.select(pl.when(is_told).then("sources").alias("sources")).to_series()


def _taken_apart(text: pl.Expr, separator: str) -> pl.Expr:
    """Take text apart, without what is blank."""
    trimmed = pl.element().str.strip_chars(" \t\r\n\"'")
    return text.str.split(separator).list.eval(trimmed.filter(trimmed != ""))
