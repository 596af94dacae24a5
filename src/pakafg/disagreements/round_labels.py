"""Which round: the numbers of one round, and the rounds of one number."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import OrderRelation
from pakafg.views.claim_words import words_first
from pakafg.views.question_words import ask_label, ask_round_of_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.disagreements.material import Material
    from pakafg.records.talk_round import RoundReport, TalkRound

__all__ = ["compare_round_labels"]

_TWO_NUMBERS: Final = Ruling(Verdict.CONTRADICTION, "The documents count the rounds differently.")
_PERHAPS_ONE_ROUND: Final = Ruling(
    Verdict.UNRESOLVED, "The documents may mean one round, or count from different rounds."
)
_TWO_ROUNDS: Final = Ruling(Verdict.CONTRADICTION, "The documents count from different rounds.")


def compare_round_labels(material: Material) -> Iterator[Question]:
    """Compare the numbers that documents give to rounds."""
    for talk in material.rounds:
        yield from _numbers_of_round(material, talk)
    yield from _rounds_of_number(material)


def _implied_first(material: Material) -> Iterator[tuple[TalkRound, Saying]]:
    """Find rounds that come first by a document that counts another as the second.

    A document that calls one round the second, and tells of one round alone before it, counts
    that as the first, whether or not it says so.
    """
    rounds = {talk.id: talk for talk in material.rounds}
    told: dict[str, set[str]] = defaultdict(set)
    seconds: dict[str, list[tuple[str, RoundReport]]] = defaultdict(list)
    for talk in material.rounds:
        for report in talk.reports:
            told[report.document].add(talk.id)
            if report.ordinal == 2:  # noqa: PLR2004  (one came before it)
                seconds[report.document].append((talk.id, report))
    before = {
        (order.document, order.event, order.other)
        if order.relation is OrderRelation.BEFORE
        else (order.document, order.other, order.event)
        for order in material.orders
        if order.relation in {OrderRelation.BEFORE, OrderRelation.AFTER}
    }
    for document, counted in sorted(seconds.items()):
        if len(counted) > 1:
            continue
        ((second, label),) = counted
        earlier = [name for name in told[document] - {second} if (document, name, second) in before]
        if len(earlier) == 1 and told[document] == {second, *earlier}:
            talk = rounds[earlier[0]]
            own = [each for each in talk.reports if each.document == document]
            if all(each.ordinal is None for each in own):
                cited = tuple(c for each in own for c in each.citations)
                yield (
                    talk,
                    Saying(f"{talk.name}: the one before the “{label.label}”", talk.id, cited),
                )


def _numbered(talk: TalkRound) -> list[RoundReport]:
    return [report for report in talk.reports if report.ordinal is not None]


def _numbers_of_round(material: Material, talk: TalkRound) -> Iterator[Question]:
    """Compare the numbers that documents give to one round."""
    reports = _numbered(talk)
    if len({report.ordinal for report in reports}) > 1:
        # Reversed, so that the first label of a number stands for all that give this number.
        labels = {report.ordinal: f"the “{report.label}”" for report in reversed(reports)}
        sayings = (
            Saying(labels[report.ordinal], talk.id, words_first(report.citations, report.label))
            for report in reports
        )
        yield Question(
            talk.id,
            "label",
            ask_label(material.names.the(talk.id)),
            talk.name,
            DiscrepancyKind.LABEL,
            _TWO_NUMBERS,
            answers_of(sayings),
        )


def _rounds_of_number(material: Material) -> Iterator[Question]:
    """Compare the rounds that have one number, and no other."""
    by_number: dict[int, list[TalkRound]] = defaultdict(list)
    for talk in material.rounds:
        numbers = {report.ordinal for report in talk.reports if report.ordinal is not None}
        if len(numbers) == 1:
            by_number[numbers.pop()].append(talk)
    implied = [pair for pair in _implied_first(material) if pair[0] not in by_number.get(1, ())]
    for number, rounds in sorted(by_number.items()):
        also = implied if number == 1 else []
        ids = {talk.id for talk in (*rounds, *(talk for talk, _ in also))}
        if len(ids) < 2:  # noqa: PLR2004  (it takes two to differ)
            continue
        perhaps_one = any(ids & material.perhaps_one.get(talk.id, frozenset()) for talk in rounds)
        sayings = (
            Saying(talk.name, talk.id, words_first(report.citations, report.label))
            for talk in rounds
            for report in _numbered(talk)
        )
        yield Question(
            f"round-{number}",
            "label",
            ask_round_of_number(number),
            f"Round number {number}",
            DiscrepancyKind.LABEL,
            _PERHAPS_ONE_ROUND if perhaps_one else _TWO_ROUNDS,
            answers_of([*sayings, *(saying for _, saying in also)]),
        )
