"""What the columns of a dataset hold: the one description that every reader fills in.

Laws of this file: a layout names columns and says what they mean; it reads nothing. A column that
a file lacks is as one without a value, unless the edition needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import frozen

__all__ = ["DatasetCitation", "DayColumns", "FigureColumns", "Layout"]

DayColumns: TypeAlias = "str | tuple[str, str, str]"
"""A column of days, or three of years, months and days of the month."""


@frozen
class DatasetCitation:
    """How to cite a dataset, and on which terms its file may be used.

    Attributes:
        dataset: Its name; claims have it as their origin.
        version: The edition, as the file's name or its columns tell; None: not told.
        licence: The terms, in short; None: not known.
        citation: The reference that its keepers ask for; None: none is known.

    >>> DatasetCitation("UCDP GED", "25.1", "CC BY 4.0", None).version
    '25.1'
    """

    dataset: str
    version: str | None = None
    licence: str | None = None
    citation: str | None = None


@frozen(kw_only=True)
class FigureColumns:
    """One figure of each row, by the columns that hold it.

    Attributes:
        outcome: What became of the persons.
        low: The column of the least; None: there is none.
        best: The column of the figure that the dataset prefers; None: there is none.
        high: The column of the most; None: there is none.
        status: Of whom; None: of all.
        group: Of which of these; None: of all.
        relation: How the source stands to those counted; None: not known.
        claimant: Whose figure it is, where it is not the dataset's own.
        bounds: Whether low and high bound the figure; False: it has a best alone, which is a
            part of another and bounds nothing.
        top: Whether it is no part of another figure of the same row.
        worded: Whether one column holds figures or words ("at least 5").
    """

    outcome: str
    low: str | None = None
    best: str | None = None
    high: str | None = None
    status: str | None = None
    group: str | None = None
    relation: str | None = None
    claimant: str | None = None
    bounds: bool = True
    top: bool = True
    worded: bool = False

    @property
    def name(self) -> str:
        """What tells it from other figures of a row: "killed civilian child"."""
        words = (self.outcome, self.status, self.group, self.claimant or self.relation)
        return "-".join(each for each in words if each)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that there are, each once."""
        named = (each for each in (self.low, self.best, self.high) if each)
        return tuple(dict.fromkeys(named))


@frozen(kw_only=True)
class Layout:
    """Where a dataset has what, all by the names of its columns.

    Attributes:
        cite: How to cite it.
        figures: The figures of a row.
        id: The id of a row's event.
        splits: Whether ids such as "a.1", "a.2" are parts of one event "a".
        part_of: The event that a row's event is part of.
        first: The first day, or the only one.
        last: The last day.
        year: A year that repeats that of the days.
        latitude: In degrees.
        longitude: In degrees.
        radius: A column of codes of precision, and how far from the place each code may lie, in
            kilometres.
        place: Names of the place, of which the first is taken that there is.
        countries: Names of the country.
        kind: What happened.
        parties: The two sides.
        summary: A column, and its value where a row sums up several events.
        grade: How sure the dataset is.
        sources: Names of sources, and what stands between them.
        source_days: The days of the same sources.
        links: Addresses.
        as_of: The day for which the figures held.
        sides: Columns that add up to another, which comes last.
        like: What is the same in rows that may be one.
        once: What is the same in rows of one id that tell one event twice.
        width: A column of codes of precision, and how many days each code may span.
        event_kind: What dates are dates of.
        instant: Whether an event begins and ends at once.
        lasting: Whether an event lasts until something ends it.
        zone: A column of time zones.
    """

    cite: DatasetCitation
    figures: tuple[FigureColumns, ...] = ()
    id: str | None = None
    splits: bool = False
    part_of: str | None = None
    first: DayColumns | None = None
    last: DayColumns | None = None
    year: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    radius: tuple[str, Mapping[str, float]] | None = None
    place: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kind: str | None = None
    parties: tuple[str, ...] = ()
    summary: tuple[str, str] | None = None
    grade: str | None = None
    sources: tuple[str, str] | None = None
    source_days: str | None = None
    links: str | None = None
    as_of: str | None = None
    sides: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    width: tuple[str, Mapping[str, tuple[int, int]]] | None = None
    event_kind: str = "incident"
    instant: bool = False
    lasting: bool = False
    zone: str | None = None
