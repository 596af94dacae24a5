"""One question on which documents differ: its answers, who gives each, and how to take it.

Laws of this file: what differs travels as data (answers with records, claimants and citations, a
ruling); what the explanation says is made from that, in `pakafg.views.question_view`. This file
knows no corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.grouping import grouped
from pakafg.values.conclusions import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.records.citation import Citation
    from pakafg.values.conclusions import DiscrepancyKind

__all__ = [
    "CONTRADICTING",
    "IN_TURN",
    "ONE_NUMBER",
    "GivenAnswer",
    "LinkNote",
    "Question",
    "Ruling",
    "Saying",
    "Voice",
    "answers_of",
    "graver",
    "share_characters",
]


class Saying(NamedTuple):
    """What a single record says.

    Attributes:
        says: What, in a few words.
        record: The record's id.
        citations: The characters that it rests on.
        claimant: Whose word it is, by the document; None for the document's own voice.
        origin: The origin of a claim; None where it is unknown, or for what is no claim.
        passed_on_by: Who passes it on, nearest to the claimant first.
    """

    says: str
    record: str
    citations: tuple[Citation, ...]
    claimant: str | None = None
    origin: str | None = None
    passed_on_by: tuple[str, ...] = ()


class Voice(NamedTuple):
    """Whose word an answer is, in one document.

    Attributes:
        claimant: Whose word it is, by the document; None for the document's own voice.
        document: The document.
        origin: The origin of a claim; None where it is unknown, or for what is no claim.
        passed_on_by: Who passes it on, nearest to the claimant first.
    """

    claimant: str | None
    document: str
    origin: str | None = None
    passed_on_by: tuple[str, ...] = ()


class GivenAnswer(NamedTuple):
    """One answer to a question, with everything that gives it.

    Attributes:
        says: The answer, in a few words.
        records: The records that give it, each once.
        voices: Whose word it is in which document, each once.
        citations: The characters that it rests on, each once.
    """

    says: str
    records: tuple[str, ...]
    voices: tuple[Voice, ...]
    citations: tuple[Citation, ...]

    @property
    def claimants(self) -> list[str]:
        """Whose word it is, each once; without those who only print it, or pass it on."""
        return list(dict.fromkeys(voice.claimant for voice in self.voices if voice.claimant))

    @property
    def documents(self) -> list[str]:
        """The documents, sorted."""
        return sorted({citation.document for citation in self.citations})


class Ruling(NamedTuple):
    """How a question is to be taken, and why so.

    Attributes:
        verdict: How.
        reason: Why, in a sentence.
    """

    verdict: Verdict
    reason: str


CONTRADICTING: Final = Ruling(Verdict.CONTRADICTION, "No number fits all of these figures.")
IN_TURN: Final = Ruling(
    Verdict.TIME, "The figures are of different times: the number may have changed between them."
)
ONE_NUMBER: Final = Ruling(Verdict.ROUNDING, "The words leave room for one number.")
_GRAVEST: Final = tuple(Verdict)


def graver(*rulings: Ruling) -> Ruling:
    """Take the ruling that weighs most; of equals the first."""
    return min(rulings, key=lambda ruling: _GRAVEST.index(ruling.verdict))


class Question(NamedTuple):
    """One question on which the documents differ.

    Attributes:
        topic: The thing that it is about: a record's id, or what is counted.
        aspect: Which side of the thing is asked about: two questions with one topic and one
            aspect are the same question.
        asks: The question, as news English puts it.
        name: What the thing is called.
        kind: What differs.
        ruling: How it is to be taken, and why so.
        answers: All answers.
        by_rule: Whether a rule found it in the records; else an annotator's link alone.
        is_named: Whether an annotator's link itself says what is asked.
    """

    topic: str
    aspect: str
    asks: str
    name: str
    kind: DiscrepancyKind
    ruling: Ruling
    answers: tuple[GivenAnswer, ...]
    by_rule: bool = True
    is_named: bool = False

    @property
    def id(self) -> str:
        """Its id, which stays the same however many other questions there are."""
        return f"{self.topic}.{self.aspect}".replace(" ", "-").replace("_", "-")

    @property
    def records(self) -> list[str]:
        """The records of all answers, each once."""
        return list(dict.fromkeys(name for each in self.answers for name in each.records))

    @property
    def documents(self) -> list[str]:
        """The documents of all answers, sorted."""
        return sorted({name for each in self.answers for name in each.documents})


class LinkNote(NamedTuple):
    """A doubt of the annotator whether records are of one thing: no question by itself.

    Attributes:
        records: The records; one alone where its reports may be of several things.
        reason: The doubt, in a sentence.
    """

    records: tuple[str, ...]
    reason: str


def answers_of(sayings: Iterable[Saying]) -> tuple[GivenAnswer, ...]:
    """Group what single records say: those that say the same are one answer."""
    return tuple(
        GivenAnswer(
            says,
            tuple(dict.fromkeys(saying.record for saying in alike)),
            tuple(
                dict.fromkeys(
                    Voice(saying.claimant, each.document, saying.origin, saying.passed_on_by)
                    for saying in alike
                    for each in saying.citations
                )
            ),
            tuple(dict.fromkeys(each for saying in alike for each in saying.citations)),
        )
        for says, alike in grouped(sayings, lambda saying: saying.says).items()
    )


def share_characters(some: Iterable[Citation], others: Iterable[Citation]) -> bool:
    """Decide whether one of some citations has characters in common with one of others."""
    known = tuple(others)
    return any(
        one.document == other.document and one.start < other.end and other.start < one.end
        for one in some
        for other in known
    )
