"""Demands with their answers, and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from pakafg.present.dossier.register import Entry, Register, Saying
from pakafg.present.dossier.talk_section import grouped
from pakafg.text.people import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.records.demand import Demand
    from pakafg.records.statement import Statement

__all__ = ["Asked", "Said", "Speaker", "demands", "speakers"]


@frozen
class Asked:
    """One demand."""

    text: str
    by: str
    of: str
    round: str
    form: str
    made: Saying
    terms: tuple[Saying, ...]
    answers: tuple[tuple[str, tuple[Saying, ...]], ...]


@frozen
class Said:
    """One utterance, as each document gives it."""

    act: str
    about: str
    sayings: tuple[Saying, ...]


@frozen
class Speaker:
    """Somebody, and all that they said."""

    name: str
    side: str
    said: tuple[Said, ...]


def demands(register: Register) -> Iterator[Asked]:
    """The demands, in the order of the corpus.

    Args:
        register: Where demands, terms and answers are entered.
    """
    for demand in register.corpus.demands.values():
        by = register.actor(demand.by)
        label = f"{by or 'Somebody'} asks: {demand.text}"
        made = tuple(
            register.add("demand", label, told.citations, (demand.by,)) for told in demand.reports
        )
        terms = [term for told in demand.reports for term in told.terms]
        named = grouped(terms, lambda term: (term.text, ""))
        yield Asked(
            demand.text[:1].upper() + demand.text[1:],
            by,
            register.actor(demand.of),
            register.record(demand.round) if demand.round else "",
            in_words(demand.form),
            Saying(demand.text, made),
            tuple(
                Saying(
                    text,
                    tuple(
                        register.add("demand", f"Term: {text}", term.citations, (demand.by,))
                        for term in mine
                    ),
                )
                for (text, _), mine in named.items()
            ),
            tuple(_answers(register, demand)),
        )


def _answers(register: Register, demand: Demand) -> Iterator[tuple[str, tuple[Saying, ...]]]:
    """Who answered, and what, as each document reports it."""
    by: dict[str, list[Saying]] = {}
    told: dict[tuple[str, str, str], list[Entry]] = {}
    for response in demand.responses:
        who = register.actor(response.by) or "Nobody named"
        answer = in_words(response.answer)
        entry = register.add(
            "response",
            f"{who}: {answer}: {demand.text}",
            response.citations,
            (response.by, response.claimant),
        )
        key = (who, answer, register.actor(response.claimant))
        told.setdefault(key, []).append(entry)
    for (who, answer, claimant), entries in told.items():
        source = f"according to {claimant}" if claimant else ""
        by.setdefault(who, []).append(Saying(answer, tuple(entries), "", source))
    yield from ((who, tuple(sayings)) for who, sayings in by.items())


def speakers(register: Register) -> Iterator[Speaker]:
    """What was said, speaker by speaker, those who said most first.

    Args:
        register: Where the reports are entered.
    """
    by: dict[str | None, list[Statement]] = {}
    for statement in register.corpus.statements.values():
        by.setdefault(statement.speaker, []).append(statement)
    for speaker, statements in sorted(by.items(), key=lambda each: -len(each[1])):
        yield Speaker(
            register.actor(speaker) or "Speaker not said",
            in_words(register.side(speaker)).capitalize() if speaker else "",
            tuple(_said(register, statement) for statement in statements),
        )


def _said(register: Register, statement: Statement) -> Said:
    who = register.actor(statement.speaker) or "Somebody"
    sayings = []
    for report in statement.reports:
        direct = report.mode != "paraphrase"
        words = f"“{report.words}”" if direct else report.words
        via = register.actors(report.via)
        other = register.actor(report.speaker) if report.speaker else ""
        note = "; ".join(
            filter(
                None,
                (
                    f"here by {other}" if other else "",
                    f"through {via}" if via else "",
                    report.channel or "",
                ),
            )
        )
        actors = (statement.speaker, report.speaker)
        entry = register.add("statement", f"{who}: {words}", report.citations, actors)
        sayings.append(Saying(words, (entry,), "", note))
    return Said(
        in_words(statement.act),
        register.record(statement.about) if statement.about else "",
        tuple(sayings),
    )
