"""The Extended Date/Time Format (ISO 8601-2:2019): text in, pieces of time out.

Levels 0 and 1, and of level 2 what news needs: one-of sets with ranges and unspecified
digits anywhere. A clock time may leave out its seconds and its offset, as news does.

Laws of this file: a piece is a stretch of minutes without a gap; the pieces of a date are in
order and neither overlap nor touch; the text of a piece, read again, is that piece. What lies
between two pieces is no reading of the date.
"""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.errors import WordingError
from pakafg.short_repr import shown
from pakafg.values.calendar import DAY, days_in_month, local_minute, wall_minute
from pakafg.values.other_dates import edtf_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["MOST_DATES", "EdtfPiece", "EdtfReading", "members", "own_zone", "read_edtf"]

_PLAIN: Final = re.compile(r"(-?[\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?[?~%]?", re.ASCII)
# At most twelve digits, so that the minutes of every year fit what the engines count in.
_LONG_YEAR: Final = re.compile(r"Y(-?[1-9]\d{4,11})[?~%]?", re.ASCII)
_CLOCK: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?"
    r"(Z|[+-](?:[01]\d|2[0-3])(?::[0-5]\d)?)?[?~%]?",
    re.ASCII,
)
# Seasons of the northern hemisphere by whole months, the first and the last.
_SEASONS: Final = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}
_MARKS: Final = frozenset("?~%")
_MONTHS: Final = range(1, 13)
_YEARS: Final = range(10_000)
MOST_DATES: Final = 1_000
"""Dates of which a text may leave open which one it is: enough for `1XXX-12`, a December of a
millennium, as the specification has it. To take a date of more for all that lies between would
hide contradictions, and to keep them all would let eight characters fill the memory."""
_INFINITE: Final = float("inf")

_Day = tuple[int, int, int]


class EdtfPiece(NamedTuple):
    """Minutes without a gap, first and last included, UTC; None where open. And their text."""

    earliest: int | None
    latest: int | None
    edtf: str


class EdtfReading(NamedTuple):
    """What a text allows: pieces, one at least, in order, apart; and how sure it is of them."""

    pieces: tuple[EdtfPiece, ...]
    marks: frozenset[str]
    lasts: bool = False  # a/b: from a to b, not one moment within


def read_edtf(text: str, zone: str) -> EdtfReading:
    """Read an EDTF text.

    Args:
        text: The text, exactly as ISO 8601-2 writes it.
        zone: The zone in which dates without an offset are local.

    Raises:
        WordingError: The text is no EDTF of the supported parts, no such date exists, or it
            leaves open which of more than 1,000 dates it is.

    >>> [piece.edtf for piece in read_edtf("[2025-10-19,2025-10-15,2025-10-16]", "UTC").pieces]
    ['[2025-10-15,2025-10-16]', '2025-10-19']
    """
    try:
        return _read(text, zone)
    except _UnreadError as error:
        meant = edtf_meant(text)
        advice = "" if meant in {None, text} else f". Did you mean {meant!r}?"
        raise WordingError(
            f"{shown(text)} is not a date that pakafg reads: {error}. Expected EDTF, such as "
            "2025, 2025-10, 2025-10-19, 2025-11-06T17:40, 2025-10-18/2025-10-19, 2025-10-19/.., "
            f"[2025-10-10..2025-10-20], each date with ?, ~ or % where in doubt{advice}"
        ) from None


def members(text: str) -> list[str]:
    """List the members of which a text leaves open which one holds; another date is its only one.

    >>> members("[2025-10-15, 2025-10-17..2025-10-19]"), members("2025-10-18/..")
    (['2025-10-15', '2025-10-17..2025-10-19'], ['2025-10-18..'])
    """
    if text.startswith("["):
        return [member.strip() for member in text[1:-1].split(",")]
    first, slash, last = text.partition("/")
    return [f"{first.strip('.')}..{last.strip('.')}"] if slash else [text]


def own_zone(part: str, zone: str) -> str:
    """Give the offset that a clock time has of its own; without one, the zone given.

    >>> own_zone("2025-11-06T17:40+04:30", "UTC")
    '+04:30'
    """
    clock = _CLOCK.fullmatch(part)
    own = clock[6] if clock else None
    return zone if own is None else own.replace("Z", "UTC")


class _UnreadError(Exception):
    """Why a part of a text is no date."""


def _read(text: str, zone: str) -> EdtfReading:
    marks = frozenset(text) & _MARKS
    if text.startswith("{"):
        raise _UnreadError("it is several dates, not one of several: give each on its own")
    if text.startswith("[") and text.endswith("]"):
        return EdtfReading(_joined(_read_set(text, zone)), marks)
    first, slash, last = text.partition("/")
    if not slash:
        return EdtfReading(_joined(_read_date(text, zone)), marks)
    span = _read_range("" if first == ".." else first, "" if last == ".." else last, zone)
    return EdtfReading((span._replace(edtf=text),), marks, lasts=True)


def _joined(found: Iterable[EdtfPiece]) -> tuple[EdtfPiece, ...]:
    """Join what overlaps or touches, and put it in order.

    The text of what is joined has all its members, and so their marks.
    """
    runs: list[list[EdtfPiece]] = []
    end = -_INFINITE
    for piece in sorted(found, key=_start):
        if runs and _start(piece) <= end + 1:
            runs[-1].append(piece)
        else:
            runs.append([piece])
        end = max(end, _end(piece))
    return tuple(
        EdtfPiece(
            run[0].earliest,
            max(run, key=_end).latest,
            _as_one(list(dict.fromkeys(piece.edtf for piece in run))),
        )
        for run in runs
    )


def _start(piece: EdtfPiece) -> float:
    return -_INFINITE if piece.earliest is None else piece.earliest


def _end(piece: EdtfPiece) -> float:
    return _INFINITE if piece.latest is None else piece.latest


def _as_one(texts: list[str]) -> str:
    """Write members as one date: a date alone as it is, else a set."""
    return texts[0] if len(texts) == 1 and ".." not in texts[0] else f"[{','.join(texts)}]"


def _read_set(text: str, zone: str) -> list[EdtfPiece]:
    """Read the members of a one-of set, which may overlap and stand in any order."""
    found = []
    for part in dict.fromkeys(members(text)):
        first, dots, last = part.partition("..")
        found += [_read_range(first, last, zone)] if dots else _read_date(part, zone)
        _check_number(found)
    return found


def _read_range(first: str, last: str, zone: str) -> EdtfPiece:
    """Read a range from one date to another; an empty side is open."""
    if not (first or last):
        raise _UnreadError("there is a date on neither side")
    earliest = _read_date(first, zone)[0].earliest if first else None
    latest = _read_date(last, zone)[-1].latest if last else None
    if earliest is not None and latest is not None and latest < earliest:
        raise _UnreadError("it ends before it begins")
    return EdtfPiece(earliest, latest, f"{first}..{last}")


def _read_date(part: str, zone: str) -> list[EdtfPiece]:
    """Read one date, with or without a clock time: its runs of days, in order."""
    opens, closes = 0, DAY - 1
    if clock := _CLOCK.fullmatch(part):
        runs = list(_runs(clock[1], clock[2], clock[3]))
        opens = closes = int(clock[4]) * 60 + int(clock[5])
        zone = own_zone(part, zone)
    elif long := _LONG_YEAR.fullmatch(part):
        runs = [((int(long[1]), 1, 1), (int(long[1]), 12, 31))]
    elif plain := _PLAIN.fullmatch(part):
        runs = list(islice(_runs(plain[1], plain[2], plain[3]), MOST_DATES + 1))
    else:
        raise _UnreadError(f"{shown(part)} is no date")
    if not runs:
        raise _UnreadError(f"{shown(part)} is not in the calendar")
    _check_number(runs)
    mark = part[-1] if part[-1] in _MARKS else ""
    found = [
        EdtfPiece(earliest, latest, _days_text(first, last, mark) if len(runs) > 1 else part)
        for first, last in runs
        # Where clocks skip a day, or a minute, it would end before it begins.
        if (earliest := local_minute(first, opens, zone))
        <= (latest := local_minute(last, closes, zone, last=True))
    ]
    if not found:
        raise _UnreadError(f"the clocks of {zone!r} skip {part!r}")
    if clock and found[0].earliest != found[0].latest:  # clocks go back, and show it twice
        return [
            EdtfPiece(minute, minute, _with_offset(part, minute, zone))
            for minute in (found[0].earliest, found[0].latest)
            if minute is not None
        ]
    return found


def _with_offset(part: str, minute: int, zone: str) -> str:
    """Write a clock time with the offset that it has at a minute."""
    ahead = wall_minute(minute, zone) - minute
    hours, minutes = divmod(abs(ahead), 60)
    bare = part.rstrip("".join(_MARKS))
    return f"{bare}{'-' if ahead < 0 else '+'}{hours:02}:{minutes:02}{part[len(bare) :]}"


def _check_number(dates: Sequence[object]) -> None:
    if len(dates) > MOST_DATES:
        raise _UnreadError(f"it leaves open which of more than {MOST_DATES:,} dates it is")


def _days_text(first: _Day, last: _Day, mark: str) -> str:
    """Write a run of days in EDTF: a year, a month or a day, or a range of days."""
    opens, closes = (
        f"{year:0{5 if year < 0 else 4}}-{month:02}-{day:02}" for year, month, day in (first, last)
    )
    if first == last:
        return opens + mark
    if first[:2] == last[:2] and (first[2], last[2]) == (1, days_in_month(*last[:2])):
        return opens[:-3] + mark
    if first == (last[0], 1, 1) and last[1:] == (12, 31):
        return opens[:-6] + mark
    return f"{opens}{mark}..{closes}{mark}"


def _runs(year: str, month: str | None, day: str | None) -> Iterator[tuple[_Day, _Day]]:
    """List the runs of days that fit patterns with unspecified digits, or a season, in order.

    Runs may touch, as the 31st of a month and the 1st of the next that fit `X1` do.
    """
    day = None if day == "XX" else day  # any day is the whole month, any month the whole year
    month = None if month == "XX" and day is None else month
    for years in _years(year):
        if month is None:
            yield (years[0], 1, 1), (years[-1], 12, 31)
        elif day is None and month in _SEASONS:
            yield from (_season(each, month) for each in years)
        else:
            for each in years:
                yield from _runs_of_year(each, month, day)


def _runs_of_year(year: int, month: str, day: str | None) -> Iterator[tuple[_Day, _Day]]:
    for months in _fitting(month, _MONTHS):
        if day is None:
            last = months[-1]
            yield (year, months[0], 1), (year, last, days_in_month(year, last))
            continue
        for each in months:
            for days in _fitting(day, range(1, days_in_month(year, each) + 1)):
                yield (year, each, days[0]), (year, each, days[-1])


def _season(year: int, season: str) -> tuple[_Day, _Day]:
    opens, closes = _SEASONS[season]
    ends = year + (closes < opens)  # winter ends in the next year
    return (year, opens, 1), (ends, closes, days_in_month(ends, closes))


def _years(pattern: str) -> Iterable[range]:
    """List the years that fit a pattern, neighbours in one range."""
    if not pattern.startswith("-"):
        return _fitting(pattern, _YEARS)
    before = list(_fitting(pattern[1:], _YEARS[1:]))  # there is no year -0000
    return (range(-years[-1], -years[0] + 1) for years in reversed(before))


def _fitting(pattern: str, limit: range) -> Iterator[range]:
    """List the numbers of a range that fit a pattern such as 1X, neighbours in one range."""
    if "X" not in pattern:
        number = int(pattern)
        if number in limit:
            yield range(number, number + 1)
        return
    known = pattern.rstrip("X")
    size = 10 ** (len(pattern) - len(known))
    for digits in product(*("0123456789" if each == "X" else each for each in known)):
        first = int("".join(digits) or "0") * size
        fitting = range(max(first, limit.start), min(first + size, limit.stop))
        if fitting:
            yield fitting
