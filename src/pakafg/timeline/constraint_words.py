"""What dates, orders and durations say, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from pakafg.text.date_words import date_words, duration_words
from pakafg.timeline.validate import LASTS
from pakafg.values.vocabularies import Bound, OrderRelation

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["dated_words", "minutes_words", "ordered_words"]

_BOUNDS: Final[Mapping[str, str]] = {
    Bound.START: "begins",
    Bound.END: "ends",
    Bound.WHOLE: "falls within",
    Bound.AMID: "is going on within",
}
_RELATIONS: Final[Mapping[str, str]] = {
    OrderRelation.BEFORE: "before",
    OrderRelation.AFTER: "after",
    OrderRelation.DURING: "during",
    OrderRelation.SAME: "at the same time as",
}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE: Final = timedelta(minutes=1)


def dated_words(bound: str, low: int | None, high: int | None, zone: str) -> str:
    """Say what a date claims of its event.

    Args:
        bound: A `Bound`.
        low: First minute since 1970; None where open.
        high: Last minute, included; None where open.
        zone: Where the date is local.

    >>> dated_words("start", 29_347_020, 29_348_459, "Asia/Qatar")
    'begins 19 October 2025'
    """
    if low is None and high is None:
        return "is not dated"
    at = bound == Bound.AMID and low == high
    verb = "is going on at" if at else _BOUNDS[bound]
    return f"{verb} {minutes_words(low, high, zone, exact=True)}"


def ordered_words(relation: str, other: str, low: int | None, high: int | None) -> str:
    """Say how an order puts its event to another, or how long a duration lets it last.

    Args:
        relation: An `OrderRelation`, or `LASTS`.
        other: What the other event is called.
        low: Least time from start to start, or from start to end, in minutes; None where open.
        high: Most.

    >>> ordered_words("after", "Doha round", 1440, 2880)
    'after Doha round, 1 day to 2 days from start to start'
    """
    if relation == LASTS:
        return f"lasts {_span(low, high)}"
    order = f"{_RELATIONS[relation]} {other}"
    if low is None and high is None:
        return order
    return f"{order}, {_span(low, high)} from start to start"


def minutes_words(
    low: int | None, high: int | None, zone: str | None = None, *, exact: bool = False
) -> str:
    """Say a range of minutes as `date_words` says a range of times.

    Args:
        low: First minute since 1970; None where open.
        high: Last minute, included; None where open.
        zone: Where the date is local; None for UTC.
        exact: Whether to keep the clock times of a range of half a day or more.
    """
    earliest, latest = (
        None if minute is None else _EPOCH + minute * _MINUTE for minute in (low, high)
    )
    return date_words(earliest, latest, zone, exact=exact)


def _span(low: int | None, high: int | None) -> str:
    if low is None:
        return f"at most {duration_words(high or 0)}"
    if high is None:
        return f"at least {duration_words(low)}"
    if low == high:
        return duration_words(low)
    return f"{duration_words(low)} to {duration_words(high)}"
