"""Take the dates that a user gives: moments as minutes since 1970, and days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from datetime import date as Day  # noqa: N812  (an argument is called date)
from typing import Final

from pakafg.errors import ArgumentError, ArgumentTypeError, WordingError
from pakafg.values.when import When

__all__ = ["first_day_of", "last_day_of", "minutes_of"]

_DAY: Final = "a day: a date, a When of whole days or its EDTF text, or None"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EXPECTED: Final = "a date: a When, a day, a datetime or EDTF text"


def minutes_of(date: When | Day | str, name: str = "date") -> tuple[int | None, int | None]:
    """Take the first and the last minute of a date, since 1970; None where it is open.

    Args:
        date: A date; text is EDTF in UTC, and so is a day; a datetime has a time zone.
        name: What errors call it.

    Raises:
        WordingError: The text is no date, or the datetime has no time zone.
        ArgumentError: It is nothing of that kind.
    """
    if isinstance(date, datetime):
        if date.utcoffset() is None:
            message = f"{date!r} has no time zone, expected one"
            raise WordingError(message)
        # A difference of pendulum's own kind cannot be divided by a timedelta.
        minute = datetime.__sub__(date, _EPOCH) // timedelta(minutes=1)
        return minute, minute
    if isinstance(date, Day):
        date = date.isoformat()
    when = When.parse(date) if isinstance(date, str) else date
    if not isinstance(when, When):
        raise ArgumentTypeError(name, date, _EXPECTED)
    return when.first_minute, when.last_minute


def first_day_of(name: str, given: object) -> Day | None:
    """Take the first day of a date that bounds what is asked for, as `last_day_of` does."""
    return _day_of(name, given, last=False)


def last_day_of(name: str, given: object) -> Day | None:
    """Take the last day of a date that bounds what is asked for.

    Args:
        name: The argument's name, for errors.
        given: A day, a When or EDTF text; None: none.

    Raises:
        ArgumentError: It is no date, open on that side, or an hour, which has a zone while days
            are local.
        WordingError: The text is no date.

    >>> last_day_of("as_of", "2025-10")
    datetime.date(2025, 10, 31)
    """
    return _day_of(name, given, last=True)


def _day_of(name: str, given: object, *, last: bool) -> Day | None:
    if given is None or (isinstance(given, Day) and not isinstance(given, datetime)):
        return given
    when = When.parse(given) if isinstance(given, str) else given
    if not isinstance(when, When):
        raise ArgumentTypeError(name, given, _DAY)
    if "T" in when.edtf:
        raise ArgumentError(name, str(when), _DAY)
    try:
        end = when.latest if last else when.earliest
    except (OverflowError, ValueError):
        raise ArgumentError(name, str(when), f"{_DAY}, from the year 1 to 9999") from None
    if end is None:
        raise ArgumentError(name, str(when), "a date that is not open on that side")
    return Day(end.year, end.month, end.day)
