"""Dates, orders and durations that cannot all hold, and dates that differ in precision alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pakafg import timeline
from pakafg.disagreements.discrepancy import (
    Difference,
    cited,
    measured,
    name_of,
    related,
    sides_of,
)
from pakafg.text.date_words import date_words
from pakafg.timeline.durations import DURATION
from pakafg.values.calendar import DAY
from pakafg.values.vocabularies import Bound, CeasefireStage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import DateClaim, OrderClaim

__all__ = ["dates"]

_BOUND: Final = {
    Bound.START: "start",
    Bound.END: "end",
    Bound.WHOLE: "date",
    Bound.AMID: "under way",
}
_RENEWAL: Final = " A renewal need not be the start."
_WIDEST: Final = 31 * DAY  # a year or a decade beside a day tells nobody anything
_OPEN: Final = 10**12


def dates(corpus: Corpus) -> Iterator[Difference]:
    """Differences between claims of dates, orders and durations."""
    yield from _conflicts(corpus)
    yield from _precision(corpus)


def _conflicts(corpus: Corpus) -> Iterator[Difference]:
    line = timeline.reconcile(corpus)
    distinct = set(line.events.filter("possible_distinct_events")["event"].to_list())
    for row in line.conflicts.iter_rows(named=True):
        dated = [corpus.dates[claim] for claim in row["claims"] if claim in corpus.dates]
        ordered = [corpus.orders[claim] for claim in row["claims"] if claim in corpus.orders]
        lengths = [
            corpus.quantities[claim] for claim in row["claims"] if claim in corpus.quantities
        ]
        if not ordered and (_only_renewed(dated) or distinct & set(row["events"])):
            near = row["kind"] == "zone_or_midnight" and not _only_renewed(dated)
            verdict = "time" if near else "distinct_events"
        elif row["kind"] == "zone_or_midnight":
            verdict = "time"
        else:
            verdict = "contradiction"
        total = row["kind"] == "total"
        topic = (dated[0] if dated else ordered[0]).event if dated or ordered else row["events"][0]
        told = [(_date(corpus, claim, ordered), claim.id, cited(claim)) for claim in dated]
        told += [(related(corpus, claim), claim.id, cited(claim)) for claim in ordered]
        told += [(f"it lasted {measured(claim)}", claim.id, cited(claim)) for claim in lengths]
        renewal = _RENEWAL if not ordered and any(map(_renewed, dated)) else ""
        if ordered:
            name = "Order of events"
        else:
            name = f"Duration, {name_of(corpus, topic)}" if total else name_of(corpus, topic)
        _, _, tail = row["explanation"].rpartition(": these cannot all hold, ")
        if not ordered and not lengths and _neighbours(dated, row["violation"]):
            tail = "they are neighbouring days, which a time zone or a midnight may explain."
        yield Difference(
            f"{DURATION} {topic}" if total else topic,
            name,
            "quantity" if total else "order" if ordered else "dates",
            verdict,
            sides_of(told),
            f"These cannot all hold: {tail}{renewal}",
        )


def _precision(corpus: Corpus) -> Iterator[Difference]:
    """Dates of one event that meet, one rounder than the other, from different documents."""
    groups: dict[tuple[str, Bound], list[DateClaim]] = defaultdict(list)
    for claim in corpus.dates.values():
        groups[claim.event, claim.bound].append(claim)
    for (event, bound), claims in groups.items():
        amid = bound is Bound.AMID
        near = [claim for claim in claims if (claim.when.width or (amid and _OPEN)) <= _WIDEST]
        rounder = [
            claim
            for claim in near
            if any(
                claim.document != other.document and _differ(claim, other) and _meet(claim, other)
                for other in near
            )
        ]
        if rounder and (amid or any(0 < (claim.when.width or 0) <= DAY for claim in rounder)):
            yield Difference(
                event,
                name_of(corpus, event),
                "dates",
                "scope" if amid else "rounding",
                sides_of((_date(corpus, c, ()), c.id, cited(c)) for c in rounder),
                "Each names a part of the time in which it went on."
                if amid
                else "The rounder dates leave room for the others.",
            )


def _differ(one: DateClaim, other: DateClaim) -> bool:
    return (one.when.first_minute, one.when.last_minute) != (
        other.when.first_minute,
        other.when.last_minute,
    )


def _meet(one: DateClaim, other: DateClaim) -> bool:
    return one.bound is Bound.AMID or one.when.meets(other.when)


def _date(corpus: Corpus, claim: DateClaim, ordered: list[OrderClaim] | tuple[()]) -> str:
    """A date in words; where other events stand beside it, with the name of its own."""
    day = date_words(claim.when.earliest, claim.when.latest, claim.when.zone)
    event = f"{name_of(corpus, claim.event)}, " if ordered else ""
    return f"{event}{'renewed' if _renewed(claim) else _BOUND[claim.bound]}: {day}"


def _neighbours(claims: list[DateClaim], violation: timedelta) -> bool:
    """Whether whole days follow each other: a minute apart for the timeline, not for a reader."""
    days = all((claim.when.width or _OPEN) % DAY == 0 for claim in claims)
    return days and violation <= timedelta(minutes=1)


def _only_renewed(claims: list[DateClaim]) -> bool:
    """Whether one of the days is told of as a renewal alone."""
    days: dict[str, bool] = {}
    for claim in claims:
        days[str(claim.when)] = days.get(str(claim.when), True) and _renewed(claim)
    return any(days.values())


def _renewed(claim: DateClaim) -> bool:
    return claim.stage is CeasefireStage.RENEWED
