"""Where the rows and marks of the timeline stand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pakafg.frames import frame
from pakafg.grouping import grouped
from pakafg.present.charts.theme import LINE, lanes, wrapped
from pakafg.text.date_words import date_words
from pakafg.text.figure_words import counted
from pakafg.values.vocabularies import Bound
from pakafg.views.event_view import fate_words
from pakafg.views.main_period import is_mostly_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.views.event_view import EventView

__all__ = ["WIDTH", "TimeSpan", "at_ends", "dated", "dated_once", "few_dates", "laid_out", "within"]

WIDTH: Final = 500
_MOST: Final = 16  # dates of one event
_DIGIT: Final = 6  # pixels
_LOOKS: Final = ("span", "fate", "amid")  # what tells the mark of a date from others
_LANE: Final = 12
_GAP: Final = 14
_LETTERS: Final = 38
_DAY: Final = 86_400
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)
_FAR_AHEAD: Final = datetime.max.replace(tzinfo=UTC)


class TimeSpan(NamedTuple):
    """From one minute to another."""

    first: datetime
    last: datetime

    def clip(self, first: datetime, last: datetime) -> TimeSpan:
        """Cut a stretch to what lies within this one."""
        return TimeSpan(max(first, self.first), min(last, self.last))

    def meets(self, other: TimeSpan) -> bool:
        """Test whether another has a minute in common with it."""
        return other.first <= self.last and other.last >= self.first

    @property
    def seconds(self) -> float:
        """Its length."""
        return (self.last - self.first).total_seconds()

    @property
    def middle(self) -> datetime:
        """Half way."""
        return self.first + (self.last - self.first) / 2


def within(event: EventView, shown: TimeSpan) -> bool:
    """Test whether half of what is possible lies in the picture; what is open goes to its edge."""
    return is_mostly_within(event.pieces, shown)


def dated(
    kept: Mapping[str, bool | None], corpus: Corpus, shown: TimeSpan
) -> Iterator[dict[str, Any]]:
    """Give each date in the picture once a document: where, and whether it is kept.

    A date of several pieces is given once for each that lies in the picture; one that is open
    on a side reaches out of it.

    Args:
        kept: For each claim whether the timeline keeps it; dates that it lacks are left out.
        corpus: The corpus.
        shown: First and last minute of the picture.
    """
    seen = set()
    for row in frame(corpus, "dates").iter_rows(named=True):
        first, last = row["earliest"], row["latest"]
        if first is last is None or row["claim"] not in kept:
            continue
        fate = fate_words(kept[row["claim"]])
        is_amid = row["bound"] == Bound.AMID
        pieces = [
            TimeSpan(piece["earliest"] or _LONG_AGO, piece["latest"] or _FAR_AHEAD)
            for piece in row["pieces"]
        ]
        mark = (row["event"], row["document"], *pieces, fate, is_amid)
        if mark in seen:
            continue
        seen.add(mark)
        for piece in filter(shown.meets, pieces):
            yield {
                "event": row["event"],
                "document": row["document"],
                "said": date_words(first, last, row["zone"], pieces=row["pieces"]),
                "words": row["words"],
                "fate": fate,
                "span": shown.clip(*piece),
                "wide": piece.seconds > _DAY,
                "amid": is_amid,
                "ends": (piece.first >= shown.first, piece.last <= shown.last),
            }


def dated_once(dates: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each date of an event once, with how many documents give it; those of most first.

    Args:
        dates: The dates, as `dated` gives them.
    """
    alike = grouped(dates, lambda date: (date["event"], *(date[key] for key in _LOOKS)))
    counts = {date: len({each["document"] for each in same}) for date, same in alike.items()}
    return [
        {
            **alike[date][0],
            "document": counted(counts[date], "document"),
            "count": f"{counts[date]:,}",
        }
        for date in sorted(alike, key=lambda date: -counts[date])
    ]


def few_dates(
    events: Iterable[EventView], dates: Iterable[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Keep the dates of each event that a picture has room for: unlike ones before alike ones.

    Args:
        events: The events that are drawn.
        dates: Their dates, as `dated` gives them, and those of other events.

    Returns:
        The dates, in their order, and a note that says how many are not drawn; none where all
        are.
    """
    drawn, n_left = [], 0
    by_event = grouped(dates, lambda date: str(date["event"]))
    for event in events:
        own = by_event.get(event.id, [])
        if len(own) > _MOST:
            alike = grouped(enumerate(own), lambda each: tuple(each[1][key] for key in _LOOKS))
            # The first of each, those that most give before others; then the second of each.
            by_weight = sorted(alike.values(), key=lambda places: -len(places))
            ranked = sorted(
                (nth, weight, at)
                for weight, places in enumerate(by_weight)
                for nth, (at, _) in enumerate(places)
            )
            n_left += len(own) - _MOST
            own = [own[at] for at in sorted(at for _, _, at in ranked[:_MOST])]
        drawn += own
    if not n_left:
        return drawn, []
    note = f"Drawn of an event: {_MOST} dates at most, unlike ones first; {n_left:,} are not drawn."
    return drawn, [note]


def laid_out(
    events: Iterable[EventView], dates: Iterable[dict[str, Any]], shown: TimeSpan
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]], int]:
    """Lay out rows one below the other, each as high as the marks in it need; bars and marks.

    Args:
        events: The events, in order.
        dates: Their dates, as `dated` gives them.
        shown: First and last minute of the picture.

    Returns:
        The rows, a bar for each piece of an event, the marks, and the height of the picture.
    """
    by_event = grouped(dates, lambda date: str(date["event"]))
    rows, bars, marks, top = [], [], [], 0
    for event in events:
        # Narrow dates come first, so that they lie together in the upper lanes.
        own_dates = sorted(by_event.get(event.id, []), key=lambda date: date["wide"])
        own_lanes = lanes([_reach(date, shown) for date in own_dates])
        label = wrapped(event.name, _LETTERS, most=3)
        label += wrapped(event.alleged, _LETTERS, most=2) if event.alleged else []
        when = wrapped(event.when, _LETTERS, most=4)
        n_lanes = max(own_lanes, default=0) + 1
        height = max(_LANE * n_lanes, LINE * len(label), LINE * len(when)) + _GAP
        row = {
            "event": event.id,
            "name": event.name,
            "label": "\n".join(label),
            "label_y": top + height / 2 - LINE * (len(label) - 1) / 2,
            "when": event.when,
            "when_lines": "\n".join(when),
            "when_y": top + height / 2 - LINE * (len(when) - 1) / 2,
            "status": str(event.status),
            "alleged": event.alleged,
            "contested": event.is_contested,
            "n_claims": event.n_claims,
            "n_rejected": event.n_rejected,
            "top": top + 4,
            "bottom": top + height - 4,
            "y": top + height / 2,
        }
        rows.append(row)
        for first, last in event.pieces:
            piece = TimeSpan(first or shown.first, last or shown.last)
            if shown.meets(piece):
                bars.append({**row, **_iso(shown.clip(*piece))})
        for date, lane in zip(own_dates, own_lanes, strict=True):
            y = top + height / 2 + _LANE * (lane - (n_lanes - 1) / 2)
            marks.append({**date, **_iso(date["span"]), "y": y})
        top += height
    return rows, bars, marks, max(top, _LANE)


def _iso(span: TimeSpan) -> dict[str, str]:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def at_ends(lines: list[dict[str, Any]], documents: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Make a mark for each date; for a wide one at each end, never in its middle.

    Args:
        lines: The dates, laid out.
        documents: The name of each document; what is none of them is a name already.
    """
    for line in lines:
        span, (first_shown, last_shown) = line.pop("span"), line.pop("ends")
        at = [span.middle]
        if line["wide"]:
            at = [span.first] * first_shown + [span.last] * last_shown or [span.first]
        name = documents.get(line["document"], line["document"])
        for each in at:
            yield {**line, "document": name, "at": each.isoformat()}


def _reach(date: dict[str, Any], shown: TimeSpan) -> tuple[float, float]:
    """Say from where to where a mark needs room, in pixels."""
    scale = WIDTH / (shown.seconds or 1)
    span = date["span"]
    at = (span.middle - shown.first).total_seconds() * scale
    half = span.seconds * scale / 2 if date["wide"] else 0
    beside = _DIGIT * (len(date["count"]) + 1) if "count" in date else 0
    return at - max(half, 6), at + max(half, 6) + beside
