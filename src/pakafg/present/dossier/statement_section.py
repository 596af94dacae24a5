"""Demands with their answers, and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from pakafg.corpus.naming import actor_name, actor_names, name_of, speaker_names
from pakafg.grouping import grouped
from pakafg.present.dossier.anchors import NamedLink, anchor_of
from pakafg.present.dossier.register import Assertion, EntryKind, Register
from pakafg.text.people import NO_SPEAKER, NOBODY, according_to, capitalised, in_words
from pakafg.text.quotations import quoted
from pakafg.values.vocabularies import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.records.demand import Demand
    from pakafg.records.statement import Report, Statement

__all__ = ["DemandBlock", "SpeakerBlock", "StatementBlock", "demands", "speakers"]


@frozen
class DemandBlock:
    """One demand.

    Attributes:
        id: Its anchor in the page.
        text: What is demanded.
        by: Who demands it.
        of: Of whom; empty where of nobody in particular.
        round: In which round; None where in none.
        form: Written or verbal; empty where not told.
        made: Where it stands, and on whose word.
        terms: Its terms.
        answers: What was answered, by each who answered.
    """

    id: str
    text: str
    by: str
    of: str
    round: NamedLink | None
    form: str
    made: tuple[Assertion, ...]
    terms: tuple[Assertion, ...]
    answers: tuple[tuple[str, tuple[Assertion, ...]], ...]


@frozen
class StatementBlock:
    """One utterance, as each document gives it.

    Attributes:
        act: What kind of utterance it is; empty where not told.
        about: What it is about; None for nothing in particular.
        reports: Its words in each document.
    """

    act: str
    about: NamedLink | None
    reports: tuple[Assertion, ...]


@frozen
class SpeakerBlock:
    """A speaker, and all that they said.

    Attributes:
        id: The speaker's id; empty where nobody is named.
        name: The speaker.
        side: On whose side they are; empty where nobody is named.
        statements: What they said.
    """

    id: str
    name: str
    side: str
    statements: tuple[StatementBlock, ...]


def demands(register: Register) -> Iterator[DemandBlock]:
    """Show the demands, in the order of the corpus."""
    for demand in register.corpus.demands.values():
        yield _demand_block(register, demand)


def _demand_block(register: Register, demand: Demand) -> DemandBlock:
    corpus = register.corpus
    by = actor_name(corpus, demand.by) or capitalised(NOBODY)
    return DemandBlock(
        anchor_of(corpus, demand.id),
        capitalised(demand.text),
        by,
        actor_name(corpus, demand.of) or "",
        NamedLink(name_of(corpus, demand.round), anchor_of(corpus, demand.round))
        if demand.round
        else None,
        in_words(demand.form),
        tuple(_reports_by_claimant(register, demand, f"{by} asks: {demand.text}")),
        tuple(_term_assertions(register, demand)),
        tuple(_answers_by_actor(register, demand)),
    )


def _reports_by_claimant(register: Register, demand: Demand, label: str) -> Iterator[Assertion]:
    """Show where the demand is told of, and on whose word."""
    corpus = register.corpus
    by_claimant = grouped(demand.reports, lambda report: actor_name(corpus, report.claimant))
    for claimant, reports in by_claimant.items():
        entries = register.enter_all(
            EntryKind.DEMAND,
            label,
            reports,
            lambda report: (demand.by, report.claimant),
            of=demand.id,
        )
        yield Assertion(demand.text, entries, note=according_to(claimant) if claimant else "")


def _term_assertions(register: Register, demand: Demand) -> Iterator[Assertion]:
    told = [(term, report.claimant) for report in demand.reports for term in report.terms]
    by_words = grouped(told, lambda pair: (pair[0].text, actor_name(register.corpus, pair[1])))
    for (text, claimant), pairs in by_words.items():
        entries = register.enter_all(
            EntryKind.DEMAND,
            f"Term: {text}",
            [term for term, _ in pairs],
            lambda _: (demand.by,),
            of=demand.id,
        )
        yield Assertion(text, entries, note=according_to(claimant) if claimant else "")


def _answers_by_actor(
    register: Register, demand: Demand
) -> Iterator[tuple[str, tuple[Assertion, ...]]]:
    """Show who answered, and what, as each document reports it."""
    corpus = register.corpus
    by_answer = grouped(
        demand.responses,
        lambda response: (
            actor_name(corpus, response.by) or capitalised(NOBODY),
            in_words(response.answer),
            actor_name(corpus, response.claimant),
        ),
    )
    by_actor: dict[str, list[Assertion]] = {}
    for (who, answer, claimant), responses in by_answer.items():
        entries = register.enter_all(
            EntryKind.RESPONSE,
            f"{who}: {answer}: {demand.text}",
            responses,
            lambda response: (response.by, response.claimant),
            of=demand.id,
        )
        note = according_to(claimant) if claimant else ""
        by_actor.setdefault(who, []).append(Assertion(answer, entries, note=note))
    yield from ((who, tuple(assertions)) for who, assertions in by_actor.items())


def speakers(register: Register) -> Iterator[SpeakerBlock]:
    """Show what was said, speaker by speaker, those who said most first."""
    corpus = register.corpus
    by_speaker = grouped(corpus.statements.values(), lambda statement: statement.speaker)
    # The sort is stable: of equally many, the first in the corpus comes first.
    for speaker, statements in sorted(by_speaker.items(), key=lambda item: -len(item[1])):
        yield SpeakerBlock(
            speaker or "",
            actor_name(corpus, speaker) or capitalised(NO_SPEAKER),
            corpus.codebook.name_of_side(register.side(speaker)) if speaker else "",
            tuple(_statement_block(register, statement) for statement in statements),
        )


def _statement_block(register: Register, statement: Statement) -> StatementBlock:
    return StatementBlock(
        in_words(statement.act),
        _about_link(register, statement),
        tuple(_report_assertion(register, statement, report) for report in statement.reports),
    )


def _about_link(register: Register, statement: Statement) -> NamedLink | None:
    if statement.about is None:
        return None
    corpus = register.corpus
    return NamedLink(name_of(corpus, statement.about), anchor_of(corpus, statement.about))


def _report_assertion(register: Register, statement: Statement, report: Report) -> Assertion:
    """Show the words of one document: in quotation marks, where they are the speaker's."""
    corpus = register.corpus
    words = report.words if report.mode == Mode.PARAPHRASE else quoted(report.words)
    speaker = capitalised(speaker_names(corpus, statement))
    entry = register.enter(
        EntryKind.STATEMENT,
        f"{speaker}: {words}",
        report.citations,
        (*statement.speakers, report.speaker),
        "; ".join(filter(None, (statement.note, report.note))),
        of=f"{statement.id}_{report.document}",
    )
    other, via = actor_name(corpus, report.speaker), actor_names(corpus, report.via)
    notes = (
        f"together with {actor_names(corpus, statement.jointly_with)}"
        if statement.jointly_with
        else "",
        f"here by {other}" if other else "",
        f"through {via}" if via else "",
        report.channel,
        "; ".join(f"denies: {name_of(corpus, denied)}" for denied in statement.denies),
    )
    return Assertion(words, (entry,), note="; ".join(filter(None, notes)))
