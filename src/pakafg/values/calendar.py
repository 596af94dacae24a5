"""Days and minutes as integers, for any year: the proleptic Gregorian calendar in UTC.

The engines compare dates as whole minutes since 1970-01-01T00:00Z. Python's own datetime
ends at the years 1 and 9999, and EDTF does not.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pendulum

from pakafg.errors import WordingError

__all__ = ["DAY", "days_in_month", "local_minute", "moment", "read_zone", "to_minute"]

DAY: Final = 24 * 60
_OFFSET: Final = re.compile(r"([+-])(\d\d):?(\d\d)?")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR, _LAST_YEAR = 2, 9998  # a margin of a year, so that no offset leaves datetime's range


def days_in_month(year: int, month: int) -> int:
    """Number of days in a month of the proleptic Gregorian calendar.

    >>> days_in_month(2024, 2), days_in_month(2025, 11)
    (29, 30)
    """
    if month == 2:  # noqa: PLR2004
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01; years begin in March, so that leap days fall at their end."""
    shifted = year - (month <= 2)  # noqa: PLR2004
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


@lru_cache(maxsize=256)
def read_zone(name: str) -> tzinfo:
    """The time zone of an IANA name or of a fixed offset.

    Args:
        name: "Asia/Kabul", "UTC", "+04:30", "Z".

    Raises:
        WordingError: The zone is not known.

    >>> read_zone("+04:30").utcoffset(None) // timedelta(minutes=1)
    270
    """
    if name == "Z":
        return UTC
    offset = _OFFSET.fullmatch(name)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes < DAY:
            return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f'{name!r} is no time zone: expected an IANA name ("Asia/Kabul") or "+04:30"'
        raise WordingError(message) from None


def local_minute(year: int, month: int, day: int, minute: int, zone: str) -> int:
    """Minutes since 1970-01-01T00:00Z of a local time.

    Args:
        year: Astronomical year; 0 is 1 BCE.
        month: 1 to 12.
        day: 1 to the month's last.
        minute: Minute of the local day.
        zone: IANA name or offset. Years outside 2 to 9998 are read in UTC.

    >>> local_minute(2025, 11, 6, 17 * 60 + 40, "Asia/Kabul") % DAY == 13 * 60 + 10
    True
    """
    local = _day_number(year, month, day) * DAY + minute
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return local
    wall = datetime(year, month, day, *divmod(minute, 60), tzinfo=read_zone(zone))
    offset = wall.utcoffset() or timedelta(0)
    return local - int(offset // timedelta(minutes=1))


def moment(minute: int, zone: str) -> pendulum.DateTime:
    """The date and time of a minute, in a zone.

    Raises:
        OverflowError: The year lies outside 1 to 9999, which a datetime cannot hold.

    >>> moment(0, "Asia/Kabul").isoformat()
    '1970-01-01T04:30:00+04:30'
    """
    return pendulum.instance((_EPOCH + timedelta(minutes=minute)).astimezone(read_zone(zone)))


def to_minute(when: datetime) -> int:
    """Minutes since 1970-01-01T00:00Z of an aware datetime, seconds cut off.

    Raises:
        WordingError: The datetime has no time zone.
    """
    if when.utcoffset() is None:
        message = f"{when!r} has no time zone: expected an aware datetime"
        raise WordingError(message)
    return int((when - _EPOCH) // timedelta(minutes=1))
