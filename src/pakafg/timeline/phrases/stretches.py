"""Stretches of local time that a phrase allows, and how they are written in EDTF."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.values.calendar import days_in_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "ENDS",
    "MINUTE",
    "Allowed",
    "ReportDay",
    "Stretch",
    "as_edtf",
    "as_interval",
    "days",
    "from_to",
    "hull",
    "lasting",
    "up_to",
    "up_to_or_planned",
    "whole_day",
]

ENDS: Final = ("end of", "close of")
"""The words for the end of a period."""
MINUTE: Final = timedelta(minutes=1)
_NIGHT: Final = time(23, 59)


class ReportDay(NamedTuple):
    """From where a phrase is read: a day on which the report may have come, and a zone."""

    day: date
    zone: str


class Stretch(NamedTuple):
    """A stretch of local time, its first and its last minute included; None where open."""

    first: datetime | None
    last: datetime | None

    @property
    def is_day(self) -> bool:
        """Whether it is one whole day."""
        return self.first is not None and self == whole_day(self.first.date())


class Allowed(NamedTuple):
    """What a phrase allows, read from one day of the report.

    Attributes:
        pieces: The stretches, in one of which it lies; of what lasts, the one that it fills.
        start: When what lasts began; empty where it may have begun at any time.
        end: When it ended.
        lasts: Whether the phrase is of something that lasts.
        about: Whether the times are near, not exact.
    """

    pieces: tuple[Stretch, ...]
    start: tuple[Stretch, ...] = ()
    end: tuple[Stretch, ...] = ()
    lasts: bool = False
    about: bool = False


def days(first: date | None, last: date | None) -> Stretch:
    """Make the stretch from the morning of a day to the night of another."""
    return Stretch(
        None if first is None else datetime.combine(first, time()),
        None if last is None else datetime.combine(last, _NIGHT),
    )


def whole_day(day: date) -> Stretch:
    """Make the stretch of one day."""
    return days(day, day)


def from_to(first: date | None, last: date | None) -> Allowed:
    """Allow the days from a first to a last, both included; None is open."""
    return Allowed((days(first, last),))


def up_to(report: ReportDay, first: date, last: date) -> Allowed | None:
    """Allow days up to the report; None where it came before the first of them."""
    return from_to(first, min(last, report.day)) if first <= report.day else None


def up_to_or_planned(part: str, report: ReportDay, first: date, last: date) -> Allowed:
    """Allow days of a part of a period up to the report.

    Where the part has not begun, and of the end of a period, all of them: a plan is told so ("by
    the end of the year").
    """
    planned = from_to(first, last)
    return planned if part in ENDS else up_to(report, first, last) or planned


def hull(stretches: Iterable[Stretch]) -> Stretch:
    """Find the stretch from the first minute of some to the last of any."""
    found = list(stretches)
    firsts = [each.first for each in found if each.first is not None]
    lasts = [each.last for each in found if each.last is not None]
    return Stretch(
        min(firsts) if len(firsts) == len(found) else None,
        max(lasts) if len(lasts) == len(found) else None,
    )


def lasting(start: Sequence[Stretch], end: Sequence[Stretch]) -> Allowed:
    """Make what lasts, from its start to its end; either may be empty, for open."""
    fills = Stretch(hull(start).first if start else None, hull(end).last if end else None)
    return Allowed((fills,), tuple(start), tuple(end), lasts=True)


def as_edtf(pieces: Sequence[Sequence[Stretch]], mark: str = "") -> str:
    """Write one of some stretches in EDTF.

    Args:
        pieces: The stretches that each of some days of a report allows. Where they differ from
            day to day, those that touch are one.
        mark: "~" for times that are near, not exact.
    """
    is_alike = all(each == pieces[0] for each in pieces)
    stretches = pieces[0] if is_alike else _merged(piece for each in pieces for piece in each)
    members = sorted(dict.fromkeys(stretches), key=_from_first)
    if len(members) == 1 and None in members[0]:
        return "/".join(_written_ends(members[0], mark))
    written = [_member(each, mark) for each in members]
    return written[0] if len(written) == 1 and ".." not in written[0] else f"[{','.join(written)}]"


def as_interval(fills: Stretch, start: str | None, end: str | None) -> str:
    """Write in EDTF what is filled, from a start to an end, each as vague as it is where it can."""
    opens, closes = _written_ends(fills, "")
    # An interval has no sets in it, and no intervals.
    first, last = (
        edge if named is None or named[0] in "[." or "/" in named else named
        for edge, named in ((opens, start), (closes, end))
    )
    return f"{first}/{last}"


def _merged(pieces: Iterable[Stretch]) -> list[Stretch]:
    """Merge stretches that touch."""
    merged: list[Stretch] = []
    for piece in sorted(pieces, key=_from_first):
        if merged and _touch(merged[-1], piece):
            merged[-1] = hull((merged[-1], piece))
        else:
            merged.append(piece)
    return merged


def _from_first(stretch: Stretch) -> str:
    """Sort stretches by their first minute, those that are open first."""
    return stretch.first.isoformat() if stretch.first else ""


def _touch(one: Stretch, other: Stretch) -> bool:
    """Tell whether no minute lies between a stretch and one that begins no earlier."""
    return one.last is None or other.first is None or other.first - one.last <= MINUTE


def _member(stretch: Stretch, mark: str) -> str:
    """Write one stretch: a period that has a name, a day, a minute, or from one to another."""
    first, last = stretch
    period = _period(first, last) if first and last else None
    if period is not None:
        return f"{period}{mark}"
    opens, closes = _written_ends(stretch, mark)
    return opens if opens == closes else f"{opens.strip('.')}..{closes.strip('.')}"


def _written_ends(stretch: Stretch, mark: str) -> tuple[str, str]:
    """Write the ends of a stretch: as days where both are, else as clock times; ".." is open."""
    first, last = stretch
    by_day = (first is None or first.time() == time()) and (last is None or last.time() == _NIGHT)
    opens, closes = (
        ".." if at is None else f"{at.date() if by_day else at.isoformat(timespec='minutes')}{mark}"
        for at in stretch
    )
    return opens, closes


def _period(first: datetime, last: datetime) -> str | None:
    """Name the month, year, decade or century that a stretch is; None where it is none."""
    if (first.day, first.time(), last.time()) != (1, time(), _NIGHT):
        return None
    if (first.year, first.month) == (last.year, last.month):
        is_whole = last.day == days_in_month(last.year, last.month)
        return f"{last.year:04}-{last.month:02}" if is_whole else None
    if (first.month, last.month, last.day) != (1, 12, 31):
        return None
    year, years = f"{first.year:04}", last.year - first.year + 1
    unspecified = {1: 0, 10: 1, 100: 2}.get(years)
    if unspecified is None or first.year % years:
        return None
    return year[: 4 - unspecified] + "X" * unspecified
