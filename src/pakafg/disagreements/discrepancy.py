"""One discrepancy: the positions of the documents, what each says, and where it says so.

Laws of this file: what differs travels as data (positions, a ruling), and becomes a sentence
once, in `Discrepancy.explanation`. This file knows no corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pakafg.grouping import grouped
from pakafg.text.quotations import clip, quoted
from pakafg.values.conclusions import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.records.citation import Citation
    from pakafg.values.conclusions import DiscrepancyKind

__all__ = [
    "CONTRADICTING",
    "ONE_NUMBER",
    "ONE_SPEAKS_FOR_OTHER",
    "QUOTED",
    "Discrepancy",
    "Position",
    "Ruling",
    "Saying",
    "positions_of",
]

QUOTED: Final = 160
"""Characters of a quotation in a sentence, at most."""


class Saying(NamedTuple):
    """What a single record says.

    Attributes:
        says: What, in a few words.
        record: The record's id.
        citations: The characters that it rests on.
    """

    says: str
    record: str
    citations: tuple[Citation, ...]


class Position(NamedTuple):
    """What some documents say in a discrepancy.

    Attributes:
        says: What, in a few words.
        records: The records that say so.
        citations: The characters that they rest on.
    """

    says: str
    records: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def documents(self) -> list[str]:
        """The documents, sorted."""
        return sorted({citation.document for citation in self.citations})

    @property
    def quotations(self) -> str:
        """A quotation from each document; only its id where the position is in these words."""
        first: dict[str, Citation] = {}
        for citation in self.citations:
            first.setdefault(citation.document, citation)
        return "; ".join(
            document
            if citation.quote in self.says or clip(citation.quote, QUOTED) in self.says
            else f"{document} {quoted(citation.quote, QUOTED)}"
            for document, citation in first.items()
        )


class Ruling(NamedTuple):
    """How a discrepancy is to be taken, and why so.

    Attributes:
        verdict: How.
        why: Why, in a sentence.
    """

    verdict: Verdict
    why: str


CONTRADICTING: Final = Ruling(Verdict.CONTRADICTION, Verdict.CONTRADICTION.meaning)
ONE_NUMBER: Final = Ruling(Verdict.ROUNDING, "The words leave room for one number.")
ONE_SPEAKS_FOR_OTHER: Final = Ruling(Verdict.SCOPE, "One speaks for the other.")


class Discrepancy(NamedTuple):
    """One discrepancy.

    Attributes:
        topic: What it is about: a record's id, or a few words.
        name: The same, for a reader.
        kind: What differs.
        ruling: How it is to be taken, and why so.
        positions: What is said.
    """

    topic: str
    name: str
    kind: DiscrepancyKind
    ruling: Ruling
    positions: tuple[Position, ...]

    @property
    def records(self) -> list[str]:
        """The records of all positions, each once."""
        return list(dict.fromkeys(name for each in self.positions for name in each.records))

    @property
    def documents(self) -> list[str]:
        """The documents of all positions, sorted."""
        return sorted({name for each in self.positions for name in each.documents})

    @property
    def explanation(self) -> str:
        """The discrepancy as a sentence or two, with a quotation from each document."""
        positions = "; ".join(f"{each.says} ({each.quotations})" for each in self.positions)
        return f"{self.name}: {positions}. {self.ruling.why}"

    @property
    def row(self) -> tuple[Any, ...]:
        """The columns of the table `discrepancies`, without the id."""
        sides = [
            {
                "says": position.says,
                "records": list(dict.fromkeys(position.records)),
                "documents": position.documents,
                "citations": [
                    {"document": c.document, "start": c.start, "end": c.end, "quote": c.quote}
                    for c in dict.fromkeys(position.citations)
                ],
            }
            for position in self.positions
        ]
        return (
            self.topic, self.name, self.kind, self.ruling.verdict, self.records, self.documents,
            sides, self.ruling.why, self.explanation,
        )  # fmt: skip


def positions_of(sayings: Iterable[Saying]) -> tuple[Position, ...]:
    """Group what single records say: those who say the same take one position."""
    return tuple(
        Position(
            says,
            tuple(saying.record for saying in same),
            tuple(citation for saying in same for citation in saying.citations),
        )
        for says, same in grouped(sayings, lambda saying: saying.says).items()
    )
