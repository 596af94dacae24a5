"""The timeline: uncertain dates as bars, each document's date as a mark."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from attrs import frozen

from pakafg._period import period
from pakafg._words import spoken
from pakafg.plot.look import (
    SHAPES,
    Look,
    alt,
    clipped,
    counted,
    documents_named,
    framed,
    lanes,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.timeline import Timeline

__all__ = ["timeline"]

_NAMED: Final = ("rounds", "ceasefires", "incidents", "events")
_VERDICTS: Final = {True: "kept", False: "given up", None: "kept in some readings"}
_WIDTH: Final = 620
_LANE: Final = 12
_GAP: Final = 14
_DAY: Final = 86_400


class _Span(NamedTuple):
    first: datetime
    last: datetime

    def clip(self, first: datetime, last: datetime) -> _Span:
        return _Span(max(first, self.first), min(last, self.last))

    @property
    def seconds(self) -> float:
        return (self.last - self.first).total_seconds()

    @property
    def middle(self) -> datetime:
        return self.first + (self.last - self.first) / 2


@frozen
class _Sheet:
    """The two scales that every layer shares, and the colours."""

    shown: _Span
    height: int
    look: Look

    def x(self, field: str) -> alt.X:
        scale = alt.Scale(domain=[each.isoformat() for each in self.shown], nice=False)
        weeks = alt.Axis(format="%-d %b", orient="top", tickCount={"interval": "week", "step": 1})
        return alt.X(f"{field}:T", title=None, scale=scale, axis=weeks)

    def y(self, field: str) -> alt.Y:
        scale = alt.Scale(domain=[0, self.height], reverse=True, nice=False)
        return alt.Y(f"{field}:Q", scale=scale, axis=None)


def timeline(
    timeline: Timeline,
    corpus: Corpus,
    *,
    kinds: Collection[str] = ("round", "ceasefire", "incident"),
    dark: bool = False,
) -> alt.LayerChart:
    """Draw a timeline: what remains possible as a bar, each document's date as a mark.

    Shown are the events of the time that most dates speak of; what contradicts is drawn
    apart from the bar, hollow and tied to it.

    Args:
        timeline: The reconciled timeline.
        corpus: The corpus that it was made from.
        kinds: Which events: round, ceasefire, incident, event, statement. Others are shown
            where dates of theirs were given up.
        dark: For dark paper.

    Returns:
        An Altair chart, with its text alternative as `description`.
    """
    look = Look.of(dark=dark)
    told = [row for row in timeline.events.iter_rows(named=True) if row["n_claims"]]
    nowhen = datetime(2025, 1, 1, tzinfo=UTC)
    shown = _Span(*(period((row["earliest"], row["latest"]) for row in told) or (nowhen, nowhen)))
    events = [
        row
        for row in told
        if (row["kind"] in kinds or row["n_rejected"]) and _within(row, shown)
    ]
    names = {key: record.name for each in _NAMED for key, record in getattr(corpus, each).items()}
    rows, lines, height = _laid_out(events, _claims(timeline, corpus, shown), shown)
    marks = list(_at_ends(lines, documents_named(corpus)))
    for row in rows:
        row["name"] = clipped(names.get(row["event"], row["event"]), 64)
    sheet = _Sheet(shown=shown, height=height, look=look)
    chart = alt.layer(
        _bars(rows, sheet),
        _ties(marks, rows, sheet),
        _reaches(lines, sheet),
        _points(marks, list(documents_named(corpus).values()), sheet),
        _texts(rows, sheet, "name:N", x=-12, align="right"),
        _texts(rows, sheet, "when:N", x=_WIDTH + 12, align="left"),
    ).properties(width=_WIDTH, height=height)
    return framed(
        chart,
        look,
        "When it happened, and who says so",
        (
            "Bar: every date that remains possible. Mark: a date that one document gives; two "
            "marks and a line: its first and last day. Small: a time at which it was going on.",
            "Hollow, on a dashed line: a date given up, because it contradicts better supported "
            "ones. Half filled: kept in some readings, given up in others that are as good.",
        ),
        _described(rows, timeline),
    )


def _within(row: dict[str, Any], shown: _Span) -> bool:
    """Whether half of what is possible lies in the picture."""
    first, last = row["earliest"], row["latest"]
    if first is None or last is None or last < shown.first or first > shown.last:
        return False
    return 2 * shown.clip(first, last).seconds >= _Span(first, last).seconds


def _claims(timeline: Timeline, corpus: Corpus, shown: _Span) -> Iterator[dict[str, Any]]:
    """Each date that lies in the picture, once a document: where, and kept or given up."""
    kept = dict(timeline.claims.select("claim", "kept").iter_rows())
    seen = set()
    for row in corpus.frame("dates").iter_rows(named=True):
        first, last = row["earliest"], row["latest"]
        if first is None or last is None or row["claim"] not in kept:
            continue
        verdict = _VERDICTS[kept[row["claim"]]]
        amid = row["bound"] == "amid"
        same = (row["event"], row["document"], first, last, verdict, amid)
        if same not in seen and first <= shown.last and last >= shown.first:
            seen.add(same)
            span = shown.clip(first, last)
            yield {
                "event": row["event"],
                "document": row["document"],
                "said": spoken(first, last, row["zone"]),
                "words": row["words"],
                "verdict": verdict,
                "span": span,
                "wide": (last - first).total_seconds() > _DAY,
                "amid": amid,
                "ends": (first >= shown.first, last <= shown.last),
            }


def _laid_out(
    events: list[dict[str, Any]], claims: Iterator[dict[str, Any]], shown: _Span
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """Rows one below the other, each as high as the marks in it need; and the marks."""
    of_event: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        of_event.setdefault(claim["event"], []).append(claim)
    rows, marks, top = [], [], 0
    for event in events:
        mine = sorted(of_event.get(event["event"], []), key=lambda claim: claim["wide"])
        places = lanes([_reach(claim, shown) for claim in mine])
        height = _LANE * max(max(places, default=0) + 1, 1) + _GAP
        bar = shown.clip(event["earliest"], event["latest"])
        rows.append(
            {
                "event": event["event"],
                "when": spoken(event["earliest"], event["latest"], event["zone"]),
                "status": event["status"],
                "n_claims": event["n_claims"],
                "n_rejected": event["n_rejected"],
                "first": bar.first.isoformat(),
                "last": bar.last.isoformat(),
                "top": top + 4,
                "bottom": top + height - 4,
                "y": top + height / 2,
            }
        )
        for claim, lane in zip(mine, places, strict=True):
            span = claim["span"]
            y = top + _GAP / 2 + _LANE * (lane + 0.5)
            ends = {"first": span.first.isoformat(), "last": span.last.isoformat()}
            marks.append({**claim, **ends, "span": span, "y": y})
        top += height
    return rows, marks, max(top, _LANE)


def _at_ends(
    lines: list[dict[str, Any]], documents: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """A mark for each date; for a wide one a mark at each end, never one in its middle."""
    for line in lines:
        span, (first_shown, last_shown) = line.pop("span"), line.pop("ends")
        at = [span.middle]
        if line["wide"]:
            at = [span.first] * first_shown + [span.last] * last_shown or [span.first]
        for each in at:
            name = documents[line["document"]]
            yield {**line, "document": name, "at": each.isoformat()}


def _reach(claim: dict[str, Any], shown: _Span) -> tuple[float, float]:
    """From where to where a mark needs room, in pixels."""
    scale = _WIDTH / (shown.seconds or 1)
    span = claim["span"]
    at = (span.middle - shown.first).total_seconds() * scale
    half = span.seconds * scale / 2 if claim["wide"] else 0
    return at - max(half, 6), at + max(half, 6)


def _bars(rows: list[dict[str, Any]], sheet: _Sheet) -> alt.Chart:
    look = sheet.look
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_rect(color=look.band, stroke=look.edge, strokeWidth=0.7, cornerRadius=3)
        .encode(
            x=sheet.x("first"),
            x2="last:T",
            y=sheet.y("top"),
            y2="bottom:Q",
            tooltip=_tips("name", "when", "status"),
        )
    )


def _ties(
    marks: list[dict[str, Any]], rows: list[dict[str, Any]], sheet: _Sheet
) -> alt.Chart:
    """From each date given up to the bar that it contradicts."""
    ends = {row["event"]: (row["first"], row["last"]) for row in rows}
    lines = []
    for mark in marks:
        first, last = ends[mark["event"]]
        if mark["verdict"] == "given up" and not first <= mark["at"] <= last:
            to = first if mark["at"] < first else last
            lines.append({"y": mark["y"], "first": mark["at"], "last": to})
    return (
        alt.Chart(alt.Data(values=lines))
        .mark_rule(color=sheet.look.warn, strokeDash=[3, 3], strokeWidth=1.2)
        .encode(x=sheet.x("first"), x2="last:T", y=sheet.y("y"))
    )


def _reaches(marks: list[dict[str, Any]], sheet: _Sheet) -> alt.Chart:
    """Lines under the dates that are wider than a day."""
    return (
        alt.Chart(alt.Data(values=[mark for mark in marks if mark["wide"]]))
        .mark_rule(color=sheet.look.faint, strokeWidth=1)
        .encode(x=sheet.x("first"), x2="last:T", y=sheet.y("y"))
    )


def _points(marks: list[dict[str, Any]], documents: list[str], sheet: _Sheet) -> alt.Chart:
    look = sheet.look
    colours = alt.Scale(domain=documents, range=look.colours(documents))
    shapes = [SHAPES[at % len(SHAPES)] for at in range(len(documents))]
    given_up, open_ = "datum.verdict == 'given up'", "datum.verdict == 'kept in some readings'"
    return (
        alt.Chart(alt.Data(values=marks))
        .mark_point(strokeWidth=1.5, opacity=1)
        .encode(
            x=sheet.x("at"),
            y=sheet.y("y"),
            shape=alt.Shape("document:N", scale=alt.Scale(domain=documents, range=shapes)),
            color=alt.Color(
                "document:N", scale=colours, legend=look.legend("document", columns=2)
            ),
            fill=alt.condition(
                given_up,
                alt.value(look.paper),
                alt.Fill("document:N", scale=colours, legend=None),
            ),
            size=alt.condition("datum.amid", alt.value(14), alt.value(42)),
            fillOpacity=alt.condition(open_, alt.value(0.35), alt.value(1)),
            tooltip=_tips("document", "said", "words", "verdict"),
        )
    )


def _texts(
    rows: list[dict[str, Any]], sheet: _Sheet, field: str, *, x: int, align: Literal["left", "right"]
) -> alt.Chart:
    contested = "datum.n_rejected > 0 || indexof(['exact', 'bounded'], datum.status) < 0"
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_text(align=align, baseline="middle", fontSize=11.5)
        .encode(
            x=alt.value(x),
            y=sheet.y("y"),
            text=field,
            color=alt.condition(
                contested, alt.value(sheet.look.warn), alt.value(sheet.look.ink)
            ),
        )
    )


def _tips(*names: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N") for name in names]


def _described(rows: list[dict[str, Any]], timeline: Timeline) -> str:
    lines = [
        f"{row['name']}: {row['when']}, {row['status']}, "
        f"{counted(row['n_claims'], 'date')}, {row['n_rejected']} given up"
        for row in rows
    ]
    contradictions = counted(timeline.conflicts.height, "contradiction")
    return f"Timeline of {counted(len(rows), 'event')}; {contradictions}. " + "; ".join(lines) + "."
