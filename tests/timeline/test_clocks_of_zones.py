"""Minutes in UTC are told by the clocks of a zone, by the rules that records are read by."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pakafg
from pakafg.timeline.validate.local_days import wall_clock, wall_clocks
from pakafg.values.calendar import DAY, WITHIN, local_minute, wall_minute

ZONES = (
    "Europe/Amsterdam",  # 20 minutes from Greenwich, by some databases, till 1937
    "Africa/Accra",  # a summer time of 20 minutes
    "Africa/Casablanca",  # clocks that are changed for a month
    "Pacific/Apia",  # a day that never was, in 2011
    "America/New_York",
    "Asia/Karachi",
    "-03:30",
    "UTC",
)
MINUTES = st.integers(WITHIN.start - DAY, WITHIN.stop + DAY) | st.integers(-(10**8), 10**8)


@given(st.lists(st.tuples(st.none() | MINUTES, st.none() | st.sampled_from(ZONES)), max_size=20))
def test_a_column_is_told_by_the_same_clocks_as_a_value(
    asked: list[tuple[int | None, str | None]],
) -> None:
    minutes = pl.Series([minute for minute, _ in asked], dtype=pl.Int64)
    zones = pl.Series([zone for _, zone in asked], dtype=pl.String)
    assert wall_clock(minutes, zones).to_list() == [
        None if minute is None else wall_minute(minute, zone or "UTC") for minute, zone in asked
    ]


def test_many_rows_of_several_zones_are_told_in_their_order() -> None:
    drawn = Random(1)
    asked = [
        (drawn.choice((None, drawn.randint(-(10**8), 10**8))), drawn.choice((None, *ZONES)))
        for _ in range(3_000)
    ]
    minutes = pl.Series("first", [minute for minute, _ in asked], pl.Int64)
    zones = pl.Series([zone for _, zone in asked], dtype=pl.String)
    told = wall_clocks(pl.DataFrame({"first": minutes, "then": minutes + 1}), zones)
    for name, more in (("first", 0), ("then", 1)):
        assert told[name].to_list() == [
            None if minute is None else wall_minute(minute + more, zone or "UTC")
            for minute, zone in asked
        ]


@pytest.mark.parametrize(
    ("day", "zone"),
    [
        ((2025, 3, 30), "Europe/Kyiv"),  # on
        ((2025, 10, 26), "Europe/Kyiv"),  # back
        ((2011, 12, 29), "Pacific/Apia"),
        ((2009, 4, 15), "Asia/Karachi"),
        ((1937, 7, 1), "Europe/Amsterdam"),
    ],
)
def test_each_minute_around_a_change_of_clocks_is_told(
    day: tuple[int, int, int], zone: str
) -> None:
    first = local_minute(day, 0, zone) - DAY
    minutes = pl.Series(range(first, first + 3 * DAY))
    told = wall_clock(minutes, pl.Series([zone]).new_from_index(0, len(minutes)))
    assert told.to_list() == [wall_minute(minute, zone) for minute in minutes]


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Africa/Accra", "Asia/Karachi"])
def test_an_hour_of_long_ago_is_told_as_the_document_tells_it(tmp_path: Path, zone: str) -> None:
    text = "The raid began at 11.30 p.m. on 2 May 1931"
    claim: dict[str, object] = {
        "id": "began",
        "event": "raid",
        "bound": "start",
        "when": "1931-05-02T23:30",
    }
    claim |= {"basis": "stated", "words": "11.30 p.m. on 2 May 1931", "quotes": [text]}
    records = {
        "codebook": {"parties": [{"id": "red", "name": "Red", "people": "red"}]},
        "places": [{"id": "town", "name": "Town", "kind": "town", "zone": zone}],
        "incidents": [{"id": "raid", "name": "Raid", "kind": "attack", "place": "town"}],
        "a": {"document": {"id": "a", "published": "1931-05-04"}, "dates": [claim]},
    }
    for name, entries in records.items():
        (tmp_path / f"{name}.yaml").write_text(json.dumps(entries), encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    timeline = pakafg.timeline.reconcile(pakafg.load_corpus(tmp_path))
    assert timeline.events.select("edtf", "first_day").rows() == [
        ("1931-05-02T23:30", date(1931, 5, 2))
    ]


def test_an_hour_that_comes_twice_is_written_with_the_offset_of_each() -> None:
    pieces = [
        dict.fromkeys(("earliest", "latest"), datetime(2031, 11, 2, hour, 30, tzinfo=UTC))
        for hour in (5, 6)
    ]
    date = {"claim": "a", "event": "fair", "bound": "start", "zone": "America/New_York"}
    told = date | {"earliest": pieces[0]["earliest"], "latest": pieces[1]["latest"]}
    dates = pl.DataFrame([told | {"pieces": pieces}])
    (row,) = pakafg.timeline.reconcile(dates=dates).events.to_dicts()
    assert row["edtf"] == "[2031-11-02T01:30-04:00,2031-11-02T01:30-05:00]"
    read = pakafg.When.parse(row["edtf"], zone="America/New_York")
    assert [each.earliest for each in read.pieces] == [piece["earliest"] for piece in pieces]
