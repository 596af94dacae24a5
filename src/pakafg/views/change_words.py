"""What changed between two corpora in a reader's words: a sentence for each answer that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.text.date_words import date_words, duration_words
from pakafg.text.figure_words import counted, figure_words
from pakafg.text.people import in_words, people_words
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import ChangeKind, Reanchoring

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pakafg.records.codebook import Codebook

__all__ = ["edition_sentences", "event_sentence", "figure_sentence"]

_LISTED: Final = 5  # records that a sentence names
_NOTHING: Final = "no figure"
_NO_GRADE: Final = "not graded"
_MINUTE: Final = 60  # seconds


def figure_sentence(
    row: Mapping[str, Any], fates: Mapping[str, ChangeKind], codebook: Codebook
) -> str:
    """Say how a casualty figure moved, and through which records.

    Args:
        row: A row of `Changes.figures`.
        fates: What became of each record that differs, by its id.
        codebook: That of the newer corpus.
    """
    people = people_words(row, codebook.printed)
    who = f"{people} {codebook.name_of_outcome(row['outcome'])}".strip()
    before, after = (_figure_then(row, when) for when in ("before", "after"))
    told = f"{row['incident_name']}, {who}: now {after}; before, {before}"
    if before == after:
        grades = (in_words(row[f"grade_{when}"]) or _NO_GRADE for when in ("after", "before"))
        told = f"{row['incident_name']}, {who}: {after} as before, {_now_and_before(*grades)}"
    return f"{told}{_through(row['through'], fates)}."


def _figure_then(row: Mapping[str, Any], when: str) -> str:
    """Say a figure before or after; where there is none, that."""
    low, best, high = (row[f"{name}_{when}"] for name in ("low", "best", "high"))
    return _NOTHING if low is None else figure_words(low, best, high)


def _now_and_before(now: str, before: str) -> str:
    """Say how well something is supported now, and was before."""
    return f"supported as before ({now})" if now == before else f"now {now}; before, {before}"


def event_sentence(row: Mapping[str, Any], fates: Mapping[str, ChangeKind]) -> str:
    """Say how the date of an event moved, and through which records.

    Args:
        row: A row of `Changes.events`.
        fates: What became of each record that differs, by its id.
    """
    before, after = (
        "not told of"
        if row[f"status_{when}"] is None
        else date_words(
            row[f"earliest_{when}"],
            row[f"latest_{when}"],
            row["zone"],
            pieces=row[f"pieces_{when}"],
        )
        for when in ("before", "after")
    )
    moved = ""
    if row["earliest_by"] is not None and row["earliest_by"] == row["latest_by"]:
        minutes = int(row["earliest_by"].total_seconds() // _MINUTE)
        if minutes:
            moved = f" ({duration_words(abs(minutes))} {'later' if minutes > 0 else 'earlier'})"
    told = f"{row['name']}: now {after}; before, {before}{moved}"
    if before == after:
        statuses = (row[f"status_{when}"] or "" for when in ("after", "before"))
        told = f"{row['name']}: {after} as before, {_now_and_before(*statuses)}"
    return f"{told}{_through(row['through'], fates)}."


def edition_sentences(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Say for each document of another text how many citations stand elsewhere, and which none.

    Args:
        rows: Those of `Changes.citations`, by document.
    """
    by_document: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_document.setdefault(row["document"], []).append(row)
    for document, cited in by_document.items():
        outcomes = [row["outcome"] for row in cited]
        numbers = ", ".join(f"{outcomes.count(str(outcome))} {outcome}" for outcome in Reanchoring)
        total = counted(len(cited), "citation")
        yield f"The text of {document} is another: of {total} {numbers}."
        for row in cited:
            if row["outcome"] == str(Reanchoring.LOST):
                yield f"  lost: {row['record']} {quoted(row['quote'])}"


def _through(records: Sequence[str], fates: Mapping[str, ChangeKind]) -> str:
    """Name the records through which an answer moved, and what became of each."""
    if not records:
        return ""
    named = [
        f"{record} ({fates[record]})" if record in fates else record for record in records[:_LISTED]
    ]
    more = len(records) - len(named)
    return f"; through {', '.join(named)}{f' and {more} more' if more else ''}"
