"""The rows of a sheet as a layout reads them: ids, days, places, sides and sources.

Laws of this file: there is a row for every row of the sheet, in its order; `is_copy` marks those
that stand there before, word for word, and count for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg.datasets.cell_values import (
    Days,
    read_coordinates,
    read_days,
    read_figures,
    read_parts_of_days,
    read_worded_figures,
    without_blanks,
)
from pakafg.datasets.flaw_table import FlawList, as_told
from pakafg.datasets.late_days import late_days
from pakafg.datasets.layout import FigureColumns
from pakafg.datasets.local_zones import zones_of_countries
from pakafg.datasets.named_sources import list_sources
from pakafg.datasets.other_clocks import days_of_other_clocks
from pakafg.datasets.repeated_rows import copies, names_apart, repeated_names, told_again
from pakafg.engines.encode import put
from pakafg.errors import WordingError
from pakafg.values.calendar import read_zone
from pakafg.values.flaws import FlawKind

if TYPE_CHECKING:
    from pakafg.datasets.layout import DayColumns, Layout
    from pakafg.datasets.sheet import Sheet

__all__ = ["ReadRows", "rows_of"]

_SPLIT: Final = r"^(.*[^.])\.(\d+)$"


@frozen(eq=False)
class ReadRows:
    """A sheet, read.

    Attributes:
        rows: row, id, event, part_of, number (of a part), is_copy, first_day, last_day, zone,
            place, latitude, longitude, km, kind, parties, is_summary, grade, sources, links,
            as_of.
        figures: Of each figure of the layout low, best and high, given (the one figure that the
            dataset adds up; null: it has none) and words, a row for each row.
        flaws: What was found.
    """

    rows: pl.DataFrame
    figures: tuple[tuple[FigureColumns, pl.DataFrame], ...]
    flaws: FlawList


def rows_of(sheet: Sheet, layout: Layout, zone: str | None) -> ReadRows:
    """Read a sheet by a layout.

    Args:
        sheet: The sheet.
        layout: What its columns hold; columns that it lacks are empty.
        zone: The zone of all days; None: that of each country.
    """
    reader = _SheetReader(sheet, layout)
    reader.name_rows()
    reader.date_rows(zone)
    reader.place_rows()
    reader.describe_rows()
    figures = tuple((each, reader.figure(each)) for each in layout.figures)
    return ReadRows(reader.rows, figures, sheet.flaws)


class _SheetReader:
    """One sheet, as it is read."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.sheet = sheet
        self.layout = layout
        self.flaws = sheet.flaws
        self.rows = pl.DataFrame({"row": sheet.numbers})

    def text(self, column: str | None) -> pl.Series:
        """Give a column as text; one without a value where there is none of the name."""
        if column is not None and column in self.sheet.rows.columns:
            return self.sheet.rows[column]
        return pl.Series(column or "", [None], dtype=pl.String).new_from_index(
            0, self.sheet.rows.height
        )

    def tell(self, kind: FlawKind, rows: pl.Series, column: str | None, done: str) -> None:
        """Tell a flaw of the rows of one column."""
        if rows.any():
            told = self.rows.select("row", "id").with_columns(value=self.text(column)).filter(rows)
            self.flaws.add(kind, told, column, pl.col("value"), done)

    def name_rows(self) -> None:
        """Name the event of each row, and the whole that it is part of."""
        ids = without_blanks(self.text(self.layout.id))
        self.rows = self.rows.with_columns(id=ids)
        is_missing = ids.is_null()
        repeated = repeated_names(ids)
        names = ids
        if is_missing.any():
            numbered = pl.format("row {}", "row")
            names = self.rows.select(pl.coalesce("id", numbered)).to_series()
        is_copy = copies(self.sheet.rows, repeated | is_missing)
        column = self.layout.id
        again = nothing = pl.repeat(value=False, n=names.len(), eager=True)
        if column is None:  # without ids, rows that are alike may be two events
            self.tell(FlawKind.DUPLICATE_ROW, is_copy, None, "counted each: there are no ids")
            is_copy = nothing
        else:
            self.tell(FlawKind.MISSING_ID, is_missing, column, "named by its row")
            self.tell(FlawKind.DUPLICATE_ROW, is_copy, column, "counted once")
            again = told_again(self.sheet.rows, column, self.layout.once, repeated & ~is_copy)
            self.tell(FlawKind.DUPLICATE_ID, again, column, "one event, counted once")
        self.rows = self.rows.with_columns(event=names, is_copy=is_copy | again)
        self._rename_clashes(repeated & ~is_copy & ~again)
        event = pl.col("event")
        if self.layout.splits:
            split = self.rows.select(
                part_of=event.str.extract(_SPLIT, 1),
                number=event.str.extract(_SPLIT, 2).cast(pl.Int64, strict=False),
            )
            self.rows = self.rows.hstack(split)
        else:
            self.rows = self.rows.with_columns(
                part_of=without_blanks(self.text(self.layout.part_of)),
                number=pl.lit(None, pl.Int64),
            )

    def _rename_clashes(self, repeated: pl.Series) -> None:
        """Give rows that differ and have one id names of their own, and tell them."""
        places, names = names_apart(self.sheet.rows, self.rows["event"], repeated)
        self.flaws.add(
            FlawKind.DUPLICATE_ID,
            self.rows[places].select("row", "id").with_columns(name=names),
            self.layout.id,
            pl.col("id"),
            pl.format("kept apart, as {}", "name"),
        )
        self.rows = self.rows.with_columns(event=put(self.rows["event"], places, names))

    def date_rows(self, zone: str | None) -> None:
        """Read the days of each row, and the zone in which they are local."""
        first = self._days(self.layout.first)
        last = first if self.layout.last is None else self._days(self.layout.last)
        days = pl.DataFrame({"first_day": first.first, "last_day": last.last})
        self._tell_half_dated(days)
        days = days.with_columns(
            first_day=pl.coalesce(
                "first_day", first.first if self.layout.last is None else last.first
            ),
            last_day=pl.coalesce("last_day", first.last),
        )
        backward = days.select(pl.col("first_day") > pl.col("last_day")).to_series()
        backward = backward.fill_null(value=False)
        if backward.any():
            told = self.rows.select("row", "id").hstack(days).filter(backward)
            value = pl.format("{} to {}", "first_day", "last_day")
            self.flaws.add(
                FlawKind.END_BEFORE_START, told, None, value, "taken for the days between both"
            )
            days = days.select(
                first_day=pl.min_horizontal("first_day", "last_day"),
                last_day=pl.max_horizontal("first_day", "last_day"),
            )
        zones = self._zones(zone)
        self.rows = self.rows.hstack(days).with_columns(zone=zones)
        self._check_clocks()
        self._check_midnights()
        self._check_year()

    def _tell_half_dated(self, days: pl.DataFrame) -> None:
        """Tell rows of which one of two days is not given: how long it took is not known."""
        if any(column.is_null().all() for column in days):
            return  # the file has one column of days, or none
        half = days.select(pl.col("first_day").is_null() != pl.col("last_day").is_null())
        told = self.rows.select("row", "id").hstack(days).filter(half.to_series())
        value = pl.coalesce(pl.format("{} to ?", "first_day"), pl.format("? to {}", "last_day"))
        self.flaws.add(FlawKind.ONE_DAY_MISSING, told, None, value, "taken for the one day")

    def _days(self, columns: DayColumns | None) -> Days:
        if isinstance(columns, tuple):
            days = read_parts_of_days(*map(self.text, columns))
            name = columns[-1]
            told = as_told(*columns)
            if days.impossible.any():
                rows = self.rows.select("row", "id").hstack(
                    [self.text(each).alias(each) for each in columns]
                )
                self.flaws.add(
                    FlawKind.IMPOSSIBLE_DATE, rows.filter(days.impossible), name, told, "no date"
                )
            for column in columns:
                self.tell(FlawKind.UNREAD_VALUE, days.unread, column, "no date")
            return days
        days = read_days(self.text(columns))
        if columns is not None:
            self.tell(FlawKind.IMPOSSIBLE_DATE, days.impossible, columns, "no date")
            self.tell(FlawKind.UNREAD_VALUE, days.unread, columns, "no date")
            self.tell(
                FlawKind.AMBIGUOUS_DATE, days.ambiguous, columns, "the day taken to come first"
            )
        return days

    def _zones(self, zone: str | None) -> pl.Series:
        if zone is not None:
            return pl.Series("zone", [zone]).new_from_index(0, self.rows.height)
        if self.layout.zone is not None:
            return self._own_zones(self.layout.zone)
        found = [zones_of_countries(self.text(each)) for each in self.layout.countries]
        return (
            pl.select(pl.coalesce([*found, pl.lit(None, pl.String)])).to_series()
            if found
            else self.text(None)
        )

    def _own_zones(self, column: str) -> pl.Series:
        """Take the zones of a column; what is none is told, and no zone."""
        zones = self.text(column).str.strip_chars()
        unread = [name for name in zones.unique().drop_nulls() if name and not _is_zone(name)]
        wrong = zones.is_in(unread).fill_null(value=False)
        self.tell(FlawKind.UNREAD_VALUE, wrong, column, "the days are in UTC")
        return zones.set(wrong | (zones == "").fill_null(value=False), None)

    def _check_clocks(self) -> None:
        """Tell days that are others by the clocks of where they are local."""
        for column in dict.fromkeys((self.layout.first, self.layout.last)):
            if isinstance(column, str):
                moved = days_of_other_clocks(self.text(column), self.rows["zone"])
                self.tell(FlawKind.OTHER_CLOCK, moved, column, "the day taken as it stands")

    def _check_midnights(self) -> None:
        """Tell days whose first minute is not midnight where they are local."""
        local = self.rows.select("zone", day="first_day").drop_nulls().unique()
        if local.is_empty():
            return
        closing = late_days(local)
        told = self.rows.join(
            closing, left_on=["first_day", "zone"], right_on=["day", "zone"], how="semi"
        )
        value = pl.format("{} in {}", "first_day", "zone")
        self.flaws.add(
            FlawKind.SKIPPED_MIDNIGHT, told, None, value, "kept: the day begins at its first minute"
        )

    def _check_year(self) -> None:
        if self.layout.year is None:
            return
        years, _ = read_figures(self.text(self.layout.year))
        outside = (
            (years < self.rows["first_day"].dt.year()) | (years > self.rows["last_day"].dt.year())
        ).fill_null(value=False)
        self.tell(FlawKind.YEAR_DIFFERS, outside, self.layout.year, "the days are kept")

    def place_rows(self) -> None:
        """Read where each row's event was, and how far from there it may lie."""
        degrees = {}
        for name, most in (("latitude", 90.0), ("longitude", 180.0)):
            column = getattr(self.layout, name)
            degrees[name], wrong = read_coordinates(self.text(column), most)
            if column is not None:
                self.tell(FlawKind.IMPOSSIBLE_PLACE, wrong, column, "no place on a map")
        km = pl.Series("km", [0.0]).new_from_index(0, self.rows.height)
        if self.layout.radius is not None:
            column, radii = self.layout.radius
            codes = self.text(column).str.strip_chars().str.replace(r"\.0+$", "")
            km = codes.replace_strict(dict(radii), default=0.0, return_dtype=pl.Float64)
        names = [self.text(each) for each in self.layout.place]
        place = pl.select(pl.coalesce(names)).to_series() if names else self.text(None)
        self.rows = self.rows.with_columns(**degrees, km=km, place=place)

    def describe_rows(self) -> None:
        """Read what else a row says of its event."""
        layout = self.layout
        parties = [self.text(each).alias(each) for each in layout.parties]
        sides = (
            pl.select(pl.concat_str(parties, separator=" – ", ignore_nulls=True)).to_series()
            if parties
            else self.text(None)
        )
        is_summary = pl.repeat(value=False, n=self.rows.height, eager=True)
        if layout.summary is not None:
            column, value = layout.summary
            is_summary = (self.text(column).str.strip_chars() == value).fill_null(value=False)
            self.tell(FlawKind.SUMMARY_EVENT, is_summary, column, "marked, and counted")
        as_of = self._days(layout.as_of).last
        self.rows = self.rows.with_columns(
            kind=self.text(layout.kind),
            parties=sides.set((sides == "").fill_null(value=False), None),
            is_summary=is_summary,
            grade=self.text(layout.grade),
            links=self.text(layout.links),
            as_of=as_of,
            sources=self._sources(),
        )

    def _sources(self) -> pl.Series:
        """List the sources of each row, each with its day where that is told."""
        if self.layout.sources is None:
            column, separator = None, ";"
        else:
            column, separator = self.layout.sources
        return list_sources(self.text(column), self.text(self.layout.source_days), separator)

    def figure(self, columns: FigureColumns) -> pl.DataFrame:
        """Read one figure of each row."""
        if columns.worded and columns.low is not None and len(columns.columns) == 1:
            text = self.text(columns.low)
            table, unread = read_worded_figures(text)
            self.tell(FlawKind.UNREAD_VALUE, unread, columns.low, "no figure")
            is_worded = text.cast(pl.Int64, strict=False).is_null() & table["low"].is_not_null()
            nothing = self.text(None)
            words = text.zip_with(is_worded, nothing)
            return table.with_columns(given="best", words=words)
        read = {}
        for column in columns.columns:
            read[column], unread = read_figures(self.text(column))
            self.tell(FlawKind.UNREAD_VALUE, unread, column, "no figure")
        nothing = pl.Series("", [None], dtype=pl.Int64).new_from_index(0, self.rows.height)
        given = {
            name: read.get(column, nothing) if column is not None else nothing
            for name, column in (
                ("low", columns.low),
                ("best", columns.best),
                ("high", columns.high),
            )
        }
        table = pl.DataFrame(given)
        if len(columns.columns) == 1 and columns.bounds:  # one figure is all three
            only = next(name for name, column in given.items() if column is not nothing)
            table = table.select(low=only, best=only, high=only)
        return table.with_columns(given="best", words=pl.lit(None, pl.String))


def _is_zone(name: str) -> bool:
    try:
        read_zone(name)
    except WordingError:
        return False
    return True
