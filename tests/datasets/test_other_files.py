"""ACLED, ETH/PRIO, PA-X, Airwars and TBIJ: their rules are known, and their traps told."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
from datasets.made_rows import ACLED, AIRWARS, ETHPRIO, PAX, TBIJ, kinds, made

import pakafg

if TYPE_CHECKING:
    from pathlib import Path

BOUNDS = ("low", "best", "high")


@pytest.mark.parametrize(
    ("notes", "figure", "bounds", "words"),
    [
        ("Three died.", 3, (3, 3, 3), None),
        ("Several were killed (fatalities coded as 3).", 3, (2, None, None), "coded as 3"),
        ("Several people were killed.", 10, (2, None, None), "several, coded as 10"),
        ("Dozens were killed, coded as 12.", 12, (12, None, None), "coded as 12"),
        ("Between 5 and 9; the lowest estimate is used.", 5, (5, 5, None), "lowest estimate"),
        ("Shelling; casualties unknown.", 0, (0, None, None), "number not known"),
        ("Several were wounded.", 3, (3, 3, 3), None),
    ],
)
def test_acled_figures_that_stand_for_words_are_bounds(
    notes: str, figure: int, bounds: tuple[int | None, ...], words: str | None
) -> None:
    data = pakafg.open_acled(made(ACLED, {"notes": notes, "fatalities": figure}))
    assert data.claims.select(*BOUNDS, "words").row(0) == (*bounds, words)
    assert data.totals()["given"].to_list() == [figure]


def test_acled_dates_are_as_wide_as_their_precision() -> None:
    days = {"event_date": "15 March 2031"}
    data = pakafg.open_acled(
        made(
            ACLED,
            days,
            days | {"event_id_cnty": "PAK2", "time_precision": 2},
            days | {"event_id_cnty": "PAK3", "time_precision": 3},
        )
    )
    assert data.dates.select("earliest", "latest").rows() == [
        (date(2031, 3, 15), date(2031, 3, 15)),
        (date(2031, 3, 12), date(2031, 3, 18)),
        (date(2031, 3, 1), date(2031, 3, 31)),
    ]


def test_acled_traps_are_found() -> None:
    data = pakafg.open_acled(
        made(
            ACLED,
            {},
            {"actor1": "Forces of A", "actor2": "Group B"},  # a row for each actor
            {"event_id_cnty": "PAK9"},  # the same under another id
            {"event_id_cnty": "PAK3", "event_date": "31 June 2031", "latitude": 1},
            {"event_id_cnty": "PAK4", "year": 2030, "latitude": 2},
            {"event_id_cnty": None, "latitude": 3},
            {"event_id_cnty": "PAK5", "fatalities": "few", "latitude": 4},
        )
    )
    found = kinds(data.problems)
    assert len(found["duplicate_id"]) == 1
    assert {2, 4} & set(found["duplicate_like"])
    assert found["impossible_date"] == [5]
    assert found["year_differs"] == [6]
    assert found["missing_id"] == [7]
    assert found["unread_value"] == [8]
    assert data.totals()["n_events"].to_list() == [5]
    assert data.events["sources"][0].to_list() == [
        "Dawn (Pakistan)",
        "Express Tribune (Pakistan)",
    ]


def test_acled_in_capitals_is_the_same_file() -> None:
    small = pakafg.open_acled(made(ACLED))
    capitals = pakafg.open_acled(made(ACLED).rename(str.upper))
    assert small.claims.equals(capitals.claims)


def test_ethprio_has_three_dates_each_as_wide_as_it_is_known() -> None:
    data = pakafg.open_ethprio(made(ETHPRIO, {"end_day": 0, "cf_dec_yr": -1}))
    assert data.dates.select("bound", "earliest", "latest").rows() == [
        ("start", date(2031, 6, 15), date(2031, 6, 15)),
        ("end", date(2031, 6, 1), date(2031, 6, 30)),
    ]
    assert data.problems.is_empty()


def test_the_links_of_a_ceasefire_stand_with_its_event() -> None:
    linked = pakafg.open_ethprio(made({**ETHPRIO, "links": "https://example.org/truce"}))
    assert linked.events["links"].to_list() == ["https://example.org/truce"]


def test_ethprio_traps_are_found_and_the_timeline_names_the_conflicts() -> None:
    data = pakafg.open_ethprio(
        made(
            ETHPRIO,
            {},
            {"cf_id": 2, "cf_effect_month": 5},
            {"cf_id": 3, "end_month": 5},
            {"cf_id": 4, "cf_dec_month": 2, "cf_dec_day": 31},
            {"cf_id": 5, "end_yr": 0, "end_month": 0, "end_day": 0},
        )
    )
    found = kinds(data.problems)
    assert found["stages_out_of_order"] == [3]
    assert found["end_before_start"] == [4, 4]
    assert found["impossible_date"] == [5]
    events = data.timeline().conflicts.explode("events")["events"].unique().sort().to_list()
    assert events == ["700-2", "700-3"]


@pytest.mark.parametrize(
    ("written", "read", "ambiguous"),
    [
        (["12/25/2031"], [date(2031, 12, 25)], 0),  # no month is the 25th
        (["25/12/2031"], [date(2031, 12, 25)], 0),
        (["12/01/2031", "01/13/2031"], [date(2031, 12, 1), date(2031, 1, 13)], 0),
        (["12/01/2031", "13/01/2031"], [date(2031, 1, 12), date(2031, 1, 13)], 0),
        (["12/11/2031", "12/12/2031"], [date(2031, 11, 12), date(2031, 12, 12)], 1),
    ],
)
def test_a_column_says_which_number_of_its_days_is_the_month(
    written: list[str], read: list[date], ambiguous: int
) -> None:
    rows = pl.DataFrame({"no": [str(n) for n in range(len(written))], "day": written})
    data = pakafg.open_table(rows, {"id": "no", "day": "day"})
    assert data.dates["earliest"].to_list() == read
    assert len(kinds(data.problems).get("ambiguous_date", [])) == ambiguous


def test_pax_agreements_are_events_with_a_stage() -> None:
    data = pakafg.open_pax(
        made(
            PAX,
            {},
            {"AgtId": 2, "Stage": "SubComp", "Dat": "19/10/2031"},
            {"AgtId": 3, "Dat": "2031-02-30"},
        )
    )
    assert data.events["kind"].to_list() == ["ceasefire", "framework, comprehensive", "ceasefire"]
    assert data.dates["earliest"].to_list() == [date(2031, 10, 19)] * 2
    assert kinds(data.problems)["impossible_date"] == [4]
    assert data.claims.is_empty()
    assert data.totals().is_empty()


def test_airwars_groups_are_never_added_and_what_is_conceded_stands_apart() -> None:
    conceded = {
        "unique_reference_code": "AA002",
        "latitude": 1,
        "civilian_deaths_conceded_min": 2,
        "civilian_deaths_conceded_max": 3,
    }
    data = pakafg.open_airwars(made(AIRWARS, {}, conceded))
    totals = data.totals().filter(pl.col("top"))
    assert totals.select("status", "claimant", "low", "high").rows() == [
        ("civilian", None, 10, 18),
        ("civilian", "belligerent", 2, 3),
        ("militant", None, 0, 4),
    ]
    row = data.claims.filter(claimant="belligerent").row(0, named=True)
    assert (row["relation"], row["origin"], row["incident"]) == (
        "adversary",
        "belligerent",
        "AA002",
    )
    assert data.events["grade"].to_list() == ["fair", "fair"]
    assert data.events["km"].to_list() == [5.0, 5.0]
    assert data.problems.is_empty()


def test_airwars_counts_the_injured_apart_from_the_killed() -> None:
    hurt = {"civilians_injured_min": 3, "civilians_injured_max": 7}
    data = pakafg.open_airwars(made({**AIRWARS, **hurt}))
    totals = data.totals().filter(pl.col("top"))
    assert totals.select("outcome", "status", "low", "high").rows() == [
        ("killed", "civilian", 5, 9),
        ("killed", "militant", 0, 2),
        ("wounded", "civilian", 3, 7),
    ]


def test_airwars_traps_are_found() -> None:
    data = pakafg.open_airwars(
        made(
            AIRWARS,
            {"children_killed_max": 12},
            {"unique_reference_code": "AA002", "civilians_killed_min": 11, "latitude": 1},
        )
    )
    found = kinds(data.problems)
    assert 2 in found["part_above_whole"]
    assert found["range_out_of_order"] == [3]


def test_airwars_incidents_of_the_site_are_read_as_json(tmp_path: Path) -> None:
    record = {
        "id": 1,
        "link": "https://example.org/1",
        "acf": {
            "unique_reference_code": "ISPT1",
            "incident_date": "20311010",
            "geolocations": [
                {"latitude": 1, "longitude": 2, "primary_coordinate": False},
                {
                    "latitude": 31.3,
                    "longitude": 34.2,
                    "primary_coordinate": True,
                    "geolocation_accuracy": "exact_location",
                },
            ],
            "killed_injured_civilian_non_combatants": {
                "killed_min": 2,
                "killed_max": 3,
                "injured_min": "",
                "injured_max": "",
            },
            "killed_injured_children": {"killed_min": 0, "killed_max": 1},
        },
    }
    path = tmp_path / "incidents.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    data = pakafg.open_airwars(path)
    assert data.claims.select("status", "group", "low", "high").rows() == [
        ("civilian", None, 2, 3),
        ("civilian", "child", 0, 1),
    ]
    row = data.events.select("first_day", "latitude", "longitude", "km").row(0)
    assert row == (date(2031, 10, 10), 31.3, 34.2, 0.1)


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ([], (None, None)),
        ([{"latitude": 1.5, "longitude": 2.5}, {"latitude": 3, "longitude": 4}], (1.5, 2.5)),
        ("nowhere", (None, None)),
    ],
)
def test_an_airwars_incident_is_at_the_first_place_where_none_is_marked_or_nowhere(
    tmp_path: Path, places: object, found: tuple[float | None, float | None]
) -> None:
    told: dict[str, object] = {
        "unique_reference_code": "A1",
        "incident_date": "20311010",
        "geolocations": places,
    }
    told |= {"killed_injured_civilian_non_combatants": {"killed_min": 1, "killed_max": 1}}
    path = tmp_path / "incidents.json"
    path.write_text(json.dumps([{"id": 1, "acf": told}]), encoding="utf-8")
    assert pakafg.open_airwars(path).events.select("latitude", "longitude").row(0) == found


def test_tbij_traps_are_found() -> None:
    data = pakafg.open_tbij(
        made(
            TBIJ,
            {},
            {"Strike ID": "Ob2", "Area": "East", "Minimum reported injured": 3},
            {
                "Strike ID": "Ob3",
                "Area": "West",
                "Maximum total people killed": 0,
                "Minimum total people killed": 0,
            },
            {"Strike ID": "Ob4", "Area": "South"},
            {"Strike ID": "Ob4", "Area": "South", "Date": "24/01/2031"},
            {"Strike ID": "Ob5"},
        )
    )
    found = kinds(data.problems)
    assert found["range_out_of_order"] == [3]
    assert set(found["part_above_whole"]) == {4}
    assert found["duplicate_id"] == [5, 6]
    assert found["duplicate_like"] == [2, 7]
    totals = data.totals().filter(pl.col("top"), outcome="killed")
    assert totals.select(*BOUNDS, "n_events").row(0) == (35, None, 75, 6)
    pakafg.casualties.reconcile(data.claims, data.scopes)


def test_the_sheet_on_yemen_has_other_words_for_the_same() -> None:
    yemen = made(TBIJ).rename(
        {
            "Minimum total people killed": "Minimum people killed",
            "Maximum total people killed": "Maximum people killed",
        }
    )
    assert pakafg.open_tbij(yemen).claims.equals(pakafg.open_tbij(made(TBIJ)).claims)
