"""The grammar of dates in words: what stands around the phrases that `phrase_rules` lists.

    phrase := dated | joined | FRAME dated | FRAME joined
    joined := dated JOINT dated               a range, or one of two
    dated  := ruled | timed | named
    ruled  := a row of the table
    timed  := a clock time or a part of a day, before or after a phrase of the day
    named  := an event that is called by its date

Law of this file: every word of a phrase is read by one of these, or the phrase is not read. A word
that bounds ("over", "by", "since") is a frame, and never a preposition that may be left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pakafg.timeline.phrases.date_frames import DATE_FRAMES
from pakafg.timeline.phrases.joined_phrases import JOINT_RULES, joined
from pakafg.timeline.phrases.phrase_rules import RULES, Phrase, ruled
from pakafg.timeline.phrases.phrase_words import MONTH, YEAR, is_name
from pakafg.timeline.phrases.timed_phrases import TIME_RULES, timed
from pakafg.values.conclusions import RuleSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.timeline.phrases.date_frames import DateFrame
    from pakafg.timeline.phrases.stretches import Allowed, ReportDay

__all__ = ["TABLE", "parse"]

_NAMED: Final = "an event that is called by its date: that date"
TABLE: Final = (
    *((rule.words, rule.source) for rule in RULES),
    *((words, RuleSource.PAKAFG) for words in (*TIME_RULES, *JOINT_RULES)),
    *((frame.words, frame.source) for frame in DATE_FRAMES),
    (_NAMED, RuleSource.PAKAFG),
)
"""Every rule in words, with who made it, in the order in which they are tried."""

_NAMED_DATE: Final = rf"(?P<date>{MONTH}(?: \d\d?)?(?: {YEAR})?|{YEAR})"
_EVENTS: Final = (
    re.compile(rf"the (?:(?P<before>[a-z -]+?) )?{_NAMED_DATE} (?P<after>[a-z -]+)"),
    re.compile(rf"(?:when|the) (?P<before>[a-z -]+?) (?:in|of|on) {_NAMED_DATE}(?P<after>)"),
)

_INNER_FRAMES: Final = tuple(frame for frame in DATE_FRAMES if frame.may_be_framed)


@lru_cache(maxsize=1024)
def parse(words: str) -> Phrase | None:
    """Read plain words as a phrase.

    Args:
        words: What `plain_phrase` makes of the words as printed.

    Returns:
        The phrase; None where no rule reads them.
    """
    return _one_date(words) or joined(words, _one_date) or _framed(words, DATE_FRAMES)


@lru_cache(maxsize=1024)
def _one_date(words: str) -> Phrase | None:
    """Read a row of the table, a time on a day, or an event called by its date."""
    return ruled(words) or timed(words) or _named(words)


def _named(words: str) -> Phrase | None:
    """Read an event that is called by its date: "the 2021 takeover", "the takeover in 2021"."""
    for pattern in _EVENTS:
        match = pattern.fullmatch(words)
        if match and all(is_name(match[name]) for name in ("before", "after") if match[name]):
            date = ruled(match["date"])
            return date and Phrase(date.read, f"{_NAMED}; {date.rule}", RuleSource.PAKAFG)
    return None


def _framed(words: str, frames: Sequence[DateFrame]) -> Phrase | None:
    """Read a phrase within one of some frames such as "since" or "by"."""
    for frame in frames:
        match = frame.pattern.fullmatch(words)
        if match is None:
            continue
        date = match["date"]
        inner = _one_date(date) or joined(date, _one_date)
        if inner is None and not frame.may_be_framed:
            inner = _framed(date, _INNER_FRAMES)
        if inner is not None:
            return _put_within(frame, inner)
    return None


def _put_within(frame: DateFrame, inner: Phrase) -> Phrase:
    """Put a phrase within a frame."""

    def read(report: ReportDay) -> Allowed | None:
        date = inner.read(report)
        return date and frame.bound(date, report)

    return Phrase(read, f"{frame.words}; {inner.rule}", frame.source)
