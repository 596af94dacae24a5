"""What claims leave of events: limits, and the frames in which every way of solving answers.

Limits are the columns `LIMITS`, in minutes since 1970, both ends included, null where open. A
row is an event, or a way to settle its claims; dates that agree are intersected here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

import polars as pl
from attrs import evolve, frozen

from pakafg.values.calendar import WITHIN
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "LIMITS",
    "PIECES",
    "Limits",
    "Solution",
    "as_pieces",
    "hull",
    "intersect",
    "is_consistent",
    "last_minute",
    "leave_one_out",
]


class Limits(NamedTuple):
    """Earliest and latest minute of an event's start and of its end; None: open."""

    start_low: int | None
    start_high: int | None
    end_low: int | None
    end_high: int | None


LIMITS: Final = Limits._fields
"""The same as columns; null: open."""

_LIMITS: Final = dict.fromkeys(LIMITS, pl.Int64())
_AT: Final = {"at": pl.UInt32()}
_SPAN: Final = dict.fromkeys(("low", "high"), pl.Int64())
PIECES: Final = pl.List(pl.Struct(_SPAN))
"""The type of a column of stretches between which there are gaps; null: there is no gap."""
_SCHEMAS: Final[Mapping[str, Mapping[str, pl.DataType]]] = {
    "limits": {**_AT, **_LIMITS, "optimal": pl.Boolean(), "complete": pl.Boolean()},
    "ways": {**_AT, **_LIMITS, "pieces": PIECES},
    "declared": {**_AT, **_SPAN},
    "pieces": {**_AT, **_SPAN},
    "given_up": {"claim": pl.String(), **_AT, "sure": pl.Boolean(), "dated": pl.Boolean()},
    "conflicts": dict.fromkeys(("conflict", "saying", "violation"), pl.Int64()),
    "leave_one_out": dict.fromkeys(("saying", "without_low", "without_high"), pl.Int64()),
}


@frozen(kw_only=True, eq=False)
class Solution:
    """What holds of some events in every best repair of their claims, and what conflicts.

    Attributes:
        limits: at, the limits over all best repairs, optimal (whether the repair is shown to
            be best), complete (whether all its conflicts are listed): one row an event.
        ways: at, the limits in each best repair, where these differ, and pieces.
        declared: at, low, high: of events that a network settled and that somebody says when
            were declared, the limits of that.
        pieces: at, low, high: the pieces in which an event may lie, where there are several.
        given_up: claim, at (an event that it is about), sure (given up by every best repair,
            not by some only), dated (whether it is a date).
        conflicts: conflict (a number), saying, violation (minutes): each minimal conflict, a
            row for each thing that is said, and for each `HardFact` that it rests on.
        leave_one_out: saying, without_low, without_high: of events that a sweep settled, when
            the event would be if what one claim alone says were left out of what is kept.
    """

    limits: pl.DataFrame
    ways: pl.DataFrame
    declared: pl.DataFrame
    pieces: pl.DataFrame
    given_up: pl.DataFrame
    conflicts: pl.DataFrame
    leave_one_out: pl.DataFrame

    @classmethod
    def of_limits(cls, limits: pl.DataFrame) -> Self:
        """Take the limits of events whose claims all hold: at, and the limits."""
        sure = pl.lit(value=True)
        return evolve(cls.of_rows(), limits=limits.with_columns(optimal=sure, complete=sure))

    @classmethod
    def of_rows(cls, **rows: Sequence[tuple[object, ...]]) -> Self:
        """Build from plain rows, a list for each attribute; none for those not named."""
        return cls(
            **{
                name: pl.DataFrame(rows.get(name, ()), schema=dict(schema), orient="row")
                for name, schema in _SCHEMAS.items()
            }
        )

    @classmethod
    def of_parts(cls, parts: Sequence[Solution]) -> Self:
        """Join solutions, each of other events."""
        tables = {
            name: [getattr(part, name).select(*schema) for part in parts]
            for name, schema in _SCHEMAS.items()
        }
        first = 0
        for number, conflicts in enumerate(tables["conflicts"]):
            # Each part numbers its conflicts from 0, by fewer numbers than it has rows.
            moved = conflicts.cast(pl.Int64).with_columns(pl.col("conflict") + first)
            tables["conflicts"][number] = moved
            first += conflicts.height
        joined = {name: pl.concat(of_parts) for name, of_parts in tables.items()}
        # Beyond what a clock can show, a limit is as good as open.
        minutes = pl.col("^(.*_)?(low|high)$")
        shown = pl.when(minutes.is_between(WITHIN[0], WITHIN[-1])).then(minutes)
        for name in ("limits", "ways", "declared", "pieces", "leave_one_out"):
            joined[name] = joined[name].with_columns(shown)
        return cls(**joined)


def as_pieces(
    stretches: Sequence[tuple[int | None, int | None]],
) -> list[dict[str, int | None]] | None:
    """Take stretches as a column of `PIECES` has them; None where there is one at most.

    >>> as_pieces([(0, 59), (120, None)])
    [{'low': 0, 'high': 59}, {'low': 120, 'high': None}]
    >>> as_pieces([(0, 59)])
    """
    spans = [{"low": low, "high": high} for low, high in stretches]
    return spans if len(spans) > 1 else None


# --- intervals -----------------------------------------------------------------------------------


def intersect(
    dates: pl.DataFrame, events: pl.DataFrame, by: Sequence[str] = ("at",)
) -> pl.DataFrame:
    """Intersect the dates of each event: the limits that they leave, if they all hold.

    Args:
        dates: bound, low, high, of_start, of_end; and what they are kept apart by.
        events: instant, known_by; and what they are kept apart by, one row for each.
        by: The columns by which dates are kept apart.

    Returns:
        One row for each row of `events`, in its order: `by` and the limits.
    """
    low, high = pl.col("low"), pl.col("high")
    intersection = (
        dates.select(
            *by,
            start_low=pl.when("of_start").then(low),
            # A start is no later than any end; what was declared may begin later.
            start_high=pl.when(pl.col("bound") != Bound.DECLARED).then(high),
            end_low=low,  # an end is no earlier than any start
            end_high=pl.when("of_end").then(high),
        )
        .group_by(by, maintain_order=True)
        .agg(pl.col("start_low", "end_low").max(), pl.col("start_high", "end_high").min())
    )
    known_by = pl.col("known_by")
    return (
        events.join(intersection, on=by, how="left", maintain_order="left")
        .with_columns(
            start_high=pl.min_horizontal("start_high", known_by),
            end_high=pl.min_horizontal("end_high", pl.when("instant").then(known_by)),
        )
        .select(*by, *LIMITS)
    )


def leave_one_out(
    dates: pl.DataFrame, events: pl.DataFrame, by: Sequence[str] = ("at",)
) -> pl.DataFrame:
    """Bound each event as if one of its dates were left out, for each date.

    Args:
        dates: bound, low, high, of_start, of_end, ends; and what they are kept apart by.
        events: ends, known_by, the limits that all dates leave; and what they are kept apart
            by, one row for each.
        by: The columns by which dates are kept apart.

    Returns:
        One row for each row of `dates`, in its order: without_low, without_high (minutes).
    """
    limiting = dates.select(
        *by,
        low=pl.when("of_start").then("low"),
        high=pl.when(
            pl.col("of_end") | (~pl.col("ends") & (pl.col("bound") != Bound.DECLARED))
        ).then("high"),
    )
    # The second in order takes the place of the first; where two are first, nothing changes.
    lows, highs = (
        pl.col("low").sort(descending=True, nulls_last=True),
        pl.col("high").sort(nulls_last=True),
    )
    second = (
        limiting.group_by(by, maintain_order=True)
        .agg(low_next=lows.head(2), high_next=highs.head(2))
        .with_columns(pl.col("low_next", "high_next").list.get(1, null_on_oob=True))
    )
    cap = pl.when(~pl.col("ends")).then("known_by")
    ranked = second.join(events, on=by).select(
        *by,
        "low_next",
        pl.min_horizontal("high_next", cap),
        low_first="start_low",
        high_first=last_minute(),
    )
    # `limiting` has a row for each date, in order: a left join that keeps it gives columns
    # that stand beside the dates as they are.
    return limiting.join(ranked, on=by, how="left", maintain_order="left").select(
        without_low=_unless("low"), without_high=_unless("high")
    )


def _unless(side: str) -> pl.Expr:
    """Bound one side without a date: by the next, if the date is what sets the limit."""
    first = pl.col(f"{side}_first")
    return pl.when(pl.col(side) == first).then(f"{side}_next").otherwise(first)


def last_minute() -> pl.Expr:
    """Select the last minute of an event; of its start, where its end is not dated apart."""
    return pl.when("ends").then("end_high").otherwise("start_high")


def is_consistent() -> pl.Expr:
    """Test whether limits leave anything at all."""
    start = pl.col("start_low") <= pl.col("start_high")
    end = pl.col("end_low") <= pl.col("end_high")
    return start.fill_null(value=True) & end.fill_null(value=True)


def hull(ways: pl.DataFrame, by: str) -> pl.DataFrame:
    """Span the limits over several ways to read the claims.

    Args:
        ways: `by`, and limits in each way: columns whose names end in low or high.
        by: What is told apart.

    Returns:
        One row each, in order, with the same columns.
    """
    limits = [name for name in ways.columns if name.endswith(("low", "high"))]
    return ways.group_by(by, maintain_order=True).agg(
        # Where one way leaves a side open, it is open.
        pl.when(pl.col(name).null_count() == 0)
        .then(pl.col(name).min() if name.endswith("low") else pl.col(name).max())
        .alias(name)
        for name in limits
    )
