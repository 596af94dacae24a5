"""What holds of events, and what conflicts: the frames in which every way of solving answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

import polars as pl
from attrs import frozen

from pakafg.timeline.index import EventIndex
from pakafg.timeline.intervals import LIMITS
from pakafg.values.calendar import WITHIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Reconciliation", "Solution"]

_LIMITS: Final = dict.fromkeys(LIMITS, pl.Int64())
_SCHEMAS: Final[Mapping[str, Mapping[str, pl.DataType]]] = {
    "limits": {"at": pl.UInt32(), **_LIMITS, "optimal": pl.Boolean(), "tied": pl.Boolean()},
    "ways": {"at": pl.UInt32(), **_LIMITS},
    "given_up": {"group": pl.Int64(), "sure": pl.Boolean()},
    "conflicts": {"conflict": pl.Int64(), "group": pl.Int64(), "violation": pl.Int64()},
    "leave_one_out": {
        "group": pl.Int64(),
        "without_low": pl.Int64(),
        "without_high": pl.Int64(),
    },
}


@frozen(kw_only=True, eq=False)
class Solution:
    """What holds of some events in every best repair of their claims, and what conflicts.

    Attributes:
        limits: at, the limits over all best repairs, optimal (whether the repair is shown to
            be best), tied (whether orders tie the event to others): one row an event.
        ways: at, the limits in each best repair, where there are several.
        given_up: group, sure (given up by every best repair, not by some only).
        conflicts: conflict (a number), group, violation (minutes): each minimal conflict, a
            row for each of its groups of claims, and for each report (`report_label`) that it
            rests on.
        leave_one_out: group, without_low, without_high: when the event of a claim that alone
            says what it says would be if of the claims kept this one were left out; for
            others, and where there is no row, it would be as it is.
    """

    limits: pl.DataFrame
    ways: pl.DataFrame
    given_up: pl.DataFrame
    conflicts: pl.DataFrame
    leave_one_out: pl.DataFrame

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
        conflicts, first = [], 0
        for part in parts:
            # Each part numbers its conflicts from 0, by fewer numbers than it has rows.
            conflicts.append(
                part.conflicts.select("conflict", "group", "violation")
                .cast(pl.Int64)
                .with_columns(pl.col("conflict") + first)
            )
            first += part.conflicts.height
        rest = {
            name: pl.concat([getattr(part, name).select(*schema) for part in parts])
            for name, schema in _SCHEMAS.items()
            if name != "conflicts"
        }
        # Beyond what a clock can show, a limit is as good as open.
        minutes = pl.col("^.*_(low|high)$")
        shown = pl.when(minutes.is_between(WITHIN[0], WITHIN[-1])).then(minutes)
        for name in ("limits", "ways", "leave_one_out"):
            rest[name] = rest[name].with_columns(shown)
        return cls(conflicts=pl.concat(conflicts), **rest)


@frozen(kw_only=True, eq=False)
class Reconciliation:
    """The claims about all events, and their solution.

    Attributes:
        index: The events and the claims about them.
        inconsistent: For each event, whether its dates exclude each other.
        entangled: For each event, whether its dates do, or orders tie it to others.
        dates: Groups of dates of the entangled events, as `group_dates` gives them.
        orders: Groups of orders, as `group_orders` gives them.
        solution: What holds; its limits are in the order of the index.
    """

    index: EventIndex
    inconsistent: pl.Series
    entangled: pl.Series
    dates: pl.DataFrame
    orders: pl.DataFrame
    solution: Solution
