"""Events whose dates alone exclude each other: one sorted sweep, in polars.

An event's start and end are a point (s, t) with s ≤ t, and each date is a box that may hold
it. Boxes that meet pairwise share a point (Helly), so the minimal conflicts are the pairs of
dates that miss each other, and a best repair keeps the heaviest set of boxes that share a
point. With s held at one of the earliest starts claimed, every box is a stretch of t; a sweep
along t adds up their weights.
"""

from __future__ import annotations

from typing import Final

import polars as pl
from attrs import evolve

from pakafg.timeline.hard_facts import HardFact
from pakafg.timeline.limits import (
    PIECES,
    Solution,
    hull,
    intersect,
    last_minute,
    leave_one_out,
)
from pakafg.values.vocabularies import Bound

__all__ = ["sweep"]

_FIRST, _LAST = -(1 << 60), 1 << 60  # before and after every minute
_PAIRED: Final = 200  # sayings of one event among which conflicts are looked for: the heaviest


def sweep(sayings: pl.DataFrame, events: pl.DataFrame) -> Solution:
    """Find the best repairs of events whose dates exclude each other, and the conflicts.

    Args:
        sayings: All dates of some events, grouped.
        events: at, instant, ends, known_by: those events.
    """
    boxes = _boxes(sayings, events)
    points = _heaviest_points(boxes)
    held = (
        points.join(boxes, on="at")
        .filter(
            pl.col("s").is_between("s_low", "s_high") & pl.col("t").is_between("t_low", "t_high")
        )
        .group_by("point")
        .agg(pl.col("saying").sort())
    )
    # Points that hold the same boxes are one way to repair: lists of sayings are compared whole.
    ways = (
        points.join(held, on="point", how="left")
        .select("at", pl.col("saying").fill_null([]))
        .unique()
        .sort("at", "saying")
        .with_row_index("way")
    )
    kept = ways.explode("saying").drop_nulls("saying")
    limits = intersect(
        kept.join(sayings.drop("at"), on="saying"),
        ways.select("at", "way").join(events, on="at", how="left", maintain_order="left"),
        by=("at", "way"),
    )
    return evolve(
        Solution.of_rows(),
        limits=hull(limits, "at").with_columns(
            optimal=pl.lit(value=True),
            complete=~pl.col("at").is_in(_many(sayings).implode()),
        ),
        ways=limits.drop("way")
        .unique(maintain_order=True)
        .filter(pl.len().over("at") > 1)
        .with_columns(pieces=pl.lit(None, PIECES)),
        given_up=_given_up(sayings, ways, kept),
        conflicts=_conflicting_pairs(boxes),
        leave_one_out=_leave_one_out(sayings, events, limits, kept),
    )


def _boxes(sayings: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Turn each date into a box of starts and ends: group, at, weight, cap, s_low … t_high.

    Where start and end are one, and where nothing but the start is held back, t stands for
    both, and s is free.
    """
    sides = (Bound.START, Bound.END, Bound.WHOLE, Bound.AMID)
    start, end, whole, amid = (pl.col("bound") == bound.value for bound in sides)
    low, high, cap = pl.col("low"), pl.col("high"), pl.col("known_by")
    line = pl.col("line")
    return (
        sayings.join(events, on="at", how="left")
        .with_columns(line=pl.col("instant") | ~(end | amid).any().over("at"))
        .select(
            "saying",
            "at",
            "weight",
            cap=pl.when(~line).then(cap).fill_null(_LAST),
            s_low=pl.when(~line & (start | whole)).then(low).fill_null(_FIRST),
            s_high=pl.when(~line & (start | amid)).then(high).fill_null(_LAST),
            t_low=pl.when(line | end | amid).then(low).fill_null(_FIRST),
            t_high=pl.when(line)
            .then(pl.min_horizontal(high, cap))
            .when(end | whole)
            .then(high)
            .fill_null(_LAST),
        )
    )


def _heaviest_points(boxes: pl.DataFrame) -> pl.DataFrame:
    """Find points that the heaviest boxes of each event share: point (a number), at, s, t."""
    # A lane holds s at one of the earliest starts: between two of them no box begins to fit.
    lanes = (
        pl.concat(
            [
                boxes.select("at", s=pl.lit(_FIRST, pl.Int64)),
                boxes.filter(pl.col("s_low") <= pl.col("cap")).select("at", s="s_low"),
            ]
        )
        .unique()
        .sort("at", "s")
        .with_row_index("lane")
    )
    stretches = lanes.join(boxes, on="at").filter(pl.col("s").is_between("s_low", "s_high"))
    # A stretch without weight gives every lane a point, even where no box reaches.
    stretches = pl.concat(
        [
            stretches.select(
                "lane", "weight", first=pl.max_horizontal("t_low", "s"), last="t_high"
            ).filter(pl.col("first") <= pl.col("last")),
            lanes.select(
                "lane", weight=pl.lit(0, pl.Int64), first="s", last=pl.lit(_LAST, pl.Int64)
            ),
        ]
    )
    # The weight turns where a stretch begins and after it ends; one sum runs over all lanes,
    # since what begins in a lane ends there, and every lane ends at zero.
    turns = (
        pl.concat(
            [
                stretches.select("lane", "weight", t="first"),
                stretches.select("lane", -pl.col("weight"), t=pl.col("last") + 1),
            ]
        )
        .group_by("lane", "t")
        .agg(pl.col("weight").sum())
        .sort("lane", "t")
        .with_columns(pl.col("weight").cum_sum())
        .filter(pl.col("t") <= _LAST)
        .join(lanes, on="lane", how="left", maintain_order="left")
    )
    best = pl.col("weight") == pl.col("weight").max().over("at")
    return turns.filter(best).select("at", "s", "t").with_row_index("point")


def _given_up(sayings: pl.DataFrame, ways: pl.DataFrame, kept: pl.DataFrame) -> pl.DataFrame:
    """List the claims that fewer ways keep than there are, and whether none does."""
    return (
        sayings.select("saying", "at", "claims")
        .join(ways.group_by("at").agg(ways=pl.len()), on="at", how="left")
        .join(kept.group_by("saying").agg(kept=pl.len()), on="saying", how="left")
        .with_columns(pl.col("kept").fill_null(0))
        .filter(pl.col("kept") < pl.col("ways"))
        .select(pl.col("claims").alias("claim"), "at", sure=pl.col("kept") == 0, dated=True)
        .explode("claim")
    )


def _leave_one_out(
    sayings: pl.DataFrame, events: pl.DataFrame, limits: pl.DataFrame, kept: pl.DataFrame
) -> pl.DataFrame:
    """Bound each event as if a claim were left out of the ways that keep it, over all ways."""
    ways = limits.join(events, on="at", how="left")
    held = kept.join(sayings.drop("at"), on="saying")
    without = (
        held.select("saying", "at", "way", alone=pl.col("claims").list.len() == 1)
        .with_columns(leave_one_out(held, ways, by=("at", "way")))
        .filter(pl.col("alone"))  # without one of several that say the same all stays
        .drop("alone")
    )
    # A way to repair that gives a claim up anyway is the same without it.
    same = (
        without.select("saying", "at")
        .unique()
        .join(ways, on="at")
        .join(without, on=["saying", "way"], how="anti")
        .select("saying", "at", "way", without_low="start_low", without_high=last_minute())
    )
    return hull(pl.concat([without, same]).drop("at", "way"), "saying")


def _many(sayings: pl.DataFrame) -> pl.Series:
    """Find events of more dates than are paired."""
    return sayings.group_by("at").len().filter(pl.col("len") > _PAIRED)["at"]


def _conflicting_pairs(boxes: pl.DataFrame) -> pl.DataFrame:
    """Pair dates that miss each other; a date that is later than its report is one alone."""
    late = pl.max_horizontal(pl.col("s_low") - pl.col("cap"), pl.col("t_low") - pl.col("t_high"))
    alone = boxes.with_columns(violation=late).filter(late > 0)
    heaviest = pl.col("weight").rank("ordinal", descending=True).over("at") <= _PAIRED
    # Ranks break ties by place, so that sayings have to stand in their order.
    rest = boxes.join(alone, on="saying", how="anti").sort("saying").filter(heaviest)
    # Each pair meets itself twice, once each way round, but misses one way alone: the later
    # box's low is above the earlier's high, in s, in t, or the start above the other's end.
    missed = pl.max_horizontal(
        pl.col("s_low") - pl.col("s_high_other"),
        pl.col("t_low") - pl.col("t_high_other"),
        pl.col("s_low") - pl.col("t_high_other"),
    )
    pairs = (
        rest.join(rest, on="at", suffix="_other").with_columns(violation=missed).filter(missed > 0)
    )
    report = HardFact.BEGUN.label(pl.col("at").cast(pl.Int64))
    conflicts = pl.concat(
        [
            alone.select(sayings=pl.concat_list("saying", report), violation="violation"),
            pairs.select(sayings=pl.concat_list("saying", "saying_other"), violation="violation"),
        ]
    )
    return conflicts.with_row_index("conflict").explode("sayings").rename({"sayings": "saying"})
