"""Whole trees apart on Spark: each bucket is one group, answered by the same function.

Laws of this file: Spark ties, groups and moves rows; every cell of an answer comes from
`casualties.reconcile` or `timeline.reconcile`, called where the rows of a bucket are.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import polars as pl

from pakafg.errors import ArgumentError, ArgumentTypeError, MissingExtraError
from pakafg.scale.in_memory import check_buckets
from pakafg.scale.methods import CASUALTIES, TIMELINE, conflict_numbers
from pakafg.scale.spark_bucket import BUCKET, TABLE, SparkBucket, on_arrow
from pakafg.scale.spark_trees import find_roots
from pakafg.scale.spark_types import spark_frame, spark_type, to_arrow
from pakafg.validation import last_day_of
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from pakafg.scale.methods import Method
    from pakafg.values.when import When

    SparkFrame = Any  # pyspark is an extra, whose types not every version tells

__all__ = ["casualties_on_spark", "timeline_on_spark"]


def casualties_on_spark(  # noqa: PLR0913  (choices, each by its name)
    claims: SparkFrame,
    scopes: SparkFrame | None = None,
    *,
    buckets: int = 200,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: When | date | str | None = None,
) -> SparkFrame:
    """Low, best and high of what is claimed, as `casualties.reconcile` gives them, on Spark.

    Args:
        claims: A frame of Spark, with the columns that `casualties.reconcile` takes.
        scopes: Likewise.
        buckets: How many groups to make of whole trees; an executor must hold one.
        admit: As for `casualties.reconcile`.
        growth: As for `casualties.reconcile`.
        as_of: As for `casualties.reconcile`; where it or `admit` lets no claim through, there are
            no rows.

    Returns:
        A frame of Spark, in no order: the rows that `casualties.reconcile` gives. What is wrong
        with a table is raised by Spark when its rows are asked for, in the words of FrameError.

    Raises:
        ArgumentError: It is no frame of Spark, or buckets is no number from 1.
        MissingExtraError: PySpark is not installed: `pip install "pakafg[spark]"`.
    """
    tables = {"claims": claims, "scopes": scopes}
    options = {"admit": admit, "growth": growth, "as_of": last_day_of("as_of", as_of)}
    return _grouped(CASUALTIES, tables, buckets, options)["cells"]


def timeline_on_spark(  # noqa: PLR0913  (tables, each by its name)
    *,
    dates: SparkFrame | None = None,
    orders: SparkFrame | None = None,
    durations: SparkFrame | None = None,
    parts: SparkFrame | None = None,
    events: SparkFrame | None = None,
    buckets: int = 200,
) -> dict[str, SparkFrame]:
    """Reconcile dates and orders, as `timeline.reconcile` does, on Spark.

    Args:
        dates: A frame of Spark, with the columns that `timeline.reconcile` takes; likewise the
            other tables.
        orders: Orders.
        durations: Durations.
        parts: Which events are parts of others.
        events: A table of events.
        buckets: As for `casualties_on_spark`.

    Returns:
        Frames of Spark, in no order: events, claims and conflicts, as `timeline.reconcile` gives
        them. Conflicts are numbered over all groups, for which they are found once.

    Raises:
        ArgumentError: None is given, it is no frame of Spark, or buckets is no number from 1.
        MissingExtraError: PySpark is not installed: `pip install "pakafg[spark]"`.
    """
    tables = {
        "dates": dates,
        "orders": orders,
        "durations": durations,
        "parts": parts,
        "events": events,
    }
    if all(table is None for table in tables.values()):
        raise ArgumentError("dates", None, "a frame of Spark")
    return _numbered(_grouped(TIMELINE, tables, buckets, {}))


def _grouped(
    question: Method,
    tables: Mapping[str, SparkFrame | None],
    buckets: int,
    options: Mapping[str, Any],
) -> dict[str, SparkFrame]:
    """Give every row its bucket, and answer each bucket where Spark holds it."""
    number = check_buckets(buckets)
    try:
        from pyspark.sql import functions as sf  # noqa: PLC0415  (an extra)
    except ImportError as error:
        message = 'Spark needs the extra spark: pip install "pakafg[spark]"'
        raise MissingExtraError(message) from error
    given = {name: table for name, table in tables.items() if table is not None}
    for name, table in given.items():
        if not hasattr(table, "sparkSession"):
            raise ArgumentTypeError(name, table, "a frame of Spark (pyspark.sql.DataFrame)")
    session = next(iter(given.values())).sparkSession
    roots = session.createDataFrame(find_roots(question, given).to_arrow())
    schemas = _schemas(question, given, options)  # of all columns; below are those that are read
    columns = {
        name: [column for column in table.columns if column in question.tables[name].read]
        for name, table in given.items()
    }
    placed = []
    for name, table in given.items():
        place = question.tables[name].place
        tree = sf.coalesce(sf.col("root"), sf.col(place).cast("string"))
        joined = table.join(
            sf.broadcast(roots), sf.col(place).cast("string") == sf.col("place"), "left"
        )
        bucket = sf.pmod(sf.xxhash64(tree), sf.lit(number)).alias(BUCKET)
        own = [sf.col(column) for column in columns[name]]
        placed.append(joined.select(*own, bucket, sf.lit(name).alias(TABLE)))
    rows = reduce(lambda one, other: one.unionByName(other, allowMissingColumns=True), placed)
    return {
        wanted: rows.groupBy(BUCKET).applyInArrow(
            on_arrow(SparkBucket(question.name, tuple(tables), columns, options, wanted)),
            spark_type(schema),
        )
        for wanted, schema in schemas.items()
    }


def _schemas(
    question: Method, given: Mapping[str, SparkFrame], options: Mapping[str, Any]
) -> dict[str, pl.Schema]:
    """Find the columns of every frame of an answer, from an answer to no rows."""
    empty: dict[str, pl.DataFrame | None] = dict.fromkeys(question.tables)
    for name, table in given.items():
        rows: Any = pl.from_arrow(table.limit(0).toArrow())
        empty[name] = rows
    return {
        name: spark_frame(frame).schema for name, frame in question.answer(empty, options).items()
    }


def _numbered(frames: Mapping[str, SparkFrame]) -> dict[str, SparkFrame]:
    """Name conflicts over all buckets, as one call does."""
    conflicts, events = frames["conflicts"], frames["events"]
    found: Any = pl.from_arrow(conflicts.select("conflict", "events", "claims").toArrow())
    (names,) = conflict_numbers([{"conflicts": found}])

    def rename(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa  # noqa: PLC0415  (an extra)

        for batch in batches:
            frame: Any = pl.from_arrow(pa.Table.from_batches([batch]))
            for name in frame.columns:
                if name == "conflict":
                    frame = frame.with_columns(pl.col(name).replace(names))
                elif name == "conflicts":
                    of_each = pl.element().replace(names)
                    frame = frame.with_columns(pl.col(name).list.eval(of_each))
            yield from to_arrow(frame).to_batches()

    return {
        "events": events.mapInArrow(rename, events.schema),
        "claims": frames["claims"],
        "conflicts": conflicts.mapInArrow(rename, conflicts.schema),
    }
