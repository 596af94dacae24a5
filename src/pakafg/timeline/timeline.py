"""A reconciled timeline: what happened when, on whose word, and what contradicts it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

import polars as pl
from attrs import field, frozen

from pakafg.timeline.wording import spoken

__all__ = ["Timeline"]


def _same(one: pl.DataFrame) -> list[tuple[object, ...]]:
    return one.rows()


@frozen(kw_only=True, repr=False)
class Timeline:
    """A reconciled timeline; it compares by its frames.

    Attributes:
        events: One row an event, earliest first: event, kind, earliest, latest (UTC, last
            minute included, null: open), edtf (in `zone`), width, start_earliest,
            start_latest, end_earliest, end_latest, zone, support (independent origins of the
            kept dates), n_claims, n_origins_min, n_origins_max, n_rejected, status,
            possible_distinct_events, alternatives, repair_optimal, conflicts. Status is
            exact (no wider than a day), bounded, contested (claims were given up),
            ambiguous or unresolved (several ways are as good: alternatives has them all),
            or unconstrained.
        claims: One row a claim: claim, event, kept (null: some best repairs keep it and
            others do not), without_earliest, without_latest (the event if this claim were
            left out), slack (how much wider the claim is than what remains; negative: by
            how much it misses).
        conflicts: One row a minimal contradiction: conflict, kind (dates, order, gap,
            zone_or_midnight), events, claims, violation, explanation, corrections (claims
            that the best repair gives up).
        quotes: For each claim its quotations, where there is a corpus.
    """

    events: pl.DataFrame = field(eq=_same)
    claims: pl.DataFrame = field(eq=_same)
    conflicts: pl.DataFrame = field(eq=_same)
    quotes: Mapping[str, tuple[str, ...]] = field(factory=dict)

    def explain(self, event: str) -> str:
        """What is known of one event and on whose word, in words, with the quotations.

        Args:
            event: The event's id.

        Raises:
            KeyError: The timeline has no such event.

        >>> import pakafg
        >>> text = pakafg.timeline.reconcile(pakafg.load_corpus()).explain("doha-ceasefire")
        >>> text.splitlines()[0]
        'doha-ceasefire: 19 October 2025 (contested)'
        """
        rows = self.events.filter(pl.col("event") == event)
        if not rows.height:
            near = get_close_matches(event, self.events["event"].to_list(), 3)
            advice = f"; near: {', '.join(map(repr, near))}" if near else ""
            message = f"no event {event!r} in the timeline{advice}"
            raise KeyError(message)
        row = rows.row(0, named=True)
        low, high = (
            None if row[name] is None else int(row[name].timestamp() // 60)
            for name in ("earliest", "latest")
        )
        lines = [f"{event}: {spoken(low, high, row['zone'])} ({row['status']})"]
        lines += [f"  or: {other}" for other in row["alternatives"]]
        told = self.claims.filter(pl.col("event") == event)
        for kept, heading in (
            (True, "kept"),
            (None, "kept by some best repairs"),
            (False, "given up"),
        ):
            test = pl.col("kept").is_null() if kept is None else pl.col("kept") == kept
            named = told.filter(test)["claim"].to_list()
            if named:
                lines.append(f"  {heading}:")
                lines += [f"    {claim}{self._quoted(claim)}" for claim in named]
        if row["possible_distinct_events"]:
            lines.append("  two origins or more stand behind each of two dates: perhaps two events")
        against = self.conflicts.filter(pl.col("conflict").is_in(row["conflicts"]))
        if against.height:
            lines.append("  contradictions:")
            lines += [f"    {text}" for text in against["explanation"]]
        return "\n".join(lines)

    def _quoted(self, claim: str) -> str:
        return "".join(f" “{quote}”" for quote in self.quotes.get(claim, ()))

    def __repr__(self) -> str:
        statuses = self.events.group_by("status").len().sort("status").rows()
        counts = ", ".join(f"{number} {status}" for status, number in statuses)
        return (
            f"<Timeline: {self.events.height} events ({counts}), {self.claims.height} claims, "
            f"{self.conflicts.height} contradictions>"
        )
