"""PA-X Peace Agreements Database: agreements, the stage of the process, and their days.

Known editions, by their columns: the files of all agreements, versions 1 to 9 (`AgtId`, `Agt`,
`Dat`, `Stage`, `StageSub`, `Agtp`, `Status`, `PPName`). The stages of its codebook: pre-negotiation
(Pre), ceasefire (Cea), framework-partial (SubPar), framework-comprehensive (SubComp),
implementation (Imp), renewal (Ren), other (Oth).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.datasets.assembling import assemble
from pakafg.datasets.editions import recognise, renamed, version_of
from pakafg.datasets.layout import DatasetCitation, Layout
from pakafg.datasets.read_rows import rows_of
from pakafg.datasets.sheet import read_sheet
from pakafg.datasets.zone_argument import check_zone

if TYPE_CHECKING:
    import os

    from pakafg.datasets.dataset import Dataset
    from pakafg.frames.interchange import AnyFrame

__all__ = ["open_pax"]

_EDITIONS: Final = {"versions 1 to 9, all agreements": ("agtid", "agt", "dat", "stage")}
_STAGES: Final = {
    "pre": "pre-negotiation",
    "cea": "ceasefire",
    "subpar": "framework, partial",
    "subcomp": "framework, comprehensive",
    "imp": "implementation",
    "ren": "renewal",
    "oth": "other",
}
_CITATION: Final = (
    "Bell, Christine, and Sanja Badanjak (2019). Introducing PA-X: A New Peace Agreement Database "
    "and Dataset. Journal of Peace Research 56(3), 452–466. https://pax.peaceagreements.org/; with "
    "the version of the database"
)


def open_pax(path: str | os.PathLike[str] | AnyFrame, *, zone: str | None = None) -> Dataset:
    """Open a file of all agreements of PA-X.

    An agreement is an event of one moment; its `kind` is its stage, in words, and its `grade` its
    status.

    Args:
        path: A CSV, Excel, Parquet or JSON file, or a table of polars, pandas, pyarrow or DuckDB.
        zone: The time zone of all days; None: of each country that keeps one.

    Returns:
        The dataset. Its events have PA-X's columns, all of them.

    Raises:
        ArgumentError: `path` is neither, or `zone` is no time zone.
        FrameError: It is no file of an edition that pakafg knows.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> row = {"AgtId": [7], "Agt": ["A truce"], "Dat": ["2025-10-19"], "Stage": ["Cea"]}
    >>> open_pax(pl.DataFrame(row)).events.select("event", "kind", "first_day").row(0)
    ('7', 'ceasefire', datetime.date(2025, 10, 19))
    """
    check_zone(zone)
    sheet = renamed(read_sheet(path))
    recognise(sheet, "PA-X", _EDITIONS)
    stage = pl.col("stage").str.strip_chars().str.to_lowercase()
    words = stage.replace(_STAGES).alias("pakafg_stage")
    sheet = sheet._replace(rows=sheet.rows.with_columns(words))
    layout = Layout(
        cite=DatasetCitation("PA-X", version_of(sheet.label), None, _CITATION),
        id="agtid",
        first="dat",
        countries=("con",),
        kind="pakafg_stage",
        parties=("part",),
        grade="status",
        links="othagr",
        place=("con",),
        like=("agt", "con", "ppname"),
        event_kind="agreement",
        instant=True,
    )
    return assemble(sheet, layout, rows_of(sheet, layout, zone))
