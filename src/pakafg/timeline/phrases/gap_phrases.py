"""The time between two events as news words it, turned into a gap by rules of our own."""

from __future__ import annotations

import re
from math import ceil, floor
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from pakafg.arguments import check_text
from pakafg.errors import WordingError
from pakafg.short_repr import shown
from pakafg.timeline.phrases.lengths import LENGTH, read_length
from pakafg.timeline.phrases.phrase_words import is_name, plain_phrase
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import RuleSource
from pakafg.values.gap import Gap

if TYPE_CHECKING:
    from pakafg.timeline.phrases.lengths import Length

__all__ = ["GAP_RULES", "ResolvedGap", "resolve_gap"]

_HOUR: Final = 60
_WEEK: Final = 7 * DAY
_MOST_CHARACTERS: Final = 200


class _Unit(NamedTuple):
    """How a unit of time is read between two events.

    Attributes:
        least: Minutes of the shortest such unit.
        most: Minutes of the longest.
        off: Minutes that an exact number may be off, either way.
        several: Minutes, least and most, of the plural alone: "days after"; None is open.
        words: The rule of an exact number, in words.
        vague: The rule of the plural alone, in words.
    """

    least: int
    most: int
    off: int
    several: tuple[int, int | None]
    words: str
    vague: str


_UNITS: Final = {
    "minute": _Unit(
        1,
        1,
        14,
        (1, _HOUR),
        "so many minutes after: less than a quarter of an hour more or less",
        "minutes after: more than none, up to an hour",
    ),
    "hour": _Unit(
        _HOUR,
        _HOUR,
        _HOUR - 1,
        (1, DAY),
        "so many hours after: less than an hour more or less",
        "hours after: more than none, up to 24 hours",
    ),
    "day": _Unit(
        DAY,
        DAY,
        DAY - 1,
        (DAY, _WEEK - 1),
        "so many days after: that many midnights lie between",
        "days after: a day or more, less than 7",
    ),
    "week": _Unit(
        _WEEK,
        _WEEK,
        DAY,
        (2 * _WEEK, None),
        "so many weeks after: a day more or less",
        "weeks after: two weeks or more",
    ),
    "month": _Unit(
        28 * DAY,
        31 * DAY,
        _WEEK,
        (2 * 28 * DAY, None),
        "so many months after: of 28 to 31 days, a week more or less",
        "months after: two months or more",
    ),
    "year": _Unit(
        365 * DAY,
        366 * DAY,
        30 * DAY,
        (2 * 365 * DAY, None),
        "so many years after: of 365 or 366 days, 30 days more or less",
        "years after: two years or more",
    ),
}
_BOUNDED: Final = "a bounded length after: the bound, more than none"
_WITHIN: Final = "within so long of: more than none, up to that long"
_SOON: Final = "shortly, soon or long after: more than none; how long, the words do not say"
_AROUND: Final = (
    "in the hours, days or weeks before or after: more than none; up to 24 hours, less than 7 days"
)
# What the words say, least and most minutes.
_NEXT: Final = {
    "(?:same|that(?: same)?) day": ("the same day: less than 24 hours", DAY - 1),
    "(?:next|following|previous|preceding) (?:day|morning|afternoon|evening)|day(?= )": (
        "the next day: one midnight lies between",
        2 * DAY - 1,
    ),
    "(?:next|following|previous|preceding) night": (
        "the next night: it ends before the second morning",
        2 * DAY + 6 * _HOUR - 1,
    ),
    "(?:next|following|previous|preceding) week|week(?= )": (
        "the next week: less than two weeks",
        2 * _WEEK - 1,
    ),
    "(?:next|following|previous|preceding) month|month(?= )": (
        "the next month: less than two months",
        62 * DAY - 1,
    ),
    "(?:next|following|previous|preceding) year|year(?= )": (
        "the next year: less than two years",
        731 * DAY - 1,
    ),
}
GAP_RULES: Final = (
    *(words for unit in _UNITS.values() for words in (unit.vague, unit.words)),
    *(words for words, _ in _NEXT.values()),
    _BOUNDED,
    _WITHIN,
    _SOON,
    _AROUND,
)
"""Every rule in words; no codebook has any, so they are ours."""

_SIDE: Final = "(?:after(?:wards)?|before(?:hand)?|later|earlier|prior(?: to)?|ahead of|following)"
_NAMED: Final = "(?: (?P<event>.+))?"
_BETWEEN: Final = re.compile(
    rf"(?P<length>{LENGTH}) (?:{_SIDE}{_NAMED}|on)|after (?P<alone>{LENGTH})"
)
_WITHIN_LENGTH: Final = re.compile(
    rf"(?:within|inside) (?:the )?(?P<length>{LENGTH})(?: (?:of|{_SIDE}){_NAMED})?"
)
_SOON_WORDS: Final = re.compile(
    "(?:very )?(?:shortly|soon|just|right|immediately|straight|directly|moments|not long|long|"
    f"some ?time|a (?:short )?(?:while|time)) {_SIDE}{_NAMED}"
)
_AROUND_WORDS: Final = re.compile(
    "(?:in|during|over) the (?:(?:few|first|last|final|immediate) )?"
    rf"(?P<unit>{'|'.join(_UNITS)})s (?:(?:leading|running) up to|{_SIDE}|preceding){_NAMED}"
)
_NEXT_RULES: Final = tuple(
    (
        re.compile(rf"(?:(?:on )?the |later (?:the )?)?(?:{pattern})(?: {_SIDE}{_NAMED})?"),
        words,
        most,
    )
    for pattern, (words, most) in _NEXT.items()
)


@frozen
class ResolvedGap:
    """A phrase, read: how much time it leaves between two starts, by which rule.

    Attributes:
        gap: The time between the starts.
        rule: The rule, in words.
        source: Who made the rule: a `RuleSource`.
    """

    gap: Gap
    rule: str
    source: RuleSource


def resolve_gap(phrase: str) -> ResolvedGap:
    """Read how long after or before another an event came.

    Args:
        phrase: The words, in any case: "a week after", "just two days before", "hours later",
            "within 48 hours of", "the following day"; the other event may stand behind them.

    Returns:
        The gap, in minutes, both ends included, and the rule.

    Raises:
        ArgumentTypeError: It is no text.
        WordingError: No rule reads the phrase.

    >>> str(resolve_gap("just a week after the talks").gap)
    'P6D/P8D'
    >>> resolve_gap("hours after").rule
    'hours after: more than none, up to 24 hours'
    """
    check_text("phrase", phrase, 'words, such as "a week after"')
    words = plain_phrase(phrase) if len(phrase) <= _MOST_CHARACTERS else ""
    found = (
        _next(words)
        or _soon(words)
        or _days_near(words)
        or _within_length(words)
        or _between(words)
    )
    if found is None:
        raise WordingError(
            f"{shown(phrase)} is not a time between two events that pakafg reads: expected words "
            'such as "a week after", "two days later", "hours before", "within 48 hours of"'
        )
    least, most, rule = found
    text = f"{_iso(max(least, 1))}/{'..' if most is None else _iso(most)}"
    return ResolvedGap(Gap.parse(text), rule, RuleSource.PAKAFG)


_Found = tuple[int, int | None, str]


def _next(words: str) -> _Found | None:
    """Read "the next day", "the day after", "the following week"."""
    for pattern, rule, most in _NEXT_RULES:
        match = pattern.fullmatch(words)
        if match and _is_event(match["event"]):
            return 1, most, rule
    return None


def _soon(words: str) -> _Found | None:
    """Read "shortly after", "just before", "long after": some time, of which no length is said."""
    match = _SOON_WORDS.fullmatch(words)
    return (1, None, _SOON) if match and _is_event(match["event"]) else None


def _days_near(words: str) -> _Found | None:
    """Read "in the days leading up to", "in the hours after": at some time in them."""
    match = _AROUND_WORDS.fullmatch(words)
    if not (match and _is_event(match["event"])):
        return None
    return 1, _UNITS[match["unit"]].several[1], _AROUND


def _within_length(words: str) -> _Found | None:
    """Read "within 48 hours of": of days and more, as an exact number is rounded."""
    match = _WITHIN_LENGTH.fullmatch(words)
    length = match and read_length(match["length"])
    if not (match and length and _is_event(match["event"])) or length.is_framed:
        return None
    unit = _UNITS[length.unit]
    if length.high is None:
        return 1, unit.several[1], _WITHIN
    return 1, ceil(length.high * unit.most) + (unit.off if unit.least >= DAY else 0), _WITHIN


def _between(words: str) -> _Found | None:
    """Read so long after or before."""
    match = _BETWEEN.fullmatch(words.removeprefix("the "))
    length = match and read_length(match["length"] or match["alone"])
    if not (match and length and _is_event(match["event"])):
        return None
    unit = _UNITS[length.unit]
    if length.is_vague:
        return _several(length, unit)
    off = _off(length, unit)
    least = floor(length.low * unit.least) - off
    most = None if length.high is None else ceil(length.high * unit.most) + off
    return least, most, _BOUNDED if length.is_framed else unit.words


def _several(length: Length, unit: _Unit) -> _Found:
    """Read a number that is not said: "days after", "a few days after"."""
    least, most = unit.several
    named = floor(length.low * unit.least) - (unit.off if most is not None else 0)
    return max(least, named), most, unit.vague


def _off(length: Length, unit: _Unit) -> int:
    """Find how far a number may be off: twice as far, if it is said to be near.

    A bounded one is not off, but for days, which are counted by midnights; "more than" and "less
    than" leave the number itself out.
    """
    if length.is_strict:
        return -1
    if length.is_framed:
        return unit.off if unit.least == DAY else 0
    return unit.off * 2 if length.is_about else unit.off


def _is_event(words: str | None) -> bool:
    """Tell whether nothing, or the name of an event, stands behind the words."""
    return words is None or is_name(words)


def _iso(minutes: int) -> str:
    """Write minutes as an ISO 8601 duration."""
    days, rest = divmod(minutes, DAY)
    hours, rest = divmod(rest, _HOUR)
    clock = f"{hours}H" * (hours > 0) + f"{rest}M" * (rest > 0)
    return "P" + f"{days}D" * (days > 0) + f"T{clock}" * bool(clock)
