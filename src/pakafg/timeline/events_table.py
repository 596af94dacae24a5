"""One row an event: when it was, on how many words, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.timeline.counting import COUNTS, count
from pakafg.timeline.distinct import possibly_distinct
from pakafg.timeline.edtf_text import edtf
from pakafg.timeline.index import of_events
from pakafg.timeline.intervals import LIMITS, latest
from pakafg.timeline.local_time import time
from pakafg.values.calendar import DAY

if TYPE_CHECKING:
    from pakafg.timeline.answer import Answer

__all__ = ["events_table", "in_conflict"]


def events_table(answer: Answer) -> pl.DataFrame:
    """The table `Timeline.events`, which describes its columns, but for its conflicts."""
    events, solved = answer.roster.events, answer.solved
    dates = answer.roster.dates
    distinct = possibly_distinct(dates.filter(of_events(answer.torn, dates)))
    dated = events.join(solved.limits, on="at", how="left", maintain_order="left").join(
        count(answer), on="at", how="left", maintain_order="left"
    )
    ways = solved.ways.join(events.select("at", "ends", "zone"), on="at")
    columns = (*LIMITS, "ends", "zone")
    texts = edtf(pl.concat([dated.select(columns), ways.select(columns)]))
    alternatives = _alternatives(ways.with_columns(edtf=texts.tail(ways.height)))
    told = dated.with_columns(edtf=texts.head(dated.height)).join(
        alternatives, on="at", how="left", maintain_order="left"
    )
    low = pl.col("start_low")
    high = latest()
    width = high - low + 1
    several = pl.col("alternatives").is_not_null()
    status = (
        pl.when(several & pl.col("tied"))
        .then(pl.lit("ambiguous"))
        .when(several)
        .then(pl.lit("unresolved"))
        .when(pl.col("n_out") > 0)
        .then(pl.lit("contested"))
        .when(low.is_null() & high.is_null())
        .then(pl.lit("unconstrained"))
        .when((width <= DAY).fill_null(value=False))
        .then(pl.lit("exact"))
        .otherwise(pl.lit("bounded"))
    )
    return told.select(
        "event",
        "kind",
        earliest=time(low),
        latest=time(high),
        edtf="edtf",
        width=pl.duration(minutes=width),
        start_earliest=time("start_low"),
        start_latest=time("start_high"),
        end_earliest=time("end_low"),
        end_latest=time("end_high"),
        zone="zone",
        **{name: pl.col(name).fill_null(0) for name in COUNTS[:-1]},
        status=status,
        possible_distinct_events=pl.col("at").is_in(distinct.implode()),
        alternatives=pl.col("alternatives").fill_null([]),
        repair_optimal="optimal",
    ).sort("earliest", nulls_last=True, maintain_order=True)


def _alternatives(ways: pl.DataFrame) -> pl.DataFrame:
    """The dates that several best repairs give an event, as texts, where they differ."""
    return (
        ways.sort("at", *LIMITS, nulls_last=False)
        .group_by("at", maintain_order=True)
        .agg(alternatives=pl.col("edtf").unique(maintain_order=True))
        .filter(pl.col("alternatives").list.len() > 1)
    )


def in_conflict(events: pl.DataFrame, conflicts: pl.DataFrame) -> pl.DataFrame:
    """Events with the column conflicts: those of the table `Timeline.conflicts` that name each."""
    named = (
        conflicts.select("conflict", event="events")
        .explode("event")
        .group_by("event", maintain_order=True)
        .agg(conflicts="conflict")
    )
    return events.join(named, on="event", how="left", maintain_order="left").with_columns(
        pl.col("conflicts").fill_null([])
    )
