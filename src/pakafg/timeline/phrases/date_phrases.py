"""Vague and relative dates as news words them, turned into dates by a published table."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from attrs import frozen

from pakafg.arguments import check_kind, check_text
from pakafg.errors import ArgumentError, WordingError
from pakafg.short_repr import shown
from pakafg.timeline.phrases.date_grammar import parse
from pakafg.timeline.phrases.phrase_words import plain_phrase
from pakafg.timeline.phrases.stretches import ReportDay, as_edtf, as_interval, hull
from pakafg.values.calendar import DAY, wall_minute
from pakafg.values.conclusions import RuleSource
from pakafg.values.edtf import own_zone
from pakafg.values.when import When

__all__ = ["Resolved", "resolve"]

_EPOCH: Final = date(1970, 1, 1)
_FIRST: Final = date.min.toordinal() - _EPOCH.toordinal()  # in days since 1970
_LAST: Final = date.max.toordinal() - _EPOCH.toordinal()
_MOST_CHARACTERS: Final = 200
_PUBLISHED: Final = "a date: a When, its EDTF text, or a day"
_MOST_DAYS: Final = 31  # of an uncertain publication, each of which is tried
_GAP: Final = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?) "
    r"(?:after|before|later|earlier|of|prior)\b|\b(?:following|next|previous) (?:day|week|month)\b"
)
_DAY_OR_MONTH: Final = re.compile(r"\b\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b")


@frozen
class Resolved:
    """A phrase, read: which dates it allows, by which rule.

    Attributes:
        when: The date. Of what lasts ("since Thursday"), an interval that it fills.
        rule: The rule, in words.
        source: Who made the rule: a `RuleSource`.
        start: Of what lasts, the date on which it began; None where it may have begun at any
            time, and for what does not last.
        end: Of what lasts, the date on which it ended, or up to which it is told; None likewise.
    """

    when: When
    rule: str
    source: RuleSource
    start: When | None = None
    end: When | None = None


def resolve(phrase: str, *, published: When | date | str, zone: str | None = None) -> Resolved:
    """Read a date in words: vague, relative, a range, or one of several.

    The rules are those of UCDP GED 23.1, Appendix 2, and where it has none, pakafg's own:
    the answer says which. A phrase without a year is of the last such date up to the report.

    Args:
        phrase: The words: "late last week", "mid-October", "since Thursday", "early on
            Friday", "15 or 19 October", "over a week ago"; "" where no time is given.
        published: The date of the report; as text, EDTF. Where it is uncertain, the answer
            allows for every day of it. A clock time is of the day that it has in `zone`.
        zone: The zone in which the answer's days are local; None for that of `published`.

    Returns:
        The date, the rule in words, and who made the rule.

    Raises:
        ArgumentTypeError: An argument is of another kind.
        WordingError: No rule reads the phrase, or the date of the report is open or wider
            than a month.
        ArgumentError: `published` is a time without a zone.

    >>> resolve("mid-October", published="2025-11-08").when
    When('[2025-10-10..2025-10-20]')
    >>> resolve("Thursday or Friday", published="2025-11-08").when
    When('[2025-11-06,2025-11-07]')
    >>> since = resolve("since mid-October", published="2025-11-08")
    >>> str(since.when), str(since.start)
    ('2025-10-10/2025-11-08', '[2025-10-10..2025-10-20]')
    """
    check_text("phrase", phrase, 'words, such as "late last week"')
    check_kind("published", published, (When, date, str), _PUBLISHED)
    if zone is not None:
        check_text("zone", zone, 'a time zone, such as "Asia/Kabul", or None')
    if len(phrase) > _MOST_CHARACTERS:
        raise WordingError(f"{shown(phrase)} has more than {_MOST_CHARACTERS} characters")
    report = _report(published, "UTC" if zone is None else zone)
    answer_zone = own_zone(report.edtf, report.zone) if zone is None else zone
    words = plain_phrase(phrase)
    found = parse(words)
    if found is None:
        raise _unread(phrase, words)
    reports = [ReportDay(day, answer_zone) for day in _days_of(report, answer_zone)]
    try:
        read = [found.read(each) for each in reports]
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        read = []
    allowed = [each for each in read if each is not None]
    if not allowed:
        raise WordingError(f"{shown(phrase)} allows no day, by the rule: {found.rule}")
    start, end = (
        as_edtf(sides) if all(sides) else None
        for sides in ([each.start for each in allowed], [each.end for each in allowed])
    )
    if allowed[0].lasts:
        text = as_interval(hull(each.pieces[0] for each in allowed), start, end)
    else:
        text = as_edtf([each.pieces for each in allowed], "~" if allowed[0].about else "")
    return Resolved(
        When.parse(text, zone=answer_zone),
        found.rule,
        found.source,
        None if start is None else When.parse(start, zone=answer_zone),
        None if end is None else When.parse(end, zone=answer_zone),
    )


def _unread(phrase: str, words: str) -> WordingError:
    """Say that no rule reads a phrase, and what to do instead."""
    if _DAY_OR_MONTH.search(phrase):
        advice = "the day or the month may stand first, write the month's name"
    elif _GAP.search(words):
        advice = (
            "it tells the time between two events: claim their order, with a gap (`resolve_gap`)"
        )
    else:
        advice = 'expected words such as "recently", "last week", "mid-October", "since Thursday"'
    return WordingError(f"{shown(phrase)} is not a date that pakafg reads: {advice}")


def _report(published: When | date | str, zone: str) -> When:
    """Take the date of a report in whichever form it is given."""
    if isinstance(published, datetime):
        if published.utcoffset() is None:
            raise ArgumentError("published", published, "a date, or a time with a zone")
        return When.parse(published.isoformat(timespec="minutes"), zone=zone)
    if isinstance(published, When):
        return published
    return _parsed(str(published), zone)


@lru_cache(maxsize=256)  # a document has many phrases, and one date
def _parsed(published: str, zone: str) -> When:
    return When.parse(published, zone=zone)


@lru_cache(maxsize=256)
def _days_of(report: When, zone: str) -> tuple[date, ...]:
    """List every day on which a report may have been published.

    Whole days are those of the report's own zone; of a clock time, the day is that of the answer.
    """
    named = shown(str(report))
    stretches: list[range] = []
    for piece in report.pieces:
        first, last = piece.first_minute, piece.last_minute
        if first is None or last is None:
            raise WordingError(f"{named} is open, expected the date of a report")
        low, high = (wall_minute(minute, report.zone) for minute in (first, last))
        if low % DAY or (high + 1) % DAY:
            low, high = (wall_minute(minute, zone) for minute in (first, last))
        stretches.append(range(low // DAY, high // DAY + 1))
    if sum(map(len, stretches)) > _MOST_DAYS:
        raise WordingError(f"{named} is wider than a month, expected the date of a report")
    first_day, last_day = stretches[0][0], stretches[-1][-1]
    if first_day < _FIRST or last_day > _LAST:
        raise WordingError(f"{named} lies outside the years 1 to 9999")
    # Two pieces with clock times can be of one day.
    days = dict.fromkeys(day for stretch in stretches for day in stretch)
    return tuple(_EPOCH + timedelta(days=day) for day in days)
