"""Every disagreement, and what each document says in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.grouping import grouped
from pakafg.present.dossier.register import Chip, EntryKind, PageEntry, Register
from pakafg.text.people import in_words
from pakafg.values.conclusions import Verdict
from pakafg.views.question_view import (
    AnswerView,
    verdict_heading,
    verdict_meaning,
    view_answers,
)
from pakafg.views.thing_names import ThingNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import polars as pl

    from pakafg.corpus.corpus import Corpus

__all__ = ["DiscrepancyBlock", "LinkedPosition", "VerdictGroup", "linked_positions", "verdicts"]

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
    """

    says: str
    chips: tuple[Chip, ...]


@frozen
class DiscrepancyBlock:
    """One question.

    Attributes:
        entry: Its entry.
        question: The question.
        kind: What differs.
        positions: Its answers.
        why: Why the verdict.
    """

    entry: PageEntry
    question: str
    kind: str
    positions: tuple[LinkedPosition, ...]
    why: str


@frozen
class VerdictGroup:
    """The disagreements of one verdict.

    Attributes:
        name: What stands over them.
        meaning: What the verdict says; empty for a word that is none.
        discrepancies: The disagreements.
    """

    name: str
    meaning: str
    discrepancies: tuple[DiscrepancyBlock, ...]


def verdicts(register: Register, discrepancies: pl.DataFrame) -> Iterator[VerdictGroup]:
    """Show the disagreements by verdict, contradictions first.

    Args:
        register: Where they are entered.
        discrepancies: The table of that name.
    """
    by_verdict = grouped(discrepancies.iter_rows(named=True), lambda row: str(row["verdict"]))
    # A verdict that is no member of the vocabulary comes last; none is left out.
    for verdict in dict.fromkeys((*Verdict, *by_verdict)):
        if verdict in by_verdict:
            blocks = tuple(_discrepancy_block(register, row) for row in by_verdict[verdict])
            yield VerdictGroup(verdict_heading(verdict), verdict_meaning(verdict), blocks)


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
            *(claimant for answer in answers for claimant in answer.claimants),
        ),
    )
    return DiscrepancyBlock(
        entry, row["question"], kind, linked_positions(register, answers), row["reason"]
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
