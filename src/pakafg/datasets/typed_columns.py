"""Give columns of text the type that all their values have, where nothing is lost."""

from __future__ import annotations

from typing import Final

import polars as pl

__all__ = ["typed"]

_PROBED: Final = 1_000
_FORMS: Final = (
    (r"^(0|-?[1-9]\d{0,17})$", pl.Int64()),
    (r"^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$", pl.Float64()),
)
"""What whole and other numbers look like, where writing them out gives them back."""


def typed(table: pl.DataFrame) -> pl.DataFrame:
    """Type the columns of text that hold numbers alone; a column such as "007" stays text.

    Args:
        table: The table.

    Returns:
        The same columns.
    """
    left = [name for name, dtype in table.schema.items() if dtype == pl.String]
    for pattern, dtype in _FORMS:
        probed = [name for name in left if _begins_with(table[name], pattern)]
        found = table.select(pl.col(name).str.contains(pattern).all() for name in probed)
        numbers = [name for name in probed if found[name].item()]
        table = table.with_columns(pl.col(name).cast(dtype, strict=False) for name in numbers)
        left = [name for name in left if name not in numbers]
    return table


def _begins_with(text: pl.Series, pattern: str) -> bool:
    """Tell whether the first values of a column are of a form; none are of any."""
    head = text.head(_PROBED).drop_nulls()
    if head.is_empty():
        head = text.drop_nulls().head(_PROBED)
    return not head.is_empty() and bool(head.str.contains(pattern).all())
