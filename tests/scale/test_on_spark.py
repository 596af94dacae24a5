"""On Spark, too, every cell is that of one call; `PAKAFG_SPARK_CASES` sets how many corpora."""

from __future__ import annotations

import importlib.util
import os
import random
import shutil
import sys
import warnings
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from pakafg import ArgumentError, scale, timeline
from pakafg.casualties import reconcile
from pakafg.frames.cells import CELL
from pakafg.frames.schemas import TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

LACKING = next(
    (
        reason
        for reason, lacks in (
            ("Java is not installed", shutil.which("java") is None),
            ("PySpark is not installed", importlib.util.find_spec("pyspark") is None),
        )
        if lacks
    ),
    "",
)
pytestmark = [
    pytest.mark.skipif(bool(LACKING), reason=LACKING),
    pytest.mark.filterwarnings("ignore"),  # of Spark's own, on every version of pandas
]
CASES = int(os.environ.get("PAKAFG_SPARK_CASES", "1"))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A Spark of one process, which ends with the tests; its workers are this Python."""
    with pytest.MonkeyPatch.context() as patched, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        patched.setenv("PYSPARK_PYTHON", sys.executable)
        patched.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        from pyspark.sql import SparkSession  # noqa: PLC0415  (where it is installed)

        builder = SparkSession.builder.master("local[2]").appName("pakafg")
        for option, value in {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "2",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.sql.session.timeZone": "Asia/Kabul",
        }.items():
            builder = builder.config(option, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def handed_on(spark: Any, table: pl.DataFrame) -> Any:
    return spark.createDataFrame(table.to_arrow(compat_level=pl.CompatLevel.oldest()))


def returned(table: Any, like: pl.DataFrame) -> pl.DataFrame:
    found: Any = pl.from_arrow(table.toArrow())
    frame: pl.DataFrame = found.cast(dict(like.schema))
    return frame


def random_claims(rng: random.Random) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Claims of trees of three, of which one holds half of all rows; some report others."""
    number = rng.randint(4, 40)
    rows: list[dict[str, object]] = []
    for n in range(number):
        tree = 0 if n % 2 else rng.randrange(8)
        low = rng.randrange(6)
        reported = rng.choice(["un", "army", "paper", f"claim-{rng.randrange(n)}" if n else "un"])
        rows.append(
            {
                "claim": f"claim-{n}",
                "incident": f"{tree}-{rng.choice('abc')}",
                "outcome": rng.choice(["killed", "killed", "wounded", "casualties"]),
                "status": rng.choice([None, None, "civilian", "soldier"]),
                "origin": reported,
                "low": low,
                "high": rng.choice([low, low + 2, None]),
            }
        )
    schema = dict.fromkeys(("claim", "incident", "outcome", "status", "origin"), pl.String())
    claims = pl.DataFrame(rows, {**schema, "low": pl.Int64(), "high": pl.Int64()})
    scopes = pl.DataFrame(
        {
            "incident": [f"{tree}-{part}" for tree in range(8) for part in "abc"],
            "part_of": [
                None if part == "a" else f"{tree}-a" for tree in range(8) for part in "abc"
            ],
        }
    )
    return claims, scopes.with_columns(exhaustive=pl.col("incident") == "0-a")


@pytest.mark.parametrize("case", range(CASES))
def test_casualties_are_those_of_one_call(spark: Any, case: int) -> None:
    claims, scopes = random_claims(random.Random(case))
    expected = reconcile(claims, scopes)
    tables = handed_on(spark, claims), handed_on(spark, scopes)
    found = returned(scale.casualties_on_spark(*tables, buckets=4), expected)
    assert_frame_equal(found.sort(CELL), expected)
    assert_frame_equal(scale.casualties(claims, scopes, buckets=4), expected)


def random_dates(rng: random.Random) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Dates of events in groups, some tied by orders, some by a phrase, and some wrong."""
    start = datetime(2025, 10, 1, tzinfo=UTC)
    rows = []
    for n in range(rng.randint(4, 30)):
        first = start + timedelta(days=rng.randrange(9))
        last = first + timedelta(days=rng.randrange(1, 3), minutes=-1)
        rows.append(
            {
                "claim": f"date-{n}",
                "event": f"event-{rng.randrange(12)}",
                "bound": rng.choice(["start", "end", "whole"]),
                "earliest": first,
                "latest": last,
                "origin": rng.choice(["a", "b", None]),
                "document": rng.choice(["x", "y"]),
                "phrase": rng.choice([None, None, "then"]),
            }
        )
    texts = dict.fromkeys(("claim", "event", "bound", "origin", "document", "phrase"), pl.String())
    dates = pl.DataFrame(rows, {**texts, "earliest": TIME, "latest": TIME}, strict=False)
    known = dates["event"].unique().sort().to_list()
    orders = [
        (f"order-{n}", one, rng.choice(["before", "after"]), other)
        for n in range(rng.randrange(5))
        for one, other in [rng.sample(known, 2) if len(known) > 1 else ("", "")]
        if one
    ]
    names = dict.fromkeys(("claim", "event", "relation", "other"), pl.String())
    gap = pl.lit(None, pl.Duration("us"))
    return dates, pl.DataFrame(orders, names, orient="row").with_columns(gap_min=gap, gap_max=gap)


@pytest.mark.parametrize("case", range(CASES))
def test_a_timeline_is_that_of_one_call(spark: Any, case: int) -> None:
    dates, orders = random_dates(random.Random(case))
    expected = timeline.reconcile(dates=dates, orders=orders)
    found = scale.timeline_on_spark(
        dates=handed_on(spark, dates), orders=handed_on(spark, orders), buckets=3
    )
    for name, keys in (("events", ["event"]), ("claims", ["claim", "event"])):
        table = getattr(expected, name)
        assert_frame_equal(returned(found[name], table).sort(keys), table.sort(keys))
    conflicts = returned(found["conflicts"], expected.conflicts)
    assert_frame_equal(conflicts.sort("conflict"), expected.conflicts.sort("conflict"))


def test_what_is_wrong_is_told_by_the_names_of_rows(spark: Any) -> None:
    claims, _ = random_claims(random.Random(0))
    wrong = claims.with_columns(low=pl.when(pl.col("claim") == "claim-1").then(-1).otherwise("low"))
    answer = scale.casualties_on_spark(handed_on(spark, wrong), buckets=2)
    with pytest.raises(Exception, match="claims cannot be used: low is negative: claim-1"):
        answer.toArrow()


def test_what_is_no_frame_of_spark_is_told() -> None:
    with pytest.raises(ArgumentError, match="expected a frame of Spark"):
        scale.casualties_on_spark(pl.DataFrame())
