"""Columns go by several names, and places by several columns: each is read as it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from datasets import made_rows
from datasets.made_rows import made

import pakafg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pakafg import Dataset

AIRWARS, ETHPRIO, TBIJ = made_rows.AIRWARS, made_rows.ETHPRIO, made_rows.TBIJ
LINK = "https://example.org/1"


@pytest.mark.parametrize(
    ("reader", "row", "lacks", "has", "field", "value"),
    [
        (pakafg.open_airwars, AIRWARS, "grading", "airwars_grading", "grade", "fair"),
        (pakafg.open_airwars, AIRWARS, "grading", "civilian_harm_status", "grade", "confirmed"),
        (pakafg.open_airwars, AIRWARS, None, "strike_type", "kind", "airstrike"),
        (pakafg.open_airwars, AIRWARS, None, "strike_status", "kind", "likely strike"),
        (pakafg.open_airwars, AIRWARS, None, "permalink", "links", LINK),
        (pakafg.open_airwars, AIRWARS, None, "link", "links", LINK),
        (pakafg.open_ethprio, ETHPRIO, "ceasefire_class", "ceasefire_type", "kind", "definitive"),
        (pakafg.open_tbij, TBIJ, None, "Latitude", "latitude", 33.5),
        (pakafg.open_tbij, TBIJ, None, "Lat", "latitude", 33.5),
        (pakafg.open_tbij, TBIJ, None, "Longitude", "longitude", 69.5),
        (pakafg.open_tbij, TBIJ, None, "Lon", "longitude", 69.5),
        (pakafg.open_tbij, TBIJ, None, "Lng", "longitude", 69.5),
        (pakafg.open_tbij, TBIJ, None, "Type of attack", "kind", "drone strike"),
        (pakafg.open_tbij, TBIJ, None, "Drone strike", "kind", "1"),
        (pakafg.open_tbij, TBIJ, None, "US confirmed?", "grade", "1"),
        (pakafg.open_tbij, TBIJ, None, "Confirmed/possible US attack?", "grade", "Possible"),
        (pakafg.open_tbij, TBIJ, None, "Link", "links", LINK),
        (pakafg.open_tbij, TBIJ, None, "Links", "links", LINK),
        (pakafg.open_tbij, TBIJ, None, "References", "links", LINK),
        (pakafg.open_tbij, TBIJ, None, "Bureau link", "links", LINK),
    ],
)
def test_a_column_is_known_by_each_of_its_names(  # noqa: PLR0913, PLR0917  (what a file has)
    reader: Callable[..., Dataset],
    row: Mapping[str, Any],
    lacks: str | None,
    has: str,
    field: str,
    value: object,
) -> None:
    named = {name: each for name, each in row.items() if name != lacks} | {has: value}
    assert reader(made(named)).events[field].to_list() == [value]


@pytest.mark.parametrize(
    ("reader", "row", "columns"),
    [
        (pakafg.open_ucdp, made_rows.UCDP, ("where_coordinates", "adm_2", "adm_1")),
        (pakafg.open_acled, made_rows.ACLED, ("location", "admin3", "admin2", "admin1")),
        (pakafg.open_airwars, AIRWARS, ("location_name", "country")),
        (pakafg.open_tbij, TBIJ, ("Most specific location", "Location", "Area", "District")),
        (pakafg.open_icews, made_rows.ICEWS, ("City", "District", "Province", "Country")),
        (
            pakafg.open_plover,
            made_rows.POLECAT,
            ("Placename", "City", "District", "Province", "Country"),
        ),
    ],
)
def test_an_event_is_at_the_finest_place_that_its_row_names(
    reader: Callable[..., Dataset], row: Mapping[str, Any], columns: tuple[str, ...]
) -> None:
    places = {name: f"the {name.lower()} of Orrin" for name in columns}
    key = next(iter(row)) if reader is not pakafg.open_ucdp else "relid"
    rows = [
        {key: str(n), **dict.fromkeys(columns[:n])} for n in range(len(columns))
    ]  # each lacks one more
    data = reader(made({**row, **places}, *rows))
    assert data.events["place"].to_list() == list(places.values())


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-00-00", "2031-01-01", "2031-12-31"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031-02-00", "2031-02-01", "2031-02-28"),
        ("2031-02-03 00:00:00", "2031-02-03", "2031-02-03"),
        ("20310203", "2031-02-03", "2031-02-03"),
        ("3 February 2031", "2031-02-03", "2031-02-03"),
        ("3-Feb-31", "2031-02-03", "2031-02-03"),
        ("February 3, 2031", "2031-02-03", "2031-02-03"),
    ],
)
def test_a_day_is_as_wide_as_it_is_written(written: str, first: str, last: str) -> None:
    rows = pl.DataFrame({"no": ["a"], "day": [written]})
    dates = pakafg.open_table(rows, {"id": "no", "day": "day"}).dates
    told = dates.select(pl.col("earliest", "latest").cast(pl.String)).row(0)
    assert told == (first, last)


def test_an_event_of_which_one_of_two_days_is_told_is_of_that_day() -> None:
    days = {"first": ["2031-02-03", None, "2031-02-01"], "last": [None, "2031-02-05", "2031-02-02"]}
    rows = pl.DataFrame({"no": ["a", "b", "c"], **days})
    data = pakafg.open_table(rows, {"id": "no", "first_day": "first", "last_day": "last"})
    told = data.events.select(pl.col("first_day", "last_day").dt.day())
    assert told.rows() == [(3, 3), (5, 5), (1, 2)]
    assert data.problems.filter(kind="one_day_missing")["id"].to_list() == ["a", "b"]


def test_datasets_are_equal_where_they_hold_the_same() -> None:
    data, again = pakafg.open_acled(made(made_rows.ACLED)), pakafg.open_acled(made(made_rows.ACLED))
    assert data == again
    assert hash(data) == hash(again)
    assert data != pakafg.open_acled(made(made_rows.ACLED, {"fatalities": 4}))
    assert data != pakafg.open_table(made(made_rows.ACLED), {"killed": "fatalities"})
    assert data != "ACLED"
