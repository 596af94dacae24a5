"""A disagreement, or a contradiction, as a reader is shown it: its verdict, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.records.citation import Citation
from pakafg.text.people import clause, in_words
from pakafg.values.conclusions import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "CANNOT_ALL_HOLD",
    "VERDICT_HEADINGS",
    "PositionView",
    "verdict_heading",
    "verdict_meaning",
    "view_positions",
]

CANNOT_ALL_HOLD: Final = clause(Verdict.CONTRADICTION.meaning)
"""What a contradiction comes to, within a sentence."""

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
        citations: The characters that it rests on.
    """

    says: str
    citations: tuple[Citation, ...]


def view_positions(sides: Iterable[Mapping[str, Any]]) -> list[PositionView]:
    """Look at the sides of a discrepancy or of a conflict, as the tables of both have them.

    >>> import pakafg
    >>> rows = pakafg.discrepancies(pakafg.load_corpus()).filter(kind="label")
    >>> [position.says for position in view_positions(rows["sides"][0])]
    ['the “third round”', 'the “second round”']
    """
    return [
        PositionView(side["says"], tuple(Citation(**citation) for citation in side["citations"]))
        for side in sides
    ]


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
