"""What the timeline cannot hold together, with the claims that are in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.values.conclusions import ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim, OrderClaim, QuantityClaim
    from pakafg.timeline import Timeline

__all__ = ["TimelineConflict", "timeline_conflicts"]


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


def timeline_conflicts(corpus: Corpus, timeline: Timeline) -> Iterator[TimelineConflict]:
    """Yield every conflict of two claims or more, those without the parts of events first.

    What is a part of what is the coder's word: documents disagree without it, too.
    """
    columns = ("kind", "events", "claims", "violation")
    tables = [timeline.without_parts().conflicts, timeline.conflicts]
    rows = pl.concat([table.select(columns) for table in tables])
    for row in rows.unique("claims", maintain_order=True).iter_rows(named=True):
        claims = row["claims"]
        conflict = TimelineConflict(
            ConflictKind(row["kind"]),
            tuple(row["events"]),
            tuple(corpus.dates[claim] for claim in claims if claim in corpus.dates),
            tuple(corpus.orders[claim] for claim in claims if claim in corpus.orders),
            tuple(corpus.quantities[claim] for claim in claims if claim in corpus.quantities),
            row["violation"],
        )
        if len(conflict.claims) > 1:
            yield conflict
