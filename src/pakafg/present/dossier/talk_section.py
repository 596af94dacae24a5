"""Rounds and ceasefires of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from pakafg.present.dossier.register import Register, Saying
from pakafg.text.date_words import date_words
from pakafg.text.people import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pakafg.timeline import Timeline

__all__ = ["Talk", "Truce", "talks", "truces"]


@frozen
class Talk:
    """One round, as the documents tell it."""

    name: str
    when: str
    place: str
    host: str
    mediators: str
    labels: tuple[Saying, ...]
    present: tuple[Saying, ...]
    agenda: tuple[Saying, ...]
    outcome: tuple[Saying, ...]


@frozen
class Truce:
    """One ceasefire, as the documents tell it."""

    name: str
    when: str
    place: str
    broker: str
    parties: str
    states: tuple[Saying, ...]


def when_of(timeline: Timeline, event: str) -> str:
    """When an event was, in words; empty where nothing is known."""
    for row in timeline.events.filter(timeline.events["event"] == event).iter_rows(named=True):
        return date_words(row["earliest"], row["latest"], row["zone"])
    return ""


def grouped(
    parts: Iterable[Any], key: Callable[[Any], tuple[str, str]]
) -> dict[tuple[str, str], list[Any]]:
    """Parts that say the same, by what they say and who says it."""
    told: dict[tuple[str, str], list[Any]] = {}
    for part in parts:
        told.setdefault(key(part), []).append(part)
    return told


def talks(register: Register, timeline: Timeline) -> Iterator[Talk]:
    """The rounds.

    Args:
        register: Where what is said of them is entered.
        timeline: The reconciled timeline of the register's corpus.
    """
    for talk in register.corpus.rounds.values():

        def entered(
            parts: Iterable[Any],
            say: Callable[[Any], str],
            actors: Callable[[Any], tuple[str | None, ...]] = lambda _: (),
            name: str = talk.name,
        ) -> tuple[Saying, ...]:
            return tuple(
                Saying(
                    value,
                    tuple(
                        register.add("round", f"{name}: {value}", each.citations, actors(each))
                        for each in mine
                    ),
                )
                for (value, _), mine in grouped(parts, lambda part: (say(part), "")).items()
            )

        reports = talk.reports
        yield Talk(
            talk.name,
            when_of(timeline, talk.id),
            register.place(talk.place),
            register.actor(talk.host),
            register.actors(talk.mediators),
            entered(
                reports, lambda told: f"“{told.label}”" if told.label else "named, without a label"
            ),
            entered(
                [each for told in reports for each in told.delegations],
                lambda each: _delegation(register, each),
                lambda each: (each.head, *each.members),
            ),
            entered([each for told in reports for each in told.agenda], lambda each: each.text),
            entered([each for told in reports for each in told.outcome], lambda each: each.text),
        )


def _delegation(register: Register, party: Any) -> str:
    side = in_words(party.side).capitalize()
    head = f", led by {register.actor(party.head)}" if party.head else ""
    members = f", with {register.actors(party.members)}" if party.members else ""
    return f"{side}{head}{members}"


def truces(register: Register, timeline: Timeline) -> Iterator[Truce]:
    """The ceasefires.

    Args:
        register: Where what is said of them is entered.
        timeline: The reconciled timeline of the register's corpus.
    """
    for truce in register.corpus.ceasefires.values():
        told = grouped(truce.reports, lambda each: (_state(each), register.actor(each.claimant)))
        sayings = tuple(
            Saying(
                state,
                tuple(
                    register.add(
                        "ceasefire", f"{truce.name}: {state}", each.citations, (each.claimant,)
                    )
                    for each in mine
                ),
                "",
                f"according to {who}" if who else "",
            )
            for (state, who), mine in told.items()
        )
        yield Truce(
            truce.name,
            when_of(timeline, truce.id),
            register.place(truce.place),
            register.actor(truce.broker),
            register.actors(truce.parties),
            sayings,
        )


def _state(report: Any) -> str:
    when = report.as_of
    if when is None:
        return in_words(report.state)
    return f"{in_words(report.state)} as of {date_words(when.earliest, when.latest, when.zone)}"
