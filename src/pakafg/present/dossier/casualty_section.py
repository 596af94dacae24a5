"""Casualty figures and other figures of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import frozen

from pakafg import casualties
from pakafg.present.dossier.register import Chip, Register, Saying
from pakafg.present.dossier.timeline_section import Strip
from pakafg.text.people import in_words, people_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.records.claim import CasualtyClaim, QuantityClaim

__all__ = ["Cell", "Harm", "Measure", "Number", "harms", "measures"]

_CELL: Final = ("incident", "outcome", "nationality", "status", "group")
_GRADES: Final = {
    "contested": "contested",
    "party_contested": "contested between the parties",
    "inconsistent": "cannot all hold",
    "corroborated": "two independent origins or more agree",
    "single": "one origin",
    "bounded": "only bounds",
}


@frozen
class Number:
    """A figure, and the characters that give it; none where it follows from others."""

    text: str
    chip: Chip | None


@frozen
class Cell:
    """One range: of whom, from what to what, on whose word."""

    whom: str
    low: Number
    best: Number
    high: Number
    strip: Strip
    grade: str
    contested: bool
    sayings: tuple[Saying, ...]


@frozen
class Harm:
    """One incident: its ranges, what is said of it without a number, and who is blamed."""

    name: str
    place: str
    part_of: str
    scale: int
    cells: tuple[Cell, ...]
    unnumbered: tuple[Saying, ...]
    blames: tuple[Saying, ...]


@frozen
class Measure:
    """Other figures of one topic."""

    topic: str
    sayings: tuple[Saying, ...]


def harms(register: Register) -> Iterator[Harm]:
    """The casualty figures, incident by incident.

    Args:
        register: Where the claims are entered.
    """
    corpus = register.corpus
    rows = casualties.totals(corpus, by=_CELL).filter(pl.col("n_claims") > 0)
    cells_of: dict[str, list[dict[str, Any]]] = {}
    for row in rows.iter_rows(named=True):
        cells_of.setdefault(row["incident"], []).append(row)
    for incident in corpus.incidents.values():
        mine = cells_of.get(incident.id, [])
        blames = tuple(_blames(register, incident.id))
        if not mine and not blames:
            continue
        given = [(row, [corpus.casualties[claim] for claim in row["claims"]]) for row in mine]
        numbered = [each for each in given if any(c.count.coded is not None for c in each[1])]
        bare = [each for each in given if each not in numbered]
        ends = [row[end] or 0 for row, _ in numbered for end in ("low", "high")]
        scale = max(ends, default=0)
        yield Harm(
            incident.name,
            register.place(incident.place),
            register.record(incident.part_of) if incident.part_of else "",
            scale,
            tuple(_cell(register, row, claims, scale) for row, claims in numbered),
            tuple(said for row, claims in bare for said in _unnumbered(register, row, claims)),
            blames,
        )


def _of(row: dict[str, Any]) -> str:
    return ", ".join(filter(None, (in_words(row["outcome"]), people_words(row))))


def _cell(register: Register, row: dict[str, Any], claims: list[CasualtyClaim], scale: int) -> Cell:
    sayings = tuple(_said(register, row, claims))
    chips = {
        claim.id: entry.chips[0]
        for said, mine in zip(sayings, _by_words(register, claims).values(), strict=True)
        for entry, claim in zip(said.entries, mine, strict=True)
    }

    def number(figure: int | None, end: str) -> Number:
        if figure is None:
            return Number("–", None)
        exact = sorted(claims, key=lambda claim: claim.count.low != claim.count.high)
        found = (chips[c.id] for c in exact if getattr(c.count, end) == figure)
        return Number(f"{figure:,}", next(found, None))

    given = (row["claim_low"], row["claim_high"])
    derived = "" if given == (row["low"], row["high"]) else "follows from other figures"
    return Cell(
        _of(row),
        number(row["low"], "low"),
        number(row["best"], "coded"),
        number(row["high"], "high"),
        _strip(row, claims, scale),
        "; ".join(filter(None, (_GRADES.get(row["grade"] or "", in_words(row["grade"])), derived))),
        row["grade"] in {"contested", "party_contested", "inconsistent"},
        sayings,
    )


def _by_words(
    register: Register, claims: Iterable[CasualtyClaim]
) -> dict[tuple[str, str], list[CasualtyClaim]]:
    told: dict[tuple[str, str], list[CasualtyClaim]] = {}
    for claim in claims:
        told.setdefault((register.actor(claim.claimant), claim.count.words), []).append(claim)
    return told


def _said(register: Register, row: dict[str, Any], claims: list[CasualtyClaim]) -> Iterator[Saying]:
    place = register.record(row["incident"])
    superseded = set(row.get("superseded") or ())
    for (who, words), mine in _by_words(register, claims).items():
        entries = tuple(
            register.add(
                "casualty",
                f"{place}: {_of(row)}: {words}" + (f", by {who}" if who else ""),
                claim.citations,
                (claim.claimant,),
            )
            for claim in mine
        )
        old = all(claim.id in superseded for claim in mine)
        yield Saying(words, entries, who, "superseded" if old else "", weak=old)


def _unnumbered(
    register: Register, row: dict[str, Any], claims: list[CasualtyClaim]
) -> Iterator[Saying]:
    for said in _said(register, row, claims):
        yield Saying(f"{_of(row)}: {said.value}", said.entries, said.who)


def _strip(row: dict[str, Any], claims: list[CasualtyClaim], scale: int) -> Strip:
    most = scale * 1.1 or 1
    low = row["low"] or 0
    high = row["high"] if row["high"] is not None else most
    dots = {
        (round(100 * claim.count.low / most, 2), claim.count.low != claim.count.high)
        for claim in claims
        if claim.count.low is not None
    }
    bar = (round(100 * low / most, 2), round(max(100 * (high - low) / most, 0.6), 2))
    return Strip((bar,), tuple(sorted(dots)), open=row["high"] is None)


def _blames(register: Register, incident: str) -> Iterator[Saying]:
    told: dict[tuple[str, str], list[Any]] = {}
    for blame in register.corpus.incidents[incident].blames:
        key = (register.actor(blame.blamed), register.actor(blame.by))
        told.setdefault(key, []).append(blame)
    for (blamed, by), mine in told.items():
        entries = tuple(
            register.add(
                "blame",
                f"{register.record(incident)}: {blamed} blamed" + (f" by {by}" if by else ""),
                blame.citations,
                (blame.by,),
            )
            for blame in mine
        )
        yield Saying(blamed, entries, "", f"by {by}" if by else "")


def measures(register: Register) -> Iterator[Measure]:
    """Everything counted but people harmed, topic by topic.

    Args:
        register: Where the claims are entered.
    """
    topics: dict[str, list[QuantityClaim]] = {}
    for claim in register.corpus.quantities.values():
        topics.setdefault(claim.topic, []).append(claim)
    for topic, claims in sorted(topics.items()):
        told: dict[tuple[str, str], list[QuantityClaim]] = {}
        for claim in claims:
            value = f"{claim.count.words} {claim.unit}"
            told.setdefault((value, register.actor(claim.claimant)), []).append(claim)
        name = in_words(topic.replace("-", " "))
        sayings = []
        for (value, who), mine in told.items():
            entries = tuple(
                register.add("quantity", f"{name}: {value}", each.citations, (each.claimant,))
                for each in mine
            )
            sayings.append(Saying(value, entries, who))
        yield Measure(name, tuple(sayings))
