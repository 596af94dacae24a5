"""Weekdays of what is still to come: "agreed to meet on Wednesday" is the next one.

Law of this file: a weekday is the last such day up to the report, as everywhere, but where the
words before it in its clause, or a "will" right behind it, speak of what is planned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pakafg.drafting.saying_verbs import SAYING
from pakafg.errors import PakafgError
from pakafg.timeline.phrases import resolve
from pakafg.timeline.phrases.phrase_words import WEEKDAYS

if TYPE_CHECKING:
    from pakafg.drafting.date_mentions import DateMention
    from pakafg.timeline.phrases import Resolved
    from pakafg.values.when import When

__all__ = ["coming_day"]

_PLANNED: Final = re.compile(
    r"\b(?:will|would|shall|scheduled|planned|slated|expected to|due|set (?:to|for)|plans? to"
    r"|(?:agreed|agree|about|going|intends?|vowed|pledged|hopes?|wants?|asked|ready) to"
    r"|to (?:hold|meet|resume|begin|start|convene|reconvene|travel|return|visit))\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(r"[^.;]{0,60}?\bwill\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[.;:“”\"]")
_WEEKDAY: Final = re.compile(
    rf"(?:(?:on|by|until|for|from) )?({'|'.join(WEEKDAYS)})"
    r"(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_BEFORE: Final = 120  # characters


def coming_day(
    mention: DateMention, text: str, start: int, published: When | None
) -> Resolved | None:
    """Read a weekday as the next one, where its sentence speaks of what is to come.

    Args:
        mention: The date.
        text: The text of the document.
        start: Where its sentence begins.
        published: When the document was published; None where that is not known.

    Returns:
        The coming day; None for every other date, and for the day of publication itself.
    """
    words = " ".join(mention.words.split())
    found = _WEEKDAY.fullmatch(words)
    if found is None or published is None or mention.resolved is None:
        return None
    before = _CLAUSE.split(text[max(start, mention.start - _BEFORE) : mention.start])[-1]
    opens = not text[start : mention.start].strip()
    cues = [each.end() for each in _PLANNED.finditer(before)]
    # "It will meet again, he said on Monday": the day is that of the saying.
    is_planned = bool(cues) and SAYING.isdisjoint(before[cues[-1] :].lower().split())
    if not (is_planned or (opens and _WILL.match(text, mention.end))):
        return None
    when = mention.resolved.when
    is_today = when.latest is not None and when.latest == published.latest
    if is_today:
        return None
    at = found.start(1)
    try:
        return resolve(f"{words[:at]}next {words[at:]}", published=published)
    except PakafgError:
        return None
