"""The answers of a corpus on one page: for a person at a terminal, or for a program."""

from __future__ import annotations

import os
import shutil
import textwrap
from typing import TYPE_CHECKING, Any, Final, Self, TextIO

import polars as pl
from attrs import frozen

from pakafg import casualties, timeline
from pakafg.disagreements import discrepancies
from pakafg.frames import frame
from pakafg.text.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim
    from pakafg.timeline import Timeline

__all__ = ["Paper", "as_data", "as_text"]

_CELL: Final = ("incident", "outcome", "nationality", "status", "group")
_BOLD, _FAINT, _WARN, _PLAIN = _STYLES = ("\033[1m", "\033[2m", "\033[33m", "\033[0m")
_SHOWN_EVENTS: Final = ("rounds", "ceasefires", "incidents")
_MARKS: Final = {
    "exact": " ",
    "bounded": " ",
    "contested": "!",
    "ambiguous": "?",
    "unresolved": "?",
    "unconstrained": " ",
}


@frozen
class Paper:
    """How wide to print, and whether in colour.

    Attributes:
        width: Characters to a line.
        colour: Whether escape sequences are understood.
    """

    width: int = 100
    colour: bool = False

    @classmethod
    def of(cls, out: TextIO) -> Self:
        """The paper of a stream: a terminal's own width and colours; plain when piped."""
        if not out.isatty():
            return cls()
        plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        return cls(width=min(max(shutil.get_terminal_size().columns, 60), 140), colour=not plain)

    def bold(self, text: str) -> str:
        """Text that stands out."""
        return f"{_BOLD}{text}{_PLAIN}" if self.colour else text

    def faint(self, text: str) -> str:
        """Text that steps back."""
        return f"{_FAINT}{text}{_PLAIN}" if self.colour else text

    def warn(self, text: str) -> str:
        """Text that tells of a disagreement."""
        return f"{_WARN}{text}{_PLAIN}" if self.colour else text

    def headed(self, title: str, legend: str) -> Iterator[str]:
        """The head of a section, and how to read it."""
        yield ""
        first, *rest = self.wrapped(f"{title}  {legend}", 0)
        yield self.bold(title) + self.faint(first.removeprefix(title))
        yield from map(self.faint, rest)

    def wrapped(self, text: str, indent: int, hang: int = 2) -> Iterator[str]:
        """Lines of a text, indented, those after the first by `hang` more."""
        yield from textwrap.wrap(
            text,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_on_hyphens=False,
        )


def as_data(corpus: Corpus) -> dict[str, Any]:
    """Timeline, casualties and disagreements as plain data; times in ISO 8601."""
    line = timeline.reconcile(corpus)
    return {
        "documents": frame(corpus, "documents").to_dicts(),
        "timeline": line.events.to_dicts(),
        "conflicts": line.conflicts.to_dicts(),
        "casualties": casualties.totals(corpus, by=_CELL).to_dicts(),
        "discrepancies": discrepancies(corpus).to_dicts(),
    }


def as_text(corpus: Corpus, paper: Paper) -> str:
    """Timeline, casualties with who says what, and the main contradictions."""
    line = timeline.reconcile(corpus)
    lines = [
        *_heading(corpus, paper),
        *_timeline(corpus, line, paper),
        *_casualties(corpus, paper),
        *_contradictions(corpus, paper),
    ]
    return printable("\n".join(lines) + "\n", keep=_STYLES)


def _heading(corpus: Corpus, paper: Paper) -> Iterator[str]:
    yield paper.bold("pakafg: the Pakistan–Afghanistan talks")
    citations = frame(corpus, "citations").height
    counts = (
        f"{len(corpus.documents)} documents, {citations:,} citations, "
        f"{len(corpus.casualties)} casualty figures, {len(corpus.dates)} dates, "
        f"{len(corpus.statements)} statements, {len(corpus.demands)} demands"
    )
    yield from map(paper.faint, paper.wrapped(counts, 0))
    for document in corpus.documents.values():
        published = document.published or "not dated"
        title = document.title or document.file
        lines = paper.wrapped(f"{document.id}  {title} ({published})", 2)
        yield from map(paper.faint, lines)


def _timeline(corpus: Corpus, line: Timeline, paper: Paper) -> Iterator[str]:
    marks = "! claims were given up   ? several readings are as good   (origins behind it)"
    yield from paper.headed("TIMELINE", marks)
    names = {
        record.id: record.name
        for catalogue in (*_SHOWN_EVENTS, "events")
        for record in getattr(corpus, catalogue).values()
    }
    main = {i for name in _SHOWN_EVENTS for i in getattr(corpus, name)}
    shown = line.events.filter(
        pl.col("event").is_in(main | set(corpus.events))
        & pl.col("earliest").is_not_null()
        & (pl.col("earliest").dt.year() >= _first_year(line))
        & (pl.col("n_claims") > 0)
        & (pl.col("event").is_in(main) | (pl.col("status") != "bounded"))
    )
    kept = line.claims.filter(~pl.col("kept").fill_null(value=True))
    for row in shown.iter_rows(named=True):
        mark = _MARKS[row["status"]]
        head = f"{mark} {row['edtf'] or '–':<34} {names[row['event']]} ({row['support']})"
        yield from (
            paper.warn(text) if mark != " " else text for text in paper.wrapped(head, 2, 39)
        )
        for other in dict.fromkeys(row["alternatives"]):
            yield from map(paper.warn, paper.wrapped(f"or {other}", 39))
        given_up = kept.filter(pl.col("event") == row["event"])["claim"].to_list()
        for claim in given_up:
            if claim in corpus.dates:
                said = corpus.dates[claim]
                text = f"not {said.when}: {said.document} “{said.citations[0].quote}”"
                yield from map(paper.faint, paper.wrapped(text, 39))
        if row["possible_distinct_events"]:
            text = "two dates with two origins or more each: perhaps two events"
            yield from map(paper.warn, paper.wrapped(text, 39))


def _first_year(line: Timeline) -> int:
    """The year of most dated events: what lies before is background."""
    years: list[int] = line.events["earliest"].dt.year().drop_nulls().mode().to_list()
    return max(years, default=0)


def _casualties(corpus: Corpus, paper: Paper) -> Iterator[str]:
    yield from paper.headed("CASUALTIES", "persons; – is open or unknown")
    yield from map(
        paper.faint,
        paper.wrapped(
            "A figure of a whole and figures of its parts are never added; nor are two "
            "documents that repeat one source.",
            2,
        ),
    )
    yield paper.bold(f"{'low':>11}{'best':>11}{'high':>11}")
    rows = casualties.totals(corpus, by=_CELL).filter(
        pl.col("claim_low").is_not_null() & pl.col("group").is_null()
    )
    by_incident = rows.partition_by("incident", as_dict=True)
    for incident in corpus.incidents.values():
        if (incident.id,) not in by_incident:
            continue
        yield from map(paper.bold, paper.wrapped(incident.name, 2))
        unnumbered = []
        for row in by_incident[incident.id,].iter_rows(named=True):
            claims = [corpus.casualties[claim] for claim in row["claims"]]
            if all(claim.count.coded is None for claim in claims):
                unnumbered += [f"{_whom(row)} ({', '.join(_documents(claims))})"]
            else:
                yield from _figures(corpus, row, claims, paper)
        if unnumbered:
            text = f"said without a number: {'; '.join(unnumbered)}"
            yield from map(paper.faint, paper.wrapped(text, 35))


def _figures(
    corpus: Corpus, row: dict[str, Any], claims: list[CasualtyClaim], paper: Paper
) -> Iterator[str]:
    figures = "".join(f"{_figure(row[name]):>11}" for name in ("low", "best", "high"))
    text = f"{_whom(row)} [{row['grade'].replace('_', ' ')}]"
    contested = row["grade"] in {"contested", "party_contested", "inconsistent"}
    for line in paper.wrapped(f"{figures}  {text}", 0, 35):
        yield paper.warn(line) if contested else line
    for who in _who(corpus, claims):
        yield from map(paper.faint, paper.wrapped(who, 39))


def _whom(row: dict[str, Any]) -> str:
    whom = " ".join(row[c] for c in ("nationality", "status") if row[c])
    return f"{row['outcome']}{', ' + whom if whom else ''}"


def _documents(claims: list[CasualtyClaim]) -> list[str]:
    return list(dict.fromkeys(claim.document for claim in claims))


def _figure(persons: int | None) -> str:
    return "–" if persons is None else f"{persons:,}"


def _who(corpus: Corpus, claims: list[CasualtyClaim]) -> Iterator[str]:
    """Each claimant's figure, with the documents that give it."""
    told: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        who = corpus.actors[claim.claimant].name if claim.claimant else "no source named"
        told.setdefault((who, claim.count.words), []).append(claim.document)
    for (who, words), documents in told.items():
        yield f"{who}: {words} ({', '.join(dict.fromkeys(documents))})"


def _contradictions(corpus: Corpus, paper: Paper) -> Iterator[str]:
    found = discrepancies(corpus)
    main = found.filter(
        pl.col("verdict").is_in(["contradiction", "distinct_events"]),
        pl.col("documents").list.len() > 1,
        pl.col("kind") != "identity",
    )
    number = f"{main.height} of {found.height} differences found; all: pakafg.discrepancies(corpus)"
    yield from paper.headed("MAIN CONTRADICTIONS", number)
    for row in main.iter_rows(named=True):
        text = f"{row['kind']}: {row['explanation']}"
        first, *rest = paper.wrapped(text, 2)
        yield paper.warn(first)
        yield from rest
