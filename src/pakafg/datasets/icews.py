"""ICEWS: coded events of news reports, by CAMEO.

Known editions, by their columns: the files of years and of weeks on Dataverse (`Event ID`,
`Event Date`, `Source Name`, `CAMEO Code`, `Target Name`, `Story ID`, `Publisher` and the like; tabs
between them, and quotation marks that are letters).

Rules: an event id may stand twice, with another day each (2013 and before); a meeting and other
mutual events stand once from each side; one sentence may give several events. The day is that of
the event as coded, as a rule that of the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.datasets.editions import recognise, renamed, tell_unknown
from pakafg.datasets.event_data import (
    assemble_events,
    named_or_null,
    read_cameo,
    said_by_cameo,
)
from pakafg.datasets.layout import DatasetCitation, Layout
from pakafg.datasets.separated_text import TextForm
from pakafg.datasets.sheet import read_sheet
from pakafg.datasets.zone_argument import check_zone

if TYPE_CHECKING:
    import os

    from pakafg.datasets.dataset import Dataset
    from pakafg.datasets.sheet import Sheet
    from pakafg.frames.interchange import AnyFrame

__all__ = ["open_icews"]

_NEEDED: Final = ("event_id", "event_date", "source_name", "cameo_code", "target_name")
_EDITIONS: Final = {"files of years and weeks": _NEEDED}
_NAMES: Final = (
    *("source_name", "source_country", "target_name", "target_country", "event_text"),
    *("story_id", "publisher", "city", "district", "province", "country"),
)
_KNOWN: Final = frozenset(
    {
        *_NEEDED,
        *_NAMES,
        *("source_sectors", "intensity", "target_sectors", "sentence_number"),
        *("latitude", "longitude"),
    }
)
_CITATION: Final = (
    "Boschee, Elizabeth, Jennifer Lautenschlager, Sean O'Brien, Steve Shellman, James Starz and "
    "Michael Ward (2015). ICEWS Coded Event Data. Harvard Dataverse, doi:10.7910/DVN/28075; with "
    "the version of the file"
)
_RADII: Final = {"city": 10.0, "district": 50.0, "province": 150.0, "country": 500.0}
_FORM: Final = TextForm(quotes=False)


def open_icews(path: str | os.PathLike[str] | AnyFrame, *, zone: str | None = None) -> Dataset:
    """Open a file of ICEWS.

    What is said becomes `Dataset.statements`, and what is asked `Dataset.demands`; the outlet is
    the origin of both, and the story its report. Deeds and meetings are events alone, and their
    codes are told.

    Args:
        path: A tab-separated (.tab), CSV, Excel, Parquet or JSON file, or a table of polars,
            pandas, pyarrow or DuckDB.
        zone: The time zone of all days; None: of each country that keeps one.

    Returns:
        The dataset. Its events have the columns of ICEWS, all of them.

    Raises:
        ArgumentError: `path` is neither, or `zone` is no time zone.
        FrameError: It is no file of an edition that pakafg knows.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> row = {"Event ID": [1], "Event Date": ["2031-03-04"], "CAMEO Code": ["1053"]}
    >>> row |= {"Source Name": ["Ministry (A)"], "Target Name": ["Group B"]}
    >>> row |= {"Story ID": [9], "Publisher": ["Dawn"]}
    >>> data = open_icews(pl.DataFrame(row))
    >>> data.demands.select("by", "of", "kind", "subject", "origin").row(0)
    ('Ministry (A)', 'Group B', 'demand', 'the release of persons or property', 'Dawn')
    """
    check_zone(zone)
    sheet = renamed(read_sheet(path, _FORM))
    recognise(sheet, "ICEWS", _EDITIONS)
    tell_unknown(sheet, _KNOWN)
    sheet, coded = _coded_sentences(sheet)
    layout = Layout(
        cite=DatasetCitation("ICEWS", None, None, _CITATION),
        id="event_id",
        first="event_date",
        latitude="latitude",
        longitude="longitude",
        radius=("pakafg_place", _RADII),
        place=("city", "district", "province", "country"),
        countries=("country",),
        kind="event_text",
        parties=("source_name", "target_name"),
        like=("source_name", "target_name", "cameo_code", "story_id"),
    )
    return assemble_events(sheet, layout, coded, "cameo_code", zone)


def _coded_sentences(sheet: Sheet) -> tuple[Sheet, pl.DataFrame]:
    """Read the codes of a sheet and the names beside them."""
    names = [name for name in sheet.rows.columns if name in _NAMES]
    rows = sheet.rows.with_columns(named_or_null(pl.col(name)).alias(name) for name in names)
    rows = rows.with_columns(
        pl.lit(None, pl.String).alias(name) for name in _KNOWN if name not in rows.columns
    )
    rows = rows.with_columns(
        cameo_code=read_cameo(sheet, rows, "cameo_code", "event_id"),
        pakafg_place=pl.coalesce(
            pl.when(pl.col(name).is_not_null()).then(pl.lit(name)) for name in _RADII
        ),
    )
    coded = rows.select(
        speaker="source_name",
        speaker_country="source_country",
        addressee="target_name",
        addressee_country="target_country",
        code_name="event_text",
        origin="publisher",
        report="story_id",
    ).hstack(said_by_cameo(rows["cameo_code"], manual=True))
    return sheet._replace(rows=rows), coded
