"""Every disagreement, and what each document says in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.grouping import grouped
from pakafg.present.dossier.register import Chip, EntryKind, PageEntry, Register
from pakafg.text.people import in_words
from pakafg.values.conclusions import Verdict
from pakafg.views.discrepancy_view import (
    PositionView,
    verdict_heading,
    verdict_meaning,
    view_positions,
)

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
    """One disagreement.

    Attributes:
        entry: Its entry.
        name: What it is about.
        kind: What differs.
        positions: What is said.
        why: Why the verdict.
    """

    entry: PageEntry
    name: str
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
    register: Register, positions: Iterable[PositionView]
) -> tuple[LinkedPosition, ...]:
    """Link what each side says to the characters that it rests on."""
    return tuple(
        LinkedPosition(position.says, register.chips(dict.fromkeys(position.citations)))
        for position in positions
    )


def _discrepancy_block(register: Register, row: Mapping[str, Any]) -> DiscrepancyBlock:
    name, kind, positions = row["name"], in_words(row["kind"]), view_positions(row["sides"])
    entry = register.enter(
        EntryKind.DIFFERENCE,
        f"{name}: {kind}, {in_words(row['verdict'])}",
        [citation for position in positions for citation in position.citations],
        _actors_of(register.corpus, row["records"]),
    )
    return DiscrepancyBlock(entry, name, kind, linked_positions(register, positions), row["why"])


def _actors_of(corpus: Corpus, records: Iterable[str]) -> Iterator[str | None]:
    """List whose word or doing the records are, and those among them that are actors."""
    for record in records:
        for catalogue, field in _ACTORS:
            held = getattr(corpus, catalogue).get(record)
            if held is not None:
                yield getattr(held, field)
        if record in corpus.actors:
            yield record
