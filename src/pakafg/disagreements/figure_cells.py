"""What figures of casualties count (an incident, an outcome, a class), and within which bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pakafg.text.people import people_words

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim

__all__ = ["Cells", "FigureCell", "cell_of", "claim_bounds"]


class FigureCell(NamedTuple):
    """What a figure counts."""

    incident: str
    outcome: str
    nationality: str | None
    status: str | None
    group: str | None

    def people(self, corpus: Corpus) -> str:
        """The persons in words; empty where it tells nobody apart."""
        return people_words(self._asdict(), corpus.codebook.printed)

    @property
    def aspect(self) -> str:
        """The class and the outcome, as a part of an id."""
        return "-".join(filter(None, self[1:]))


Cells = dict[FigureCell, list["CasualtyClaim"]]


def cell_of(claim: CasualtyClaim) -> FigureCell:
    """Tell what a figure counts."""
    return FigureCell(claim.incident, claim.outcome, claim.nationality, claim.status, claim.group)


def claim_bounds(claim: CasualtyClaim) -> tuple[int, float]:
    """Give the least and the most that a figure allows, infinity where it is open."""
    most = float("inf") if claim.count.high is None else claim.count.high
    return claim.count.low or 0, most
