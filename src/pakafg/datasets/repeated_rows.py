"""Rows that stand in a table twice, and rows that share an id and are not the same.

Laws of this file: nothing rests on the order in which rows stand, but for which of two equal rows
is the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.encode import put

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["copies", "names_apart", "repeated_names", "told_again"]

_BETWEEN: Final = "\x1f"  # stands in no table
_NOTHING: Final = "\x1e"


def repeated_names(names: pl.Series) -> pl.Series:
    """Find names that stand in a column more than once; null is no name.

    Args:
        names: The names.
    """
    hashed = names.hash()  # to compare numbers is ten times as fast
    suspects = hashed.is_duplicated() & names.is_not_null()
    if not suspects.any():
        return suspects
    return put(suspects, suspects.arg_true(), names.filter(suspects).is_duplicated())


def copies(rows: pl.DataFrame, suspects: pl.Series) -> pl.Series:
    """Find rows that stand in a table before, word for word, among some of them.

    Args:
        rows: The table, as text.
        suspects: Whether to look at each row.
    """
    found = pl.repeat(value=False, n=rows.height, eager=True)
    if not suspects.any():
        return found
    content = rows.filter(suspects).select(_content()).to_series()
    return put(found, suspects.arg_true().filter(~content.is_first_distinct()), value=True)


def told_again(
    rows: pl.DataFrame, name: str, same: Sequence[str], repeated: pl.Series
) -> pl.Series:
    """Find rows that tell an event once more, in another light.

    Args:
        rows: The table, as text.
        name: The column of ids.
        same: The columns that are the same where rows of one id tell one event; those that the
            table lacks are not looked at.
        repeated: Whether the id of each row stands in others.

    Returns:
        Whether it does; of several, the one that comes first by what it holds does not.
    """
    found = pl.repeat(value=False, n=rows.height, eager=True)
    columns = [each for each in same if each in rows.columns]
    if not columns or not repeated.any():
        return found
    table = rows.filter(repeated).with_columns(content=_content())
    rank = pl.col("content").rank("ordinal").over(name, *columns)
    return put(found, repeated.arg_true().filter(table.select(rank > 1).to_series()), value=True)


def names_apart(
    rows: pl.DataFrame, names: pl.Series, repeated: pl.Series
) -> tuple[pl.Series, pl.Series]:
    """Name apart rows that differ and share a name: "a", "a #2", by what they hold.

    Args:
        rows: The table, as text.
        names: What each row is called.
        repeated: Whether to look at each row.

    Returns:
        The places of those that share one, and what to call them.
    """
    places = repeated.arg_true()
    shared = (
        names.gather(places).is_duplicated() if places.len() else pl.Series([], dtype=pl.Boolean)
    )
    places = places.filter(shared)
    ranked = pl.DataFrame(
        {"name": names.gather(places), "content": rows[places].select(_content()).to_series()}
    ).with_columns(rank=pl.col("content").rank("ordinal").over("name"))
    named = pl.when(pl.col("rank") > 1).then(pl.format("{} #{}", "name", "rank")).otherwise("name")
    return places, ranked.select(named).to_series()


def _content() -> pl.Expr:
    """Put together what a row holds; an empty cell is not a blank one."""
    return pl.concat_str(pl.all().fill_null(_NOTHING), separator=_BETWEEN).alias("content")
