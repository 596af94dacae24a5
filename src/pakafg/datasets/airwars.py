"""Airwars: incidents of civilian harm, with the least and the most of each figure.

Known editions, by their columns: the incidents of its site as JSON (`acf` with
`unique_reference_code`, `incident_date`, `killed_injured_civilian_non_combatants` and the like);
its table of incidents (`unique_reference_code`, `grading`, `civilians_killed_min`,
`civilian_deaths_conceded_min` and the like).

Rules: women, men and children are among the civilians, and are never added to them; what a
belligerent concedes is that belligerent's figure, and no part of Airwars' own; a grade (confirmed,
fair, weak, contested, discounted) is about who did it and how many say so.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.datasets.assembling import assemble
from pakafg.datasets.editions import named_first, recognise, renamed
from pakafg.datasets.layout import DatasetCitation, FigureColumns, Layout
from pakafg.datasets.read_rows import rows_of
from pakafg.datasets.sheet import read_sheet
from pakafg.datasets.zone_argument import check_zone

if TYPE_CHECKING:
    import os

    from pakafg.datasets.dataset import Dataset
    from pakafg.datasets.sheet import Sheet
    from pakafg.frames.interchange import AnyFrame

__all__ = ["open_airwars"]

_SITE: Final = "incidents of the site (JSON)"
_TABLE: Final = "table of incidents"
_EDITIONS: Final = {
    _SITE: (
        "acf_unique_reference_code",
        "acf_incident_date",
        "acf_killed_injured_civilian_non_combatants_killed_min",
    ),
    _TABLE: ("unique_reference_code", "date", "civilians_killed_min", "civilians_killed_max"),
}
_GROUPS: Final = {"women": "woman", "men": "man", "children": "child"}
_RADII: Final = {
    "exact_location": 0.1,
    "exact_location_other": 0.1,
    "exact_location_via_airwars": 0.1,
    "exact_location_via_coalition": 0.1,
    "within_100m_via_coalition": 0.1,
    "within_1m_via_coalition": 0.1,
    "nearby_landmark": 1.0,
    "street": 1.0,
    "neighbourhood_area": 2.0,
    "village": 5.0,
    "town": 5.0,
    "city": 10.0,
    "subdistrict": 25.0,
    "district": 50.0,
    "province_governorate": 150.0,
}
_CONCEDED: Final = "belligerent"
_CITATION: Final = "Airwars, https://airwars.org/; with the day of access"


def open_airwars(path: str | os.PathLike[str] | AnyFrame, *, zone: str | None = None) -> Dataset:
    """Open a file of Airwars' incidents of civilian harm.

    Civilians killed and wounded have a least and a most, and no best. Groups of them (women, men,
    children) are parts that may overlap. What belligerents concede stands apart, with the claimant
    "belligerent"; 0 to 0 conceded is nothing conceded.

    Args:
        path: A JSON, CSV, Excel or Parquet file, or a table of polars, pandas, pyarrow or DuckDB.
        zone: The time zone of all days; None: of each country that keeps one.

    Returns:
        The dataset; `grade` in its events is Airwars' grading.

    Raises:
        ArgumentError: `path` is neither, or `zone` is no time zone.
        FrameError: It is no file of an edition that pakafg knows.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> row = {"unique_reference_code": ["CS1"], "date": ["2017-03-17"], "grading": ["fair"]}
    >>> row |= {"civilians_killed_min": [5], "civilians_killed_max": [9]}
    >>> row |= {"civilian_deaths_conceded_min": [2], "civilian_deaths_conceded_max": [2]}
    >>> open_airwars(pl.DataFrame(row)).claims.select("status", "low", "high", "claimant").rows()
    [('civilian', 5, 9, None), ('civilian', 2, 2, 'belligerent')]
    """
    check_zone(zone)
    sheet = renamed(read_sheet(path))
    edition = recognise(sheet, "Airwars", _EDITIONS)
    sheet = _with_place(sheet) if edition == _SITE else sheet
    sheet = _without_empty_concessions(sheet)
    accuracy = named_first(sheet, "geolocation_accuracy", "pakafg_accuracy")
    if accuracy is not None:
        words = pl.col(accuracy).str.to_lowercase().str.replace_all(r"[^a-z0-9]+", "_")
        sheet = sheet._replace(
            rows=sheet.rows.with_columns(pakafg_accuracy=words.str.strip_chars("_"))
        )
    before = "acf_" if edition == _SITE else ""
    layout = Layout(
        cite=DatasetCitation("Airwars", None, None, _CITATION),
        figures=_figures_of_edition(sheet, edition),
        id=f"{before}unique_reference_code",
        first=f"{before}incident_date" if before else "date",
        latitude=named_first(sheet, "pakafg_latitude", "latitude", "acf_latitude"),
        longitude=named_first(sheet, "pakafg_longitude", "longitude", "acf_longitude"),
        radius=None if accuracy is None else ("pakafg_accuracy", _RADII),
        place=("location_name", "acf_location_name", "acf_region", "country"),
        countries=("country",),
        kind=named_first(sheet, "strike_type", "strike_status"),
        grade=named_first(sheet, "grading", "airwars_grading", "civilian_harm_status"),
        links=named_first(sheet, "permalink", "link"),
        like=("latitude", "longitude", "civilians_killed_min", "civilians_killed_max"),
    )
    return assemble(sheet, layout, rows_of(sheet, layout, zone))


def _figures_of_edition(sheet: Sheet, edition: str) -> tuple[FigureColumns, ...]:
    columns = set(sheet.rows.columns)

    def named(who: str, what: str, edge: str) -> str:
        if edition == _TABLE:
            return f"{who}_{what}_{edge}"
        words = {"civilians": "civilian_non_combatants", "militants": "belligerents"}
        return f"acf_killed_injured_{words.get(who, who)}_{what}_{edge}"

    found = []
    for outcome, what in (("killed", "killed"), ("wounded", "injured")):
        for who, status, group, top in (
            ("civilians", "civilian", None, True),
            *((who, "civilian", group, False) for who, group in _GROUPS.items()),
            ("militants", "militant", None, True),
        ):
            low, high = named(who, what, "min"), named(who, what, "max")
            if {low, high} <= columns:
                found.append(
                    FigureColumns(
                        outcome=outcome, low=low, high=high, status=status, group=group, top=top
                    )
                )
    for outcome, what in (("killed", "deaths"), ("wounded", "injuries")):
        low, high = (f"civilian_{what}_conceded_{edge}" for edge in ("min", "max"))
        if {low, high} <= columns:
            found.append(
                FigureColumns(
                    outcome=outcome,
                    low=low,
                    high=high,
                    status="civilian",
                    relation="adversary",
                    claimant=_CONCEDED,
                )
            )
    return tuple(found)


def _without_empty_concessions(sheet: Sheet) -> Sheet:
    """Take 0 to 0 conceded for nothing conceded, which the table writes so."""
    rows = sheet.rows
    for what in ("deaths", "injuries"):
        pair = [f"civilian_{what}_conceded_{edge}" for edge in ("min", "max")]
        if set(pair) <= set(rows.columns):
            is_none = pl.all_horizontal(pl.col(pair).fill_null("0").is_in(["0", "0.0", ""]))
            rows = rows.with_columns(pl.when(~is_none).then(pl.col(pair)))
    return sheet._replace(rows=rows)


def _with_place(sheet: Sheet) -> Sheet:
    """Take the primary coordinate of each incident from its list of places."""
    if "acf_geolocations" not in sheet.rows.columns:
        return sheet
    places = [_primary(each) for each in sheet.rows["acf_geolocations"]]
    names = ("latitude", "longitude", "geolocation_accuracy")
    columns = {
        f"pakafg_{name.removeprefix('geolocation_')}": pl.Series(
            [None if place.get(name) in {None, ""} else str(place[name]) for place in places],
            dtype=pl.String,
        )
        for name in names
    }
    return sheet._replace(rows=sheet.rows.with_columns(**columns))


def _primary(text: str | None) -> dict[str, Any]:
    """Read a list of places, and choose the one that is marked, else the first."""
    try:
        places = json.loads(text) if text else []
    except (ValueError, RecursionError):
        places = []
    told = [each for each in places if isinstance(each, dict)] if isinstance(places, list) else []
    marked = [each for each in told if each.get("primary_coordinate")]
    return next(iter([*marked, *told]), {})
