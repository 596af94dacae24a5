"""How rounds are numbered, who led the delegations, who mediated or brokered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pakafg.disagreements.discrepancy import Difference, listed, sides_of, telling
from pakafg.values.vocabularies import LinkKind, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.ceasefire import Ceasefire
    from pakafg.records.citation import Citation
    from pakafg.records.talk_round import RoundReport, TalkRound

__all__ = ["talks"]


def talks(corpus: Corpus) -> Iterator[Difference]:
    """Differences between the reports of rounds."""
    for talk in corpus.rounds.values():
        yield from _label(talk)
        teams = [(report.mediators, report.citations) for report in talk.reports]
        yield from _teams(corpus, talk, teams)
    for truce in corpus.ceasefires.values():
        teams = [(report.brokers, report.citations) for report in truce.reports]
        yield from _teams(corpus, truce, teams)
    yield from _numbers(corpus)
    yield from _heads(corpus)


def _numbered(talk: TalkRound) -> list[RoundReport]:
    return [told for told in talk.reports if told.ordinal is not None]


def _label(talk: TalkRound) -> Iterator[Difference]:
    told = _numbered(talk)
    if len({report.ordinal for report in told}) > 1:
        labels = {report.ordinal: f"the “{report.label}”" for report in reversed(told)}
        yield Difference(
            talk.id,
            talk.name,
            "label",
            "contradiction",
            sides_of(
                (labels[report.ordinal], talk.id, telling(report.citations, report.label))
                for report in told
            ),
            "The documents count the rounds differently.",
        )


def _numbers(corpus: Corpus) -> Iterator[Difference]:
    """One number given to several rounds, which none of them is given another for."""
    rounds: dict[int, list[TalkRound]] = defaultdict(list)
    for talk in corpus.rounds.values():
        ordinals = {told.ordinal for told in talk.reports if told.ordinal is not None}
        if len(ordinals) == 1:
            rounds[ordinals.pop()].append(talk)
    doubts = [
        set(link.records) for link in corpus.links.where(kind=LinkKind.POSSIBLY_SAME).values()
    ]
    for number, named in rounds.items():
        if len(named) < 2:  # noqa: PLR2004  (it takes two to differ)
            continue
        doubtful = any({one.id, other.id} <= doubt for one in named for other in named
                       if one is not other for doubt in doubts)  # fmt: skip
        yield Difference(
            f"round-{number}",
            f"Round number {number}",
            "label",
            "unresolved" if doubtful else "contradiction",
            sides_of(
                (talk.name, talk.id, telling(told.citations, told.label))
                for talk in named
                for told in _numbered(talk)
            ),
            "The documents may mean one round, or count from different rounds."
            if doubtful
            else "The documents count from different rounds.",
        )


def _teams(
    corpus: Corpus,
    record: TalkRound | Ceasefire,
    told: list[tuple[tuple[str, ...], tuple[Citation, ...]]],
) -> Iterator[Difference]:
    """Who mediated or brokered, where somebody is named."""
    named = [(frozenset(team), citations) for team, citations in told if team]
    teams = {team for team, _ in named}
    if len(teams) > 1:
        largest = max(teams, key=len)
        part = all(team <= largest for team in teams)
        yield Difference(
            record.id,
            record.name,
            "mediator",
            "scope" if part else "contradiction",
            sides_of(
                (listed(sorted(corpus.actors[each].name for each in team)), record.id, citations)
                for team, citations in named
            ),
            "One names fewer of them." if part else "The documents name different mediators.",
        )


def _heads(corpus: Corpus) -> Iterator[Difference]:
    """Who led each side: in one round, and from round to round."""
    for side in Side:
        heads = {
            talk.id: [
                (party.head, party.citations)
                for told in talk.reports
                for party in told.delegations
                if party.side is side and party.head is not None
            ]
            for talk in corpus.rounds.values()
        }
        for talk, led in heads.items():
            if len({head for head, _ in led}) > 1:
                yield _head(corpus, side, "contradiction", [talk], heads)
        alone = [talk for talk, led in heads.items() if len({head for head, _ in led}) == 1]
        if len({head for talk in alone for head, _ in heads[talk]}) > 1:
            yield _head(corpus, side, "scope", alone, heads)


def _head(
    corpus: Corpus,
    side: Side,
    verdict: str,
    rounds: list[str],
    heads: dict[str, list[tuple[str, tuple[Citation, ...]]]],
) -> Difference:
    told: Iterable[tuple[str, str, tuple[Citation, ...]]] = (
        (f"{corpus.actors[head].name} at {corpus.rounds[talk].name}", talk, citations)
        for talk in rounds
        for head, citations in heads[talk]
    )
    return Difference(
        rounds[0] if verdict == "contradiction" else f"head-{side}".replace("_", "-"),
        f"Head of the delegation of {side.title().replace('_', ' ')}",
        "head",
        verdict,
        sides_of(told),
        "One delegation, two heads."
        if verdict == "contradiction"
        else "Different rounds may have had different heads.",
    )
