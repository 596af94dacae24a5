"""Titles under which people were named so far, so that "the minister" later is known again."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from attrs import define, field

from pakafg.drafting.news_text import NewsText
from pakafg.drafting.saying_verbs import OFFICES, TITLES, says
from pakafg.drafting.subject_words import RANKS

__all__ = ["BorneTitles", "Speaker"]

_SHORT: Final = {"pm": ("prime", "minister"), "fm": ("foreign", "minister")}
_DETERMINERS: Final = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_APPOSITION: Final = 7  # words behind a name in which its title may stand
_BEFORE: Final = 8  # words before it that describe who bears it

Title = tuple[str, ...]
Speaker = tuple[str | None, str]
"""Somebody: an id, or None for somebody whom the corpus does not know, and a name."""


@define
class BorneTitles:
    """Remembers who bore which title, in the order of a text.

    Attributes:
        read: The text.
    """

    read: NewsText
    _bearers: dict[Title, set[Speaker]] = field(factory=lambda: defaultdict(set), init=False)
    _described: dict[Speaker, set[str]] = field(factory=lambda: defaultdict(set), init=False)

    def remember(self, first: int, last: int, speaker: Speaker) -> None:
        """Keep the title that stands before a name, or between commas behind it.

        Args:
            first: The number of the first word of the name.
            last: That of the word after its last one.
            speaker: Whose name it is.
        """
        words = self.read.words
        office = first - 1  # "spokesman Lieutenant-Colonel Ivo Kral"
        while office > 0 and (words[office].low in TITLES | RANKS or words[office].text in ".-"):
            office -= 1
        offices = [office] if first else []
        if last < len(words) and words[last].text == ",":
            end = min(len(words), last + _APPOSITION)
            closing = next((n for n in range(last + 1, end) if words[n].text == ","), end)
            behind = range(last + 1, closing)
            if not any(says(words, at) for at in behind):  # "…, the minister said" is another
                offices += behind
        for at in offices:
            if words[at].low in OFFICES:
                self._bearers[words[at].low,].add(speaker)
                if at:
                    self._bearers[words[at - 1].low, words[at].low].add(speaker)
                beside = words[max(0, at - _BEFORE) : at]
                self._described[speaker] |= {word.low for word in beside if word.is_word}

    def is_shared(self, first: int, last: int) -> bool:
        """Tell whether several people bore the title with which some words end.

        Args:
            first: The number of the first word.
            last: That of the word after the last one.
        """
        return last > first and len(self._bearers.get((self.read.words[last - 1].low,), ())) > 1

    def bearer(self, first: int, last: int) -> Speaker | None:
        """Find who alone bore the title that some words are.

        Args:
            first: The number of the first word.
            last: That of the word after the last one.
        """
        words = [word.low for word in self.read.words[first:last]]
        while words and words[0] in _DETERMINERS:
            words = words[1:]
        title = _SHORT.get(words[0], ()) if len(words) == 1 else ()
        for known in (title or tuple(words[-2:]), tuple(words[-1:])):
            bearers = self._bearers.get(known, ())
            if len(bearers) == 1:
                (one,) = bearers
                if set(words[: -len(known)]) <= self._described[one] or title:
                    return one
        return None
