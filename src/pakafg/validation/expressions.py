"""The words that an expression of polars compares a column with.

Laws of this file: it reads no text of an expression; what a part of it does is found by asking it.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["words_compared"]

_OTHER: Final = "\ue000"  # no text holds it: Unicode gives it no meaning


def words_compared(expression: pl.Expr, columns: Collection[str]) -> Iterator[tuple[str, str]]:
    """Find the words to which an expression asks a column of text to be equal, or not to be.

    A blank text is no word: tables hold none.

    Args:
        expression: The expression.
        columns: The columns of text.

    Returns:
        The column and the word.

    >>> asked = (pl.col("outcome") == "dead") & pl.col("status").is_in(["soldier", "guard"])
    >>> sorted(words_compared(asked, ["outcome", "status"]))
    [('outcome', 'dead'), ('status', 'guard'), ('status', 'soldier')]
    """
    inputs = expression.meta.pop()
    for each in inputs:
        yield from words_compared(each, columns)
    literals = [each for each in inputs if each.meta.is_literal()]
    compared = [each for each in inputs if not each.meta.is_literal()]
    if len(compared) == 1 and (column := _column_of(compared[0])) in columns:
        for word in (word for literal in literals for word in _texts(literal)):
            if word and _singles_out(expression, column, word):
                yield column, word


def _column_of(part: pl.Expr) -> str:
    """Name the column that a part is, whatever its type is cast to; nothing where it is none."""
    is_column = part.meta.is_column()
    inputs = [] if is_column else part.meta.pop()
    is_cast = len(inputs) == 1 and inputs[0].meta.is_column()
    if not (is_column or is_cast):
        return ""
    column = part.meta.root_names()[0]
    probes = _probes(column, "A word.")
    return column if _asked(part, probes).equals(probes[column]) else ""


def _texts(literal: pl.Expr) -> list[str]:
    """List the texts that a literal is, or holds."""
    values = pl.select(literal).to_series()
    if isinstance(values.dtype, pl.List):
        values = values.explode()
    return [each for each in values if isinstance(each, str)]


def _singles_out(part: pl.Expr, column: str, word: str) -> bool:
    """Tell whether a part answers otherwise of one word than of all that are like it."""
    answer, *others = _asked(part, _probes(column, word)).to_list()
    return isinstance(answer, bool) and others == [not answer] * len(others)


def _probes(column: str, word: str) -> pl.DataFrame:
    """Make a table of a word, and of what holds it, sorts before it or after it, and is not it."""
    return pl.DataFrame({column: [word, word + _OTHER, _OTHER + word, ""]}, {column: pl.String})


def _asked(part: pl.Expr, probes: pl.DataFrame) -> pl.Series:
    """Evaluate a part; where it cannot be, nothing is answered."""
    with warnings.catch_warnings():  # what polars advises, it advises where the user asks
        warnings.simplefilter("ignore")
        try:
            return probes.select(asked=part).to_series()
        except pl.exceptions.PolarsError:
            return pl.Series([None])
