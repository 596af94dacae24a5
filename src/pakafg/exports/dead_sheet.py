"""The dead and the injured by incident, a row each: what a graphics desk opens first.

Laws of this file: a row that is part of another stands below it and says so; a bound is never
tighter than its words, so that "more than 20" is at least 20 here, and its words stand beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.casualties.figure_basis import figure_basis
from pakafg.corpus.naming import actor_name, place_name
from pakafg.exports.contents import FilledTable
from pakafg.exports.reading_figures import with_figures
from pakafg.frames.cells import CLASS
from pakafg.frames.record_names import document_label
from pakafg.frames.schemas import DAY, INT, TEXT, Column, Table
from pakafg.grouping import grouped
from pakafg.text.date_words import NOT_DATED, date_words
from pakafg.values.vocabularies import Outcome
from pakafg.views.event_view import alleged_words
from pakafg.views.figure_view import UNNUMBERED, IncidentFigures, figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.exports.contents import Contents
    from pakafg.views.figure_view import FigureView

    _Total = tuple[Mapping[str, Any], Mapping[str, Any]]  # of a figure, as data and as worded

__all__ = ["dead_sheet"]

_OUTCOMES: Final = {"Killed": str(Outcome.KILLED), "Injured": str(Outcome.WOUNDED)}
_PROVEN: Final = 1_000  # rows whose sum is worked out: each takes a proof


def _figure_columns(title: str) -> tuple[Column, ...]:
    became = title.lower()
    return (
        Column(title, TEXT, f"persons {became}, in words; empty: nobody gives a number"),
        Column(
            f"{title}, at least",
            INT,
            f"persons {became}: the lower end of what all claims leave possible together; where "
            "the words exclude it (“more than 20”), the column before says so",
        ),
        Column(
            f"{title}, best figure",
            INT,
            f"persons {became}: the figure that sources put forward; empty: none fits",
        ),
        Column(
            f"{title}, at most",
            INT,
            f"persons {became}: the upper end; empty: nobody sets a limit",
        ),
    )


_COLUMNS: Final = (
    Column("Incident", TEXT, "a neutral name"),
    Column("Place", TEXT, "where; empty: no document says"),
    Column("When", TEXT, "the date in words, local, as all claims leave it"),
    Column("First day", DAY, "local day on which it began at the earliest; empty: open"),
    Column("Last day", DAY, "local day on which it ended at the latest; empty: open"),
    *(column for title in _OUTCOMES for column in _figure_columns(title)),
    Column(
        "Whose figure of the killed",
        TEXT,
        "the sum that makes the lower end, with the source of each figure; or who gives which "
        "figure, in which documents",
    ),
    Column(
        "Independent sources, at least",
        INT,
        "of the figure of the killed, else of the injured; empty: nobody gives one for the whole "
        "incident, only for its parts",
    ),
    Column("Independent sources, at most", INT, "the same, if no unnamed sources are one"),
    Column("How sure", TEXT, "how far independent sources agree on it"),
    Column(
        "Who says what",
        TEXT,
        "every figure of killed and injured, by whom they count and by source; empty: only the "
        "parts have figures",
    ),
    Column("Documents", TEXT, "those that give its own figures, by their labels"),
    Column(
        "Part of",
        TEXT,
        "the row in which this one is counted already: never add the two; empty: rows without it "
        "may be added to each other",
    ),
    Column("Note", TEXT, "whom nobody counted, by whom alone it is told, and remarks"),
    Column("Time zone", TEXT, "the IANA time zone in which the days are local"),
    Column("Incident id", TEXT, "by which pakafg knows it"),
)


def dead_sheet(contents: Contents) -> FilledTable:
    """Make the sheet: one row an incident in which anybody is said to be killed or injured.

    Args:
        contents: The corpus and its answers.

    Returns:
        Wholes by the number of their dead, the most first, each with its parts below it.
    """
    corpus = contents.corpus
    totals = contents.totals.filter(pl.col("outcome").is_in([*_OUTCOMES.values()]))
    worded = with_figures(contents, contents.tables["totals"]).frame
    whole = {
        (row["incident"], row["outcome"]): (row, words)
        for row, words in zip(
            contents.totals.iter_rows(named=True), worded.iter_rows(named=True), strict=True
        )
        if row["outcome"] in _OUTCOMES.values() and not any(row[each] for each in CLASS)
    }
    figures = figures_of(corpus, totals.filter(pl.col("claims").list.len() > 0).to_dicts())
    told = {incident for incident, _ in whole} | figures.keys()
    days = {row["event"]: row for row in contents.timeline.events.iter_rows(named=True)}
    rows = []
    for at, name in enumerate(_in_order(corpus, whole, told)):
        incident, when = corpus.incidents[name], days.get(name, {})
        totals_of = {title: whole.get((name, outcome)) for title, outcome in _OUTCOMES.items()}
        views = figures.get(name, IncidentFigures(incident, (), ()))
        killed = totals_of["Killed"] if at < _PROVEN else None
        rows.append(
            (
                incident.name,
                place_name(corpus, incident.place),
                *_date_cells(when),
                *(cell for total in totals_of.values() for cell in _figure_cells(total)),
                *_support(corpus, views, killed and killed[0]),
                _name_of_whole(corpus, name, told),
                " · ".join(_notes(corpus, views)) or None,
                when.get("zone"),
                name,
            )
        )
    table = Table(
        "dead by incident", "one incident in which people were killed or injured", _COLUMNS
    )
    return FilledTable(table, pl.DataFrame(rows, schema=table.schema, orient="row"))


def _in_order(
    corpus: Corpus, whole: Mapping[tuple[str, str], _Total], told: set[str]
) -> Iterator[str]:
    """Yield incidents by their dead, the most first, each with its parts behind it."""

    def dead(incident: str) -> tuple[int, str]:
        total = whole.get((incident, _OUTCOMES["Killed"]))
        return -(total[0]["low"] if total else 0), incident

    parts = grouped(sorted(told, key=dead), lambda each: _whole_told(corpus, each, told))
    waiting = [*reversed(parts.get(None, []))]
    while waiting:
        incident = waiting.pop()
        yield incident
        waiting.extend(reversed(parts.get(incident, [])))


def _whole_told(corpus: Corpus, incident: str, told: set[str]) -> str | None:
    """Find the nearest larger incident that has a row; None where none has."""
    whole = corpus.incidents[incident].part_of
    while whole is not None and whole not in told:
        whole = corpus.incidents[whole].part_of
    return whole


def _name_of_whole(corpus: Corpus, incident: str, told: set[str]) -> str | None:
    whole = _whole_told(corpus, incident, told)
    return None if whole is None else corpus.incidents[whole].name


def _date_cells(when: Mapping[str, Any]) -> tuple[object, ...]:
    """Give the date in words, the first and the last day; of what is not in the timeline, none."""
    if not when:
        return NOT_DATED, None, None
    words = date_words(when["earliest"], when["latest"], when["zone"], pieces=when["pieces"])
    return words, when["first_day"], when["last_day"]


def _figure_cells(total: _Total | None) -> tuple[object, ...]:
    """Give words, low, best and high, no bound tighter than its words; none where all is open."""
    if total is None or (not total[0]["low"] and total[0]["high"] is None):
        return (None,) * 4
    row, worded = total
    low = worded["more_than"] if worded["low"] is None else worded["low"]
    high = worded["fewer_than"] if worded["high"] is None else worded["high"]
    return worded["figure"], low, row["best"], high


def _support(
    corpus: Corpus, figures: IncidentFigures, killed: Mapping[str, Any] | None
) -> tuple[object, ...]:
    """Say whose figure it is, how many sources it has, how sure it is, and who says what."""
    whole = {view.outcome: view for view in figures.numbered if not any(view.cell[2:])}
    view = whole.get(_OUTCOMES["Killed"])
    counted = next((each.n_origins for each in whole.values() if each.n_origins), None)
    told = dict.fromkeys(
        document for each in (*figures.numbered, *figures.unnumbered) for document in each.documents
    )
    return (
        (figure_basis(corpus, killed, view) if killed else "") or None,
        *(counted or (None, None)),
        _how_sure(figures.numbered),
        " · ".join(map(_figure_by_source, figures.numbered)) or None,
        "; ".join(document_label(corpus, each) for each in told) or None,
    )


def _how_sure(views: tuple[FigureView, ...]) -> str | None:
    """Say what is contested, else how well the first figure is supported."""
    graded = [view for view in views if view.grade]
    contested = [view for view in graded if view.is_contested]
    told = (f"{view.counted}: {view.grade_words}" for view in contested or graded[:1])
    return "; ".join(told) or None


def _figure_by_source(view: FigureView) -> str:
    return f"{view.counted}: {view.range_words} ({'; '.join(map(str, view.attributions))})"


def _notes(corpus: Corpus, figures: IncidentFigures) -> Iterator[str]:
    """Say what was told without a number, that one side alone tells it, and remarks."""
    if figures.unnumbered:
        views = (f"{view.counted} ({', '.join(view.documents)})" for view in figures.unnumbered)
        yield f"{UNNUMBERED}: {'; '.join(views)}"
    side = actor_name(corpus, figures.incident.alleged_by)
    if side is not None:
        yield alleged_words(side)
    if figures.incident.note:
        yield figures.incident.note
