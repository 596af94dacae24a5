"""A casualty figure as a reader is shown it: its range, how it is supported, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import frozen

from pakafg.frames.cells import CELL
from pakafg.grouping import grouped
from pakafg.records.claim import CasualtyClaim
from pakafg.records.incident import Incident
from pakafg.text.figure_words import figure, figure_pattern, figure_words, sources_counted
from pakafg.text.people import people_words
from pakafg.values.conclusions import BestRule, Estimate, Grade
from pakafg.views.attribution import Attribution, attributed
from pakafg.views.claim_words import approximate_figures, count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = [
    "DERIVED",
    "GRADE_NOTES",
    "NEVER_ADDED",
    "OUTGROWN",
    "OWN_SCALE",
    "SUPERSEDED",
    "UNNUMBERED",
    "FigureView",
    "IncidentFigures",
    "figure_view",
    "figures_of",
    "is_claimed",
]

GRADE_NOTES: Final[Mapping[Grade, str]] = {
    Grade.CORROBORATED: "sources that cannot be one agree",
    Grade.SINGLE: "not corroborated",
    Grade.BOUNDED: "only bounds",
    Grade.CONTESTED: "contested",
    Grade.PARTY_CONTESTED: "contested between the parties",
    Grade.INCONSISTENT: "cannot all hold",
}
"""How well a figure is supported, beside the figure; the whole sentence is the grade's meaning."""

_ONE_SOURCE: Final = "one source"

DERIVED: Final = "follows from other figures"
"""What stands beside a figure or a range that nobody gives in these words."""

SUPERSEDED: Final = "replaced by what the same source said later"
OUTGROWN: Final = "outgrown by a later, greater figure"
"""What stands beside a claim that no longer counts."""

UNNUMBERED: Final = "said without a number"
"""What stands over figures for which nobody gives a number."""

NEVER_ADDED: Final = (
    "A whole and its parts are never added, nor are documents that repeat one source."
)
"""How figures that stand one below the other are to be read."""

_OUTGROWN: Final = "its own figures outgrown by those of its parts"

OWN_SCALE: Final = "Each incident has a scale of its own."
"""How pictures of figures are to be read."""


@frozen
class FigureView:
    """One figure, the range that its claims leave, and the claims.

    Attributes:
        counted: Who is counted, and what became of them.
        low: At least.
        best: The best figure; None where the claims put none forward.
        high: At most; None: open.
        grade: How well it is supported; None where no claim gives a bound.
        is_derived: Whether the range is another than that of its own claims: figures of parts
            and of wholes bound it, too.
        claims: Its claims, in the order of the row.
        attributions: The same, by who says what.
        superseded: Ids of the claims that a later one of the same origin replaces.
        outgrown: Ids of the claims that a later, higher toll has outgrown.
        n_origins: The fewest and the most origins that its claims may have; None: not counted.
        outcome: What became of those who are counted, as a word of the codebook.
        cell: What is counted, as ids and words: incident, outcome and class of persons.
        best_rule: How the best figure was chosen; None where there is none.
        computed: Which of low, best and high no claim of its own sets: figures of parts and of
            wholes do.
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
    outgrown: frozenset[str] = frozenset()
    n_origins: tuple[int, int] | None = None
    outcome: str = ""
    cell: tuple[str | None, ...] = ()
    best_rule: BestRule | None = None
    computed: tuple[Estimate, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that give it, each once."""
        return tuple(dict.fromkeys(claim.document for claim in self.claims))

    @property
    def has_number(self) -> bool:
        """Whether any claim gives a number: "up to nine" gives one, and "some" gives none."""
        counts = [claim.count for claim in self.claims]
        return any(each.coded is not None or each.high is not None for each in counts)

    @property
    def range_words(self) -> str:
        """The range, and the best figure where the range does not say it.

        >>> FigureView("killed", 23, 23, 58, Grade.CONTESTED, False, (), ()).range_words
        '23 to 58, best 23'
        >>> FigureView("killed", 74, None, None, Grade.BOUNDED, False, (), ()).range_words
        'at least 74'
        """
        return figure_words(
            self.low, self.best, self.high, more_than=self._exceeds, about=self._about
        )

    @property
    def range_pattern(self) -> str:
        """The same with the names of the numbers (low, below, best, high) in braces."""
        return figure_pattern(
            self.low, self.best, self.high, more_than=self._exceeds, about=self._about
        )

    @property
    def columns(self) -> tuple[str, str, str]:
        """Low, best and high, each for a column of its own.

        >>> FigureView("returned", 1_500_001, None, None, None, False, (), ()).columns
        ('>1,500,000', '–', '–')
        """
        is_exceeded = "{below}" in self.range_pattern
        low = f">{figure(self.low - 1)}" if is_exceeded else figure(self.low)
        return low, figure(self.best), figure(self.high)

    @property
    def _exceeds(self) -> bool | None:
        """Whether a claim of its own says that it is more than the number below the low."""
        exceeded = (claim.count.exceeds for claim in self.claims)
        return True if self.low - 1 in exceeded else None

    @property
    def _about(self) -> frozenset[int]:
        """The numbers that its claims give only as approximate."""
        return approximate_figures(claim.count for claim in self.claims)

    @property
    def grade_words(self) -> str:
        """How well it is supported, by how many sources; empty where no claim ever gave a bound.

        >>> view = FigureView("killed", 5, 5, None, Grade.SINGLE, False, (), (), n_origins=(1, 2))
        >>> view.grade_words
        'not corroborated (perhaps one source, at most 2)'
        """
        if self.grade is None:
            return _OUTGROWN if self.outgrown else ""
        if self.n_origins == (1, 1) and self.grade is Grade.SINGLE:
            return _ONE_SOURCE
        sources = f" ({self.sources_words})" if self.n_origins else ""
        return f"{GRADE_NOTES[self.grade]}{sources}"

    @property
    def sources_words(self) -> str:
        """How many sources it has, and may have where some may be one; empty: not counted."""
        return "" if self.n_origins is None else sources_counted(*self.n_origins)

    @property
    def is_contested(self) -> bool:
        """Whether figures exclude each other."""
        return self.grade is not None and self.grade.is_contested

    @staticmethod
    def is_sum(attribution: Attribution[CasualtyClaim]) -> bool:
        """Decide whether all claims of an attribution add the figures of others."""
        return all(claim.sum_of for claim in attribution.claims)

    def is_superseded(self, attribution: Attribution[CasualtyClaim]) -> bool:
        """Decide whether later claims replace all claims of an attribution."""
        return all(claim.id in self.superseded for claim in attribution.claims)

    def is_outgrown(self, attribution: Attribution[CasualtyClaim]) -> bool:
        """Decide whether a later, higher toll has outgrown all claims of an attribution."""
        replaced = self.superseded | self.outgrown
        return not self.is_superseded(attribution) and all(
            claim.id in replaced for claim in attribution.claims
        )


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


def is_claimed() -> pl.Expr:
    """Choose the rows of totals of which anybody gives a figure, though others may stand now."""
    return pl.col("claim_low").is_not_null() | (pl.col("outgrown").list.len() > 0)


def figure_view(corpus: Corpus, row: Mapping[str, Any]) -> FigureView:
    """Look at one row of the casualty totals.

    Args:
        corpus: The corpus of the row.
        row: A row of totals by incident, outcome and the class of persons, in detail.
    """
    claims = tuple(corpus.casualties[claim] for claim in row["claims"])
    return FigureView(
        counted=", ".join(
            filter(
                None,
                (
                    corpus.codebook.name_of_outcome(row["outcome"]),
                    people_words(row, corpus.codebook.printed),
                ),
            )
        ),
        low=row["low"],
        best=row["best"],
        high=row["high"],
        grade=None if row["grade"] is None else Grade(row["grade"]),
        is_derived=(row["claim_low"], row["claim_high"]) != (row["low"], row["high"]),
        claims=claims,
        attributions=tuple(attributed(corpus, claims, lambda claim: count_words(claim.count))),
        superseded=frozenset(row.get("superseded") or ()),
        outgrown=frozenset(row.get("outgrown") or ()),
        n_origins=_origins(row),
        outcome=row["outcome"],
        cell=tuple(row[name] for name in CELL),
        best_rule=None if row.get("best_rule") is None else BestRule(row["best_rule"]),
        computed=tuple(_computed(row)),
    )


def _computed(row: Mapping[str, Any]) -> Iterator[Estimate]:
    """Tell which ends of a row the figures of parts and wholes set, and not its own claims."""
    if row["low"] != row["claim_low"]:
        yield Estimate.LOW
    if row.get("best_rule") == BestRule.PARTS:
        yield Estimate.BEST
    if row["high"] != row["claim_high"]:
        yield Estimate.HIGH


def _origins(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """Read how many origins a row has; None where it does not count them, or nobody votes."""
    least, most = row.get("n_origins_min"), row.get("n_origins_max")
    return None if not most or least is None else (least, most)


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
    ...     print(f"{view.counted}: {view.range_words}; {view.grade_words}")
    killed, Pakistani soldiers: 23 to 58, best 23; contested between the parties (2 sources)
    wounded, Pakistani soldiers: 29; one source
    """
    by_incident = grouped(rows, lambda row: row["incident"])
    figures = {}
    for incident in corpus.incidents.values():
        if incident.id in by_incident:
            views = [figure_view(corpus, row) for row in by_incident[incident.id]]
            numbered = tuple(view for view in views if view.has_number)
            unnumbered = tuple(view for view in views if not view.has_number)
            figures[incident.id] = IncidentFigures(incident, numbered, unnumbered)
    return figures
