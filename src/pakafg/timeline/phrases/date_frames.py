"""Words before a date that make a bound of it: "since", "by", "after", "around"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final, NamedTuple

from pakafg.timeline.phrases.stretches import (
    MINUTE,
    Allowed,
    ReportDay,
    Stretch,
    days,
    hull,
    lasting,
)
from pakafg.values.conclusions import RuleSource

__all__ = ["DATE_FRAMES", "DateFrame"]

_DAY: Final = timedelta(days=1)
_SOON: Final = "(?:(?:shortly|just|soon|right|immediately) )?"

# The end of a period is vague where something falls in it, and its last minute as a limit.
_BEFORE_THE_END: Final = (
    f"(?:{_SOON}before|prior to|ahead of|earlier than)(?= (?:the )?(?:end|close) of )"
)
_AFTER_THE_START: Final = (
    f"(?:{_SOON}after|following|later than)(?= (?:the )?(?:start|beginning) of )"
)

_Bounding = Callable[[Allowed, ReportDay], Allowed | None]


class DateFrame(NamedTuple):
    """One row of the table.

    Attributes:
        pattern: A plain phrase within the frame; the group `date` is what it frames.
        words: The rule, in words.
        source: Who made it.
        bound: What it makes of the date, and of the report; None where that allows nothing.
        may_be_framed: Whether it may stand within another: "since around 15 October".
    """

    pattern: re.Pattern[str]
    words: str
    source: RuleSource
    bound: _Bounding
    may_be_framed: bool


def _since(date: Allowed, report: ReportDay) -> Allowed | None:
    """Fill from the date to the report; None where it came before."""
    first = hull(date.pieces).first
    today = days(report.day, report.day)
    if today.last is None or (first is not None and first > today.last):
        return None
    return lasting(date.pieces, [today])


def _from(date: Allowed, _: ReportDay) -> Allowed:
    """Fill from the date on."""
    return lasting(date.pieces, [])


def _until(date: Allowed, _: ReportDay) -> Allowed:
    """Fill to the date."""
    return lasting([], date.pieces)


def _by(date: Allowed, _: ReportDay) -> Allowed:
    """Allow any time to the end of the date."""
    return Allowed((Stretch(None, hull(date.pieces).last),))


def _not_before(date: Allowed, _: ReportDay) -> Allowed:
    """Allow any time from the beginning of the date."""
    return Allowed((Stretch(hull(date.pieces).first, None),))


def _before(date: Allowed, _: ReportDay) -> Allowed | None:
    """Allow what comes before the date, whichever of its pieces holds."""
    firsts = [piece.first for piece in date.pieces if piece.first is not None]
    return Allowed((Stretch(None, max(firsts) - MINUTE),)) if firsts else None


def _after(date: Allowed, _: ReportDay) -> Allowed | None:
    """Allow what comes after the date, whichever of its pieces holds."""
    lasts = [piece.last for piece in date.pieces if piece.last is not None]
    return Allowed((Stretch(min(lasts) + MINUTE, None),)) if lasts else None


def _around(date: Allowed, _: ReportDay) -> Allowed:
    """Widen a day by a day on either side; mark anything else approximate."""
    if not all(piece.is_day for piece in date.pieces):
        return date._replace(about=True)
    return Allowed(
        tuple(Stretch(first and first - _DAY, last and last + _DAY) for first, last in date.pieces)
    )


def _within_a_day(date: Allowed, _: ReportDay) -> Allowed | None:
    """Allow the day: what was earlier or later on it was on it."""
    return date if all(piece.is_day for piece in date.pieces) else None


_FROM: Final = (
    "(?:(?:as )?from|starting|beginning|effective|commencing|with effect)"
    "(?: from| on| in| as of)? (?P<date>.+?)(?: on(?:wards?)?| forward)?"
)
_BY: Final = (
    f"(?:by|(?:no|not) later than|not after|on or before|{_BEFORE_THE_END}) "
    "(?P<date>.+?)(?: at the latest)?"
)
_NOT_BEFORE: Final = (
    f"(?:not before|not until|(?:no|not) earlier than|on or after|{_AFTER_THE_START}) (?P<date>.+)"
)
# pattern, the rule in words, who made it, what it makes of the date
_ROWS: Final[tuple[tuple[str, str, RuleSource, _Bounding], ...]] = (
    ("(?:ever )?since (?P<date>.+)", "since: from then to the report", RuleSource.UCDP, _since),
    (
        "(?:(?:on or )?(?:around|about|circa|c|approximately|roughly) |~ ?)(?P<date>.+)",
        "around a day: a day more on either side; around anything else: marked approximate",
        RuleSource.UCDP,
        _around,
    ),
    (
        _FROM,
        "from: from its beginning on",
        RuleSource.PAKAFG,
        _from,
    ),
    ("(?P<date>.+) onwards?", "onward: from its beginning on", RuleSource.PAKAFG, _from),
    (
        "(?P<date>.+) or (?:so|thereabouts)",
        "a day or so: a day more on either side",
        RuleSource.PAKAFG,
        _around,
    ),
    (
        "(?:until|till|up (?:to|until)|through) (?P<date>.+)",
        "until: at any time to its end, and then it ended",
        RuleSource.PAKAFG,
        _until,
    ),
    (
        _BY,
        "by: at any time to its end",
        RuleSource.PAKAFG,
        _by,
    ),
    (
        _NOT_BEFORE,
        "not before: from its beginning on",
        RuleSource.PAKAFG,
        _not_before,
    ),
    (
        f"(?:{_SOON}before|prior to|pre|ahead of|earlier than) (?P<date>.+)",
        "before: at any time before its beginning",
        RuleSource.PAKAFG,
        _before,
    ),
    (
        f"(?:{_SOON}after|post|following|later than) (?P<date>.+)",
        "after: at any time after its end",
        RuleSource.PAKAFG,
        _after,
    ),
    (
        "(?:earlier|later) (?:on )?(?P<date>.+)",
        "earlier or later on a day: that day",
        RuleSource.PAKAFG,
        _within_a_day,
    ),
)
DATE_FRAMES: Final = tuple(
    DateFrame(re.compile(pattern), words, source, bound, bound is _around)
    for pattern, words, source, bound in _ROWS
)
"""The frames, in the order in which they are tried."""
