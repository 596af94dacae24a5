"""Whole trees apart, and put together: every cell is that of one call."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from strategies import examples

from pakafg import scale, timeline
from pakafg.casualties import reconcile
from pakafg.errors import FrameError
from pakafg.frames.schemas import TIME
from pakafg.testing import claims_and_scopes, dates_and_orders

if TYPE_CHECKING:
    from collections.abc import Sequence

Frames = tuple[pl.DataFrame, pl.DataFrame]
NAMES = ("claim", "incident", "part_of", "event", "other")


def side_by_side(many: Sequence[Frames]) -> Frames:
    """Tables of one shape beneath each other, each with names of its own."""
    renamed = [
        [
            frame.with_columns(
                pl.format("{}-{}", pl.lit(number), name).alias(name)
                for name in NAMES
                if name in frame.columns
            )
            for frame in frames
        ]
        for number, frames in enumerate(many)
    ]
    return pl.concat(one for one, _ in renamed), pl.concat(other for _, other in renamed)


@examples(40)
@given(st.lists(claims_and_scopes(), min_size=1, max_size=4), st.integers(1, 5), st.data())
def test_casualties_in_parts_are_those_of_one_call(
    many: list[Frames], buckets: int, data: st.DataObject
) -> None:
    claims, scopes = side_by_side(many)
    ids = claims["claim"].to_list()
    # Some claims report others, of whichever tree, and never in a circle.
    origins = [
        data.draw(st.sampled_from([origin, *ids[:place]]))
        for place, origin in enumerate(claims["origin"].to_list())
    ]
    claims = claims.with_columns(origin=pl.Series(origins))
    expected = reconcile(claims, scopes)
    assert_frame_equal(scale.casualties(claims, scopes, buckets=buckets), expected)


@examples(40)
@given(st.lists(dates_and_orders(), min_size=1, max_size=3), st.integers(1, 5), st.data())
def test_a_timeline_in_parts_is_that_of_one_call(
    many: list[Frames], buckets: int, data: st.DataObject
) -> None:
    dates, orders = side_by_side(many)
    told = st.sampled_from([None, "then", "at once"])
    dates, orders = (
        table.with_columns(
            document=pl.lit("d"),
            phrase=pl.Series([data.draw(told) for _ in range(table.height)], dtype=pl.String),
        )
        for table in (dates, orders)
    )
    expected = timeline.reconcile(dates=dates, orders=orders)
    found = scale.timeline(dates=dates, orders=orders, buckets=buckets)
    for name, table in found.items():
        assert_frame_equal(table, getattr(expected, name))


def claims(**columns: list[object]) -> pl.DataFrame:
    height = len(columns["claim"])
    usual = {"outcome": ["killed"] * height, "low": [1] * height, "high": [1] * height}
    return pl.DataFrame({**usual, **columns})


@pytest.mark.parametrize("buckets", [1, 3, 16])
def test_what_is_wrong_is_told_by_the_rows_of_the_whole_table(buckets: int) -> None:
    table = claims(
        claim=["a", "b", "c", "a", "e"],
        incident=["one", "two", "three", "four", "five"],
        low=[1, -1, 1, 1, 9],
    )
    with pytest.raises(FrameError) as expected:
        reconcile(table)
    with pytest.raises(FrameError) as found:
        scale.casualties(table, buckets=buckets)
    assert {(p.reason, p.rows) for p in found.value.problems} == {
        (p.reason, p.rows) for p in expected.value.problems
    }


def test_a_sum_stands_with_what_it_adds() -> None:
    table = claims(
        claim=["a", "b", "sum"],
        incident=["one", "two", "three"],
        sum_of=[[], [], ["a", "b"]],
    )
    assert_frame_equal(scale.casualties(table, buckets=16), reconcile(table))


def test_tables_without_rows_are_answered_as_ever() -> None:
    table = claims(claim=["a"], incident=["one"]).clear()
    assert_frame_equal(scale.casualties(table), reconcile(table))


def test_declarations_that_exclude_each_other_beside_another_network_are_settled() -> None:
    """An order of an event in trouble stands in its network with the event that it names."""
    days = [("1-war", "declared", 1), ("1-talks", "start", 1), ("1-war", "declared", 2)]
    rows = [("0-truce", "start", 1), *days, ("0-war", "start", None), ("1-truce", "start", None)]
    dates = pl.DataFrame(
        {
            "claim": [f"date-{number}" for number in range(len(rows))],
            "event": [event for event, _, _ in rows],
            "bound": [bound for _, bound, _ in rows],
            "earliest": [day and datetime(2025, 10, day, tzinfo=UTC) for _, _, day in rows],
            "latest": [day and datetime(2025, 10, day, 23, 59, tzinfo=UTC) for _, _, day in rows],
        },
        schema_overrides={"earliest": TIME, "latest": TIME},
    )
    orders = pl.DataFrame(
        {
            "claim": ["0", "1"],
            "event": ["0-truce", "1-truce"],
            "relation": ["after"] * 2,
            "other": ["0-war", "1-war"],
            "gap_min": [None, None],
            "gap_max": [None, None],
        }
    )
    found = timeline.reconcile(dates=dates, orders=orders)
    assert found.events.filter(event="1-war")["status"].item() == "ambiguous"
    assert found.events.filter(event="0-truce")["status"].item() == "exact"
