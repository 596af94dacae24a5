"""Rows made up for tests, in the shape of each dataset's files; none is of a real event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

UCDP: Final[Mapping[str, Any]] = {
    "id": 1,
    "relid": "PAK-2031-1-7-1",
    "year": 2031,
    "code_status": "Clear",
    "type_of_violence": 1,
    "side_a": "Government of A",
    "side_b": "Group B",
    "source_office": "Dawn",
    "source_date": "2031-03-05",
    "where_prec": 1,
    "where_coordinates": "A town",
    "latitude": 34.0,
    "longitude": 71.5,
    "country": "Pakistan",
    "event_clarity": 1,
    "date_prec": 1,
    "date_start": "2031-03-04",
    "date_end": "2031-03-04",
    "deaths_a": 1,
    "deaths_b": 2,
    "deaths_civilians": 0,
    "deaths_unknown": 0,
    "best": 3,
    "high": 5,
    "low": 2,
}
ACLED: Final[Mapping[str, Any]] = {
    "event_id_cnty": "PAK1",
    "event_date": "04 March 2031",
    "year": 2031,
    "time_precision": 1,
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Group B",
    "actor2": "Forces of A",
    "country": "Pakistan",
    "location": "A town",
    "latitude": 34.01,
    "longitude": 71.5,
    "geo_precision": 1,
    "source": "Dawn (Pakistan); Express Tribune (Pakistan)",
    "notes": "Three died.",
    "fatalities": 3,
}
ETHPRIO: Final[Mapping[str, Any]] = {
    "cc": 700,
    "cf_id": 1,
    "location": "Afghanistan",
    "side": 1,
    "ceasefire_class": 2,
    "cf_dec_yr": 2031,
    "cf_dec_month": 6,
    "cf_dec_day": 7,
    "cf_effect_yr": 2031,
    "cf_effect_month": 6,
    "cf_effect_day": 15,
    "end_yr": 2031,
    "end_month": 6,
    "end_day": 18,
}
PAX: Final[Mapping[str, Any]] = {
    "Con": "Afghanistan/Pakistan",
    "PPName": "A process",
    "AgtId": 1,
    "Agt": "A truce",
    "Dat": "2031-10-19",
    "Status": "Multiparty signed/agreed",
    "Agtp": "Inter",
    "Stage": "Cea",
    "StageSub": "Ceas",
}
AIRWARS: Final[Mapping[str, Any]] = {
    "unique_reference_code": "AA001",
    "country": "syria",
    "date": "2031-03-17",
    "grading": "fair",
    "latitude": 36.3,
    "longitude": 43.1,
    "geolocation_accuracy": "Town",
    "civilians_killed_min": 5,
    "civilians_killed_max": 9,
    "children_killed_min": 1,
    "children_killed_max": 4,
    "women_killed_min": 1,
    "women_killed_max": 5,
    "militants_killed_min": 0,
    "militants_killed_max": 2,
    "civilian_deaths_conceded_min": 0,
    "civilian_deaths_conceded_max": 0,
}
TBIJ: Final[Mapping[str, Any]] = {
    "Strike ID": "Ob1",
    "Date": "23/01/2031",
    "Area": "North",
    "Minimum total people killed": 7,
    "Maximum total people killed": 15,
    "Minimum civilians reported killed": 0,
    "Maximum civilians reported killed": 11,
    "Minimum children reported killed": 0,
    "Maximum children reported killed": 1,
    "Minimum reported injured": 1,
    "Maximum reported injured": 2,
}
ICEWS: Final[Mapping[str, Any]] = {
    "Event ID": 1,
    "Event Date": "2031-03-04",
    "Source Name": "Foreign Affairs (A)",
    "Source Sectors": "Executive,Foreign Ministry,Government",
    "Source Country": "Pakistan",
    "Event Text": "Demand release of persons or property",
    "CAMEO Code": "1053",
    "Intensity": -5.0,
    "Target Name": "Group B",
    "Target Sectors": "NA",
    "Target Country": "Afghanistan",
    "Story ID": 47,
    "Sentence Number": 2,
    "Publisher": "Dawn",
    "City": "A town",
    "District": "NA",
    "Province": "A province",
    "Country": "Pakistan",
    "Latitude": 34.0,
    "Longitude": 71.5,
}
GDELT: Final[Mapping[str, Any]] = {
    "GLOBALEVENTID": 1,
    "SQLDATE": 20310304,
    "Year": 2031,
    "Actor1Code": "PAKGOV",
    "Actor1Name": "PAKISTAN",
    "Actor1CountryCode": "PAK",
    "Actor2Code": "AFG",
    "Actor2Name": None,
    "Actor2CountryCode": "AFG",
    "EventCode": "1056",
    "EventBaseCode": "105",
    "EventRootCode": "10",
    "NumSources": 3,
    "ActionGeo_Type": 4,
    "ActionGeo_FullName": "A town, A province, Afghanistan",
    "ActionGeo_ADM2Code": None,
    "ActionGeo_Lat": 34.0,
    "ActionGeo_Long": 71.5,
    "DATEADDED": 20310304120000,
    "SOURCEURL": "https://www.dawn.com/news/1",
}
POLECAT: Final[Mapping[str, Any]] = {
    "Event ID": "e1",
    "Event Date": "2031-03-04",
    "Event Type": "REQUEST",
    "Event Mode": "yield",
    "Intensity": -3.0,
    "Contexts": "military",
    "Actor Name": "Pakistan",
    "Actor Country": "PAK",
    "Recipient Name": "Group B",
    "Recipient Country": "AFG",
    "Placename": "A town",
    "City": "A town",
    "Country": "Pakistan",
    "Latitude": 34.0,
    "Longitude": 71.5,
    "Source": "Dawn",
    "Publication Date": "2031-03-05",
}


def made(row: Mapping[str, Any], *changes: Mapping[str, Any]) -> pl.DataFrame:
    """Make a table of text of a row that is changed, once for each of the changes."""
    rows = [{**row, **change} for change in changes or ({},)]
    return pl.DataFrame(
        [{name: None if v is None else str(v) for name, v in each.items()} for each in rows],
        schema=dict.fromkeys(row, pl.String),
    )


def kinds(problems: pl.DataFrame) -> dict[str, list[int | None]]:
    """The rows of each kind of problem, sorted."""
    found = problems.group_by("kind").agg(pl.col("row").sort(nulls_last=False))
    return dict(sorted(found.iter_rows()))
