"""Minutes in words, for explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.values.calendar import DAY, moment

if TYPE_CHECKING:
    import pendulum

__all__ = ["duration", "spoken"]


def _opens(when: pendulum.DateTime) -> bool:
    return when.hour == 0 and when.minute == 0


def _closes(when: pendulum.DateTime) -> bool:
    return when.hour * 60 + when.minute == DAY - 1


def spoken(low: int | None, high: int | None, zone: str) -> str:
    """A range of minutes in words.

    >>> spoken(29_347_020, 29_348_459, "Asia/Qatar")
    '19 October 2025'
    """
    if low is None and high is None:
        return "no date"
    if low is None or high is None:
        minute = high if low is None else low
        word = "by" if low is None else "from"
        return f"{word} {_said(minute or 0, zone, first=high is None)}"
    start, end = moment(low, zone), moment(high, zone)
    if low == high:
        return start.format("D MMMM YYYY, HH:mm")
    if _opens(start) and _closes(end) and start.date() == end.date():
        return start.format("D MMMM YYYY")
    return f"{_said(low, zone, first=True)} to {_said(high, zone, first=False)}"


def _said(minute: int, zone: str, *, first: bool) -> str:
    when = moment(minute, zone)
    whole = _opens(when) if first else _closes(when)
    return when.format("D MMMM YYYY" if whole else "D MMMM YYYY, HH:mm")


def duration(minutes: int) -> str:
    """A number of minutes in words.

    >>> duration(4 * 1440 + 90)
    '4 days 1 hour 30 minutes'
    """
    days, rest = divmod(minutes, DAY)
    hours, left = divmod(rest, 60)
    parts = [
        f"{count} {unit}{'s' * (count != 1)}"
        for count, unit in ((days, "day"), (hours, "hour"), (left, "minute"))
        if count
    ]
    return " ".join(parts) or "0 minutes"
