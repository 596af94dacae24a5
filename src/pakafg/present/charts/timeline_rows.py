"""Where the rows and marks of the timeline stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pakafg.frames import frame
from pakafg.present.charts.theme import LINE, lanes, wrapped
from pakafg.text.date_words import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pakafg.corpus.corpus import Corpus
    from pakafg.timeline import Timeline

__all__ = ["WIDTH", "Span", "at_ends", "dated", "laid_out", "within"]

WIDTH: Final = 500
_VERDICTS: Final = {True: "kept", False: "given up", None: "kept in some readings"}
_LANE: Final = 12
_GAP: Final = 14
_LETTERS: Final = 38
_DAY: Final = 86_400


class Span(NamedTuple):
    """From one minute to another."""

    first: datetime
    last: datetime

    def clip(self, first: datetime, last: datetime) -> Span:
        """What of a stretch lies within this one."""
        return Span(max(first, self.first), min(last, self.last))

    @property
    def seconds(self) -> float:
        """Its length."""
        return (self.last - self.first).total_seconds()

    @property
    def middle(self) -> datetime:
        """Half way."""
        return self.first + (self.last - self.first) / 2


def within(row: dict[str, Any], shown: Span) -> bool:
    """Whether half of what is possible lies in the picture."""
    first, last = row["earliest"], row["latest"]
    if first is None or last is None or last < shown.first or first > shown.last:
        return False
    return 2 * shown.clip(first, last).seconds >= Span(first, last).seconds


def dated(timeline: Timeline, corpus: Corpus, shown: Span) -> Iterator[dict[str, Any]]:
    """Each date that lies in the picture, once a document: where, and kept or given up."""
    kept = dict(timeline.claims.select("claim", "kept").iter_rows())
    seen = set()
    for row in frame(corpus, "dates").iter_rows(named=True):
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
                "said": date_words(first, last, row["zone"]),
                "words": row["words"],
                "verdict": verdict,
                "span": span,
                "wide": (last - first).total_seconds() > _DAY,
                "amid": amid,
                "ends": (first >= shown.first, last <= shown.last),
            }


def laid_out(
    events: list[dict[str, Any]],
    names: dict[str, str],
    claims: Iterator[dict[str, Any]],
    shown: Span,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """Rows one below the other, each as high as the marks in it need; and the marks."""
    of_event: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        of_event.setdefault(claim["event"], []).append(claim)
    rows, marks, top = [], [], 0
    for event in events:
        mine = sorted(of_event.get(event["event"], []), key=lambda claim: claim["wide"])
        places = lanes([_reach(claim, shown) for claim in mine])
        name = names.get(event["event"], event["event"])
        label = wrapped(name, _LETTERS, most=3)
        n_lanes = max(places, default=0) + 1
        height = max(_LANE * n_lanes, LINE * len(label)) + _GAP
        bar = shown.clip(event["earliest"], event["latest"])
        rows.append(
            {
                "event": event["event"],
                "name": name,
                "label": "\n".join(label),
                "label_y": top + height / 2 - LINE * (len(label) - 1) / 2,
                "when": date_words(event["earliest"], event["latest"], event["zone"]),
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
            y = top + height / 2 + _LANE * (lane - (n_lanes - 1) / 2)
            ends = {"first": span.first.isoformat(), "last": span.last.isoformat()}
            marks.append({**claim, **ends, "span": span, "y": y})
        top += height
    return rows, marks, max(top, _LANE)


def at_ends(lines: list[dict[str, Any]], documents: dict[str, str]) -> Iterator[dict[str, Any]]:
    """A mark for each date; for a wide one a mark at each end, never one in its middle."""
    for line in lines:
        span, (first_shown, last_shown) = line.pop("span"), line.pop("ends")
        at = [span.middle]
        if line["wide"]:
            at = [span.first] * first_shown + [span.last] * last_shown or [span.first]
        for each in at:
            name = documents[line["document"]]
            yield {**line, "document": name, "at": each.isoformat()}


def _reach(claim: dict[str, Any], shown: Span) -> tuple[float, float]:
    """From where to where a mark needs room, in pixels."""
    scale = WIDTH / (shown.seconds or 1)
    span = claim["span"]
    at = (span.middle - shown.first).total_seconds() * scale
    half = span.seconds * scale / 2 if claim["wide"] else 0
    return at - max(half, 6), at + max(half, 6)
