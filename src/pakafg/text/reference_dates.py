"""The date of a document in a reference: as precise as the document shows it, never more.

Laws of this file: a month is no day, doubt is kept, and what is open stays open. biblatex reads
EDTF of level 1; what only level 2 can say becomes a range of approximate ends. CSL has as many
date parts as are known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pakafg.values.calendar import days_in_month
from pakafg.values.edtf import members
from pakafg.values.when import When

if TYPE_CHECKING:
    import pendulum

__all__ = ["biblatex_date", "csl_date", "sure_year"]

Parts = tuple[int, ...]

_OPEN: Final = ".."
_LEVEL_1: Final = re.compile(
    r"(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|\d\dXX|\d{4}-(?:XX(?:-XX)?|\d\d-XX))"
    r"(?:T[^?~%]*)?(?P<mark>[?~%]?)"
)
_SEASON: Final = re.compile(r"(?P<year>\d{4})-2(?P<season>[1-4])[?~%]?")


class _End(NamedTuple):
    """One end of a date: the text of it, and the parts of its first and its last day.

    Attributes:
        text: As written in EDTF.
        low: Year, month and day, as many as the text gives, where it begins.
        high: The same where it ends: another date, where one of several is meant.
    """

    text: str
    low: Parts
    high: Parts


def biblatex_date(published: When) -> str:
    """Write a date as biblatex reads it: EDTF of level 1.

    A clock time is left out, for biblatex asks for seconds that no document gives.

    >>> [biblatex_date(When.parse(text)) for text in ("2025-10", "../2025-10-19", "2025-10-19?")]
    ['2025-10', '../2025-10-19', '2025-10-19?']
    >>> biblatex_date(When.parse("[2025-11-07..2025-11-09]"))
    '2025-11-07~/2025-11-09~'
    """
    first, last = _ends(published)
    low = _OPEN if first is None else _plain(first.text) or _in_iso(first.low)
    high = _OPEN if last is None else _plain(last.text) or _in_iso(last.high)
    if published.lasts:
        return f"{low}/{high}"
    if low == high:
        return low
    # One date of several: both ends are near, and neither is meant.
    mark = "%" if published.uncertain else "~"
    ends = (each if each == _OPEN else each.rstrip("?~%") + mark for each in (low, high))
    return "/".join(ends)


def csl_date(published: When) -> dict[str, Any]:
    """Describe a date as CSL-JSON does.

    >>> csl_date(When.parse("2025-10")), csl_date(When.parse("2025-10-19?"))
    ({'date-parts': [[2025, 10]]}, {'date-parts': [[2025, 10, 19]], 'circa': True})
    """
    first, last = _ends(published)
    if first is None or last is None:
        return {"literal": str(published)}
    doubt: dict[str, Any] = {"circa": True} if published.uncertain or published.approximate else {}
    season = _SEASON.fullmatch(str(published))
    if season:
        return {"date-parts": [[int(season["year"])]], "season": int(season["season"]), **doubt}
    if first.low == last.high:
        return {"date-parts": [list(first.low)], **doubt}
    if not published.lasts:
        doubt = {"circa": True}
    return {"date-parts": [list(first.low), list(last.high)], **doubt}


def sure_year(published: When) -> int | None:
    """Find the year of a date; None where it is open, in doubt or one of several.

    >>> sure_year(When.parse("2025-10")), sure_year(When.parse("2025?"))
    (2025, None)
    """
    first, last = _ends(published)
    if first is None or last is None or published.uncertain or published.approximate:
        return None
    return first.low[0] if first.low[0] == last.high[0] else None


def _ends(published: When) -> tuple[_End | None, _End | None]:
    """Take a date apart: its first and its last end; None where it is open."""
    parted = [member.partition(_OPEN) for member in members(str(published))]
    firsts = [_read_end(first, published.zone) for first, _, _ in parted]
    lasts = [_read_end(last if dots else first, published.zone) for first, dots, last in parted]
    known_firsts = [each for each in firsts if each is not None]
    known_lasts = [each for each in lasts if each is not None]
    return (
        min(known_firsts, key=lambda end: end.low) if len(known_firsts) == len(firsts) else None,
        max(known_lasts, key=lambda end: end.high) if len(known_lasts) == len(lasts) else None,
    )


def _read_end(text: str, zone: str) -> _End | None:
    """Read one end of a date; None where it is open."""
    if not text:
        return None
    when = When(edtf=text, zone=zone)
    first, last = when.earliest, when.latest
    return None if first is None or last is None else _End(text, *_parts(first, last))


def _parts(first: pendulum.DateTime, last: pendulum.DateTime) -> tuple[Parts, Parts]:
    """Give the parts of two days that say no more than that all days between them are meant."""
    low, high = ((at.year, at.month, at.day) for at in (first, last))
    if low[2] == 1 and high[2] == days_in_month(high[0], high[1]):
        if low[1] == 1 and high[1] == 12:  # noqa: PLR2004  (December)
            return low[:1], high[:1]
        return low[:2], high[:2]
    return low, high


def _plain(text: str) -> str:
    """Write one date without its clock time, where level 1 can say it; else nothing."""
    found = _LEVEL_1.fullmatch(text)
    return found["date"] + found["mark"] if found else ""


def _in_iso(parts: Parts) -> str:
    """Write the parts of a date as ISO 8601 does."""
    year, *others = parts
    return "-".join([f"{year:04}", *(f"{each:02}" for each in others)])
