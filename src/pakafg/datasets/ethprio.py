"""ETH/PRIO Civil Conflict Ceasefire Dataset: ceasefires as declared, in effect, and ended.

Known editions, by their columns: the releases since 2021 (`cc`, `cf_id`, `cf_dec_yr`,
`cf_effect_yr`, `end_yr`, each with month and day), whether in small letters or not. A year of -1 or
0 says that the date is not known; a month or day of 0, that no more is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.datasets.assembling import assemble
from pakafg.datasets.cell_values import read_parts_of_days
from pakafg.datasets.editions import named_first, recognise, renamed
from pakafg.datasets.flaw_table import as_told
from pakafg.datasets.layout import DatasetCitation, Layout
from pakafg.datasets.read_rows import rows_of
from pakafg.datasets.repeated_rows import repeated_names
from pakafg.datasets.sheet import read_sheet
from pakafg.datasets.zone_argument import check_zone
from pakafg.values.flaws import FlawKind

if TYPE_CHECKING:
    import os

    from pakafg.datasets.cell_values import Days
    from pakafg.datasets.dataset import Dataset
    from pakafg.datasets.read_rows import ReadRows
    from pakafg.datasets.sheet import Sheet
    from pakafg.frames.interchange import AnyFrame

__all__ = ["open_ethprio"]

_STAGES: Final = {
    "declared": ("cf_dec_yr", "cf_dec_month", "cf_dec_day"),
    "start": ("cf_effect_yr", "cf_effect_month", "cf_effect_day"),
    "end": ("end_yr", "end_month", "end_day"),
}
"""The bound of a ceasefire, and the columns of its day."""

_EDITIONS: Final = {
    "releases since 2021": (
        "cc",
        "cf_id",
        *(column for days in _STAGES.values() for column in days),
    )
}
_NAME: Final = "ETH/PRIO CF"
_CITATION: Final = (
    "Clayton, Govinda, Håvard Mokleiv Nygård, Håvard Strand, Siri Aas Rustad, Claudia Wiehler, "
    "Tora Sagård, Peder Landsverk, Reidun Ryland, Valerie Sticher, Emma Wink and Corinne Bara "
    "(2022). Introducing the ETH/PRIO Civil Conflict Ceasefire Dataset. Journal of Conflict "
    "Resolution, doi:10.1177/00220027221129195"
)
_WORDS: Final = {"declared": "declared", "start": "in effect", "end": "ended"}


def open_ethprio(path: str | os.PathLike[str] | AnyFrame, *, zone: str | None = None) -> Dataset:
    """Open a file of the ETH/PRIO Civil Conflict Ceasefire Dataset.

    Each ceasefire has up to three dates: declared, its start (in effect), and its end. A date that
    is known to the month or the year only is as wide as that.

    Args:
        path: A CSV, Excel, Parquet or JSON file, or a table of polars, pandas, pyarrow or DuckDB.
        zone: The time zone of all days; None: of each country that keeps one.

    Returns:
        The dataset; `Dataset.timeline` names the ceasefires whose dates contradict each other.

    Raises:
        ArgumentError: `path` is neither, or `zone` is no time zone.
        FrameError: It is no file of an edition that pakafg knows.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> columns = ["cc", "cf_id", "location", "cf_dec_yr", "cf_dec_month", "cf_dec_day"]
    >>> columns += ["cf_effect_yr", "cf_effect_month", "cf_effect_day"]
    >>> columns += ["end_yr", "end_month", "end_day"]
    >>> row = (700, 1, "Afghanistan", 2018, 6, 7, 2018, 6, 15, 2018, 0, 0)
    >>> data = open_ethprio(pl.DataFrame([row], schema=columns, orient="row"))
    >>> data.dates.select("event", "bound", "earliest", "latest").row(2)
    ('700-1', 'end', datetime.date(2018, 1, 1), datetime.date(2018, 12, 31))
    """
    check_zone(zone)
    sheet = renamed(read_sheet(path))
    recognise(sheet, _NAME, _EDITIONS)
    named = sheet.rows.with_columns(pakafg_id=pl.format("{}-{}", "cc", "cf_id"))
    sheet = sheet._replace(rows=named)
    layout = Layout(
        cite=DatasetCitation(_NAME, None, None, _CITATION),
        id=_id(sheet),
        first=_STAGES["start"],
        place=("location", "region"),
        countries=("location",),
        kind=named_first(sheet, "ceasefire_class", "ceasefire_type"),
        parties=tuple(each for each in ("side", "actor_name") if each in named.columns),
        links="links",
        event_kind="ceasefire",
        lasting=True,
    )
    taken = rows_of(sheet, layout, zone)
    stages = {
        bound: read_parts_of_days(*(named[each] for each in days))
        for bound, days in _STAGES.items()
    }
    _tell(sheet, taken, stages)
    return assemble(sheet, layout, taken, dates=_dates(taken, stages))


def _id(sheet: Sheet) -> str:
    """Choose the column that names a row: that of the release, where no two rows share it."""
    for name in ("pakafg_id", "uniq_id", "id"):
        if name in sheet.rows.columns:
            ids = sheet.rows[name]
            if not ids.null_count() and not repeated_names(ids).any():
                return name
    return "pakafg_id"


def _tell(sheet: Sheet, taken: ReadRows, stages: dict[str, Days]) -> None:
    """Tell dates that are none, and dates in an order that cannot be."""
    for bound, days in stages.items():
        columns = _STAGES[bound]
        given = taken.rows.select("row", "id").hstack([sheet.rows[each] for each in columns])
        if bound != "start":  # that one was told as the days of the row
            told = as_told(*columns)
            wrong = given.filter(days.impossible)
            taken.flaws.add(FlawKind.IMPOSSIBLE_DATE, wrong, columns[-1], told, "no date")
            unread = given.filter(days.unread)
            taken.flaws.add(FlawKind.UNREAD_VALUE, unread, columns[-1], told, "no date")
    table = taken.rows.select("row", "id").with_columns(
        **{f"{bound} first": days.first for bound, days in stages.items()},
        **{f"{bound} last": days.last for bound, days in stages.items()},
    )
    for kind, early, late in (
        (FlawKind.STAGES_OUT_OF_ORDER, "declared", "start"),
        (FlawKind.END_BEFORE_START, "start", "end"),
        (FlawKind.END_BEFORE_START, "declared", "end"),
    ):
        wrong = table.filter(pl.col(f"{late} last") < pl.col(f"{early} first"))
        value = pl.format(
            "{} {}, {} {}",
            pl.lit(_WORDS[early]),
            f"{early} first",
            pl.lit(_WORDS[late]),
            f"{late} last",
        )
        taken.flaws.add(kind, wrong, None, value, "both are kept; the timeline names the conflict")


def _dates(taken: ReadRows, stages: dict[str, Days]) -> pl.DataFrame:
    parts = [
        taken.rows.select("event", "zone", "is_copy", "row")
        .with_columns(earliest=days.first, latest=days.last)
        .filter(pl.col("earliest").is_not_null(), ~pl.col("is_copy"))
        .select(
            pl.format("{}:{}", "event", pl.lit(_WORDS[bound])).alias("claim"),
            "event",
            pl.lit("ceasefire").alias("event_kind"),
            pl.lit(bound).alias("bound"),
            "earliest",
            "latest",
            "zone",
            pl.lit(value=False).alias("instant"),
            pl.lit(value=True).alias("lasting"),
            pl.lit(_NAME).alias("origin"),
            pl.lit(_NAME).alias("document"),
            "row",
        )
        for bound, days in stages.items()
    ]
    return pl.concat(parts).sort("row", maintain_order=True).drop("row")
