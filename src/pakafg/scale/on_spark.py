"""Whole trees apart on Spark: each bucket is one group, answered by the same function.

Laws of this file: Spark ties, groups and moves rows; every cell of an answer comes from
`casualties.reconcile` or `timeline.reconcile`, called where the rows of a bucket are.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.engines.connected import components
from pakafg.errors import ArgumentError, ArgumentTypeError, FrameError, MissingExtraError
from pakafg.scale.in_memory import check_buckets
from pakafg.scale.methods import CASUALTIES, TIMELINE, conflict_numbers
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date

    from pakafg.scale.methods import Method, Tied

    SparkFrame = Any  # pyspark is an extra, whose types not every version tells

__all__ = ["casualties_on_spark", "timeline_on_spark"]

_TABLE: Final = "table_of_the_row"
_BUCKET: Final = "bucket_of_the_row"


def casualties_on_spark(  # noqa: PLR0913  (choices, each by its name)
    claims: SparkFrame,
    scopes: SparkFrame | None = None,
    *,
    buckets: int = 200,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: date | None = None,
) -> SparkFrame:
    """Low, best and high of what is claimed, as `casualties.reconcile` gives them, on Spark.

    Args:
        claims: A frame of Spark, with the columns that `casualties.reconcile` takes.
        scopes: Likewise.
        buckets: How many groups to make of whole trees; an executor must hold one.
        admit: As for `casualties.reconcile`.
        growth: As for `casualties.reconcile`.
        as_of: As for `casualties.reconcile`.

    Returns:
        A frame of Spark, in no order: the rows that `casualties.reconcile` gives. What is wrong
        with a table is raised by Spark when its rows are asked for, in the words of FrameError.

    Raises:
        ArgumentError: It is no frame of Spark, or buckets is no number from 1.
        MissingExtraError: PySpark is not installed: `pip install "pakafg[spark]"`.
    """
    tables = {"claims": claims, "scopes": scopes}
    options = {"admit": admit, "growth": growth, "as_of": as_of}
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
    roots = session.createDataFrame(_roots(question, given).to_arrow())
    placed = []
    for name, table in given.items():
        place = question.tables[name].place
        tree = sf.coalesce(sf.col("root"), sf.col(place).cast("string"))
        joined = table.join(
            sf.broadcast(roots), sf.col(place).cast("string") == sf.col("place"), "left"
        )
        bucket = sf.pmod(sf.xxhash64(tree), sf.lit(number)).alias(_BUCKET)
        own = [sf.col(column) for column in table.columns]
        placed.append(joined.select(*own, bucket, sf.lit(name).alias(_TABLE)))
    rows = reduce(lambda one, other: one.unionByName(other, allowMissingColumns=True), placed)
    columns = {name: list(table.columns) for name, table in given.items()}
    schemas = _schemas(question, given, options)
    return {
        wanted: rows.groupBy(_BUCKET).applyInArrow(
            _on_arrow(_Bucket(question.name, tuple(tables), columns, options, wanted)),
            _spark_type(schema),
        )
        for wanted, schema in schemas.items()
    }


def _on_arrow(bucket: _Bucket) -> Callable[[Any], Any]:
    """Make the function that Spark calls: it reads from its annotations what it is to be given."""
    import pyarrow as pa  # noqa: PLC0415  (comes with the extra)

    def answer(rows: Any) -> Any:
        return bucket(rows)

    answer.__annotations__ = {"rows": pa.Table, "return": pa.Table}
    return answer


class _Bucket:
    """Answers one bucket on an executor; it travels there pickled, so that it holds names only."""

    def __init__(
        self,
        question: str,
        tables: tuple[str, ...],
        columns: Mapping[str, list[str]],
        options: Mapping[str, Any],
        wanted: str,
    ) -> None:
        self.question = question
        self.tables = tables
        self.columns = columns
        self.options = options
        self.wanted = wanted

    def __call__(self, rows: Any) -> Any:
        """Answer the rows of a bucket: a table of Arrow to a table of Arrow."""
        table: Any = pl.from_arrow(rows)
        bucket = table[_BUCKET][0]
        tables = {
            name: table.filter(pl.col(_TABLE) == name).select(self.columns[name])
            if name in self.columns
            else None
            for name in self.tables
        }
        question = CASUALTIES if self.question == CASUALTIES.name else TIMELINE
        try:
            answer = question.answer(tables, self.options)[self.wanted]
        except FrameError as error:  # rows have no numbers on Spark: their names tell them
            raise ValueError(_by_names(error)) from None
        if "conflict" in answer.columns:
            answer = answer.with_columns(
                pl.format("{}:{}", pl.lit(bucket), "conflict").alias("conflict")
            )
        if self.wanted == "events":
            named = pl.format("{}:{}", pl.lit(bucket), pl.element())
            answer = answer.with_columns(pl.col("conflicts").list.eval(named))
        return _to_arrow(answer)


def _by_names(error: FrameError) -> str:
    """Say what is wrong with a table, by the names of its rows."""
    told = [
        f"{each.reason}: {', '.join(map(str, each.names))}" if each.names else each.reason
        for each in error.problems
    ]
    return f"{error.table} cannot be used: {'; '.join(told)}"


def _spark_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """Cast what Spark does not have to what it does."""
    return frame.cast({name: _castable(dtype) for name, dtype in frame.schema.items()})


def _to_arrow(frame: pl.DataFrame) -> Any:
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

    table = _spark_frame(frame).to_arrow(compat_level=pl.CompatLevel.oldest())
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


def _schemas(
    question: Method, given: Mapping[str, SparkFrame], options: Mapping[str, Any]
) -> dict[str, pl.Schema]:
    """Find the columns of every frame of an answer, from an answer to no rows."""
    empty: dict[str, pl.DataFrame | None] = dict.fromkeys(question.tables)
    for name, table in given.items():
        rows: Any = pl.from_arrow(table.limit(0).toArrow())
        empty[name] = rows
    return {
        name: _spark_frame(frame).schema for name, frame in question.answer(empty, options).items()
    }


def _spark_type(schema: Mapping[str, pl.DataType]) -> Any:
    """Name columns and types as Spark does."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  (an extra)

    return from_arrow_schema(_to_arrow(pl.DataFrame(schema=schema)).schema)


# --- what ties rows ------------------------------------------------------------------------------


def _roots(question: Method, given: Mapping[str, SparkFrame]) -> pl.DataFrame:
    """Find the tree of every place that is tied to another: place, root."""
    pairs = pl.concat(
        [pl.DataFrame(schema={"one": pl.String, "other": pl.String}), *_all_pairs(question, given)]
    )
    pairs = pairs.drop_nulls().filter(pl.col("one") != pl.col("other")).unique()
    names = pl.concat([pairs["one"], pairs["other"]]).unique().sort()
    numbers = pl.DataFrame({"name": names}).with_columns(number=pl.int_range(pl.len()))
    ties = pairs.join(numbers, left_on="one", right_on="name").join(
        numbers, left_on="other", right_on="name", suffix="_other"
    )
    roots = components(names.len(), ties.select("number", "number_other"))
    return pl.DataFrame({"place": names, "root": names.gather(roots)})


def _all_pairs(  # noqa: C901  (one for each way to be tied)
    question: Method, given: Mapping[str, SparkFrame]
) -> Iterator[pl.DataFrame]:
    """Yield the places that rows tie: one, other."""
    from pyspark.sql import functions as sf  # noqa: PLC0415  (an extra)

    claimed, reported, phrases = [], [], []
    for name, table in given.items():
        tied: Tied = question.tables[name]
        place = sf.col(tied.place).cast("string").alias("place")
        for other in tied.others:
            if other in table.columns:
                pair = table.select(place.alias("one"), sf.col(other).cast("string").alias("other"))
                yield _arrived(pair.distinct())
        if tied.claim is not None and tied.claim in table.columns:
            claim = sf.col(tied.claim).cast("string")
            claimed.append(table.select(claim.alias("key"), place))
            for column in tied.reports:
                if column in table.columns:
                    lists = dict(table.dtypes)[column].startswith("array")
                    named = sf.explode(column) if lists else sf.col(column).cast("string")
                    reported.append(table.select(named.alias("key"), place, claim.alias("by")))
        if tied.phrases and set(tied.phrases) <= set(table.columns):
            words = [sf.col(each).cast("string") for each in tied.phrases]
            is_given = reduce(lambda one, two: one & two, [each.isNotNull() for each in words])
            key = sf.to_json(sf.struct(*words))
            phrases.append(table.where(is_given).select(key.alias("key"), place))

    def united(frames: list[SparkFrame]) -> SparkFrame:
        return reduce(lambda one, other: one.unionByName(other), frames)

    for keyed in (claimed, phrases):
        if keyed:
            shared = (
                united(keyed)
                .groupBy("key")
                .agg(
                    sf.min("place").alias("one"),
                    sf.collect_set("place").alias("places"),
                )
            )
            several = shared.where(sf.size("places") > 1)
            yield _arrived(several.select("one", sf.explode("places").alias("other")))
    if reported:
        others = united(reported).where("key is not null and (by is null or key <> by)")
        both = others.select("key", sf.col("place").alias("one")).join(
            united(claimed).select("key", sf.col("place").alias("other")), "key"
        )
        yield _arrived(both.select("one", "other").where("one <> other").distinct())


def _arrived(pairs: SparkFrame) -> pl.DataFrame:
    """Collect pairs of names."""
    found: Any = pl.from_arrow(pairs.toArrow())
    names: pl.DataFrame = found.select(pl.col("one", "other").cast(pl.String))
    return names


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
            yield from _to_arrow(frame).to_batches()

    return {
        "events": events.mapInArrow(rename, events.schema),
        "claims": frames["claims"],
        "conflicts": conflicts.mapInArrow(rename, conflicts.schema),
    }
