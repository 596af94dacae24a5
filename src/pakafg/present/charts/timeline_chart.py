"""The timeline: uncertain dates as bars, each document's date as a mark."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import frozen

from pakafg.arguments import check_kind
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.format import EVENTS, KINDS
from pakafg.grouping import grouped
from pakafg.present.charts.key import Sign, key
from pakafg.present.charts.theme import (
    LINES,
    Look,
    alt,
    documents_named,
    drawn,
    framed,
    layered,
    legend,
    most_told,
    texts,
    tips,
)
from pakafg.present.charts.timeline_rows import (
    WIDTH,
    TimeSpan,
    at_ends,
    dated,
    dated_once,
    few_dates,
    laid_out,
    within,
)
from pakafg.text.figure_words import counted
from pakafg.timeline import Timeline
from pakafg.validation import check_choices
from pakafg.views.event_view import (
    GIVEN_UP,
    KEPT_BY_SOME,
    MAIN_KINDS,
    WHY_GIVEN_UP,
    EventView,
    view_events,
)
from pakafg.views.main_period import period

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.conclusions import RecordKind

__all__ = ["timeline"]

_KINDS: Final = tuple(KINDS[name] for name in EVENTS)
_MOST: Final = 60  # events
_ROOM: Final = 12  # pixels from the picture to the words at its right
_COUNT_ROOM: Final = 44  # the same, where counts of documents reach into it
_LOOKS: Final = 36  # documents whose marks differ in colour or shape
_HOW_TO_READ: Final = (
    "A line that reaches the edge goes on. Several bars or marks of one date: it is one of them."
)
_OF_ONE: Final = "a date that one document gives"
_OF_SEVERAL: Final = "a date, and how many documents give it"
_KEY: Final = (
    (Sign.BAR, "every date that remains possible"),
    (Sign.FILLED, _OF_ONE),
    (Sign.REACH, "its first to its last day"),
    (Sign.SMALL, "a time at which it was going on"),
    (Sign.TIED, f"a date {WHY_GIVEN_UP}"),
    (Sign.HALF, f"{KEPT_BY_SOME}, {GIVEN_UP} in others"),
    (Sign.WARNED, "contested"),
)
_KEY_ONCE: Final = tuple((sign, _OF_SEVERAL if of is _OF_ONE else of) for sign, of in _KEY)
_KEY_WIDTH: Final = WIDTH + 140
_NOT_READ: Final = False  # aloud: where a bar or a line lies; the words beside it say what it is


@frozen
class _TimelineSheet:
    """The two scales that every layer shares, and the colours."""

    shown: TimeSpan
    height: int
    look: Look

    def x(self, field: str) -> alt.X:
        days = [each.isoformat() for each in self.shown]
        scale = alt.Scale(type="utc", domain=days, nice=False)  # not in the reader's own zone
        weeks = alt.Axis(format="%-d %b", orient="top", tickCount={"interval": "week", "step": 1})
        return alt.X(f"{field}:T", title=None, scale=scale, axis=weeks)

    def y(self, field: str) -> alt.Y:
        scale = alt.Scale(domain=[0, self.height], reverse=True, nice=False)
        return alt.Y(f"{field}:Q", scale=scale, axis=None)


def timeline(
    timeline: Timeline,
    corpus: Corpus,
    *,
    kinds: Collection[RecordKind | str] = MAIN_KINDS,
    dark: bool = False,
) -> alt.VConcatChart:
    """Draw a timeline: what remains possible as a bar, each document's date as a mark.

    Shown are the events of the time that most dates speak of; what contradicts is drawn
    apart from the bar, hollow and tied to it.

    Args:
        timeline: The reconciled timeline.
        corpus: The corpus that it was made from.
        kinds: Which events, each a `RecordKind` of what can be dated. Others are shown where
            dates of theirs were given up.
        dark: For dark paper.

    Returns:
        An Altair chart, with its text alternative as `description`.

    Raises:
        ArgumentError: There is no such kind.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> timeline(pakafg.timeline.reconcile(corpus), corpus).description.partition(" of ")[0]
    'Timeline'
    """
    check_kind("timeline", timeline, Timeline, "a timeline, such as timeline.reconcile gives")
    check_corpus(corpus)
    look = Look.of(dark=dark)
    asked = check_choices(kinds, "kinds", _KINDS)
    kept = dict(timeline.claims.select("claim", "kept").iter_rows())
    dated_events = timeline.events.filter(pl.col("n_claims") > 0)
    events = view_events(corpus, dated_events.iter_rows(named=True), kept)
    shown = _shown(events)
    drawn_events = [
        event
        for event in events
        if (event.kind in asked or event.n_rejected) and within(event, shown)
    ]
    drawn_events, left_out = most_told(drawn_events, lambda event: event.n_claims, _MOST, "events")
    dates = list(dated(kept, corpus, shown))
    documents = documents_named(corpus)
    are_drawn = {event.id for event in drawn_events}
    is_once = len({date["document"] for date in dates if date["event"] in are_drawn}) > _LOOKS
    entries, room = (_KEY_ONCE, _COUNT_ROOM) if is_once else (_KEY, _ROOM)
    drawn_dates, not_drawn = few_dates(drawn_events, dated_once(dates) if is_once else dates)
    rows, bars, lines, height = laid_out(drawn_events, drawn_dates, shown)
    marks = list(at_ends(lines, documents))
    if not_drawn or len(documents) > _LOOKS:  # the key names those of whom something is drawn
        drawn_documents = {mark["document"] for mark in marks}
        documents = {key: name for key, name in documents.items() if name in drawn_documents}
    sheet = _TimelineSheet(shown=shown, height=height, look=look)
    chart = layered(
        _bars(bars, sheet),
        _ties(marks, bars, sheet),
        _reaches(lines, sheet),
        _date_points(marks, [] if is_once else list(documents.values()), sheet),
        *(_count_texts(lines, sheet) if is_once else ()),
        _row_texts(rows, sheet, "label", x=-12, align="right"),
        _row_texts(rows, sheet, "when_lines", x=WIDTH + room, align="left"),
    ).properties(width=WIDTH, height=height)
    return framed(
        alt.VConcatChart(vconcat=[key(entries, look, width=_KEY_WIDTH), chart]),
        look,
        "When it happened, and who says so",
        "\n".join([_HOW_TO_READ, *left_out, *not_drawn]),
        _alternative_text(rows, timeline),
    )


def _shown(events: Collection[EventView]) -> TimeSpan:
    """Find the time that most dates speak of; any minute, where nothing is dated."""
    any_minute = datetime(2025, 1, 1, tzinfo=UTC)
    main = period((event.earliest, event.latest) for event in events)
    return TimeSpan(*(main or (any_minute, any_minute)))


def _bars(bars: list[dict[str, Any]], sheet: _TimelineSheet) -> alt.Chart:
    look = sheet.look
    chart: alt.Chart = (
        drawn(bars)
        .mark_rect(
            color=look.band, stroke=look.edge, strokeWidth=0.7, cornerRadius=3, aria=_NOT_READ
        )
        .encode(
            x=sheet.x("first"),
            x2="last:T",
            y=sheet.y("top"),
            y2="bottom:Q",
            tooltip=tips("name", "when", "status"),
        )
    )
    return chart


def _ties(
    marks: list[dict[str, Any]], bars: list[dict[str, Any]], sheet: _TimelineSheet
) -> alt.Chart:
    """Tie each date given up to the nearest bar of the event that it contradicts."""
    by_event = grouped(bars, lambda bar: str(bar["event"]))
    lines = []
    for mark in marks:
        own = [(bar["first"], bar["last"]) for bar in by_event.get(mark["event"], ())]
        if mark["fate"] == GIVEN_UP and not any(a <= mark["at"] <= b for a, b in own):
            ends = [end for bar in own for end in bar]
            nearest = min(ends, key=lambda end: abs(_time(end) - _time(mark["at"])))
            lines.append({"y": mark["y"], "first": mark["at"], "last": nearest})
    chart: alt.Chart = (
        drawn(lines)
        .mark_rule(color=sheet.look.warn, strokeDash=[3, 3], strokeWidth=1.2, aria=_NOT_READ)
        .encode(x=sheet.x("first"), x2="last:T", y=sheet.y("y"))
    )
    return chart


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _reaches(marks: list[dict[str, Any]], sheet: _TimelineSheet) -> alt.Chart:
    """Draw lines under the dates that are wider than a day."""
    chart: alt.Chart = (
        drawn([mark for mark in marks if mark["wide"]])
        .mark_rule(color=sheet.look.faint, strokeWidth=1, aria=_NOT_READ)
        .encode(x=sheet.x("first"), x2="last:T", y=sheet.y("y"))
    )
    return chart


def _date_points(
    marks: list[dict[str, Any]], documents: list[str], sheet: _TimelineSheet
) -> alt.Chart:
    """Draw dates, each in the look of its document; in one look where no documents are given."""
    look = sheet.look
    given_up = f"datum.fate == '{GIVEN_UP}'"
    kept_by_some = f"datum.fate == '{KEPT_BY_SOME}'"
    shape: Any = alt.value("circle")
    colour: Any = alt.value(look.ink)
    fill: Any = colour
    if documents:
        colours = alt.Scale(domain=documents, range=look.colours(documents))
        shapes = alt.Scale(domain=documents, range=look.shapes(documents))
        shape = alt.Shape("document:N", scale=shapes)
        colour = alt.Color("document:N", scale=colours, legend=legend(columns=1))
        fill = alt.Fill("document:N", scale=colours, legend=None)
    chart: alt.Chart = (
        drawn(marks)
        .mark_point(strokeWidth=1.5, opacity=1)
        .encode(
            x=sheet.x("at"),
            y=sheet.y("y"),
            shape=shape,
            color=colour,
            fill=alt.condition(given_up, alt.value(look.paper), fill),
            size=alt.condition("datum.amid", alt.value(20), alt.value(42)),
            fillOpacity=alt.condition(kept_by_some, alt.value(0.35), alt.value(1)),
            tooltip=tips("document", "said", "words", "fate"),
        )
    )
    return chart


def _count_texts(lines: list[dict[str, Any]], sheet: _TimelineSheet) -> Iterator[alt.Chart]:
    """Write beside each date how many documents give it: behind its line, and over its tie."""
    look = sheet.look
    told = [{**line, "count_at": line["last"] if line["wide"] else _middle(line)} for line in lines]
    tied = [line for line in told if line["fate"] == GIVEN_UP]
    for some, mark in (
        (tied, {"color": look.paper, "stroke": look.paper, "strokeWidth": 4}),
        (told, {"color": look.faint}),
    ):
        yield texts(some, "count", align="left", dx=6, **mark).encode(
            x=sheet.x("count_at"), y=sheet.y("y")
        )


def _middle(line: Mapping[str, Any]) -> str:
    first, last = _time(line["first"]), _time(line["last"])
    return (first + (last - first) / 2).isoformat()


def _row_texts(
    rows: list[dict[str, Any]],
    sheet: _TimelineSheet,
    field: str,
    *,
    x: int,
    align: str,
) -> alt.Chart:
    look = sheet.look
    chart: alt.Chart = texts(rows, field, align=align, **LINES).encode(
        x=alt.value(x),
        y=sheet.y("label_y" if field == "label" else "when_y"),
        color=alt.condition("datum.contested", alt.value(look.warn), alt.value(look.ink)),
    )
    return chart


def _alternative_text(rows: list[dict[str, Any]], timeline: Timeline) -> str:
    """Write the text alternative."""
    lines = [
        f"{row['name']}{row['alleged'] and ', ' + row['alleged']}: "
        f"{row['when']}, {row['status']}, "
        f"{counted(row['n_claims'], 'date')}, {row['n_rejected']} {GIVEN_UP}"
        for row in rows
    ]
    contradictions = counted(timeline.conflicts.height, "contradiction")
    if not timeline.events["conflicts_complete"].all():
        contradictions = f"at least {contradictions}"
    return f"Timeline of {counted(len(rows), 'event')}; {contradictions}. " + "; ".join(lines) + "."
