"""A disagreement, or a contradiction, as a reader is shown it: what each side says, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.records.citation import Citation
from pakafg.text.people import in_words
from pakafg.values.conclusions import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "VERDICT_HEADINGS",
    "ConflictView",
    "DiscrepancyView",
    "PositionView",
    "verdict_heading",
    "verdict_meaning",
    "view_conflict",
    "view_discrepancy",
]

VERDICT_HEADINGS: Final[Mapping[Verdict, str]] = {
    Verdict.CONTRADICTION: "Contradictions",
    Verdict.UNRESOLVED: "Unresolved",
    Verdict.DISTINCT_EVENTS: "Perhaps two events",
    Verdict.ATTRIBUTION: "Given to different mouths",
    Verdict.TIME: "A matter of time",
    Verdict.ROUNDING: "Rounded",
    Verdict.SCOPE: "Of different extent",
    Verdict.WORDING: "Worded differently",
}
"""What stands over the disagreements of a verdict, in the order of a page."""


@frozen
class PositionView:
    """What one side says.

    Attributes:
        says: What, in a few words.
        records: The records that say so.
        documents: The documents in which they stand.
        citations: The characters that they rest on.
    """

    says: str
    records: tuple[str, ...]
    documents: tuple[str, ...]
    citations: tuple[Citation, ...]


@frozen
class DiscrepancyView:
    """One disagreement of documents.

    Attributes:
        name: What it is about.
        kind: What differs, in words.
        verdict: How it is to be taken.
        positions: What is said.
        why: Why the verdict.
        records: The records of all positions.
    """

    name: str
    kind: str
    verdict: str
    positions: tuple[PositionView, ...]
    why: str
    records: tuple[str, ...]


@frozen
class ConflictView:
    """Claims that cannot all hold, though without any one of them the others can.

    Attributes:
        id: The conflict's id.
        positions: What is said.
        reason: Why not all of it can hold.
    """

    id: str
    positions: tuple[PositionView, ...]
    reason: str


def view_discrepancy(row: Mapping[str, Any]) -> DiscrepancyView:
    """Look at one row of the table of discrepancies.

    Args:
        row: The row.

    >>> import pakafg
    >>> rows = pakafg.discrepancies(pakafg.load_corpus()).filter(kind="label")
    >>> view = view_discrepancy(rows.row(0, named=True))
    >>> view.verdict, [position.says for position in view.positions]
    ('contradiction', ['the “third round”', 'the “second round”'])
    """
    return DiscrepancyView(
        name=row["name"],
        kind=in_words(row["kind"]),
        verdict=row["verdict"],
        positions=_positions(row["sides"]),
        why=row["why"],
        records=tuple(row["records"]),
    )


def view_conflict(row: Mapping[str, Any]) -> ConflictView:
    """Look at one row of a table of conflicts.

    Args:
        row: The row.
    """
    return ConflictView(row["conflict"], _positions(row["sides"]), row["reason"])


def verdict_heading(verdict: str) -> str:
    """Name the disagreements of a verdict; a word that is no verdict stands for itself.

    >>> verdict_heading("distinct_events"), verdict_heading("hearsay")
    ('Perhaps two events', 'Hearsay')
    """
    known = {str(word): heading for word, heading in VERDICT_HEADINGS.items()}
    return known.get(verdict, in_words(verdict).capitalize())


def verdict_meaning(verdict: str) -> str:
    """Say what a verdict says; nothing for a word that is none.

    >>> verdict_meaning("contradiction"), verdict_meaning("hearsay")
    ('These cannot all hold.', '')
    """
    return Verdict(verdict).meaning if verdict in set(Verdict) else ""


def _positions(sides: Iterable[Mapping[str, Any]]) -> tuple[PositionView, ...]:
    return tuple(
        PositionView(
            says=side["says"],
            records=tuple(side["records"]),
            documents=tuple(side["documents"]),
            citations=tuple(Citation(**citation) for citation in side["citations"]),
        )
        for side in sides
    )
