"""One bucket on an executor of Spark: its rows in, one table of its answer out.

Laws of this file: what travels to an executor is names only; the answer is that of the function
that answers everything at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.errors import FrameError
from pakafg.scale.methods import CASUALTIES, TIMELINE
from pakafg.scale.spark_types import to_arrow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["BUCKET", "TABLE", "SparkBucket", "on_arrow"]

TABLE: Final = "table_of_the_row"
BUCKET: Final = "bucket_of_the_row"


def on_arrow(bucket: SparkBucket) -> Callable[[Any], Any]:
    """Make the function that Spark calls: it reads from its annotations what it is to be given."""
    import pyarrow as pa  # noqa: PLC0415  (comes with the extra)

    def answer(rows: Any) -> Any:
        return bucket(rows)

    answer.__annotations__ = {"rows": pa.Table, "return": pa.Table}
    return answer


class SparkBucket:
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
        bucket = table[BUCKET][0]
        tables = {
            name: table.filter(pl.col(TABLE) == name).select(self.columns[name])
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
        return to_arrow(answer)


def _by_names(error: FrameError) -> str:
    """Say what is wrong with a table, by the names of its rows."""
    told = [
        f"{each.reason}: {', '.join(map(str, each.names))}" if each.names else each.reason
        for each in error.problems
    ]
    return f"{error.table} cannot be used: {'; '.join(told)}"
