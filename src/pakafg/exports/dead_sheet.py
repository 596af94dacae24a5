"""The dead and the injured by incident, a row each: what a graphics desk opens first.

Laws of this file: a row that is part of another stands below it and says so, beside its name and
in every figure of the workbook; one column holds what may be added up, and nothing else; a bound is
never tighter than its words, so that "more than 20" is at least 20 here, and its words stand beside
it; where a cell is empty or a whole counted by nobody, a cell says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.casualties.figure_basis import figure_basis
from pakafg.corpus.naming import actor_name, place_name
from pakafg.exports.contents import PART_OF, FilledTable
from pakafg.exports.reading_figures import with_figures
from pakafg.frames.cells import CLASS
from pakafg.frames.record_names import document_label
from pakafg.frames.schemas import DAY, INT, TEXT, Column, Table
from pakafg.text.date_words import NOT_DATED, event_words
from pakafg.text.figure_words import counted
from pakafg.values.vocabularies import Outcome
from pakafg.views.event_view import alleged_words
from pakafg.views.figure_view import UNNUMBERED, IncidentFigures, figures_of
from pakafg.views.incident_order import placed_incidents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.casualties.figure_basis import FigureBasis
    from pakafg.corpus.corpus import Corpus
    from pakafg.exports.contents import Contents
    from pakafg.views.figure_view import FigureView
    from pakafg.views.incident_order import PlacedIncident

    _Total = tuple[Mapping[str, Any], Mapping[str, Any]]  # of a figure, as data and as worded

__all__ = ["dead_sheet"]

_OUTCOMES: Final = {"Killed": str(Outcome.KILLED), "Injured": str(Outcome.WOUNDED)}
_PROVEN: Final = 1_000  # rows whose sum is worked out: each takes a proof
_ALONE: Final = "May be added to others"
_UNCOUNTED: Final = "nobody counts the whole; its parts have rows of their own"
_NO_NUMBER: Final = "told without a number"


def _summed(title: str) -> str:
    return f"{title}, to add up"


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
        Column(
            _summed(title),
            INT,
            f"persons {became}: the lower end again, in rows that are no part of another alone: "
            "the one column that may be added up; what it comes to is at least",
        ),
    )


_COLUMNS: Final = (
    Column("Incident", TEXT, "a neutral name"),
    Column(
        "Adding up",
        TEXT,
        "whether the row may be added to others: a part is counted in its whole already",
    ),
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
        "incident, only for its parts, as the column after the next says",
    ),
    Column("Independent sources, at most", INT, "the same, if no unnamed sources are one"),
    Column(
        "How sure",
        TEXT,
        "how far independent sources agree on it; where nobody counts the whole, on each figure of "
        "the sum that makes it",
    ),
    Column(
        "Who says what",
        TEXT,
        "every figure of killed and injured, by whom they count and by source",
    ),
    Column(
        "Documents",
        TEXT,
        "those that give its figures, or those of the sum that makes it, by their labels",
    ),
    Column(
        PART_OF,
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
    killed_in = {
        incident: row["low"]
        for (incident, outcome), (row, _) in whole.items()
        if outcome == _OUTCOMES["Killed"]
    }
    told = {incident for incident, _ in whole} | figures.keys()
    every = (view for each in figures.values() for view in (*each.numbered, *each.unnumbered))
    by_cell = {view.cell: view for view in every}
    days = {row["event"]: row for row in contents.timeline.events.iter_rows(named=True)}
    rows = []
    weights = {name: killed_in.get(name, 0) for name in told}
    for at, placed in enumerate(placed_incidents(corpus, weights)):
        name = placed.incident
        incident, when = corpus.incidents[name], days.get(name, {})
        totals_of = {title: whole.get((name, outcome)) for title, outcome in _OUTCOMES.items()}
        views = figures.get(name, IncidentFigures(incident, (), ()))
        bases = _bases(corpus, views, totals_of if at < _PROVEN else {})
        rows.append(
            (
                incident.name,
                _adding_words(corpus, placed),
                place_name(corpus, incident.place),
                *_date_cells(when),
                *(
                    cell
                    for total in totals_of.values()
                    for cell in _figure_cells(total, is_part=placed.whole is not None)
                ),
                *_support(corpus, views, bases, by_cell),
                None if placed.whole is None else corpus.incidents[placed.whole].name,
                " · ".join(_notes(corpus, views)) or None,
                when.get("zone"),
                name,
            )
        )
    table = Table(
        "dead by incident", "one incident in which people were killed or injured", _COLUMNS
    )
    figures_of_parts = tuple(
        column.name
        for column in _COLUMNS
        if column.name.startswith(tuple(f"{title}," for title in _OUTCOMES))
    )
    frame = pl.DataFrame(rows, schema=table.schema, orient="row")
    return FilledTable(table, frame, figures_of_parts)


def _adding_words(corpus: Corpus, placed: PlacedIncident) -> str:
    """Say whether a row may be added to others, and what must not be added to it."""
    told = _ALONE
    if placed.whole is not None:
        told = f"Do not add: part of {corpus.incidents[placed.whole].name}, counted there"
    if not placed.n_parts:
        return told
    has = counted(placed.n_parts, "part has a row", "parts have rows")
    return f"{told}. A whole: its {has} below, counted in it already"


def _date_cells(when: Mapping[str, Any]) -> tuple[object, ...]:
    """Give the date in words, the first and the last day; of what is not in the timeline, none."""
    if not when:
        return NOT_DATED, None, None
    return event_words(when), when["first_day"], when["last_day"]


def _figure_cells(total: _Total | None, *, is_part: bool) -> tuple[object, ...]:
    """Give words, low, best and high, no bound tighter than its words; none where all is open.

    And low once more, where it may be added up.
    """
    if total is None or (not total[0]["low"] and total[0]["high"] is None):
        return (None,) * 5
    row, worded = total
    low = worded["more_than"] if worded["low"] is None else worded["low"]
    high = worded["fewer_than"] if worded["high"] is None else worded["high"]
    return worded["figure"], low, row["best"], high, None if is_part else low


def _bases(
    corpus: Corpus, figures: IncidentFigures, totals: Mapping[str, _Total | None]
) -> dict[str, FigureBasis]:
    """Work out what the figure of the killed rests on, and of the injured where nobody gives it."""
    views = _of_all(figures)
    return {
        title: figure_basis(corpus, total[0], views.get(_OUTCOMES[title]))
        for title, total in totals.items()
        if total is not None and (title == "Killed" or _OUTCOMES[title] not in views)
    }


def _of_all(figures: IncidentFigures) -> dict[str, FigureView]:
    """Find by outcome the figures of all classes of persons together."""
    return {view.outcome: view for view in figures.numbered if not any(view.cell[2:])}


def _support(
    corpus: Corpus,
    figures: IncidentFigures,
    bases: Mapping[str, FigureBasis],
    by_cell: Mapping[tuple[str | None, ...], FigureView],
) -> tuple[object, ...]:
    """Say whose figure it is, how many sources it has, how sure it is, and who says what."""
    counts = (each.n_origins for each in _of_all(figures).values() if each.n_origins)
    killed = bases.get("Killed")
    told = dict.fromkeys(
        document for each in (*figures.numbered, *figures.unnumbered) for document in each.documents
    )
    summed = (corpus.casualties[each].document for each in _claims_behind(bases))
    return (
        (killed.words if killed else "") or None,
        *next(counts, (None, None)),
        _how_sure(figures, bases, by_cell),
        " · ".join(map(_figure_by_source, figures.numbered)) or _why_nobody(figures),
        "; ".join(document_label(corpus, each) for each in told or dict.fromkeys(summed)) or None,
    )


def _claims_behind(bases: Mapping[str, FigureBasis]) -> Iterator[str]:
    for basis in bases.values():
        yield from basis.claims


def _why_nobody(figures: IncidentFigures) -> str:
    """Say why nobody gives a figure."""
    return _NO_NUMBER if figures.unnumbered else _UNCOUNTED


def _how_sure(
    figures: IncidentFigures,
    bases: Mapping[str, FigureBasis],
    by_cell: Mapping[tuple[str | None, ...], FigureView],
) -> str:
    """Say what is contested, else how well the first figure is supported.

    Of a whole that nobody counts: how well each figure of the sum is.
    """
    graded = [view for view in figures.numbered if view.grade]
    if not graded:
        terms = dict.fromkeys(cell for basis in bases.values() for cell in basis.cells)
        of_terms = [by_cell[cell] for cell in terms if cell in by_cell]
        told = "; ".join(_graded_words(view) for view in of_terms if view.grade)
        why = _why_nobody(figures)
        return f"{why}. Of the figures in the sum: {told}" if told else why
    contested = [view for view in graded if view.is_contested]
    return "; ".join(map(_graded_words, contested or graded[:1]))


def _graded_words(view: FigureView) -> str:
    return f"{view.counted}: {view.grade_words}"


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
