"""Days of what is still to come: "agreed to meet on Wednesday" is the next one.

Laws of this file: a day without a year is the last such day up to the report, as everywhere, but
where the words before it in its clause, or a "will" right behind it, speak of what is planned: then
a weekday is the next one, and a day of a month, or a month, the nearest. One that would be almost a
year ago is the coming one whatever its clause says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pakafg.drafting.saying_verbs import SAYING
from pakafg.errors import PakafgError
from pakafg.timeline.phrases import resolve
from pakafg.timeline.phrases.phrase_words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from pakafg.drafting.date_mentions import DateMention
    from pakafg.timeline.phrases import Resolved
    from pakafg.values.when import When

__all__ = ["coming_day"]

_PLANNED: Final = re.compile(
    r"\b(?:will|would|shall|scheduled|planned|slated|expected (?:to|in|on|by)|due|set (?:to|for)"
    r"|plans? to|(?:agreed|agree|about|going|intends?|vowed|pledged|hopes?|wants?|asked|ready) to"
    r"|to (?:hold|meet|resume|begin|start|convene|reconvene|travel|return|visit)"
    r"|must|deadline|ultimatum|that (?:\S+ ){1,8}be)\b",  # "demanded that the mine be closed"
    re.IGNORECASE,
)
_WILL: Final = re.compile(r"[^.;]{0,60}?\bwill\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[.;:“”\"]")
_WEEKDAY: Final = re.compile(
    rf"((?:on|by|until|for|from) )?(?:this )?({'|'.join(WEEKDAYS)})"
    r"((?: (?:morning|afternoon|evening|night))?)",
    re.IGNORECASE,
)
_MONTH: Final = "|".join(rf"(?:{name}|{name[:3]})\.?" for name in (*MONTHS, "sept"))
_DAY: Final = r"\d\d?(?:st|nd|rd|th)?"
_OF_YEAR: Final = re.compile(
    rf"(?:(?:on|by|until|for|from|in|the|late|early|mid)[ -])*"
    rf"(?:(?:{_MONTH})(?: {_DAY})?|{_DAY}(?: of)? (?:{_MONTH}))",
    re.IGNORECASE,
)
_BEFORE: Final = 120  # characters
_DAY_MINUTES: Final = 24 * 60
_ALMOST_A_YEAR: Final = 351 * _DAY_MINUTES  # the coming one is within a fortnight


def coming_day(
    mention: DateMention, text: str, start: int, published: When | None
) -> Resolved | None:
    """Read a day as the coming one, where its sentence speaks of what is to come.

    Args:
        mention: The date.
        text: The text of the document.
        start: Where its sentence begins.
        published: When the document was published; None where that is not known.

    Returns:
        The coming day; None for every other date, and for the day of publication itself.
    """
    if published is None or published.latest is None:
        return None
    words = " ".join(mention.words.split())
    is_planned = _is_planned(mention, text, start)
    weekday = _WEEKDAY.fullmatch(words)
    if weekday is not None:
        if mention.resolved is None:  # "this Thursday", which has not come yet
            is_planned = "this " in words.lower()
        elif mention.resolved.when.latest == published.latest:
            return None
        before, day, part = weekday.groups(default="")
        return _resolved(f"{before}next {day}{part}", published) if is_planned else None
    if mention.resolved is None or _OF_YEAR.fullmatch(words) is None:
        return None
    return _nearest(words, mention.resolved.when, published, is_planned=is_planned)


def _is_planned(mention: DateMention, text: str, start: int) -> bool:
    """Tell whether the clause of a date speaks of what is planned."""
    before = _CLAUSE.split(text[max(start, mention.start - _BEFORE) : mention.start])[-1]
    opens = not text[start : mention.start].strip()
    cues = [each.end() for each in _PLANNED.finditer(before)]
    # "It will meet again, he said on Monday": the day is that of the saying.
    is_planned = bool(cues) and SAYING.isdisjoint(before[cues[-1] :].lower().split())
    return is_planned or (opens and _WILL.match(text, mention.end) is not None)


def _nearest(words: str, past: When, published: When, *, is_planned: bool) -> Resolved | None:
    """Read a day or a month without a year as the coming one, where that is the nearer."""
    last, now, today = past.last_minute, published.last_minute, published.latest
    if last is None or now is None or today is None or last >= now:
        return None
    if not is_planned and now - last < _ALMOST_A_YEAR:
        return None
    for year in (today.year, today.year + 1):
        coming = _resolved(f"{words} {year}", published)
        if coming is None:
            continue
        first = coming.when.first_minute
        first = coming.when.last_minute if first is None else first  # "by 1 March" is open
        if first is not None and first > now:
            return coming if first - now < now - last else None
    return None


def _resolved(words: str, published: When) -> Resolved | None:
    """Resolve words; None where no rule reads them."""
    try:
        return resolve(words, published=published)
    except PakafgError:
        return None
