"""Vague and relative dates as news words them, turned into intervals by a published table."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pakafg.arguments import check_kind, check_text
from pakafg.errors import WordingError
from pakafg.short_repr import shown
from pakafg.timeline.phrases.phrase_rules import RULES, plain
from pakafg.values.calendar import DAY, days_in_month, wall_minute
from pakafg.values.conclusions import RuleSource
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg.timeline.phrases.day_ranges import Days
    from pakafg.timeline.phrases.phrase_rules import Rule

__all__ = ["Resolved", "resolve"]

_EPOCH: Final = date(1970, 1, 1)
_LONGEST: Final = 200  # characters
_WIDEST: Final = 31  # days of an uncertain publication, each of which is tried
_GAP: Final = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?) (?:after|before|later)\b")


@frozen
class Resolved:
    """A phrase, read: which dates it allows, by which rule.

    Attributes:
        when: The date.
        rule: The rule, in words.
        source: Who made the rule: a `RuleSource`.
    """

    when: When
    rule: str
    source: RuleSource


def resolve(phrase: str, *, published: When | str, zone: str | None = None) -> Resolved:
    """Read a vague or relative date.

    The rules are those of UCDP GED 23.1, Appendix 2, and where it has none, pakafg's own:
    the answer says which. A phrase without a year is of the last such date up to the report.

    Args:
        phrase: The words: "late last week", "mid-October", "since Thursday", "" where no time
            is given.
        published: The date of the report; as text, EDTF. Where it is uncertain, the answer
            allows for every day of it.
        zone: The zone in which the answer's days are local; None for that of `published`.

    Returns:
        The date, the rule in words, and where the rule comes from.

    Raises:
        ArgumentTypeError: An argument is of another kind.
        WordingError: No rule reads the phrase, or the date of the report is open or wider
            than a month.

    >>> resolve("mid-October", published="2025-11-08").when
    When('[2025-10-10..2025-10-20]')
    >>> resolve("Thursday", published="[2025-11-07..2025-11-09]").rule
    'a weekday: the last such day up to the report'
    """
    check_text("phrase", phrase, 'words, such as "late last week"')
    check_kind("published", published, (When, str), "a date: a When, or its EDTF text")
    if zone is not None:
        check_text("zone", zone, 'a time zone, such as "Asia/Kabul", or None')
    if isinstance(published, str):
        report = When.parse(published, zone="UTC" if zone is None else zone)
    else:
        report = published
    if len(phrase) > _LONGEST:
        raise WordingError(f"{shown(phrase)} has more than {_LONGEST} characters")
    words = plain(phrase)
    since = words.startswith("since ")
    rule, match = _matching_rule(words.removeprefix("since "), phrase)
    days = _report_days(report)
    try:
        spans = [span for day in days if (span := rule.days(match, day)) is not None]
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        spans = []
    if not spans:
        raise WordingError(f"{shown(phrase)} allows no day, by the rule: {rule.words}")
    text = f"{min(spans)[0]}/{days[-1]}" if since else _edtf(spans)
    reading = f"since: from then to the report; {rule.words}" if since else rule.words
    source = RuleSource.UCDP if since else rule.source
    return Resolved(When.parse(text, zone=report.zone if zone is None else zone), reading, source)


def _matching_rule(words: str, phrase: str) -> tuple[Rule, re.Match[str]]:
    """Find the rule that reads a phrase."""
    for rule in RULES:
        match = rule.pattern.fullmatch(words)
        if match is not None:
            return rule, match
    advice = (
        "it tells the time between two events: claim their order, with a gap (`resolve_gap`)"
        if _GAP.search(words)
        else 'expected words such as "recently", "last week", "mid-October", "since Thursday"'
    )
    raise WordingError(f"{shown(phrase)} is not a date that pakafg reads: {advice}")


def _report_days(report: When) -> list[date]:
    """List every day on which a report may have been published, where it was."""
    first, last = report.first_minute, report.last_minute
    named = shown(str(report))
    if first is None or last is None:
        raise WordingError(f"{named} is open, expected the date of a report")
    low, high = (wall_minute(minute, report.zone) // DAY for minute in (first, last))
    if high - low >= _WIDEST:
        raise WordingError(f"{named} is wider than a month, expected the date of a report")
    if not date.min.toordinal() <= low + _EPOCH.toordinal() <= date.max.toordinal() - _WIDEST:
        raise WordingError(f"{named} lies outside the years 1 to 9999")
    return [_EPOCH + timedelta(days=day) for day in range(low, high + 1)]


def _edtf(spans: Iterable[Days]) -> str:
    """Write one of some days in EDTF, runs of neighbouring days as one range."""
    merged: list[Days] = []
    for first, last in sorted(spans):
        if merged and first.toordinal() <= merged[-1][1].toordinal() + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    if len(merged) > 1:
        return f"[{','.join(a.isoformat() if a == b else f'{a}..{b}' for a, b in merged)}]"
    ((first, last),) = merged
    opens, closes = first.isoformat(), last.isoformat()
    if opens == f"{closes[:7]}-01" and last.day == days_in_month(last.year, last.month):
        return closes[:7]
    if opens == f"{closes[:4]}-01-01" and closes.endswith("-12-31"):
        return closes[:4]
    return opens if opens == closes else f"[{opens}..{closes}]"
