"""Give columns of text the type that all their values have, where nothing is lost."""

from __future__ import annotations

from typing import Final

import polars as pl

__all__ = ["typed"]

_PROBED: Final = 1_000
_WHOLE: Final = r"^(0|-?[1-9]\d{0,17})$"
_DECIMAL: Final = r"^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$"


def typed(table: pl.DataFrame) -> pl.DataFrame:
    """Type the columns of text that hold numbers alone; a column such as "007" stays text.

    Args:
        table: The table.

    Returns:
        The same columns.
    """
    return table.with_columns(
        column
        for name, dtype in table.schema.items()
        if dtype == pl.String and (column := _typed(table[name])) is not None
    )


def _typed(text: pl.Series) -> pl.Series | None:
    head = text.head(_PROBED).drop_nulls()
    if head.is_empty():
        head = text.drop_nulls().head(_PROBED)
    for pattern, dtype in ((_WHOLE, pl.Int64), (_DECIMAL, pl.Float64)):
        if head.is_empty() or not head.str.contains(pattern).all():
            continue
        cast = text.cast(dtype, strict=False)
        if cast.null_count() == text.null_count() and text.str.contains(pattern).all():
            return cast
    return None
