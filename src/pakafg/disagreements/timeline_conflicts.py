"""What the timeline cannot hold together, with the claims that are in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import polars as pl

from pakafg.disagreements.material import place_of
from pakafg.values.conclusions import ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import Claim, DateClaim, OrderClaim, QuantityClaim
    from pakafg.timeline import Timeline

__all__ = ["TimelineConflict", "timeline_conflicts"]

C = TypeVar("C", bound="Claim")


class TimelineConflict(NamedTuple):
    """One irreducible conflict of the timeline.

    Attributes:
        kind: What its claims are about.
        events: The events.
        dates: Its dates.
        orders: Its orders.
        durations: Its durations.
        violation: By how much they contradict each other.
    """

    kind: ConflictKind
    events: tuple[str, ...]
    dates: tuple[DateClaim, ...]
    orders: tuple[OrderClaim, ...]
    durations: tuple[QuantityClaim, ...]
    violation: timedelta

    @property
    def claims(self) -> tuple[DateClaim | OrderClaim | QuantityClaim, ...]:
        """All its claims."""
        return (*self.dates, *self.orders, *self.durations)

    @property
    def days(self) -> int:
        """By how many days they are apart, at least one."""
        return max(1, -(-self.violation // timedelta(days=1)))


def timeline_conflicts(corpus: Corpus, timeline: Timeline) -> list[TimelineConflict]:
    """List every conflict of two claims or more, those of claims alone first.

    What is a part of what is the coder's word: documents disagree without it, too. So do they
    where one of them is against what was published before the day that it gives.
    """
    columns = ("kind", "events", "claims", "violation")
    tables = [timeline.conflicts]
    if not _is_of_claims_alone(timeline):
        tables.insert(0, timeline.by_claims_alone().conflicts)
    rows = pl.concat([table.select(columns) for table in tables])
    found = []
    for row in rows.unique("claims", maintain_order=True).iter_rows(named=True):
        claims = row["claims"]
        conflict = TimelineConflict(
            ConflictKind(row["kind"]),
            tuple(row["events"]),
            _claims_of_kind(corpus.dates, claims),
            _claims_of_kind(corpus.orders, claims),
            _claims_of_kind(corpus.quantities, claims),
            row["violation"],
        )
        if len(conflict.claims) > 1:
            found.append(conflict)
    return found


def _claims_of_kind(kind: Mapping[str, C], claims: Iterable[str]) -> tuple[C, ...]:
    return tuple(sorted((kind[claim] for claim in claims if claim in kind), key=place_of))


def _is_of_claims_alone(timeline: Timeline) -> bool:
    """Decide whether every conflict is known, and rests on claims and on nothing else.

    Then neither parts of events nor days of publication take part in any of them, and without
    these there are the same: what cannot hold without them cannot hold with them.
    """
    if not timeline.events["conflicts_complete"].all():
        return False
    sides = timeline.conflicts["sides"].explode()
    return bool((sides.struct.field("records").list.len() > 0).all())
