"""Casualties and timelines of more claims than one machine holds at once, whole trees apart.

Claims that no chain of scopes, orders, parts, reports, sums or shared phrases ties together bound
each other in nothing. So they can be answered apart: every claim is given the tree that it hangs
on, trees go to buckets, and each bucket is answered by `casualties.reconcile` or
`timeline.reconcile` as if there were no other. Put together, the answers are those of one call,
cell by cell. Buckets are answered one after another in memory, from and to Parquet, or on Spark.
"""

from pakafg.scale.in_memory import casualties, timeline
from pakafg.scale.on_spark import casualties_on_spark, timeline_on_spark
from pakafg.scale.parquet import casualties_to_parquet, timeline_to_parquet
from pakafg.scale.stored_answers import StoredAnswers

__all__ = [
    "StoredAnswers",
    "casualties",
    "casualties_on_spark",
    "casualties_to_parquet",
    "timeline",
    "timeline_on_spark",
    "timeline_to_parquet",
]


def __dir__() -> list[str]:
    return sorted(__all__)
