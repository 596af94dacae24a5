"""UCDP GED: events of organised violence, with low, best and high.

Known editions, by their columns: the global files since 17.1 and the candidate files of months
and quarters (low, best, high, `event_clarity`, `date_prec`, `where_prec`; from 18.1 with `relid`),
also as the Humanitarian Data Exchange republishes them, with a row of HXL tags; and the files 1.0
to 5.0 (`low_est`, `best_est`, `high_est`).

Rules of its codebook (23.1): best is the sum of both sides' dead, civilians and unknown; a report
that only totals several clashes is one event of clarity 2, from which known ones are subtracted;
`date_prec` 1 to 5 are a day, 2 to 6 days, a week, 8 to 31 days, and more; ids that end in .1, .2
are one event over several places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from pakafg.datasets.assembling import assemble
from pakafg.datasets.editions import recognise, renamed, tell_unknown, version_of
from pakafg.datasets.layout import DatasetCitation, FigureColumns, Layout
from pakafg.datasets.read_rows import rows_of
from pakafg.datasets.sheet import read_sheet
from pakafg.datasets.zone_argument import check_zone

if TYPE_CHECKING:
    import os

    from pakafg.datasets.dataset import Dataset
    from pakafg.frames.interchange import AnyFrame

__all__ = ["open_ucdp"]

_NEEDED: Final = ("id", "date_start", "date_end", "date_prec", "latitude", "longitude")
_EDITIONS: Final = {
    "GED since 17.1, and candidates": (*_NEEDED, "low", "best", "high", "deaths_a", "deaths_b"),
    "GED 1.0 to 5.0": (*_NEEDED, "low_est", "best_est", "high_est"),
}
_COLUMNS: Final = (
    "id relid year active_year code_status type_of_violence type_of_viol conflict_dset_id "
    "conflict_new_id conflict_name conflict_id dyad_dset_id dyad_new_id dyad_name dyad_id "
    "side_a_dset_id side_a_new_id side_a side_a_id side_b_dset_id side_b_new_id side_b "
    "side_b_id number_of_sources source_article source_office source_date source_headline "
    "source_original where_prec where_coordinates where_description where_description_ adm_1 "
    "adm_2 adm1 adm2 latitude longitude geom_wkt priogrid_gid gid country iso3 country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low best_est high_est low_est gwnoa gwnob gwno gwab location "
    "iso_alpha3 source_all libyear clarity"
)
_KNOWN: Final = frozenset(_COLUMNS.split())
_CITATION: Final = (
    "Sundberg, Ralph, and Erik Melander (2013). Introducing the UCDP Georeferenced Event Dataset. "
    "Journal of Peace Research 50(4), 523–532; with the article of the edition"
)
_CANDIDATES: Final = (
    "Hegre, Håvard, Mihai Croicu, Kristine Eck and Stina Högbladh (2020). Introducing the UCDP "
    "Candidate Events Dataset. Research & Politics 7(3), doi:10.1177/2053168020935257"
)
_CANDIDATE: Final = r"\d+\.0\d?\.\d+"  # 25.0.9: the candidate events of September 2025
# How far an event may lie from its point: 1 exact, 2 within about 25 km, 3 a district, 4 a
# province, 5 a line or a region, 6 a country, 7 the sea or the air.
_RADII: Final = {"1": 0.0, "2": 25.0, "3": 50.0, "4": 150.0, "5": 150.0, "6": 500.0, "7": 500.0}
_WIDTHS: Final = {"1": (1, 1), "2": (2, 6), "3": (7, 7), "4": (8, 31), "5": (32, 366)}
_SIDES: Final = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def open_ucdp(path: str | os.PathLike[str] | AnyFrame, *, zone: str | None = None) -> Dataset:
    """Open a file of UCDP GED.

    Rows of one split event (relid "a.1", "a.2") are parts of a whole "a", which has their sum and
    is not said to have no other parts. The figure of each row is one claim: low, best and high.
    Those of side_a, side_b and civilian are its parts, of which UCDP tells a best alone.

    Args:
        path: A CSV, Excel, Parquet or JSON file, or a table of polars, pandas, pyarrow or DuckDB.
        zone: The time zone of all days; None: of each country that keeps one.

    Returns:
        The dataset. Its events have UCDP's columns, all of them.

    Raises:
        ArgumentError: `path` is neither, or `zone` is no time zone.
        FrameError: It is no file of an edition that pakafg knows.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> rows = pl.DataFrame(
    ...     {
    ...         "id": [1, 2],
    ...         "relid": ["PAK-2009-1-7-1.1", "PAK-2009-1-7-1.2"],
    ...         "date_start": ["2009-04-15"] * 2,
    ...         "date_end": ["2009-04-15"] * 2,
    ...         "date_prec": [1, 1],
    ...         "latitude": [34.0, 34.2],
    ...         "longitude": [71.5, 71.6],
    ...         "country": ["Pakistan"] * 2,
    ...         "deaths_a": [1, 0],
    ...         "deaths_b": [2, 3],
    ...         "low": [3, 2],
    ...         "best": [3, 3],
    ...         "high": [3, 4],
    ...     }
    ... )
    >>> data = open_ucdp(rows)
    >>> data.totals().filter(top=True).select("low", "best", "high", "n_events").row(0)
    (5, 6, 7, 1)
    """
    check_zone(zone)
    sheet = renamed(read_sheet(path))
    edition = recognise(sheet, "UCDP", _EDITIONS)
    tell_unknown(sheet, _KNOWN)
    layout = _layout(sheet.label, sheet.rows.columns, old=edition.startswith("GED 1.0"))
    return assemble(sheet, layout, rows_of(sheet, layout, zone))


def _layout(label: str, columns: list[str], *, old: bool) -> Layout:
    low, best, high = (f"{each}_est" if old else each for each in ("low", "best", "high"))
    has_relid = "relid" in columns
    part = FigureColumns(outcome="killed", bounds=False, top=False)
    sides = [("side_a", "deaths_a"), ("side_b", "deaths_b"), ("civilian", "deaths_civilians")]
    version = version_of(label)
    is_candidate = re.fullmatch(_CANDIDATE, version or "") is not None
    citation = f"{_CANDIDATES}; {_CITATION}" if is_candidate else _CITATION
    return Layout(
        cite=DatasetCitation("UCDP GED", version, "CC BY 4.0", citation),
        figures=(
            FigureColumns(outcome="killed", low=low, best=best, high=high),
            *(
                evolve(part, status=word, best=column)
                for word, column in sides
                if column in columns
            ),
        ),
        id="relid" if has_relid else "id",
        splits=has_relid,
        first="date_start",
        last="date_end",
        year="year",
        latitude="latitude",
        longitude="longitude",
        radius=("where_prec", _RADII),
        place=("where_coordinates", "location", "adm_2", "adm_1"),
        countries=("country",),
        kind="type_of_viol" if old and "type_of_viol" in columns else "type_of_violence",
        parties=("side_a", "side_b"),
        summary=("event_clarity", "2"),
        grade="code_status",
        sources=("source_office", ";"),
        source_days="source_date",
        sides=(*_SIDES, best),
        like=("latitude", "longitude", "side_a", "side_b", low, best, high),
        width=("date_prec", _WIDTHS),
    )
