"""Which document counts which round of talks how, and the numbering that explains most.

Rounds are the moments of a network of constraints: a number is the distance from moment 0, and
what a document tells is a label that may be given up.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import polars as pl
from attrs import frozen

from pakafg.engines.connected import joined
from pakafg.engines.constraints import Constraint, Network, Repair, best_repair, minimal_conflicts
from pakafg.text.quotations import quoted
from pakafg.timeline.conflict_table import CONFLICTS, ConflictSide, explanation
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.precedence import precedences
from pakafg.timeline.solver import solve
from pakafg.values.conclusions import ConflictKind, Precedence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.engines.constraints import Labels
    from pakafg.records.talk_round import TalkRound
    from pakafg.timeline.solver import Reconciliation

__all__ = ["Ordinals", "ordinals"]

_TEXTS: Final = pl.List(pl.String)
_ROUNDS: Final = {
    "round": pl.String(),
    "name": pl.String(),
    "documents": _TEXTS,
    "counted": pl.Boolean(),
    "low": pl.Int64(),
    "high": pl.Int64(),
}
_LABELS: Final = {
    "document": pl.String(),
    "round": pl.String(),
    "label": pl.String(),
    "ordinal": pl.Int64(),
    "kept": pl.Boolean(),
}
_REASON: Final = "for numbers rise from each round to the next"


@frozen(kw_only=True, repr=False, eq=False)
class Ordinals:
    """The numbers of the rounds; two are equal when their frames are.

    Attributes:
        conflicts_complete: Whether `conflicts` lists all there are; of very many, those found
            first are listed.
    """

    _rounds: pl.DataFrame
    _labels: pl.DataFrame
    _conflicts: pl.DataFrame
    conflicts_complete: bool

    # Frames are given out as copies, as those of a timeline are.

    @property
    def rounds(self) -> pl.DataFrame:
        """The rounds, in order.

        Returns:
            One row a round:

            - round, name: its id and its name.
            - low, high: its number, at least and at most; null: none.
            - counted: whether the numbering has a place for it; null: some of the best have.
            - documents: those that tell of it.
        """
        return self._rounds.clone()

    @property
    def labels(self) -> pl.DataFrame:
        """What each document calls each round.

        Returns:
            One row a document and a round that it tells of:

            - document, round, name: the ids of both, and the name of the round.
            - label: what the document calls the round.
            - ordinal: the number in it.
            - kept: whether the numbering has it so; null: some of the best have, or the label
              has no number.
            - shift: how much higher the document counts than the numbering does.
        """
        return self._labels.clone()

    @property
    def conflicts(self) -> pl.DataFrame:
        """What cannot all hold.

        Returns:
            As `Timeline.conflicts`, of the `ConflictKind` ordinal, without a violation. A claim
            is what a document tells of a round, "001:istanbul-november".
        """
        return self._conflicts.clone()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ordinals):
            return NotImplemented
        frames, others = ((each.rounds, each.labels, each.conflicts) for each in (self, other))
        return all(a.equals(b) for a, b in zip(frames, others, strict=True))

    def __hash__(self) -> int:
        return hash((self.rounds.height, self.labels.height, self.conflicts.height))

    def __repr__(self) -> str:
        least = "" if self.conflicts_complete else "at least "
        return (
            f"<Ordinals: {self.rounds.height} rounds, {self.labels.height} labels, "
            f"{least}{self.conflicts.height} contradictions>"
        )


class _RoundClaim(NamedTuple):
    """That documents tell of a round (number None), or count it so.

    The place of a claim in the list of all is its label in the network.
    """

    round: str
    number: int | None
    documents: tuple[str, ...]


def ordinals(corpus: Corpus) -> Ordinals:
    """Number the rounds so that as many documents as possible count alike.

    Rounds that surely followed each other, by the reconciled timeline, have rising numbers
    from 1 up; rounds of no sure order may share one. Rounds of which no document tells
    together, directly or over others, are of separate talks, and numbered apart. What
    documents tell is given up, the lightest set of it, where they cannot all be right: how they
    count a round, or that there was one.

    Args:
        corpus: The corpus.

    Returns:
        The numbers of the rounds, every document's label, and what cannot all hold.

    >>> import pakafg
    >>> numbers = ordinals(pakafg.load_corpus())
    >>> numbers.rounds.filter("counted").select("round", "low").rows()[-1]
    ('istanbul-november', 3)
    >>> numbers.labels.filter(~pl.col("kept")).select("document", "label", "shift").rows()
    [('001', 'second round', -1)]
    """
    reconciliation = solve(Evidence.of_corpus(corpus))
    rounds: list[tuple[Any, ...]] = []
    labels: list[tuple[Any, ...]] = []
    conflicts: list[tuple[Any, ...]] = []
    complete = True
    for talks in _talks(corpus):
        claims = _claims(talks)
        network = _network(talks, claims, reconciliation)
        repair = best_repair(
            network, {label: len(claim.documents) for label, claim in enumerate(claims)}
        )
        numbered = list(_rounds(talks, claims, network, repair))
        rounds += numbered
        counted = {row[0]: row[3] for row in numbered}
        labels += _labels(talks, claims, repair, counted)
        listed, are_all = (
            minimal_conflicts(network, repair.conflicts) if repair.conflicts else ([], True)
        )
        complete &= are_all
        conflicts += _conflicts(corpus, claims, listed, repair, first=len(conflicts) + 1)
    round_table = pl.DataFrame(rounds, _ROUNDS, orient="row")
    shift = pl.when(pl.col("low") == pl.col("high")).then(pl.col("ordinal") - pl.col("low"))
    return Ordinals(
        rounds=round_table.sort("low", "round", nulls_last=True).select(
            "round", "name", "low", "high", "counted", "documents"
        ),
        labels=pl.DataFrame(labels, _LABELS, orient="row")
        .join(round_table, on="round", how="left", maintain_order="left")
        .select("document", "round", "name", *list(_LABELS)[2:], shift=shift),
        conflicts=pl.DataFrame(conflicts, dict(CONFLICTS), orient="row"),
        conflicts_complete=complete,
    )


def _talks(corpus: Corpus) -> list[list[TalkRound]]:
    """Gather the rounds that documents count together: what nobody tells of both is no series."""
    rounds = list(corpus.rounds.values())
    of_document: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(rounds):
        for report in each.reports:
            of_document[report.document].append(number)
    return [
        [rounds[number] for number in members]
        for members in joined(len(rounds), of_document.values())
    ]


def _claims(talks: Sequence[TalkRound]) -> list[_RoundClaim]:
    """Collect what documents tell of rounds, and which of them tell it."""
    documents_of: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for talk in talks:
        for report in talk.reports:
            documents_of[talk.id, None].add(report.document)
            if report.ordinal is not None:
                documents_of[talk.id, report.ordinal].add(report.document)
    return [_RoundClaim(*key, tuple(sorted(named))) for key, named in documents_of.items()]


def _existence_labels(claims: list[_RoundClaim]) -> dict[str, int]:
    """Find, for each round that is told of, the label of the claim that there was one."""
    return {claim.round: label for label, claim in enumerate(claims) if claim.number is None}


def _network(
    talks: Sequence[TalkRound], claims: list[_RoundClaim], reconciliation: Reconciliation
) -> Network:
    """Build the network: rounds are the moments 1 … n, claims the labels, in order."""
    names = [talk.id for talk in talks]
    moments = {name: moment for moment, name in enumerate(names, start=1)}
    constraints = [Constraint(0, moment, -1) for moment in moments.values()]  # from 1 up
    exists = _existence_labels(claims)
    for label, claim in enumerate(claims):
        if claim.number is not None:
            moment = moments[claim.round]
            constraints.append(Constraint(moment, 0, claim.number, label))
            constraints.append(Constraint(0, moment, -claim.number, label))
    between = len(moments)
    # Rounds that no claim names are in no order.
    for (first, second), precedence in precedences(names, reconciliation).items():
        if precedence is Precedence.SURELY and first in exists and second in exists:
            # Two steps, so that it takes both rounds to put the one before the other.
            between += 1
            constraints.append(Constraint(moments[first], between, 0, exists[first]))
            constraints.append(Constraint(between, moments[second], -1, exists[second]))
    return Network(between + 1, constraints)


def _kept(label: int, repair: Repair) -> bool | None:
    """Tell whether the best numberings keep a claim; None where some do."""
    if label in repair.search.in_all:
        return False
    return None if label in repair.search.in_some else True


def _rounds(
    talks: Sequence[TalkRound], claims: list[_RoundClaim], network: Network, repair: Repair
) -> Iterator[tuple[Any, ...]]:
    ways = [(removed, network.bounds(network.labels - removed)) for removed in repair.removed]
    exists = _existence_labels(claims)
    for moment, talk in enumerate(talks, start=1):
        label = exists.get(talk.id)
        if label is None:  # no document tells of it
            yield talk.id, talk.name, (), False, None, None
            continue
        ranges = [bounds[moment] for removed, bounds in ways if label not in removed]
        lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
        yield (
            talk.id,
            talk.name,
            claims[label].documents,
            _kept(label, repair),
            min((low for low in lows if low is not None), default=None),
            None if None in highs else max((h for h in highs if h is not None), default=None),
        )


def _labels(
    talks: Sequence[TalkRound],
    claims: list[_RoundClaim],
    repair: Repair,
    counted: Mapping[str, bool | None],
) -> Iterator[tuple[Any, ...]]:
    labels = {(claim.round, claim.number): n for n, claim in enumerate(claims)}
    for talk in talks:
        for report in talk.reports:
            kept = None
            if report.ordinal is not None:
                both = {_kept(labels[talk.id, report.ordinal], repair), counted[talk.id]}
                kept = False if False in both else None if None in both else True
            yield report.document, talk.id, report.label, report.ordinal, kept


def _conflicts(
    corpus: Corpus,
    claims: list[_RoundClaim],
    conflicts: list[Labels],
    repair: Repair,
    *,
    first: int,
) -> Iterator[tuple[Any, ...]]:
    for number, labels in enumerate(sorted(conflicts, key=sorted), start=first):
        counted = {claims[label].round for label in labels if claims[label].number is not None}
        members = [
            claims[label]
            for label in sorted(labels)
            # Who counts a round tells of it.
            if claims[label].number is not None or claims[label].round not in counted
        ]
        sides = [_side(corpus, claim) for claim in members]
        rounds = sorted({claim.round for claim in members})
        yield (
            f"ordinal-{number}",
            ConflictKind.ORDINAL.value,
            None,
            None,
            _REASON,
            explanation(sides, _REASON),
            rounds,
            [corpus.rounds[each].name for each in rounds],
            _claim_ids(members),
            _claim_ids(claims[label] for label in sorted(labels & repair.search.in_some)),
            [side.row for side in sides],
        )


def _claim_ids(claims: Iterable[_RoundClaim]) -> list[str]:
    """Name what each document tells of a round, each once."""
    return list(dict.fromkeys(f"{d}:{claim.round}" for claim in claims for d in claim.documents))


def _side(corpus: Corpus, claim: _RoundClaim) -> ConflictSide:
    """Say what documents tell of a round: that there was one, or which number it has."""
    talk = corpus.rounds[claim.round]
    reports = {report.document: report for report in talk.reports}
    telling = [reports[document] for document in claim.documents]
    what = "a round" if claim.number is None else f"round {claim.number}"
    return ConflictSide(
        says=f"{talk.name}: {what}",
        records=tuple(_claim_ids([claim])),
        documents=claim.documents,
        citations=tuple(dict.fromkeys(c for report in telling for c in report.citations)),
        origins=len(claim.documents),
        cited=tuple(
            r.document if r.label is None else f"{r.document} {quoted(r.label)}" for r in telling
        ),
    )
