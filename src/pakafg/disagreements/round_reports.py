"""Do reports of a round differ: in its number, the heads of delegations, the mediators?"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import actor_name
from pakafg.disagreements.discrepancy import Discrepancy, Ruling, Saying, positions_of
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import LinkKind
from pakafg.values.vocabulary import listed
from pakafg.views.claim_words import words_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.ceasefire import Ceasefire
    from pakafg.records.citation import Citation
    from pakafg.records.talk_round import RoundReport, TalkRound

    Team = tuple[tuple[str, ...], tuple[Citation, ...]]  # who mediated or brokered, and where
    Heads = dict[str, list[tuple[str, tuple[Citation, ...]]]]  # by round: who led, and where

__all__ = ["compare_round_reports"]

_TWO_NUMBERS: Final = Ruling(Verdict.CONTRADICTION, "The documents count the rounds differently.")
_PERHAPS_ONE_ROUND: Final = Ruling(
    Verdict.UNRESOLVED, "The documents may mean one round, or count from different rounds."
)
_TWO_ROUNDS: Final = Ruling(Verdict.CONTRADICTION, "The documents count from different rounds.")
_FEWER: Final = Ruling(Verdict.SCOPE, "One names fewer of them.")
_OTHER_MEDIATORS: Final = Ruling(Verdict.CONTRADICTION, "The documents name different mediators.")
_TWO_HEADS: Final = Ruling(Verdict.CONTRADICTION, "One delegation, two heads.")
_HEAD_BY_ROUND: Final = Ruling(Verdict.SCOPE, "Different rounds may have had different heads.")


def compare_round_reports(corpus: Corpus) -> Iterator[Discrepancy]:
    """Compare the reports of each round, and the brokers of each ceasefire."""
    for talk in corpus.rounds.values():
        yield from _numbers_of_round(talk)
        mediators = [(report.mediators, report.citations) for report in talk.reports]
        yield from _mediators(corpus, talk, mediators)
    for ceasefire in corpus.ceasefires.values():
        brokers = [(report.brokers, report.citations) for report in ceasefire.reports]
        yield from _mediators(corpus, ceasefire, brokers)
    yield from _rounds_of_number(corpus)
    yield from _heads(corpus)


def _numbered(talk: TalkRound) -> list[RoundReport]:
    return [report for report in talk.reports if report.ordinal is not None]


def _numbers_of_round(talk: TalkRound) -> Iterator[Discrepancy]:
    """Compare the numbers that documents give to one round."""
    reports = _numbered(talk)
    if len({report.ordinal for report in reports}) > 1:
        # Reversed, so that the first label of a number stands for all that give this number.
        labels = {report.ordinal: f"the “{report.label}”" for report in reversed(reports)}
        sayings = (
            Saying(labels[report.ordinal], talk.id, words_first(report.citations, report.label))
            for report in reports
        )
        yield Discrepancy(
            talk.id, talk.name, DiscrepancyKind.LABEL, _TWO_NUMBERS, positions_of(sayings)
        )


def _rounds_of_number(corpus: Corpus) -> Iterator[Discrepancy]:
    """Compare the rounds that have one number, and no other."""
    by_number: dict[int, list[TalkRound]] = defaultdict(list)
    for talk in corpus.rounds.values():
        numbers = {report.ordinal for report in talk.reports if report.ordinal is not None}
        if len(numbers) == 1:
            by_number[numbers.pop()].append(talk)
    doubts = [
        set(link.records) for link in corpus.links.where(kind=LinkKind.POSSIBLY_SAME).values()
    ]
    for number, rounds in by_number.items():
        if len(rounds) < 2:  # noqa: PLR2004  (it takes two to differ)
            continue
        pairs = [{one.id, other.id} for one, other in combinations(rounds, 2)]
        perhaps_one = any(pair <= doubt for pair in pairs for doubt in doubts)
        sayings = (
            Saying(talk.name, talk.id, words_first(report.citations, report.label))
            for talk in rounds
            for report in _numbered(talk)
        )
        yield Discrepancy(
            f"round-{number}",
            f"Round number {number}",
            DiscrepancyKind.LABEL,
            _PERHAPS_ONE_ROUND if perhaps_one else _TWO_ROUNDS,
            positions_of(sayings),
        )


def _mediators(
    corpus: Corpus, record: TalkRound | Ceasefire, reports: list[Team]
) -> Iterator[Discrepancy]:
    """Compare who mediated or brokered, by the reports that name somebody."""
    named = [(frozenset(team), citations) for team, citations in reports if team]
    teams = {team for team, _ in named}
    if len(teams) > 1:
        largest = max(teams, key=len)
        sayings = (
            Saying(listed(sorted(corpus.actors[each].name for each in team)), record.id, citations)
            for team, citations in named
        )
        yield Discrepancy(
            record.id,
            record.name,
            DiscrepancyKind.MEDIATOR,
            _FEWER if all(team <= largest for team in teams) else _OTHER_MEDIATORS,
            positions_of(sayings),
        )


def _heads(corpus: Corpus) -> Iterator[Discrepancy]:
    """Compare who led each side: in one round, and from round to round."""
    codebook = corpus.codebook
    # Delegations of mediators, or of third parties, may be of several bodies.
    for side in sorted(
        [*(party.id for party in codebook.parties), *(own.id for own in codebook.sides)]
    ):
        heads: Heads = {
            talk.id: [
                (party.head, party.citations)
                for report in talk.reports
                for party in report.delegations
                if party.side == side and party.head is not None
            ]
            for talk in corpus.rounds.values()
        }
        named_heads = {talk: {head for head, _ in led} for talk, led in heads.items()}
        for talk, named in named_heads.items():
            if len(named) > 1:
                yield _head_discrepancy(corpus, talk, side, _TWO_HEADS, {talk: heads[talk]})
        agreed = {talk: led for talk, led in heads.items() if len(named_heads[talk]) == 1}
        if len({head for led in agreed.values() for head, _ in led}) > 1:
            topic = f"head-{side}".replace("_", "-")
            yield _head_discrepancy(corpus, topic, side, _HEAD_BY_ROUND, agreed)


def _head_discrepancy(
    corpus: Corpus, topic: str, side: str, ruling: Ruling, heads: Heads
) -> Discrepancy:
    sayings = (
        Saying(f"{actor_name(corpus, head)} at {corpus.rounds[talk].name}", talk, citations)
        for talk, led in heads.items()
        for head, citations in led
    )
    return Discrepancy(
        topic,
        f"Head of the delegation of {corpus.codebook.name_of_side(side)}",
        DiscrepancyKind.HEAD,
        ruling,
        positions_of(sayings),
    )
