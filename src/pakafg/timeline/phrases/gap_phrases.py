"""The time between two events as news words it, turned into a gap by a published table."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrs import frozen

from pakafg.arguments import check_text
from pakafg.errors import WordingError
from pakafg.timeline.phrases.day_ranges import NUMBERS
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import RuleSource
from pakafg.values.gap import Gap

__all__ = ["GAP_RULES", "GapRule", "ResolvedGap", "resolve_gap"]

_HOUR: Final = 60
_NUMBER: Final = rf"(?P<number>an?|\d{{1,3}}|{'|'.join(NUMBERS)})"
_SIDE: Final = "(?: (?:after|before|later|earlier|prior(?: to)?))"


class GapRule(NamedTuple):
    """One row of the table.

    Attributes:
        pattern: Plain phrases that it reads.
        words: The rule, in words.
        unit: Minutes of one of what is counted; 0 where nothing is.
        least: Minutes that are added to the count for the least gap.
        most: Minutes that are added to the count for the most.
    """

    pattern: re.Pattern[str]
    words: str
    unit: int
    least: int
    most: int


def _row(pattern: str, words: str, unit: int, least: int, most: int) -> GapRule:
    return GapRule(re.compile(pattern), words, unit, least, most)


GAP_RULES: Final = (
    _row(f"hours{_SIDE}", "hours after: more than none, up to 24 hours", 0, 1, DAY),
    _row(f"days{_SIDE}", "days after: a day or more, less than 7", 0, DAY, 7 * DAY - 1),
    _row(
        f"{_NUMBER} hours?{_SIDE}",
        "so many hours after: less than an hour more or less",
        _HOUR,
        1 - _HOUR,
        _HOUR - 1,
    ),
    _row(
        f"(?:{_NUMBER} days?|next day|day){_SIDE}?",
        "so many days after: that many midnights lie between",
        DAY,
        1 - DAY,
        DAY - 1,
    ),
    _row(f"{_NUMBER} weeks?{_SIDE}", "so many weeks after: a day more or less", 7 * DAY, -DAY, DAY),
)
"""The rules, in the order in which they are tried; no codebook has any, so they are ours."""


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
        phrase: The words, in any case: "a week after", "just two days before", "hours later".

    Returns:
        The gap, in minutes, both ends included, and the rule.

    Raises:
        ArgumentTypeError: It is no text.
        WordingError: No rule reads the phrase.

    >>> str(resolve_gap("just a week after").gap)
    'P6D/P8D'
    >>> resolve_gap("hours after").rule
    'hours after: more than none, up to 24 hours'
    """
    check_text("phrase", phrase, 'words, such as "a week after"')
    plain = " ".join(phrase.casefold().replace("-", " ").split())
    plain = re.sub(r"^(?:(?:just|only|the|some)\b ?)+", "", plain)
    for rule in GAP_RULES:
        match = rule.pattern.fullmatch(plain)
        if match is not None:
            count = rule.unit * _count(match)
            least, most = max(count + rule.least, 1), count + rule.most
            gap = Gap.parse(f"{_iso(least)}/{_iso(most)}")
            return ResolvedGap(gap, rule.words, RuleSource.PAKAFG)
    raise WordingError(
        f"{phrase!r} is not a time between two events that pakafg reads: expected words such as "
        '"a week after", "two days later", "hours before"'
    )


def _count(match: re.Match[str]) -> int:
    """Read how many hours, days or weeks; one where no number is given."""
    number = match.groupdict().get("number")
    if number is None or number in {"a", "an"}:
        return 1
    return int(number) if number.isdigit() else NUMBERS.index(number) + 1


def _iso(minutes: int) -> str:
    """Write minutes as an ISO 8601 duration."""
    days, rest = divmod(minutes, DAY)
    hours, rest = divmod(rest, _HOUR)
    clock = f"{hours}H" * (hours > 0) + f"{rest}M" * (rest > 0)
    return "P" + f"{days}D" * (days > 0) + f"T{clock}" * bool(clock)
