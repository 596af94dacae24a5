"""Frames of polars in the types that Spark has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["spark_frame", "spark_type", "to_arrow"]


def spark_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """Cast what Spark does not have to what it does."""
    return frame.cast({name: _castable(dtype) for name, dtype in frame.schema.items()})


def to_arrow(frame: pl.DataFrame) -> Any:
    """Hand a frame on in the types that Spark has: none of its lists and texts is large."""
    import pyarrow as pa  # noqa: PLC0415  (comes with the extra)

    def small(kind: Any) -> Any:
        if pa.types.is_large_string(kind):
            return pa.string()
        if pa.types.is_large_list(kind):
            return pa.list_(small(kind.value_type))
        if pa.types.is_struct(kind):
            return pa.struct([(each.name, small(each.type)) for each in kind])
        return kind

    table = spark_frame(frame).to_arrow(compat_level=pl.CompatLevel.oldest())
    return table.cast(pa.schema([(each.name, small(each.type)) for each in table.schema]))


def _castable(dtype: pl.DataType) -> pl.DataType:
    if isinstance(dtype, (pl.Enum, pl.Categorical)):
        return pl.String()
    if isinstance(dtype, pl.List):
        return pl.List(_castable(_of(dtype.inner)))
    if isinstance(dtype, pl.Struct):
        return pl.Struct({each.name: _castable(_of(each.dtype)) for each in dtype.fields})
    return pl.Int64() if dtype.is_integer() else dtype


def _of(dtype: Any) -> pl.DataType:
    """Make an instance of a type that may be given as a class."""
    made: pl.DataType = dtype() if isinstance(dtype, type) else dtype
    return made


def spark_type(schema: Mapping[str, pl.DataType]) -> Any:
    """Name columns and types as Spark does."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  (an extra)

    return from_arrow_schema(to_arrow(pl.DataFrame(schema=schema)).schema)
