"""A clock time or a part of a day, before or after a phrase of the day: "early on Friday"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from pakafg.timeline.phrases.day_times import PART_OF_DAY, PARTS, find_clock, find_part
from pakafg.timeline.phrases.phrase_rules import Phrase, ruled
from pakafg.timeline.phrases.stretches import Allowed, ReportDay, Stretch, hull, lasting, whole_day
from pakafg.values.conclusions import RuleSource

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pakafg.timeline.phrases.day_times import Clock

__all__ = ["TIME_RULES", "timed"]

_DAY: Final = timedelta(days=1)
_LONGEST: Final = timedelta(hours=36)  # of what a clock time may lie in
_CLOCK_RULE: Final = "a clock time: that minute, local unless it names a zone"
_MIDNIGHT_RULE: Final = "midnight: the first minute of the day, or of the next"
_NIGHT_TO_RULE: Final = "overnight to a day, the night between two days: 18:00 to 05:59"
_OVERNIGHT_RULE: Final = "overnight on a day: the night before it, or the one after"
TIME_RULES: Final = (
    *(part.words for part in PARTS),
    _NIGHT_TO_RULE,
    _OVERNIGHT_RULE,
    _MIDNIGHT_RULE,
    _CLOCK_RULE,
)
"""The rules, in words; they are ours."""

_BEFORE_DAY: Final = re.compile(
    rf"(?:(?:in|at|during|on|as of) )?(?:the )?(?P<part>{PART_OF_DAY})(?: (?:of|on|in))?"
    r" (?P<day>.+)"
)
_AFTER_DAY: Final = re.compile(
    rf"(?P<day>.+?)(?: (?:in|at|during|on))?(?: the)? (?P<part>{PART_OF_DAY})"
)
_OF_TODAY: Final = re.compile(
    rf"(?:(?:(?P<half>early|late)|earlier|later) )?this (?!early$|late$)(?P<part>{PART_OF_DAY})"
)
_LAST_EVENING: Final = re.compile("(?:late |early )?last evening")
_MIDNIGHT: Final = re.compile(
    "(?:at )?midnight(?: (?:on|of))? (?P<after>.+)|(?P<before>.+?)(?: at)? midnight"
)
_NIGHT: Final = "(?:(?:on |during )?(?:the )?night|overnight)"
_NIGHT_TO: Final = re.compile(rf"{_NIGHT} (?:in)?to (?P<day>.+)")
_NIGHT_BETWEEN: Final = re.compile(
    rf"{_NIGHT}(?: (?:of|on|between|from))? (?P<day>.+?) (?:(?:in)?to|and|or) (?P<next>.+)"
)
_OVERNIGHT: Final = re.compile("overnight(?: (?:on|of))? (?P<after>.+)|(?P<before>.+?) overnight")
_HALVES: Final = frozenset({"early", "late"})
_CONNECTING: Final = re.compile(r"^(?:(?:at|on|of|in) )+|(?: (?:at|on|of|in|the))+$")


def timed(words: str) -> Phrase | None:
    """Read plain words as a time on a day; None where they are none.

    Args:
        words: Plain words: "at 17:40 on november 6", "overnight", "late friday".
    """
    return _midnight(words) or _night(words) or _clock_time(words) or _part_of_day(words)


def _midnight(words: str) -> Phrase | None:
    """Read midnight on a day."""
    match = _MIDNIGHT.fullmatch(words)
    day = match and ruled(match["after"] or match["before"])
    return day and _on_days(
        day, lambda day: (_first_minute(day), _first_minute(day + _DAY)), _MIDNIGHT_RULE
    )


def _night(words: str) -> Phrase | None:
    """Read the night to a day, between two days, or on a day."""
    if words == "overnight":
        return Phrase(
            lambda report: Allowed((_night_to(report.day),)), _NIGHT_TO_RULE, RuleSource.PAKAFG
        )
    if match := _NIGHT_TO.fullmatch(words):
        day = ruled(match["day"])
        return day and _on_days(day, lambda day: (_night_to(day),), _NIGHT_TO_RULE)
    if match := _NIGHT_BETWEEN.fullmatch(words):
        return _night_between(match["day"], match["next"])
    match = _OVERNIGHT.fullmatch(words)
    day = match and ruled(match["after"] or match["before"])
    return day and _on_days(
        day, lambda day: (_night_to(day), _night_to(day + _DAY)), _OVERNIGHT_RULE
    )


def _night_between(words: str, next_words: str) -> Phrase | None:
    """Read the night between two days, of which the second may be a number alone."""
    day, next_day = ruled(words), ruled(next_words)
    if day is None or not (next_day or next_words.isdecimal()):
        return None

    def read(report: ReportDay) -> Allowed | None:
        # The night had ended by the report.
        found = day.read(report._replace(day=report.day - _DAY))
        if found is None or not found.pieces[0].is_day or found.pieces[0].first is None:
            return None
        following = found.pieces[0].first.date() + _DAY
        if next_day is None:
            fits = following.day == int(next_words)
        else:
            named = next_day.read(report._replace(day=following))
            fits = named is not None and named.pieces == (whole_day(following),)
        return Allowed((_night_to(following),)) if fits else None

    return Phrase(read, f"{_NIGHT_TO_RULE}; {day.rule}", RuleSource.PAKAFG)


def _clock_time(words: str) -> Phrase | None:
    """Read a clock time on a day, or within a part of one."""
    found = find_clock(words)
    if found is None:
        return None
    clock, rest = found
    rest = _CONNECTING.sub("", rest)
    day = (ruled(rest) or _part_of_day(rest)) if rest else None
    if day is None:
        return None

    def read(report: ReportDay) -> Allowed | None:
        allowed = day.read(report)
        found = [
            _on_the_clock(each, clock, report.zone) for each in (allowed.pieces if allowed else ())
        ]
        if not found or not all(found):
            return None
        pieces = [stretch for each in found for stretch in each]
        if clock.lasts and len(pieces) == 1:
            first, last = pieces[0]
            return lasting([Stretch(first, first)], [Stretch(last, last)])
        return Allowed(tuple(pieces), about=clock.about)

    return Phrase(read, f"{_CLOCK_RULE}; {day.rule}", RuleSource.PAKAFG)


def _on_the_clock(piece: Stretch, clock: Clock, zone: str) -> list[Stretch]:
    """List where a clock time lies within a day, or a night."""
    first, last = piece
    if first is None or last is None or last - first > _LONGEST:
        return []
    if piece.is_day:
        return [clock.on(first.date(), zone)]
    found = [clock.on(day, zone) for day in sorted({first.date(), last.date()})]
    return [each for each in found if hull((each, piece)) == piece]


def _part_of_day(words: str) -> Phrase | None:
    """Read a part of a day."""
    if _LAST_EVENING.fullmatch(words):
        return _part_on(ruled("yesterday"), "evening")
    if match := _OF_TODAY.fullmatch(words):
        return _part_on(ruled("today"), _narrowed(match["half"], match["part"]))
    for match in filter(None, (_BEFORE_DAY.fullmatch(words), _AFTER_DAY.fullmatch(words))):
        part, day = match["part"], match["day"]
        if (phrase := _part_on(ruled(day), part) or _within_part(part, day)) is not None:
            return phrase
    return None


def _within_part(half: str, words: str) -> Phrase | None:
    """Read early or late in another part of a day: "early Friday morning"."""
    if half not in _HALVES or _HALVES & {*words.split()}:
        return None
    if match := _OF_TODAY.fullmatch(words):
        return _part_on(ruled("today"), _narrowed(half, match["part"]))
    for match in filter(None, (_BEFORE_DAY.fullmatch(words), _AFTER_DAY.fullmatch(words))):
        if (phrase := _part_on(ruled(match["day"]), _narrowed(half, match["part"]))) is not None:
            return phrase
    return None


def _narrowed(half: str | None, part: str) -> str:
    """Name the part of a day that is early or late in another, where the table has one.

    An early morning begins at midnight, before the morning does.
    """
    narrowed = f"{half} {part}"
    return narrowed if half and re.fullmatch(PART_OF_DAY, narrowed) else part


def _part_on(day: Phrase | None, words: str) -> Phrase | None:
    """Read a part of the day that a phrase names."""
    part = find_part(words)
    return day and _on_days(day, lambda day: (part.on(day),), part.words)


def _on_days(day: Phrase, stretches: Callable[[date], tuple[Stretch, ...]], rule: str) -> Phrase:
    """Take stretches of each day that a phrase allows; it must allow whole days alone."""

    def read(report: ReportDay) -> Allowed | None:
        allowed = day.read(report)
        found: list[Stretch] = []
        for piece in allowed.pieces if allowed else ():
            if not piece.is_day or piece.first is None:
                return None
            found += _up_to(report, piece, stretches(piece.first.date()))
        return Allowed(tuple(found)) if found else None

    return Phrase(read, f"{rule}; {day.rule}", RuleSource.PAKAFG)


def _up_to(report: ReportDay, day: Stretch, stretches: tuple[Stretch, ...]) -> list[Stretch]:
    """End the night of the report's own day with that day."""
    end = day.last
    if end is None or day != whole_day(report.day):
        return list(stretches)
    return [
        Stretch(first, min(last, end))
        for first, last in stretches
        if first and last and first <= end
    ]


def _first_minute(day: date) -> Stretch:
    """Make the first minute of a day."""
    midnight = datetime.combine(day, time())
    return Stretch(midnight, midnight)


def _night_to(day: date) -> Stretch:
    """Make the night to a day: from 18:00 of the day before to 05:59."""
    return find_part("night").on(day - _DAY)
