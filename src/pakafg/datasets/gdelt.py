"""GDELT: coded events of news reports the world over, by CAMEO.

Known editions, by their number of columns, for the files have no header: GDELT 2.0 (61), GDELT 1.0
(58; 57 before April 2013, without addresses); or by the names of these columns, where somebody has
put them on top. Tabs stand between cells, whatever the ending.

Rules of its codebook (2.0): a row is one action between two actors, however many reports tell it;
`SOURCEURL` is the first report that was found, and `NumSources` how many outlets there were;
`SQLDATE` is the day of the event, which may lie years before the report. Its own list of codes
gives 101, 105, 106, 107 and 108 another meaning than CAMEO's manual: what these ask is not told.
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
from pakafg.datasets.sheet import normalised, read_sheet
from pakafg.datasets.zone_argument import check_zone

if TYPE_CHECKING:
    import os

    from pakafg.datasets.dataset import Dataset
    from pakafg.datasets.sheet import Sheet
    from pakafg.frames.interchange import AnyFrame

__all__ = ["open_gdelt"]

_ACTOR: Final = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_ACTION: Final = (
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
)


def _edition_columns(*place: str) -> tuple[str, ...]:
    """Name the columns of an edition by those of a place."""
    return (
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
        *_ACTION,
        *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in place),
        *("DATEADDED", "SOURCEURL"),
    )


_FIRST: Final = _edition_columns(
    "Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID"
)
_SECOND: Final = _edition_columns(
    *("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
)
_FORM: Final = TextForm(
    quotes=False,
    headers={len(_SECOND): _SECOND, len(_FIRST): _FIRST, len(_FIRST) - 1: _FIRST[:-1]},
    tabs=True,
)
_NEEDED: Final = (
    *("globaleventid", "sqldate", "actor1name", "actor2name", "eventcode", "actiongeo_fullname"),
)
_EDITIONS: Final = {
    "2.0, 61 columns": (*_NEEDED, "actiongeo_adm2code"),
    "1.0, 57 or 58 columns": _NEEDED,
}
_KNOWN: Final = frozenset(map(normalised, _SECOND))
# By the type of a place: a country, a state, a city of the United States; a city, a state.
_RADII: Final = {"1": 500.0, "2": 150.0, "3": 10.0, "4": 10.0, "5": 150.0}
_CITATION: Final = (
    "Leetaru, Kalev, and Philip A. Schrodt (2013). GDELT: Global Data on Events, Location and "
    "Tone, 1979–2012. Annual Convention of the International Studies Association; with a link to "
    "https://www.gdeltproject.org/"
)
_TERMS: Final = "free for any use, with a citation of the GDELT Project and a link to it"
_HOST: Final = r"^(?i:https?://(?:www\d*\.)?)([^/:?#]+)"


def open_gdelt(path: str | os.PathLike[str] | AnyFrame, *, zone: str | None = None) -> Dataset:
    """Open a file of events of GDELT, unpacked.

    What is said becomes `Dataset.statements`, and what is asked `Dataset.demands`; the outlet of
    the first report is the origin of both. Deeds and meetings are events alone, and their codes
    are told.

    Args:
        path: A file of GDELT (.CSV with tabs and no header), any other CSV, an Excel, Parquet or
            JSON file, or a table of polars, pandas, pyarrow or DuckDB.
        zone: The time zone of all days; None: of each country that keeps one.

    Returns:
        The dataset. Its events have the columns of GDELT, all of them.

    Raises:
        ArgumentError: `path` is neither, or `zone` is no time zone.
        FrameError: It is no file of an edition that pakafg knows.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> row = {"GLOBALEVENTID": [1], "SQLDATE": [20310304], "EventCode": ["1056"]}
    >>> row |= {"Actor1Name": ["PAKISTAN"], "Actor2Name": ["AFGHANISTAN"]}
    >>> row |= {"ActionGeo_FullName": ["Kabul, Kabol, Afghanistan"]}
    >>> row |= {"SOURCEURL": ["https://www.dawn.com/news/1"]}
    >>> data = open_gdelt(pl.DataFrame(row))
    >>> data.demands.select("by", "of", "subject", "origin").row(0)
    ('PAKISTAN', 'AFGHANISTAN', 'de-escalation of military engagement', 'dawn.com')
    """
    check_zone(zone)
    sheet = renamed(read_sheet(path, _FORM))
    edition = recognise(sheet, "GDELT", _EDITIONS)
    tell_unknown(sheet, _KNOWN)
    sheet, coded = _coded_actions(sheet)
    layout = Layout(
        cite=DatasetCitation("GDELT", edition.partition(",")[0], _TERMS, _CITATION),
        id="globaleventid",
        first="sqldate",
        year="year",
        latitude="actiongeo_lat",
        longitude="actiongeo_long",
        radius=("actiongeo_type", _RADII),
        place=("actiongeo_fullname",),
        countries=("pakafg_country",),
        kind="eventcode",
        parties=("pakafg_speaker", "pakafg_addressee"),
        links="sourceurl",
        like=("pakafg_speaker", "pakafg_addressee", "eventcode", "sourceurl"),
    )
    return assemble_events(sheet, layout, coded, "eventcode", zone)


def _coded_actions(sheet: Sheet) -> tuple[Sheet, pl.DataFrame]:
    """Read the codes of a sheet and the names beside them."""
    rows = sheet.rows.with_columns(
        pl.lit(None, pl.String).alias(name) for name in _KNOWN if name not in sheet.rows.columns
    )
    url = named_or_null(pl.col("sourceurl"))
    rows = rows.with_columns(
        eventcode=read_cameo(sheet, rows, "eventcode", "globaleventid"),
        sourceurl=url,
        pakafg_speaker=_actor("actor1"),
        pakafg_addressee=_actor("actor2"),
        pakafg_country=pl.col("actiongeo_fullname").str.extract(r"([^,]*)$", 1).str.strip_chars(),
        # What is no address is the citation of a report that is not on the web.
        pakafg_outlet=pl.coalesce(url.str.extract(_HOST, 1).str.to_lowercase(), url),
    )
    coded = rows.select(
        speaker="pakafg_speaker",
        speaker_country=named_or_null(pl.col("actor1countrycode")),
        addressee="pakafg_addressee",
        addressee_country=named_or_null(pl.col("actor2countrycode")),
        code_name=pl.lit(None, pl.String),
        origin="pakafg_outlet",
        report="sourceurl",
    ).hstack(said_by_cameo(rows["eventcode"], manual=False))
    return sheet._replace(rows=rows), coded


def _actor(who: str) -> pl.Expr:
    """Name an actor as the file does, and by its code where it has no name."""
    return pl.coalesce(named_or_null(pl.col(f"{who}{each}")) for each in ("name", "code"))
