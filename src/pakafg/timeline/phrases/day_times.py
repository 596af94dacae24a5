"""Parts of a day and clock times, as phrases have them before or after a day."""

from __future__ import annotations

import re
from datetime import datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import available_timezones

from pakafg.timeline.phrases.stretches import MINUTE, Stretch
from pakafg.values.calendar import read_zone

if TYPE_CHECKING:
    from datetime import date

__all__ = ["PARTS", "PART_OF_DAY", "Clock", "DayPart", "find_clock", "find_part"]

_DAY: Final = 24 * 60  # minutes
_NOON: Final = 12
_UNKNOWN: Final = "unknown"


class DayPart(NamedTuple):
    """A part of a day.

    Attributes:
        pattern: The words that name it.
        words: The rule, in words.
        first: Minutes from midnight of the day to its first.
        last: Minutes from midnight to its last, included; beyond 1439 on the next day.
    """

    pattern: str
    words: str
    first: int
    last: int

    def on(self, day: date) -> Stretch:
        """Find the stretch on a day."""
        midnight = datetime.combine(day, time())
        return Stretch(midnight + self.first * MINUTE, midnight + self.last * MINUTE)


def _day_part(
    pattern: str, name: str, opens: str, closes: str, *, next_day: bool = False
) -> DayPart:
    """Make a row from clock times."""
    first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (opens, closes))
    ends = f"{closes} of the next day; of the report's day, to its end" if next_day else closes
    return DayPart(pattern, f"{name}: {opens} to {ends}", first, last + 24 * 60 * next_day)


_SLIGHTLY: Final = r"(?:(?:early|mid|late)(?: in the)? )?"
PARTS: Final = (
    _day_part(
        r"(?:just |shortly )?(?:before|pre) ?(?:dawn|daybreak|sunrise|first light)|"
        r"(?:early|small|wee)(?: morning)? hours",
        "before dawn, the early hours",
        "00:00",
        "05:59",
    ),
    _day_part("early(?: in the)? morning", "early morning", "00:00", "08:59"),
    _day_part("dawn|daybreak|sunrise|first light", "dawn", "04:00", "07:59"),
    _day_part("(?:(?:mid|late) )?morning", "morning", "06:00", "11:59"),
    _day_part("(?:around )?(?:noon|midday)", "noon", "11:00", "12:59"),
    _day_part(f"{_SLIGHTLY}afternoon", "afternoon", "12:00", "17:59"),
    _day_part("dusk|sunset|nightfall", "dusk", "16:00", "20:59"),
    _day_part(f"{_SLIGHTLY}evening", "evening", "17:00", "21:59"),
    _day_part(
        r"(?:(?:early|late)(?: at| in the)? )?night(?:time)?",
        "night",
        "18:00",
        "05:59",
        next_day=True,
    ),
    _day_part("early", "early on a day: its first half", "00:00", "11:59"),
    _day_part("late", "late on a day: its second half", "12:00", "23:59"),
)
"""The parts of a day, in the order in which they are tried: local clock times, both included."""
PART_OF_DAY: Final = "|".join(f"(?:{part.pattern})(?: hours)?" for part in PARTS)


def find_part(words: str) -> DayPart:
    """Find the row of words that `PART_OF_DAY` matches."""
    names = (words, words.removesuffix(" hours"))
    return next(part for part in PARTS for name in names if re.fullmatch(part.pattern, name))


class Clock(NamedTuple):
    """A clock time, or a stretch between two, on a day that other words name.

    Attributes:
        first: Minutes from midnight to its first.
        last: Minutes from midnight to its last, included.
        zone: The zone that the words name; None for that of the answer.
        lasts: Whether it fills what lies between two times.
        about: Whether it is near, not exact.
    """

    first: int
    last: int
    zone: str | None
    lasts: bool
    about: bool

    def on(self, day: date, zone: str) -> Stretch:
        """Find the stretch on a day, in the local time of a zone."""
        midnight = datetime.combine(day, time())
        stretch = Stretch(midnight + self.first * MINUTE, midnight + self.last * MINUTE)
        if self.zone is None:
            return stretch
        here, there = read_zone(self.zone), read_zone(zone)
        first, last = (
            None if at is None else at.replace(tzinfo=here).astimezone(there).replace(tzinfo=None)
            for at in stretch
        )
        return Stretch(first, last)


# Abbreviations that stand for one zone; of IST, EST, CST or BST there are several.
_ABBREVIATIONS: Final = {
    "aft": "+04:30", "cest": "+02:00", "cet": "+01:00", "edt": "-04:00", "eest": "+03:00",
    "eet": "+02:00", "jst": "+09:00", "msk": "+03:00", "npt": "+05:45", "pdt": "-07:00",
    "pkt": "+05:00", "trt": "+03:00",
}  # fmt: skip


def _time_pattern(which: str) -> str:
    """Make the pattern of a clock time, its groups named."""
    return rf"(?P<hour{which}>\d\d?)(?::(?P<minute{which}>[0-5]\d))?(?: (?P<half{which}>[ap]m))?"


_SHIFT: Final = re.compile(r"([+-])(\d\d?):?(\d\d)?")
_CITY: Final = r"[a-z]+(?: [a-z]+)??"
_CLOCK: Final = re.compile(
    r"(?:\bat )?(?:\b(?P<frame>between|from) )?(?:\b(?P<about>around|about|roughly|circa) |~ ?)?"
    rf"(?<![\d:.,]){_time_pattern('')}(?: (?P<joint>to|and) {_time_pattern('_2')})?(?![\d:.,])"
    # The zone; "17:40 (12:40 GMT)" names it by the time that it was elsewhere.
    r"(?:(?: (?P<elsewhere>\d\d?:[0-5]\d))? ?(?P<utc>utc|gmt|z\b)"
    r"(?: ?(?P<shift>[+-]\d\d?(?::?\d\d)?))?"
    rf"| local(?: time)?\b| (?P<short>{'|'.join(_ABBREVIATIONS)})\b| (?P<city>{_CITY}) time\b"
    rf"| in (?!the )(?P<place>{_CITY})(?= on | yesterday| today|$))?"
)


def find_clock(words: str) -> tuple[Clock, str] | None:
    """Find a clock time in plain words, and what else they say.

    Args:
        words: Plain words: "at 17:40 on november 6", "thursday between 5 and 6 pm gmt".

    Returns:
        The clock time and the other words; None where there is no time, or no such time.
    """
    for match in _CLOCK.finditer(words):
        clock = _read_clock(match)
        if clock is not None:
            before, after = words[: match.start()], words[match.end() :]
            return clock, " ".join(f"{before} {after}".split())
    return None


def _read_clock(match: re.Match[str]) -> Clock | None:
    """Read a clock time; None where there is no such time, or only a number."""
    half, joint = match["half"] or match["half_2"], match["joint"]
    # "between" goes with "and"; "from" with "to", and alone says more than the time.
    joints: dict[str | None, tuple[str | None, ...]] = {"between": ("and",), "from": ("to",)}
    if joint not in joints.get(match["frame"], ("to", None)) or (
        half is None and match["minute"] is None
    ):
        return None
    opens = closes = _minute_of_day(match["hour"], match["minute"], half)
    if joint is not None:
        closes = _minute_of_day(match["hour_2"], match["minute_2"], match["half_2"] or half)
    if opens is not None and closes is not None and closes < opens and match["half"] is None:
        opens -= _NOON * 60  # "11 to 1 pm"
    zone = None if opens is None else _zone_named(match, opens)
    if opens is None or closes is None or zone == _UNKNOWN or not 0 <= opens <= closes:
        return None
    about = match["about"] is not None or "~" in match[0]
    return Clock(opens, closes, zone, joint == "to", about)


def _minute_of_day(hour: str, minute: str | None, half: str | None) -> int | None:
    """Count the minutes from midnight to a clock time; None where there is none such."""
    hours, minutes = int(hour), int(minute or 0)
    if half is not None:
        if not 1 <= hours <= _NOON:
            return None
        hours = hours % _NOON + (_NOON if half == "pm" else 0)
    return None if hours * 60 + minutes > _DAY else hours * 60 + minutes


def _zone_named(match: re.Match[str], minute: int) -> str | None:
    """Find the zone that a clock time names, by its name or its offset; None where none."""
    if match["elsewhere"]:
        hours, minutes = map(int, match["elsewhere"].split(":"))
        ahead = (minute - hours * 60 - minutes + _DAY // 2 - 1) % _DAY - _DAY // 2 + 1
        return f"{'-' if ahead < 0 else '+'}{abs(ahead) // 60:02}:{abs(ahead) % 60:02}"
    if match["utc"]:
        shift = _SHIFT.fullmatch(match["shift"] or "+0")
        return shift and f"{shift[1]}{int(shift[2]):02}:{shift[3] or '00'}"
    if match["short"]:
        return _ABBREVIATIONS[match["short"]]
    city = match["city"] or match["place"]
    return city and _city_zones().get(city, _UNKNOWN)


@lru_cache(maxsize=1)
def _city_zones() -> dict[str, str]:
    """List the zones of continents and oceans by the cities after which they are named."""
    areas = ("Africa/", "America/", "Asia/", "Atlantic/", "Europe/", "Indian/", "Pacific/")
    zones = sorted(zone for zone in available_timezones() if zone.startswith(areas))
    return {zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in zones}
