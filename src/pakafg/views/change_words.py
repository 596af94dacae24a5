"""What changed between two corpora in a reader's words: a sentence for each answer that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.text.date_words import date_words, duration_words, event_words
from pakafg.text.figure_words import counted, figure_words
from pakafg.text.people import in_words, people_words
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import ChangeKind, Reanchoring
from pakafg.values.vocabularies import Bound
from pakafg.views.claim_words import BOUND_WORDS
from pakafg.views.event_view import reading_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from pakafg.records.codebook import Codebook

__all__ = ["edition_sentences", "event_sentence", "figure_sentence"]

_LISTED: Final = 5  # records that a sentence names
_NOTHING: Final = "no figure"
_NO_GRADE: Final = "not graded"
_MINUTE: Final = 60  # seconds
_STATES: Final = ("before", "after")
_OF_EVENT: Final = ("earliest", "latest", "pieces", "start_latest", "end_earliest", "zone")
"""What the words of an event need of a row of `Timeline.events`."""


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
    before, after = (_event_then(row, when, _date_then) for when in _STATES)
    if before == after:  # its date is that of its start, where no document says when it ended
        before, after = (_event_then(row, when, event_words) for when in _STATES)
    told = f"{row['name']}: now {after}; before, {before}{_moved_by(row)}"
    bounds = [Bound.DECLARED]  # the words of an event do not say it
    if before == after:
        statuses = (row[f"status_{when}"] or "" for when in ("after", "before"))
        told = f"{row['name']}: {after} as before, {_now_and_before(*statuses)}"
        bounds += [Bound.START, Bound.END]
    return f"{'; '.join((told, *_details(row, bounds)))}{_through(row['through'], fates)}."


def _event_then(
    row: Mapping[str, Any], when: str, words: Callable[[Mapping[str, Any]], str]
) -> str:
    """Say when an event was, by the timeline before or after."""
    if row[f"status_{when}"] is None:
        return "not told of"
    return words({name: row[f"{name}_{when}"] for name in _OF_EVENT})


def _date_then(row: Mapping[str, Any]) -> str:
    return date_words(row["earliest"], row["latest"], row["zone"], pieces=row["pieces"])


def _exact_date_then(row: Mapping[str, Any]) -> str:
    zone, pieces = row["zone"], row["pieces"]
    return date_words(row["earliest"], row["latest"], zone, pieces=pieces, exact=True)


def _moved_by(row: Mapping[str, Any]) -> str:
    """Say how much earlier or later an event is, where both limits moved alike."""
    if row["earliest_by"] is None or row["earliest_by"] != row["latest_by"]:
        return ""
    minutes = int(row["earliest_by"].total_seconds() // _MINUTE)
    if not minutes:
        return ""
    return f" ({duration_words(abs(minutes))} {'later' if minutes > 0 else 'earlier'})"


def _details(row: Mapping[str, Any], bounds: Collection[Bound]) -> Iterator[str]:
    """Say which limits, readings, zone and sides of an event are others than before."""
    if None in {row["status_before"], row["status_after"]}:
        return
    for bound in bounds:
        before, after = (_limit_words(row, str(bound), when) for when in _STATES)
        if before != after:
            yield _other(BOUND_WORDS[bound], before, after)
    if Bound.START in bounds and row["pieces_before"] != row["pieces_after"]:
        exact = (_event_then(row, when, _exact_date_then) for when in _STATES)
        yield _other("to the minute", *exact)
    texts = {when: row[f"alternatives_{when}"] for when in _STATES}
    if texts["before"] != texts["after"] and Bound.START in bounds:
        readings = (
            [reading_words(text, row[f"zone_{when}"]) for text in texts[when]] for when in _STATES
        )
        yield _other("readings", *(", ".join(map(quoted, each)) or "one" for each in readings))
    if row["zone_before"] != row["zone_after"]:
        yield _other("days of", *(row[f"zone_{when}"] for when in _STATES))
    if row["alleged_by_before"] != row["alleged_by_after"]:
        yield _other("alleged by", *(row[f"alleged_by_{when}"] or "nobody" for when in _STATES))


def _limit_words(row: Mapping[str, Any], part: str, when: str) -> str:
    """Say the limits of the start, the end or the declaration of an event, to the minute."""
    earliest, latest = (row[f"{part}_{limit}_{when}"] for limit in ("earliest", "latest"))
    return date_words(earliest, latest, row[f"zone_{when}"], exact=True)


def _other(what: str, before: str, after: str) -> str:
    """Say of something what it is, and what it was before."""
    return f"{what} {after} (before: {before})"


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
