"""What a timeline would be, were claims that it rejects taken to hold: for every choice of them.

Laws of this file: a choice is a set of bits, one for each claim that may be assumed; what is
assumed of one group of events says nothing of another; all choices are reconciled in one go, each
on events and claims of its own names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import evolve, frozen

from pakafg.grouping import grouped
from pakafg.timeline.claim_table import fates
from pakafg.timeline.event_table import event_table
from pakafg.timeline.evidence import Evidence
from pakafg.timeline.index import EventIndex
from pakafg.timeline.solver import FixedClaimsError, solve
from pakafg.timeline.units import Units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.timeline.timeline import Timeline

__all__ = ["MOST_ASSUMED", "Assumed", "AssumedGroup", "assumed_groups"]

MOST_ASSUMED: Final = 5
"""Of how many claims about events that hang together every choice is worked out."""

_MOST_ROWS: Final = 100_000  # claims times choices of one group of very many claims
_DIGITS: Final = 8
_VOTERS: Final = 3 * 2**40  # more than there are; what stands in for an origin is told modulo 3


@frozen(eq=False)
class Assumed:
    """What a timeline tells of some events, if some claims are taken to hold.

    Attributes:
        rows: The row of each event, as `Timeline.events` has it, but that no contradictions are
            looked for.
        kept: For each claim whether it is kept; None: by some best repairs.
    """

    rows: Mapping[str, Mapping[str, Any]]
    kept: Mapping[str, bool | None]


@frozen(eq=False)
class AssumedGroup:
    """Events that hang together, by each choice of the rejected claims that are taken to hold.

    Attributes:
        events: The events.
        claims: The claims that the timeline does not surely keep; the first is the lowest bit.
        answers: What each choice gives; None where its claims cannot all hold. There is every
            choice or, of more than `MOST_ASSUMED` claims, none and each by itself; where even
            these are too many, none alone.
    """

    events: tuple[str, ...]
    claims: tuple[str, ...]
    answers: Mapping[int, Assumed | None]

    @property
    def is_whole(self) -> bool:
        """Whether every choice is answered."""
        return len(self.answers) == 1 << len(self.claims)


def assumed_groups(corpus: Corpus, timeline: Timeline) -> list[AssumedGroup]:
    """Reconcile a corpus for every choice of the claims that its timeline does not surely keep.

    Args:
        corpus: The corpus.
        timeline: Its timeline.

    Returns:
        Each group of events that hang together and in which a claim is not surely kept.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> (talks,) = assumed_groups(corpus, pakafg.timeline.reconcile(corpus))
    >>> on_the_15th = 1 << talks.claims.index("001-doha-ceasefire-oct15")
    >>> talks.answers[on_the_15th].rows["doha-ceasefire"]["edtf"]
    '2025-10-15'
    """
    is_rejected = pl.col("kept").ne_missing(pl.lit(value=True))
    rejected = timeline.claims.filter(is_rejected).sort("claim")
    if rejected.is_empty():
        return []
    evidence = Evidence.of_corpus(corpus)
    group_of = _group_of_events(evidence)
    members = grouped(group_of, group_of.__getitem__)
    by_group = grouped(
        rejected.select("claim", "event").iter_rows(), lambda claim: group_of[claim[1]]
    )
    contradictions = [frozenset(claims) for claims in timeline.conflicts["claims"]]
    asked: list[tuple[int, int, Evidence]] = []
    claims_of = {group: tuple(claim for claim, _ in dated) for group, dated in by_group.items()}
    choices = {}
    for group, claims in claims_of.items():
        part = _about(evidence, members[group])
        choices[group] = _choices(len(claims), part.claims.len())
        for choice in choices[group]:
            fixed = frozenset(claim for bit, claim in enumerate(claims) if choice >> bit & 1)
            # Known to be impossible, and so not tried.
            if not any(each <= fixed for each in contradictions):
                asked.append((group, choice, evolve(part, fixed=fixed)))
    given = _reconciled([each for *_, each in asked])
    answers = {(group, at): answer for (group, at, _), answer in zip(asked, given, strict=True)}
    return [
        AssumedGroup(
            tuple(members[group]),
            claims,
            {choice: answers.get((group, choice)) for choice in choices[group]},
        )
        for group, claims in claims_of.items()
    ]


def _choices(size: int, n_claims: int) -> list[int]:
    """List the choices that are worked out, that of no claim first.

    Args:
        size: How many claims may be assumed.
        n_claims: How many claims there are about the events.
    """
    if size <= MOST_ASSUMED:
        return [*range(1 << size)]
    alone = [0, *(1 << bit for bit in range(size))]
    return alone if n_claims * len(alone) <= _MOST_ROWS else [0]


def _group_of_events(evidence: Evidence) -> dict[str, int]:
    """Number the events by what they hang together with: by orders, parts and single phrases."""
    index = EventIndex.of(evidence)
    units = Units.of(index)
    groups = units.linked.fill_null(units.of_event)
    return dict(zip(index.events["event"], groups, strict=True))


def _about(evidence: Evidence, events: Sequence[str]) -> Evidence:
    """Keep what is said of some events, which hang together with no others."""
    is_one = pl.col("event").is_in(events)
    return evolve(
        evidence.only(is_one),
        parts=evidence.parts.filter(is_one),
        events=evidence.events.filter(is_one),
    )


def _reconciled(parts: Sequence[Evidence]) -> list[Assumed | None]:
    """Reconcile several at once, and again without those that contradict themselves."""
    if not parts:
        return []
    try:
        evidence = _side_by_side(parts)
        reconciliation = solve(evidence)
    except FixedClaimsError as error:
        impossible = set(map(_number, error.claims))
        if not impossible:
            raise
        possible = [part for at, part in enumerate(parts) if at not in impossible]
        given = iter(_reconciled(possible))
        return [None if at in impossible else next(given) for at in range(len(parts))]
    # What each claim hangs on, and the contradictions, are not asked for.
    events = event_table(reconciliation, evidence.possibly_distinct)
    rows = grouped(events.iter_rows(named=True), lambda row: _number(row["event"]))
    kept = grouped(
        fates(reconciliation).select("claim", "kept").iter_rows(), lambda claim: _number(claim[0])
    )
    return [
        Assumed(
            {
                _own(row["event"]): {**row, "event": _own(row["event"]), "conflicts": []}
                for row in rows.get(at, [])
            },
            {_own(claim): is_kept for claim, is_kept in kept.get(at, [])},
        )
        for at in range(len(parts))
    ]


def _side_by_side(parts: Sequence[Evidence]) -> Evidence:
    """Put evidence beside one another, each with names and voters of its own."""
    renamed = [_renamed(part, at) for at, part in enumerate(parts)]
    tables = {
        name: pl.concat([getattr(each, name) for each in renamed])
        for name in ("dates", "orders", "parts", "events", "origins")
    }
    return Evidence(
        **tables,
        possibly_distinct=frozenset().union(*(each.possibly_distinct for each in renamed)),
        fixed=frozenset().union(*(each.fixed for each in renamed)),
    )


def _renamed(evidence: Evidence, at: int) -> Evidence:
    """Put a number before every name, under which names sort as they did."""
    # Claims of one voter in one phrase stand or fall together: of one copy, not of all.
    voter = pl.col("voter") + _VOTERS * at
    names = ("claim", "event", "other", "part_of")

    def told(table: pl.DataFrame) -> pl.DataFrame:
        return table.with_columns(
            (pl.lit(_mark(at)) + pl.col(name)).alias(name)
            for name in names
            if name in table.columns
        )

    return Evidence(
        dates=told(evidence.dates).with_columns(voter),
        orders=told(evidence.orders).with_columns(voter),
        parts=told(evidence.parts),
        events=told(evidence.events),
        origins=told(evidence.origins),
        possibly_distinct=frozenset(_mark(at) + each for each in evidence.possibly_distinct),
        fixed=frozenset(_mark(at) + each for each in evidence.fixed),
    )


def _mark(at: int) -> str:
    return f"{at:0{_DIGITS}}"


def _number(name: str) -> int:
    return int(name[:_DIGITS])


def _own(name: str) -> str:
    return name[_DIGITS:]
