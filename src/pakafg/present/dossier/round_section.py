"""Rounds and ceasefires of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from pakafg.corpus.naming import actor_name, actor_names, place_name
from pakafg.grouping import grouped
from pakafg.present.dossier.anchors import anchor_of
from pakafg.present.dossier.register import Assertion, EntryKind, Register, nobody
from pakafg.text.date_words import when_words
from pakafg.text.people import according_to, in_words
from pakafg.text.quotations import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.present.answers import Answers
    from pakafg.present.dossier.register import Cited
    from pakafg.records.ceasefire import Ceasefire, CeasefireReport
    from pakafg.records.talk_round import Delegation, Note, TalkRound

    T = TypeVar("T", bound=Cited)

__all__ = ["CeasefireBlock", "RoundBlock", "ceasefires", "rounds"]


@frozen
class RoundBlock:
    """One round, as the documents tell it.

    Attributes:
        id: Its anchor in the page.
        name: What it is called.
        event: Its place in the timeline; empty where it has none.
        when: When it was, in words; empty where nothing is known.
        place: Where.
        mediators: Who mediated.
        labels: What the documents call it.
        delegations: Who took part.
        agenda: What was to be discussed.
        outcome: What came of it.
    """

    id: str
    name: str
    event: str
    when: str
    place: str
    mediators: str
    labels: tuple[Assertion, ...]
    delegations: tuple[Assertion, ...]
    agenda: tuple[Assertion, ...]
    outcome: tuple[Assertion, ...]


@frozen
class CeasefireBlock:
    """One ceasefire, as the documents tell it.

    Attributes:
        id: Its anchor in the page.
        name: What it is called.
        event: Its place in the timeline; empty where it has none.
        when: When it was, in words; empty where nothing is known.
        place: Where it was agreed.
        broker: Who brokered it.
        parties: Between whom.
        states: Whether it holds, and on whose word.
    """

    id: str
    name: str
    event: str
    when: str
    place: str
    broker: str
    parties: str
    states: tuple[Assertion, ...]


def rounds(register: Register, answers: Answers) -> Iterator[RoundBlock]:
    """Show the rounds, in the order of the corpus."""
    corpus, dated = register.corpus, _dated(answers)
    for talk_round in corpus.rounds.values():
        reports = talk_round.reports
        delegations = [each for report in reports for each in report.delegations]
        agenda = [note for report in reports for note in report.agenda]
        outcome = [note for report in reports for note in report.outcome]
        yield RoundBlock(
            anchor_of(corpus, talk_round.id),
            talk_round.name,
            *dated.get(talk_round.id, ("", "")),
            place_name(corpus, talk_round.place) or "",
            actor_names(corpus, talk_round.mediators),
            _round_assertions(
                register,
                talk_round,
                reports,
                lambda report: quoted(report.label) if report.label else "named, without a label",
            ),
            _round_assertions(
                register,
                talk_round,
                delegations,
                lambda delegation: _delegation_words(corpus, delegation),
                lambda delegation: (delegation.head, *delegation.members),
            ),
            _note_assertions(register, talk_round, agenda),
            _note_assertions(register, talk_round, outcome),
        )


def ceasefires(register: Register, answers: Answers) -> Iterator[CeasefireBlock]:
    """Show the ceasefires, in the order of the corpus."""
    corpus, dated = register.corpus, _dated(answers)
    for ceasefire in corpus.ceasefires.values():
        yield CeasefireBlock(
            anchor_of(corpus, ceasefire.id),
            ceasefire.name,
            *dated.get(ceasefire.id, ("", "")),
            place_name(corpus, ceasefire.place) or "",
            actor_name(corpus, ceasefire.broker) or "",
            actor_names(corpus, ceasefire.parties),
            tuple(_state_assertions(register, ceasefire)),
        )


def _dated(answers: Answers) -> dict[str, tuple[str, str]]:
    """Say for each event of the timeline where it stands there, and when it was."""
    # An event that only an order names stands there without a date.
    return {
        event.id: (f"event_{event.id}" if event.dates else "", event.when)
        for event in answers.events
    }


def _round_assertions(
    register: Register,
    talk_round: TalkRound,
    parts: Iterable[T],
    words: Callable[[T], str],
    actors: Callable[[T], Iterable[str | None]] = nobody,
) -> tuple[Assertion, ...]:
    """Group what reports of a round say by its words, and enter it."""
    return tuple(
        Assertion(
            said,
            register.enter_all(
                EntryKind.ROUND, f"{talk_round.name}: {said}", alike, actors, of=talk_round.id
            ),
        )
        for said, alike in grouped(parts, words).items()
    )


def _note_assertions(
    register: Register, talk_round: TalkRound, notes: Iterable[Note]
) -> tuple[Assertion, ...]:
    """Group points of an agenda, or outcomes, by their words and whose they are."""
    by_words = grouped(notes, lambda note: (note.text, actor_name(register.corpus, note.claimant)))
    return tuple(
        Assertion(
            said,
            register.enter_all(
                EntryKind.ROUND,
                f"{talk_round.name}: {said}",
                alike,
                lambda note: (note.claimant,),
                of=talk_round.id,
            ),
            note=according_to(claimant) if claimant else "",
        )
        for (said, claimant), alike in by_words.items()
    )


def _delegation_words(corpus: Corpus, delegation: Delegation) -> str:
    side = corpus.codebook.name_of_side(delegation.side)
    head = f", led by {actor_name(corpus, delegation.head)}" if delegation.head else ""
    members = actor_names(corpus, delegation.members)
    return f"{side}{head}{f', with {members}' if members else ''}"


def _state_assertions(register: Register, ceasefire: Ceasefire) -> Iterator[Assertion]:
    by_state = grouped(
        ceasefire.reports,
        lambda report: (_state_words(report), actor_name(register.corpus, report.claimant)),
    )
    for (state, claimant), reports in by_state.items():
        entries = register.enter_all(
            EntryKind.CEASEFIRE,
            f"{ceasefire.name}: {state}",
            reports,
            lambda report: (report.claimant,),
            of=ceasefire.id,
        )
        yield Assertion(state, entries, note=according_to(claimant) if claimant else "")


def _state_words(report: CeasefireReport) -> str:
    state = in_words(report.state)
    return state if report.as_of is None else f"{state} as of {when_words(report.as_of)}"
