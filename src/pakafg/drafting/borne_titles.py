"""Titles under which persons were named so far, so that "the minister" later is known again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.drafting.news_text import NewsText

if TYPE_CHECKING:
    from pakafg.drafting.known_names import NameMention

__all__ = ["BorneTitles"]

_OFFICES: Final = frozenset(
    ("minister", "president", "premier", "chancellor", "secretary", "spokesman", "spokeswoman",
     "spokesperson", "commander", "governor", "ambassador", "envoy", "mayor", "chairman",
     "chairwoman", "director", "superintendent", "commissioner", "administrator", "speaker",
     "negotiator", "king", "prince", "pope", "lawmaker", "mediator")
)  # fmt: skip
_SHORT: Final = {"pm": ("prime", "minister"), "fm": ("foreign", "minister")}
_DETERMINERS: Final = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_APPOSITION: Final = 7  # words behind a name in which its title may stand

Title = tuple[str, ...]
Bearer = tuple[str, str]


@define
class BorneTitles:
    """Remembers who bore which title, in the order of a text.

    Attributes:
        read: The text.
    """

    read: NewsText
    _bearers: dict[Title, set[str]] = field(factory=lambda: defaultdict(set), init=False)
    _names: dict[str, str] = field(factory=dict, init=False)

    def remember(self, mention: NameMention) -> None:
        """Keep the title that stands before a name, or between commas behind it."""
        words = self.read.words
        offices = [mention.first - 1] if mention.first else []
        if mention.last < len(words) and words[mention.last].text == ",":
            end = min(len(words), mention.last + _APPOSITION)
            offices += (at for at in range(mention.last + 1, end) if words[at].low in _OFFICES)
            offices = [
                at
                for at in offices
                if at < mention.first
                or not any(words[n].text == "," for n in range(mention.last + 1, at))
            ]
        for at in offices:
            if words[at].low in _OFFICES:
                self._bearers[words[at].low,].add(mention.record)
                if at:
                    self._bearers[words[at - 1].low, words[at].low].add(mention.record)
                self._names[mention.record] = self.read.text[mention.start : mention.end]

    def bearer(self, first: int, last: int) -> Bearer | None:
        """Find who alone bore the title that some words are: an id, and a name.

        Args:
            first: The number of the first word.
            last: That of the word after the last one.
        """
        words = [word.low for word in self.read.words[first:last]]
        while words and words[0] in _DETERMINERS:
            words = words[1:]
        title = _SHORT.get(words[0], ()) if len(words) == 1 else ()
        for known in (title or tuple(words[-2:]), tuple(words[-1:])):
            persons = self._bearers.get(known, ())
            if len(persons) == 1 and len(words) <= len(known):
                (person,) = persons
                return person, self._names[person]
        return None
