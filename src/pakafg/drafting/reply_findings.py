"""What is met while one item of a model's reply is held against the document."""

from __future__ import annotations

from attrs import define, field

from pakafg.drafting.proposal import ProposalKind
from pakafg.records.citation import Citation
from pakafg.values.vocabulary import Vocabulary, word

__all__ = ["Findings", "ReplyOutcome"]


class ReplyOutcome(Vocabulary):
    """What became of an item of a reply."""

    ACCEPTED = word("accepted", "It stands as it was given.")
    MENDED = word("mended", "Typography, or a name in the place of an id, was put right.")
    MOVED = word("moved", "Its words stand elsewhere than where it said.")
    REFUSED = word("refused", "It says what the document does not, or cannot be read.")


@define
class Findings:
    """What is met while an item of a reply is read.

    Attributes:
        kind: What the item would become.
        where: What to call it.
        outcome: What becomes of it, as far as it was read.
        reasons: Why it is refused.
        notes: What was put right.
        doubts: What is not sure of it.
        candidates: Ids that may be meant, by key.
        citations: Where its quotations stand.
        open_keys: What a person must fill in.
    """

    kind: ProposalKind
    where: str
    outcome: ReplyOutcome = ReplyOutcome.ACCEPTED
    reasons: list[str] = field(factory=list)
    notes: list[str] = field(factory=list)
    doubts: list[str] = field(factory=list)
    candidates: dict[str, tuple[str, ...]] = field(factory=dict)
    citations: list[Citation] = field(factory=list)
    open_keys: set[str] = field(factory=set)

    def mend(self, outcome: ReplyOutcome, note: str) -> None:
        """Note that something was put right."""
        if self.outcome is not ReplyOutcome.MOVED:
            self.outcome = outcome
        self.notes.append(note)
