"""Times as a person reads them: local days with their zone, and dates in words."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.exports.contents import FilledTable
from pakafg.frames.schemas import DAY, TEXT, TIME, Column, Table
from pakafg.text.date_words import event_words, when_words
from pakafg.values.calendar import read_zone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from pakafg.exports.contents import Contents

__all__ = ["with_local_days"]

_ZONE: Final = Column("zone", TEXT, "the IANA time zone in which the days are local")
_WHEN: Final = Column("when", TEXT, "the date in words, in the days of its own place")
_SAID_ELSEWHERE: Final = {"casualties": ("published_earliest", "published_latest")}
"""Times of another table's records, which that table gives."""
_DAYS: Final = {"earliest": "first_day", "latest": "last_day", "as_of": "as_of_day"}


def with_local_days(contents: Contents, filled: FilledTable) -> FilledTable:
    """Give local days in the place of times, with the zone, and dates in words."""
    name = filled.table.name
    zones = _zones(contents, filled)
    columns: list[tuple[Column, pl.Series]] = []
    for column in filled.table.columns:
        cells = filled.frame[column.name]
        if column.dtype != TIME:
            columns.append((column, cells))
        elif column.name not in _SAID_ELSEWHERE.get(name, ()):
            day = _day_name(column.name)
            if day not in filled.table.schema:
                told = Column(day, DAY, f"{column.meaning}: its local day")
                columns.append((told, pl.Series(day, _days_of_cells(cells, zones), DAY)))
    has_days = any(column.name not in filled.table.schema for column, _ in columns)
    if has_days and "zone" not in filled.table.schema:
        columns.append((_ZONE, pl.Series("zone", zones, TEXT)))
    if name in {"dates", "timeline_events"}:
        at = [column.name for column, _ in columns].index("first_day")
        columns.insert(at, (_WHEN, pl.Series("when", _when(contents, filled), TEXT)))
    table = Table(name, filled.table.row, tuple(column for column, _ in columns))
    return FilledTable(table, pl.DataFrame([cells for _, cells in columns]))


def _day_name(name: str) -> str:
    """Name the day in which a time lies: `start_earliest` is the first day of the start."""
    head, _, last = name.rpartition("_")
    known = _DAYS.get(name) or (f"{head}_{_DAYS[last]}" if last in _DAYS else None)
    return known or f"{name}_day"


def _days_of_cells(cells: pl.Series, zones: Sequence[str | None]) -> list[date | None]:
    return [_local_day_of(at, zone) for at, zone in zip(cells, zones, strict=True)]


def _local_day_of(at: datetime | None, zone: str | None) -> date | None:
    if at is None:
        return None
    return at.astimezone(UTC if zone in {None, "UTC"} else read_zone(str(zone))).date()


def _zones(contents: Contents, filled: FilledTable) -> list[str | None]:
    """Find in which zone the times of each row are local; UTC where none is known."""
    frame, corpus = filled.frame, contents.corpus
    if "zone" in frame.columns:
        return frame["zone"].to_list()
    if filled.table.name == "documents":
        published = (document.published for document in corpus.documents.values())
        return ["UTC" if when is None else when.zone for when in published]
    if filled.table.name == "casualties":
        as_of = (claim.as_of for claim in corpus.casualties.values())
        return [None if when is None else when.zone for when in as_of]
    if filled.table.name == "timeline_claims":
        zones = dict(contents.timeline.events.select("event", "zone").iter_rows())
        return [zones[event] for event in frame["event"]]
    return ["UTC"] * frame.height


def _when(contents: Contents, filled: FilledTable) -> list[str]:
    if filled.table.name == "dates":
        return [when_words(claim.when) for claim in contents.corpus.dates.values()]
    return [event_words(row) for row in filled.frame.iter_rows(named=True)]
