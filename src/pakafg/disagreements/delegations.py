"""Who took part: heads and members of delegations, mediators, brokers and signatories."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.corpus.naming import actor_name
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabulary import listed
from pakafg.views.question_words import ask_brokers, ask_led, ask_members, ask_parties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.records.ceasefire import Ceasefire
    from pakafg.records.citation import Citation
    from pakafg.records.talk_round import TalkRound

__all__ = ["compare_delegations"]

_FEWER: Final = Ruling(Verdict.SCOPE, "One document names fewer of them.")
_OTHER_MEDIATORS: Final = Ruling(Verdict.CONTRADICTION, "The documents name different mediators.")
_OTHER_MEMBERS: Final = Ruling(
    Verdict.UNRESOLVED, "Each document names others, and none says that it names all."
)
_OTHER_PARTIES: Final = Ruling(
    Verdict.UNRESOLVED, "Each names others who agreed; both may have, or not."
)
_TWO_HEADS: Final = Ruling(Verdict.CONTRADICTION, "One delegation had one head.")
_HEAD_BY_ROUND: Final = Ruling(Verdict.SCOPE, "Different rounds may have had different heads.")


class _Team(NamedTuple):
    """Some who did something together, by one document.

    Attributes:
        members: They.
        citations: Where it says so.
        claimant: Who says so; None for the document's own voice.
    """

    members: frozenset[str]
    citations: tuple[Citation, ...]
    claimant: str | None = None


class _Led(NamedTuple):
    """Who led a side's delegation in a round, by one document."""

    side: str
    talk: TalkRound
    head: str
    citations: tuple[Citation, ...]


def compare_delegations(material: Material) -> Iterator[Question]:
    """Compare who took part in each round, and who brokered and signed each ceasefire."""
    for talk in material.rounds:
        teams = [_Team(frozenset(each.mediators), each.citations) for each in talk.reports]
        yield from _mediators(material, talk, teams, ceasefire=False)
        yield from _members(material, talk)
    for ceasefire in material.ceasefires:
        brokers, signatories = (
            [
                _Team(frozenset(getattr(each, name)), each.citations, each.claimant)
                for each in ceasefire.reports
            ]
            for name in ("brokers", "signatories")
        )
        yield from _mediators(material, ceasefire, brokers, ceasefire=True)
        ruling = _rule_on_teams(signatories, _OTHER_PARTIES)
        if ruling is not None:
            yield Question(
                ceasefire.id,
                "parties",
                ask_parties(material.names.the(ceasefire.id)),
                ceasefire.name,
                DiscrepancyKind.PARTY,
                ruling,
                answers_of(_team_sayings(material, ceasefire.id, signatories)),
            )
    yield from _heads(material)


def _mediators(
    material: Material,
    record: TalkRound | Ceasefire,
    teams: Sequence[_Team],
    *,
    ceasefire: bool,
) -> Iterator[Question]:
    """Compare who mediated or brokered, by the reports that name somebody."""
    ruling = _rule_on_teams(teams, _OTHER_MEDIATORS)
    if ruling is not None:
        yield Question(
            record.id,
            "mediators",
            ask_brokers(material.names.the(record.id), ceasefire=ceasefire),
            record.name,
            DiscrepancyKind.MEDIATOR,
            ruling,
            answers_of(_team_sayings(material, record.id, teams)),
        )


def _rule_on_teams(teams: Sequence[_Team], others: Ruling) -> Ruling | None:
    """Rule on those named together; None where all name the same.

    Args:
        teams: Who is named; nobody tells nothing.
        others: The ruling where one names some whom the fullest list leaves out.
    """
    named = {team.members for team in teams if team.members}
    if len(named) < 2:  # noqa: PLR2004  (it takes two to differ)
        return None
    largest = max(named, key=len)
    return _FEWER if all(team <= largest for team in named) else others


def _team_sayings(material: Material, record: str, teams: Sequence[_Team]) -> Iterator[Saying]:
    actors = material.corpus.actors
    for team in teams:
        if team.members:
            names = listed(sorted(actors[each].name for each in team.members))
            yield Saying(names, record, team.citations, team.claimant)


def _members(material: Material, talk: TalkRound) -> Iterator[Question]:
    """Compare who was in each delegation, heads included, where two documents name members."""
    teams = (
        (
            party.side,
            _Team(frozenset(filter(None, (party.head, *party.members))), party.citations),
        )
        for report in talk.reports
        for party in report.delegations
        if party.members
    )
    for side, pairs in grouped(teams, lambda pair: pair[0]).items():
        named = [team for _, team in pairs]
        ruling = _rule_on_teams(named, _OTHER_MEMBERS)
        if ruling is not None:
            party = material.corpus.codebook.name_of_side(side)
            yield Question(
                talk.id,
                f"members-{side}",
                ask_members(party, material.names.the(talk.id)),
                f"{talk.name}, delegation of {party}",
                DiscrepancyKind.MEMBER,
                ruling,
                answers_of(_team_sayings(material, talk.id, named)),
            )


def _heads(material: Material) -> Iterator[Question]:
    """Compare who led each side: in one round, and from round to round."""
    codebook = material.corpus.codebook
    # Delegations of mediators, or of third parties, may be of several bodies.
    sides = {*(party.id for party in codebook.parties), *(own.id for own in codebook.sides)}
    led = (
        _Led(str(party.side), talk, party.head, party.citations)
        for talk in material.rounds
        for report in talk.reports
        for party in report.delegations
        if party.side in sides and party.head is not None
    )
    for side, of_side in sorted(grouped(led, lambda each: each.side).items()):
        by_round = grouped(of_side, lambda each: each.talk.id)
        agreed = []
        for talk, same in by_round.items():
            if len({each.head for each in same}) > 1:
                yield _head_question(material, talk, side, _TWO_HEADS, same)
            else:
                agreed.append(same)
        if len({each.head for same in agreed for each in same}) > 1:
            yield _head_question(
                material, None, side, _HEAD_BY_ROUND, list(chain.from_iterable(agreed))
            )


def _head_question(
    material: Material, talk: str | None, side: str, ruling: Ruling, led: Sequence[_Led]
) -> Question:
    party = material.corpus.codebook.name_of_side(side)
    sayings = (
        Saying(
            str(actor_name(material.corpus, each.head))
            + ("" if talk else f", at {material.names.the(each.talk.id)}"),
            each.talk.id,
            each.citations,
        )
        for each in led
    )
    return Question(
        talk or side,
        f"head-{side}" if talk else "head",
        ask_led(party, material.names.the(talk) if talk else None),
        f"Head of the delegation of {party}",
        DiscrepancyKind.HEAD,
        ruling,
        answers_of(sayings),
    )
