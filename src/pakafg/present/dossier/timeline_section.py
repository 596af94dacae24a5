"""The timeline of the page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.frames import frame
from pakafg.present.dossier.register import Register, Saying
from pakafg.text.date_words import date_words, month_name
from pakafg.text.people import in_words
from pakafg.views.main_period import period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pakafg.records.claim import DateClaim, OrderClaim
    from pakafg.timeline import Timeline

__all__ = ["Happening", "Strip", "Tick", "Times", "times"]

_STATUS: Final = {
    "exact": "",
    "bounded": "",
    "contested": "contested: dates were given up",
    "ambiguous": "contested: several readings are as good",
    "unresolved": "contested: several dates are as well supported",
    "unconstrained": "",
}
_BOUNDS: Final = {"start": "began", "end": "ended", "whole": "", "amid": "going on"}


@frozen
class Strip:
    """Shapes along a line, in hundredths of its length.

    Attributes:
        bars: Where it lies, and how long it is.
        dots: Points, and whether they are hollow.
        open: Whether the bar goes on beyond its end.
    """

    bars: tuple[tuple[float, float], ...] = ()
    dots: tuple[tuple[float, bool], ...] = ()
    open: bool = False


@frozen
class Tick:
    """A mark on the axis of the strips, where its day begins."""

    at: float
    label: str


@frozen
class Happening:
    """One event: when, on whose word, and against what.

    Attributes:
        name: What it is called.
        kind: Round, ceasefire, incident, event or statement.
        when: In words.
        status: What is contested; empty where nothing is.
        strip: Its picture.
        dates: The dates that documents give.
        orders: What it came before or after.
        conflicts: What cannot all hold.
    """

    name: str
    kind: str
    when: str
    status: str
    strip: Strip
    dates: tuple[Saying, ...]
    orders: tuple[Saying, ...]
    conflicts: tuple[str, ...]


@frozen
class Times:
    """The whole timeline.

    Attributes:
        ticks: The axis.
        main: The time that most dates speak of.
        before: Background.
        undated: Events known only by what came before or after.
    """

    ticks: tuple[Tick, ...]
    main: tuple[Happening, ...]
    before: tuple[Happening, ...]
    undated: tuple[Happening, ...]


def times(register: Register, timeline: Timeline, explained: dict[str, str]) -> Times:
    """Lay out the timeline.

    Args:
        register: Where the claims are entered.
        timeline: The reconciled timeline of the register's corpus.
        explained: The explanation of each contradiction, for readers.
    """
    corpus = register.corpus
    kept = dict(timeline.claims.select("claim", "kept").iter_rows())
    rows = list(timeline.events.iter_rows(named=True))
    shown = period((row["earliest"], row["latest"]) for row in rows if row["n_claims"])
    dates: dict[str, list[DateClaim]] = {}
    for date in corpus.dates.values():
        dates.setdefault(date.event, []).append(date)
    orders: dict[str, list[OrderClaim]] = {}
    for order in corpus.orders.values():
        orders.setdefault(order.event, []).append(order)
    utc = {row["claim"]: row for row in frame(corpus, "dates").iter_rows(named=True)}
    main, before, undated = [], [], []
    for row in rows:
        mine = dates.get(row["event"], [])
        if not mine and not orders.get(row["event"]):
            continue
        happening = Happening(
            register.record(row["event"]),
            in_words(row["kind"] or "event"),
            date_words(row["earliest"], row["latest"], row["zone"]),
            _STATUS.get(row["status"], in_words(row["status"])),
            _strip(row, [utc[date.id] for date in mine], kept, shown),
            tuple(_dated(register, mine, kept)),
            tuple(_ordered(register, orders.get(row["event"], []), kept)),
            tuple(explained[name] for name in row["conflicts"]),
        )
        if not mine:
            undated.append(happening)
        elif shown is not None and _belongs(row, shown):
            main.append(happening)
        else:
            before.append(happening)
    return Times(tuple(_ticks(shown)), tuple(main), tuple(before), tuple(undated))


def _belongs(row: dict[str, Any], shown: tuple[datetime, datetime]) -> bool:
    """Whether half of what is possible lies in the time shown; what is open counts till then."""
    first, last = row["earliest"], row["latest"] or shown[1]
    if first is None or last < shown[0] or first > shown[1]:
        return False
    inside: timedelta = min(last, shown[1]) - max(first, shown[0])
    return bool(2 * inside >= last - first)


def _dated(
    register: Register, claims: list[DateClaim], kept: dict[str, bool | None]
) -> Iterator[Saying]:
    """What the documents say, the same date once; what was given up comes last."""
    told: dict[tuple[str, str, str], list[DateClaim]] = {}
    for claim in sorted(claims, key=lambda each: kept.get(each.id) is False):
        note = {False: "given up", None: "kept in some readings"}.get(kept.get(claim.id), "")
        said = " ".join(filter(None, (_BOUNDS[claim.bound], claim.when.edtf)))
        told.setdefault((said, register.actor(claim.claimant), note), []).append(claim)
    for (_, who, note), mine in told.items():
        first = mine[0]
        words = _when(first)
        entries = tuple(
            register.add(
                "date",
                f"{register.record(claim.event)}: {words}" + (f" ({note})" if note else ""),
                claim.citations,
                (claim.claimant,),
            )
            for claim in mine
        )
        source = f"according to {who}" if who else ""
        notes = ", ".join(filter(None, (source, note)))
        yield Saying(words, entries, "", notes, weak=note == "given up")


def _when(claim: DateClaim) -> str:
    stage = f"{in_words(claim.stage)} " if claim.stage else _BOUNDS[claim.bound] + " "
    text = date_words(claim.when.earliest, claim.when.latest, claim.when.zone)
    return f"{stage}{text}".strip()


def _ordered(
    register: Register, claims: list[OrderClaim], kept: dict[str, bool | None]
) -> Iterator[Saying]:
    told: dict[tuple[str, str], list[OrderClaim]] = {}
    for claim in claims:
        said = f"{in_words(claim.relation)} {register.record(claim.other)}"
        note = "given up" if kept.get(claim.id) is False else ""
        told.setdefault((said, note), []).append(claim)
    for (said, note), mine in told.items():
        entries = tuple(
            register.add(
                "order",
                f"{register.record(claim.event)} {said}",
                claim.citations,
                (claim.claimant,),
            )
            for claim in mine
        )
        yield Saying(said, entries, "", note, weak=bool(note))


def _strip(
    row: dict[str, Any],
    claims: list[dict[str, Any]],
    kept: dict[str, bool | None],
    shown: tuple[datetime, datetime] | None,
) -> Strip:
    if shown is None:
        return Strip()
    bars: tuple[tuple[float, float], ...] = ()
    if row["earliest"] is not None or row["latest"] is not None:
        left, right = _at(row["earliest"] or shown[0], shown), _at(row["latest"] or shown[1], shown)
        bars = ((left, max(right - left, 0.6)),) if right > 0 and left < 100 else ()  # noqa: PLR2004  (per cent)
    dots = {
        (
            _at(claim["earliest"] + (claim["latest"] - claim["earliest"]) / 2, shown),
            kept.get(claim["claim"]) is False,
        )
        for claim in claims
        if claim["earliest"] is not None
        and claim["latest"] is not None
        and (claim["latest"] - claim["earliest"]).days < 1
        and shown[0] <= claim["latest"]
        and claim["earliest"] <= shown[1]
    }
    return Strip(bars, tuple(sorted(dots)))


def _at(when: datetime, shown: tuple[datetime, datetime]) -> float:
    share = (when - shown[0]) / (shown[1] - shown[0])
    return round(100 * min(max(share, 0), 1), 2)


def _ticks(shown: tuple[datetime, datetime] | None) -> Iterator[Tick]:
    if shown is None:
        return
    days = (shown[1] - shown[0]).days + 1
    step = max(1, round(days / 4))
    for day in range(step, days, step):
        at = shown[0] + timedelta(days=day)
        yield Tick(_at(at, shown), f"{at.day} {month_name(at)[:3]}")
