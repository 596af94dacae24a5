"""ACLED: events of political violence and protest, with one figure of fatalities.

Known editions, by their columns: exports and answers of the API since 2023 (`event_id_cnty`,
`disorder_type`, `time_precision`, `geo_precision`, `civilian_targeting`, `tags`), and older ones
(with `data_id`, `event_id_no_cnty`, `iso3`), in capitals, too, as the yearly Excel files had them.

Rules of its codebook: where sources differ or are vague, the figure is the lowest that fits;
several, many or few are coded as 3 or 10, dozens as 12, hundreds as 100. Such a figure is a lower
bound here, without a best. `time_precision` 2 is a week and 3 a month, of which `event_date` is
the middle; `geo_precision` 2 is the surroundings of the place and 3 a region.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import evolve

from pakafg.datasets.assembling import assemble
from pakafg.datasets.editions import recognise, renamed, tell_unknown
from pakafg.datasets.layout import DatasetCitation, FigureColumns, Layout
from pakafg.datasets.read_rows import rows_of
from pakafg.datasets.sheet import read_sheet
from pakafg.datasets.zone_argument import check_zone

if TYPE_CHECKING:
    import os

    from pakafg.datasets.dataset import Dataset
    from pakafg.datasets.read_rows import ReadRows
    from pakafg.frames.interchange import AnyFrame

__all__ = ["open_acled"]

_NEEDED: Final = ("event_date", "fatalities")
_EDITIONS: Final = {
    "exports and the API since 2023": (*_NEEDED, "event_id_cnty", "disorder_type"),
    "exports before 2023": (*_NEEDED, "event_id_cnty"),
    "exports before 2018, by data_id": (*_NEEDED, "data_id"),
}
_COLUMNS: Final = (
    "data_id iso event_id_cnty event_id_no_cnty event_date year time_precision disorder_type "
    "event_type sub_event_type actor1 assoc_actor_1 ally_actor_1 inter1 actor2 assoc_actor_2 "
    "ally_actor_2 inter2 interaction civilian_targeting region country admin1 admin2 admin3 "
    "location latitude longitude geo_precision source source_scale notes fatalities tags "
    "timestamp iso3 population_1km population_2km population_5km population_best gwno"
)
_KNOWN: Final = frozenset(_COLUMNS.split())
_CITATION: Final = (
    "Raleigh, Clionadh, Roudabeh Kishi and Andrew Linke (2023). Political instability patterns are "
    "obscured by conflict dataset scope conditions, sources, and coding choices. Humanities and "
    "Social Sciences Communications 10, 74, doi:10.1057/s41599-023-01559-4; with ACLED, "
    "acleddata.com, and the day of access"
)
_RADII: Final = {"1": 0.0, "2": 50.0, "3": 150.0}
_CODED: Final = r"coded (?:as|at) (\d+)"
_LOWEST: Final = r"lowest (?:\w+ )?(?:estimate|figure|number|report)|(?:conservative|low) estimate"
_VAGUE: Final = (
    r"\b(several|many|numerous|(?:a )?few|dozens|scores|tens|hundreds)\b"
    r"[^.;]{0,60}\b(?:killed|dead|deaths?|died|fatalities)"
)
_UNKNOWN: Final = (
    r"(?:fatalities|casualties|deaths|death toll|number of (?:dead|killed))(?: \w+){0,3} "
    r"(?:unknown|unspecified|unclear|unreported|not (?:known|reported|specified|clear))"
    r"|(?:unknown|unspecified)(?: number of)? (?:fatalities|casualties|deaths)"
)
# The least that a word allows; of the figures that several, many and few are coded as, 2.
_LEAST: Final = {"dozens": 12, "scores": 20, "tens": 10, "hundreds": 100}
_BY_CONVENTION: Final = (3, 10, 12, 20, 100)
_HALF_WEEK: Final = 3  # days before and after the middle of seven


def open_acled(path: str | os.PathLike[str] | AnyFrame, *, zone: str | None = None) -> Dataset:
    """Open a file of ACLED.

    A figure whose notes say that it is a convention ("coded as 3", "several were killed") is a
    lower bound without a best; one that they call the lowest estimate is open upwards. In `claims`
    the column `words` says so, and `Dataset.totals` gives ACLED's own sum as `given`.

    Args:
        path: A CSV, Excel, Parquet or JSON file, or a table of polars, pandas, pyarrow or DuckDB.
        zone: The time zone of all days; None: of each country that keeps one.

    Returns:
        The dataset. Its events have ACLED's columns, all of them.

    Raises:
        ArgumentError: `path` is neither, or `zone` is no time zone.
        FrameError: It is no file of an edition that pakafg knows.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> rows = pl.DataFrame(
    ...     {
    ...         "event_id_cnty": ["PAK1", "PAK2"],
    ...         "event_date": ["11 October 2025", "12 October 2025"],
    ...         "time_precision": [1, 2],
    ...         "fatalities": [5, 3],
    ...         "notes": ["Five died.", "Several were killed, coded as 3."],
    ...     }
    ... )
    >>> data = open_acled(rows)
    >>> data.claims.select("low", "best", "high", "words").rows()
    [(5, 5, 5, None), (2, None, None, 'coded as 3')]
    >>> data.dates["earliest"][1], data.dates["latest"][1]
    (datetime.date(2025, 10, 9), datetime.date(2025, 10, 15))
    """
    check_zone(zone)
    sheet = renamed(read_sheet(path))
    edition = recognise(sheet, "ACLED", _EDITIONS)
    tell_unknown(sheet, _KNOWN)
    layout = Layout(
        cite=DatasetCitation(
            "ACLED", None, "ACLED's terms of use; its rows are not to be passed on", _CITATION
        ),
        figures=(FigureColumns(outcome="killed", low="fatalities"),),
        id="data_id" if edition.endswith("data_id") else "event_id_cnty",
        first="event_date",
        year="year",
        latitude="latitude",
        longitude="longitude",
        radius=("geo_precision", _RADII),
        place=("location", "admin3", "admin2", "admin1"),
        countries=("country",),
        kind="event_type",
        parties=("actor1", "actor2"),
        sources=("source", ";"),
        like=(
            "latitude",
            "longitude",
            "event_type",
            "sub_event_type",
            "actor1",
            "actor2",
            "fatalities",
        ),
        # In the form that has a row for each actor, an event stands twice.
        once=("event_date", "event_type", "latitude", "longitude", "fatalities"),
    )
    taken = _widened(rows_of(sheet, layout, zone), sheet.rows)
    return assemble(sheet, layout, _marked(taken, sheet.rows))


def _widened(taken: ReadRows, given: pl.DataFrame) -> ReadRows:
    """Take a week or a month for the date where `event_date` is only its middle."""
    if "time_precision" not in given.columns:
        return taken
    codes = given["time_precision"].str.strip_chars().str.replace(r"\.0+$", "")
    first, last = pl.col("first_day"), pl.col("last_day")
    rows = taken.rows.with_columns(code=codes).with_columns(
        first_day=pl.when(pl.col("code") == "2")
        .then(first.dt.offset_by(f"-{_HALF_WEEK}d"))
        .when(pl.col("code") == "3")
        .then(first.dt.month_start())
        .otherwise(first),
        last_day=pl.when(pl.col("code") == "2")
        .then(last.dt.offset_by(f"{_HALF_WEEK}d"))
        .when(pl.col("code") == "3")
        .then(last.dt.month_end())
        .otherwise(last),
    )
    return evolve(taken, rows=rows.drop("code"))


def _marked(taken: ReadRows, given: pl.DataFrame) -> ReadRows:
    """Take figures that stand for words as the bounds that these words are."""
    if "notes" not in given.columns:
        return taken
    (columns, figures), *_ = taken.figures
    notes = given["notes"].str.to_lowercase()
    # Few notes say it: they are looked for once, and read where they do.
    suspect = notes.str.contains(f"{_CODED}|{_LOWEST}|{_VAGUE}|{_UNKNOWN}").fill_null(value=False)
    if not suspect.any():
        return taken
    few = figures.filter(suspect).with_columns(
        coded=notes.filter(suspect).str.extract(_CODED, 1).cast(pl.Int64, strict=False),
        word=notes.filter(suspect).str.extract(_VAGUE, 1),
        is_lowest=notes.filter(suspect).str.contains(_LOWEST),
        is_unknown=notes.filter(suspect).str.contains(_UNKNOWN),
    )
    figure = pl.col("given")
    is_coded = (pl.col("coded") == figure).fill_null(value=False)
    is_vague = pl.col("word").is_not_null() & figure.is_in(list(_BY_CONVENTION))
    by_word = pl.col("word").replace_strict(_LEAST, default=2, return_dtype=pl.Int64).fill_null(2)
    least = pl.min_horizontal(by_word, figure)
    is_convention = is_coded | is_vague
    is_open = pl.col("is_lowest") | pl.col("is_unknown")
    marked = few.select(
        low=pl.when(is_convention).then(least).otherwise("low"),
        best=pl.when(~is_convention & ~(pl.col("is_unknown") & (figure == 0))).then("best"),
        high=pl.when(~is_convention & ~is_open).then("high"),
        given="given",
        words=pl.when(is_coded)
        .then(pl.format("coded as {}", figure))
        .when(is_vague)
        .then(pl.format("{}, coded as {}", "word", figure))
        .when(pl.col("is_lowest"))
        .then(pl.lit("lowest estimate"))
        .when(pl.col("is_unknown"))
        .then(pl.lit("number not known"))
        .otherwise("words"),
    )
    places = suspect.arg_true()
    scattered = pl.DataFrame(
        [figures[name].clone().scatter(places, marked[name]) for name in figures.columns]
    )
    return evolve(taken, figures=((columns, scattered), *taken.figures[1:]))
