"""Who utters a quotation of which no word says so: whoever speaks right before it.

Law of this file: an attribution that stands nearer goes before one that does not, and each is told
as a doubt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.drafting.quoted_by import QuotedBy, SpeakerSearch

if TYPE_CHECKING:
    from pakafg.drafting.said_by import SaidBy
    from pakafg.text.quotation_marks import QuotedSpan

__all__ = ["NeighbouringSpeakers"]

_NEAR: Final = 160  # characters between a quotation and that of the same speaker
_JOINED: Final = re.compile(r",? (?:and|or|but) (?:[^\s.;:!?]+ ){0,4}|, ")
_LINES: Final = 2


@define
class NeighbouringSpeakers(SpeakerSearch):
    """Finds who speaks in the quotation, the sentence or the paragraph before one."""

    _last: QuotedBy | None = field(default=None, init=False)
    _last_place: int = field(default=-1, init=False)

    def remember(self, quoted: QuotedBy, place: int) -> None:
        """Keep in mind who uttered a quotation, and where it ends."""
        self._last, self._last_place = quoted, place

    def beside(self, span: QuotedSpan) -> QuotedBy | None:
        """Take the speaker of the sentence, the paragraph or the quotation before."""
        rule = "a quotation behind another"
        own = self._paragraph_before(span) or self._sentence_before(span) or self._subject(span)
        if own is not None:
            return own._replace(rule=rule)
        gap = self.read.text[self._last_place : span.outer_start]
        if self._last is None or not self._last.name or len(gap) > _NEAR:
            return None
        if gap.count("\n") > _LINES or ("\n" in gap and not self.begins_line(span.outer_start)):
            return None
        return self._last._replace(doubts=(f"whether {self._last.name} goes on",), rule=rule)

    def joined(self, span: QuotedSpan) -> QuotedBy | None:
        """Take the speaker of words that "and" joins with these: "called it “vain” and “cruel”"."""
        gap = self.read.text[self._last_place : span.outer_start]
        if self._last is None or not self._last.name:
            return None
        if _JOINED.fullmatch(gap):
            return self._last
        number = self.read.sentence_of(span.outer_start)
        is_one = self._last_place > 0 and self.read.sentence_of(self._last_place - 1) == number
        first, last = self.read.word_at(self._last_place), self.read.word_at(span.outer_start)
        if not is_one or any(first <= each.at < last for each in self.outside(number)):
            return None
        return self._last._replace(doubts=(f"whether {self._last.name} goes on",))

    def _sentence_before(self, span: QuotedSpan) -> QuotedBy | None:
        """Take who speaks at the end of the sentence before: "…, he added. “Until then …”"."""
        number = self.read.sentence_of(span.outer_start) - 1
        said = self._said_since(number)
        if said is None:
            return None
        sentence = self.read.sentences[number]
        is_far = "\n" in self.read.text[sentence.end : span.outer_start]
        ends = said.last >= sentence.last - 1 or said.follows
        return None if is_far or not ends else self._named_before(said)

    def _subject(self, span: QuotedSpan) -> QuotedBy | None:
        """Take the person with whom the sentence before begins, in the same paragraph."""
        number = self.read.sentence_of(span.outer_start) - 1
        if number < 0:
            return None
        sentence = self.read.sentences[number]
        opens = self.attributor.subjects.get(sentence.first)
        gap = self.read.text[sentence.end : span.outer_start]
        if opens is None or "\n" in gap or sentence.start < self._last_place:
            return None
        doubt = f"whether {opens[1]}, with whom the sentence before begins, says it"
        return QuotedBy(None, *opens, (doubt,))

    def _paragraph_before(self, span: QuotedSpan) -> QuotedBy | None:
        """Take who speaks at the end of the paragraph before a quotation that is one of its own."""
        rest = re.match(r"[^\r\n]*", self.read.text[span.outer_end : span.outer_end + _NEAR])
        if not self.begins_line(span.outer_start) or (rest and rest[0].strip()):
            return None
        said = self._said_since(self.read.sentence_of(span.outer_start) - 1)
        return None if said is None else self._named_before(said)

    def _said_since(self, number: int) -> SaidBy | None:
        """Find the last attribution of a sentence, where no quotation is nearer."""
        outside = self.outside(number) if number >= 0 else ()
        if not outside or not outside[-1].name:
            return None
        is_near = self.read.words[outside[-1].first].start >= self._last_place
        return outside[-1] if is_near else None

    def _named_before(self, said: SaidBy) -> QuotedBy:
        cue = self.cue(said.first, said.last, len(self.read.words))
        return QuotedBy(
            cue, said.actor, said.name, (f"whether {said.name}, named before, says it",)
        )
