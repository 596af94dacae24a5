"""A timeline as HTML for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.text import html
from pakafg.text.date_words import date_words
from pakafg.text.people import in_words
from pakafg.views.main_period import period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import polars as pl

__all__ = ["events_html"]

_ROWS: Final = 40


def events_html(title: str, events: pl.DataFrame, names: Mapping[str, str]) -> str:
    """Show the events of the time that most of them belong to; the others are counted.

    Args:
        title: What stands above them.
        events: `Timeline.events`.
        names: Events that have a name.
    """
    dated = [row for row in events.iter_rows(named=True) if row["n_claims"]]
    shown = period((row["earliest"], row["latest"]) for row in dated)
    within = [row for row in dated if shown and _overlaps(row, shown)][:_ROWS]
    rows = [
        (
            html.escaped(names.get(row["event"], row["event"])),
            html.escaped(date_words(row["earliest"], row["latest"], row["zone"])),
            html.escaped(in_words(row["status"])),
            f"{row['n_claims']:,}",
            f"{row['n_rejected']:,} given up" if row["n_rejected"] else "",
        )
        for row in within
    ]
    table = html.table(rows, ("event", "when", "status", "dates", "")) if rows else ""
    return html.titled(title, table + html.more(events.height - len(rows)))


def _overlaps(row: Mapping[str, Any], shown: tuple[datetime, datetime]) -> bool:
    """Test whether an event that is dated on both sides overlaps the time shown."""
    first, last = row["earliest"], row["latest"]
    return first is not None and last is not None and shown[0] <= last and first <= shown[1]
