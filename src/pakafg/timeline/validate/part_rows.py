"""Check which events are parts of others: a forest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.encode import lookup
from pakafg.engines.forest import roots
from pakafg.timeline.validate.row_tests import PLANNED, TEXT, among, null, unknown

if TYPE_CHECKING:
    from pakafg.frames.interchange import AnyFrame
    from pakafg.validation import TableChecks

__all__ = ["PART_COLUMNS", "check_parts", "take_parts"]

_PARTS: Final = {"event": TEXT, "part_of": TEXT}
PART_COLUMNS: Final = (*_PARTS,)
"""Every column of parts that is read."""


def take_parts(parts: AnyFrame | None, checks: TableChecks) -> pl.DataFrame:
    """Take the columns of parts that the method uses, in their types.

    A row without part_of says that the event is a whole, as in a table of incidents: it is
    left out.

    Args:
        parts: event, part_of. None: no parts.
        checks: What gathers problems.
    """
    return checks.take_columns(parts, "parts", _PARTS, {})


def check_parts(
    table: pl.DataFrame,
    checks: TableChecks,
    *,
    known: pl.Series | None = None,
    planned: pl.Series | None = None,
) -> pl.DataFrame:
    """Check parts: each event has one whole at most, and no way up goes in a circle.

    Args:
        table: The parts, as taken.
        checks: What gathers problems.
        known: Events that there are. None: all.
        planned: Events that are only planned, and no part of what was.

    Returns:
        event, part_of; of the rows that can be, sorted by event.
    """
    table = checks.keep_rows(
        table,
        "parts",
        {
            **null("event"),
            "event is given twice, and can be a part of one only": pl.col("event").is_duplicated()
            & pl.col("event").is_not_null(),
            "an event is a part of itself": pl.col("event") == pl.col("part_of"),
            **unknown(known, "event", "part_of"),
            PLANNED: among("event", planned) | among("part_of", planned),
        },
    )
    depth = roots(lookup(table["part_of"], table["event"]))["depth"]
    in_circle = table["event"].filter(depth.is_null())
    if in_circle.len():
        wrong = {"part_of goes in a circle": pl.col("event").is_in(in_circle.implode())}
        table = checks.keep_rows(table, "parts", wrong)
    return table.drop_nulls("part_of").sort("event")
