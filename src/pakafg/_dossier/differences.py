"""Every disagreement, and what each document says in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg._dossier.entries import Chip, Entry, Register
from pakafg._words import plain, spoken, whom
from pakafg.records.parts import citations_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import polars as pl

    from pakafg.records.actor import Actor
    from pakafg.records.citation import Citation
    from pakafg.records.claims import CasualtyClaim, DateClaim, OrderClaim, QuantityClaim
    from pakafg.records.demand import Demand
    from pakafg.records.statement import Statement
    from pakafg.records.talk_round import TalkRound

__all__ = ["Difference", "Verdict", "Version", "in_words", "verdicts"]

_VERDICTS: Final = {
    "contradiction": ("Contradictions", "These cannot all be right."),
    "distinct_events": (
        "Perhaps two events",
        "Dates too far apart to be one, each well supported.",
    ),
    "time": ("A matter of hours", "A time zone, a midnight or a rough order may explain it."),
    "rounding": ("Rounded", "One is a rounder word for the other."),
    "scope": ("Of different extent", "One speaks of a part, or of the body behind the speaker."),
    "wording": ("Worded differently", "The same thing in other words."),
}
_QUOTED: Final = re.compile(r"(“[^”]*”)")
_ID: Final = re.compile(r"[\w-]+")


@frozen
class Version:
    """What one or more documents say, in a disagreement."""

    value: str
    who: str
    chips: tuple[Chip, ...]


@frozen
class Difference:
    """One disagreement."""

    entry: Entry
    topic: str
    kind: str
    versions: tuple[Version, ...]
    explanation: str


@frozen
class Verdict:
    """Disagreements of one verdict."""

    name: str
    meaning: str
    differences: tuple[Difference, ...]


def verdicts(register: Register, found: pl.DataFrame) -> Iterator[Verdict]:
    """The disagreements, contradictions first.

    Args:
        register: Where they are entered.
        found: The table `discrepancies`.
    """
    rows = list(found.iter_rows(named=True))
    known = [*_VERDICTS, *sorted({row["verdict"] for row in rows} - set(_VERDICTS))]
    for verdict in known:
        mine = tuple(
            difference
            for row in rows
            if row["verdict"] == verdict and (difference := _difference(register, row))
        )
        if mine:
            yield Verdict(*_VERDICTS.get(verdict, (plain(verdict).capitalize(), "")), mine)


def _difference(register: Register, row: dict[str, Any]) -> Difference | None:
    told = [(record, v) for record in row["records"] for v in _versions(register, record, row)]
    citations = [citation for _, (_, _, cited) in told for citation in cited]
    if not citations:
        return None
    topic = _topic(register, row, [record for record, _ in told])
    label = f"{topic}: {row['kind']}, {plain(row['verdict'])}"
    entry = register.add("difference", label, citations, _actors(register, row["records"]))
    versions: dict[tuple[str, str], list[Citation]] = {}
    for _, (value, who, cited) in told:
        versions.setdefault((value, who), []).extend(cited)
    return Difference(
        entry,
        topic,
        plain(row["kind"]),
        tuple(
            Version(value, who, register.chips(dict.fromkeys(cited)))
            for (value, who), cited in versions.items()
        ),
        in_words(register, row["explanation"]),
    )


def _topic(register: Register, row: dict[str, Any], records: list[str]) -> str:
    corpus = register.corpus
    first = records[0]
    if first in corpus.casualties:
        claim = corpus.casualties[first]
        cell = {"nationality": claim.nationality, "status": claim.status, "group": claim.group}
        who = ", ".join(filter(None, (plain(claim.outcome), whom(cell))))
        return f"{register.record(claim.incident)}: {who}"
    if first in corpus.demands:
        return corpus.demands[first].text
    if first in corpus.actors:
        return corpus.actors[first].name
    topic = str(row["topic"])
    named = register.record(topic)
    return named if named != topic else plain(topic.replace("-", " "))


def _actors(register: Register, records: list[str]) -> Iterator[str | None]:
    corpus = register.corpus
    for record in records:
        for catalogue, name in (
            ("casualties", "claimant"),
            ("dates", "claimant"),
            ("quantities", "claimant"),
            ("statements", "speaker"),
            ("demands", "by"),
        ):
            found = getattr(corpus, catalogue).get(record)
            if found is not None:
                yield getattr(found, name)
        if record in corpus.actors:
            yield record


_Told = tuple[str, str, "list[Citation]"]  # the value, who says it, where


def _versions(register: Register, record: str, row: dict[str, Any]) -> Iterator[_Told]:
    """What a record says in a disagreement: the value, who says it, and where."""
    corpus = register.corpus
    for catalogue, tell in _TELLERS.items():
        found = getattr(corpus, catalogue).get(record)
        if found is not None:
            yield from tell(register, found, row)
            return


def _casualty(register: Register, claim: CasualtyClaim, _: dict[str, Any]) -> Iterator[_Told]:
    yield claim.count.words, register.actor(claim.claimant), list(claim.citations)


def _quantity(register: Register, claim: QuantityClaim, _: dict[str, Any]) -> Iterator[_Told]:
    value = f"{claim.count.words} {claim.unit}"
    yield value, register.actor(claim.claimant), list(claim.citations)


def _date(register: Register, claim: DateClaim, _: dict[str, Any]) -> Iterator[_Told]:
    when = spoken(claim.when.earliest, claim.when.latest, claim.when.zone)
    value = f"{register.record(claim.event)}: {when}"
    yield value, register.actor(claim.claimant), list(claim.citations)


def _order(register: Register, claim: OrderClaim, _: dict[str, Any]) -> Iterator[_Told]:
    one, other = register.record(claim.event), register.record(claim.other)
    yield f"{one} {plain(claim.relation)} {other}", "", list(claim.citations)


def _round(_: Register, talk: TalkRound, __: dict[str, Any]) -> Iterator[_Told]:
    for told in talk.reports:
        if told.label:
            yield f"“{told.label}”", "", list(told.citations)


def _actor(_: Register, actor: Actor, __: dict[str, Any]) -> Iterator[_Told]:
    for mention in actor.mentions:
        if mention.role:
            yield f"“{mention.role}”", "", list(mention.citations)


def _demand(register: Register, demand: Demand, _: dict[str, Any]) -> Iterator[_Told]:
    for answer in demand.responses:
        yield plain(answer.answer), register.actor(answer.by), list(answer.citations)


def _statement(register: Register, said: Statement, row: dict[str, Any]) -> Iterator[_Told]:
    for report in said.reports:
        speaker = register.actor(report.speaker or said.speaker)
        if row["kind"] == "attribution":
            yield speaker, "", list(report.citations)
        else:
            yield f"“{report.words}”", speaker, list(report.citations[:1])


def _other(_: Register, record: Any, __: dict[str, Any]) -> Iterator[_Told]:
    yield record.name, "", list(citations_of(record))


_TELLERS: Final[dict[str, Callable[[Register, Any, dict[str, Any]], Iterator[_Told]]]] = {
    "casualties": _casualty,
    "quantities": _quantity,
    "dates": _date,
    "orders": _order,
    "rounds": _round,
    "actors": _actor,
    "demands": _demand,
    "statements": _statement,
    "ceasefires": _other,
    "incidents": _other,
    "places": _other,
}


def in_words(register: Register, explanation: str) -> str:
    """An explanation with the names of what happened, and documents, in place of ids."""
    corpus = register.corpus
    claims = (corpus.casualties, corpus.dates, corpus.orders, corpus.quantities)

    def name(found: re.Match[str]) -> str:
        word = found[0]
        if "-" not in word:
            return word
        for catalogue in claims:
            claim = catalogue.get(word)
            if claim is not None:
                return str(claim.document)
        return register.record(word, brief=True)

    parts = _QUOTED.split(explanation)
    return "".join(part if part.startswith("“") else _ID.sub(name, part) for part in parts)
