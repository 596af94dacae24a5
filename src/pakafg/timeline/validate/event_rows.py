"""Check what is said of events themselves: their names, kinds and zones."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.arguments import check_text
from pakafg.errors import ArgumentError, ArgumentTypeError
from pakafg.frames.interchange import ArrowTable, as_polars
from pakafg.timeline.validate.row_tests import TEXT, no_zone, null, repeated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.frames.interchange import AnyFrame
    from pakafg.validation import TableChecks

__all__ = ["EVENT_COLUMNS", "check_events", "take_events"]

_DESCRIPTION: Final[Mapping[str, pl.DataType]] = {
    "name": TEXT,
    "kind": TEXT,
    "zone": TEXT,
    "instant": pl.Boolean(),
    "lasting": pl.Boolean(),
    "alleged_by": TEXT,
    "planned": pl.Boolean(),
}
EVENT_COLUMNS: Final = ("event", *_DESCRIPTION)
"""Every column of events that is read."""

_EXPECTED: Final = "the names of events, or a table of them with the column event"


def take_events(events: AnyFrame | Iterable[str], checks: TableChecks) -> pl.DataFrame:
    """Take the columns of events that the method uses, in their types.

    Args:
        events: Names of events, each once or more; or a table: event; where present name, kind,
            zone, instant, lasting, alleged_by, planned.
        checks: What gathers problems.

    Raises:
        ArgumentError: It is neither.
    """
    return checks.take_columns(_as_table(events), "events", {"event": TEXT}, _DESCRIPTION)


def _as_table(events: AnyFrame | Iterable[str]) -> AnyFrame:
    """Make a table of names; a table stays as it is, and one name is one name."""
    if isinstance(events, (pl.LazyFrame, ArrowTable)):
        with suppress(ArgumentError):  # a column, of any library, which is names
            return as_polars(events, "events")
    if not isinstance(events, Iterable):
        raise ArgumentTypeError("events", events, _EXPECTED)
    names = [events] if isinstance(events, str) else list(events)
    for name in names:
        check_text("events", name, _EXPECTED)
    return pl.DataFrame({"event": list(dict.fromkeys(names))}, schema={"event": TEXT})


def check_events(table: pl.DataFrame, checks: TableChecks) -> pl.DataFrame:
    """Check events: a row each.

    Args:
        table: The events, as taken.
        checks: What gathers problems.

    Returns:
        event, name, kind, zone, instant, lasting, alleged_by, planned (null: not said); of the rows
        that can be, sorted by event.
    """
    wrong = {**null("event"), **no_zone(table), **repeated(table, "event")}
    return checks.keep_rows(table, "events", wrong).sort("event")
