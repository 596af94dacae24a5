"""The Bureau of Investigative Journalism: strikes by drone or plane, least and most.

Known editions, by their columns: the sheets of strikes on Pakistan, Somalia and Afghanistan
(`Strike ID`, `Date`, `Minimum total people killed` and the like), and on Yemen (`Minimum people
killed`). The columns of CSV copies in small letters are taken alike.

Rules: civilians are among all, and children among the civilians; none is added to another. A
strike has a least and a most, and no best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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

__all__ = ["open_tbij"]

_PEOPLE: Final = ("total_people_killed", "people_killed", "total_killed")
_CIVILIANS: Final = ("civilians_reported_killed", "civilians_killed")
_CHILDREN: Final = ("children_reported_killed", "children_killed")
_INJURED: Final = ("reported_injured", "people_injured", "injured")
_EDITIONS: Final = {
    "Pakistan, Somalia, Afghanistan": (
        "strike_id",
        "minimum_total_people_killed",
        "maximum_total_people_killed",
    ),
    "Yemen": ("strike_id", "minimum_people_killed", "maximum_people_killed"),
}
_DAYS: Final = ("date", "date_mm_dd_yyyy", "date_dd_mm_yyyy")


def open_tbij(path: str | os.PathLike[str] | AnyFrame, *, zone: str | None = None) -> Dataset:
    """Open a sheet of strikes of the Bureau of Investigative Journalism.

    Args:
        path: A CSV, Excel, Parquet or JSON file, or a table of polars, pandas, pyarrow or DuckDB.
        zone: The time zone of all days, such as "Asia/Karachi": the sheets name no country.

    Returns:
        The dataset; `grade` in its events says whether the United States confirmed the strike.

    Raises:
        ArgumentError: `path` is neither, or `zone` is no time zone.
        FrameError: It is no sheet of an edition that pakafg knows.
        MissingFileError: There is no such file.

    >>> import polars as pl
    >>> row = {"Strike ID": ["Ob1"], "Date": ["23/01/2009"]}
    >>> row |= {"Minimum total people killed": [7], "Maximum total people killed": [15]}
    >>> row |= {"Minimum civilians reported killed": [0], "Maximum civilians reported killed": [1]}
    >>> open_tbij(pl.DataFrame(row)).claims.select("status", "low", "best", "high").rows()
    [(None, 7, None, 15), ('civilian', 0, None, 1)]
    """
    check_zone(zone)
    sheet = renamed(read_sheet(path))
    recognise(sheet, "TBIJ", _EDITIONS)
    layout = Layout(
        cite=DatasetCitation(
            "TBIJ",
            None,
            None,
            "The Bureau of Investigative Journalism, Drone Warfare; with the sheet and its date",
        ),
        figures=_figures_of_sheet(sheet),
        id="strike_id",
        first=named_first(sheet, *_DAYS),
        latitude=named_first(sheet, "latitude", "lat"),
        longitude=named_first(sheet, "longitude", "lon", "lng"),
        place=("most_specific_location", "location", "area", "district", "province"),
        countries=("country",),
        kind=named_first(sheet, "type_of_attack", "drone_strike"),
        grade=named_first(sheet, "us_confirmed", "confirmed_possible_us_attack"),
        links=named_first(sheet, "link", "links", "references", "bureau_link"),
        like=(
            "location",
            "area",
            "minimum_total_people_killed",
            "maximum_total_people_killed",
            "minimum_people_killed",
            "maximum_people_killed",
        ),
    )
    return assemble(sheet, layout, rows_of(sheet, layout, zone))


def _figures_of_sheet(sheet: Sheet) -> tuple[FigureColumns, ...]:
    found = []
    for outcome, status, group, names in (
        ("killed", None, None, _PEOPLE),
        ("killed", "civilian", None, _CIVILIANS),
        ("killed", "civilian", "child", _CHILDREN),
        ("wounded", None, None, _INJURED),
    ):
        low = named_first(sheet, *(f"minimum_{name}" for name in names))
        high = named_first(sheet, *(f"maximum_{name}" for name in names))
        if low is not None or high is not None:
            found.append(
                FigureColumns(
                    outcome=outcome,
                    low=low,
                    high=high,
                    status=status,
                    group=group,
                    top=status is None,
                )
            )
    return tuple(found)
