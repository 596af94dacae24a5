"""The form in which every way of solving says what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self, TypeVar

import polars as pl
from attrs import frozen

from pakafg.timeline.intervals import LIMITS
from pakafg.values.calendar import WITHIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["SCHEMAS", "Solved", "report_of"]

_LIMITS: Final = dict.fromkeys(LIMITS, pl.Int64())
SCHEMAS: Final[Mapping[str, Mapping[str, pl.DataType]]] = {
    "limits": {"at": pl.UInt32(), **_LIMITS, "optimal": pl.Boolean(), "tied": pl.Boolean()},
    "ways": {"at": pl.UInt32(), **_LIMITS},
    "given_up": {"group": pl.Int64(), "sure": pl.Boolean()},
    "clashes": {"clash": pl.Int64(), "group": pl.Int64(), "violation": pl.Int64()},
    "left_out": {"group": pl.Int64(), "without_low": pl.Int64(), "without_high": pl.Int64()},
}
"""The columns of the frames of `Solved`."""


T = TypeVar("T", int, pl.Expr)


def report_of(at: T) -> T:
    """What stands among groups of claims for an event that some document tells as past.

    No claim, so that it cannot be given up; but what clashes with it must be told.

    Args:
        at: The number of the event.
    """
    return -1 - at


@frozen(kw_only=True, eq=False)
class Solved:
    """What holds of some events, and what does not.

    Attributes:
        limits: at, the limits over all best repairs, optimal (whether the repair is shown to
            be best), tied (whether orders tie the event to others): one row an event.
        ways: at, the limits in each best repair, where there are several.
        given_up: group, sure (given up by every best repair, not by some only).
        clashes: clash (a number), group, violation (minutes): each minimal clash, a row for
            each of its groups of claims, and for each report (`report_of`) that it rests on.
        left_out: group, without_low, without_high: when the event of a claim that alone says
            what it says would be if of the claims kept this one were left out; for others,
            and where nothing is told, it would be as it is.
    """

    limits: pl.DataFrame
    ways: pl.DataFrame
    given_up: pl.DataFrame
    clashes: pl.DataFrame
    left_out: pl.DataFrame

    @classmethod
    def of_rows(cls, **rows: Sequence[tuple[object, ...]]) -> Self:
        """From plain rows, a list for each attribute."""
        return cls(
            **{
                name: pl.DataFrame(rows[name], schema=dict(schema), orient="row")
                for name, schema in SCHEMAS.items()
            }
        )

    @classmethod
    def of_parts(cls, parts: Sequence[Solved]) -> Self:
        """Several parts together, each of other events."""
        clashes, first = [], 0
        for part in parts:
            clashes.append(
                part.clashes.select("clash", "group", "violation")
                .cast(pl.Int64)
                .with_columns(pl.col("clash") + first)
            )
            first += part.clashes.height
        rest = {
            name: pl.concat([getattr(part, name).select(*schema) for part in parts])
            for name, schema in SCHEMAS.items()
            if name != "clashes"
        }
        # Beyond what a clock can show, a limit is as good as open.
        minutes = pl.col("^.*_(low|high)$")
        shown = pl.when(minutes.is_between(WITHIN[0], WITHIN[-1])).then(minutes)
        for name in ("limits", "ways", "left_out"):
            rest[name] = rest[name].with_columns(shown)
        return cls(clashes=pl.concat(clashes), **rest)
