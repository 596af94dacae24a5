"""Days and minutes as integers, for any year: the proleptic Gregorian calendar in UTC.

The engines compare dates as whole minutes since 1970-01-01T00:00Z. Python's own datetime
ends at the years 1 and 9999, and EDTF does not.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pakafg.errors import WordingError, near_miss
from pakafg.short_repr import shown

if TYPE_CHECKING:
    import pendulum

__all__ = [
    "DAY",
    "WITHIN",
    "days_in_month",
    "local_minute",
    "local_time",
    "moment",
    "read_zone",
    "wall_minute",
]

DAY: Final = 24 * 60
_FEBRUARY: Final = 2
_OFFSET: Final = re.compile(r"([+-])([01]\d|2[0-3])(?::([0-5]\d))?", re.ASCII)
# As the database of zones writes them. What a machine may have beside it ("localtime",
# "right/…") and another spelling ("asia/kabul") would not mean the same everywhere.
_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9_+-]{0,40}(?:/[A-Z][A-Za-z0-9_+-]{0,40}){0,2}")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE: Final = timedelta(minutes=1)


def days_in_month(year: int, month: int) -> int:
    """Count the days in a month of the proleptic Gregorian calendar.

    >>> days_in_month(2024, 2), days_in_month(2025, 11)
    (29, 30)
    """
    if month == _FEBRUARY:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _day_number(year: int, month: int, day: int) -> int:
    """Count days since 1970-01-01; years begin in March, so that leap days fall at their end."""
    shifted = year - (month <= _FEBRUARY)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


WITHIN: Final = range(_day_number(2, 1, 1) * DAY, _day_number(9999, 1, 1) * DAY)
"""The minutes of the years 2 to 9998: what a datetime can hold, whatever its offset."""


@lru_cache(maxsize=256)
def read_zone(name: str) -> tzinfo:
    """Read an IANA name or a fixed offset as a time zone.

    Args:
        name: "Asia/Kabul", "UTC", "+04:30", "+05".

    Raises:
        WordingError: The zone is not known.

    >>> read_zone("+04:30").utcoffset(None) // timedelta(minutes=1)
    270
    """
    if offset := _OFFSET.fullmatch(name):
        size = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(size if offset[1] == "+" else -size)
    try:
        if _NAME.fullmatch(name):
            return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    message = f'{shown(name)} is no time zone: expected an IANA name ("Asia/Kabul") or "+04:30"'
    raise WordingError(message + near_miss(name, _zone_names()))


@lru_cache(maxsize=1)
def _zone_names() -> tuple[str, ...]:
    """List the zones that this machine knows, for advice."""
    return tuple(sorted(available_timezones()))


def local_minute(day: tuple[int, int, int], minute: int, zone: str, *, last: bool = False) -> int:
    """Convert a local time to minutes since 1970-01-01T00:00Z.

    A time that comes twice, where clocks go back, is read as the earlier one, or with `last`
    as the later. A time that clocks skip becomes the next that they show, or with `last` the
    one before.

    Args:
        day: Year (astronomical: 0 is 1 BCE), month and day of the month.
        minute: Minute of that day, by the local clock.
        zone: IANA name or offset. A named zone is read as UTC outside the years 2 to 9998.
        last: Whether the time is where something ends.

    >>> local_minute((2025, 11, 6), 17 * 60 + 40, "Asia/Kabul") % DAY == 13 * 60 + 10
    True
    """
    local = _day_number(*day) * DAY + minute
    rules = read_zone(zone)
    offset = rules.utcoffset(None)
    if offset is None and local in WITHIN:
        wall = datetime(*day, *divmod(minute, 60), tzinfo=rules)
        # A time is skipped exactly where its first reading has the smaller offset (PEP 495).
        while _offset(wall) < _offset(wall.replace(fold=1)):
            wall += -_MINUTE if last else _MINUTE
            local += -1 if last else 1
        offset = wall.replace(fold=int(last)).utcoffset()
    return local - (offset or timedelta(0)) // _MINUTE


def _offset(wall: datetime) -> timedelta:
    """Give the offset of a local time from UTC."""
    return wall.utcoffset() or timedelta(0)


def wall_minute(minute: int, zone: str) -> int:
    """Convert a UTC minute to local wall-clock minutes, counted as if the clocks showed UTC.

    >>> wall_minute(0, "Asia/Kabul")
    270
    """
    rules = read_zone(zone)
    offset = rules.utcoffset(None)
    if offset is None and minute in WITHIN:
        offset = (_EPOCH + minute * _MINUTE).astimezone(rules).utcoffset()
    return minute + (offset or timedelta(0)) // _MINUTE


def local_time(minute: int, zone: str) -> datetime:
    """Convert a UTC minute to a date and time in a zone.

    Raises:
        OverflowError: The year lies outside 1 to 9999, which a datetime cannot hold.

    >>> local_time(0, "Asia/Kabul").isoformat()
    '1970-01-01T04:30:00+04:30'
    """
    return (_EPOCH + minute * _MINUTE).astimezone(read_zone(zone))


def moment(minute: int, zone: str) -> pendulum.DateTime:
    """Convert a minute to a date and time in a zone.

    Raises:
        OverflowError: The year lies outside 1 to 9999, which a datetime cannot hold.

    >>> moment(0, "Asia/Kabul").isoformat()
    '1970-01-01T04:30:00+04:30'
    """
    import pendulum  # noqa: PLC0415  (the slowest import of all, and only who looks needs it)

    return pendulum.instance(local_time(minute, zone))
