"""One row a contradiction: claims that cannot all hold, though without any one the others can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pakafg.timeline.solved import report_of
from pakafg.timeline.telling import cited, say_dates, say_order
from pakafg.timeline.validate import LASTS
from pakafg.timeline.wording import duration, spoken, worded
from pakafg.values.calendar import DAY

if TYPE_CHECKING:
    from pakafg.timeline.answer import Answer
    from pakafg.timeline.evidence import Evidence

__all__ = ["conflicts_table"]


def conflicts_table(answer: Answer, evidence: Evidence) -> pl.DataFrame:
    """The table `Timeline.conflicts`, which describes its columns."""
    clashes = answer.solved.clashes
    out = answer.solved.given_up.select("group", out=pl.lit(value=True))
    dated, ordered, gap, total = (pl.col(name) for name in ("dated", "ordered", "gap", "total"))
    found = (
        clashes.join(_told(answer, evidence), on="group", how="left")
        .join(out, on="group", how="left")
        .sort("clash", "group")
        .group_by("clash", maintain_order=True)
        .agg(
            pl.col("violation").first(),
            pl.col("dated", "ordered", "gap", "total").any(),
            events=pl.col("events").explode().unique().sort(),
            claims=pl.col("claims").explode().drop_nulls(),
            corrections=pl.col("claims").filter("out").explode().drop_nulls(),
            told=pl.col("told").str.join("; "),
        )
        .sort(pl.col("events").list.join(" "), pl.col("claims").list.join(" "))
        # Start, end and length of one event do not hang on its zone.
        .with_columns(total=total & (pl.col("events").list.len() == 1))
        .with_columns(near=dated & ~total & (pl.col("violation") <= DAY), circle=~dated & ~gap)
    )
    kind = (
        pl.when("total")
        .then(pl.lit("total"))
        .when("near")
        .then(pl.lit("zone_or_midnight"))
        .when(~ordered)
        .then(pl.lit("dates"))
        .when(gap)
        .then(pl.lit("gap"))
        .otherwise(pl.lit("order"))
    )
    miss = worded("they miss each other by {}", duration(pl.col("violation")))
    why = (
        pl.when("near")
        .then(worded("{}, which a time zone or a midnight may explain", miss))
        .when("circle")
        .then(pl.lit("they lead round in a circle"))
        .otherwise(miss)
    )
    return found.select(
        conflict=worded("conflict-{}", pl.int_range(1, pl.len() + 1)),
        kind=kind,
        events="events",
        claims="claims",
        violation=pl.duration(minutes="violation"),
        explanation=worded("{}: these cannot all hold, {}.", "told", why),
        corrections="corrections",
    )


def _told(answer: Answer, evidence: Evidence) -> pl.DataFrame:
    """What each group of claims says: group, told, claims, events, and of what kind it is."""
    clashing = answer.solved.clashes.select("group").unique()
    dates, orders = (
        cited(groups.join(clashing, on="group", how="semi"), evidence)
        for groups in (answer.dates, answer.orders)
    )
    events = answer.roster.events.select(
        "at", "event", "zone", "known_by", name=pl.col("event").replace(dict(evidence.names))
    )
    others = events.select(other_at="at", other="event", other_name="name")
    dates = dates.join(events, on="at", how="left")
    orders = orders.join(events, on="at", how="left").join(others, on="other_at", how="left")
    reports = events.with_columns(group=report_of(pl.col("at").cast(pl.Int64))).join(
        clashing, on="group", how="semi"
    )
    published = spoken(
        reports.select(low=pl.lit(None, pl.Int64), high="known_by", zone=pl.lit("UTC"))
    )
    yes, no = pl.lit(value=True), pl.lit(value=False)
    return pl.concat(
        [
            dates.select(
                "group",
                told=worded("{}: {} ({})", "name", say_dates(dates), "cited"),
                claims="claims",
                events=pl.concat_list("event"),
                dated=yes,
                ordered=no,
                gap=no,
                total=no,
            ),
            orders.select(
                "group",
                told=worded("{}: {} ({})", "name", say_order("other_name"), "cited"),
                claims="claims",
                events=pl.concat_list("event", "other"),
                dated=no,
                ordered=yes,
                gap=pl.col("low").is_not_null() | pl.col("high").is_not_null(),
                total=pl.col("relation") == LASTS,
            ),
            reports.select(
                "group",
                told=worded("{}: told as past in a document published {}", "name", published),
                claims=pl.lit([], pl.List(pl.String)),
                events=pl.concat_list("event"),
                dated=yes,
                ordered=no,
                gap=no,
                total=no,
            ),
        ]
    )
