"""From claims to what holds: which events go which way, and what comes of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import polars as pl
from attrs import evolve, frozen

from pakafg.timeline.grouping import group_dates, group_orders
from pakafg.timeline.index import Roster, of_events
from pakafg.timeline.intervals import agrees, limits
from pakafg.timeline.solved import Solved
from pakafg.timeline.sweep import sweep
from pakafg.timeline.tied import solve_tied

if TYPE_CHECKING:
    from pakafg.timeline.evidence import Evidence

__all__ = ["Answer"]


@frozen(kw_only=True, eq=False)
class Answer:
    """What holds of every event, and what does not.

    Attributes:
        roster: The events and the claims about them.
        torn: For each event, whether its dates clash.
        disputed: For each event, whether its dates clash or orders tie it to others.
        dates: Dates of those events that say the same: group, at, bound, low, high, claims,
            weight, fixed, ends, of_start, of_end.
        orders: Orders that say the same: group, at, relation, other_at, low, high, claims,
            weight, fixed, about.
        solved: What holds; its limits are in the order of the roster.
    """

    roster: Roster
    torn: pl.Series
    disputed: pl.Series
    dates: pl.DataFrame
    orders: pl.DataFrame
    solved: Solved

    @classmethod
    def of(cls, evidence: Evidence) -> Self:
        """Solve: in polars what dates alone decide, by networks what orders tie together.

        Raises:
            ArgumentError: Claims that are taken to hold contradict each other.
        """
        roster = Roster.of(evidence)
        settled = limits(roster.dates, roster.events)
        torn = settled.select(~agrees()).to_series()
        knotted = _knotted(roster, torn)
        disputed = torn | knotted
        dates = group_dates(roster.dates.filter(of_events(disputed, roster.dates)), roster.fixed)
        orders = group_orders(roster.orders, roster.fixed, dates.height)
        calm = settled.filter(~disputed).with_columns(
            optimal=pl.lit(value=True), tied=pl.lit(value=False)
        )
        parts = [Solved.of_rows(limits=(), ways=(), given_up=(), clashes=(), left_out=())]
        if (torn & ~knotted).any():
            swept = roster.events.filter(torn & ~knotted)
            parts.append(sweep(dates.join(swept, on="at", how="semi"), swept))
        if knotted.any():
            events = roster.events.filter(knotted)
            dated = dates.join(events, on="at", how="semi")
            parts.append(solve_tied(dated, orders, events, roster.fixed))
        solved = Solved.of_parts(parts)
        return cls(
            roster=roster,
            torn=torn,
            disputed=disputed,
            dates=dates,
            orders=orders,
            solved=evolve(solved, limits=pl.concat([solved.limits, calm]).sort("at")),
        )


def _knotted(roster: Roster, torn: pl.Series) -> pl.Series:
    """Whether each event needs a network: orders tie it, or a date of it is taken to hold."""
    held = roster.dates.filter(pl.col("claim").is_in(list(roster.fixed)))["at"].to_frame()
    tied = [roster.orders.select("at"), roster.orders.select(at="other_at")]
    needed = roster.events["at"].is_in(pl.concat(tied)["at"].unique().implode())
    return needed | (torn & roster.events["at"].is_in(held["at"].implode()))
