"""The timeline as TimelineJS reads it, dates in words wherever they are uncertain.

Laws of this file: what a reader sees of a date are words (`display_date`), never more precise than
the documents; the numbers beside them only place a slide, in local days; what nothing dates is
told on the first slide. All text is escaped: TimelineJS shows it as HTML.
"""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING, Any, Final

from pakafg.exports.json_files import write_json_file
from pakafg.text.escape import masked
from pakafg.text.figure_words import counted
from pakafg.text.people import NO_SOURCE, in_words
from pakafg.views.event_view import MAIN_KINDS, WHY_GIVEN_UP, view_events

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from pakafg.corpus.corpus import Corpus
    from pakafg.exports.contents import Contents
    from pakafg.views.event_view import DateView, EventView

__all__ = ["TIMELINE", "write_timeline_js"]

TIMELINE: Final = "timelinejs.json"
"""The name of the file."""

_LOCAL: Final = "Days are local to where things happened."


def write_timeline_js(contents: Contents, folder: Path) -> None:
    """Write `timelinejs.json`: a slide an event that is dated, earliest first."""
    claims = contents.timeline.claims
    kept = dict(claims.select("claim", "kept").iter_rows())
    rows = contents.timeline.events.to_dicts()
    views = view_events(contents.corpus, rows, kept)
    dated = [(view, row) for view, row in zip(views, rows, strict=True) if _is_dated(row)]
    undated = [view for view, row in zip(views, rows, strict=True) if not _is_dated(row)]
    data = {
        "title": {"text": _title(contents, undated), "autolink": False},
        "events": [_slide(contents.corpus, view, row) for view, row in dated],
    }
    write_json_file(folder / TIMELINE, data)


def _is_dated(row: dict[str, Any]) -> bool:
    return row["first_day"] is not None or row["last_day"] is not None


def _title(contents: Contents, undated: list[EventView]) -> dict[str, str]:
    lines = [contents.about["description"], _LOCAL]
    if undated:
        names = "; ".join(view.name for view in undated)
        lines.append(f"{counted(len(undated), 'event')} without a date: {names}.")
    return {
        "headline": _escaped(contents.about["title"]),
        "text": "".join(f"<p>{_escaped(line)}</p>" for line in lines if line),
    }


def _slide(corpus: Corpus, view: EventView, row: dict[str, Any]) -> dict[str, Any]:
    """Make the slide of an event; a date that is open on a side stands at its other side."""
    first, last = row["first_day"], row["last_day"]
    slide = {
        "unique_id": view.id,
        "start_date": _on_axis(first or last),
        "display_date": _escaped(view.when),
        "text": {
            "headline": _escaped(view.name),
            "text": "".join(f"<p>{_escaped(line)}</p>" for line in _lines(corpus, view, row)),
        },
        "group": _escaped(in_words(view.kind) if view.kind in MAIN_KINDS else "other"),
        "autolink": False,
    }
    if first is not None and last is not None and first != last:
        slide |= _span(first, last)
    return slide


def _on_axis(day: date, parts: int = 3) -> dict[str, int]:
    """Place a date: its year, its month and its day, or the first of these."""
    return dict(zip(("year", "month", "day"), (day.year, day.month, day.day)[:parts], strict=False))


def _span(first: date, last: date) -> dict[str, dict[str, int]]:
    """Place a span: whole years as years, whole months as months."""
    ends_month = (last + timedelta(days=1)).day == 1
    whole_months = first.day == 1 and ends_month
    whole_years = whole_months and (first.month, last.month) == (1, 12)
    parts = 1 if whole_years else 2 if whole_months else 3
    start, end = _on_axis(first, parts), _on_axis(last, parts)
    return {"start_date": start} if start == end else {"start_date": start, "end_date": end}


def _lines(corpus: Corpus, view: EventView, row: dict[str, Any]) -> Iterator[str]:
    """Say how sure the date is, who gives which, and whose days they are."""
    told = ", ".join(filter(None, (view.status_words, view.alleged)))
    if told:
        yield f"{told[:1].upper()}{told[1:]}."
    for date in view.dates:
        yield _by_whom(corpus, date)
    yield f"Days are local: time zone {row['zone']}."


def _by_whom(corpus: Corpus, date: DateView) -> str:
    documents = dict.fromkeys(claim.document for claim in date.claims)
    labels = "; ".join(corpus.documents[each].label or each for each in documents)
    fate = f" ({WHY_GIVEN_UP})" if date.is_given_up else ""
    return f"{date.words}: {date.speaker or NO_SOURCE}, {labels}{fate}"


def _escaped(text: str) -> str:
    """Escape a text, the whole of it."""
    return escape(masked(text))
