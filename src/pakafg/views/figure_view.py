"""A casualty figure as a reader is shown it: its range, how it is supported, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.records.claim import CasualtyClaim
from pakafg.records.incident import Incident
from pakafg.text.figure_words import figure, figure_range
from pakafg.text.people import in_words, people_words
from pakafg.values.conclusions import Grade
from pakafg.views.attribution import Attribution, attributed, grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["DERIVED", "GRADE_NOTES", "FigureView", "IncidentFigures", "figures_of", "view_figure"]

GRADE_NOTES: Final[Mapping[Grade, str]] = {
    Grade.CORROBORATED: "two independent origins or more agree",
    Grade.SINGLE: "one origin",
    Grade.BOUNDED: "only bounds",
    Grade.CONTESTED: "contested",
    Grade.PARTY_CONTESTED: "contested between the parties",
    Grade.INCONSISTENT: "cannot all hold",
}
"""How well a figure is supported, beside the figure; the whole sentence is the grade's meaning."""

DERIVED: Final = "follows from other figures"
"""What stands beside a figure or a range that nobody gives in these words."""


@frozen
class FigureView:
    """One figure, the range that its claims leave, and the claims.

    Attributes:
        counted: Who is counted, and what became of them.
        low: At least.
        best: The best figure; None where nobody gives an exact one.
        high: At most; None: open.
        grade: How well it is supported; None where no claim gives a bound.
        is_derived: Whether the range is another than that of its own claims: figures of parts
            and of wholes bound it, too.
        claims: Its claims, in the order of the corpus.
        attributions: The same, by who says what.
        superseded: Ids of the claims that a later one of the same origin replaces.
    """

    counted: str
    low: int
    best: int | None
    high: int | None
    grade: Grade | None
    is_derived: bool
    claims: tuple[CasualtyClaim, ...]
    attributions: tuple[Attribution[CasualtyClaim], ...]
    superseded: frozenset[str] = frozenset()

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that give it, each once."""
        return tuple(dict.fromkeys(claim.document for claim in self.claims))

    @property
    def has_number(self) -> bool:
        """Whether any claim gives a number: "some" gives none."""
        return any(claim.count.coded is not None for claim in self.claims)

    @property
    def range_words(self) -> str:
        """The range, and the best figure where the range does not say it.

        >>> FigureView("killed", 23, 23, 58, Grade.CONTESTED, False, (), ()).range_words
        '23 to 58, best 23'
        """
        words = figure_range(self.low, self.high)
        if self.best is None or self.low == self.high:
            return words
        return f"{words}, best {figure(self.best)}"

    @property
    def grade_words(self) -> str:
        """How well it is supported; empty where no claim gives a bound."""
        return "" if self.grade is None else GRADE_NOTES[self.grade]

    @property
    def is_contested(self) -> bool:
        """Whether figures exclude each other."""
        return self.grade is not None and self.grade.is_contested

    def is_superseded(self, attribution: Attribution[CasualtyClaim]) -> bool:
        """Decide whether later claims replace all claims of an attribution.

        Args:
            attribution: One of its own.
        """
        return all(claim.id in self.superseded for claim in attribution.claims)


@frozen
class IncidentFigures:
    """The figures of one incident.

    Attributes:
        incident: The incident.
        numbered: The figures for which anybody gives a number.
        unnumbered: Those that are told of without one.
    """

    incident: Incident
    numbered: tuple[FigureView, ...]
    unnumbered: tuple[FigureView, ...]


def view_figure(corpus: Corpus, row: Mapping[str, Any]) -> FigureView:
    """Look at one row of the casualty totals that has claims of its own.

    Args:
        corpus: The corpus of the row.
        row: A row of totals by incident, outcome and the class of persons.
    """
    claims = tuple(corpus.casualties[claim] for claim in row["claims"])
    return FigureView(
        counted=", ".join(filter(None, (in_words(row["outcome"]), people_words(row)))),
        low=row["low"],
        best=row["best"],
        high=row["high"],
        grade=None if row["grade"] is None else Grade(row["grade"]),
        is_derived=(row["claim_low"], row["claim_high"]) != (row["low"], row["high"]),
        claims=claims,
        attributions=tuple(attributed(corpus, claims, lambda claim: claim.count.words)),
        superseded=frozenset(row.get("superseded") or ()),
    )


def figures_of(corpus: Corpus, rows: Iterable[Mapping[str, Any]]) -> dict[str, IncidentFigures]:
    """Look at rows of the casualty totals, incident by incident, in the order of the corpus.

    Args:
        corpus: The corpus of the rows.
        rows: Rows of totals by incident, outcome and the class of persons, each with claims.

    Returns:
        For the id of each incident that has a row: its figures.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> from pakafg.frames.cells import CELL
    >>> rows = pakafg.casualties.totals(corpus, by=CELL, detail=True)
    >>> rows = rows.filter(incident="october-clashes")
    >>> figures = figures_of(corpus, rows.filter(status="soldier").rows(named=True))
    >>> for view in figures["october-clashes"].numbered:
    ...     print(f"{view.counted}: {view.range_words} ({view.grade_words})")
    killed, Pakistani soldiers: 23 to 58, best 23 (contested between the parties)
    wounded, Pakistani soldiers: 29 (two independent origins or more agree)
    """
    by_incident = grouped(rows, lambda row: row["incident"])
    figures = {}
    for incident in corpus.incidents.values():
        if incident.id in by_incident:
            views = [view_figure(corpus, row) for row in by_incident[incident.id]]
            numbered = tuple(view for view in views if view.has_number)
            unnumbered = tuple(view for view in views if not view.has_number)
            figures[incident.id] = IncidentFigures(incident, numbered, unnumbered)
    return figures
