"""Every disagreement, and what each document says in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.grouping import grouped
from pakafg.present.dossier.anchors import anchor_of, question_anchor
from pakafg.present.dossier.register import Chip, EntryKind, PageEntry, Register
from pakafg.text.people import capitalised, in_words
from pakafg.values.conclusions import Verdict
from pakafg.views.question_view import (
    AnswerView,
    verdict_heading,
    view_answers,
)
from pakafg.views.thing_names import ThingNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import polars as pl

    from pakafg.corpus.corpus import Corpus

__all__ = ["DiscrepancyBlock", "LinkedPosition", "SubjectGroup", "linked_positions", "subjects"]

# Whose word or doing a record is.
_ACTORS: Final = (
    ("casualties", "claimant"),
    ("dates", "claimant"),
    ("quantities", "claimant"),
    ("statements", "speaker"),
    ("demands", "by"),
)


@frozen
class LinkedPosition:
    """What one or more documents say, with links to the characters.

    Attributes:
        says: What, in a few words.
        chips: The links; none where nothing can be cited.
        n_more: How many further links there are, for which a page has no room.
    """

    says: str
    chips: tuple[Chip, ...]
    n_more: int = 0


@frozen
class DiscrepancyBlock:
    """One question.

    Attributes:
        entry: Its entry.
        question: The question.
        kind: What differs.
        verdict: What it comes to.
        cannot_all_hold: Whether its answers cannot all be right.
        positions: Its answers.
        why: Why the verdict.
    """

    entry: PageEntry
    question: str
    kind: str
    verdict: str
    cannot_all_hold: bool
    positions: tuple[LinkedPosition, ...]
    why: str


@frozen
class SubjectGroup:
    """The questions about one subject.

    Attributes:
        id: Its anchor in the page.
        topic: The subject's id.
        name: The subject.
        anchor: Where more is told of it; empty where nothing is.
        discrepancies: The questions, those of most weight first.
    """

    id: str
    topic: str
    name: str
    anchor: str
    discrepancies: tuple[DiscrepancyBlock, ...]

    @property
    def n_contradictions(self) -> int:
        """How many of the questions have answers that cannot all be right."""
        return sum(block.cannot_all_hold for block in self.discrepancies)


def subjects(register: Register, discrepancies: pl.DataFrame) -> Iterator[SubjectGroup]:
    """Show the questions by subject: the subject of the weightiest question first.

    Args:
        register: Where they are entered.
        discrepancies: The table of that name, in its order: by weight.
    """
    by_subject = grouped(discrepancies.iter_rows(named=True), lambda row: row["topic"])
    for topic, rows in by_subject.items():
        blocks = tuple(_discrepancy_block(register, row) for row in rows)
        name = capitalised(rows[0]["name"])
        anchor = anchor_of(register.corpus, topic)
        yield SubjectGroup(f"subject_{'-'.join(topic.split())}", topic, name, anchor, blocks)


def linked_positions(
    register: Register, answers: Iterable[AnswerView]
) -> tuple[LinkedPosition, ...]:
    """Link each answer, or what each side says, to the characters that it rests on."""
    names = ThingNames(register.corpus)
    return tuple(
        LinkedPosition(answer.attributed(names), register.chips(dict.fromkeys(answer.citations)))
        for answer in answers
    )


def _discrepancy_block(register: Register, row: Mapping[str, Any]) -> DiscrepancyBlock:
    answers, kind = view_answers(row["answers"]), in_words(row["kind"])
    records = dict.fromkeys(record for answer in answers for record in answer.records)
    entry = register.enter(
        EntryKind.DIFFERENCE,
        f"{row['question']} {kind}, {in_words(row['verdict'])}",
        [citation for answer in answers for citation in answer.citations],
        (
            *_actors_of(register.corpus, records),
            *(actor for answer in answers for actor in answer.actors),
        ),
        of=question_anchor(row["discrepancy"]).partition("_")[2],
    )
    return DiscrepancyBlock(
        entry,
        row["question"],
        kind,
        verdict_heading(row["verdict"]),
        row["verdict"] == Verdict.CONTRADICTION,
        linked_positions(register, answers),
        row["reason"],
    )


def _actors_of(corpus: Corpus, records: Iterable[str]) -> Iterator[str | None]:
    """List whose word or doing the records are, and those among them that are actors."""
    for record in records:
        for catalogue, field in _ACTORS:
            held = getattr(corpus, catalogue).get(record)
            if held is not None:
                yield getattr(held, field)
        if record in corpus.actors:
            yield record
