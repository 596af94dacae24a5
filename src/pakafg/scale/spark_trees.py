"""Which places of frames of Spark hang together.

Laws of this file: Spark finds the pairs, of which only the names of places come to the driver.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import polars as pl

from pakafg.engines.connected import components

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.scale.methods import Method, Tied

    SparkFrame = Any  # pyspark is an extra, whose types not every version tells

__all__ = ["find_roots"]


def find_roots(question: Method, given: Mapping[str, SparkFrame]) -> pl.DataFrame:
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
